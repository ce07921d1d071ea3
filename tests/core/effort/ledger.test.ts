import { expect } from '@open-wc/testing';
import type { ConfigInput } from '../../../src/core/config/schema.js';
import { effortOf } from '../../../src/core/effort/ledger.js';
import { aBehavior, aConfig, aMetric, anAction, type EntryInput } from '../../fixtures/config.js';

const viewOf = (entries: EntryInput[], config: Partial<ConfigInput> = {}) =>
  effortOf(aConfig({ metrics: [aMetric()], effort: { entries }, ...config }));
const idsOf = (entries: readonly { id: string }[]) => entries.map(({ id }) => id);
const question = (id: string, parts: object = {}): EntryInput => ({
  id,
  kind: 'question',
  side: 'customer',
  title: 'Which version?',
  ...parts,
});
const decision = (id: string, parts: object = {}): EntryInput => ({
  id,
  kind: 'decision',
  side: 'customer',
  title: 'Which code?',
  ...parts,
});
const followUp = (id: string, parts: object = {}): EntryInput => ({
  id,
  kind: 'follow-up',
  side: 'provider',
  title: 'Map the codes',
  ...parts,
});

describe('effort: minutes asked of the customer, by month', () => {
  const asked = (entries: EntryInput[]) =>
    viewOf(entries).months.map(({ month, asked: minutes, unknown }) => [month, minutes, unknown]);

  const cases: [string, EntryInput[], [string, number, number][]][] = [
    ['minutes × people', [anAction({ due: '2026-07-01', minutes: 20, people: 3 })], [['2026-07', 60, 0]]],
    ['one person where none are named', [anAction({ due: '2026-07-01', minutes: 20 })], [['2026-07', 20, 0]]],
    ['no minutes are unknown, not 0', [anAction({ due: '2026-07-01', people: 3 })], [['2026-07', 0, 1]]],
    ['zero minutes are known', [anAction({ due: '2026-07-01', minutes: 0 })], [['2026-07', 0, 0]]],
    [
      'known and unknown side by side',
      [
        anAction({ due: '2026-07-01', minutes: 20 }),
        anAction({ id: 'f', due: '2026-07-02' }),
        anAction({ id: 'g', due: '2026-07-03' }),
      ],
      [['2026-07', 20, 2]],
    ],
    [
      'months join, up to that of asOf',
      [anAction({ due: '2026-04-30', minutes: 20 })],
      [
        ['2026-04', 20, 0],
        ['2026-05', 0, 0],
        ['2026-06', 0, 0],
        ['2026-07', 0, 0],
      ],
    ],
    [
      'across a year',
      [anAction({ due: '2025-11-30', minutes: 5 }), anAction({ id: 'f', due: '2026-07-01', minutes: 7 })],
      [
        ['2025-11', 5, 0],
        ['2025-12', 0, 0],
        ['2026-01', 0, 0],
        ['2026-02', 0, 0],
        ['2026-03', 0, 0],
        ['2026-04', 0, 0],
        ['2026-05', 0, 0],
        ['2026-06', 0, 0],
        ['2026-07', 7, 0],
      ],
    ],
    [
      'what is due later is of no month yet',
      [anAction({ due: '2026-06-10', minutes: 5 }), anAction({ id: 'f', due: '2026-09-01', minutes: 7 })],
      [
        ['2026-06', 5, 0],
        ['2026-07', 0, 0],
      ],
    ],
    ['only what is due later', [anAction({ due: '2026-09-01', minutes: 7 })], []],
    ['the provider’s minutes do not count', [anAction({ side: 'provider', due: '2026-07-01', minutes: 20 })], []],
    [
      'an ask without a side is the customer’s, as it is on the list',
      [anAction({ side: undefined, due: '2026-07-01', minutes: 20 })],
      [['2026-07', 20, 0]],
    ],
    ['an open action without a date is asked now', [anAction({ minutes: 20 })], [['2026-07', 20, 0]]],
    [
      'any other entry without a day is of no month',
      [{ id: 'm', kind: 'meeting', side: 'customer', title: 'Later', minutes: 20 }],
      [],
    ],
    ['what no customer is shown is asked of none', [anAction({ moves: [], due: '2026-07-01', minutes: 20 })], []],
    [
      'nor is a question whose topic was answered in another',
      [
        question('again', { topic: 'erp', moves: ['m'], due: '2026-07-01', minutes: 20 }),
        question('first', { topic: 'erp', moves: ['m'], minutes: 5, answer: { on: '2026-07-01', text: '4' } }),
      ],
      [['2026-07', 5, 0]],
    ],
    ['no entries', [], []],
  ];
  for (const [name, entries, expected] of cases) it(name, () => expect(asked(entries)).to.deep.equal(expected));

  const days: [string, EntryInput][] = [
    ['done', anAction({ due: '2026-03-01', done: { on: '2026-07-01' } })],
    ['due, while it is open', anAction({ due: '2026-07-01', done: null })],
    ['answered', question('q', { asked: '2026-03-01', due: '2026-04-01', answer: { on: '2026-07-01', text: '4' } })],
    ['asked', question('q', { asked: '2026-07-01', due: '2026-09-01', moves: ['m'] })],
    ['decided', decision('d', { due: '2026-09-01', answer: { on: '2026-07-01', text: 'Standard' } })],
    [
      'given',
      { id: 'f', kind: 'feedback', side: 'customer', title: 'Slow', given: '2026-07-01', replied: '2026-09-01' },
    ],
    ['held', { id: 'm', kind: 'meeting', side: 'customer', title: 'Roll-out', on: '2026-07-01' }],
    [
      'opened',
      { id: 'c', kind: 'case', side: 'customer', title: 'Duplicates', opened: '2026-07-01', closed: '2026-09-01' },
    ],
    ['the incident was', { id: 'i', kind: 'incident', side: 'customer', title: 'Outage', on: '2026-07-01' }],
    ['a follow-up of the customer’s own is due', followUp('u', { side: 'customer', due: '2026-07-01' })],
  ];
  for (const [name, entry] of days)
    it(`an entry counts in the month in which it is: ${name}`, () =>
      expect(asked([{ ...entry, minutes: 10 }])).to.deep.equal([['2026-07', 10, 0]]));

  it('the month of asOf is the account’s', () => {
    const config = { asOf: '2026-07-01T02:00:00Z', account: { id: 'a', name: 'A', timeZone: 'America/New_York' } };
    expect(
      viewOf([anAction({ due: '2026-06-01', minutes: 5 })], config).months.map(({ month }) => month),
    ).to.deep.equal(['2026-06']);
  });
});

