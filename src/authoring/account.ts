import { isRecord } from '../core/types.js';
import { pathText, type Path } from '../core/config/issues.js';
import { mergeLayers, type Layer, type Origin } from './merge.js';
import {
  playbookSchema,
  privateNotes,
  provenSchema,
  PLAYBOOK_KEYS,
  sourceSchema,
  type PlaybookInput,
  type Proven,
} from './playbook.js';
import { resolveRelativeDays } from './relative-days.js';
import type { ReportRecord, Span } from './report-record.js';
import { shapeRecords } from './shape-records.js';
import type { SourceDocument } from './source-document.js';

/** The source of the values of a metric or behaviour, for all accounts. */
export interface PointsSource {
  /** The holder of the points in the merged config. */
  path: Path;
  /** Unique within a playbook: `metrics.ID`, `behaviors.ID` or `metrics.ID.comparison`. */
  key: string;
  source: { sql: string; from?: 'postgres' } | { table: string; account?: string; date?: string; value?: string };
}

/** The keys that only a playbook has, with the proofs of its metrics. */
export interface Playbook extends Partial<PlaybookInput> {
  proven: ReadonlyMap<string, Proven>;
}

/** An account with merged layers: a config without the values that come from sources. */
export interface MergedAccount {
  /** The input of `parseConfig`, `private` included. Undefined if no layer is an object. */
  config?: Record<string, unknown>;
  playbook: Playbook;
  sources: PointsSource[];
  records: ReportRecord[];
  /** The layers that wrote the value at a path, the effective one first. */
  originsOf: (path: Path) => Origin[];
  /** The file of a layer. */
  documentOf: (origin: Origin) => SourceDocument | undefined;
  /** The place in a file where the value at each path was written. */
  spansOf: (paths: readonly Path[]) => Span[];
}

/** Default values, if no layer has them. */
export interface MergeDefaults {
  /** The instant that statements are made for. */
  asOf?: string | undefined;
}

/**
 * Merges the layers of an account: playbooks, the row of the accounts table, the account file, in this order.
 * Never throws. Each fault is a record with its place in a file.
 */
export function mergeAccount(documents: readonly SourceDocument[], { asOf }: MergeDefaults = {}): MergedAccount {
  const byLayer = new Map<Layer, SourceDocument>();
  for (const document of documents)
    if (document.value !== undefined) byLayer.set({ name: document.file, value: document.value }, document);
  const merged = mergeLayers([...byLayer.keys()]);
  const spanOf = (origin: Origin | undefined): Span => {
    const document = origin && byLayer.get(origin.layer);
    return (origin && document?.spansOf([origin.path])[0]) ?? { file: documents.at(-1)?.file ?? '' };
  };
  const spansOf = (paths: readonly Path[]): Span[] => paths.map((path) => spanOf(merged.originsOf(path)[0]));
  const records = merged.notes.map(({ rule, origin, message, hint }): ReportRecord => ({
    rule,
    severity: 'warning',
    ...spanOf(origin),
    path: pathText(origin.path),
    message,
    hint,
  }));
  const base = {
    records,
    originsOf: merged.originsOf,
    documentOf: (origin: Origin) => byLayer.get(origin.layer),
    spansOf,
  };
  if (!isRecord(merged.value)) {
    for (const document of byLayer.values())
      if (!isRecord(document.value))
        records.push({
          rule: 'shape',
          severity: 'error',
          file: document.file,
          path: '$',
          message: 'Expected keys with values.',
        });
    return { ...base, playbook: { proven: new Map() }, sources: [] };
  }
  const { config: own, playbook, sources } = separate(merged.value, spansOf, records);
  const { config, faults } = resolveRelativeDays({ version: 1, ...(asOf === undefined ? {} : { asOf }), ...own });
  const spans = spansOf(faults.map(({ path }) => path));
  faults.forEach(({ rule, path, message, hint }, i) =>
    records.push({ rule, severity: 'error', ...(spans[i] ?? { file: '' }), path: pathText(path), message, hint }),
  );
  if (config.private !== undefined) records.push(...shapeRecords(privateNotes(), config.private, ['private'], spansOf));
  return { ...base, config, playbook, sources };
}

/** Separates the keys of a playbook from those of a config. */
function separate(
  merged: Record<string, unknown>,
  spansOf: (paths: readonly Path[]) => Span[],
  records: ReportRecord[],
): { config: Record<string, unknown>; playbook: Playbook; sources: PointsSource[] } {
  const proven = new Map<string, Proven>();
  const sources: PointsSource[] = [];
  const config: Record<string, unknown> = { ...merged };
  const keys: Record<string, unknown> = {};
  for (const key of PLAYBOOK_KEYS) {
    if (config[key] !== undefined) keys[key] = config[key];
    delete config[key];
  }
  const { extends: _, ...own } = keys;
  if (own.playbook !== undefined) records.push(...shapeRecords(playbookSchema(), own, [], spansOf));

  const withoutSource = (holder: Record<string, unknown>, path: Path, key: string): Record<string, unknown> => {
    const { points } = holder;
    if (!isRecord(points) || !('sql' in points || 'table' in points)) return holder;
    const faults = shapeRecords(sourceSchema(points), points, [...path, 'points'], spansOf);
    records.push(...faults);
    if (!faults.length) sources.push({ path, key, source: points as PointsSource['source'] });
    const { points: __, ...rest } = holder;
    return rest;
  };
  const items = (
    name: 'metrics' | 'behaviors',
    each: (item: Record<string, unknown>, path: Path, key: string) => unknown,
  ) => {
    const list = config[name];
    if (Array.isArray(list))
      config[name] = list.map((item: unknown, i) =>
        isRecord(item) ? each(item, [name, i], `${name}.${String(item.id)}`) : item,
      );
  };
  items('metrics', (metric, path, key) => {
    const { proven: proof, ...rest } = withoutSource(metric, path, key);
    if (proof !== undefined) {
      const faults = shapeRecords(provenSchema(), proof, [...path, 'proven'], spansOf);
      records.push(...faults);
      if (!faults.length && typeof metric.id === 'string') proven.set(metric.id, proof as Proven);
    }
    return isRecord(rest.comparison)
      ? { ...rest, comparison: withoutSource(rest.comparison, [...path, 'comparison'], `${key}.comparison`) }
      : rest;
  });
  items('behaviors', withoutSource);
  return { config, playbook: { ...(own as Partial<PlaybookInput>), proven }, sources };
}

/** The example account for checking a playbook without accounts. */
export const EXAMPLE_ACCOUNT = {
  account: { id: 'example', name: 'Example' },
  asOf: '2026-01-01T00:00:00Z',
  goLive: '2025-07-01',
  renewal: '2026-07-01',
} as const;
