// The guarantees of Waymark on any page: for each its promise, its checks, and the suites that run them.
import { table } from './readme.js';

interface Guarantee {
  checked: string;
  suites: Readonly<Record<string, readonly string[]>>;
}

/** The outcome of a suite: the number of passed cases, and the names of those that failed or did not run. */
export interface SuiteRun {
  passed?: number;
  others?: string[];
}
/** File → title of a suite → what became of it. */
export type Runs = Readonly<Record<string, Readonly<Record<string, SuiteRun>>>>;

interface GuaranteeResult {
  name: string;
  checked: string;
  cases: number;
  /** Cases that failed or did not run. */
  wrong: string[];
}

const node = (name: string) => `tests/e2e/${name}.test.ts`;
const browser = (name: string) => `tests/elements/shared/${name}.test.ts`;

/**
 * Name → what is checked, and file → the suites of it, by their titles. Each must run, and nothing in it may fail or be
 * left out.
 */
export const GUARANTEES: Readonly<Record<string, Guarantee>> = {
  'No style of the page reaches inside': {
    checked:
      'Every computed property of every kind of inner element: the same as on a blank page under Bootstrap, Tailwind, Bulma, Foundation, rules on everything (also `!important`) and a root of 8 px; from right to left but for the direction; without a doctype but for the height of a line that holds only a shape',
    suites: { [node('host-styles')]: ['a page’s style sheets'] },
  },
  'It takes font, accent and colour scheme, and fits its place': {
    checked:
      'What is taken from the page and what is not; nine places of a layout, a closed panel, a layer that lets clicks through',
    suites: { [node('host-styles')]: ['what a widget takes from the page'] },
  },
  'No style of ours reaches the page': {
    checked:
      'Every computed property of over twenty kinds of the page’s own elements: before there is a widget, beside three, and after they are gone',
    suites: { [node('host-styles')]: ['the page’s own elements'] },
  },
  'It runs under the strictest policies': {
    checked:
      'A whole journey (load, walk, tick, comment, save, export), the results page taken along in every form, and no report of a violation: three set-ups of Trusted Types, a Lit of the page’s own among them, and a nonce. Lit’s policy must be allowed; where it is not, the page stays as it was, and the console says what to add',
    suites: { [node('host-policies')]: ['under a strict policy'] },
  },
  'Two copies share a page': {
    checked:
      'The same version and another, modules and classic, in either order: all show their config, one warning names both; a tag that something else has',
    suites: { [node('host-copies')]: ['two copies of Waymark'] },
  },
  'Other libraries do it no harm': {
    checked:
      'RequireJS and jQuery before and after it; Prototype 1.7.3 and MooTools, and enumerable keys on `Object.prototype`, over a whole journey; tags copied, moved and written by jQuery',
    suites: { [node('host-libraries')]: ['beside another library', 'jQuery'] },
  },
  'It may come while the page is parsed': {
    checked: 'Scripts and tags from `document.write`; a config that arrives in pieces',
    suites: { [node('host-libraries')]: ['while a page is parsed'] },
  },
  'It works in an app of any framework': {
    checked: 'React, Vue, Svelte and Angular: a config as a property, events by a listener, another config, and gone',
    suites: { [node('host-frameworks')]: ['in an app of'] },
  },
  'Any order gives the same': {
    checked: 'Defined, inserted, given a property and an attribute, in each order: the same final DOM',
    suites: {
      [browser('upgrade-order')]: ['defined, inserted, given a property and an attribute, in any order: the same'],
    },
  },
  'It is drawn right wherever it goes': {
    checked:
      'Moved on a page and into another document; hidden at first, without width, in a place that grows, in a tab in the background',
    suites: {
      [browser('lifecycle')]: [
        'moved on a page',
        'moved into another document',
        'not seen at first',
        'its place on the page',
      ],
      [node('lifecycle')]: ['a tab in the background'],
    },
  },
  'It leaves nothing behind': {
    checked: '200 of each widget that come and go: the heap within 1 MB; no node, listener or observer more',
    suites: { [node('lifecycle')]: ['200 widgets of each kind that come and go'] },
  },
  'Nothing that is on the screen moves': {
    checked:
      'No layout shift from first paint to chart, on a phone, on a laptop and (but for an editor’s divs) on a screen that shows it all; what is below moves once, or, where the page holds the place, not at all',
    suites: { [node('lifecycle')]: ['layout shifts, from the first paint to the picture'] },
  },
  'Everyone can read and use it': {
    checked:
      'axe (WCAG 2.2 A and AA) in every state, light, dark and in forced colours, from left to right and in Arabic; 320 px, 200 % zoom and a narrow sidebar without a cut or a sideways scroll; targets of 24 px; no motion where that is asked for',
    suites: {
      [node('accessibility')]: [
        'axe finds nothing (WCAG 2.2 A and AA)',
        'nothing is cut, and nothing scrolls sideways',
        'targets are at least 24 px each way, or have as much room to themselves',
        'motion',
      ],
    },
  },
  'It fills the divs of an editor': {
    checked:
      '`data-waymark` in place and whenever it comes; the table in it is read until there is more, and where scripts never run',
    suites: {
      [browser('data-attribute-upgrade')]: ['a div that stands in for an element'],
      [node('readme')]: ['the README’s divs for an editor'],
    },
  },
  'What a person did is not lost, not doubled, not sent as somebody else': {
    checked:
      'A page killed over 1,000 changes in each of two ways, at every step of the sender; a page and the receiver, row by row of the protocol; the answers of Express, Fastify, Rails, Django, Laravel, Spring, ASP.NET, nginx and Cloudflare; two persons on one device, with and without `viewer`; a device that keeps nothing, a browser that fails; to whom a token goes',
    suites: {
      [node('crash-recovery')]: ['a page that is killed'],
      [node('save-protocol')]: ['saving, between a page and the receiver'],
      'tests/core/changes/save-outcome.test.ts': ['what a server’s answer to a change means', 'answers of real stacks'],
      [browser('saving')]: [
        'saving what a person did',
        'saving on a device that keeps nothing',
        'whose changes they are',
        'where the browser fails',
        'tokens',
      ],
    },
  },
  'One odd value blanks nothing': {
    checked:
      'The ends of every number and date of a config, one step inside and one outside; spoilt configs through every public function and all widgets; hostile values, keys of `Object.prototype`, a depth of 100,000; a part of a widget that throws',
    suites: {
      'tests/core/config/ranges.test.ts': ['the range of every number and date of a config'],
      'tests/core/config/never-throws.test.ts': [
        'parseConfig never throws',
        'hostile values',
        'keys of Object.prototype',
        'depth of 100,000',
      ],
      'tests/export/odd-values.test.ts': ['odd values, through every public function'],
      [browser('odd-values')]: ['odd values, in every widget'],
      [browser('error-boundary')]: ['a part that throws'],
    },
  },
  'Large amounts are read and shown': {
    checked:
      'Configs of tens of megabytes, read in pieces; a million unknown keys; files of points that grow; lists of thousands of entries',
    suites: {
      'tests/core/config/size.test.ts': ['large configs'],
      'tests/core/config/large-json.test.ts': ['a long JSON text that is read in pieces'],
      'tests/core/config/unknown-keys-growth.test.ts': ['unknown keys'],
      'tests/core/series/points-file-growth.test.ts': [
        'a long file of values is read in slices',
        'the time to read a file of values grows with its length, not with the square',
      ],
      [browser('long-lists')]: ['a long list'],
    },
  },
};

