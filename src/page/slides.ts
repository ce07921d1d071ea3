import { dayOf } from '../config/dates.js';
import type { Config } from '../config/schema.js';
import { directionOf } from '../locales/direction.js';
import { inARow } from '../locales/sentences.js';
import type { Words } from '../locales/words.js';
import { themeOf } from '../picture/themes.js';
import { purposeFacts } from '../plan/texts.js';
import { asOfCivil } from '../results/buckets.js';
import { statement, type Result } from '../results/result.js';
import { targetOf } from '../results/statements.js';
import { footNotes, leadOf, standingOf } from '../results/texts.js';
import { rowCount, valueRows } from '../results/value-rows.js';
import { chartOf } from './chart.js';
import { Deck, MARGIN, SLIDE, type Cell, type Paragraph, type SlideLibrary } from './deck.js';
import { noticesOf, type PageOptions } from './document.js';
import { habitSlides, nextSlide, offPlateSlide, planSlides } from './plan-slides.js';
import { disputeText, resultsOf, standing, wholeView } from './results-sections.js';
import { sourceNotes, sourceSlides } from './source-slides.js';
import { inParts, type Talk } from './talk.js';

export type { SlideLibrary } from './deck.js';

export interface SlideOptions extends Pick<PageOptions, 'since' | 'isStale' | 'issues'> {
  /** The accent as `#rrggbb`, where the config writes it in a way that only a browser can read. */
  accent?: string | undefined;
}

/**
 * The page as slides, one result a slide, with charts and tables that can be edited.
 * @param words with the parts `results`, `work` and `page` loaded
 * @returns a .pptx file
 */
export async function slidesOf(config: Config, words: Words, library: SlideLibrary, { since, isStale = false, issues = [], accent }: SlideOptions = {}): Promise<Uint8Array> {
  const { say } = words;
  const title = say('page.title', { account: words.text(config.account.name) });
  const deck = new Deck(library, {
    lang: words.lang, direction: directionOf(words.lang), theme: themeOf(config, accent), title, at: config.asOf, author: words.text(config.provider?.name ?? config.account.name),
  });
  const talk: Talk = { config, words, deck, asOf: say('as-of', { day: words.day(dayOf(asOfCivil(config))) }) };
  opening(talk, title, noticesOf(config, words, { isStale, issues }));
  glanceSlides(talk);
  if (since?.statements.length) sinceSlide(talk, since.statements.map(({ text }) => text));
  for (const result of resultsOf(config, words)) resultSlide(talk, result, isStale);
  habitSlides(talk);
  planSlides(talk);
  nextSlide(talk);
  offPlateSlide(talk);
  sourceSlides(talk);
  return deck.bytes();
}

/** The purpose, as large as it is important: whose it is, who agreed, and as of when all this holds. */
function opening({ config, words, deck, asOf }: Talk, title: string, notices: readonly string[]): void {
  const { plan, provider } = config;
  const purpose = plan?.purpose === undefined ? title : words.text(plan.purpose);
  deck.slide(title, [title, asOf, ...notices].join('\n'), { size: 18 });
  deck.rule({ x: MARGIN, y: 2.0, w: 0.9, h: 0.06 }, 'accent');
  deck.text({ x: MARGIN, y: 2.3, w: 10.6, h: 3.2 }, [
    { text: purpose, size: 40, least: 20, bold: true },
    ...(plan ? [{ text: purposeFacts(plan, words).join(' · '), size: 16, least: 10, colour: 'soft', above: 20 } satisfies Paragraph] : []),
  ]);
  deck.text({ x: MARGIN, y: 5.6, w: 10.6, h: 1.2 }, notices.map((text, i) => ({ text, size: 14, least: 9, bold: true, above: i ? 4 : 0 })));
  deck.foot([asOf, provider ? words.say('page.provider', { provider: words.text(provider.name) }) : '', words.say('label.observed.more')].filter(Boolean).join(' · '));
}

