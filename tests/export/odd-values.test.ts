import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import * as results from '../../src/core/index.js';
import * as page from '../../src/export/index.js';
import { mutatedConfig, mutations, ORIGINALS, UNREADABLE } from '../fixtures/mutated-config.js';
import { LANGUAGES } from './support.js';

/** `npm run test:fuzz` calls every function for every config; `npm test` the slow ones for a tenth of half as many. */
const isFuzz = Boolean(document.documentElement.dataset['fuzz']);
const COUNT = isFuzz ? 1000 : 500;
const SLOW_STEP = isFuzz ? 1 : 10;

before(() =>
  Promise.all(LANGUAGES.map((lang) => page.loadMessages(lang, ['results', 'plan-effort', 'narrative', 'export']))),
);

type Named = keyof typeof results | keyof typeof page;
type Functions = Exclude<Named, 'SECTIONS' | 'NARRATIVE_PARTS'>;

interface Given {
  input: unknown;
  parsed: results.ParseResult;
  lang: string;
}
interface Kept extends Given {
  config: results.Config;
  localizer: results.Localizer;
  narrative: page.Narrative;
  /** Chooses among the options of a function. */
  n: number;
}

const GRAINS = [undefined, 'point', 'day', 'week', 'month', 'quarter'] as const;
const RANGES = ['all', 'since-go-live', 'last-12-months'] as const;
const LENGTHS = ['sentence', 'paragraph', 'page'] as const;
const originals = ORIGINALS.map((input) => results.parseConfig(input).config!);

const ofEach = <T>(items: readonly { id: string }[], call: (id: string) => T): T[] => items.map(({ id }) => call(id));
/** The text of a page that a person reads. */
const shownBy = (html: string): string => html.replace(/<style.*?<\/style>/gs, '').replace(/<[^>]*>/g, '\n');
const withoutConfig = (promise: Promise<string>): Promise<void> =>
  promise.then(
    () => expect.fail('nothing of the config can be kept, but there is a page'),
    (error: unknown) => void expect(error).to.be.instanceOf(TypeError),
  );

