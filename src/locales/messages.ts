import type { author } from './en/author.js';
import type { page } from './en/page.js';
import type { results } from './en/results.js';
import type { saving } from './en/saving.js';
import type { story } from './en/story.js';
import type { work } from './en/work.js';

/** The messages by the part of the interface that says them: each is a file of its own, loaded when that part is shown. */
interface Parts {
  results: typeof results;
  work: typeof work;
  saving: typeof saving;
  author: typeof author;
  page: typeof page;
  story: typeof story;
}
export type Part = keyof Parts;

export type MessageKey = { [P in Part]: keyof Parts[P] }[Part];

/** One part in another language; it may add the plural forms that its language has. */
export type Table<P extends Part> = Readonly<Record<keyof Parts[P], string>> & Readonly<Record<string, string>>;
