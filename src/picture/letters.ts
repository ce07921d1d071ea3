/** About how many letters wide a text is: one of Chinese, Japanese or Korean is as wide as two. */
export const lettersOf = (text: string): number => text.length + (text.match(/[\u2e80-\ufaff\uff00-\uff60]/g)?.length ?? 0);