/** Functions that take anything, also what is no config. What an author is told may quote the numbers of the config. */
const OF_ANYTHING: Partial<Record<Functions, (given: Given) => unknown>> = {
  parseConfig: ({ parsed }) => {
    if (!parsed.ok) expect(parsed.issues).not.to.deep.equal([]);
  },
  issueText: ({ parsed }) => {
    for (const issue of [...(parsed.ok ? [] : parsed.issues), ...parsed.warnings])
      expect(results.issueText(issue))
        .to.match(/\w/)
        .and.not.match(/\[object|undefined/);
  },
  stripPrivate: ({ input }) => {
    expect(JSON.stringify(results.stripPrivate(input))).not.to.contain('do-not-show');
    expect(results.stripPrivate(JSON.stringify(input))).not.to.contain('do-not-show');
  },
};

/** Functions that take a config, as a program calls them. People read what they return. */
const OF_CONFIG: Partial<Record<Functions, (kept: Kept) => unknown>> = {
  localizerFor: ({ config, lang }) => results.localizerFor(lang, config.messages).t('pace.ahead'),
  resultOf: ({ config, localizer }) => ofEach(config.metrics, (id) => results.resultOf(config, id, localizer)),
  explain: ({ config, localizer }) => ofEach(config.metrics, (id) => results.explain(config, id, localizer)),
  behaviorOf: ({ config, localizer }) => ofEach(config.behaviors, (id) => results.behaviorOf(config, id, localizer)),
  planOf: ({ config, localizer }) => results.planOf(config, localizer),
  doNext: ({ config, localizer }) => results.doNext(config, localizer),
  effortOf: ({ config }) => results.effortOf(config),
  simplificationOf: ({ config }) => results.simplificationOf(config),
  tuneUpOf: ({ config }) => results.tuneUpOf(config),
  metricCsv: ({ config, localizer, n }) =>
    ofEach(config.metrics, (id) =>
      page.metricCsv(config, id, localizer, { grain: GRAINS[n % GRAINS.length], range: RANGES[n % RANGES.length] }),
    ),
  fileName: ({ config }) => page.fileName(config, 'results', 'pptx', false),
  narrativeOf: ({ narrative }) => narrative,
  narrativeText: ({ narrative }) => page.narrativeText(narrative),
  narrativeHtml: ({ narrative }) => shownBy(page.narrativeHtml(narrative)),
  lastSeenOf: ({ config, localizer }) => {
    const seen = JSON.stringify(page.lastSeenOf(config, localizer));
    expect(page.sinceLastVisit(seen, config, localizer)?.isQuiet, 'the same as last time').to.equal(true);
  },
  sinceLastVisit: ({ config, localizer, n }) => {
    const before = page.lastSeenOf(originals[n % originals.length]!);
    return page.sinceLastVisit({ ...before, account: config.account.id }, config, localizer);
  },
};

/** Functions that take a tenth of a second, or load something. */
const SLOW: Partial<Record<Functions, (given: Given) => Promise<unknown>>> = {
  loadMessages: ({ lang }) => results.loadMessages(lang, ['results']),
  loadConfig: async ({ input, parsed }) => {
    const read = () => JSON.stringify(input);
    const loaded = await results.loadConfig('https://example.com/config.json', { read });
    if (parsed.config) expect(loaded.config).to.be.an('object');
  },
  pageHtml: async ({ input, parsed, lang }) => {
    const html = page.pageHtml(input, { lang });
    return parsed.config ? shownBy(await html) : withoutConfig(html);
  },
  pageFragment: async ({ input, parsed, lang }) => {
    const html = page.pageFragment(input, { lang });
    return parsed.config ? shownBy(await html) : withoutConfig(html);
  },
};

function keptOf(given: Given, config: results.Config, n: number): Kept {
  const localizer = results.localizerFor(given.lang, config.messages);
  const narrative = page.narrativeOf(config, localizer, LENGTHS[n % LENGTHS.length]!);
  return { ...given, config, localizer, narrative, n };
}

/** Texts in an answer, and numbers that are none, each with its place. Points are as they were written. */
function* textsIn(value: unknown, place: string): Generator<[place: string, text: string]> {
  if (typeof value === 'string') yield [place, value];
  else if (typeof value === 'number' && !Number.isFinite(value)) yield [place, String(value)];
  else if (typeof value === 'object' && value !== null)
    for (const [key, item] of Object.entries(value)) if (key !== 'points') yield* textsIn(item, `${place}.${key}`);
}

describe('odd values, through every public function', () => {
  it('knows every function of `waymark/results` and `waymark/page`', () => {
    const named = Object.entries({ ...results, ...page }).flatMap(([name, item]) =>
      typeof item === 'function' ? [name] : [],
    );
    expect(Object.keys({ ...OF_ANYTHING, ...OF_CONFIG, ...SLOW })).to.have.members(named);
  });

  it(`${COUNT} spoilt configs: none throws, and no text has a number that nobody can read`, async function () {
    this.timeout(0);
    const counts = { whole: 0, inPart: 0, nothing: 0 };
    await fc.assert(
      fc.asyncProperty(mutations(), fc.nat(1000), async (mutation, n) => {
        const input = mutatedConfig(mutation);
        const parsed = results.parseConfig(input);
        const { config } = parsed;
        counts[parsed.ok ? 'whole' : config ? 'inPart' : 'nothing']++;
        const lang = LANGUAGES[n % LANGUAGES.length]!;
        const given = { input, parsed, lang };
        const kept = config && keptOf(given, config, n);
        const answers: [string, unknown][] = [
          ...Object.entries(OF_ANYTHING).map(([name, call]): [string, unknown] => [name, call(given)]),
          ...(kept ? Object.entries(OF_CONFIG).map(([name, call]): [string, unknown] => [name, call(kept)]) : []),
        ];
        if (n % SLOW_STEP === 0)
          for (const [name, call] of Object.entries(SLOW)) answers.push([name, await call(given)]);
        for (const [name, answer] of answers)
          for (const [place, text] of textsIn(answer, name))
            if (UNREADABLE.test(text)) expect.fail(`${place}: ${text}`);
      }),
      { numRuns: COUNT },
    );
    // the changes are not so rough that nothing odd is ever shown
    expect(counts.whole, 'configs without an issue').to.be.above(COUNT / 10);
    expect(counts.inPart, 'configs with an issue that are shown in part').to.be.above(COUNT / 10);
  });
});
