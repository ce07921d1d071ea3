import { adviceOf, type AdviceContext, type Finding } from '../core/advice/advice.js';
import { valueAt } from '../core/config/collections.js';
import { isRecord } from '../core/types.js';
import { pathText, type Path } from '../core/config/issues.js';
import type { Config } from '../core/config/schema.js';
import type { MergedAccount } from './account.js';
import { parseJsonPath } from './json-path.js';
import type { Origin } from './merge.js';
import type { ReportRecord, Span } from './report-record.js';

const isStandard = ({ layer }: Origin): boolean => isRecord(layer.value) && 'playbook' in layer.value;

/** The facts for the advice besides the config: the standard, and the values it proposed. */
export function adviceContextOf({ config, playbook, originsOf }: MergedAccount): AdviceContext {
  const metrics = Array.isArray(config?.metrics) ? (config.metrics as unknown[]) : [];
  const origins = (path: Path) => originsOf(path);
  const proposals = metrics.flatMap((metric, i) => {
    const path = ['metrics', i, 'target'];
    const isProposal = isRecord(metric) && metric.target !== undefined && origins(path).every(isStandard);
    return isProposal ? [pathText(path)] : [];
  });
  if (playbook.playbook === undefined) return {};
  const results = metrics.flatMap((metric, i) =>
    isRecord(metric) &&
    typeof metric.id === 'string' &&
    metric.kind !== 'signal' &&
    origins(['metrics', i]).some(isStandard)
      ? [metric.id]
      : [],
  );
  const { analysis, bullseye, proven } = playbook;
  return { proposals: new Set(proposals), playbook: { analysis, bullseye, proven, results } };
}

/** Parts of a standard that its accounts should not need to change. */
const STANDARD_PARTS: readonly { list: Path; keys: readonly string[] }[] = [
  { list: ['metrics'], keys: ['definition', 'direction', 'period', 'aggregate', 'kind'] },
  { list: ['behaviors'], keys: ['name', 'moves', 'target', 'cadence'] },
  { list: ['plan', 'milestones'], keys: ['name', 'after', 'metrics', 'proof'] },
];

/** True if an account overrides a definition, a behaviour or a milestone of its standard. */
export function overridesStandard({ config, originsOf }: MergedAccount): boolean {
  return STANDARD_PARTS.some(({ list, keys }) => {
    const items = valueAt(config, list);
    return (
      Array.isArray(items) &&
      items.some((item: unknown, i) =>
        keys.some((key) => {
          const origins = isRecord(item) && key in item ? originsOf([...list, i, key]) : [];
          return origins.length > 1 && !origins.slice(0, 1).every(isStandard) && origins.some(isStandard);
        }),
      )
    );
  });
}

/** Advice as records with their lines. Findings with severity `refuse` are errors, unless they were accepted. */
export function adviceRecords(
  findings: readonly Finding[],
  spansOf: (paths: readonly Path[]) => Span[],
  account: string | undefined,
): ReportRecord[] {
  const spans = spansOf(findings.map(({ path }) => parseJsonPath(path) ?? []));
  return findings.map(({ rule, severity, path, message, remedy, accepted }, i) => ({
    rule,
    severity: severity === 'refuse' && !accepted ? 'error' : 'advice',
    ...(spans[i] ?? { file: '' }),
    path,
    ...(account === undefined ? {} : { account }),
    message,
    hint: remedy,
    ...(accepted ? { accepted: `${accepted.by}, ${accepted.on}: ${accepted.reason}` } : {}),
  }));
}

/** The advice on a merged account. Its config holds all values, and `private` again, which is not shipped. */
export const accountAdvice = (config: Config, merged: MergedAccount, sponsorBefore?: string): ReportRecord[] =>
  adviceRecords(
    adviceOf(
      { ...config, private: merged.config?.private },
      { ...adviceContextOf(merged), ...(sponsorBefore === undefined ? {} : { sponsorBefore }) },
    ),
    merged.spansOf,
    config.account.id,
  );
