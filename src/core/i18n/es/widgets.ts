// The messages of the widgets, in Spanish: loaded as one file.
export { messages as 'plan-effort' } from './plan-effort.js';
export { messages as results } from './results.js';
