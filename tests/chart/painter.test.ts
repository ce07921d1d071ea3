import { expect } from '@open-wc/testing';
import type { Plugin } from 'chart.js';
import { MountedChart, safeRatio } from '../../src/chart/painter.js';
import { fileTheme } from '../../src/chart/theme.js';
import { civilOfDay } from '../../src/core/series/civil-time.js';
import { monthly } from '../fixtures/config.js';
import { pixelAt } from '../fixtures/page.js';
import { specOf, theModel } from './support.js';

const points = monthly('2025-08', [12, 13, 12, 13, 12, 10, 10, null, null, 9, 8, 7]);
const model = theModel(
  { direction: 'decrease', points, target: { value: 5, by: '2026-12-31' }, baseline: { value: 12 } },
  { goLive: '2026-01-01', asOf: '2026-08-10T08:00:00Z' },
);

let charts: MountedChart[] = [];
function mounted(width = 900, ratio = 1, extension?: ConstructorParameters<typeof MountedChart>[3]) {
  const canvas = document.createElement('canvas');
  document.body.append(canvas);
  const chart = new MountedChart(canvas, specOf(model, width), ratio, extension);
  charts.push(chart);
  return { canvas, chart };
}
const noon = (day: string) => civilOfDay(day);

/** The distance of a colour from white, from 0 to 255. */
const ink = ([red = 255, green = 255, blue = 255, alpha = 0]: number[]): number =>
  (255 - Math.min(red, green, blue)) * (alpha / 255);

describe('a painted picture', () => {
  afterEach(() => {
    for (const chart of charts) chart.destroy();
    charts = [];
    document.querySelectorAll('body > canvas').forEach((canvas) => canvas.remove());
  });

  it('has its ring at the target’s day, its last value as a filled point, and nothing in a gap', () => {
    const { canvas, chart } = mounted();
    const ring = model.target!.ring!;
    const { x, y } = chart.place(ring.at, ring.value);
    // hollow: the surface in the middle, the ink on the edge
    expect(ink(pixelAt(canvas, x, y!))).to.be.below(10);
    expect(ink(pixelAt(canvas, x + 6, y!))).to.be.above(100);
    const last = chart.place(model.last!.at, model.last!.value);
    expect(ink(pixelAt(canvas, last.x, last.y!))).to.be.above(100);
    // between March and May no line joins what was measured before and after
    const from = chart.place(noon('2026-02-15'), 10);
    const to = chart.place(noon('2026-05-15'), 9);
    const middle = { x: (from.x + to.x) / 2, y: (from.y! + to.y!) / 2 };
    for (let dy = -3; dy <= 3; dy++) {
      const [red = 0, green = 0] = pixelAt(canvas, middle.x, middle.y + dy);
      expect(green - red, `${dy} px beside where a line would be`).to.be.below(40);
    }
  });

  it('fills the gain since go-live, not before it and not over a gap', () => {
    const { canvas, chart } = mounted();
    const tint = (day: string, value: number) => {
      const { x, y } = chart.place(noon(day), value);
      const [red = 0, green = 0, , alpha = 0] = pixelAt(canvas, x, y!);
      return alpha > 0 && green - red > 2;
    };
    expect(tint('2026-06-28', 10.5)).to.equal(true);
    expect(tint('2025-10-30', 11.5)).to.equal(false);
    expect(tint('2026-04-02', 11)).to.equal(false);
  });

  it('is as large as it is told, in pixels of the device, after every change', () => {
    const { canvas, chart } = mounted(900, 1);
    const size = () => [canvas.offsetWidth, canvas.width, canvas.height / canvas.offsetHeight];
    expect(size()).to.deep.equal([900, 900, 1]);
    chart.update(specOf(model, 640), 3);
    expect(size()).to.deep.equal([640, 1920, 3]);
    chart.update(specOf(model, 640), 2);
    expect(size()).to.deep.equal([640, 1280, 2]);
    chart.update(specOf(model, 320), 1);
    expect(size()).to.deep.equal([320, 320, 1]);
  });

  it('follows another theme', () => {
    const { canvas, chart } = mounted();
    chart.update({ ...specOf(model, 900), theme: { ...fileTheme(), series: '#ff0000' } }, 1);
    const { x, y } = chart.place(model.last!.at, model.last!.value);
    expect(pixelAt(canvas, x, y!).slice(0, 3)).to.deep.equal([255, 0, 0]);
  });

  it('draws no more once it is gone, though it has moved into another document while its first view was drawn', async () => {
    const { canvas, chart } = mounted();
    charts = [];
    const errors: string[] = [];
    const heard = (event: ErrorEvent) => errors.push(event.message);
    window.addEventListener('error', heard);
    chart.animate(200);
    const frame = document.createElement('iframe');
    document.body.append(frame);
    frame.contentDocument!.body.append(canvas);
    chart.destroy();
    await new Promise((resolve) => {
      requestAnimationFrame(() => requestAnimationFrame(resolve));
    });
    frame.remove();
    window.removeEventListener('error', heard);
    expect(errors).to.deep.equal([]);
  });

  it('cannot be had where the browser gives no context', () => {
    const canvas = document.createElement('canvas');
    canvas.getContext = () => null;
    expect(() => new MountedChart(canvas, specOf(model, 900), 1)).to.throw('2D context');
  });

  it('stays below the size that a browser can hold', () => {
    expect(safeRatio(900, 500, 2)).to.equal(2);
    expect(safeRatio(20_000, 500, 1)).to.be.below(1);
    const ratio = safeRatio(9000, 5000, 3);
    expect(9000 * ratio * 5000 * ratio).to.be.at.most(16_777_216.5);
  });

  describe('with what a page adds', () => {
    const errors: string[] = [];
    const extended = (plugins: Plugin[], options?: object) => {
      errors.length = 0;
      return mounted(900, 1, {
        plugins,
        options,
        onError: (error, source) => errors.push(`${source}: ${(error as Error).message}`),
      });
    };

    it('draws what a plugin draws', () => {
      const square: Plugin = {
        id: 'square',
        afterDraw: ({ ctx, chartArea }) => {
          ctx.fillStyle = '#0000ff';
          ctx.fillRect(chartArea.left + 100, chartArea.top + 4, 10, 10);
        },
      };
      const { canvas, chart } = extended([square]);
      expect(pixelAt(canvas, chart.area.left + 105, chart.area.top + 9).slice(0, 3)).to.deep.equal([0, 0, 255]);
      expect(errors).to.deep.equal([]);
    });

    for (const hook of ['beforeInit', 'beforeUpdate', 'beforeDatasetsDraw', 'afterDraw'] as const)
      it(`leaves out a plugin that throws in ${hook}, says so once, and draws the rest`, () => {
        const bad = {
          id: 'bad',
          [hook]: () => {
            throw new Error('no');
          },
        } as Plugin;
        const { canvas, chart } = extended([bad]);
        chart.update(specOf(model, 640), 1);
        expect(errors).to.deep.equal(['bad: no']);
        const { x, y } = chart.place(model.last!.at, model.last!.value);
        expect(ink(pixelAt(canvas, x, y!))).to.be.above(100);
      });

    it('leaves out options that throw', () => {
      const options = {
        scales: {
          x: {
            min: () => {
              throw new Error('no');
            },
          },
        },
      };
      const { canvas, chart } = extended([], options);
      expect(errors).to.deep.equal(['chartOptions: no']);
      const { x, y } = chart.place(model.last!.at, model.last!.value);
      expect(ink(pixelAt(canvas, x, y!))).to.be.above(100);
    });
  });
});
