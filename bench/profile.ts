// Profiles one scenario: `npx tsx bench/profile.ts a 10000 [uplot]`; a, b, d, e draw, c shows the whole page, f the
// long lists. Ours is built to be read, so its figures are a little above those of the bench: compare its lines with
// each other.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { SourceMap, type SourceMapPayload } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../tools/browser.js';
import { buildReadable } from './build.js';
import { openMeter, type Meter } from './meter.js';
import { openDrawing } from './scenarios/drawing.js';
import { LISTED, PAGES, visit, WORDS, type PageName } from './scenarios/whole-page.js';
import { openSite, type BenchSite } from './site.js';
import { selfTimes, traced } from './trace.js';

const [part = 'a', size = '52', name = 'waymark'] = process.argv.slice(2);
const RUNS = 5;
const LINES = 40;
const CATEGORIES = [
  'toplevel',
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
  'v8',
  'disabled-by-default-v8.compile',
  'blink',
  'cc',
];

interface Prepared {
  meter: Meter;
  act: () => Promise<unknown>;
}

/** A page ready for the window, and what the window does. */
async function prepared(browser: Browser, site: BenchSite): Promise<Prepared> {
  if (part === 'c' || part === 'f') {
    const meter = await openMeter(browser, 'about:blank');
    const { whole, lists } = PAGES[name as PageName];
    return {
      meter,
      act: () => (part === 'c' ? visit(meter, site.url + whole, WORDS) : visit(meter, site.url + lists, LISTED)),
    };
  }
  const meter = await openDrawing(
    browser,
    site,
    part === 'd' ? { name, count: 52, charts: 50 } : { name, count: Number(size), charts: 1 },
  );
  if (part === 'b' || part === 'e') {
    await meter.evaluate('bench.first()');
    await meter.evaluate(part === 'b' ? 'bench.prepareFurther(2)' : 'bench.prepareAppends(10)');
    await meter.settle();
  }
  const steps: Readonly<Record<string, string>> = { a: 'first', b: 'further', d: 'many', e: 'appends' };
  return { meter, act: () => meter.evaluate(`bench.${steps[part]}()`) };
}

type SourceOf = (url: string, line: number, column: number) => [file: string, line: number];
/** The source file and line behind a place in a built file, by its source map. */
function sourcesIn(folder: string): SourceOf {
  const maps: Partial<Record<string, SourceMap>> = Object.fromEntries(
    readdirSync(folder)
      .filter((file) => file.endsWith('.map'))
      .map((file) => [
        file.slice(0, -'.map'.length),
        new SourceMap(JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as SourceMapPayload),
      ]),
  );
  return (url, line, column) => {
    const found = maps[path.basename(url)]?.findEntry(line, column);
    if (!found || !('originalSource' in found)) return [path.basename(url), line + 1];
    const { originalSource, originalLine } = found;
    return originalSource
      ? [originalSource.replace(/^.*?node_modules\/|^(\.\.\/)*/, '').replace(/^.*\/src\//, 'src/'), originalLine + 1]
      : [path.basename(url), line + 1];
  };
}

type Times = [what: string, time: number][];
/** Self time by source file and by function, in ms of one of several runs, each in a page of its own. */
async function scripted(
  prepare: () => Promise<Prepared>,
  sourceOf: SourceOf,
): Promise<{ byFile: Times; byFunction: Times }> {
  const [byFile, byFunction] = [new Map<string, number>(), new Map<string, number>()];
  const add = (map: Map<string, number>, key: string, time: number) => map.set(key, (map.get(key) ?? 0) + time / RUNS);
  for (let run = 0; run < RUNS; run++) {
    const { meter, act } = await prepare();
    await meter.session.send('Profiler.enable');
    await meter.session.send('Profiler.setSamplingInterval', { interval: 200 });
    // before it starts: a sampled thread never rests
    await meter.settle();
    await meter.session.send('Profiler.start');
    await act();
    const {
      profile: { nodes, samples = [], timeDeltas = [] },
    } = await meter.session.send('Profiler.stop');
    await meter.close();
    const own = new Map<number, number>();
    samples.forEach((id, i) => own.set(id, (own.get(id) ?? 0) + (timeDeltas[i] ?? 0) / 1000));
    for (const {
      id,
      callFrame: { functionName, url, lineNumber, columnNumber },
    } of nodes) {
      if (['(idle)', '(root)', '(program)'].includes(functionName)) continue;
      const time = own.get(id) ?? 0;
      const [file, line] = url ? sourceOf(url, lineNumber, columnNumber) : [functionName, 0];
      add(byFile, file, time);
      add(byFunction, url ? `${functionName || '(top level)'} · ${file}:${line}` : functionName, time);
    }
  }
  const longestFirst = (map: Map<string, number>): Times => [...map].sort((a, b) => b[1] - a[1]);
  return { byFile: longestFirst(byFile), byFunction: longestFirst(byFunction) };
}

const print = (title: string, rows: Times) => {
  console.log(`\n${title}: ${rows.reduce((sum, [, time]) => sum + time, 0).toFixed(1)} ms`);
  for (const [what, time] of rows.slice(0, LINES))
    if (time >= 0.1) console.log(`${time.toFixed(1).padStart(8)}  ${what}`);
};

const ours = mkdtempSync(path.join(os.tmpdir(), 'waymark-readable-'));
if (name === 'waymark') await buildReadable(ours);
const site = await openSite(ours);
const browser = await openBrowser();
try {
  const prepare = () => prepared(browser, site);
  const { byFile, byFunction } = await scripted(prepare, sourcesIn(ours));
  const { meter, act } = await prepare();
  const { tasks } = await traced(browser, meter, CATEGORIES, act);
  await meter.close();
  print('Scripts by source file (by the clock)', byFile);
  print('Scripts by function (by the clock)', byFunction);
  print('All of the main thread (processor time)', selfTimes(tasks));
} finally {
  await browser.close();
  await site.close();
  rmSync(ours, { recursive: true, force: true });
}
