// The messages of the results page and its files, in Spanish: loaded as one file.
export { messages as export } from './export.js';
export { messages as narrative } from './narrative.js';
