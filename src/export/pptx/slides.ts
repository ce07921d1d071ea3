import { dayOf } from '../../core/series/civil-time.js';
import type { Config } from '../../core/config/schema.js';
import { directionOf } from '../../core/i18n/bidi.js';
import { joinSentences } from '../../core/i18n/punctuation.js';
import type { Localizer } from '../../core/i18n/localizer.js';
import { chartModel } from '../../chart/model.js';
import { themeOf } from '../../chart/theme.js';
import { purposeFacts } from '../../core/plan/plan-text.js';
import { asOfCivil } from '../../core/results/buckets.js';
import { statement, type Result } from '../../core/results/result.js';
import { targetOf } from '../../core/results/statements.js';
import { footNotes, leadOf, statusLabel } from '../../core/results/result-text.js';
import { rowCount, valueRows } from '../../core/results/table-rows.js';
import { chartOf } from './chart-series.js';
import { Deck, MARGIN, SLIDE, type Cell, type SlideParagraph, type SlideLibrary } from './slide-builder.js';
import { noticesOf, type PageOptions } from '../report.js';
import { habitSlides, nextSlide, handledSlide, planSlides } from './plan-slides.js';
import { disputeText, resultsOf, statusText, wholeSeries } from '../results-sections.js';
import { sourceNotes, sourceSlides } from './source-slides.js';
import { paginateRows, type SlideContext } from './paginate.js';

export type { SlideLibrary } from './slide-builder.js';

export interface SlideOptions extends Pick<PageOptions, 'since' | 'isStale' | 'issues'> {
  /** The accent as `#rrggbb`. Needed only if the config uses a CSS colour that only a browser can resolve. */
  accent?: string | undefined;
}

/**
 * Exports the results page as slides: one result a slide, with editable charts and tables.
 * @param localizer needs the message parts `results`, `plan-effort` and `export`
 * @returns a .pptx file
 */
export async function slidesOf(
  config: Config,
  localizer: Localizer,
  library: SlideLibrary,
  { since, isStale = false, issues = [], accent }: SlideOptions = {},
): Promise<Uint8Array> {
  const { t } = localizer;
  const title = t('page.title', { account: localizer.text(config.account.name) });
  const deck = new Deck(library, {
    lang: localizer.lang,
    direction: directionOf(localizer.lang),
    theme: themeOf(config, accent),
    title,
    createdAt: config.asOf,
    author: localizer.text(config.provider?.name ?? config.account.name),
  });
  const context: SlideContext = {
    config,
    localizer,
    deck,
    asOf: t('as-of', { day: localizer.day(dayOf(asOfCivil(config))) }),
  };
  titleSlide(context, title, noticesOf(config, localizer, { isStale, issues }));
  summarySlides(context);
  if (since?.statements.length)
    sinceSlide(
      context,
      since.statements.map(({ text }) => text),
    );
  for (const result of resultsOf(config, localizer)) resultSlide(context, result, isStale);
  habitSlides(context);
  planSlides(context);
  nextSlide(context);
  handledSlide(context);
  sourceSlides(context);
  return deck.bytes();
}

/** Title slide: the purpose, who agreed on it, and the date of the data. */
function titleSlide({ config, localizer, deck, asOf }: SlideContext, title: string, notices: readonly string[]): void {
  const { plan, provider } = config;
  const purpose = plan?.purpose === undefined ? title : localizer.text(plan.purpose);
  deck.slide(title, [title, asOf, ...notices].join('\n'), { size: 18 });
  deck.rule({ x: MARGIN, y: 2.0, w: 0.9, h: 0.06 }, 'accent');
  deck.text({ x: MARGIN, y: 2.3, w: 10.6, h: 3.2 }, [
    { text: purpose, size: 40, minSize: 20, bold: true },
    ...(plan
      ? [
          {
            text: purposeFacts(plan, localizer).join(' · '),
            size: 16,
            minSize: 10,
            colour: 'soft',
            spaceAbove: 20,
          } satisfies SlideParagraph,
        ]
      : []),
  ]);
  deck.text(
    { x: MARGIN, y: 5.6, w: 10.6, h: 1.2 },
    notices.map((text, i) => ({ text, size: 14, minSize: 9, bold: true, spaceAbove: i ? 4 : 0 })),
  );
  deck.foot(
    [
      asOf,
      provider ? localizer.t('page.provider', { provider: localizer.text(provider.name) }) : '',
      localizer.t('label.observed.more'),
    ]
      .filter(Boolean)
      .join(' · '),
  );
}

