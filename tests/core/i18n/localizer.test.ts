import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import { messages as author } from '../../../src/core/i18n/en/provider.js';
import { messages as results } from '../../../src/core/i18n/en/results.js';
import { messages as story } from '../../../src/core/i18n/en/narrative.js';
import { messages as work } from '../../../src/core/i18n/en/plan-effort.js';
import { loadMessages } from '../../../src/core/i18n/load-messages.js';
import { differenceUnit, distinctUnit, localizerFor } from '../../../src/core/i18n/localizer.js';
import type { Unit } from '../../../src/core/config/schema.js';

const en = { ...results, ...work, ...author, ...story };
const localizer = localizerFor('en');
const DAYS: Unit = { style: 'unit', unit: 'day' };
const PERCENT: Unit = { style: 'percent' };
const EUR: Unit = { style: 'currency', currency: 'EUR' };
/** Intl parts some units and signs from their number by a no-break space. */
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');

describe('words: numbers in their unit', () => {
  const cases: [string, number, Unit | undefined, string][] = [
    ['no unit', 1234.567, undefined, '1,234.57'],
    ['zero', 0, undefined, '0'],
    ['days', 6.1, DAYS, '6.1 days'],
    ['one day', 1, DAYS, '1 day'],
    ['days in few letters', 6.1, { ...DAYS, unitDisplay: 'short' }, '6.1 days'],
    ['digits as the config says', 6.18, { ...DAYS, maximumFractionDigits: 1 }, '6.2 days'],
    ['more digits than usual', 1.5, { minimumFractionDigits: 3 }, '1.500'],
    ['digits that contradict each other', 1.25, { minimumFractionDigits: 2, maximumFractionDigits: 1 }, '1.25'],
    ['significant digits', 1234.567, { maximumSignificantDigits: 2 }, '1,200'],
    ['a fraction as a percentage', 0.9, PERCENT, '90%'],
    ['a fraction as a percentage, one digit', 0.1234, PERCENT, '12.3%'],
    [
      'a percentage whose digits contradict each other',
      0.9,
      { ...PERCENT, minimumFractionDigits: 2, maximumFractionDigits: 1 },
      '90.00%',
    ],
    ['a percentage with an option that Intl refuses', 0.9, { ...PERCENT, roundingMode: 'nowhere' }, '90%'],
    ['money', 1234.5, EUR, '€1,234.50'],
    ['money without cents', 1234.5, { ...EUR, maximumFractionDigits: 0 }, '€1,235'],
    ['a currency without cents', 1234, { style: 'currency', currency: 'JPY' }, '¥1,234'],
    ['a currency that is not named', 5, { style: 'currency' }, '5'],
    ['a currency that nobody has', 5, { style: 'currency', currency: 'QQQ' }, 'QQQ 5.00'],
    ['compact', 1_200_000, { notation: 'compact' }, '1.2M'],
    ['a unit that Intl does not know', 12, { style: 'unit', unit: 'invoices' }, '12 invoices'],
    ['with its digits', 12, { style: 'unit', unit: 'invoices', minimumFractionDigits: 1 }, '12.0 invoices'],
    ['an option that Intl refuses', 12, { ...DAYS, roundingMode: 'nowhere' }, '12 day'],
  ];
  for (const [name, value, unit, expected] of cases)
    it(`${name}: ${expected}`, () => expect(plain(localizer.number(value, unit))).to.equal(expected));

  const bare: [string, number, Unit | undefined, string][] = [
    ['days', 12.4, DAYS, '12.4'],
    ['a percentage', 0.07, PERCENT, '7'],
    ['a percentage of one digit', 0.123, PERCENT, '12.3'],
    ['an unknown unit', 12, { style: 'unit', unit: 'invoices' }, '12'],
    ['money keeps its sign', 5, EUR, '€5.00'],
  ];
  for (const [name, value, unit, expected] of bare)
    it(`bare, ${name}: ${expected}`, () => expect(plain(localizer.bare(value, unit))).to.equal(expected));
});

