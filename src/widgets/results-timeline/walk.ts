import type { Words } from '../../locales/words.js';
import { endCivil, startCivil } from '../../results/buckets.js';
import type { Result } from '../../results/result.js';
import type { View } from '../../results/view.js';
import type { Picture } from '../../picture/picture.js';

/** A place in the picture that a person can walk to: a value, a gap or an event. */
export interface Stop {
  x: number;
  y: number | null;
  value: number | null;
  /** First day of the period; of an event its day. */
  start: string;
  /** What is read out there. */
  text: (words: Words) => string;
}

/** Every stop from left to right: all periods with their gaps, or, where values lie dense, those that the picture shows; and the events. */
export function stopsOf(picture: Picture, view: View, { unit }: Result): Stop[] {
  const events = picture.events.map(({ x, event }): Stop => ({
    x, y: null, value: null, start: event.date,
    text: (words) => words.say('reading.event', { day: words.day(event.date), kind: words.say(`event.${event.kind}`), label: words.text(event.label) }),
  }));
  return [...valueStops(picture, view, unit), ...events].sort((a, b) => a.x - b.x);
}

/** How many they are, without making them. */
export const countStops = ({ runs, plot, events }: Picture, { grain, buckets }: View): number =>
  events.length + (grain === 'point' || isDense(buckets, plot) ? runs.reduce((sum, run) => sum + run.length, 0) : buckets.length);

const isDense = (buckets: View['buckets'], { left, right }: Picture['plot']): boolean => buckets.length > 2 * (right - left);

function valueStops(picture: Picture, view: View, unit: Result['unit']): Stop[] {
  const dots = picture.runs.flat();
  if (view.grain === 'point')
    return dots.map(({ x, y, index }) => {
      const [at, value] = [view.at[index] ?? 0, view.value[index] ?? 0];
      return { x, y, value, start: new Date(at).toISOString().slice(0, 10), text: (words) => words.say('reading.value', { period: words.moment(at), value: words.number(value, unit) }) };
    });
  const seen = new Map(dots.map((dot) => [dot.index, dot]));
  const isThin = isDense(view.buckets, picture.plot);
  const scale = timeScale(picture, view);
  return view.buckets.flatMap((bucket, index): Stop[] => {
    const dot = seen.get(index);
    if (isThin && !dot) return [];
    const { label: period, value, n, start, finished } = bucket;
    const isOpen = !finished && value !== null;
    return [{
      x: dot?.x ?? (isOpen ? picture.unfinished?.x : undefined) ?? scale((startCivil(bucket) + endCivil(bucket)) / 2),
      y: dot?.y ?? (isOpen ? (picture.unfinished?.y ?? null) : null),
      value, start,
      text: (words) => value === null ? words.say('reading.gap', { period })
        : words.say(isOpen ? 'reading.so-far' : n > 1 ? 'reading.values' : 'reading.value', { period, value: words.number(value, unit), count: n }),
    }];
  });
}

/** Px of a time, from two dots that the picture has; a picture without two dots has no other place for a gap than its edge. */
function timeScale({ runs, plot }: Picture, { at }: View): (time: number) => number {
  const dots = runs.flat();
  const [first, last] = [dots[0], dots.at(-1)];
  if (!first || !last || first.index === last.index) return () => first?.x ?? plot.left;
  const [from, to] = [at[first.index] ?? 0, at[last.index] ?? 1];
  return (time) => first.x + ((time - from) / (to - from)) * (last.x - first.x);
}

/** Where a key leads from a stop; undefined for keys that mean nothing here, null to leave. */
export function step(stops: readonly Stop[], from: number | null, key: string): number | null | undefined {
  const last = stops.length - 1;
  const near = (index: number) => Math.min(last, Math.max(0, index));
  const tenth = Math.max(1, Math.round(stops.length / 10));
  switch (key) {
    case 'ArrowRight': case 'ArrowUp': return from === null ? last : near(from + 1);
    case 'ArrowLeft': case 'ArrowDown': return from === null ? last : near(from - 1);
    case 'PageUp': return near((from ?? 0) + tenth);
    case 'PageDown': return near((from ?? last) - tenth);
    case 'Home': return 0;
    case 'End': return last;
    case 'h': case 'H': return extreme(stops, (a, b) => a > b);
    case 'l': case 'L': return extreme(stops, (a, b) => a < b);
    case 'Escape': return null;
    default: return undefined;
  }
}

function extreme(stops: readonly Stop[], isMore: (a: number, b: number) => boolean): number | undefined {
  let best: number | undefined;
  stops.forEach(({ value }, i) => {
    if (value !== null && (best === undefined || isMore(value, stops[best]?.value ?? value))) best = i;
  });
  return best;
}

/** The stop nearest to a place on the screen. */
export function nearestStop(stops: readonly Stop[], x: number): number | null {
  let best: number | null = null;
  stops.forEach((stop, i) => {
    if (best === null || Math.abs(stop.x - x) < Math.abs((stops[best]?.x ?? 0) - x)) best = i;
  });
  return best;
}

