/**
 * Parses a space-separated list of section ids. Returns a test whether a section is listed; all are, if none is.
 * Unknown ids are ignored, so that a page for a newer version works with this one.
 */
export function parseSections<T extends string>(attribute: string, all: readonly T[]): (id: T) => boolean {
  const listed = attribute.split(/\s+/).filter((id) => (all as readonly string[]).includes(id));
  return (id) => !listed.length || listed.includes(id);
}
