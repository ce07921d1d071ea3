/** The effect of the script tag: registers every element, and upgrades `<div data-waymark="…">`. */
import '../define.js';
import { upgradeDivs } from '../elements/shared/data-attribute-upgrade.js';

upgradeDivs(document, ['config', 'results-timeline', 'success-plan', 'effort-checklist', 'results-page']);
