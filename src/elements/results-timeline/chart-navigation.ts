import { decimatedRuns } from '../../chart/decimate.js';
import type { ChartModel, NumberedEvent } from '../../chart/model.js';
import type { ChartSize } from '../../chart/sizes.js';
import type { Localizer } from '../../core/i18n/localizer.js';
import { endCivil, startCivil, type Bucket } from '../../core/results/buckets.js';
import type { DisplayedSeries } from '../../core/results/displayed-series.js';
import { dayOf, type Civil } from '../../core/series/civil-time.js';

/** A point of the chart for navigation: a value, a gap or an event. */
export interface NavPoint {
  /** Its time on the axis. */
  at: Civil;
  /** Null for a gap and for an event. */
  value: number | null;
  /** First day of the period, or the day of the event. */
  start: string;
  /** The period. Null for a value as measured and for an event. */
  bucket: Bucket | null;
  /** The event. Null for a value and for a gap. */
  event: NumberedEvent | null;
  /** The text for the tooltip and screen readers. */
  text: (localizer: Localizer) => string;
}

/**
 * The points in the order of time: all periods with their gaps, or the drawn values of a dense series, and the events.
 */
export function navPointsOf(model: ChartModel, size: ChartSize, view: DisplayedSeries): NavPoint[] {
  const { span, events } = model;
  const shown = events.filter(({ at }) => at >= span.from && at <= span.to);
  return [...valueStops(model, size, view), ...shown.map(eventStop)].sort((a, b) => a.at - b.at);
}

const eventStop = (event: NumberedEvent): NavPoint => ({
  at: event.at,
  value: null,
  start: event.day,
  bucket: null,
  event,
  text: (localizer) =>
    localizer.t('reading.event', { day: localizer.day(event.day), kind: kindOf(event, localizer), label: event.label }),
});

/** The kind of an event as a word. */
export const kindOf = ({ isReason, kind }: NumberedEvent, { t }: Localizer): string =>
  isReason ? t('notes') : t(`event.${kind}`);

/** Values per px above which only the drawn values are points. */
const DENSE_VALUES_PER_PX = 2;

function valueStops(model: ChartModel, size: ChartSize, view: DisplayedSeries): NavPoint[] {
  const wide = Math.max(1, size.width - size.left - size.right);
  const isDense = view.at.length > DENSE_VALUES_PER_PX * wide;
  const seen = isDense ? placesShown(model, view, wide) : null;
  if (view.grain === 'point')
    return (seen ?? Array.from(view.at, (_, i) => i))
      .filter((i) => !Number.isNaN(view.value[i]))
      .map((i) => pointStop(view, i, model.unit));
  return (seen ? seen.flatMap((i) => view.buckets[i] ?? []) : view.buckets).map((bucket) =>
    periodStop(bucket, model.unit),
  );
}

/** The indexes of a dense series that are drawn: the first, lowest, highest and last of each px. */
function placesShown({ span, cuts }: ChartModel, { at, value }: DisplayedSeries, wide: number): number[] {
  const x = (moment: Civil) => ((moment - span.from) / (span.to - span.from)) * wide;
  return decimatedRuns({ at, value }, x, cuts, true).flat();
}

function pointStop({ at, value }: DisplayedSeries, i: number, unit: ChartModel['unit']): NavPoint {
  const [moment, measured] = [at[i] ?? 0, value[i] ?? 0];
  return {
    at: moment,
    value: measured,
    start: dayOf(moment),
    bucket: null,
    event: null,
    text: (localizer) =>
      localizer.t('reading.value', { period: localizer.moment(moment), value: localizer.number(measured, unit) }),
  };
}

function periodStop(bucket: Bucket, unit: ChartModel['unit']): NavPoint {
  const { label: period, value, n, start, finished } = bucket;
  const isOpen = !finished && value !== null;
  return {
    at: (startCivil(bucket) + endCivil(bucket)) / 2,
    value,
    start,
    bucket,
    event: null,
    text: (localizer) =>
      value === null
        ? localizer.t('reading.gap', { period })
        : localizer.t(isOpen ? 'reading.so-far' : n > 1 ? 'reading.values' : 'reading.value', {
            period,
            value: localizer.number(value, unit),
            count: n,
          }),
  };
}

/** The index of the next point for a key. Undefined for other keys, null to leave the chart. */
export function nextPoint(stops: readonly NavPoint[], from: number | null, key: string): number | null | undefined {
  const last = stops.length - 1;
  const near = (index: number) => Math.min(last, Math.max(0, index));
  const tenth = Math.max(1, Math.round(stops.length / 10));
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return from === null ? last : near(from + 1);
    case 'ArrowLeft':
    case 'ArrowDown':
      return from === null ? last : near(from - 1);
    case 'PageUp':
      return near((from ?? 0) + tenth);
    case 'PageDown':
      return near((from ?? last) - tenth);
    case 'Home':
      return 0;
    case 'End':
      return last;
    case 'h':
    case 'H':
      return extreme(stops, (a, b) => a > b);
    case 'l':
    case 'L':
      return extreme(stops, (a, b) => a < b);
    case 'Escape':
      return null;
    default:
      return undefined;
  }
}

function extreme(stops: readonly NavPoint[], isMore: (a: number, b: number) => boolean): number | undefined {
  let best: number | undefined;
  stops.forEach(({ value }, i) => {
    if (value !== null && (best === undefined || isMore(value, stops[best]?.value ?? value))) best = i;
  });
  return best;
}

/** The index of the value or gap that is nearest to a time. Null if there is none. */
export function nearestPoint(stops: readonly NavPoint[], at: Civil): number | null {
  let best: number | null = null;
  stops.forEach((stop, i) => {
    if (stop.event) return;
    if (best === null || Math.abs(stop.at - at) < Math.abs((stops[best]?.at ?? 0) - at)) best = i;
  });
  return best;
}
