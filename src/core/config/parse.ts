import { seriesSteps, type Series } from '../series/time-series.js';
import { runSync, type SlicedTask } from '../series/time-slicing.js';
import { indexed, isPointsSource, isRecord, type Path } from '../types.js';
import { idsIn, valueAt } from './collections.js';
import { checkCompiled, VERSION } from './compiled-check.js';
import { describeValue, MAX_ISSUES, pathText, type Issue } from './issues.js';
import { depthFault, locateSteps, syntaxFaultSteps } from './json-source-map.js';
import { fileFaultText, pointFaultText } from './point-issues.js';
import { fileKey, type PointsFiles } from './points-files.js';
import { pointsIn, type PointsLocation } from './points-locations.js';
import { droppablePart, indexMap, without, type ToInputPath } from './prune.js';
import { jsonValue } from './safe-json.js';
import { CONFIG_KEYS, MEASURE_KEYS, schemaSteps, unknownKeySteps, type SchemaFault } from './schema-issues.js';
import type { Config } from './schema.js';
import { semanticSteps, type SemanticFault } from './semantic-issues.js';
import { restorePoints, stripPoints } from './split-points.js';
import { unitFromText } from './unit-text.js';

/** The answer of `parseConfig`. */
export type ParseResult =
  | {
      /** True if the whole config is valid. */
      ok: true;
      /** The config with all defaults. */
      config: Config;
      /** Problems that change nothing, such as unknown keys. */
      warnings: Issue[];
    }
  | {
      /** False if any part is faulty. */
      ok: false;
      /** Every problem with its place, up to 200. Never empty. */
      issues: Issue[];
      /** Problems that change nothing, such as unknown keys. */
      warnings: Issue[];
      /** The valid parts. Absent if nothing can be kept. */
      config?: Config;
    };

/**
 * Parses and validates a config. Reports every fault with its place and its remedy. Never throws.
 *
 * @param input JSON text, or the parsed value
 * @returns `ok: true` if nothing is wrong. Else `issues` has every fault, and `config` the valid parts:
 * a faulty metric, milestone or entry is left out alone, and a faulty value is a gap. Unknown keys are warnings.
 * @example
 * const parsed = parseConfig(await readFile('acme.json', 'utf8'));
 * if (!parsed.ok) for (const issue of parsed.issues) console.error(issueText(issue));
 */
export function parseConfig(input: unknown): ParseResult {
  const text = typeof input === 'string' ? input : undefined;
  const value = text === undefined ? input : jsonValue(text);
  const config = checkCompiled(value);
  return config ? { ok: true, config, warnings: [] } : parseValue(value, text);
}

/** The full parser: as `parseConfig`, for a parsed value with its source text and its points files. */
export const parseValue = (input: unknown, text?: string, files: PointsFiles = new Map()): ParseResult =>
  runSync(parseSteps(input, text, files));

/** As `parseValue`, in slices. */
export function* parseSteps(input: unknown, text: string | undefined, files: PointsFiles): SlicedTask<ParseResult> {
  if (text !== undefined && input === undefined)
    return { ok: false, issues: [yield* syntaxIssueSteps(text)], warnings: [] };
  try {
    const { result, places } = yield* checkSteps(input, files);
    const issues = [...(result.ok ? [] : result.issues), ...result.warnings];
    if (text !== undefined && issues.length) {
      const located = yield* locateSteps(
        text,
        issues.map((issue) => places.get(issue) ?? []),
      );
      issues.forEach((issue, i) => Object.assign(issue, located[i]));
    }
    return result;
  } catch (error) {
    return {
      ok: false,
      issues: [{ code: 'shape', path: '$', message: `The config could not be read: ${errorText(error)}` }],
      warnings: [],
    };
  }
}

/** The message of an error that a getter or Proxy of the host threw. Reading it can throw, too. */
function errorText(error: unknown): string {
  try {
    if (error instanceof Error) return String(error.message);
  } catch {
    // the fallback below
  }
  return 'unknown fault.';
}

