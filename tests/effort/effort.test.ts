import { expect } from '@open-wc/testing';
import type { ConfigInput } from '../../src/config/schema.js';
import { effortOf } from '../../src/effort/effort.js';
import { aConfig, aMetric, anAction, type EntryInput } from '../fixtures/config.js';

const viewOf = (entries: EntryInput[], config: Partial<ConfigInput> = {}) => effortOf(aConfig({ metrics: [aMetric()], effort: { entries }, ...config }));
const idsOf = (entries: readonly { id: string }[]) => entries.map(({ id }) => id);
const question = (id: string, parts: object = {}): EntryInput => ({ id, kind: 'question', side: 'customer', title: 'Which version?', ...parts });
const decision = (id: string, parts: object = {}): EntryInput => ({ id, kind: 'decision', side: 'customer', title: 'Which code?', ...parts });
const followUp = (id: string, parts: object = {}): EntryInput => ({ id, kind: 'follow-up', side: 'provider', title: 'Map the codes', ...parts });

describe('effort: minutes asked of the customer, by month', () => {
  const asked = (entries: EntryInput[]) => viewOf(entries).months.map(({ month, asked: minutes, unknown }) => [month, minutes, unknown]);

  const cases: [string, EntryInput[], [string, number, number][]][] = [
    ['minutes × people', [anAction({ due: '2026-07-01', minutes: 20, people: 3 })], [['2026-07', 60, 0]]],
    ['one person where none are named', [anAction({ due: '2026-07-01', minutes: 20 })], [['2026-07', 20, 0]]],
    ['no minutes are unknown, not 0', [anAction({ due: '2026-07-01', people: 3 })], [['2026-07', 0, 1]]],
    ['zero minutes are known', [anAction({ due: '2026-07-01', minutes: 0 })], [['2026-07', 0, 0]]],
    ['known and unknown side by side', [anAction({ due: '2026-07-01', minutes: 20 }), anAction({ id: 'f', due: '2026-07-02' }), anAction({ id: 'g', due: '2026-07-03' })], [['2026-07', 20, 2]]],
    ['months join, up to that of asOf', [anAction({ due: '2026-04-30', minutes: 20 })], [['2026-04', 20, 0], ['2026-05', 0, 0], ['2026-06', 0, 0], ['2026-07', 0, 0]]],
    ['across a year', [anAction({ due: '2025-11-30', minutes: 5 }), anAction({ id: 'f', due: '2026-07-01', minutes: 7 })],
      [['2025-11', 5, 0], ['2025-12', 0, 0], ['2026-01', 0, 0], ['2026-02', 0, 0], ['2026-03', 0, 0], ['2026-04', 0, 0], ['2026-05', 0, 0], ['2026-06', 0, 0], ['2026-07', 7, 0]]],
    ['what is due later is of no month yet', [anAction({ due: '2026-06-10', minutes: 5 }), anAction({ id: 'f', due: '2026-09-01', minutes: 7 })], [['2026-06', 5, 0], ['2026-07', 0, 0]]],
    ['only what is due later', [anAction({ due: '2026-09-01', minutes: 7 })], []],
    ['the provider’s minutes do not count', [anAction({ side: 'provider', due: '2026-07-01', minutes: 20 })], []],
    ['an ask without a side is the customer’s, as it is on the list', [anAction({ side: undefined, due: '2026-07-01', minutes: 20 })], [['2026-07', 20, 0]]],
    ['an entry without a day is of no month', [anAction({ minutes: 20 })], []],
    ['no entries', [], []],
  ];
  for (const [name, entries, expected] of cases) it(name, () => expect(asked(entries)).to.deep.equal(expected));

  const days: [string, EntryInput][] = [
    ['done', anAction({ due: '2026-03-01', done: { on: '2026-07-01' } })],
    ['due, while it is open', anAction({ due: '2026-07-01', done: null })],
    ['answered', question('q', { asked: '2026-03-01', due: '2026-04-01', answer: { on: '2026-07-01', text: '4' } })],
    ['asked', question('q', { asked: '2026-07-01', due: '2026-09-01' })],
    ['decided', decision('d', { due: '2026-09-01', answer: { on: '2026-07-01', text: 'Standard' } })],
    ['given', { id: 'f', kind: 'feedback', side: 'customer', title: 'Slow', given: '2026-07-01', replied: '2026-09-01' }],
    ['held', { id: 'm', kind: 'meeting', side: 'customer', title: 'Roll-out', on: '2026-07-01' }],
    ['opened', { id: 'c', kind: 'case', side: 'customer', title: 'Duplicates', opened: '2026-07-01', closed: '2026-09-01' }],
    ['the incident was', { id: 'i', kind: 'incident', side: 'customer', title: 'Outage', on: '2026-07-01' }],
    ['a follow-up of the customer’s own is due', followUp('u', { side: 'customer', due: '2026-07-01' })],
  ];
  for (const [name, entry] of days)
    it(`an entry counts in the month in which it is: ${name}`, () => expect(asked([{ ...entry, minutes: 10 }])).to.deep.equal([['2026-07', 10, 0]]));

  it('the month of asOf is the account’s', () => {
    const config = { asOf: '2026-07-01T02:00:00Z', account: { id: 'a', name: 'A', timeZone: 'America/New_York' } };
    expect(viewOf([anAction({ due: '2026-06-01', minutes: 5 })], config).months.map(({ month }) => month)).to.deep.equal(['2026-06']);
  });
});

