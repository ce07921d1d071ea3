// The messages of the widgets, in French: loaded as one file.
export { messages as 'plan-effort' } from './plan-effort.js';
export { messages as results } from './results.js';