function* syntaxIssueSteps(text: string): SlicedTask<Issue> {
  const issue = { code: 'syntax', path: '$' } as const;
  const deep = depthFault(text);
  yield;
  if (deep) return { ...issue, ...deep, message: `Nested too deeply: expected ${deep.expected}.` };
  if (text.trim() === '')
    return { ...issue, message: 'The config is empty.', hint: 'Expected a JSON object.', line: 1, column: 1 };
  const fault = yield* syntaxFaultSteps(text);
  if (!fault) return { ...issue, message: `The config could not be read: ${errorText(errorOf(text))}` };
  const { line, column, expected, found } = fault;
  return {
    ...issue,
    line,
    column,
    expected,
    found,
    message: `Not JSON at line ${line}, column ${column}: expected ${expected}, found ${found}.`,
    ...(/^\s*</.test(text)
      ? { hint: 'This looks like an HTML page: check the address, and whether a login page was sent instead.' }
      : {}),
  };
}

/** The error of the engine, for JSON in which `syntaxFault` finds none: it may be too large. */
function errorOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    return error;
  }
}

function* checkSteps(
  input: unknown,
  files: PointsFiles,
): SlicedTask<{ result: ParseResult; places: Map<Issue, Path> }> {
  const places = new Map<Issue, Path>();
  const listed = (faults: readonly SchemaFault[]): Issue[] => {
    const issues = faults.slice(0, MAX_ISSUES).map(({ path, issue }) => {
      places.set(issue, path);
      return issue;
    });
    if (faults.length > MAX_ISSUES) {
      const { severity } = faults[0]?.issue ?? {};
      const message = `${faults.length - MAX_ISSUES} more issues are not listed.`;
      issues.push({ code: 'shape', path: '$', message, ...(severity ? { severity } : {}) });
    }
    return issues;
  };
  const warnings = yield* unknownKeySteps(input);
  const { value: bare, faults: units } = unitsFromText(stripPoints(input, CONFIG_KEYS(), MEASURE_KEYS));
  warnings.push(...units);
  const { config: kept, faults: found, drops } = yield* keepValidParts(bare);
  if (!kept) return { result: { ok: false, issues: listed(found), warnings: listed(warnings) }, places };
  if (kept.version > VERSION)
    warnings.push({
      path: ['version'],
      issue: {
        severity: 'warning',
        code: 'value',
        path: '$.version',
        message: `This config is of version ${kept.version}; only the keys of version ${VERSION} are shown.`,
        expected: String(VERSION),
        found: String(kept.version),
      },
    });
  const toInputPath = indexMap(bare, drops);
  const config = restorePoints(kept, input, toInputPath, files);
  for (const location of pointsIn(config)) found.push(...(yield* pointFaults(config, location, toInputPath, files)));
  const [issues, doubts] = [found.filter(isError), found.filter((fault) => !isError(fault))];
  warnings.push(...doubts);
  const result: ParseResult = issues.length
    ? { ok: false, issues: listed(issues), warnings: listed(warnings), config }
    : { ok: true, config, warnings: listed(warnings) };
  return { result, places };
}

const isError = ({ issue }: SchemaFault): boolean => issue.severity !== 'warning';

/** Units that were written as a string: converted to an object, with a warning that names the object. */
function unitsFromText(bare: unknown): { value: unknown; faults: SchemaFault[] } {
  const faults: SchemaFault[] = [];
  if (!isRecord(bare)) return { value: bare, faults };
  const value = { ...bare };
  for (const name of ['metrics', 'behaviors']) {
    const items = value[name];
    if (!Array.isArray(items)) continue;
    value[name] = items.map((item: unknown, i) => {
      if (!isRecord(item) || typeof item.unit !== 'string' || item.unit.trim() === '') return item;
      const path = [name, i, 'unit'];
      const unit = unitFromText(item.unit);
      const message = `Expected an object, found ${describeValue(item.unit)}.`;
      const hint = `Write ${JSON.stringify(unit)}.`;
      faults.push({ path, issue: { severity: 'warning', code: 'shape', path: pathText(path), message, hint } });
      return { ...item, unit };
    });
  }
  return { value, faults };
}

