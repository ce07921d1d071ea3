import { pathText, type Path } from '../../core/config/issues.js';
import { valueAt } from '../../core/config/collections.js';
import { isRecord } from '../../core/types.js';
import { nearest } from '../../core/config/did-you-mean.js';
import type { Config } from '../../core/config/schema.js';
import { localizerFor } from '../../core/i18n/localizer.js';
import { explain as explainResult, leftOutText, usedText, type Figure } from '../../core/results/explain.js';
import { checkConfig } from '../../authoring/check-config.js';
import { readDocument } from '../../authoring/source-document.js';
import { configIn, configOf } from '../../fleet/config-of.js';
import { openProject, type OpenProject } from '../../fleet/open-project.js';
import { accountOf, PROJECT_FILE } from '../../fleet/project.js';
import { openSources, sourcesOf } from '../../fleet/sources.js';
import { asOfOr } from '../as-of.js';
import { isFile, pointsReader, readText } from '../files.js';
import { CannotRun, type Output } from '../output.js';

/** A value with the files that wrote it. */
export interface Explained {
  path: string;
  value: unknown;
  /** The one that counts first, then those it replaced. */
  origins: { file: string; line?: number; value: unknown }[];
  /** Of a metric: how its result is computed. */
  figures?: Figure[];
}

/** The steps of a dotted path, in which an item of a list is named by its id or its place. */
export function stepsOf(value: unknown, dotted: string): Path {
  const path: (string | number)[] = [];
  let at = value;
  for (const word of dotted.replace(/^\$\.?/, '').split('.')) {
    if (Array.isArray(at)) {
      const items: unknown[] = at;
      const byId = items.findIndex((item) => isRecord(item) && item.id === word);
      const index = byId >= 0 ? byId : /^\d+$/.test(word) && Number(word) < items.length ? Number(word) : -1;
      if (index < 0)
        throw missing(
          path,
          word,
          items.flatMap((item) => (isRecord(item) && typeof item.id === 'string' ? [item.id] : [])),
        );
      path.push(index);
    } else {
      if (!isRecord(at) || !Object.hasOwn(at, word)) throw missing(path, word, isRecord(at) ? Object.keys(at) : []);
      path.push(word);
    }
    at = valueAt(value, path);
  }
  return path;
}

function missing(path: Path, word: string, known: readonly string[]): CannotRun {
  const guess = nearest(word, known);
  return new CannotRun(
    `${pathText(path)} has no "${word}".`,
    guess ? `Did you mean "${guess}"?` : known.length ? `It has ${known.join(', ')}.` : undefined,
  );
}

/** A metric is also named by its id alone. */
function pathOf(config: unknown, dotted: string): Path {
  const metrics: unknown = isRecord(config) ? config.metrics : undefined;
  const isMetric = Array.isArray(metrics) && metrics.some((metric) => isRecord(metric) && metric.id === dotted);
  return stepsOf(config, isMetric ? `metrics.${dotted}` : dotted);
}

/**
 * The origin of a value of an account, through playbooks, table and account file; of a metric also how its result is
 * computed.
 */
export async function explain(cwd: string, id: string, dotted: string): Promise<Explained> {
  if (/\.json$/i.test(id)) return explainFile(cwd, id, dotted);
  if (!isFile(cwd, PROJECT_FILE))
    throw new CannotRun(
      `There is no ${PROJECT_FILE} in ${cwd}.`,
      'Name the folder with --cwd, or a config by its JSON file.',
    );
  const opened = await openProject(cwd);
  try {
    return await explainAccount(opened, id, dotted);
  } finally {
    opened.close();
  }
}

async function explainAccount({ project, asOf, engine }: OpenProject, id: string, dotted: string): Promise<Explained> {
  const account = project.accounts.find((one) => one.id === id);
  if (!account) {
    const guess = nearest(
      id,
      project.accounts.map((one) => one.id),
    );
    throw new CannotRun(`The project has no account "${id}".`, guess ? `Did you mean "${guess}"?` : undefined);
  }
  const merged = accountOf(project, account, asOfOr(undefined, asOf));
  const path = pathOf(merged.config, dotted);
  const origins = merged.originsOf(path).map((origin) => {
    const document = merged.documentOf(origin);
    const [span] = document?.spansOf([origin.path]) ?? [];
    return {
      file: origin.layer.name,
      ...(span?.line === undefined ? {} : { line: span.line }),
      value: valueAt(origin.layer.value, origin.path),
    };
  });
  const value = valueAt(merged.config, path);
  const built = async (): Promise<Config | null> => {
    const values = await (await openSources(project, sourcesOf(project), engine)).values();
    for await (const series of values.read([id])) {
      const config = configOf(project, account, merged, series, values.failed, []);
      return (config && configIn(config.text)) ?? null;
    }
    return null;
  };
  return { path: pathText(path), value, origins, ...(await computedOf(path, value, built)) };
}

/** The same for a config that is written by hand. */
async function explainFile(cwd: string, file: string, dotted: string): Promise<Explained> {
  const document = readDocument(file, readText(cwd, file));
  const path = pathOf(document.value, dotted);
  const [span] = document.spansOf([path]);
  const value = valueAt(document.value, path);
  const origins = [{ file, ...(span?.line === undefined ? {} : { line: span.line }), value }];
  const built = () =>
    Promise.resolve(checkConfig(document.value, document.spansOf, pointsReader(cwd, file)).config ?? null);
  return { path: pathText(path), value, origins, ...(await computedOf(path, value, built)) };
}

/** The computation of a metric's result. Empty for any other value, and for a faulty metric. */
async function computedOf(
  path: Path,
  value: unknown,
  built: () => Promise<Config | null>,
): Promise<Pick<Explained, 'figures'>> {
  if (path.length !== 2 || path[0] !== 'metrics' || !isRecord(value)) return {};
  const config = await built();
  const metric = config?.metrics.find(({ id }) => id === value.id);
  return config && metric ? { figures: explainResult(config, metric.id).figures } : {};
}

/** `waymark explain`: the chain of origins of one value, and how a metric's result is computed. */
export async function explainCommand(
  cwd: string,
  id: string,
  dotted: string,
  format: string,
  output: Output,
): Promise<number> {
  const explained = await explain(cwd, id, dotted);
  if (format === 'json') {
    output.write(`${JSON.stringify(explained, null, 2)}\n`);
    return 0;
  }
  const { origins, figures } = explained;
  // the value of a metric is long, and its figures follow below
  const shown = (value: unknown) => (figures ? '' : (JSON.stringify(value) ?? 'nothing'));
  output.write(`${output.colors('bold', explained.path)}${figures ? '' : ` = ${shown(explained.value)}`}\n`);
  origins.forEach(({ file, line, value }, i) => {
    const place = line === undefined ? file : `${file}:${line}`;
    const written = i === 0 && origins.length === 1 ? '' : shown(value);
    output.write(`  ${i === 0 ? 'from' : 'over'} ${place}  ${written}`.trimEnd() + '\n');
  });
  if (!origins.length) output.write('  a default of waymark, or of the project\n');
  const english = localizerFor('en');
  for (const figure of figures ?? []) {
    const { name, value, rule, arithmetic } = figure;
    output.write(`\n${output.colors('bold', value ? `${name}: ${value}` : name)}\n  ${rule}\n`);
    for (const line of [...arithmetic, usedText(figure, english), leftOutText(figure, english)])
      if (line) output.write(`  ${output.colors('dim', line)}\n`);
  }
  return 0;
}