describe('words: how much a value changed', () => {
  const cases: [number, Unit | undefined, string, string][] = [
    [-6.2, DAYS, '6.2 days', '−6.2 days'],
    [1, DAYS, '1 day', '+1 day'],
    [0, DAYS, '0 days', '0 days'],
    [0.05, PERCENT, '5 points', '+5 points'],
    [0.29, PERCENT, '29 points', '+29 points'],
    [-0.01, PERCENT, '1 point', '−1 point'],
    [0.91 - 0.9, PERCENT, '1 point', '+1 point'],
    [0.0104, PERCENT, '1 point', '+1 point'],
    [0.015, PERCENT, '1.5 points', '+1.5 points'],
    [5, { style: 'unit', unit: 'percent' }, '5 points', '+5 points'],
    [-1, { style: 'unit', unit: '%' }, '1 point', '−1 point'],
    [-3, EUR, '€3.00', '−€3.00'],
    [12, { style: 'unit', unit: 'invoices' }, '12 invoices', '+12 invoices'],
  ];
  for (const [value, unit, amount, signed] of cases)
    it(`${amount}, ${signed}`, () => {
      expect(plain(localizer.amount(value, unit))).to.equal(amount);
      expect(plain(localizer.signed(value, unit))).to.equal(signed);
    });
});

describe('words: shares and money', () => {
  const shares: [number, string][] = [
    [0, '0%'],
    [0.854, '85%'],
    [1, '100%'],
    [1.5, '150%'],
    [-0.2, '−20%'],
    [0.5, '50%'],
    // what has not begun or is not there yet must not look as if it had
    [0.004, '0.4%'],
    [0.996, '99.6%'],
    [0.0004, '0.04%'],
    [0.9996, '99.96%'],
    [-0.004, '−0.4%'],
  ];
  for (const [fraction, expected] of shares)
    it(`${fraction} is ${expected}`, () => expect(plain(localizer.percent(fraction))).to.equal(expected));

  const sums: [number, string | null, string][] = [
    [1240, 'EUR', '€1,240'],
    [1240.4, 'USD', '$1,240'],
    [-500, 'EUR', '−€500'],
    [0, 'EUR', '€0'],
    [0.4, 'EUR', '€0.40'],
    [1240, null, '1,240'],
    [0.4, null, '0.4'],
    [1240, 'JPY', '¥1,240'],
  ];
  for (const [value, currency, expected] of sums)
    it(`${value} ${currency ?? 'of no currency'} is ${expected}`, () =>
      expect(plain(localizer.money(value, currency))).to.equal(expected));
});

