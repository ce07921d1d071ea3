// (a), (b), (d), (e): how much of the main thread a picture costs.
import { openMeter } from '../meter.mjs';

const middle = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
/** The same figures of several windows in one page: the middle one of each. */
const middles = (windows) => Object.fromEntries(Object.keys(windows[0]).map((name) => [name, middle(windows.map((window) => window[name]))]));
const call = (name, argument) => `bench.${name}(${argument === undefined ? '' : JSON.stringify(argument)})`;

/** A page in which all that a contender loads is in the browser's cache, and the data are made. */
export async function openDrawing(browser, site, name, count, charts) {
  const meter = await openMeter(browser, `${site.url}/bench/page/draw.html`);
  const ours = name === 'waymark';
  const url = ours ? '/bench/contenders/waymark.js' : `/peers/${name}.js`;
  try {
    await meter.evaluate(call('prepare', { name, url, count, charts, files: [url, ...(ours ? site.scripts.map((file) => `/cdn/${file}`) : [])] }));
    return meter;
  } catch (error) {
    await meter.close();
    throw error;
  }
}

/** @param act what is done with the page; its answer is the sample */
async function inPage(browser, site, [name, count, charts], act) {
  const meter = await openDrawing(browser, site, name, count, charts);
  try {
    return await act(meter);
  } finally {
    await meter.close();
  }
}

/** The first picture, and further ones below it in the same page. */
export const pictures = (browser, site, name, count) => inPage(browser, site, [name, count], async (meter) => {
  const first = await meter.window(call('first'));
  const further = [];
  for (let seed = 2; seed < (count > 100_000 ? 3 : 5); seed++) {
    await meter.evaluate(call('prepareFurther', seed));
    further.push(await meter.window(call('further')));
  }
  return { first, further: middles(further) };
});

/** So many pictures on one page, from scripts that are fetched and not yet evaluated. */
export const many = (browser, site, name, charts) => inPage(browser, site, [name, 52, charts], (meter) => meter.window(call('many')));

const APPENDS = 10;

/** One value more at the end, ten times, each painted; what one of them costs. */
export const appends = (browser, site, name, count) => inPage(browser, site, [name, count], async (meter) => {
  await meter.evaluate(call('first'));
  await meter.evaluate(call('prepareAppends', APPENDS));
  const window = await meter.window(call('appends'));
  return Object.fromEntries(Object.entries(window).map(([key, value]) => [key, value / APPENDS]));
});
