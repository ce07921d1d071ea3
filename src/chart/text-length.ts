/** Approximate width of a text in letters. A Chinese, Japanese or Korean letter counts as two. */
export const textLength = (text: string): number =>
  text.length + (text.match(/[\u2e80-\ufaff\uff00-\uff60]/g)?.length ?? 0);