describe('words: very large and very small', () => {
  const UNITS: [string, Unit | undefined][] = [
    ['no unit', undefined],
    ['days', DAYS],
    ['percent', PERCENT],
    ['euros', EUR],
    ['yen', { style: 'currency', currency: 'JPY' }],
    ['invoices', { style: 'unit', unit: 'invoices' }],
    ['no digits', { maximumFractionDigits: 0 }],
    ['compact', { notation: 'compact' }],
    ['percent counted to 100', { style: 'unit', unit: 'percent' }],
  ];
  for (const [name, unit] of UNITS)
    for (const value of [1e308, -1e308, 1e-12, -1e-12, 0.4, 0.004, 5e-324])
      it(`${value} in ${name} is neither 0 nor infinite, and no power of ten`, () => {
        const texts = [
          localizer.number(value, unit),
          localizer.bare(value, unit),
          localizer.amount(value, unit),
          localizer.signed(value, unit),
          localizer.money(value, 'JPY'),
          localizer.money(value, null),
          localizer.percent(value),
        ];
        for (const text of texts) {
          expect(text).to.match(/[1-9]/);
          expect(text).not.to.match(/∞|NaN/);
          expect(text).not.to.match(/\dE-?\d/);
        }
      });

  it('says a power of ten only where the unit asks for it', () => {
    expect(localizer.number(2.5e15)).to.equal('2,500,000,000,000,000');
    expect(localizer.number(1e-12)).to.equal('0.000000000001');
    expect(localizer.number(1e-12, PERCENT)).to.equal('0.0000000001%');
    expect(localizer.number(2.5e20, { notation: 'scientific' })).to.equal('2.5E20');
  });

  it('a point has the plural of the number as it is written', () => {
    const point = (digits: number): Unit => ({
      style: 'percent',
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
    expect(localizer.amount(0.01, point(0))).to.equal('1 point');
    expect(localizer.amount(0.01, point(1))).to.equal('1.0 points');
  });

  it('rounds as a person does: 0.75 is 0.8', () => {
    expect(localizer.amount(2.5 * 0.003, { style: 'percent', maximumFractionDigits: 1 })).to.equal('0.8 points');
    expect(localizer.number(1.005 * 100, { maximumFractionDigits: 1 })).to.equal('100.5');
  });

  it('two numbers and their difference add up as they are read', () => {
    const shown = (from: number, to: number, unit: Unit) =>
      [from, to, to - from].map((value) => localizer.bare(value, differenceUnit(from, to, unit, localizer)));
    expect(shown(0.795, 0.92, { style: 'percent', maximumFractionDigits: 0 })).to.deep.equal(['79.5', '92.0', '12.5']);
    expect(shown(6.13, 5.26, { maximumFractionDigits: 1 })).to.deep.equal(['6.13', '5.26', '−0.87']);
    expect(shown(10, 25, { maximumFractionDigits: 1 })).to.deep.equal(['10', '25', '15']);
  });

  it('different numbers that are compared never look alike', () => {
    const bare = (values: number[], unit: Unit) =>
      values.map((value) => localizer.bare(value, distinctUnit(values, unit, localizer)));
    expect(bare([12.31, 12.34, 12], { maximumFractionDigits: 1 })).to.deep.equal(['12.31', '12.34', '12.00']);
    expect(bare([0.9996, 1], { style: 'percent', maximumFractionDigits: 0 })).to.deep.equal(['99.96', '100.00']);
    expect(bare([1, 2], { maximumFractionDigits: 1 })).to.deep.equal(['1', '2']);
    expect(bare([62, 81.5], { maximumFractionDigits: 1 })).to.deep.equal(['62.0', '81.5']);
    expect(bare([0, 0.12, -0.03], { maximumFractionDigits: 1 })).to.deep.equal(['0.00', '0.12', '−0.03']);
    expect(bare([62, 81.5], { style: 'currency', currency: 'EUR' })).to.deep.equal(['€62.00', '€81.50']);
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, min: -1e6, max: 1e6 }),
        fc.double({ noNaN: true, min: -1e6, max: 1e6 }),
        (a, b) => {
          fc.pre(a !== b);
          const [one, other] = bare([a, b], { maximumFractionDigits: 0 });
          expect(one).not.to.equal(other);
        },
      ),
      { numRuns: 200, seed: 14 },
    );
  });

  it('reads back as nearly the number it was', () => {
    const anyNumber = fc.double({ noNaN: true, min: -1e308, max: 1e308 });
    fc.assert(
      fc.property(anyNumber, (value) => {
        const text = localizer.number(value).replace(/,/g, '').replace('−', '-');
        const back = Number(text);
        // two digits behind the point, or three in all
        expect(Math.abs(back - value), text).to.be.at.most(Math.max(0.005, Math.abs(value) * 0.005) * 1.000001);
        expect(back === 0).to.equal(value === 0);
      }),
      { numRuns: 200 },
    );
  });

  it('never throws, whatever the options', () => {
    const options = fc.record(
      {
        style: fc.constantFrom('decimal', 'percent', 'currency', 'unit'),
        unit: fc.constantFrom('day', 'percent', '%', 'widgets', 'constructor'),
        unitDisplay: fc.constantFrom('short', 'long', 'narrow'),
        currency: fc.constantFrom('EUR', 'JPY', 'ZZZ'),
        notation: fc.constantFrom('standard', 'scientific', 'engineering', 'compact'),
        minimumFractionDigits: fc.integer({ min: 0, max: 20 }),
        maximumFractionDigits: fc.integer({ min: 0, max: 20 }),
        maximumSignificantDigits: fc.integer({ min: 1, max: 21 }),
        minimumSignificantDigits: fc.integer({ min: 1, max: 21 }),
        signDisplay: fc.constantFrom('never', 'sometimes'),
        roundingIncrement: fc.constantFrom(1, 5, 7),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(options, fc.double(), (unit, value) => {
        for (const write of [localizer.number, localizer.bare, localizer.amount, localizer.signed])
          expect(write(value, unit)).to.be.a('string').that.is.not.empty;
      }),
      { numRuns: 200 },
    );
  });
});

