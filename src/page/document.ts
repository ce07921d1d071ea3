import { dayOf } from '../config/dates.js';
import type { Issue } from '../config/issues.js';
import type { Config } from '../config/schema.js';
import { directionOf, type Direction } from '../locales/direction.js';
import type { Words } from '../locales/words.js';
import { asOfCivil } from '../results/buckets.js';
import { resultOf, statement } from '../results/result.js';
import { list, item, type Block } from './blocks.js';
import { now, offPlate, plan, purpose } from './plan-sections.js';
import { glance, moved, sources, timelines } from './results-sections.js';

/** The sections of the page, in the order in which a sponsor reads. */
export const SECTIONS = ['purpose', 'results', 'since', 'timelines', 'moved', 'plan', 'now', 'off-plate', 'sources'] as const;
export type SectionId = (typeof SECTIONS)[number];

export interface Section {
  id: SectionId;
  heading: string;
  blocks: Block[];
}

/** The page that a customer takes along, as plain data: the same sentences as on screen, nothing for the author and nothing of `private`. */
export interface Page {
  lang: string;
  direction: Direction;
  title: string;
  /** With whom, and as of when. */
  subtitle: string;
  /** What must be known before anything else: that the numbers are out of date, or that something is left out. */
  notices: string[];
  sections: Section[];
}

export interface PageOptions {
  /** The sections wanted, in their order; all where left out. */
  sections?: readonly SectionId[] | undefined;
  /** What changed since the reader last looked, as sentences. */
  since?: { statements: readonly { text: string }[] } | null | undefined;
  /** Whether a newer config could not be had, so that this one may be out of date. */
  isStale?: boolean | undefined;
  /** What of the config could not be read, and so is left out. */
  issues?: readonly Issue[] | undefined;
  /** Whether events are listed with what made results move; else they are where the results are. */
  events?: boolean | undefined;
  /** How wide pictures are, in px. */
  width?: number | undefined;
}

/** Fits the text of a mail. */
const WIDTH = 640;
/** Parts named as left out; the rest are counted. */
const MOST_NAMED = 8;

/** @param words with the parts `results`, `work` and `page` loaded */
export function pageOf(config: Config, words: Words, { sections = SECTIONS, since, events = true, width = WIDTH, ...known }: PageOptions = {}): Page {
  const { say } = words;
  const made: Record<SectionId, () => [string, Block[]]> = {
    'purpose': () => [say('page.purpose'), purpose(config, words)],
    'results': () => [say('kind.results'), glance(config, words)],
    'since': () => [say('page.since'), since ? list(since.statements.map(({ text }) => item(text))) : []],
    'timelines': () => [say('page.timelines'), timelines(config, width, words)],
    'moved': () => [say('page.moved'), moved(config, words, events)],
    'plan': () => [say('plan'), plan(config, words)],
    'now': () => [say('effort.do-next'), now(config, words)],
    'off-plate': () => [say('effort.off-plate'), offPlate(config, words)],
    'sources': () => [say('page.sources'), sources(config, words)],
  };
  const asOf = say('as-of', { day: words.day(dayOf(asOfCivil(config))) });
  return {
    lang: words.lang,
    direction: directionOf(words.lang),
    title: say('page.title', { account: words.text(config.account.name) }),
    subtitle: [config.provider ? say('page.provider', { provider: words.text(config.provider.name) }) : '', asOf].filter(Boolean).join(' · '),
    notices: noticesOf(config, words, known),
    // an id that is asked for twice is shown once, and one that nobody knows is passed over
    sections: [...new Set(sections)].filter((id) => id in made).map((id): Section => {
      const [heading, blocks] = made[id]();
      return { id, heading, blocks };
    }).filter(({ blocks }) => blocks.length > 0),
  };
}

/** What must be known before the numbers are read. */
export function noticesOf(config: Config, words: Words, { isStale = false, issues = [] }: Pick<PageOptions, 'isStale' | 'issues'>, metrics = config.metrics.map(({ id }) => id)): string[] {
  const { say } = words;
  const stale = metrics.map((id) => resultOf(config, id, words)).filter(({ state }) => state === 'stale');
  const names = [...new Set(issues.map(({ part, path }) => part ?? path))];
  const named = names.length > MOST_NAMED ? [...names.slice(0, MOST_NAMED), say('faults.more', { count: names.length - MOST_NAMED })] : names;
  return [
    ...(isStale ? [say('page.stale', { day: words.day(dayOf(asOfCivil(config))) })] : []),
    ...stale.map((result) => say('page.stale-result', { name: words.text(result.metric.name), state: statement(result, 'state') })),
    ...(named.length ? [say('page.left-out', { names: named.join(say('comma')) })] : []),
  ];
}

/** Whether anything that is taken along is out of date. */
export const isOutOfDate = (config: Config, words: Words, isStale: boolean, metrics = config.metrics.map(({ id }) => id)): boolean =>
  isStale || metrics.some((id) => resultOf(config, id, words).state === 'stale');