/** Each result in a row, the best and the worst alike. */
function glanceSlides({ config, words, deck, asOf }: Talk): void {
  const { say } = words;
  const results = resultsOf(config, words);
  const rows = results.map((result): Cell[] => {
    const { metric, unit, baseline, current, change } = result;
    const { sense } = standingOf(result, words);
    return [
      { text: metric.kind === 'signal' ? `${words.text(metric.name)}\n${say('kind.signal')}` : words.text(metric.name), bold: metric.kind === 'result' },
      { text: baseline && change ? words.number(baseline.value, unit) : '–', isNumber: true, colour: 'soft' },
      { text: current ? words.number(current.value, unit) : say('not-measured'), isNumber: true, bold: true },
      { text: targetOf(result, words) ?? '–', isNumber: true },
      { text: standing(result, words), bold: sense !== '', colour: sense === 'worse' ? 'worse' : sense === 'better' ? 'accent' : 'soft' },
    ];
  });
  const notes = [...results.map((result) => inARow([statement(result, 'headline'), disputeText(result, words)])), say('label.observed.more')].join('\n');
  const head = ['column.result', 'column.start', 'column.now', 'column.target', 'column.stands'] as const;
  inParts(rows, say('slides.glance'), 4, words, ({ title, rows: part, isFirst, more }) => {
    deck.slide(title, notes);
    if (!results.length) deck.text(deck.body, [{ text: say('empty.metrics'), size: 20 }, { text: say('empty.metrics.more'), size: 14, colour: 'soft', above: 8 }]);
    const left = results.length ? deck.table(deck.body, [4.2, 1.75, 1.75, 1.75, 2.68], head.map((key, i) => ({ text: say(key), isNumber: i > 0 && i < 4 })), part, { size: isFirst ? 20 : 13, least: 13 }) : [];
    deck.foot([asOf, say('label.observed.more'), ...more(left)].join(' · '));
    return left;
  });
}

/** What changed since the reader last looked. */
function sinceSlide({ words, deck, asOf }: Talk, statements: readonly string[]): void {
  deck.slide(words.say('page.since'), statements.join('\n'));
  const left = deck.text(deck.body, statements.map((text) => ({ text, size: 16, above: 12 })), { grows: true });
  deck.foot([asOf, left ? words.say('slides.others', { count: left }) : ''].filter(Boolean).join(' · '));
}

/** One result: the sentence, the chart, the same numbers as a table, and where they are from. */
function resultSlide({ config, words, deck }: Talk, result: Result, isStale: boolean): void {
  const { say } = words;
  const { metric, unit } = result;
  const view = wholeView(config, result, words);
  const { caution, change, rest } = leadOf(result);
  const warnings = [...noticesOf(config, words, { isStale }, [metric.id]), disputeText(result, words)].filter(Boolean);
  const name = words.text(metric.name);
  deck.slide(statement(result, 'headline'), sourceNotes(config, result, words), { eyebrow: [say(`kind.${metric.kind}`), standing(result, words)].join(' · ') });
  const { body } = deck;
  const lead = warnings.length ? LEAD + 0.3 : LEAD;
  deck.text({ ...body, y: body.y - 0.16, h: lead }, [
    ...warnings.map((text) => ({ text, size: 12, least: 9, bold: true })),
    { text: inARow([caution, change, rest]), size: 15, least: 9, colour: 'soft' },
  ]);
  deck.foot([...footNotes(result, words), say('label.observed')].join(' · '));
  if (!rowCount(view)) return;
  const place = { y: body.y + lead, h: body.h - lead };
  deck.chart({ x: MARGIN - 0.1, w: 8.0, ...place }, chartOf(result, view, words), `${name}. ${statement(result, 'headline')}`);
  const rows = valueRows(result, view, { by: 'period', descending: true }, MOST_ROWS, words).map(({ period, value, remark }): Cell[] => [
    { text: period }, { text: value === null ? '–' : words.number(value, unit), isNumber: true, bold: true }, { text: remark, colour: 'soft' },
  ]);
  const head: Cell[] = [{ text: say('table.period') }, { text: say('table.value'), isNumber: true }, { text: say('table.remark') }];
  // what is left of the width is for the remarks, which are cut where they are long
  const [periods, values] = [0, 1].map((column) => Deck.widthFor([...rows, head].flatMap((row) => row[column]?.text ?? []), 10)) as [number, number];
  deck.table({ x: SLIDE.w - MARGIN - TABLE, w: TABLE, ...place }, [periods, values, Math.max(0.9, TABLE - periods - values)], head, rows, { size: 10, most: 1 });
}
const MOST_ROWS = 14;
/** How wide the table beside a chart is, in inches. */
const TABLE = 4.05;
/** Room for what is said of a result, in inches. */
const LEAD = 0.62;
