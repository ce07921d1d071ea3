import { html, nothing, type TemplateResult } from 'lit';
import { civilOfDay, DAY } from '../../core/series/civil-time.js';
import type { Config } from '../../core/config/schema.js';
import type { Localizer } from '../../core/i18n/localizer.js';
import { nearDay } from '../../core/results/result-text.js';
import type { MilestoneView, PlanFacts } from '../../core/plan/plan.js';
import { textLength } from '../../chart/text-length.js';
import { customProperties } from '../shared/custom-properties.js';
import { icon } from '../shared/icon.js';
import { nextMilestone } from './milestone-path.js';

/**
 * Px of the axis at the two widths for which it is labelled (see the styles): what fits at one fits at any wider one.
 */
const NARROW = 660;
const WIDE = 1000;
/** About how wide a letter is, in px. */
const LETTER_WIDTH = 6.6;
/** Percent within which two marks are one. */
const MIN_DISTANCE = 1.8;
/** Percent within which two milestones are one: those of one day; where there are many, those that cover each other. */
const MIN_MILESTONE_DISTANCE = 0.01;
const MIN_CROWDED_DISTANCE = 0.5;
/** Milestones beyond these are a crowd. */
const MAX_UNCROWDED = 100;
/** Px between two labels on one side. */
const LABEL_GAP = 14;

type Kind = 'milestone' | 'target' | 'today' | 'renewal' | 'go-live';
interface AxisMark {
  /** Position in percent of the axis, which fits any width. */
  x: number;
  name: string;
  /** `YYYY-MM-DD`. */
  on: string;
  kind: Kind;
  status: MilestoneView['status'] | '';
  /** The lowest is named first; what is past has none and is not named. */
  rank: number | null;
}
/** A mark with its day in words. */
interface NamedMark extends AxisMark {
  day: string;
}
interface Label {
  stop: NamedMark;
  side: 'above' | 'below';
  anchor: 'start' | 'middle' | 'end';
  /** Shown only where the axis is wide. */
  isWide: boolean;
}

/**
 * The milestones on a true time axis, with today, the targets' dates, go-live and renewal. What is late, what is next
 * and the targets are named first; marks on one day are one. The list beside it says the same in words, so a screen
 * reader passes the axis over.
 */
export function milestoneAxis(
  config: Config,
  { milestones, results }: PlanFacts,
  asOf: string,
  localizer: Localizer,
): TemplateResult | typeof nothing {
  const { t, text } = localizer;
  const next = nextMilestone(milestones);
  type Mark = Omit<AxisMark, 'x'>;
  const mark = (on: string | undefined, kind: Kind, name: string, rank: number | null): Mark[] =>
    on === undefined ? [] : [{ on, kind, name, rank, status: '' }];
  const dated = milestones.flatMap((view): Mark[] => {
    const { milestone, status, doneOn } = view;
    const rank = doneOn !== null ? null : status === 'overdue' ? 1 : view === next ? 2 : 4;
    return mark(doneOn ?? milestone.due, 'milestone', text(milestone.name), rank).map((one) => ({ ...one, status }));
  });
  if (!dated.length) return nothing;
  const marks = [
    ...dated,
    ...results.flatMap(({ metric }) =>
      mark(metric.target?.by, 'target', t('plan.target-of', { name: text(metric.name) }), 3),
    ),
    ...mark(asOf, 'today', t('plan.today'), 0),
    ...mark(config.renewal, 'renewal', t('plan.renewal'), 5),
    ...mark(config.goLive, 'go-live', t('event.go-live'), 6),
  ];
  const times = marks.map(({ on }) => civilOfDay(on));
  const [from, to] = [times.reduce((a, b) => Math.min(a, b)), times.reduce((a, b) => Math.max(a, b))];
  if (to - from < DAY) return nothing;
  const x = (on: string) => 2 + ((civilOfDay(on) - from) / (to - from)) * 96;
  const stops = distinct(
    marks.map((one) => ({ ...one, x: x(one.on) })),
    dated.length > MAX_UNCROWDED ? MIN_CROWDED_DISTANCE : MIN_MILESTONE_DISTANCE,
  ).map((stop) => ({ ...stop, day: nearDay(stop.on, asOf, localizer) }));
  return html`<div class="axis" aria-hidden="true">
    <div class="axis-line" ${customProperties({ '--_x': `${x(asOf).toFixed(2)}%` })}></div>
    ${stops.map(
      ({ x: at, kind, status }) =>
        html`<span class="stop ${kind} ${status}" ${customProperties({ '--_x': `${at.toFixed(2)}%` })}
          >${/^done/.test(status) ? icon('check') : nothing}</span
        >`,
    )}
    ${labelsOf(stops).map(
      ({ stop, side, anchor, isWide }) =>
        html`<span
          class="stop-label ${side} ${anchor} ${isWide ? 'is-wide' : ''}"
          ${customProperties({ '--_x': `${stop.x.toFixed(2)}%` })}
          ><span><b>${stop.name}</b>${stop.kind === 'today' ? nothing : html`<br />${stop.day}`}</span></span
        >`,
    )}
  </div>`;
}