describe('words: days and periods', () => {
  it('a day in full and in short', () => {
    expect(localizer.day('2028-02-29')).to.equal('February 29, 2028');
    expect(localizer.shortDay('2028-02-29')).to.equal('Feb 29');
  });

  it('as the viewer’s region writes them', () =>
    expect(localizerFor('en-GB').day('2026-10-05')).to.equal('5 October 2026'));

  it('a list', () => expect(localizer.list(['a', 'b', 'c'])).to.equal('a, b, and c'));
});

describe('words: messages', () => {
  it('are filled', () => expect(localizer.t('headline.only', { name: 'Orders', current: '5' })).to.equal('Orders: 5'));

  it('what is filled in is not filled again', () => {
    expect(localizer.t('headline.only', { name: '{current}', current: '$& 5' })).to.equal('{current}: $& 5');
  });

  it('a place that nothing fills stays, and says so', () =>
    expect(localizer.t('headline.only', { name: 'Orders' })).to.equal('Orders: {current}'));

  const counts: [number, string][] = [
    [0, '0 months'],
    [1, '1 month'],
    [2, '2 months'],
    [1200, '1,200 months'],
  ];
  for (const [count, expected] of counts)
    it(`the plural of ${count}`, () => expect(localizer.t('periods.month', { count })).to.equal(expected));

  it('a language with more plural forms chooses among its own', () => {
    const pl = {
      ...en,
      'periods.month.one': '{count} miesiąc',
      'periods.month.few': '{count} miesiące',
      'periods.month.many': '{count} miesięcy',
      'periods.month.other': '{count} miesiąca',
    };
    const polish = localizerFor('pl', { pl });
    expect([1, 2, 5, 22].map((count) => polish.t('periods.month', { count }))).to.deep.equal([
      '1 miesiąc',
      '2 miesiące',
      '5 miesięcy',
      '22 miesiące',
    ]);
  });

  it('a few words of a language are no language: all is said in English, numbers included', () => {
    const polish = localizerFor('pl', { pl: { 'pace.ahead': 'Przed czasem.' } });
    expect([polish.lang, polish.t('pace.ahead'), polish.number(1.5)]).to.deep.equal([
      'en',
      'Ahead of schedule.',
      '1.5',
    ]);
  });

  it('every form of a plural has its other', () => {
    const singular = Object.keys(en).filter((key) => key.endsWith('.one'));
    for (const key of singular) expect(en, key).to.have.property(key.replace(/\.one$/, '.other'));
  });
});

