/**
 * Types of the elements in Vue's templates: `import type {} from 'waymark/vue'` in one file of a project. Vue must be
 * told that the tags are elements: `isCustomElement: (tag) => tag.startsWith('waymark-')`.
 */
import type { EmitFn, HTMLAttributes } from 'vue';
import type { ElementClasses, ElementEvents, ElementProps } from './element-props.js';

type Emit = EmitFn<{ [K in keyof ElementEvents]: (event: ElementEvents[K]) => void }>;

type Elements = {
  [Tag in keyof ElementProps]: new () => ElementClasses[Tag] & {
    /** @deprecated Only for the type checker of templates: an element has no `$props`. */
    $props: HTMLAttributes & ElementProps[Tag];
    /** @deprecated Only for the type checker of templates: an element has no `$emit`. */
    $emit: Emit;
  };
};

declare module 'vue' {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- adds members to Vue's own interface
  interface GlobalComponents extends Elements {}
}
