/**
 * Types of the elements in Svelte's templates: `import type {} from 'waymark/svelte'` in one file of a project.
 * Listeners are `onwaymark-ready` and so on.
 */
import type { HTMLAttributes } from 'svelte/elements';
import type { ElementClasses, ElementProps, Listeners } from './element-props.js';

type Elements = {
  [Tag in keyof ElementProps]: HTMLAttributes<ElementClasses[Tag]> & ElementProps[Tag] & Listeners<'on'>;
};

declare module 'svelte/elements' {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- adds members to Svelte's own interface
  interface SvelteHTMLElements extends Elements {}
}
