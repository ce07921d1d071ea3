import { attachPoints, detachPoints } from './detach.js';
import { MOST_ISSUES, pathText, type Issue, type Path } from './issues.js';
import { jsonValue } from './json.js';
import { depthFault, locate, syntaxFault } from './locate.js';
import { checkMeaning, type MeaningFault } from './meaning.js';
import { idsIn, valueAt } from './parts.js';
import { fileKey, type PointsFiles } from './points-file.js';
import type { Config } from './schema.js';
import { pointsIn, seriesOf } from './series.js';
import { checkShape, unknownKeys, type ShapeFault } from './shape.js';
import { soundConfig, VERSION } from './sound.js';
import { originsOf, partOf, without, type Origin } from './without.js';

export type ParseResult =
  | { ok: true; config: Config; warnings: Issue[] }
  | { ok: false; issues: Issue[]; warnings: Issue[]; config?: Config };

/**
 * Turns anything into a config, or says what is wrong with it. Never throws.
 *
 * @param input JSON text, or what JSON text would be parsed to
 * @returns `ok: true` where nothing is wrong; else every issue with its place and, in `config`, all that could be kept:
 * a faulty metric, milestone or entry is left out alone, a faulty value is a gap. Unknown keys are only warned about.
 */
export function parseConfig(input: unknown): ParseResult {
  const text = typeof input === 'string' ? input : undefined;
  const value = text === undefined ? input : jsonValue(text);
  const config = soundConfig(value);
  return config ? { ok: true, config, warnings: [] } : parseValue(value, text);
}

/** As `parseConfig`, for a value whose text and files are known, and without the quick look at whether there is anything to say. */
export function parseValue(input: unknown, text?: string, files: PointsFiles = new Map()): ParseResult {
  if (text !== undefined && input === undefined) return { ok: false, issues: [syntaxIssue(text)], warnings: [] };
  try {
    const { result, places } = check(input, files);
    const issues = [...(result.ok ? [] : result.issues), ...result.warnings];
    if (text !== undefined && issues.length) {
      const located = locate(text, issues.map((issue) => places.get(issue) ?? []));
      issues.forEach((issue, i) => Object.assign(issue, located[i]));
    }
    return result;
  } catch (error) {
    return { ok: false, issues: [{ code: 'shape', path: '$', message: `The config could not be read: ${wordsOf(error)}` }], warnings: [] };
  }
}

/** Of a getter or Proxy of the host, even what it throws can throw. */
function wordsOf(error: unknown): string {
  try {
    if (error instanceof Error) return String(error.message);
  } catch { /* said below */ }
  return 'unknown fault.';
}

function syntaxIssue(text: string): Issue {
  const issue = { code: 'syntax', path: '$' } as const;
  const deep = depthFault(text);
  if (deep) return { ...issue, ...deep, message: `Nested too deeply: expected ${deep.expected}.` };
  if (text.trim() === '') return { ...issue, message: 'The config is empty.', hint: 'Expected a JSON object.', line: 1, column: 1 };
  const fault = syntaxFault(text);
  if (!fault) return { ...issue, message: `The config could not be read: ${wordsOf(errorOf(text))}` };
  const { line, column, expected, found } = fault;
  return {
    ...issue, line, column, expected, found,
    message: `Not JSON at line ${line}, column ${column}: expected ${expected}, found ${found}.`,
    ...(/^\s*</.test(text) ? { hint: 'This looks like an HTML page: check the address, and whether a login page was sent instead.' } : {}),
  };
}

/** What the engine says of JSON in which we find no fault: such as that it is too large. */
function errorOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    return error;
  }
}

