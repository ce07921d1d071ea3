// Each arrow of the house is held by the linter: a bad import is reported, a good one is not.
import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, it } from 'node:test';
import { ESLint } from 'eslint';

const top = path.resolve(import.meta.dirname, '../..');
// the arrows need no types, and the files named here do not exist
const eslint = new ESLint({
  cwd: top,
  overrideConfig: [{ files: ['src/**/*.ts'], languageOptions: { parserOptions: { projectService: false, project: null } } }],
  ruleFilter: ({ ruleId }) => /^(waymark\/|no-restricted-|no-eval$|no-new-func$|no-console$)/.test(ruleId),
});

async function rulesBroken(file, code) {
  const [result] = await eslint.lintText(code, { filePath: path.join(top, file) });
  assert.ok(result, `${file} is not linted`);
  assert.deepEqual(result.messages.filter(({ fatal }) => fatal), []);
  return result.messages.map(({ ruleId }) => ruleId);
}

const arrow = 'waymark/arrows';
const bad = [
  // the arrows
  [arrow, 'src/config/parse.ts', `import { resultOf } from '../results/result.js';`],
  [arrow, 'src/config/parse.ts', `import type { Result } from '../results/result.js';`],
  [arrow, 'src/config/parse.ts', `export * from '../ui/state.js';`],
  [arrow, 'src/config/parse.ts', `export { a } from '../plan/plan.js';`],
  [arrow, 'src/config/parse.ts', `const a = await import('../changes/queue.js');`],
  [arrow, 'src/config/parse.ts', `type A = import('../effort/ledger.js').A;`],
  [arrow, 'src/config/parse.ts', 'const a = await import(`../changes/queue.js`);'],
  [arrow, 'src/config/parse.ts', 'const a = await import(anything);'],
  [arrow, 'src/results/trend.ts', `import { planOf } from '../plan/plan.js';`],
  [arrow, 'src/results/trend.ts', `import { effortOf } from '../effort/ledger.js';`],
  [arrow, 'src/results/trend.ts', `import { send } from '../changes/sender.js';`],
  [arrow, 'src/results/deep/er.ts', `import { state } from '../../ui/state.js';`],
  [arrow, 'src/results/trend.ts', `import { planOf } from './index.js';`],
  [arrow, 'src/plan/plan.ts', `import { effortOf } from '../effort/ledger.js';`],
  [arrow, 'src/plan/plan.ts', `import { resultOf } from '../results/index.js';`],
  [arrow, 'src/effort/ledger.ts', `import { planOf } from '../plan/plan.js';`],
  [arrow, 'src/changes/queue.ts', `import { resultOf } from '../results/result.js';`],
  [arrow, 'src/results/index.ts', `import { state } from '../ui/state.js';`],
  [arrow, 'src/ui/state.ts', `import { Plan } from '../widgets/success-plan/element.js';`],
  [arrow, 'src/ui/state.ts', `import '../define.js';`],
  [arrow, 'src/ui/state.ts', `import { parseConfig } from '../index.js';`],
  [arrow, 'src/index.ts', `import './define.js';`],
  [arrow, 'src/index.ts', `export * from './widgets/success-plan/define.js';`],
  [arrow, 'src/results/trend.ts', `import { chromePath } from '../../tests/tools/chrome-path.mjs';`],
  [arrow, 'src/results/trend.ts', `import { parseConfig } from 'waymark/results';`],
  [arrow, 'src/results/trend.ts', `import { parse } from '../config/parse';`],
  [arrow, 'src/results/since.ts', `import { state } from '../ui/state.js';`],
  [arrow, 'src/results/since.ts', `import { narrativeOf } from '../page/narrative.js';`],
  [arrow, 'src/results/trend.ts', `import { sinceLastLook } from './since.js';`],
  [arrow, 'src/plan/plan.ts', `import { sinceLastLook } from '../results/since.js';`],
  [arrow, 'src/results/index.ts', `import { narrativeOf } from '../page/narrative.js';`],
  [arrow, 'src/page/narrative.ts', `import { send } from '../changes/sender.js';`],
  [arrow, 'src/page/narrative.ts', `import { resultOf } from '../results/index.js';`],
  // languages are a leaf
  [arrow, 'src/locales/some.ts', `import { parseConfig } from '../config/parse.js';`],
  [arrow, 'src/locales/some.ts', `import { type Config } from '../config/schema.js';`],
  [arrow, 'src/locales/some.ts', `import type { Result } from '../results/result.js';`],
  [arrow, 'src/locales/some.ts', `import { format } from 'date-fns';`],
  // widgets
  [arrow, 'src/widgets/success-plan/element.ts', `import { part } from '../results-timeline/part.js';`],
  [arrow, 'src/widgets/results-page/element.ts', `import '../results-timeline/define.js';`],
  [arrow, 'src/widgets/results-page/define.ts', `import '../results-timeline/define.js';`],
  [arrow, 'src/widgets/results-page/parts/head.ts', `import { part } from '../../results-timeline/part.js';`],
  [arrow, 'src/widgets/success-plan/element.ts', `import './define.js';`],
  [arrow, 'src/widgets/success-plan/element.ts', `import { parseConfig } from '../../index.js';`],
  // Lit
  ...['config', 'locales', 'results', 'plan', 'effort', 'changes', 'picture', 'page'].flatMap((part) =>
    [`import { html } from 'lit';`, `import { when } from 'lit/directives/when.js';`, `import { provide } from '@lit/context';`,
      `import { en } from '../ui/words.js';`, `import { Plan } from '../widgets/success-plan/element.js';`].map((code) => [arrow, `src/${part}/some.ts`, code])),
  [arrow, 'src/results/index.ts', `import { html } from 'lit';`],
  [arrow, 'src/picture/shapes.ts', `import { figure } from '../ui/figure.js';`],
  [arrow, 'src/picture/shapes.ts', `import { planOf } from '../plan/plan.js';`],
  [arrow, 'src/page/html.ts', `import { download } from '../ui/download.js';`],
  [arrow, 'src/picture/shapes.ts', `import { pageOf } from '../page/document.js';`],
  // the page, the clock, the network
  ...['config', 'locales', 'results', 'plan', 'effort', 'changes', 'picture', 'page'].flatMap((part) => [
    ...['document.title', 'window.name', 'navigator.language', 'localStorage.a', 'customElements.get("a")', 'globalThis.document', 'new (class extends HTMLElement {})()', 'performance.now()']
      .map((code) => ['no-restricted-globals', `src/${part}/some.ts`, `export const a = ${code};`]),
    ['no-restricted-syntax', `src/${part}/some.ts`, 'export const a = (b: HTMLElement) => b;'],
    ...['Date.now()', 'new Date()', 'Date()', 'new UTCDate()', 'new TZDate()', 'TZDate.tz("Europe/Paris")', 'Temporal.Now.instant()']
      .map((code) => ['no-restricted-syntax', `src/${part}/some.ts`, `export const a = ${code};`]),
  ]),
  ['no-restricted-syntax', 'src/results/trend.ts', `import { isPast } from 'date-fns';`],
  ['no-restricted-syntax', 'src/results/trend.ts', `import { startOfToday as today } from 'date-fns/startOfToday';`],
  ['no-restricted-globals', 'src/results/trend.ts', 'export const a = fetch("/a");'],
  ['no-restricted-globals', 'src/config/parse.ts', 'export const a = fetch("/a");'],
  ['no-restricted-globals', 'src/config/load.ts', 'export const a = document.title;'],
  ['no-restricted-globals', 'src/config/load.ts', 'export const a = indexedDB.open("a");'],
  ['no-restricted-globals', 'src/ui/state.ts', 'export const a = indexedDB.open("a");'],
  // registering
  ['no-restricted-globals', 'src/ui/state.ts', 'customElements.define("waymark-a", A);'],
  ['no-restricted-globals', 'src/widgets/success-plan/element.ts', 'window.customElements.define("waymark-a", A);'],
  ['no-restricted-globals', 'src/index.ts', 'globalThis.customElements.define("waymark-a", A);'],
  ['no-restricted-syntax', 'src/widgets/success-plan/element.ts', `import { customElement } from 'lit/decorators.js';`],
  // what a strict policy blocks
  [arrow, 'src/ui/state.ts', `import { a } from 'lit/directives/unsafe-html.js';`],
  [arrow, 'src/ui/state.ts', `import { a } from 'lit/directives/style-map.js';`],
  [arrow, 'src/ui/state.ts', `import { a } from 'lit-html/directives/unsafe-svg.js';`],
  ['no-restricted-syntax', 'src/ui/state.ts', `import { styleMap } from './anywhere.js';`],
  ['no-restricted-syntax', 'src/ui/state.ts', 'a.innerHTML = b;'],
  ['no-restricted-syntax', 'src/ui/state.ts', 'a["innerHTML"] = b;'],
  ['no-restricted-syntax', 'src/ui/state.ts', 'a.insertAdjacentHTML("beforeend", b);'],
  ['no-restricted-syntax', 'src/define.ts', 'a.outerHTML = b;'],
  ['no-restricted-syntax', 'src/results/trend.ts', 'a.innerHTML = b;'],
  ['no-restricted-syntax', 'src/ui/state.ts', 'export const a = html`<p style="color: red"></p>`;'],
  ['no-restricted-syntax', 'src/ui/state.ts', 'export const a = html`<p style=${b}></p>`;'],
  ['no-restricted-syntax', 'src/ui/state.ts', 'export const a = html`<style>p { color: red }</style>`;'],
  ['no-restricted-syntax', 'src/ui/state.ts', 'a.setAttribute("style", b);'],
  ['no-eval', 'src/ui/state.ts', 'eval("1");'],
  ['no-new-func', 'src/ui/state.ts', 'export const a = new Function("return 1");'],
  ['no-console', 'src/ui/state.ts', 'console.log(1);'],
];

