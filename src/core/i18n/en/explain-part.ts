// A file of its own, since `explain.js` is in the same file as the code that has English built in.
export { messages } from './explain.js';
