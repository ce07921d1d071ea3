/** All that a script tag does to a page: registers every element, and fills the divs that stand in for one. */
import './define.js';
import { fillStandIns } from './ui/stand-ins.js';

fillStandIns(document, ['config', 'results-timeline', 'success-plan', 'effort-checklist', 'results-page']);