/** One row for each result, good and bad alike. */
function summarySlides({ config, localizer, deck, asOf }: SlideContext): void {
  const { t } = localizer;
  const results = resultsOf(config, localizer);
  const rows = results.map((result): Cell[] => {
    const { metric, unit, baseline, current, change } = result;
    const { sense } = statusLabel(result, localizer);
    return [
      {
        text:
          metric.kind === 'signal'
            ? `${localizer.text(metric.name)}\n${t('kind.signal')}`
            : localizer.text(metric.name),
        bold: metric.kind === 'result',
      },
      { text: baseline && change ? localizer.number(baseline.value, unit) : '–', isNumber: true, colour: 'soft' },
      { text: current ? localizer.number(current.value, unit) : t('not-measured'), isNumber: true, bold: true },
      { text: targetOf(result, localizer) ?? '–', isNumber: true },
      {
        text: statusText(result, localizer),
        bold: sense !== '',
        colour: sense === 'worse' ? 'worse' : sense === 'better' ? 'accent' : 'soft',
      },
    ];
  });
  const notes = [
    ...results.map((result) => joinSentences([statement(result, 'headline'), disputeText(result, localizer)])),
    t('label.observed.more'),
  ].join('\n');
  const head = ['column.result', 'column.start', 'column.now', 'column.target', 'column.stands'] as const;
  paginateRows(rows, t('slides.glance'), 4, localizer, ({ title, rows: part, isFirst, omittedText: moreText }) => {
    deck.slide(title, notes);
    if (!results.length)
      deck.text(deck.body, [
        { text: t('empty.metrics'), size: 20 },
        { text: t('empty.metrics.more'), size: 14, colour: 'soft', spaceAbove: 8 },
      ]);
    const left = results.length
      ? deck.table(
          deck.body,
          [4.2, 1.75, 1.75, 1.75, 2.68],
          head.map((key, i) => ({ text: t(key), isNumber: i > 0 && i < 4 })),
          part,
          { size: isFirst ? 20 : 13, minSize: 13 },
        )
      : [];
    deck.foot([asOf, t('label.observed.more'), ...moreText(left)].join(' · '));
    return left;
  });
}

/** The changes since the reader's last visit. */
function sinceSlide({ localizer, deck, asOf }: SlideContext, statements: readonly string[]): void {
  deck.slide(localizer.t('page.since'), statements.join('\n'));
  const left = deck.text(
    deck.body,
    statements.map((text) => ({ text, size: 16, spaceAbove: 12 })),
    { grows: true },
  );
  deck.foot([asOf, left ? localizer.t('slides.others', { count: left }) : ''].filter(Boolean).join(' · '));
}

/** One result: sentence, chart, the same numbers as a table, and their source. */
function resultSlide({ config, localizer, deck }: SlideContext, result: Result, isStale: boolean): void {
  const { t } = localizer;
  const { metric, unit } = result;
  const view = wholeSeries(config, result, localizer);
  const { caution, change, rest } = leadOf(result);
  const warnings = [...noticesOf(config, localizer, { isStale }, [metric.id]), disputeText(result, localizer)].filter(
    Boolean,
  );
  const name = localizer.text(metric.name);
  deck.slide(statement(result, 'headline'), sourceNotes(config, result, localizer), {
    eyebrow: [t(`kind.${metric.kind}`), statusText(result, localizer)].join(' · '),
  });
  const { body } = deck;
  const lead = warnings.length ? LEAD_HEIGHT + 0.3 : LEAD_HEIGHT;
  deck.text({ ...body, y: body.y - 0.16, h: lead }, [
    ...warnings.map((text) => ({ text, size: 12, minSize: 9, bold: true })),
    { text: joinSentences([caution, change, rest]), size: 15, minSize: 9, colour: 'soft' },
  ]);
  deck.foot([...footNotes(result, localizer), t('label.observed')].join(' · '));
  if (!rowCount(view)) return;
  const area = { y: body.y + lead, h: body.h - lead };
  deck.chart(
    { x: MARGIN - 0.1, w: 8.0, ...area },
    chartOf(chartModel(config, result, view, localizer), metric.period, localizer),
    `${name}. ${statement(result, 'headline')}`,
  );
  const rows = valueRows(result, view, { by: 'period', descending: true }, MAX_TABLE_ROWS, localizer).map(
    ({ period, value, remark }): Cell[] => [
      { text: period },
      { text: value === null ? '–' : localizer.number(value, unit), isNumber: true, bold: true },
      { text: remark, colour: 'soft' },
    ],
  );
  const head: Cell[] = [
    { text: t('table.period') },
    { text: t('table.value'), isNumber: true },
    { text: t('table.remark') },
  ];
  // the remarks take the remaining width and are truncated
  const [periods, values] = [0, 1].map((column) =>
    Deck.widthFor(
      [...rows, head].flatMap((row) => row[column]?.text ?? []),
      10,
    ),
  ) as [number, number];
  deck.table(
    { x: SLIDE.w - MARGIN - TABLE_WIDTH, w: TABLE_WIDTH, ...area },
    [periods, values, Math.max(0.9, TABLE_WIDTH - periods - values)],
    head,
    rows,
    { size: 10, maxLines: 1 },
  );
}
const MAX_TABLE_ROWS = 14;
/** Width of the table beside a chart, in inches. */
const TABLE_WIDTH = 4.05;
/** Height for the sentences about a result, in inches. */
const LEAD_HEIGHT = 0.62;
