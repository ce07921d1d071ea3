/** Registers every element. */
import './elements/config/define.js';
import './elements/effort-checklist/define.js';
import './elements/results-page/define.js';
import './elements/results-timeline/define.js';
import './elements/success-plan/define.js';
