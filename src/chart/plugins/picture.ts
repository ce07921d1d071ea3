import type { Chart, Plugin } from 'chart.js';
import type { ValueAxis } from '../axes.js';
import { labelsOf } from './labels.js';
import { drawFrame, drawMarks } from './frame.js';
import { badgesIn, drawBadges, type Badge } from './badges.js';
import type { PlacedLabel } from '../labels.js';
import { drawLabels } from './labels.js';
import { measureIn, type Scene } from './scene.js';
import { drawBaseline, drawForecast, drawGain, drawPoints, drawTarget } from './spans.js';
import { drawStrips, stripLayout, type StripLayout } from './strips.js';
import type { PictureSpec } from '../options.js';

/** The state of a drawing. */
export interface PictureState {
  spec: PictureSpec;
  axis: ValueAxis;
  /** Progress of the animation of the first view, from 0 to 1. */
  progress: number;
}

/** Parts whose positions depend on one another, cached for a position of the scales. */
interface Layout {
  labels: PlacedLabel[];
  badges: Badge[];
  strips: StripLayout;
}

/** The scene of a chart: positions by its scales and its area. */
export function sceneOf(
  chart: Pick<Chart, 'ctx' | 'chartArea' | 'scales'>,
  state: PictureState,
): Omit<Scene, 'labels'> {
  const { spec, axis, progress } = state;
  const { left, right, top, bottom } = chart.chartArea;
  const { x: time, y: values } = chart.scales;
  const [from, to] = [time?.min ?? spec.model.span.from, time?.max ?? spec.model.span.to];
  const [min, max] = [values?.min ?? axis.min, values?.max ?? axis.max];
  const perMs = (right - left) / (to - from || 1);
  // halved first: the distance of two values can be beyond what a number holds
  const half = max / 2 - min / 2 || 1;
  return {
    pen: chart.ctx,
    model: spec.model,
    size: spec.size,
    theme: spec.theme,
    localizer: spec.localizer,
    axis,
    progress,
    area: { left, right, top, bottom },
    shown: { from, to },
    x: (at) => left + (at - from) * perMs,
    y: (value) => bottom - ((value / 2 - min / 2) / half) * (bottom - top),
  };
}

/** Our plugin. It draws everything but the lines of values, which are datasets. */
export function picturePlugin(state: PictureState): Plugin {
  let key = '';
  let layout: Layout = { labels: [], badges: [], strips: { cells: [], texts: [] } };
  let spec: PictureSpec | null = null;
  const layoutOf = (scene: Omit<Scene, 'labels'>): Layout => {
    const { area, shown, axis } = scene;
    const now = [area.left, area.right, area.top, area.bottom, shown.from, shown.to, axis.min, axis.max].join(' ');
    if (now !== key || spec !== state.spec) {
      const measure = measureIn(scene.pen, scene.theme.family);
      layout = {
        labels: labelsOf(scene, measure),
        badges: badgesIn(scene, measure),
        strips: stripLayout(scene, measure),
      };
      [key, spec] = [now, state.spec];
    }
    return layout;
  };
  return {
    id: 'waymark-picture',
    beforeDatasetsDraw(chart) {
      const scene = { ...sceneOf(chart, state), labels: [] };
      drawFrame(scene);
      drawGain(scene);
      drawBaseline(scene);
      drawTarget(scene);
      drawForecast(scene);
      drawMarks(scene);
    },
    afterDatasetsDraw(chart) {
      const scene = sceneOf(chart, state);
      const { labels, badges, strips } = layoutOf(scene);
      drawPoints({ ...scene, labels });
      drawBadges({ ...scene, labels }, badges);
      drawStrips({ ...scene, labels }, strips);
      drawLabels({ ...scene, labels });
    },
  };
}
