// `npm run guarantees`: checks the promises for any page and prints them as a table. `-- --readme` also writes
// docs/guarantees.md.
import path from 'node:path';
import { run } from 'node:test';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import {
  defaultReporter,
  startTestRunner,
  type Reporter,
  type TestRunnerConfig,
  type TestSuiteResult,
} from '@web/test-runner';
import { buildOurs, top } from '../bench/build.js';
import { openBrowser } from './browser.js';
import { filesOf, guaranteesTable, resultsOf, type SuiteRun } from './guarantees.js';
import { version, versionOf, writeTable } from './readme.js';

const { values: options } = parseArgs({ options: { readme: { type: 'boolean', default: false } } });

const LIBRARIES = {
  Bootstrap: 'bootstrap',
  Tailwind: 'tailwindcss',
  Bulma: 'bulma',
  Foundation: 'foundation-sites',
  React: 'react',
  Vue: 'vue',
  Svelte: 'svelte',
  Angular: '@angular/core',
  jQuery: 'jquery',
  RequireJS: 'requirejs',
  Lit: 'lit',
};

const ran: Record<string, Record<string, Required<SuiteRun>>> = {};
const suiteOf = (file: string, title: string) => ((ran[file] ??= {})[title] ??= { passed: 0, others: [] });

/** The runner's report of a test or a suite. */
interface Told {
  name: string;
  nesting: number;
  file?: string | undefined;
  details: { type?: 'suite'; error?: Error };
  skip?: unknown;
  todo?: unknown;
}

/** One file after the other, as in `npm test`: they share two cores. */
async function runNodeTests() {
  // a suite is told of after what is in it
  let waiting: { name: string; passed: boolean }[] = [];
  const told = ({ name, nesting, file, details, skip, todo }: Told, passed: boolean) => {
    const isSuite = details.type === 'suite';
    if (!isSuite) waiting.push({ name, passed: passed && skip === undefined && todo === undefined });
    if (details.error) {
      const { cause, message } = details.error;
      console.error(`${file ?? ''} ${name}\n  ${cause instanceof Error ? cause.message : message}`);
    }
    if (nesting !== 0) return;
    const suite = suiteOf(
      path
        .relative(top, file ?? top)
        .split(path.sep)
        .join('/'),
      name,
    );
    for (const test of waiting)
      if (test.passed) suite.passed++;
      else suite.others.push(test.name);
    // such as by a hook of its own
    if (!passed && !suite.others.length) suite.others.push(name);
    waiting = [];
  };
  const files = filesOf('node').map((file) => path.join(top, file));
  await new Promise<void>((resolve, reject) => {
    run({ files, concurrency: 1 })
      .on('test:pass', (data) => told(data, true))
      .on('test:fail', (data) => told(data, false))
      .on('error', reject)
      .on('end', resolve)
      .resume();
  });
}

async function runBrowserTests() {
  const take = (file: string, suite: TestSuiteResult, title: string) => {
    for (const { name, passed, skipped } of suite.tests)
      if (passed && !skipped) suiteOf(file, title).passed++;
      else suiteOf(file, title).others.push(name);
    for (const inner of suite.suites) take(file, inner, title);
  };
  const reporter: Reporter = {
    onTestRunFinished({ sessions }) {
      for (const { testFile, testResults, passed } of sessions) {
        const file = path.relative(top, testFile).split(path.sep).join('/');
        for (const suite of testResults?.suites ?? []) take(file, suite, suite.name);
        const suites = Object.values(ran[file] ?? {});
        // such as by a hook, or what reached the page: nobody can say whose it was
        if (!passed && suites.every(({ others }) => !others.length))
          for (const { others } of suites) others.push('the file itself');
      }
    },
  };
  const configFile = pathToFileURL(path.join(top, 'web-test-runner.config.mjs')).href;
  const { default: config } = (await import(configFile)) as { default: TestRunnerConfig };
  const files = filesOf('browser').map((file) => path.join(top, file));
  const runner = await startTestRunner({
    config: { ...config, files, reporters: [reporter, defaultReporter({ reportTestProgress: false })] },
    readCliArgs: false,
    readFileConfig: false,
    autoExitProcess: false,
  });
  if (!runner) throw new Error('The browser tests could not be started.');
  await new Promise<boolean>((resolve) => {
    runner.on('finished', resolve);
  });
  await runner.stop();
}

process.env.CHANGES ??= '1000'; // of the pages that are killed
buildOurs();
await runNodeTests(); // first: Vite as a server leaves its NODE_ENV to what is run later
await runBrowserTests();
const browser = await openBrowser();
const chromium = browser.version();
await browser.close();

const results = resultsOf(ran);
const made =
  `Checked on ${new Date().toISOString().slice(0, 10)} with Waymark ${version} in Chromium ${chromium}, beside ` +
  `${Object.entries(LIBRARIES)
    .map(([name, of]) => `${name} ${versionOf(of)}`)
    .join(', ')}, Prototype 1.7.3, MooTools 1.4.5; MooTools 1.6 by what it changes of the language.`;
const text = `${guaranteesTable(results)}\n\n${made}`;
console.log(text);
for (const { name, wrong } of results) for (const what of wrong) console.error(`Not kept: ${name}: ${what}`);
if (options.readme) writeTable('docs/guarantees.md', 'guarantees', text);
if (results.some(({ wrong }) => wrong.length)) process.exitCode = 1;
