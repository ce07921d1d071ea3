import { expect } from '@open-wc/testing';
import { parseConfig } from '../../../src/core/config/parse.js';
import type { Config } from '../../../src/core/config/schema.js';
import { effortOf } from '../../../src/core/effort/ledger.js';
import { textDirection } from '../../../src/core/i18n/bidi.js';
import { loadMessages } from '../../../src/core/i18n/load-messages.js';
import type { MessagePart } from '../../../src/core/i18n/message-types.js';
import { localizerFor } from '../../../src/core/i18n/localizer.js';
import { lastSeenOf, narrativeOf, narrativeText, sinceLastVisit } from '../../../src/export/index.js';
import { paintOnce } from '../../../src/chart/painter.js';
import { htmlOf } from '../../../src/export/html/render.js';
import { calendarEntries } from '../../../src/export/ics.js';
import { behaviorOf } from '../../../src/core/results/behavior.js';
import { resultOf } from '../../../src/core/results/result.js';
import { explain, leftOutText, usedText } from '../../../src/core/results/explain.js';
import { behaviorText } from '../../../src/core/results/result-text.js';
import { withTexts } from '../../export/support.js';

type Table = Readonly<Record<string, string>>;
const tables = import.meta.glob<Record<string, Table>>('../../../src/core/i18n/*/*.ts', { eager: true });
const files = import.meta.glob<string>('../../../demo/accounts/*.json', {
  eager: true,
  query: '?raw',
  import: 'default',
});

