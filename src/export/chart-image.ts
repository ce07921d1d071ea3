import { chartModel } from '../chart/model.js';
import { chartSize } from '../chart/sizes.js';
import { wrapText } from '../chart/text-metrics.js';
import { fileTheme, themeOf } from '../chart/theme.js';
import type { Config } from '../core/config/schema.js';
import { textDirection } from '../core/i18n/bidi.js';
import type { Localizer } from '../core/i18n/localizer.js';
import { joinSentences } from '../core/i18n/punctuation.js';
import { displayedSeriesOf, type Grain, type Range } from '../core/results/displayed-series.js';
import { resultOf, statement } from '../core/results/result.js';
import { footNotes, leadOf } from '../core/results/result-text.js';
import type { ChartSheet, SheetText } from './chart-sheet.js';
import { noticesOf } from './report.js';
import { disputeText } from './results-sections.js';

export interface ChartImageOptions {
  /** The series as the reader chose it (grain and range). Default: all periods of the metric. */
  grain?: Grain | undefined;
  range?: Range | undefined;
  isStale?: boolean | undefined;
  /** Width in px. */
  width?: number | undefined;
  /** The accent as `#rrggbb`, where the config writes it in a way that only a browser can read. */
  accent?: string | undefined;
}

const DEFAULT_WIDTH = 760;
const MARGIN = 20;

/**
 * One metric's chart as an image of its own: the headline above it, and a footnote with date and source, so that it can
 * stand alone on somebody's slide.
 * @param localizer needs the message parts `results`, `plan-effort` and `export`
 */
export function chartImage(
  config: Config,
  metricId: string,
  localizer: Localizer,
  { grain, range = 'all', isStale = false, width = DEFAULT_WIDTH, accent }: ChartImageOptions = {},
): ChartSheet {
  const result = resultOf(config, metricId, localizer);
  const view = displayedSeriesOf(config, result, grain ?? result.metric.period, range, localizer);
  const model = chartModel(config, result, view, localizer);
  const theme = fileTheme(themeOf(config, accent).accent);
  const size = chartSize(model, width - 2 * MARGIN);
  const { caution, change, rest } = leadOf(result);
  const strong = { size: 12, weight: 650, color: theme.ink };
  const above = stackTexts(MARGIN, width, [
    ...noticesOf(config, localizer, { isStale }, [metricId]).map((text) => ({ ...strong, text })),
    { ...strong, size: 16, text: statement(result, 'headline') },
    { size: 12, weight: 400, color: theme.ink2, text: joinSentences([caution, change, rest]) },
    { ...strong, text: disputeText(result, localizer) },
  ]);
  const foot = stackTexts(above.bottom + size.height + 8, width, [
    {
      size: 12,
      weight: 400,
      color: theme.ink2,
      text: [
        localizer.text(config.account.name),
        ...footNotes(result, localizer),
        localizer.t('label.observed.more'),
      ].join(' · '),
    },
  ]);
  return {
    width,
    height: foot.bottom + MARGIN - 8,
    texts: [...above.texts, ...foot.texts],
    picture: { model, size, theme, localizer },
    left: MARGIN,
    top: above.bottom,
  };
}

/** Stacks texts, the first at the top; each is aligned to the side on which its script begins. */
function stackTexts(
  top: number,
  width: number,
  texts: readonly Pick<SheetText, 'text' | 'size' | 'weight' | 'color'>[],
): { texts: SheetText[]; bottom: number } {
  const placed: SheetText[] = [];
  let bottom = top;
  for (const { text, ...style } of texts) {
    const isRight = textDirection(text) === 'rtl';
    for (const line of wrapText(text, style.size, width - 2 * MARGIN, Infinity, style.weight > 500)) {
      placed.push({
        ...style,
        text: line,
        x: isRight ? width - MARGIN : MARGIN,
        y: Math.round(bottom + style.size),
        align: isRight ? 'right' : 'left',
      });
      bottom += Math.round(style.size * 1.4);
    }
    if (text) bottom += 6;
  }
  return { texts: placed, bottom };
}
