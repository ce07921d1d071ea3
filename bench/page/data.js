// Values made the same way each time, and the form in which each contender takes them. All of it lies outside what is
// measured.

const MINUTE = 60_000;
const WEEK = 7 * 24 * 60 * MINUTE;

/** Park and Miller: the same numbers from the same seed, everywhere. */
function random(seed) {
  let state = (seed * 48_271 + 11) % 2_147_483_647;
  return () => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647;
}

/**
 * Weekly values where a few years' worth is asked for, else readings of a sensor, one a minute: longer ones begin like
 * shorter ones.
 */
export function seriesOf(count, seed) {
  const isWeekly = count <= 520;
  const next = random(seed);
  const step = isWeekly ? WEEK : MINUTE;
  const start = isWeekly ? Date.UTC(2025, 8, 29) : Date.UTC(2024, 10, 1);
  const at = Float64Array.from({ length: count }, (_, i) => start + i * step);
  const value = Float64Array.from({ length: count }, (_, i) => {
    const noise = (next() - 0.5) * 0.8;
    const wave = isWeekly
      ? 12 - (i / count) * 6
      : 3.8 + Math.sin((i / 1440) * 2 * Math.PI + seed) * 0.6 + Math.sin((i / 525_600) * 2 * Math.PI) * 0.5;
    return Math.round((wave + noise) * 100) / 100;
  });
  return { isWeekly, step, at, value };
}

const instant = (at) => `${new Date(at).toISOString().slice(0, 19)}Z`;
const day = (at) => new Date(at).toISOString().slice(0, 10);

/** A metric as a vendor's server would answer it: two columns, dates as text. */
function metricOf({ isWeekly, at, value }, id) {
  const points = { dates: Array.from(at, isWeekly ? day : instant), values: Array.from(value) };
  const common = { id, definition: 'Made up by the bench', source: 'The bench', measuredBy: 'shared', points };
  return isWeekly
    ? {
        ...common,
        name: `Invoice cycle time ${id}`,
        unit: { style: 'unit', unit: 'day' },
        direction: 'decrease',
        period: 'week',
        aggregate: 'median',
        target: { value: 5, by: '2026-12-31' },
      }
    : {
        ...common,
        name: `Temperature in the cold store ${id}`,
        unit: { style: 'unit', unit: 'celsius', unitDisplay: 'short' },
        direction: 'maintain',
        period: 'day',
        aggregate: 'mean',
        target: { min: 2, max: 6 },
      };
}

function configOf(list) {
  const [{ at, step }] = list;
  const config = {
    version: 1,
    asOf: instant(at.at(-1) + step),
    account: { id: 'bench', name: 'Bench', timeZone: 'UTC' },
    goLive: day(at[Math.floor(at.length / 2)]),
    metrics: list.map((series, i) => metricOf(series, `m${i}`)),
  };
  return JSON.parse(JSON.stringify(config)); // as it comes from a server: no text is a rope, and no array one of ours
}

/** Each contender's own form of one series: whatever costs it least. */
export const forms = {
  waymark: (series) => ({ config: configOf([series]), grain: series.isWeekly ? '' : 'point' }),
  uplot: ({ at, value }) => [at.map((time) => time / 1000), value],
  chartjs: ({ at, value }) => Array.from(at, (x, i) => ({ x, y: value[i] })),
  echarts: ({ at, value }) => Float64Array.from({ length: at.length * 2 }, (_, i) => (i % 2 ? value : at)[i >> 1]),
  canvas: ({ at, value }) => ({ at, value }),
};

/** Many series at once: one config of one account for us, a list of their own for the others. */
export const manyForms = {
  ...Object.fromEntries(Object.entries(forms).map(([name, form]) => [name, (list) => list.map(form)])),
  waymark: (list) => configOf(list),
};
