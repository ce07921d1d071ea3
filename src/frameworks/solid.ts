/**
 * Types of the elements in JSX for Solid: `import type {} from 'waymark/solid'` in one file of a project. Listeners are
 * `on:waymark-ready` and so on.
 */
import type { JSX } from 'solid-js';
import type { ElementClasses, ElementProps, Listeners } from './element-props.js';

type Elements = {
  [Tag in keyof ElementProps]: JSX.HTMLAttributes<ElementClasses[Tag]> & ElementProps[Tag] & Listeners<'on:'>;
};

declare module 'solid-js' {
  namespace JSX {
    // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- adds members to Solid's own interface
    interface IntrinsicElements extends Elements {}
  }
}
