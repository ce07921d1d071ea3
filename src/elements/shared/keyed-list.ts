import type { TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';

/** Lit's `repeat`, but with templates created immediately, so that `renderPart` catches a template that throws. */
export const keyedList = <T>(
  items: readonly T[],
  key: (item: T) => string,
  template: (item: T, index: number) => TemplateResult,
): unknown =>
  repeat(
    items.map((item, index) => ({ key: key(item), content: template(item, index) })),
    (row) => row.key,
    (row) => row.content,
  );