function check(input: unknown, files: PointsFiles): { result: ParseResult; places: Map<Issue, Path> } {
  const places = new Map<Issue, Path>();
  const listed = (faults: readonly ShapeFault[]): Issue[] => {
    const issues = faults.slice(0, MOST_ISSUES).map(({ path, issue }) => {
      places.set(issue, path);
      return issue;
    });
    if (faults.length > MOST_ISSUES) issues.push({ code: 'shape', path: '$', message: `${faults.length - MOST_ISSUES} more issues are not listed.` });
    return issues;
  };
  const bare = detachPoints(input);
  const { config: kept, faults: found, drops } = keepSound(bare);
  const warnings = listed(unknownKeys(bare));
  if (!kept) return { result: { ok: false, issues: listed(found), warnings }, places };
  if (kept.version > VERSION) {
    const message = `This config is of version ${kept.version}; what version ${VERSION} knows of it is shown.`;
    const warning: Issue = { code: 'value', path: '$.version', message, expected: String(VERSION), found: String(kept.version) };
    places.set(warning, ['version']);
    warnings.push(warning);
  }
  const origin = originsOf(bare, drops);
  const config = attachPoints(kept, input, origin, files);
  const faults = [...found, ...pointFaults(config, origin, files)];
  const result: ParseResult = faults.length ? { ok: false, issues: listed(faults), warnings, config } : { ok: true, config, warnings };
  return { result, places };
}

/** Parts of a metric that many programs write as null where there is none: then they are left out, and the metric is kept. */
const SPARED: readonly unknown[] = ['target', 'baseline', 'comparison', 'worth', 'confirmed', 'disputed'];

const sparedNulls = (input: unknown, faults: readonly ShapeFault[]): Set<Path> =>
  new Set(faults.map(({ path }) => path).filter((path) => path.length === 3 && SPARED.includes(path[2]) && valueAt(input, path) === null));

/** Finds the faults, leaves out the parts they lie in, and returns what remains; no config where something essential is at fault. */
function keepSound(input: unknown): { config?: Config; faults: ShapeFault[]; drops: Path[] } {
  const whole = checkShape(input);
  let drops: Path[] = [];
  const spared = sparedNulls(input, whole.faults);
  for (const fault of whole.faults) {
    if (spared.has(fault.path)) {
      drops.push(fault.path);
      continue;
    }
    const part = partOf(fault.path);
    if (!part) return { faults: whole.faults, drops };
    const id = valueAt(input, [...part, 'id']);
    fault.issue.part = typeof id === 'string' ? id : pathText(part);
    drops.push(part);
  }
  const sound = whole.config ?? checkShape(without(input, drops)).config;
  if (!sound) return { faults: whole.faults, drops };
  const found = checkMeaning(sound, (name) => idsIn(input, name), originsOf(input, drops));
  const faults = [...whole.faults, ...found];
  const places = dropsOf(found);
  if (places.length < found.length) return { faults, drops };
  drops = [...drops, ...places];
  if (!drops.length) return { config: sound, faults, drops };
  let rest = without(input, drops);
  for (;;) {
    const { config } = checkShape(rest);
    if (!config) return { faults, drops };
    // what refers to a part that was left out loses the reference, without a message of its own
    const orphans = dropsOf(checkMeaning(config, (name) => idsIn(config, name), (path) => path));
    if (!orphans.length) return { config, faults, drops };
    rest = without(rest, orphans);
  }
}

const dropsOf = (faults: readonly MeaningFault[]): Path[] => faults.flatMap(({ drop }) => (drop ? [drop] : []));

/** The values that could not be read. They are gaps; the rest of their series stands. */
function pointFaults(config: Config, origin: Origin, files: PointsFiles): ShapeFault[] {
  return pointsIn(config).flatMap(({ holder: { points }, path, period }) => {
    const at = origin(path);
    const file = 'src' in points ? files.get(fileKey(points)) : undefined;
    if (file && 'fault' in file) return [{ path: at, issue: { code: 'load', path: pathText(at), ...file.fault } }];
    const series = seriesOf(points, config.account.timeZone, period);
    const faults = series.faults.map(({ path: inner, expected, found }): ShapeFault => {
      const place = [...at, ...inner];
      return { path: place, issue: { code: 'value', path: pathText(place), message: `Expected ${expected}, found ${found}: it is left out.`, expected, found } };
    });
    const more = series.faulty - faults.length;
    if (more > 0) faults.push({ path: at, issue: { code: 'value', path: pathText(at), message: `${more} more values cannot be read: they are left out.` } });
    return faults;
  });
}