describe('effort: minutes taken off', () => {
  const saved = (entry: EntryInput) => viewOf([entry]).months.map(({ month, saved: minutes, asked }) => [month, minutes, asked]);

  it('what a finished follow-up of the provider saved, in the month it was done', () => {
    expect(saved(followUp('u', { due: '2026-01-01', saves: 90, done: { on: '2026-06-10' } }))).to.deep.equal([['2026-06', 90, 0], ['2026-07', 0, 0]]);
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
      anAction({ id: 'a' }), question('q', { moves: ['m'] }), decision('d', { moves: ['m'] }),
      anAction({ id: 'untied', moves: [] }), question('untied-too'),
      anAction({ id: 'theirs', side: 'provider' }), anAction({ id: 'done', done: { on: '2026-06-01' } }),
      question('answered', { moves: ['m'], answer: { on: '2026-05-01', text: '4' } }),
      { id: 'meeting', kind: 'meeting', side: 'customer', title: 'M', moves: ['m'] }, { id: 'contact', kind: 'contact', name: 'Desk' },
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
      anAction({ id: 'none' }), anAction({ id: 'late', due: '2026-09-01' }), anAction({ id: 'soon', due: '2026-07-05' }),
      anAction({ id: 'first', done: { on: '2026-02-01' } }), anAction({ id: 'last', done: { on: '2026-06-01' } }),
    ]);
    expect(idsOf(view.open)).to.deep.equal(['soon', 'late', 'none']);
    expect(idsOf(view.done)).to.deep.equal(['last', 'first']);
  });

  it('off the plate is what the provider follows up', () => {
    const view = viewOf([followUp('u', { due: '2026-08-01' }), followUp('own', { side: 'customer' }), followUp('unsaid', { side: undefined, done: { on: '2026-05-01' } })]);
    expect(idsOf(view.offPlate)).to.deep.equal(['u', 'unsaid']);
  });

  it('feedback', () => {
    expect(idsOf(viewOf([{ id: 'f', kind: 'feedback', side: 'customer', title: 'Slow' }, anAction()]).feedback)).to.deep.equal(['f']);
  });

  it('nothing where the config has no ledger', () => {
    expect(effortOf(aConfig())).to.deep.equal({ open: [], untied: [], done: [], offPlate: [], feedback: [], months: [] });
  });
});
