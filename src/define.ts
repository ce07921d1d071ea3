/** Registers every element: the entry of the script tag. */
import './widgets/config/define.js';
import './widgets/effort-checklist/define.js';
import './widgets/results-page/define.js';
import './widgets/results-timeline/define.js';
import './widgets/success-plan/define.js';
