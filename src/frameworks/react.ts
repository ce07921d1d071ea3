/**
 * Types of the elements in JSX for React 19: `import type {} from 'waymark/react'` in one file of a project. Listeners
 * are `onwaymark-ready` and so on.
 */
import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { ElementClasses, ElementProps, Listeners } from './element-props.js';

type Elements = {
  [Tag in keyof ElementProps]: DetailedHTMLProps<HTMLAttributes<ElementClasses[Tag]>, ElementClasses[Tag]> &
    ElementProps[Tag] &
    Listeners<'on'>;
};

declare module 'react' {
  namespace JSX {
    // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- adds members to React's own interface
    interface IntrinsicElements extends Elements {}
  }
}
