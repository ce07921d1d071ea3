import type { Config } from '../config/schema.js';
import { textDirection } from '../locales/direction.js';
import { inARow } from '../locales/sentences.js';
import type { Words } from '../locales/words.js';
import { INKS, type Role } from '../picture/inks.js';
import { withKey, type Drawing } from '../picture/key.js';
import { linesOf } from '../picture/lines.js';
import { pictureOf } from '../picture/picture.js';
import { shapesOf, type Shape } from '../picture/shapes.js';
import { resultOf, statement } from '../results/result.js';
import { footNotes, leadOf } from '../results/texts.js';
import { viewOf, type Grain, type Range } from '../results/view.js';
import { noticesOf } from './document.js';
import { disputeText } from './results-sections.js';

export interface SheetOptions {
  /** As shown: how fine the values are, and which stretch of time. All of the metric's own periods where left out. */
  grain?: Grain | undefined;
  range?: Range | undefined;
  isStale?: boolean | undefined;
  /** In px. */
  width?: number | undefined;
}

const WIDTH = 760;
const MARGIN = 20;

/**
 * One metric's picture as a file of its own: the sentence above it, its lines named, and below it of when and from where its
 * numbers are, so that it can stand alone in somebody's slides.
 * @param words with the parts `results`, `work` and `page` loaded
 */
export function sheetOf(config: Config, metricId: string, words: Words, { grain, range = 'all', isStale = false, width = WIDTH }: SheetOptions = {}): Drawing {
  const result = resultOf(config, metricId, words);
  const view = viewOf(config, result, grain ?? result.metric.period, range, words);
  const picture = pictureOf(config, result, view, width - 2 * MARGIN, words, null);
  const drawing = withKey(picture, shapesOf(picture, words));
  const { caution, change, rest } = leadOf(result);
  const above = below(MARGIN, width, [
    ...noticesOf(config, words, { isStale }, [metricId]).map((notice): [Role, string] => ['label-strong', notice]),
    ['title', statement(result, 'headline')],
    ['lead', inARow([caution, change, rest])],
    ['label-strong', disputeText(result, words)],
  ]);
  const foot = below(above.bottom + drawing.height, width, [['label-quiet', [words.text(config.account.name), ...footNotes(result, words), words.say('label.observed.more')].join(' · ')]]);
  return { width, height: foot.bottom + MARGIN - 8, shapes: [...above.shapes, ...drawing.shapes.map((shape) => shifted(shape, MARGIN, above.bottom)), ...foot.shapes] };
}

/** Texts one below the other, each on the side on which its script begins. */
function below(top: number, width: number, texts: readonly [Role, string][]): { shapes: Shape[]; bottom: number } {
  const shapes: Shape[] = [];
  let bottom = top;
  for (const [role, text] of texts) {
    const { size = 12, weight } = INKS[role] as { size?: number; weight?: number };
    const isRight = textDirection(text) === 'rtl';
    for (const line of linesOf(text, size, width - 2 * MARGIN, Infinity, weight !== undefined)) {
      shapes.push({ role, text: line, x: isRight ? width - MARGIN : MARGIN, y: Math.round(bottom + size), anchor: isRight ? 'end' : 'start' });
      bottom += Math.round(size * 1.4);
    }
    if (text) bottom += 6;
  }
  return { shapes, bottom };
}

const shifted = (shape: Shape, x: number, y: number): Shape => ({ ...shape, x: (shape.x ?? 0) + x, y: (shape.y ?? 0) + y });
