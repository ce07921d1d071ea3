import { indexed, isRecord } from '../core/types.js';
import type { Path } from '../core/config/issues.js';
import { didYouMean } from '../core/config/did-you-mean.js';

/** One writer of a value: a playbook, a row of the accounts table, or an account file. */
export interface Layer {
  name: string;
  value: unknown;
}

/** A place in a layer. */
export interface Origin {
  layer: Layer;
  path: Path;
}

/** A side effect of a merge that the author may not have intended. */
export interface MergeNote {
  rule: 'deletes-nothing' | 'text-loses-language' | 'mixed-baseline';
  origin: Origin;
  message: string;
  hint: string;
}

export interface Merged {
  value: unknown;
  /** The layers that wrote the value at a path: the effective one first, then those it replaced. */
  originsOf: (path: Path) => Origin[];
  notes: MergeNote[];
}

/** A value with the layers that wrote it. It has `children` if its parts come from several layers. */
interface Sourced {
  value: unknown;
  origins: readonly Origin[];
  children?: ReadonlyMap<string | number, Sourced>;
}

/** Maximum depth: it protects against endless recursion. */
const MAX_DEPTH = 100;

const hasIds = (list: unknown): list is Record<string, unknown>[] =>
  Array.isArray(list) && list.length > 0 && list.every((item) => isRecord(item) && typeof item.id === 'string');

const isItems = (list: unknown): boolean =>
  Array.isArray(list) && list.length > 0 && list.every((item) => isRecord(item) && 'id' in item);

/**
 * Merges layers, later over earlier. Objects are merged key by key; lists of items with an `id` item by item, the
 * earlier order first. Every other value is replaced. `null` deletes a key, `remove: true` an item. Values of a series
 * (`points`) are replaced as a whole: those of two sources must never mix. Never throws.
 */
export function mergeLayers(layers: readonly Layer[]): Merged {
  const notes: MergeNote[] = [];
  const merged = layers
    .map((layer): Sourced => ({ value: layer.value, origins: [{ layer, path: [] }] }))
    .reduce<Sourced | undefined>((base, over) => (base ? mergeTwo(base, over, notes, 0) : over), undefined);
  return { value: merged?.value, originsOf: (path) => (merged ? originsOf(merged, path) : []), notes };
}

const childOf = (parent: Sourced, key: string | number): Sourced => {
  const known = parent.children?.get(key);
  if (known) return known;
  const value = (parent.value as Record<string | number, unknown>)[key];
  return { value, origins: parent.origins.flatMap((origin) => (has(origin, key) ? [below(origin, key)] : [])) };
};

const below = ({ layer, path }: Origin, key: string | number): Origin => ({ layer, path: [...path, key] });

function has({ layer, path }: Origin, key: string | number): boolean {
  const holder = path.reduce<unknown>(
    (at, step) =>
      typeof at === 'object' && at !== null && Object.hasOwn(at, step) ? at[step as keyof typeof at] : undefined,
    layer.value,
  );
  return typeof holder === 'object' && holder !== null && Object.hasOwn(holder, key);
}

function originsOf(node: Sourced, path: Path): Origin[] {
  const [step, ...rest] = path;
  if (step === undefined) return [...node.origins];
  if (typeof node.value !== 'object' || node.value === null || !Object.hasOwn(node.value, step))
    return [...node.origins];
  return originsOf(childOf(node, step), rest);
}

function mergeTwo(base: Sourced, over: Sourced, notes: MergeNote[], depth: number): Sourced {
  const replaced = (): Sourced => ({ ...over, origins: [...over.origins, ...base.origins] });
  if (depth > MAX_DEPTH) return replaced();
  if (isRecord(base.value) && isRecord(over.value)) return mergeRecords(base, over, notes, depth);
  // an empty list replaces the earlier items
  if (hasIds(base.value) && isItems(over.value)) return mergeLists(base, over, notes, depth);
  noteLostLanguage(base, over, notes);
  return replaced();
}

const isLanguages = (value: unknown): value is Record<string, string> =>
  isRecord(value) &&
  Object.keys(value).length > 0 &&
  Object.entries(value).every(
    ([tag, text]) => /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(tag) && typeof text === 'string',
  );

