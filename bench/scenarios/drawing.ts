// (a), (b), (d), (e): how much of the main thread a picture costs.
import type { Browser } from 'playwright-core';
import { openMeter, type Meter } from '../meter.js';
import type { BenchSite } from '../site.js';

/** The measurements of one page, by name; times in ms. */
export type Sample = Readonly<Record<string, number | string[]>>;
type Figures = Readonly<Record<string, number>>;

const middle = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN;
/** The same figures of several windows in one page: the middle one of each. */
const middles = (windows: readonly Figures[]): Figures =>
  Object.fromEntries(
    Object.keys(windows[0] ?? {}).map((name) => [name, middle(windows.map((window) => window[name] ?? NaN))]),
  );
const call = (name: string, argument?: unknown) =>
  `bench.${name}(${argument === undefined ? '' : JSON.stringify(argument)})`;

/** The contender, the number of points, and the number of charts (one by default). */
interface Drawn {
  name: string;
  count: number;
  charts?: number;
}

/** A page in which all that a contender loads is in the browser's cache, and the data are made. */
export async function openDrawing(browser: Browser, site: BenchSite, { name, count, charts }: Drawn): Promise<Meter> {
  const meter = await openMeter(browser, `${site.url}/bench/page/draw.html`);
  const ours = name === 'waymark';
  const url = ours ? '/bench/contenders/waymark.js' : `/peers/${name}.js`;
  try {
    await meter.evaluate(
      call('prepare', {
        name,
        url,
        count,
        charts,
        files: [url, ...(ours ? site.scripts.map((file) => `/cdn/${file}`) : [])],
      }),
    );
    return meter;
  } catch (error) {
    await meter.close();
    throw error;
  }
}

/** @param act what is done with the page; its answer is the sample */
async function inPage<T>(
  browser: Browser,
  site: BenchSite,
  drawn: Drawn,
  act: (meter: Meter) => Promise<T>,
): Promise<T> {
  const meter = await openDrawing(browser, site, drawn);
  try {
    return await act(meter);
  } finally {
    await meter.close();
  }
}

/** The first picture, and further ones below it in the same page. */
export const pictures = (
  browser: Browser,
  site: BenchSite,
  name: string,
  count: number,
): Promise<{ first: Sample; further: Sample }> =>
  inPage(browser, site, { name, count }, async (meter) => {
    const first = await meter.window(call('first'));
    const further: Figures[] = [];
    for (let seed = 2; seed < (count > 100_000 ? 3 : 5); seed++) {
      await meter.evaluate(call('prepareFurther', seed));
      further.push({ ...(await meter.window(call('further'))) });
    }
    return { first: { ...first }, further: middles(further) };
  });

/** So many pictures on one page, from scripts that are fetched and not yet evaluated. */
export const many = (browser: Browser, site: BenchSite, name: string, charts: number): Promise<Sample> =>
  inPage(browser, site, { name, count: 52, charts }, async (meter) => ({ ...(await meter.window(call('many'))) }));

const APPENDS = 10;

/** One value more at the end, ten times, each painted; what one of them costs. */
export const appends = (browser: Browser, site: BenchSite, name: string, count: number): Promise<Sample> =>
  inPage(browser, site, { name, count }, async (meter) => {
    await meter.evaluate(call('first'));
    await meter.evaluate(call('prepareAppends', APPENDS));
    const window = await meter.window(call('appends'));
    return Object.fromEntries(Object.entries(window).map(([key, value]) => [key, value / APPENDS]));
  });