const PARTS: readonly MessagePart[] = [
  'results',
  'plan-effort',
  'save-status',
  'provider',
  'export',
  'narrative',
  'explain',
];
const LANGUAGES = [...new Set(Object.keys(tables).flatMap((file) => /i18n\/([\w-]+)\//.exec(file)?.[1] ?? []))].filter(
  (lang) => lang !== 'en',
);
const tableOf = (lang: string): Table =>
  Object.assign({}, ...PARTS.map((part) => tables[`../../../src/core/i18n/${lang}/${part}.ts`]?.messages)) as Table;

/** In place of every text of an account: what is left is said by us. */
const MARK = '◊';
const DAY = 86_400_000;

const sound = (input: unknown): Config => {
  const { config } = parseConfig(input);
  if (!config) throw new Error('Nothing is left of the account.');
  return config;
};
const accounts = Object.entries(files).map(([path, text]): [string, Config, Config] => {
  // `by` may be a day, `role` an id: both begin with a capital where they are a person
  const noPerson = (key: string, value: unknown): unknown =>
    (key === 'by' || key === 'role') && typeof value === 'string' && /^\p{Lu}/u.test(value) ? MARK : value;
  const input = withTexts(JSON.parse(text, noPerson), () => MARK) as Record<string, unknown> & { asOf: string };
  const earlier = { ...input, asOf: new Date(Date.parse(input.asOf) - 90 * DAY).toISOString() };
  return [path.replace(/^.*\/|\.json$/g, ''), sound(input), sound(earlier)];
});

/** All that a customer is told of an account in words. */
function saidOf(config: Config, earlier: Config, lang: string): string[] {
  const localizer = localizerFor(lang);
  const page = new DOMParser().parseFromString(htmlOf(config, localizer, paintOnce), 'text/html');
  page.querySelectorAll('style').forEach((style) => style.remove());
  return [
    ...config.metrics.flatMap(({ id }) => resultOf(config, id, localizer).statements.map(({ text }) => text)),
    ...config.behaviors.map(({ id }) => behaviorText(behaviorOf(config, id, localizer), localizer)),
    ...config.metrics.flatMap(({ id }) =>
      explain(config, id, localizer).figures.flatMap((figure) => [
        `${figure.name}. ${figure.value}`,
        figure.rule,
        usedText(figure, localizer),
        leftOutText(figure, localizer),
        ...figure.arithmetic,
      ]),
    ),
    ...(['sentence', 'paragraph', 'page'] as const).map((length) =>
      narrativeText(narrativeOf(config, localizer, length)),
    ),
    ...(sinceLastVisit(lastSeenOf(earlier, localizer), config, localizer)?.statements ?? []).map(({ text }) => text),
    ...calendarEntries(config, effortOf(config).open, localizer).map(
      ({ title, description }) => `${title}\n${description}`,
    ),
    ...[...page.body.querySelectorAll('h1, h2, h3, h4, p, li, caption, th, td, text, desc')].map(
      ({ textContent }) => textContent,
    ),
  ];
}

const wordsIn = (text: string): string[] => text.toLowerCase().match(/\p{L}[\p{L}’-]*\p{L}/gu) ?? [];
const vocabulary = (table: Table): Set<string> =>
  new Set(Object.values(table).flatMap((message) => wordsIn(message.replace(/\{\w+\}/g, ' '))));
const monthsIn = (lang: string): string[] =>
  Array.from({ length: 12 }, (_, month) =>
    (['long', 'short'] as const).map((style) =>
      new Intl.DateTimeFormat(lang, { month: style, day: 'numeric' }).format(new Date(2026, month, 1)),
    ),
  )
    .flat(2)
    .flatMap(wordsIn);
const english = vocabulary(tableOf('en'));

/**
 * Words that a language has in common with English: formats and keys of a keyboard in any, others by its own
 * dictionary.
 */
const SHARED: Readonly<Record<string, string>> = {
  any: 'theil sen season after csv pdf png svg home end enter escape go-live live',
  de: 'agenda also an browser champion definition downloads executive hand in link median minute phase plan server signal so sponsor still tab team teams text trend was after',
  fr: `total action actions agenda an but cause champion comment contact correction date dates effort expertise incident incidents minute minutes note option options page
    part parts phase plan plus point points projection promise question signal solution source sources sponsor variation visible`,
  es: 'agenda decide final no plan roles total visible',
  pt: 'agenda as total champion data decide do downloads feedback final for item link no slides zero zeros',
};
const sharedBy = (lang: string): Set<string> =>
  new Set([...`${SHARED.any} ${SHARED[lang] ?? ''}`.split(/\s+/), ...monthsIn(lang)]);

/** The messages that disclaim a cause. No other message has a word of one. */
const DISCLAIMERS = [
  'label.observed.more',
  'effect.label.before/after',
  'story.explain.before/after',
  'story.explain.observed',
];
const CAUSE: Readonly<Record<string, RegExp>> = {
  de: /ursach|bewirk/i,
  fr: /caus|provoqu/i,
  es: /\bcaus|provoc/i,
  pt: /\bcaus|provoc/i,
  ja: /原因|おかげ|せいで|により|によって/,
  ar: /بسبب|سبّب|بفضل|أدى إلى|أدت إلى/,
};

describe('languages', () => {
  before(() => Promise.all(['en', ...LANGUAGES].map((lang) => loadMessages(lang, PARTS))));

  it('are those that the package names', () => expect(LANGUAGES).to.have.members(['de', 'fr', 'es', 'pt', 'ja', 'ar']));

  for (const lang of LANGUAGES) {
    describe(lang, () => {
      const shared = sharedBy(lang);
      const isEnglish = (word: string) => english.has(word) && !shared.has(word);

      it('has no English word left', () => {
        for (const [key, message] of Object.entries(tableOf(lang)))
          expect(wordsIn(message.replace(/\{\w+\}/g, ' ')).filter(isEnglish), key).to.deep.equal([]);
      });

      for (const [name, config, earlier] of accounts)
        it(`says all of ${name} in its own words, each place filled`, () => {
          const said = saidOf(config, earlier, lang);
          expect(said.length).to.be.above(30);
          expect(localizerFor(lang).lang).to.equal(lang);
          for (const text of said) {
            expect(text).not.to.match(/\{\w+\}/);
            expect(wordsIn(text).filter(isEnglish), text).to.deep.equal([]);
          }
        });

      it('has only plural forms that its numbers have', () => {
        const forms = new Intl.PluralRules(lang).resolvedOptions().pluralCategories;
        const stems = Object.keys(tableOf('en'))
          .filter((key) => key.endsWith('.other'))
          .map((key) => key.replace(/other$/, ''));
        const more = Object.keys(tableOf(lang)).filter((key) => !(key in tableOf('en')));
        for (const key of more) {
          expect(stems, key).to.include(key.replace(/\w+$/, ''));
          expect(forms, key).to.include(/\w+$/.exec(key)?.[0]);
        }
      });

      it('claims no cause', () => {
        const claims = Object.entries(tableOf(lang)).filter(
          ([key, message]) => CAUSE[lang]?.test(message) && !DISCLAIMERS.includes(key),
        );
        expect(claims).to.deep.equal([]);
      });

      it('fills a region’s wish, too', () => {
        const region = localizerFor(`${lang}-${{ fr: 'CA', es: 'MX', pt: 'BR' }[lang] ?? lang.toUpperCase()}`);
        expect(region.t('pace.on-pace')).to.equal(localizerFor(lang).t('pace.on-pace'));
      });
    });
  }
});

describe('languages: how they are written', () => {
  const messages = (lang: string): [string, string][] => Object.entries(tableOf(lang));
  /** The wrong words in the messages of a language. */
  const wrongs = (lang: string, wrong: RegExp): [string, string][] =>
    messages(lang).filter(([, message]) => wrong.test(message.replace(/\{\w+\}/g, 'x')));

  it('French: no-break spaces before two-part marks and inside guillemets, and no other quotes', () => {
    expect(wrongs('fr', /[^\u202f][:;!?]|«[^\u00a0]|[^\u00a0]»|["“”„']/)).to.deep.equal([]);
    expect(messages('fr').filter(([, message]) => message.includes('«')).length).to.be.above(40);
  });

  it('Spanish: both marks of a question, guillemets without spaces, and no other quotes', () => {
    expect(wrongs('es', /^(?!.*¿).*\?|^(?!.*¡).*!|« | »|["“”„']/)).to.deep.equal([]);
    expect(messages('es').filter(([, message]) => message.includes('«')).length).to.be.above(40);
  });

  it('Portuguese: curly quotes only', () => expect(wrongs('pt', /["„«»']/)).to.deep.equal([]));

  it('German: its own quotes only', () =>
    expect(wrongs('de', /["”«»']|“(?!$|[^\p{L}])|(?<![\p{L}\p{N}.!?])“/u)).to.deep.equal([]));

  it('Japanese: wide marks and no space but between Latin letters, no other quotes, no polite word left plain', () => {
    const of = (message: string) => message.replace(/\{\w+\}/g, '');
    const wide = /[\u3000-\u9fff\uff00-\uffef]/.source;
    const narrow = new RegExp(`${wide}[.,:;!?()]|[.,:;!?()]${wide}|${wide} ${wide}`);
    expect(messages('ja').filter(([, message]) => narrow.test(of(message)) || /["'“”„«»]/.test(message))).to.deep.equal(
      [],
    );
    // a sentence ends politely: in です, ます and their other forms
    const plainly = messages('ja').flatMap(([key, message]) =>
      (message.match(/[^。]+(?=。)/g) ?? [])
        .filter((sentence) => /(?:である|だった|った|する|いる|ない)$/.test(sentence))
        .map((sentence) => [key, sentence]),
    );
    expect(plainly).to.deep.equal([]);
  });

  it('Arabic: its own comma, semicolon and question mark, guillemets, six forms of each count, Latin digits', () => {
    expect(wrongs('ar', /[,;?"“”„'\u0660-\u0669\u06f0-\u06f9٪]|« | »/)).to.deep.equal([]);
    const table = tableOf('ar');
    const stems = Object.keys(tableOf('en'))
      .filter((key) => key.endsWith('.other'))
      .map((key) => key.replace(/other$/, ''));
    expect(
      stems
        .flatMap((stem) => ['zero', 'one', 'two', 'few', 'many', 'other'].map((form) => stem + form))
        .filter((key) => !(key in table) && table[key.replace(/\w+$/, 'one')] !== table[key.replace(/\w+$/, 'other')]),
    ).to.deep.equal([]);
    expect([0, 1, 2, 3, 11, 100].map((count) => localizerFor('ar').t('periods.day', { count }))).to.deep.equal([
      '0 يوم',
      'يوم واحد',
      'يومان',
      '3 أيام',
      '11 يومًا',
      '100 يوم',
    ]);
  });

  it('Arabic: what begins with a name runs from right to left, whatever its letters', () => {
    // what is put here is said by us, and so begins in Arabic
    const filled = (message: string) =>
      message.replace(/\{(?:count|period|month|minutes|target|effect)\}/g, 'س').replace(/\{\w+\}/g, 'Name');
    const runs = messages('ar').filter(
      ([, message]) => message.startsWith('{') && /\p{L}/u.test(message.replace(/\{\w+\}/g, '')),
    );
    expect(runs.length).to.be.above(30);
    expect(runs.filter(([, message]) => textDirection(filled(message)) !== 'rtl')).to.deep.equal([]);
  });

  it('Arabic: a name in Latin letters is kept apart, so that the number after it stays after it', () => {
    const { t: say } = localizerFor('ar');
    expect(say('confirmed', { by: 'Controller', on: '30 سبتمبر 2026' })).to.equal(
      tableOf('ar').confirmed?.replace('{by}', '\u2068Controller\u2069').replace('{on}', '30 سبتمبر 2026'),
    );
    expect(say('confirmed', { by: 'المراقب', on: '30 سبتمبر 2026' })).not.to.match(/[\u2068\u2069]/);
    expect(say('confirmed', { by: '\u2068Controller\u2069', on: '30 سبتمبر 2026' }).match(/\u2068/g)).to.have.length(1);
    expect(localizerFor('ja').t('confirmed', { by: 'Controller', on: '9月30日' })).not.to.match(/[\u2068\u2069]/);
  });

  for (const [name, config, earlier] of accounts)
    it(`Arabic: the same digits for ${name} in each country`, () => {
      for (const lang of ['ar', 'ar-EG', 'ar-SA', 'ar-MA'])
        expect(
          saidOf(config, earlier, lang).filter((text) => /[\u0660-\u0669\u06f0-\u06f9]/.test(text)),
          lang,
        ).to.deep.equal([]);
    });

  it('a million of something takes “of” in French, Spanish and Portuguese', () => {
    const unread = (lang: string, count: number) =>
      localizerFor(lang)
        .t('unread', { count })
        .replace(/[\u00a0\u202f]/g, ' ');
    expect(unread('fr', 1_000_000)).to.equal('1 000 000 de valeurs illisibles ont été écartées.');
    expect(unread('es', 1_000_000)).to.equal('1.000.000 de valores no se pudieron leer y se han omitido.');
    expect(unread('pt', 1_000_000)).to.equal('1.000.000 de valores não puderam ser lidos e ficaram de fora.');
    expect(['fr', 'es', 'pt'].map((lang) => unread(lang, 0).split(' ')[1])).to.deep.equal([
      'valeur',
      'valores',
      'valor',
    ]);
  });
});