/** True for a file that the browser's test runner runs; Node runs the others. */
const isOfBrowser = (file: string) => !file.startsWith('tests/e2e/');

/** The files that check them, once each, by what runs them. */
export const filesOf = (runner: 'node' | 'browser'): string[] =>
  [...new Set(Object.values(GUARANTEES).flatMap(({ suites }) => Object.keys(suites)))].filter(
    (file) => isOfBrowser(file) === (runner === 'browser'),
  );

/** The outcome of each guarantee. */
export const resultsOf = (ran: Runs): GuaranteeResult[] =>
  Object.entries(GUARANTEES).map(([name, { checked, suites }]) => {
    const found = Object.entries(suites).flatMap(([file, titles]) =>
      titles.map((title): SuiteRun & { title: string } => ({ title, ...ran[file]?.[title] })),
    );
    const missing = found
      .filter(({ passed = 0, others = [] }) => !passed && !others.length)
      .map(({ title }) => `“${title}” did not run`);
    const wrong = [...missing, ...found.flatMap(({ others = [] }) => others)];
    const cases = found.reduce((sum, { passed = 0, others = [] }) => sum + passed + others.length, 0);
    return { name, checked, cases, wrong };
  });

export const guaranteesTable = (results: readonly GuaranteeResult[]): string =>
  table(
    ['promise', 'what is checked', 'cases', 'result'],
    results.map(({ name, checked, cases, wrong }) => [
      name,
      checked,
      cases,
      wrong.length ? `**not kept**: ${wrong.length} failed or did not run` : 'kept',
    ]),
    (column) => column === 2,
  );