describe('words: languages', () => {
  it('a language is answered in English until its words are loaded', async () => {
    expect(localizerFor('de').lang).to.equal('en');
    await loadMessages('de', ['results']);
    expect([localizerFor('de').lang, localizerFor('de').t('pace.ahead')]).to.deep.equal([
      'de',
      'Schneller als geplant.',
    ]);
    // its other parts stay English until they are loaded
    expect(localizerFor('de').t('plan.today')).to.equal('Today');
    await loadMessages('de', ['plan-effort']);
    expect(localizerFor('de').t('plan.today')).to.equal('Heute');
  });

  it('a language that nobody wrote is answered in English, numbers and dates included', () => {
    for (const lang of ['fr', 'fr-CA', 'ar', 'x-unknown', '', 'not a tag', 'de_DE']) {
      const fallback = localizerFor(lang);
      expect(fallback.lang, lang).to.equal('en');
      expect(fallback.number(1234.5, DAYS), lang).to.equal(localizer.number(1234.5, DAYS));
      expect(fallback.day('2026-10-05'), lang).to.equal('October 5, 2026');
      expect(fallback.t('pace.ahead'), lang).to.equal('Ahead of schedule.');
      expect(fallback.text({ fr: 'Commandes', ar: 'طلبات', en: 'Orders' }), lang).to.equal('Orders');
    }
  });

  it('the config can replace a word', () => {
    const replaced = localizerFor('en', { en: { 'pace.ahead': 'Early.' } });
    expect(replaced.t('pace.ahead')).to.equal('Early.');
    expect(replaced.t('pace.behind')).to.equal('Behind schedule.');
    expect(localizer.t('pace.ahead')).to.equal('Ahead of schedule.');
  });

  it('for a region before its language', () => {
    const both = { en: { 'pace.ahead': 'Early.', 'pace.behind': 'Late.' }, 'en-GB': { 'pace.ahead': 'Jolly early.' } };
    const british = localizerFor('en-gb', both);
    expect([british.lang, british.t('pace.ahead'), british.t('pace.behind')]).to.deep.equal([
      'en-GB',
      'Jolly early.',
      'Late.',
    ]);
    expect(localizerFor('en', both).t('pace.ahead')).to.equal('Early.');
  });

  it('the config can bring a language, with its numbers and dates', () => {
    const german = localizerFor('de-DE', { de: { 'pace.ahead': 'Früher als geplant.' } });
    expect(german.lang).to.equal('de-DE');
    expect(german.t('pace.ahead')).to.equal('Früher als geplant.');
    expect(german.day('2026-10-05')).to.equal('5. Oktober 2026');
    expect(plain(german.number(1234.5, DAYS))).to.equal('1.234,5 Tage');
  });

  const texts: [string, Record<string, string> | string | undefined, string][] = [
    ['a plain text', 'Orders', 'Orders'],
    ['nothing', undefined, ''],
    ['its language', { de: 'Aufträge', en: 'Orders' }, 'Aufträge'],
    ['its region first', { de: 'Aufträge', 'de-AT': 'Bestellungen' }, 'Bestellungen'],
    ['another region of its language', { en: 'Orders', 'de-CH': 'Aufträge' }, 'Aufträge'],
    ['English where its language is missing', { fr: 'Commandes', en: 'Orders' }, 'Orders'],
    ['whatever there is', { fr: 'Commandes' }, 'Commandes'],
    ['no language at all', {}, ''],
  ];
  for (const [name, text, expected] of texts)
    it(`a text of the config: ${name}`, () => expect(localizerFor('de-AT', { de: {} }).text(text)).to.equal(expected));
});

describe('words: days, numbers and changes in each language', () => {
  before(() => Promise.all(['fr', 'es', 'pt', 'ja', 'ar'].map((lang) => loadMessages(lang, ['results']))));
  const said = (lang: string): string[] => {
    const own = localizerFor(lang);
    return [
      own.day('2026-09-01'),
      own.shortDay('2026-10-01'),
      own.day('2026-09-11'),
      own.number(1234.5, DAYS),
      own.amount(0.015, PERCENT),
      own.percent(0.5),
    ].map((text) => plain(text).replace(/[\u200e\u200f]/g, ''));
  };
  const cases: [string, string[]][] = [
    ['fr', ['1er septembre 2026', '1er oct.', '11 septembre 2026', '1 234,5 jours', '1,5 point', '50 %']],
    ['fr-CA', ['1er septembre 2026', '1er oct.', '11 septembre 2026', '1 234,5 jours', '1,5 point', '50 %']],
    [
      'es',
      [
        '1 de septiembre de 2026',
        '1 oct',
        '11 de septiembre de 2026',
        '1234,5 días',
        '1,5 puntos porcentuales',
        '50 %',
      ],
    ],
    [
      'pt-BR',
      ['1º de setembro de 2026', '1º de out.', '11 de setembro de 2026', '1.234,5 dias', '1,5 ponto percentual', '50%'],
    ],
    ['ja', ['2026年9月1日', '10月1日', '2026年9月11日', '1,234.5日', '1.5ポイント', '50%']],
    ...['ar', 'ar-EG', 'ar-SA'].map((lang): [string, string[]] => [
      lang,
      [
        '1 سبتمبر 2026',
        '1 أكتوبر',
        '11 سبتمبر 2026',
        '1,234.5 يوم',
        '1.5 نقطة مئوية',
        lang === 'ar-SA' ? '50٪' : '50%',
      ],
    ]),
  ];
  for (const [lang, expected] of cases) it(`${lang}: ${expected[0]}`, () => expect(said(lang)).to.deep.equal(expected));
});
