/**
 * Whether a part is shown of which an attribute lists those wanted, by their ids and apart by spaces; all where it lists none.
 * Ids that nobody knows are passed over, so that a page written for a newer version shows what this one has.
 */
export function wanted<T extends string>(attribute: string, all: readonly T[]): (id: T) => boolean {
  const listed = attribute.split(/\s+/).filter((id) => (all as readonly string[]).includes(id));
  return (id) => !listed.length || listed.includes(id);
}