describe('effort: minutes taken off', () => {
  const saved = (entry: EntryInput) =>
    viewOf([entry]).months.map(({ month, saved: minutes, asked }) => [month, minutes, asked]);

  it('what a finished follow-up of the provider saved, in the month it was done', () => {
    expect(saved(followUp('u', { due: '2026-01-01', saves: 90, done: { on: '2026-06-10' } }))).to.deep.equal([
      ['2026-06', 90, 0],
      ['2026-07', 0, 0],
    ]);
  });

  it('also on the day of asOf', () => {
    expect(saved(followUp('u', { saves: 90, done: { on: '2026-07-01' } }))).to.deep.equal([['2026-07', 90, 0]]);
  });

  it('nothing while it is open, or done in the future', () => {
    expect(saved(followUp('u', { due: '2026-06-01', saves: 90 }))).to.be.empty;
    expect(saved(followUp('u', { saves: 90, done: { on: '2026-07-02' } }))).to.be.empty;
  });
});

describe('effort: the lists', () => {
  it('open is what is asked of the customer and moves something; what moves nothing is apart', () => {
    const view = viewOf([
      anAction({ id: 'a' }),
      question('q', { moves: ['m'] }),
      decision('d', { moves: ['m'] }),
      anAction({ id: 'untied', moves: [] }),
      question('untied-too'),
      anAction({ id: 'theirs', side: 'provider' }),
      anAction({ id: 'done', done: { on: '2026-06-01' } }),
      question('answered', { moves: ['m'], answer: { on: '2026-05-01', text: '4' } }),
      { id: 'meeting', kind: 'meeting', side: 'customer', title: 'M', moves: ['m'] },
      { id: 'contact', kind: 'contact', name: 'Desk' },
    ]);
    expect(idsOf(view.open)).to.deep.equal(['a', 'q', 'd']);
    expect(idsOf(view.untied)).to.deep.equal(['untied', 'untied-too']);
    expect(idsOf(view.done)).to.deep.equal(['done', 'answered']);
  });

  it('a person’s tick counts at once, though it is later than asOf', () => {
    const view = viewOf([anAction({ done: { on: '2026-07-09' } })]);
    expect([idsOf(view.open), idsOf(view.done)]).to.deep.equal([[], ['e']]);
  });

  it('open in the order of their days, done with the latest first', () => {
    const view = viewOf([
      anAction({ id: 'none' }),
      anAction({ id: 'late', due: '2026-09-01' }),
      anAction({ id: 'soon', due: '2026-07-05' }),
      anAction({ id: 'first', done: { on: '2026-02-01' } }),
      anAction({ id: 'last', done: { on: '2026-06-01' } }),
    ]);
    expect(idsOf(view.open)).to.deep.equal(['soon', 'late', 'none']);
    expect(idsOf(view.done)).to.deep.equal(['last', 'first']);
  });

  it('off the plate is what the provider follows up', () => {
    const view = viewOf([
      followUp('u', { due: '2026-08-01' }),
      followUp('own', { side: 'customer' }),
      followUp('unsaid', { side: undefined, done: { on: '2026-05-01' } }),
    ]);
    expect(idsOf(view.handled)).to.deep.equal(['u', 'unsaid']);
  });

  it('feedback', () => {
    expect(
      idsOf(viewOf([{ id: 'f', kind: 'feedback', side: 'customer', title: 'Slow' }, anAction()]).feedback),
    ).to.deep.equal(['f']);
  });

  it('nothing where the config has no ledger', () => {
    expect(effortOf(aConfig())).to.deep.equal({
      open: [],
      untied: [],
      done: [],
      handled: [],
      feedback: [],
      months: [],
      byKind: [],
      asked: { minutes: 0, unknown: 0 },
      saved: 0,
      savedUnknown: 0,
      moved: [],
      answered: [],
      answeredElsewhere: [],
    });
  });
});