const good = [
  ['src/config/parse.ts', `import { schema } from './schema.js'; import { results } from '../locales/en/results.js'; import * as z from 'zod/mini';`],
  ['src/config/load.ts', `export const a = fetch('/a');`],
  ['src/locales/some.ts', `import type { Config } from '../config/schema.js';`],
  ['src/locales/de/work.ts', `import type { Table } from '../messages.js';`],
  ['src/results/trend.ts', `import { format, startOfMonth } from 'date-fns'; import { UTCDate } from '@date-fns/utc'; import { mean } from 'simple-statistics'; export const a = new UTCDate(0);`],
  ['src/results/trend.ts', `import type { Config } from '../config/schema.js'; export const a = (now: number) => new Date(now);`],
  ['src/results/index.ts', `export { planOf } from '../plan/plan.js'; export { effortOf } from '../effort/ledger.js'; export { resultOf } from './result.js';`],
  ['src/plan/plan.ts', `import { resultOf } from '../results/result.js';`],
  ['src/effort/ledger.ts', `import { resultOf } from '../results/result.js';`],
  ['src/changes/queue.ts', `import type { Config } from '../config/schema.js'; export const a = () => indexedDB.open('a'); export const b = fetch('/a');`],
  ['src/ui/state.ts', `import { html } from 'lit'; import { planOf } from '../plan/plan.js'; import { parseConfig } from '../config/parse.js'; export const a = [document.title, Date.now()];`],
  ['src/picture/shapes.ts', `import { resultOf } from '../results/result.js';`],
  ['src/page/html.ts', `import { planOf } from '../plan/plan.js'; import { effortOf } from '../effort/effort.js'; import { svgText } from '../picture/svg-text.js';`],
  ['src/results/since.ts', `import { planOf } from '../plan/plan.js'; import { effortOf } from '../effort/effort.js'; import { resultOf } from './result.js'; import { lastSeenOf } from './last-seen.js';`],
  ['src/page/narrative.ts', `import { planOf } from '../plan/plan.js'; import { sinceLastLook } from '../results/since.js'; import { shapesOf } from '../picture/shapes.js';`],
  ['src/ui/state.ts', `import { sinceLastLook } from '../results/since.js'; import { narrativeOf } from '../page/narrative.js';`],
  ['src/ui/figure.ts', `import { svg } from 'lit'; import { shapesOf } from '../picture/shapes.js';`],
  ['src/widgets/success-plan/element.ts', `import { html } from 'lit'; import { part } from './part.js'; import { state } from '../../ui/state.js'; import { planOf } from '../../results/index.js';`],
  ['src/widgets/config/parts/head.ts', `import { part } from '../part.js'; import { parse } from '../../../config/parse.js';`],
  ['src/widgets/success-plan/define.ts', `import { Plan } from './element.js'; customElements.define('waymark-success-plan', Plan);`],
  ['src/index.ts', `export { Plan } from './widgets/success-plan/element.js'; export { resultOf } from './results/index.js';`],
  ['src/define.ts', `import './widgets/success-plan/define.js'; customElements.get('a');`],
  ['src/ui/state.ts', 'export const a = html`<p data-style="1" class="style"></p>`; a.style.setProperty("color", "red");'],
];

describe('the arrows of src', () => {
  for (const [rule, file, code] of bad) {
    it(`${file}: not ${code}`, async () => assert.deepEqual([...new Set(await rulesBroken(file, code))], [rule]));
  }
  for (const [file, code] of good) {
    it(`${file}: ${code}`, async () => assert.deepEqual(await rulesBroken(file, code), []));
  }
});
