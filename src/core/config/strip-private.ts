import { isRecord, type Path } from '../types.js';
import { jsonValue } from './safe-json.js';

/** The key of the vendor's notes: removed at every level. */
const PRIVATE = 'private';
/** Keys of playbooks and account files: at the top, in a metric or behaviour, and in its points. */
const TOP_KEYS: readonly string[] = ['extends', 'playbook', 'id', 'analysis', 'bullseye', 'lossClasses'];
const MEASURE_KEYS: readonly string[] = ['proven'];
const POINTS_KEYS: readonly string[] = ['sql'];

/** A value in a config with its parent. */
interface Place {
  value: object;
  copy: object;
  key: string | number;
  parent: Place | null;
}

/** True for a metric or a behaviour. */
const isMeasure = ({ parent }: Place): boolean =>
  parent !== null &&
  Array.isArray(parent.value) &&
  (parent.key === 'metrics' || parent.key === 'behaviors') &&
  parent.parent?.parent === null;

function isAuthorOnly(place: Place, key: string): boolean {
  if (key === PRIVATE) return true;
  const { parent } = place;
  if (!parent) return TOP_KEYS.includes(key);
  return (
    (MEASURE_KEYS.includes(key) && isMeasure(place)) ||
    (POINTS_KEYS.includes(key) && place.key === 'points' && isMeasure(parent))
  );
}

function pathOf(place: Place, key: string): Path {
  const path: (string | number)[] = [key];
  for (let at = place; at.parent; at = at.parent) path.push(at.key);
  return path.reverse();
}

/** A value as `JSON.stringify` would write it. */
function asJson(value: unknown, key: string | number): unknown {
  const { toJSON } = typeof value === 'object' && value !== null ? (value as { toJSON?: unknown }) : {};
  return typeof toJSON === 'function' ? (toJSON.call(value, String(key)) as unknown) : value;
}

/**
 * Copies a value without its author-only parts. Iterative, so that deep nesting does not overflow the stack.
 */
function copied(config: unknown): { copy: unknown; removed: Path[] } {
  const copies = new Map<object, object>();
  const todo: Place[] = [];
  const removed: Path[] = [];
  const copyOf = (given: unknown, key: string | number, parent: Place | null): unknown => {
    const value = asJson(given, key);
    if (typeof value !== 'object' || value === null) return value;
    const known = copies.get(value);
    if (known) return known;
    const copy = Array.isArray(value) ? [] : {};
    copies.set(value, copy);
    todo.push({ value, copy, key, parent });
    return copy;
  };
  const copy = copyOf(config, '', null);
  // the list grows during the loop
  for (const place of todo) {
    const { value, copy: to } = place;
    if (Array.isArray(value)) {
      for (let i = 0; i < value.length; i++) (to as unknown[])[i] = copyOf(value[i], i, place);
      continue;
    }
    for (const key of Object.keys(value)) {
      if (isAuthorOnly(place, key)) removed.push(pathOf(place, key));
      else {
        const item = copyOf((value as Record<string, unknown>)[key], key, place);
        // `__proto__` is a normal key in JSON, but assigning it would set the prototype
        Object.defineProperty(to, key, { value: item, enumerable: true, configurable: true, writable: true });
      }
    }
  }
  return { copy, removed };
}

/** The paths of the author-only parts of a config, in the order of their depth. */
export const authorOnlyPaths = (config: unknown): Path[] => (isRecord(config) ? copied(config).removed : []);

/**
 * Removes the author-only parts of a config: `private` at every level, and the keys of playbooks. Call it on the server
 * before sending a config to a customer's browser. The given object is not changed. It is returned itself if it has no
 * such parts.
 *
 * @param config a config, also a faulty one. JSON text returns JSON text, serialized again
 * @throws SyntaxError if a text is not valid JSON, so that it is not sent unchecked
 * @example
 * response.json(stripPrivate(await configOf(account)));
 */
export function stripPrivate(config: string): string;
export function stripPrivate<T>(config: T): T;
export function stripPrivate(config: unknown): unknown {
  if (typeof config === 'string') {
    const value = jsonValue(config);
    if (value === undefined) throw new SyntaxError('The config is not JSON.');
    // always serialized again, since only the last of two equal keys was checked
    return JSON.stringify(copied(value).copy);
  }
  const { copy, removed } = copied(config);
  return removed.length ? copy : config;
}
