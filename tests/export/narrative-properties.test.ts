import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import { differenceUnit, distinctUnit } from '../../src/core/i18n/localizer.js';
import { dayOf } from '../../src/core/series/civil-time.js';
import type { Config, ConfigInput } from '../../src/core/config/schema.js';
import { effortOf } from '../../src/core/effort/ledger.js';
import type { Localizer } from '../../src/core/i18n/localizer.js';
import {
  loadMessages,
  narrativeHtml,
  narrativeOf,
  narrativeText,
  NARRATIVE_PARTS,
  localizerFor,
  type NarrativeLength,
} from '../../src/export/index.js';
import { planOf } from '../../src/core/advice/plan-advice.js';
import { behaviorOf } from '../../src/core/results/behavior.js';
import { asOfCivil } from '../../src/core/results/buckets.js';
import { statusOf } from '../../src/core/results/status.js';
import { resultOf } from '../../src/core/results/result.js';
import { aConfig, monthly, type EntryInput, type MetricInput, type MilestoneInput } from '../fixtures/config.js';
import { LANGUAGES } from './support.js';

before(() => Promise.all(LANGUAGES.map((lang) => loadMessages(lang, NARRATIVE_PARTS))));

const LENGTHS: readonly NarrativeLength[] = ['sentence', 'paragraph', 'page'];
const RUNS = { numRuns: 60 };
const value = fc.integer({ min: 1001, max: 9999 });
const maybe = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(of, { nil: undefined });
const day = fc
  .date({ min: new Date('2025-03-01'), max: new Date('2027-06-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

const metric = (id: string): fc.Arbitrary<MetricInput> =>
  fc
    .record({
      values: fc.array(fc.option(value, { freq: 5 }), { maxLength: 20 }),
      others: fc.array(fc.option(value, { freq: 5 }), { maxLength: 20 }),
      direction: fc.constantFrom('increase' as const, 'decrease' as const, 'maintain' as const),
      baseline: maybe(value),
      target: maybe(value),
      by: maybe(day),
      breakAt: maybe(day),
      isCompared: fc.boolean(),
      isDisputed: fc.boolean(),
      worth: maybe(value),
      unit: fc.constantFrom<MetricInput['unit']>(
        {},
        { style: 'unit', unit: 'day' },
        { style: 'percent' },
        { style: 'currency', currency: 'USD' },
        { maximumFractionDigits: 0 },
      ),
    })
    .map(({ values, others, direction, baseline, target, by, breakAt, isCompared, isDisputed, worth, unit }) => ({
      id,
      name: `Name of ${id}`,
      direction,
      unit,
      source: 'A system',
      points: monthly('2025-06', values),
      ...(baseline === undefined ? {} : { baseline: { value: baseline } }),
      ...(target === undefined
        ? {}
        : { target: direction === 'maintain' ? { min: target, max: target * 2, by } : { value: target, by } }),
      ...(breakAt === undefined ? {} : { breaks: [{ at: breakAt }] }),
      ...(isCompared ? { comparison: { name: 'Others', points: monthly('2025-06', others) } } : {}),
      ...(isDisputed ? { disputed: { on: '2026-06-20', by: 'Somebody' } } : {}),
      ...(worth === undefined ? {} : { worth: { perUnit: worth } }),
    }));

const accounts: fc.Arbitrary<Partial<ConfigInput>> = fc
  .record({
    metrics: fc
      .tuple(metric('a'), metric('b'), metric('c'), metric('d'), metric('e'))
      .chain((all) => fc.nat(5).map((count) => all.slice(0, count))),
    asOf: fc.constantFrom('2026-07-01T00:00:00Z', '2026-10-15T12:00:00Z', '2027-01-02T00:00:00Z'),
    goLive: fc.constantFrom('2026-01-01', '2026-02-17', undefined, '2027-03-01'),
    habit: fc.array(fc.option(value, { freq: 5 }), { maxLength: 20 }),
    habitTarget: maybe(value),
    dues: fc.array(fc.record({ due: maybe(day), done: maybe(day) }), { maxLength: 6 }),
    asks: fc.array(
      fc.record({
        minutes: maybe(fc.integer({ min: 101, max: 999 })),
        people: maybe(fc.integer({ min: 2, max: 77 })),
        due: maybe(day),
        isDone: fc.boolean(),
      }),
      { maxLength: 6 },
    ),
    isPlanned: fc.boolean(),
  })
  .map(({ metrics, asOf, goLive, habit, habitTarget, dues, asks, isPlanned }) => {
    const moves = metrics.map(({ id }) => id).slice(0, 1);
    return {
      metrics,
      asOf,
      goLive,
      account: { id: 'acme', name: 'Acme', currency: 'EUR' },
      provider: { name: 'Vendor' },
      behaviors: [
        {
          id: 'h',
          name: 'Habit',
          moves,
          since: '2026-01-05',
          cadence: 'month' as const,
          points: monthly('2026-01', habit),
          ...(habitTarget === undefined ? {} : { target: { value: habitTarget } }),
        },
      ],
      events: [
        { date: '2026-01-01', kind: 'go-live' as const, label: 'Live' },
        { date: '2026-03-01', kind: 'incident' as const, label: 'Outage' },
      ],
      ...(isPlanned
        ? {
            plan: {
              purpose: 'A purpose',
              agreedOn: '2025-12-12',
              milestones: dues.map(({ due, done }, i): MilestoneInput => ({
                id: `m${i}`,
                name: 'A milestone',
                ...(due === undefined ? {} : { due }),
                ...(done === undefined ? {} : { done }),
              })),
            },
          }
        : {}),
      effort: {
        entries: asks.map(({ minutes, people, due, isDone }, i): EntryInput => ({
          id: `e${i}`,
          kind: 'action',
          side: 'customer',
          title: 'An action',
          moves,
          ...(minutes === undefined ? {} : { minutes }),
          ...(people === undefined ? {} : { people }),
          ...(due === undefined ? {} : { due }),
          ...(isDone ? { done: { on: '2026-06-01' } } : {}),
        })),
      },
    };
  });

const numbersIn = (text: string): string[] => text.match(/\d+(?:[.,\u00a0\u202f]\d+)*(?:E-?\d+)?/g) ?? [];

/** All that the config, or what is computed from it, says in numbers: each written by the same words. */
function backed(config: Config, localizer: Localizer): Set<string> {
  const days = [...new Set(JSON.stringify(config).match(/\d{4}-\d\d-\d\d/g)), dayOf(asOfCivil(config))];
  const facts = [
    ...days.map(localizer.day),
    ...config.metrics.flatMap(({ id }) => {
      const { statements, current, effects, unit } = resultOf(config, id, localizer);
      return [
        ...statements.map(({ text }) => text),
        ...(current ? [current.bucket.label, localizer.t('periods.day', { count: current.age })] : []),
        ...effects.flatMap(({ before, after, difference, beyondTrend }) => {
          const shared = differenceUnit(before.median, after.median, unit, localizer);
          return [
            localizer.bare(before.median, shared),
            localizer.bare(after.median, shared),
            localizer.signed(difference, distinctUnit([0, difference], shared, localizer)),
            beyondTrend === null
              ? ''
              : localizer.signed(beyondTrend, distinctUnit([0, beyondTrend], shared, localizer)),
            localizer.bare(before.median, unit),
            localizer.number(after.median, unit),
            localizer.signed(difference, unit),
            String(before.n),
            String(after.n),
          ];
        }),
      ];
    }),
    ...config.behaviors.flatMap(({ id }) => {
      const { kept, missed, notMeasured, missedInARow, periods, unit } = behaviorOf(config, id, localizer);
      return [kept, missed, notMeasured, missedInARow, kept + missed]
        .map((count) => localizer.number(count))
        .concat(
          periods.flatMap(({ label, value: measured }) =>
            measured === null ? [] : [label, localizer.number(measured, unit)],
          ),
        );
    }),
    ...(planOf(config, localizer)?.milestones ?? []).flatMap(({ milestone: { due }, doneOn }) =>
      [due, doneOn].flatMap((on) => (on ? [localizer.day(on)] : [])),
    ),
    ...effortOf(config).open.flatMap(({ minutes, people }) =>
      [minutes, people].flatMap((count) => (count === undefined ? [] : [localizer.number(count)])),
    ),
  ];
  return new Set(facts.flatMap(numbersIn));
}

describe('the narrative: nothing that the config cannot back', () => {
  for (const lang of LANGUAGES)
    it(`each number is found in the config, or in what is computed from it (${lang})`, () => {
      fc.assert(
        fc.property(accounts, (parts) => {
          const config = aConfig(parts);
          const localizer = localizerFor(lang);
          const known = backed(config, localizer);
          for (const length of LENGTHS) {
            const text = narrativeText(narrativeOf(config, localizer, length));
            expect(
              numbersIn(text).filter((number) => !known.has(number)),
              text,
            ).to.deep.equal([]);
          }
        }),
        RUNS,
      );
    });

  it('sees a number that is not backed', () => {
    const config = aConfig();
    const text = narrativeText(narrativeOf(config, localizerFor('en'), 'page'));
    expect(
      numbersIn(`${text} 12,345.6 days`).filter((number) => !backed(config, localizerFor('en')).has(number)),
    ).to.deep.equal(['12,345.6']);
  });

  it('claims no cause, and leaves nothing unfilled', () => {
    fc.assert(
      fc.property(accounts, fc.constantFrom(...LANGUAGES), (parts, lang) => {
        for (const length of LENGTHS) {
          const text = narrativeText(narrativeOf(aConfig(parts), localizerFor(lang), length));
          expect(text).not.to.match(
            /\bcaus(?:e[sd]|ing)\b|because|thanks to|due to|led to|\bdank\b|\bdurch\b|\bwegen\b|verursach|bewirk|provoqu|grâce à|en raison de|gracias a|debido a|provoc|graças a|devido a/i,
          );
          expect(text).not.to.match(/undefined|null|NaN|∞|[{}\ue000\ue001]|story\.|\. \.|\.\.| {2}|\(\)|: \./);
        }
      }),
      RUNS,
    );
  });

  it('no result is left out, and one that is worse, out of date or disputed says so where it is named, in every length', () => {
    fc.assert(
      fc.property(accounts, (parts) => {
        const config = aConfig(parts);
        const told = (length: NarrativeLength) => narrativeText(narrativeOf(config, localizerFor('en'), length));
        for (const { id, disputed } of config.metrics) {
          const standing = statusOf(resultOf(config, id, localizerFor('en')));
          const named = (parted: readonly string[]) => parted.find((part) => part.includes(`Name of ${id}`)) ?? '';
          for (const where of [named(told('sentence').split('; ')), named(told('page').split('\n- '))]) {
            expect(where).not.to.equal('');
            if (standing === 'regressed') expect(where).to.contain('worse than before');
            if (standing === 'stalled') expect(where).to.contain('stalled');
            if (standing === 'stale') expect(where).to.match(/out of date: [\d,]+ days old/);
            if (disputed) expect(where).to.contain('disputed');
          }
          // up to the next result or the next group
          const rest =
            told('paragraph')
              .split(`Name of ${id}`)[1]
              ?.split(/Name of|How we work/)[0] ?? '';
          if (disputed && rest.includes('(observed')) expect(rest).to.contain('Disputed by Somebody');
          expect(told('paragraph')).to.contain(`Name of ${id}`);
        }
      }),
      RUNS,
    );
  });

  it('the same config, the same words', () => {
    fc.assert(
      fc.property(accounts, (parts) => {
        for (const length of LENGTHS)
          expect(narrativeOf(aConfig(parts), localizerFor('en'), length)).to.deep.equal(
            narrativeOf(aConfig(parts), localizerFor('en'), length),
          );
      }),
      { numRuns: 20 },
    );
  });

  it('a sentence is one sentence, and a paragraph one paragraph', () => {
    fc.assert(
      fc.property(accounts, (parts) => {
        const text = (length: NarrativeLength) =>
          narrativeText(narrativeOf(aConfig(parts), localizerFor('en'), length));
        expect(text('sentence'))
          .to.match(/^[^\n]*\.$/)
          .and.not.to.match(/[.!?] [A-Z]/);
        expect(text('paragraph')).not.to.contain('\n');
      }),
      RUNS,
    );
  });
});

describe('the narrative as text and as HTML', () => {
  const hostile = fc
    .oneof(
      fc.constantFrom(
        '<img src=x onerror=alert(1)>',
        '</p><script>alert(1)</script>',
        '"><b>',
        '& &amp; &lt;',
        'a\n\n- b',
        '{label}',
        '\ue0000\ue001',
        'שלום',
        '$& $1',
        '  ',
      ),
      fc.string({ minLength: 1, maxLength: 200 }),
    )
    .filter((text) => text.length > 0);

  it('whatever a name holds: text, and no element but these five, with no attribute', () => {
    fc.assert(
      fc.property(hostile, hostile, hostile, (name, purpose, note) => {
        const config = aConfig({
          account: { id: 'a', name },
          provider: { name: note },
          metrics: [
            {
              id: 'm',
              name,
              direction: 'increase',
              source: note,
              baseline: { value: 100 },
              points: monthly('2026-01', [98, 96, 94, 92, 91, 90]),
              notes: [{ on: '2026-06-01', text: note }],
              disputed: { on: '2026-06-01', by: name, reason: purpose },
            },
          ],
          behaviors: [{ id: 'b', name, moves: ['m'] }],
          plan: {
            purpose,
            milestones: [{ id: 'x', name }],
            nextPhase: { options: [{ id: 'o', kind: 'teams', name, result: note }], chosen: 'o' },
          },
          effort: { entries: [{ id: 'e', kind: 'action', side: 'customer', title: name, moves: ['m'] }] },
        });
        for (const length of LENGTHS) {
          const narrative = narrativeOf(config, localizerFor('en'), length);
          const { body } = new DOMParser().parseFromString(narrativeHtml(narrative), 'text/html');
          const elements = [...body.querySelectorAll('*')];
          expect(
            elements.filter(
              ({ localName, attributes }) =>
                !['p', 'ul', 'li', 'strong', 'em'].includes(localName) || attributes.length > 0,
            ),
          ).to.deep.equal([]);
          // what a parser replaces: U+0000 is nothing in HTML
          const plain = (text: string) => text.replace(/[\0\ufffd]/g, '').replace(/\s+/g, '');
          expect(plain(body.textContent ?? '')).to.equal(
            plain(narrative.paragraphs.map(({ runs }) => runs.map(({ text }) => text).join('')).join('')),
          );
          expect(narrativeText(narrative).split(/\n+/).length).to.equal(narrative.paragraphs.length);
        }
      }),
      RUNS,
    );
  });
});
