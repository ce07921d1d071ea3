// From samples to figures, and from figures to tables.
import { table } from '../tools/readme.js';
import { CONTENDERS, ROWS, type Row } from './scenarios.js';
import type { Sample } from './scenarios/drawing.js';

const at = (sorted: readonly number[], part: number) => {
  const place = (sorted.length - 1) * part;
  const [low = NaN, high = NaN] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return low + (high - low) * (place % 1);
};

export interface Statistics {
  n: number;
  median: number;
  min: number;
  max: number;
  quartiles: [number, number];
}
interface Verdict {
  target: number | null;
  isMet: boolean | null;
  text: string;
}
export interface Figure extends Row {
  /** By contender; `ratio` is that to the reference, null where that has none. */
  contenders: Record<string, Statistics & { ratio: number | null }>;
  /** Other measurements, by contender. */
  also: Record<string, Record<string, Statistics>>;
  verdict: Verdict | null;
}
/** By row, then by contender: a list of what each page answered. */
export type Samples = Readonly<Record<string, Readonly<Record<string, readonly Sample[]>>>>;

/** Nothing is left out: the spread is told beside the median. */
export function statistics(values: readonly number[]): Statistics {
  const sorted = [...values].sort((a, b) => a - b);
  return {
    n: sorted.length,
    median: at(sorted, 0.5),
    min: at(sorted, 0),
    max: at(sorted, 1),
    quartiles: [at(sorted, 0.25), at(sorted, 0.75)],
  };
}

/** The distance of ours from the target. */
function verdict({ ratio, most }: Row, median: number, ofReference: number | null): Verdict {
  if (most !== undefined) {
    const isMet = median <= most;
    return { target: most, isMet, text: isMet ? 'met' : `missed by ${number(median - most)}` };
  }
  if (ratio === undefined) return { target: null, isMet: null, text: '' };
  // a reference that took nothing has no ratio: then ours may take nothing either
  const isMet = ofReference === null ? median === 0 : ofReference <= ratio;
  return {
    target: ratio,
    isMet,
    text: isMet ? 'met' : ofReference === null ? 'missed' : `missed by ${number(ofReference - ratio)}`,
  };
}

/** One figure a row that was measured. */
export function figuresOf(samples: Samples): Figure[] {
  return ROWS.flatMap((row) => {
    const measured = samples[row.id];
    if (!measured) return [];
    const stats = (of: string) =>
      Object.fromEntries(
        Object.entries(measured).map(([name, list]) => [name, statistics(list.map((sample) => Number(sample[of])))]),
      );
    const own = stats(row.of);
    const base = own[row.reference]?.median;
    const contenders = Object.fromEntries(
      Object.entries(own).map(([name, figure]) => [name, { ...figure, ratio: base ? figure.median / base : null }]),
    );
    const others = Object.keys(Object.values(measured)[0]?.[0] ?? {}).filter((of) => of !== row.of && of !== 'moved');
    const also = Object.fromEntries(others.map((of) => [of, stats(of)]));
    const { waymark } = contenders;
    return { ...row, contenders, also, verdict: waymark ? verdict(row, waymark.median, waymark.ratio) : null };
  });
}

function number(value: number): string {
  if (value === 0) return '0';
  return Math.abs(value) >= 100
    ? String(Math.round(value))
    : Math.abs(value) >= 10
      ? value.toFixed(1)
      : value.toFixed(2);
}

const inUnit = (value: number, unit: string) =>
  unit === 'kB' ? `${number(value / 1000)} kB` : `${number(value)}${unit && ` ${unit}`}`;

/** Every contender in a column: its median, and its ratio to the row's reference. */
export function shortTable(figures: readonly Figure[]): string {
  const columns = ['waymark', 'uplot', 'chartjs', 'echarts', 'canvas', 'handwritten'].filter((name) =>
    figures.some(({ contenders }) => contenders[name]),
  );
  const cell = ({ contenders, unit }: Figure, name: string) => {
    const figure = contenders[name];
    if (!figure) return '';
    const text = `${figure.ratio === null ? '' : `${number(figure.ratio)} · `}${inUnit(figure.median, unit)}`;
    return name === 'waymark' ? `**${text}**` : text;
  };
  const target = ({ ratio, most, unit }: Figure) =>
    ratio !== undefined ? `≤ ${ratio}` : most !== undefined ? `≤ ${inUnit(most, unit)}` : '';
  return table(
    ['', ...columns.map((name) => CONTENDERS[name] ?? name), 'aimed at', ''],
    figures.map((figure) => [
      `(${figure.part}) ${figure.title}`,
      ...columns.map((name) => cell(figure, name)),
      target(figure),
      figure.verdict?.text ?? '',
    ]),
  );
}

/** Each figure with its spread, and what else was counted. */
export function longTable(figures: readonly Figure[]): string {
  const names = {
    settled: 'until idle',
    process: 'all threads',
    clock: 'by the clock',
    over: 'tasks over 50 ms',
    main: 'main thread in all',
  };
  return table(
    ['', 'contender', 'n', 'median', 'least – most', 'middle half', 'besides (medians)'],
    figures.flatMap((figure) =>
      Object.entries(figure.contenders).map(([name, { n, median, min, max, quartiles }]) => [
        `(${figure.part}) ${figure.title}`,
        CONTENDERS[name] ?? name,
        n,
        inUnit(median, figure.unit),
        `${inUnit(min, figure.unit)} – ${inUnit(max, figure.unit)}`,
        quartiles.map((value) => inUnit(value, figure.unit)).join(' – '),
        Object.entries(names)
          .flatMap(([of, words]) => {
            const besides = figure.also[of]?.[name];
            return besides && figure.part !== 'c' ? `${words} ${number(besides.median)}` : [];
          })
          .join(', '),
      ]),
    ),
  );
}