/** Optional parts of a metric that many programs write as null. A null is treated as absent, and the metric is kept. */
const NULLABLE_KEYS: readonly unknown[] = ['target', 'baseline', 'comparison', 'worth', 'confirmed', 'disputed'];

const nullsToDrop = (input: unknown, faults: readonly SchemaFault[]): Set<Path> =>
  new Set(
    faults
      .map(({ path }) => path)
      .filter((path) => path.length === 3 && NULLABLE_KEYS.includes(path[2]) && valueAt(input, path) === null),
  );

/** Finds the faults and drops the parts that contain them. Returns no config if an essential part is faulty. */
function* keepValidParts(input: unknown): SlicedTask<{ config?: Config; faults: SchemaFault[]; drops: Path[] }> {
  const whole = yield* schemaSteps(input);
  let drops: Path[] = [];
  const nulls = nullsToDrop(input, whole.faults);
  for (const [i, fault] of indexed(whole.faults)) {
    if (i % 1000 === 0) yield;
    if (nulls.has(fault.path)) {
      drops.push(fault.path);
      continue;
    }
    const part = droppablePart(fault.path);
    if (!part) return { faults: whole.faults, drops };
    const id = valueAt(input, [...part, 'id']);
    fault.issue.part = typeof id === 'string' ? id : pathText(part);
    drops.push(part);
  }
  const valid = whole.config ?? (yield* schemaSteps(without(input, drops))).config;
  if (!valid) return { faults: whole.faults, drops };
  const found = yield* semanticSteps(valid, (name) => idsIn(input, name), indexMap(input, drops));
  const faults = [...whole.faults, ...found];
  if (found.some(({ drop }) => drop === 'config')) return { faults, drops };
  drops = [...drops, ...dropsOf(found)];
  if (!drops.length) return { config: valid, faults, drops };
  let rest = without(input, drops);
  for (;;) {
    const { config } = yield* schemaSteps(rest);
    if (!config) return { faults, drops };
    // a reference to a dropped part is dropped without a further issue
    const orphans = dropsOf(
      yield* semanticSteps(
        config,
        (name) => idsIn(config, name),
        (path) => path,
      ),
    );
    if (!orphans.length) return { config, faults, drops };
    rest = without(rest, orphans);
  }
}

const dropsOf = (faults: readonly SemanticFault[]): Path[] =>
  faults.flatMap(({ drop }) => (typeof drop === 'string' ? [] : [drop]));

/** Issues for the unreadable points of one part. Such points are gaps; the rest of the series is kept. */
function* pointFaults(
  config: Config,
  { holder: { points }, path, period }: PointsLocation,
  toInputPath: ToInputPath,
  files: PointsFiles,
): SlicedTask<SchemaFault[]> {
  const at = toInputPath(path);
  if (isPointsSource(points)) {
    const file = files.get(fileKey(points));
    if (file && 'fault' in file)
      return [{ path: at, issue: { code: 'load', path: pathText(at), ...fileFaultText(points, file.fault) } }];
    const message = `The values in ${describeValue(points.src)} were not loaded: nothing is said of them.`;
    const hint = 'Load the config with loadConfig, or put the values into the config.';
    return [{ path: at, issue: { severity: 'warning', code: 'not-loaded', path: pathText(at), message, hint } }];
  }
  const series = yield* seriesSteps(points, config.account.timeZone, period);
  yield;
  return seriesFaults(series, at, period, 'dates' in points ? points.dates.length : 0);
}

function seriesFaults(
  { faults, faulty }: Series,
  at: Path,
  period: PointsLocation['period'],
  dates: number,
): SchemaFault[] {
  const listed = faults.map((fault): SchemaFault => {
    const path = [...at, ...fault.path];
    const { expected, found } = pointFaultText(fault, period, dates);
    const message = `Expected ${expected}, found ${found}: it is left out.`;
    return { path, issue: { code: 'value', path: pathText(path), message, expected, found } };
  });
  const more = faulty - listed.length;
  if (more > 0) {
    const message = `${more} more values cannot be read: they are left out.`;
    listed.push({ path: at, issue: { code: 'value', path: pathText(at), message } });
  }
  return listed;
}
