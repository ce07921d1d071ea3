import { chartModel, type ChartModel } from '../../src/chart/model.js';
import { chartSetup, type PictureSpec, type RunsDataset } from '../../src/chart/options.js';
import type { Measure } from '../../src/chart/labels.js';
import type { Scene } from '../../src/chart/plugins/scene.js';
import { chartSize } from '../../src/chart/sizes.js';
import { fileTheme } from '../../src/chart/theme.js';
import { textWidth } from '../../src/chart/text-metrics.js';
import type { Config, ConfigInput } from '../../src/core/config/schema.js';
import { localizerFor, type Localizer } from '../../src/core/i18n/localizer.js';
import { displayedSeriesOf, type Grain, type Range } from '../../src/core/results/displayed-series.js';
import { resultOf } from '../../src/core/results/result.js';
import { aConfig, aMetric, type MetricInput } from '../fixtures/config.js';

export const english = localizerFor('en');

export interface Shown {
  grain?: Grain;
  range?: Range;
  localizer?: Localizer;
}

export function modelOf(
  config: Config,
  id: string,
  { grain, range = 'all', localizer = english }: Shown = {},
): ChartModel {
  const result = resultOf(config, id, localizer);
  const view = displayedSeriesOf(config, result, grain ?? result.metric.period, range, localizer);
  return chartModel(config, result, view, localizer);
}

/** The model of one metric in a config that holds nothing else of note. */
export const theModel = (
  metric: Partial<MetricInput>,
  parts: Partial<ConfigInput> = {},
  shown: Shown = {},
): ChartModel => modelOf(aConfig({ ...parts, metrics: [aMetric(metric)] }), 'm', shown);

export const specOf = (model: ChartModel, width: number, localizer = english): PictureSpec => ({
  model,
  size: chartSize(model, width),
  theme: fileTheme(),
  localizer,
});

/** The width of a text by the table, as files have it. */
export const measure: Measure = (text, size, weight) => textWidth(text, size, weight >= 600);

/** The positions that Chart.js gives the parts of a picture, by its options alone. */
export function planOf(spec: PictureSpec): Omit<Scene, 'pen' | 'labels' | 'progress'> {
  const { axis, options } = chartSetup(spec);
  const padding = options.layout?.padding as { left: number; right: number; top: number; bottom: number };
  const { size, model } = spec;
  const area = {
    left: padding.left,
    right: size.width - padding.right,
    top: padding.top,
    bottom: size.height - padding.bottom,
  };
  const { from, to } = model.span;
  return {
    ...spec,
    axis,
    area,
    shown: { from, to },
    x: (at) => area.left + ((at - from) / (to - from)) * (area.right - area.left),
    y: (value) => area.bottom - ((value / 2 - axis.min / 2) / (axis.max / 2 - axis.min / 2)) * (area.bottom - area.top),
  };
}

export const runsIn = (spec: PictureSpec): RunsDataset[] => chartSetup(spec).data.datasets as unknown as RunsDataset[];
