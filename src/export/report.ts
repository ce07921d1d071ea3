import { dayOf } from '../core/series/civil-time.js';
import type { Issue } from '../core/config/issues.js';
import type { Config } from '../core/config/schema.js';
import { directionOf, type Direction } from '../core/i18n/bidi.js';
import type { Localizer } from '../core/i18n/localizer.js';
import { asOfCivil } from '../core/results/buckets.js';
import { resultOf, statement } from '../core/results/result.js';
import { list, item, type Block } from './report-blocks.js';
import { nextActionsSection, handledSection, planSection, purposeSection } from './plan-sections.js';
import { summarySection, changesSection, sourcesSection, timelinesSection } from './results-sections.js';

/** The sections of the page, in the order in which a sponsor reads. */
export const SECTIONS = [
  'purpose',
  'results',
  'since',
  'timelines',
  'moved',
  'plan',
  'now',
  'handled',
  'sources',
] as const;
/** Id of a section of the page. */
export type SectionId = (typeof SECTIONS)[number];

export interface Section {
  id: SectionId;
  heading: string;
  blocks: Block[];
}

/** The results page as plain data: the sentences of the screen, without notes for the author and without `private`. */
export interface Page {
  lang: string;
  direction: Direction;
  title: string;
  /** The provider and the date of the data. */
  subtitle: string;
  /** Warnings shown first: data out of date, parts left out. */
  notices: string[];
  sections: Section[];
}

/** Options of the report. */
export interface PageOptions {
  /** Ids of the sections to include, in order. Default: all. */
  sections?: readonly SectionId[] | undefined;
  /** Sentences about the changes since the reader's last visit. */
  since?: { statements: readonly { text: string }[] } | null | undefined;
  /** True if a newer config could not be loaded, so that this one may be out of date. */
  isStale?: boolean | undefined;
  /** Issues of parts that could not be read and are left out. */
  issues?: readonly Issue[] | undefined;
  /** True to list events beside the changes along the way; otherwise they are listed with each result. */
  events?: boolean | undefined;
  /** Width of the pictures in px. */
  width?: number | undefined;
}

/** Default width of a picture in px: fits the text column of a mail. */
const DEFAULT_WIDTH = 640;
/** Maximum number of left-out parts that are named; further ones are counted. */
const MAX_NAMED_PARTS = 8;

/** Builds the report. `localizer` needs the message parts `results`, `plan-effort` and `export`. */
export function pageOf(
  config: Config,
  localizer: Localizer,
  { sections = SECTIONS, since, events = true, width = DEFAULT_WIDTH, ...noticeOptions }: PageOptions = {},
): Page {
  const { t } = localizer;
  const builders: Record<SectionId, () => [string, Block[]]> = {
    purpose: () => [t('page.purpose'), purposeSection(config, localizer)],
    results: () => [t('kind.results'), summarySection(config, localizer)],
    since: () => [t('page.since'), since ? list(since.statements.map(({ text }) => item(text))) : []],
    timelines: () => [t('page.timelines'), timelinesSection(config, width, localizer)],
    moved: () => [t('page.moved'), changesSection(config, localizer, events)],
    plan: () => [t('plan'), planSection(config, localizer)],
    now: () => [t('effort.do-next'), nextActionsSection(config, localizer)],
    handled: () => [t('effort.handled'), handledSection(config, localizer)],
    sources: () => [t('page.sources'), sourcesSection(config, localizer)],
  };
  const asOf = t('as-of', { day: localizer.day(dayOf(asOfCivil(config))) });
  return {
    lang: localizer.lang,
    direction: directionOf(localizer.lang),
    title: t('page.title', { account: localizer.text(config.account.name) }),
    subtitle: [config.provider ? t('page.provider', { provider: localizer.text(config.provider.name) }) : '', asOf]
      .filter(Boolean)
      .join(' · '),
    notices: noticesOf(config, localizer, noticeOptions),
    // a repeated id is shown once; an unknown id is ignored
    sections: [...new Set(sections)]
      .filter((id) => id in builders)
      .map((id): Section => {
        const [heading, blocks] = builders[id]();
        return { id, heading, blocks };
      })
      .filter(({ blocks }) => blocks.length > 0),
  };
}

/** Warnings above the numbers. */
export function noticesOf(
  config: Config,
  localizer: Localizer,
  { isStale = false, issues = [] }: Pick<PageOptions, 'isStale' | 'issues'>,
  metrics = config.metrics.map(({ id }) => id),
): string[] {
  const { t } = localizer;
  const stale = metrics.map((id) => resultOf(config, id, localizer)).filter(({ state }) => state === 'stale');
  const names = [...new Set(issues.map(({ part, path }) => part ?? path))];
  const listed =
    names.length > MAX_NAMED_PARTS
      ? [...names.slice(0, MAX_NAMED_PARTS), t('faults.more', { count: names.length - MAX_NAMED_PARTS })]
      : names;
  return [
    ...(isStale ? [t('page.stale', { day: localizer.day(dayOf(asOfCivil(config))) })] : []),
    ...stale.map((result) =>
      t('page.stale-result', { name: localizer.text(result.metric.name), state: statement(result, 'state') }),
    ),
    ...(listed.length ? [t('page.left-out', { names: listed.join(t('comma')) })] : []),
  ];
}

/** True if the exported data may be out of date. */
export const isOutOfDate = (
  config: Config,
  localizer: Localizer,
  isStale: boolean,
  metrics = config.metrics.map(({ id }) => id),
): boolean => isStale || metrics.some((id) => resultOf(config, id, localizer).state === 'stale');