describe('effort: in all', () => {
  it('the customer’s entries by kind, with minutes × people and what is not known', () => {
    const { byKind, asked } = viewOf([
      anAction({ minutes: 20, people: 2 }),
      anAction({ id: 'done', minutes: 5, done: { on: '2026-06-01' } }),
      anAction({ id: 'unknown' }),
      { id: 'meeting', kind: 'meeting', side: 'customer', title: 'M', minutes: 30, people: 4 },
      question('q', { side: undefined, minutes: 0 }),
      anAction({ id: 'theirs', side: 'provider', minutes: 500 }),
      followUp('u', { minutes: 500 }),
      { id: 'contact', kind: 'contact', name: 'Desk' },
    ]);
    expect(byKind).to.deep.equal([
      { kind: 'action', count: 3, minutes: 45, unknown: 1 },
      { kind: 'meeting', count: 1, minutes: 120, unknown: 0 },
      { kind: 'question', count: 1, minutes: 0, unknown: 0 },
    ]);
    expect(asked).to.deep.equal({ minutes: 165, unknown: 1 });
  });

  it('also what is due later, which no month holds yet', () => {
    const view = viewOf([anAction({ due: '2026-09-01', minutes: 7 }), anAction({ id: 'undated', minutes: 5 })]);
    expect([view.asked.minutes, view.months.map(({ asked, open }) => [asked, open])]).to.deep.equal([12, [[5, 5]]]);
  });

  it('what the provider’s follow-ups saved by asOf, and how many do not say', () => {
    const { saved, savedUnknown } = viewOf([
      followUp('a', { saves: 90, done: { on: '2026-06-10' } }),
      followUp('today', { saves: 5, done: { on: '2026-07-01' } }),
      followUp('unsaid', { done: { on: '2026-06-10' } }),
      followUp('open', { saves: 60 }),
      followUp('future', { saves: 60, done: { on: '2026-07-02' } }),
      followUp('own', { side: 'customer', saves: 60, done: { on: '2026-06-10' } }),
    ]);
    expect([saved, savedUnknown]).to.deep.equal([95, 1]);
  });

  it('the savings of the months add up to it', () => {
    const view = viewOf([
      followUp('a', { saves: 90, done: { on: '2026-05-10' } }),
      followUp('b', { saves: 30, done: { on: '2026-06-10' } }),
    ]);
    expect(view.months.reduce((total, { saved }) => total + saved, 0)).to.equal(view.saved);
  });
});

