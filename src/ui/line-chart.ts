import { Chart, LinearScale, LineController, LineElement, PointElement, type ChartDataset } from 'chart.js';
import type { Dot, Picture } from './picture.js';

Chart.register(LineController, LineElement, PointElement, LinearScale);

interface XY {
  x: number;
  y: number;
}

/** The line of a picture on a canvas. The picture is in px already, so the scales count px: what lies under the canvas fits to the pixel. */
export class LineChart {
  #chart: Chart<'line', XY[]>;

  constructor(canvas: HTMLCanvasElement, picture: Picture) {
    // as large as the picture from the start, so that it is drawn once
    canvas.width = picture.width;
    canvas.height = picture.height;
    this.#chart = new Chart<'line', XY[]>(canvas, {
      type: 'line',
      data: { datasets: datasets(canvas, picture) },
      options: {
        animation: false, parsing: false, normalized: true, responsive: false, maintainAspectRatio: false, events: [],
        scales: scales(picture), layout: { padding: 0 }, clip: false,
      },
    });
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
  const quiet = getComputedStyle(canvas).getPropertyValue('outline-color') || color;
  const dots = new Set(picture.dots);
  const line = joined(picture.runs);
  // a dense line is drawn thin and plain: a thick one costs ten times as much where it covers itself
  const isDense = line.length > DENSE;
  const base = { borderWidth: isDense ? 1 : 2, borderJoinStyle: isDense ? 'bevel' : 'round', borderCapStyle: isDense ? 'butt' : 'round', tension: 0, spanGaps: false, pointBorderWidth: 0 } as const;
  const { unfinished, comparison } = picture;
  return [
    { ...base, borderColor: color, pointBackgroundColor: color, data: line, pointRadius: line.map((dot) => (dots.has(dot as Dot) ? 2.6 : 0)) },
    { ...base, borderColor: quiet, borderWidth: 1.4, borderDash: [8, 3, 2, 3], data: joined(comparison?.runs ?? []), pointRadius: 0 },
    { ...base, data: unfinished ? [unfinished] : [], pointRadius: 4, pointBackgroundColor: 'transparent', pointBorderColor: color, pointBorderWidth: 1.6 },
  ];
}

const DENSE = 1000;

/** Runs as one list, with a value that is none between them. */
const joined = (runs: readonly Dot[][]): XY[] => runs.flatMap((run) => [...run, { x: run.at(-1)?.x ?? 0, y: NaN }]);
