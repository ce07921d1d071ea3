/** Looks at the page that elements will take before they change something in it. */
const waiting = new Set<() => void>();

/** Takes a look with the next one that is taken: each change makes the next look cost a layout, so that all are taken before the first. */
export const lookLater = (look: () => void): void => void waiting.add(look);

/** For an element that has left the page. */
export const lookNever = (look: () => void): void => void waiting.delete(look);

/** Takes a look, and with it all that wait. */
export function lookNow(look: () => void): void {
  waiting.delete(look);
  look();
  for (const other of waiting) other();
  waiting.clear();
}
