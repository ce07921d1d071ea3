// From samples to figures, and from figures to tables.
import { table } from '../tests/tools/readme.mjs';
import { CONTENDERS, ROWS } from './scenarios.mjs';

const at = (sorted, part) => {
  const place = (sorted.length - 1) * part;
  const low = sorted[Math.floor(place)];
  return low + (sorted[Math.ceil(place)] - low) * (place % 1);
};

/** Nothing is left out: the spread is told beside the median. */
export function statistics(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return { n: sorted.length, median: at(sorted, 0.5), min: sorted[0], max: sorted.at(-1), quartiles: [at(sorted, 0.25), at(sorted, 0.75)] };
}

/** How far ours is from what is aimed at. */
function verdict({ ratio, most }, median, ofReference) {
  if (ratio === undefined && most === undefined) return { target: null, isMet: null, text: '' };
  if (most !== undefined) {
    const isMet = median <= most;
    return { target: most, isMet, text: isMet ? 'met' : `missed by ${number(median - most)}` };
  }
  // a reference that took nothing has no ratio: then ours may take nothing either
  const isMet = ofReference === null ? median === 0 : ofReference <= ratio;
  return { target: ratio, isMet, text: isMet ? 'met' : ofReference === null ? 'missed' : `missed by ${number(ofReference - ratio)}` };
}

/**
 * @param samples by row, then by contender: a list of what each page answered
 * @returns one figure a row that was measured
 */
export function figuresOf(samples) {
  return ROWS.filter(({ id }) => samples[id]).map((row) => {
    const stats = (of) => Object.fromEntries(Object.entries(samples[row.id]).map(([name, list]) => [name, statistics(list.map((sample) => sample[of]))]));
    const contenders = stats(row.of);
    const base = contenders[row.reference]?.median;
    for (const figure of Object.values(contenders)) figure.ratio = base ? figure.median / base : null;
    const others = Object.keys(Object.values(samples[row.id])[0][0]).filter((of) => of !== row.of && of !== 'moved');
    const also = Object.fromEntries(others.map((of) => [of, stats(of)]));
    const { waymark } = contenders;
    return { ...row, contenders, also, verdict: waymark ? verdict(row, waymark.median, waymark.ratio) : null };
  });
}

function number(value) {
  if (value === 0) return '0';
  return Math.abs(value) >= 100 ? String(Math.round(value)) : Math.abs(value) >= 10 ? value.toFixed(1) : value.toFixed(2);
}

const inUnit = (value, unit) => (unit === 'kB' ? `${number(value / 1000)} kB` : `${number(value)}${unit && ` ${unit}`}`);

/** Every contender in a column: its median, and its ratio to the row's reference. */
export function shortTable(figures) {
  const columns = ['waymark', 'uplot', 'chartjs', 'echarts', 'canvas', 'handwritten'].filter((name) => figures.some(({ contenders }) => contenders[name]));
  const cell = ({ contenders, unit }, name) => {
    const figure = contenders[name];
    if (!figure) return '';
    const text = `${figure.ratio === null ? '' : `${number(figure.ratio)} · `}${inUnit(figure.median, unit)}`;
    return name === 'waymark' ? `**${text}**` : text;
  };
  const target = ({ ratio, most, unit }) => (ratio !== undefined ? `≤ ${ratio}` : most !== undefined ? `≤ ${inUnit(most, unit)}` : '');
  return table(['', ...columns.map((name) => CONTENDERS[name]), 'aimed at', ''], figures.map((figure) => [
    `(${figure.part}) ${figure.title}`, ...columns.map((name) => cell(figure, name)), target(figure), figure.verdict?.text ?? '',
  ]));
}

/** Each figure with its spread, and what else was counted. */
export function longTable(figures) {
  const names = { settled: 'until idle', process: 'all threads', clock: 'by the clock', over: 'tasks over 50 ms', main: 'main thread in all' };
  return table(['', 'contender', 'n', 'median', 'least – most', 'middle half', 'besides (medians)'], figures.flatMap((figure) =>
    Object.entries(figure.contenders).map(([name, { n, median, min, max, quartiles }]) => [
      `(${figure.part}) ${figure.title}`, CONTENDERS[name], n, inUnit(median, figure.unit), `${inUnit(min, figure.unit)} – ${inUnit(max, figure.unit)}`,
      quartiles.map((value) => inUnit(value, figure.unit)).join(' – '),
      Object.entries(names).filter(([of]) => figure.also[of] && figure.part !== 'c').map(([of, words]) => `${words} ${number(figure.also[of][name].median)}`).join(', '),
    ])));
}