function noteLostLanguage(base: Sourced, over: Sourced, notes: MergeNote[]): void {
  const [origin] = over.origins;
  const isLost =
    (typeof base.value === 'string' && isLanguages(over.value)) ||
    (isLanguages(base.value) && Object.keys(base.value).length > 1 && typeof over.value === 'string');
  if (!origin || !isLost) return;
  const languages = isLanguages(base.value) ? Object.keys(base.value).join(', ') : 'the language of the plain text';
  notes.push({
    rule: 'text-loses-language',
    origin,
    message: `This text replaces the one of ${base.origins[0]?.layer.name ?? 'the layer below'} as a whole: ${languages} is lost.`,
    hint: 'Write both by language, such as { en: …, de: … }.',
  });
}

/** The key of a series or of its source: it is replaced as a whole. */
const REPLACED_WHOLE = 'points';

function mergeRecords(base: Sourced, over: Sourced, notes: MergeNote[], depth: number): Sourced {
  const children = new Map<string, Sourced>();
  for (const key of Object.keys(base.value as object)) children.set(key, childOf(base, key));
  for (const [key, value] of Object.entries(over.value as object)) {
    const own = childOf(over, key);
    const below = children.get(key);
    if (value === null && below === undefined) {
      // `done: null` of an open milestone is the same as leaving it out
      if (key !== 'done') notes.push(deletesNothing(own, `"${key}"`, children.keys()));
    } else if (value === null) children.delete(key);
    else if (below === undefined) children.set(key, own);
    else if (key === REPLACED_WHOLE) children.set(key, { ...own, origins: [...own.origins, ...below.origins] });
    else children.set(key, mergeTwo(below, own, notes, depth + 1));
  }
  noteMixedBaseline(children.get('baseline'), over, notes);
  return {
    value: Object.fromEntries([...children].map(([key, { value }]) => [key, value])),
    origins: [...over.origins, ...base.origins],
    children,
  };
}

/** Notes a baseline with an agreed value from one layer and a span from another: the value would win silently. */
function noteMixedBaseline(baseline: Sourced | undefined, over: Sourced, notes: MergeNote[]): void {
  if (!baseline?.children || !isRecord(over.value) || !isRecord(over.value.baseline)) return;
  const { value, from, to } = over.value.baseline;
  const hasSpan = from !== undefined || to !== undefined;
  const merged = baseline.value as Record<string, unknown>;
  const isMixed = merged.value !== undefined && (merged.from !== undefined || merged.to !== undefined);
  const [origin] = over.origins;
  if (!origin || !isMixed || (value !== undefined) === hasSpan) return;
  const missing = hasSpan ? '"value: null"' : '"from: null" and "to: null"';
  notes.push({
    rule: 'mixed-baseline',
    origin: below(origin, 'baseline'),
    message: `The baseline has a value and a span, of which only one was written here; the value counts.`,
    hint: `Add ${missing} to keep only what is written here, or write both.`,
  });
}

function mergeLists(base: Sourced, over: Sourced, notes: MergeNote[], depth: number): Sourced {
  const items = new Map<unknown, Sourced>();
  (base.value as Record<string, unknown>[]).forEach(({ id }, i) => items.set(id, childOf(base, i)));
  (over.value as Record<string, unknown>[]).forEach(({ id, remove }, i) => {
    const own = childOf(over, i);
    const below = items.get(id);
    if (remove === true) {
      if (!items.delete(id))
        notes.push(deletesNothing(own, `the item "${String(id)}"`, [...items.keys()].map(String), id));
    } else items.set(id, below ? mergeTwo(below, own, notes, depth + 1) : own);
  });
  const children = [...items.values()];
  return {
    value: children.map(({ value }) => value),
    origins: [...over.origins, ...base.origins],
    children: new Map(indexed(children)),
  };
}

function deletesNothing(own: Sourced, what: string, known: Iterable<string>, id?: unknown): MergeNote {
  const [origin] = own.origins;
  const word = typeof id === 'string' ? id : String(origin?.path.at(-1) ?? '');
  return {
    rule: 'deletes-nothing',
    origin: origin ?? { layer: { name: '', value: undefined }, path: [] },
    message: `This deletes ${what}, which nothing below it has.`,
    hint: didYouMean(word, known).hint ?? 'Remove it, or check whether the standard has renamed it.',
  };
}