/**
 * Marks that would cover each other become one: today stays apart, and a milestone stands for the target or go-live of
 * its day. Of many milestones in one place the one that is named first stands for the others.
 */
function distinct(stops: readonly AxisMark[], milestoneDistance: number): AxisMark[] {
  const order: readonly Kind[] = ['today', 'milestone', 'target', 'go-live', 'renewal'];
  const kept: AxisMark[] = [];
  for (const stop of [...stops].sort(
    (a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || (a.rank ?? 9) - (b.rank ?? 9),
  ))
    if (
      stop.kind === 'today' ||
      !kept.some(
        (other) =>
          other.kind !== 'today' &&
          Math.abs(other.x - stop.x) < (stop.kind === 'milestone' ? milestoneDistance : MIN_DISTANCE),
      )
    )
      kept.push(stop);
  return kept.sort((a, b) => a.x - b.x);
}

/**
 * Names the stops, the most important first, above the axis or below it where there is room; the rest is named by the
 * list alone.
 */
function labelsOf(stops: readonly NamedMark[]): Label[] {
  const named = stops.filter(({ rank }) => rank !== null).sort((a, b) => (a.rank ?? 9) - (b.rank ?? 9));
  const narrow = placed(named, NARROW, []);
  const rest = named.filter((stop) => !narrow.some((label) => label.stop === stop));
  return [...narrow, ...placed(rest, WIDE, narrow)];
}

function placed(stops: readonly NamedMark[], width: number, before: readonly Label[]): Label[] {
  const taken = before.map((label) => ({ ...spanOf(label.stop, width), side: label.side }));
  return stops.flatMap((stop): Label[] => {
    const span = spanOf(stop, width);
    if (span.from < -8 || span.to > width + 8) return [];
    const sides: Label['side'][] = stop.kind === 'today' ? ['above', 'below'] : ['below', 'above'];
    const side = sides.find(
      (candidate) =>
        !taken.some(
          (other) => other.side === candidate && span.from < other.to + LABEL_GAP && span.to > other.from - LABEL_GAP,
        ),
    );
    if (side === undefined) return [];
    taken.push({ ...span, side });
    return [{ stop, side, anchor: span.anchor, isWide: width === WIDE }];
  });
}

/** The place of a label, in px of an axis of a width. */
function spanOf(
  { x, name, day, kind }: NamedMark,
  width: number,
): { from: number; to: number; anchor: Label['anchor'] } {
  const at = (x / 100) * width;
  const own = Math.max(textLength(name), kind === 'today' ? 0 : textLength(day)) * LETTER_WIDTH;
  // the anchor is that of the narrow axis, so that a label means the same at each width
  const [left, right] = [(x / 100) * NARROW, NARROW - (x / 100) * NARROW];
  const anchor = left < own / 2 ? 'start' : right < own / 2 ? 'end' : 'middle';
  const from = at - (anchor === 'start' ? 6 : anchor === 'end' ? own - 6 : own / 2);
  return { from, to: from + own, anchor };
}
