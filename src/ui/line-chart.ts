import { Chart, LinearScale, LineController, LineElement, PointElement, type ChartDataset } from 'chart.js';
import type { Picture } from './picture.js';

Chart.register(LineController, LineElement, PointElement, LinearScale);

interface XY {
  x: number;
  y: number;
}

/** The line of a picture on a canvas. The picture is in px already, so the scales count px: what lies under the canvas fits to the pixel. */
export class LineChart {
  #chart: Chart<'line', XY[]>;

  constructor(canvas: HTMLCanvasElement, picture: Picture) {
    this.#chart = new Chart<'line', XY[]>(canvas, {
      type: 'line',
      data: { datasets: datasets(canvas, picture) },
      options: {
        animation: false, parsing: false, normalized: true, responsive: false, maintainAspectRatio: false, events: [],
        scales: scales(picture), layout: { padding: 0 }, clip: false,
      },
    });
    this.update(picture);
  }

  update(picture: Picture): void {
    const chart = this.#chart;
    chart.data.datasets = datasets(chart.canvas, picture);
    chart.options.scales = scales(picture);
    chart.resize(picture.width, picture.height);
    chart.update('none');
  }

  destroy(): void {
    this.#chart.destroy();
  }
}

const scales = ({ width, height }: Picture) => ({
  x: { type: 'linear' as const, display: false, min: 0, max: width },
  y: { type: 'linear' as const, display: false, min: 0, max: height, reverse: true },
});

function datasets(canvas: HTMLCanvasElement, picture: Picture): ChartDataset<'line', XY[]>[] {
  const { color } = getComputedStyle(canvas);
  const dots = new Set<unknown>(picture.dots);
  const line = picture.runs.flatMap((run) => [...run, { x: run.at(-1)?.x ?? 0, y: NaN, bucket: null }]);
  const base = { borderColor: color, borderWidth: 2, borderJoinStyle: 'round', borderCapStyle: 'round', tension: 0, spanGaps: false, pointBackgroundColor: color, pointBorderWidth: 0 } as const;
  const { unfinished } = picture;
  return [
    { ...base, data: line, pointRadius: line.map((dot) => (dot.bucket && dots.has(dot) ? 2.6 : 0)) },
    { ...base, data: unfinished ? [unfinished] : [], pointRadius: 4, pointBackgroundColor: 'transparent', pointBorderColor: color, pointBorderWidth: 1.6 },
  ];
}
