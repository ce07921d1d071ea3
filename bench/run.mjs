// `npm run bench`: how fast it is, against its peers on the same data and pages. Options: --only a,c · --repetitions 7 · --json FILE · --readme
import { writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { openBrowser } from '../tests/tools/browser.mjs';
import { version, writeReadme } from '../tests/tools/readme.mjs';
import { buildOurs, top, versions } from './build.mjs';
import { figuresOf, longTable, shortTable } from './report.mjs';
import { CONTENDERS, JOBS, ROWS } from './scenarios.mjs';
import { openSite } from './site.mjs';

const { values: options } = parseArgs({
  options: { only: { type: 'string' }, repetitions: { type: 'string', default: '7' }, json: { type: 'string' }, readme: { type: 'boolean', default: false } },
});
const parts = options.only?.split(',') ?? [...new Set(ROWS.map(({ part }) => part))];
const unknown = parts.filter((part) => !ROWS.some((row) => row.part === part));
if (unknown.length) throw new Error(`There is no scenario ${unknown.join(', ')}, only ${[...new Set(ROWS.map(({ part }) => part))].join(', ')}.`);
const repetitions = Number(options.repetitions);
if (!Number.isInteger(repetitions) || repetitions < 1) throw new Error('--repetitions wants a whole number from 1.');
if (options.readme && options.only) throw new Error('--readme wants the whole table: leave --only out.');

/** Fisher and Yates: every order as likely as any other, so that nothing profits from its place. */
function shuffled(list) {
  const all = [...list];
  for (let i = all.length - 1; i > 0; i--) {
    const j = Math.floor(Math.random() * (i + 1));
    [all[i], all[j]] = [all[j], all[i]];
  }
  return all;
}

buildOurs();
const site = await openSite();
const browser = await openBrowser();
const samples = {};
const failures = [];
const jobs = JOBS.filter((job) => job.parts.some((part) => parts.includes(part)));
const rows = new Set(ROWS.filter(({ part }) => parts.includes(part)).map(({ id }) => id));
const start = performance.now();
try {
  // the browser's own first page is nobody's
  await jobs[0].run(browser, site).catch(() => {});
  for (let repetition = 1; repetition <= repetitions; repetition++) {
    for (const job of shuffled(jobs)) {
      try {
        for (const [id, sample] of Object.entries(await job.run(browser, site))) if (rows.has(id)) ((samples[id] ??= {})[job.name] ??= []).push(sample);
      } catch (error) {
        failures.push(`${CONTENDERS[job.name]}, ${job.what}: ${error.message.split('\n')[0]}`);
      }
    }
    console.error(`${repetition} of ${repetitions} repetitions, ${Math.round((performance.now() - start) / 1000)} s`);
  }
} finally {
  await browser.close();
  await site.close();
}

/** To a thousandth: what is finer is noise. */
const json = (value) => `${JSON.stringify(value, (_, inner) => (typeof inner === 'number' ? Math.round(inner * 1000) / 1000 : inner), 1)}\n`;

const figures = figuresOf(samples);
const run = {
  date: new Date().toISOString(), repetitions, seconds: Math.round((performance.now() - start) / 1000),
  browser: browser.version(), node: process.version, cpus: `${os.cpus().length} × ${os.cpus()[0]?.model ?? 'unknown'}`,
  versions: { waymark: version, ...versions },
  failures,
};
const made = `Measured on ${run.date.slice(0, 10)}, ${repetitions} repetitions in shuffled order, Chromium ${run.browser}, ${run.cpus}; `
  + `${Object.entries(run.versions).map(([name, version]) => `${name} ${version}`).join(', ')}.`;
const legend = 'Each cell: ratio to the reference (uPlot, or the hand-written page) · median. (a), (b), (d), (e) are processor time of the main thread.';
const failed = failures.length ? `\n\n${failures.length} measurements failed:\n\n${failures.map((failure) => `- ${failure}`).join('\n')}` : '';
const short = `${shortTable(figures)}\n\n${legend}\n${made}${failed}`;

console.log(short);
const folder = path.join(top, 'bench');
if (!options.only) {
  writeFileSync(path.join(folder, 'results.md'), `# Results of the bench\n\nHow it is measured: [README.md](README.md).\n\n${short}\n\n## Spread\n\n${longTable(figures)}\n`);
  writeFileSync(path.join(folder, 'results.json'), json({ ...run, figures, samples }));
}
if (options.json) writeFileSync(options.json, json({ ...run, figures, samples }));
if (options.readme) writeReadme('bench', short);
if (failures.length) process.exitCode = 1;
