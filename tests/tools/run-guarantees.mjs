// `npm run guarantees`: what Waymark holds to on any page, checked, as a table. `-- --readme` also puts it into the README.
import path from 'node:path';
import { run } from 'node:test';
import { parseArgs } from 'node:util';
import { defaultReporter, startTestRunner } from '@web/test-runner';
import { buildOurs, top } from '../../bench/build.mjs';
import { openBrowser } from './browser.mjs';
import { filesOf, guaranteesTable, resultsOf } from './guarantees.mjs';
import { version, versionOf, writeReadme } from './readme.mjs';

const { values: options } = parseArgs({ options: { readme: { type: 'boolean', default: false } } });

const LIBRARIES = {
  Bootstrap: 'bootstrap', Tailwind: 'tailwindcss', Bulma: 'bulma', Foundation: 'foundation-sites', React: 'react', Vue: 'vue', Svelte: 'svelte', Angular: '@angular/core',
  jQuery: 'jquery', RequireJS: 'requirejs', Lit: 'lit',
};

/** File → title of a suite → `passed` and `others`: those that failed, or did not run. */
const ran = {};
const suiteOf = (file, title) => ((ran[file] ??= {})[title] ??= { passed: 0, others: [] });

/** One file after the other, as in `npm test`: they share two cores. */
async function runNodeTests() {
  // a suite is told of after what is in it
  let waiting = [];
  const told = ({ name, nesting, file, details, skip, todo }, passed) => {
    const isSuite = details.type === 'suite';
    if (!isSuite) waiting.push({ name, passed: passed && skip === undefined && todo === undefined });
    if (!passed && details.error) console.error(`${file ?? ''} ${name}\n  ${details.error.cause?.message ?? details.error.message}`);
    if (nesting !== 0) return;
    const suite = suiteOf(path.relative(top, file ?? top).split(path.sep).join('/'), name);
    for (const test of waiting) if (test.passed) suite.passed++; else suite.others.push(test.name);
    // such as by a hook of its own
    if (!passed && !suite.others.length) suite.others.push(name);
    waiting = [];
  };
  const files = filesOf('.mjs').map((file) => path.join(top, file));
  await new Promise((resolve, reject) => {
    run({ files, concurrency: 1 })
      .on('test:pass', (data) => told(data, true))
      .on('test:fail', (data) => told(data, false))
      .on('error', reject)
      .on('end', resolve)
      .resume();
  });
}

async function runBrowserTests() {
  const take = (file, suite, title) => {
    for (const { name, passed, skipped } of suite.tests) if (passed && !skipped) suiteOf(file, title).passed++; else suiteOf(file, title).others.push(name);
    for (const inner of suite.suites) take(file, inner, title);
  };
  const reporter = {
    onTestRunFinished({ sessions }) {
      for (const { testFile, testResults, passed } of sessions) {
        const file = path.relative(top, testFile).split(path.sep).join('/');
        for (const suite of testResults?.suites ?? []) take(file, suite, suite.name);
        const suites = Object.values(ran[file] ?? {});
        // such as by a hook, or what reached the page: nobody can say whose it was
        if (!passed && suites.every(({ others }) => !others.length)) for (const { others } of suites) others.push('the file itself');
      }
    },
  };
  const { default: config } = await import('../../web-test-runner.config.mjs');
  const files = filesOf('.ts').map((file) => path.join(top, file));
  const runner = await startTestRunner({ config: { ...config, files, reporters: [reporter, defaultReporter({ reportTestProgress: false })] }, readCliArgs: false, readFileConfig: false, autoExitProcess: false });
  await new Promise((resolve) => { runner.on('finished', resolve); });
  await runner.stop();
}

buildOurs();
await runNodeTests(); // first: Vite as a server leaves its NODE_ENV to what is run later
await runBrowserTests();
const browser = await openBrowser();
const chromium = browser.version();
await browser.close();

const results = resultsOf(ran);
const made = `Checked on ${new Date().toISOString().slice(0, 10)} with Waymark ${version} in Chromium ${chromium}, beside `
  + `${Object.entries(LIBRARIES).map(([name, of]) => `${name} ${versionOf(of)}`).join(', ')}; what Prototype 1.7.3 and MooTools 1.6 change of the language is done as they do it.`;
const text = `${guaranteesTable(results)}\n\n${made}`;
console.log(text);
for (const { name, wrong } of results) for (const what of wrong) console.error(`Not kept: ${name}: ${what}`);
if (options.readme) writeReadme('guarantees', text);
if (results.some(({ wrong }) => wrong.length)) process.exitCode = 1;
