// `npm run bench`: how fast it is, against its peers on the same data and pages. Options: --only a,c · --repetitions 7
// · --json FILE · --readme
import { randomInt } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { openBrowser } from '../tools/browser.js';
import { version, writeTable } from '../tools/readme.js';
import { buildOurs, top, versions } from './build.js';
import { figuresOf, longTable, shortTable } from './report.js';
import type { Sample } from './scenarios/drawing.js';
import { CONTENDERS, JOBS, ROWS } from './scenarios.js';
import { openSite } from './site.js';

const { values: options } = parseArgs({
  options: {
    only: { type: 'string' },
    repetitions: { type: 'string', default: '7' },
    json: { type: 'string' },
    readme: { type: 'boolean', default: false },
  },
});
const parts = options.only?.split(',') ?? [...new Set(ROWS.map(({ part }) => part))];
const unknown = parts.filter((part) => !ROWS.some((row) => row.part === part));
if (unknown.length)
  throw new Error(
    `There is no scenario ${unknown.join(', ')}, only ${[...new Set(ROWS.map(({ part }) => part))].join(', ')}.`,
  );
const repetitions = Number(options.repetitions);
if (!Number.isInteger(repetitions) || repetitions < 1) throw new Error('--repetitions wants a whole number from 1.');
if (options.readme && options.only) throw new Error('--readme wants the whole table: leave --only out.');

/** Every order is as likely as any other, so that nothing profits from its place. */
function shuffled<T>(list: readonly T[]): T[] {
  const all = [...list];
  const order: T[] = [];
  while (all.length) order.push(...all.splice(randomInt(all.length), 1));
  return order;
}

buildOurs();
const site = await openSite();
const browser = await openBrowser();
const samples: Record<string, Record<string, Sample[]>> = {};
const failures: string[] = [];
const jobs = JOBS.filter((job) => job.parts.some((part) => parts.includes(part)));
const rows = new Set(ROWS.filter(({ part }) => parts.includes(part)).map(({ id }) => id));
const start = performance.now();
try {
  // the browser's own first page is nobody's
  await jobs[0]?.run(browser, site).catch(() => {});
  for (let repetition = 1; repetition <= repetitions; repetition++) {
    for (const job of shuffled(jobs)) {
      try {
        for (const [id, sample] of Object.entries(await job.run(browser, site)))
          if (rows.has(id)) ((samples[id] ??= {})[job.name] ??= []).push(sample);
      } catch (error) {
        const [reason] = (error instanceof Error ? error.message : String(error)).split('\n');
        failures.push(`${CONTENDERS[job.name]}, ${job.what}: ${reason}`);
      }
    }
    console.error(`${repetition} of ${repetitions} repetitions, ${Math.round((performance.now() - start) / 1000)} s`);
  }
} finally {
  await browser.close();
  await site.close();
}

/** To a thousandth: what is finer is noise. */
const json = (value: unknown) =>
  `${JSON.stringify(
    value,
    (_, inner: unknown) => (typeof inner === 'number' ? Math.round(inner * 1000) / 1000 : inner),
    1,
  )}\n`;

const figures = figuresOf(samples);
const run = {
  date: new Date().toISOString(),
  repetitions,
  seconds: Math.round((performance.now() - start) / 1000),
  browser: browser.version(),
  node: process.version,
  cpus: `${os.cpus().length} × ${os.cpus()[0]?.model ?? 'unknown'}`,
  versions: { waymark: version, ...versions },
  failures,
};
const made =
  `Measured on ${run.date.slice(0, 10)}, ${repetitions} repetitions in shuffled order, Chromium ${run.browser}, ${run.cpus}; ` +
  `${Object.entries(run.versions)
    .map(([name, version]) => `${name} ${version}`)
    .join(', ')}.`;
const legend =
  'Each cell: ratio to the reference (uPlot, or the hand-written page) · median. (a), (b), (d), (e) are processor time of the main thread.';
const failed = failures.length
  ? `\n\n${failures.length} measurements failed:\n\n${failures.map((failure) => `- ${failure}`).join('\n')}`
  : '';
const short = `${shortTable(figures)}\n\n${legend}\n${made}${failed}`;

console.log(short);
const folder = path.join(top, 'bench');
if (!options.only) {
  writeFileSync(
    path.join(folder, 'results.md'),
    `# Results of the bench\n\nHow it is measured: [README.md](README.md).\n\n${short}\n\n## Spread\n\n${longTable(figures)}\n`,
  );
  writeFileSync(path.join(folder, 'results.json'), json({ ...run, figures, samples }));
}
if (options.json) writeFileSync(options.json, json({ ...run, figures, samples }));
if (options.readme) writeTable('bench/README.md', 'bench', short);
if (failures.length) process.exitCode = 1;