describe('effort: what moved which result', () => {
  const moved = (entries: EntryInput[]) =>
    viewOf(entries, {
      metrics: [aMetric(), aMetric({ id: 'n' }), aMetric({ id: 'idle' })],
      behaviors: [aBehavior({ moves: ['m'] })],
    }).moved.map(({ id, entries: by }) => [id, ...idsOf(by)]);

  it('what was done on either side, latest first, by metric and behaviour in the order of the config', () => {
    expect(
      moved([
        anAction({ id: 'habit', moves: ['b'], done: { on: '2026-03-01' } }),
        anAction({ id: 'both', moves: ['n', 'm'], done: { on: '2026-02-01' } }),
        followUp('u', { moves: ['m'], done: { on: '2026-05-01' } }),
        question('q', { moves: ['m'], answer: { on: '2026-04-01', text: '4' } }),
      ]),
    ).to.deep.equal([
      ['m', 'u', 'q', 'both'],
      ['n', 'both'],
      ['b', 'habit'],
    ]);
  });

  it('nothing open, tied to nothing, or of the provider’s future', () => {
    expect(
      moved([
        anAction(),
        anAction({ id: 'untied', moves: [], done: { on: '2026-02-01' } }),
        followUp('u', { moves: ['m'], done: { on: '2026-07-02' } }),
      ]),
    ).to.be.empty;
  });

  it('a person’s tick counts at once', () => {
    expect(
      moved([
        anAction({ done: { on: '2026-07-09' } }),
        followUp('u', { moves: ['m'], done: { on: '2026-07-02', at: '2026-07-02T08:00:00Z' } }),
      ]),
    ).to.deep.equal([['m', 'e', 'u']]);
  });
});

describe('effort: asked once', () => {
  const erp = (id: string, parts: object = {}) => question(id, { topic: 'erp', moves: ['m'], ...parts });
  const answer = (on: string, text = '4') => ({ answer: { on, text } });
  const elsewhere = (entries: EntryInput[]) =>
    viewOf(entries).answeredElsewhere.map(({ entry, answer: { text } }) => `${entry.id}: ${text as string}`);

  it('a question whose topic was answered in another is shown with that answer, and is not open', () => {
    const view = viewOf([
      erp('first', answer('2026-01-13', 'S/4')),
      erp('again'),
      question('other', { topic: 'terms', moves: ['m'] }),
    ]);
    expect(idsOf(view.open)).to.deep.equal(['other']);
    expect(idsOf(view.answered)).to.deep.equal(['first']);
    expect(view.answeredElsewhere.map(({ entry, answer: given }) => [entry.id, given])).to.deep.equal([
      ['again', { on: '2026-01-13', text: 'S/4' }],
    ]);
    expect(idsOf(view.done)).to.deep.equal(['first']);
  });

  const others: [string, EntryInput[], string[]][] = [
    [
      'with the latest answer',
      [erp('a', answer('2026-01-13', 'old')), erp('b', answer('2026-05-13', 'new')), erp('c')],
      ['c: new'],
    ],
    ['each that is open', [erp('a', answer('2026-01-13')), erp('b'), erp('c')], ['b: 4', 'c: 4']],
    ['none where both are open', [erp('a'), erp('b')], []],
    ['none where both were answered', [erp('a', answer('2026-01-13')), erp('b', answer('2026-05-13'))], []],
    [
      'none without a topic',
      [question('a', { moves: ['m'], ...answer('2026-01-13') }), question('b', { moves: ['m'] })],
      [],
    ],
    ['none by what the provider answered', [erp('a', { side: 'provider', ...answer('2026-01-13') }), erp('b')], []],
    [
      'none by a decision or an action of that topic',
      [
        decision('d', { topic: 'erp', ...answer('2026-01-13') }),
        anAction({ topic: 'erp', done: { on: '2026-01-13' } }),
        erp('b'),
      ],
      [],
    ],
    [
      'no action or decision of that topic',
      [erp('a', answer('2026-01-13')), anAction({ topic: 'erp' }), decision('d', { topic: 'erp', moves: ['m'] })],
      [],
    ],
    [
      'none that is tied to no result: that is for the author',
      [erp('a', answer('2026-01-13')), erp('b', { moves: [] })],
      [],
    ],
  ];
  for (const [name, entries, expected] of others) it(name, () => expect(elsewhere(entries)).to.deep.equal(expected));

  it('one tied to no result stays flagged for the author', () =>
    expect(idsOf(viewOf([erp('a', answer('2026-01-13')), erp('b', { moves: [] })]).untied)).to.deep.equal(['b']));

  it('answers with the latest first', () =>
    expect(idsOf(viewOf([erp('a', answer('2026-01-13')), question('b', answer('2026-05-13'))]).answered)).to.deep.equal(
      ['b', 'a'],
    ));
});
