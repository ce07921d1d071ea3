// (c): the whole page as a visitor meets it first, on a slow phone and a slow network. (f): its long lists.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { openMeter, type Meter } from '../meter.js';
import type { BenchSite } from '../site.js';
import { traced } from '../trace.js';
import type { Sample } from './drawing.js';

/**
 * Slow 4G, with the values that Lighthouse sets in a browser: 150 ms and 1.6 Mbit/s, adjusted for requests instead of
 * packets.
 */
const SLOW_4G = {
  offline: false,
  latency: 150 * 3.75,
  downloadThroughput: (1.6 * 1024 * 0.9 * 1024) / 8,
  uploadThroughput: (750 * 0.9 * 1024) / 8,
};
const SLOW_CPU = 4;

export type PageName = 'waymark' | 'handwritten';
export const PAGES: Readonly<Record<PageName, { whole: string; lists: string }>> = {
  waymark: { whole: '/bench/page/whole.html', lists: '/bench/page/lists.html' },
  handwritten: { whole: '/bench/handwritten/index.html', lists: '/bench/handwritten/lists.html' },
};
const watch = readFileSync(path.join(import.meta.dirname, '../page/watch.js'), 'utf8');

/**
 * Opens a page that watches itself, and waits until nothing is on its way any more and nothing long has run for a
 * while.
 */
export async function visit(meter: Meter, url: string, awaited: readonly string[]): Promise<Sample> {
  const { page, session } = meter;
  const open = new Set<string>();
  let bytes = 0;
  session.on('Network.requestWillBeSent', ({ requestId, request }) => {
    if (request.url.startsWith('http')) open.add(requestId);
  });
  session.on('Network.loadingFailed', ({ requestId }) => open.delete(requestId));
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    open.delete(requestId);
    bytes += encodedDataLength;
  });
  await session.send('Network.enable');
  await page.addInitScript(`window.awaited = ${JSON.stringify(awaited)};${watch}`);
  await page.goto(url, { timeout: 60_000 });
  await page.waitForFunction('noted.painted', undefined, { timeout: 60_000 });
  for (let quiet = 0, tasks = -1; quiet < 3;) {
    await sleep(400);
    const before = tasks;
    tasks = Number(await meter.evaluate('noted.tasks'));
    quiet = open.size === 0 && tasks === before ? quiet + 1 : 0;
  }
  return { bytes, ...((await meter.evaluate('noted')) as Sample) };
}

async function inPage<T>(browser: Browser, act: (meter: Meter) => Promise<T>): Promise<T> {
  const meter = await openMeter(browser, 'about:blank');
  try {
    return await act(meter);
  } finally {
    await meter.close();
  }
}

export const WORDS = [
  'of the way to 5',
  'Get paid a week sooner',
  'Switch the last two depots to scanning',
  'Offline mode in 4.2',
];
export const LISTED = ['Milestone 60 of 500', 'Entry 3 of 500'];

/** Bytes, and ms since the navigation began. */
export const wholePage = (browser: Browser, site: BenchSite, name: PageName): Promise<Sample> =>
  inPage(browser, async (meter) => {
    await meter.session.send('Network.enable');
    await meter.session.send('Network.emulateNetworkConditions', SLOW_4G);
    await meter.session.send('Emulation.setCPUThrottlingRate', { rate: SLOW_CPU });
    return visit(meter, site.url + PAGES[name].whole, WORDS);
  });

/**
 * The longest task of the main thread, in ms of its own processor time and of the clock, from the first byte to the
 * end.
 */
export const longLists = (browser: Browser, site: BenchSite, name: PageName): Promise<Sample> =>
  inPage(browser, async (meter) => {
    const { tasks } = await traced(browser, meter, ['toplevel'], () =>
      visit(meter, site.url + PAGES[name].lists, LISTED),
    );
    const own = tasks
      .filter((task) => task.name === 'ThreadControllerImpl::RunTask')
      .map(({ dur, tdur = dur }) => ({ dur: dur / 1000, tdur: tdur / 1000 }));
    return {
      longest: Math.max(...own.map(({ tdur }) => tdur)),
      clock: Math.max(...own.map(({ dur }) => dur)),
      over: own.filter(({ tdur }) => tdur > 50).length,
      main: own.reduce((sum, { tdur }) => sum + tdur, 0),
    };
  });
