/**
 * Types of the elements in JSX for Preact: `import type {} from 'waymark/preact'` in one file of a project. Listeners
 * are `onwaymark-ready` and so on.
 */
import type { HTMLAttributes } from 'preact';
import type { ElementClasses, ElementProps, Listeners } from './element-props.js';

type Elements = {
  [Tag in keyof ElementProps]: HTMLAttributes<ElementClasses[Tag]> & ElementProps[Tag] & Listeners<'on'>;
};

declare module 'preact' {
  namespace JSX {
    // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- adds members to Preact's own interface
    interface IntrinsicElements extends Elements {}
  }
}
