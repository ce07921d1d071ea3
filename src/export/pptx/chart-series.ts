import type { ChartModel } from '../../chart/model.js';
import { dayOf, startOf } from '../../core/series/civil-time.js';
import type { Period, Unit } from '../../core/config/schema.js';
import type { Localizer } from '../../core/i18n/localizer.js';
import { isPercentage } from '../../core/i18n/localizer.js';
import { wrapText } from '../../chart/text-metrics.js';
import { endCivil, startCivil, type Bucket } from '../../core/results/buckets.js';

/** The role of a series, which decides its line, its dots and its name. */
export type SeriesLook = 'line' | 'earlier' | 'so-far' | 'other' | 'baseline' | 'target';

export interface ChartSeries {
  look: SeriesLook;
  name: string;
  /** One value per label. Null for a gap, or if nothing is drawn. */
  values: (number | null)[];
}

/** The data of an editable chart: the same numbers as in the table. */
export interface EditableChart {
  labels: string[];
  series: ChartSeries[];
  unit: Unit;
  /** Index of the latest finished value, which has a label. Null if there is none. */
  current: number | null;
}

/** Maximum number of periods in an editable chart. The earliest are left out. */
const MAX_PERIODS = 260;
/** Maximum length of a name in the legend, in letters. */
const MAX_NAME_LENGTH = 30;

/** The series of a chart. Gaps stay gaps, and a change of the definition starts another line. */
export function chartOf(model: ChartModel, period: Period, localizer: Localizer): EditableChart {
  const { unit, baseline, target, comparison, definedFrom } = model;
  const first = Math.max(0, model.periods.length - MAX_PERIODS);
  const periods = model.periods.slice(first);
  const isNew = (bucket: Bucket) => definedFrom === null || startCivil(bucket) >= definedFrom;
  const values = (of: (bucket: Bucket) => number | null) => periods.map(of);
  const name = shortened(model.name);
  const compared = comparison && new Map(Array.from(comparison.at, (at, i) => [at, comparison.value[i] ?? NaN]));
  const beside = (bucket: Bucket) => {
    const value = compared?.get(middle(bucket)) ?? NaN;
    return Number.isNaN(value) ? null : value;
  };
  const unfinished = periods.find(({ finished, value }) => !finished && value !== null);
  const series: ChartSeries[] = [
    ...(definedFrom === null
      ? []
      : [
          {
            look: 'earlier',
            name: localizer.t('slides.earlier', { name, day: localizer.day(dayOf(definedFrom)) }),
            values: values((bucket) => (isNew(bucket) || !bucket.finished ? null : bucket.value)),
          } satisfies ChartSeries,
        ]),
    { look: 'line', name, values: values((bucket) => (isNew(bucket) && bucket.finished ? bucket.value : null)) },
    ...(unfinished
      ? [
          {
            look: 'so-far',
            name: localizer.t('chart.so-far', { period: unfinished.label }),
            values: values((bucket) => (bucket === unfinished ? bucket.value : null)),
          } satisfies ChartSeries,
        ]
      : []),
    ...(comparison
      ? [{ look: 'other', name: shortened(comparison.name), values: values(beside) } satisfies ChartSeries]
      : []),
    ...(baseline
      ? [
          {
            look: 'baseline',
            name: localizer.t('know.baseline'),
            values: values((bucket) => (isNew(bucket) ? baseline.value : null)),
          } satisfies ChartSeries,
        ]
      : []),
    ...(target ? targetEdges(target) : []).map((edge): ChartSeries => ({
      look: 'target',
      name: localizer.t('chart.target', { value: localizer.number(edge, unit) }),
      values: values((bucket) => (isNew(bucket) ? edge : null)),
    })),
  ];
  const current = periods.findIndex((bucket) => middle(bucket) === model.last?.at);
  return {
    unit,
    current: current === -1 ? null : current,
    labels: periods.map((bucket) => localizer.tick(startOf(period, startCivil(bucket)), period, true)),
    // drop lines without values
    series: series.filter(({ look, values: own }) => look === 'line' || own.some((one) => one !== null)),
  };
}

const middle = (bucket: Bucket): number => (startCivil(bucket) + endCivil(bucket)) / 2;

/** The values of the target: both edges of a range, else the final value, since slides show no stages. */
const targetEdges = ({ band, value }: NonNullable<ChartModel['target']>): number[] =>
  band ? [band.low, band.high] : [value];

const shortened = (name: string): string => wrapText(name, 1, MAX_NAME_LENGTH, 1)[0] ?? '';

/** The number format of a label: the digits of the value, at most those of the unit. */
export function labelFormat(unit: Unit, value: number): string {
  const most = unit.maximumFractionDigits ?? 2;
  const digits =
    unit.style === 'percent'
      ? null
      : (/\.(\d+)$/.exec(String(Number(value.toFixed(Math.min(most, 6)))))?.[1]?.length ?? 0);
  return digits === null ? numberFormat(unit) : digits ? `#,##0.${'0'.repeat(digits)}` : '#,##0';
}

/** The spreadsheet format of a unit. */
export function numberFormat({ style, maximumFractionDigits, unit }: Unit): string {
  const decimals = maximumFractionDigits ?? 1;
  if (style === 'percent') return decimals ? `0.${'0'.repeat(Math.min(decimals, 4))}%` : '0%';
  if (isPercentage({ style, unit })) return 'General';
  return maximumFractionDigits === 0 ? '#,##0' : 'General';
}
