import { expect } from '@open-wc/testing';
import type { ConfigInput } from '../../../src/core/config/schema.js';
import {
  CHECKS,
  simplificationOf,
  tuneUpOf,
  type TuneUpCheck,
  type TuneUpId,
} from '../../../src/core/advice/effort-advice.js';
import { aConfig, aMetric, anAction, type EntryInput } from '../../fixtures/config.js';

type Kind = EntryInput['kind'];
type Parts<K extends Kind> = Partial<Extract<EntryInput, { kind: K }>>;

const configOf = (entries: EntryInput[], parts: Partial<ConfigInput> = {}) =>
  aConfig({ metrics: [aMetric()], effort: { entries }, ...parts });
const checkOf = (id: TuneUpId, entries: EntryInput[], parts: Partial<ConfigInput> = {}): TuneUpCheck =>
  tuneUpOf(configOf(entries, parts)).find((check) => check.id === id)!;

/** A check in one line: its status, and the entries that break it. */
const line = ({ status, entries }: TuneUpCheck): string => [status, ...entries.map(({ id }) => id)].join(' ');

const question = (id: string, parts: Parts<'question'> = {}): EntryInput => ({
  id,
  kind: 'question',
  side: 'customer',
  title: 'Which version?',
  topic: 'erp',
  ...parts,
});
const decision = (id: string, parts: Parts<'decision'> = {}): EntryInput => ({
  id,
  kind: 'decision',
  side: 'customer',
  title: 'Which code?',
  default: 'Standard',
  reason: 'It fits',
  ...parts,
});
const feedback = (id: string, parts: Parts<'feedback'> = {}): EntryInput => ({
  id,
  kind: 'feedback',
  side: 'customer',
  title: 'Slow',
  ...parts,
});
const meeting = (id: string, parts: Parts<'meeting'> = {}): EntryInput => ({
  id,
  kind: 'meeting',
  side: 'customer',
  title: 'Roll-out',
  moves: ['m'],
  agenda: 'Order',
  preRead: 'Page 1',
  outcome: 'Two dates',
  calendar: 'customer',
  ...parts,
});
const contact = (id: string, parts: Parts<'contact'> = {}): EntryInput => ({
  id,
  kind: 'contact',
  name: 'Desk',
  topic: 'billing',
  ...parts,
});
const incident = (id: string, parts: Parts<'incident'> = {}): EntryInput => ({
  id,
  kind: 'incident',
  title: 'Outage',
  ...parts,
});
const followUp = (id: string, parts: Parts<'follow-up'> = {}): EntryInput => ({
  id,
  kind: 'follow-up',
  side: 'provider',
  title: 'Map',
  due: '2026-08-01',
  ...parts,
});
const aCase = (id: string, parts: Parts<'case'> = {}): EntryInput => ({
  id,
  kind: 'case',
  side: 'customer',
  title: 'Duplicates',
  ...parts,
});
const kit = (id: string, parts: Parts<'follow-up'> = {}) => followUp(id, { topic: 'champion-kit', ...parts });
const update = (id: string, parts: Parts<'follow-up'> = {}) => followUp(id, { topic: 'period-update', ...parts });
const on = (day: string) => ({ on: day });

// as of July 1
const cases: Record<TuneUpId, [string, EntryInput[], string][]> = {
  'ask-once': [
    ['one question a topic', [question('a'), question('b', { topic: 'terms' })], 'kept'],
    [
      'asked again after its answer',
      [
        question('a', { answer: { on: '2026-01-13', text: '4' }, asked: '2026-01-12' }),
        question('b', { asked: '2026-05-01' }),
      ],
      'broken b',
    ],
    ['asked again before its answer', [question('a'), question('b'), question('c')], 'broken b c'],
    [
      'the earlier one stands, wherever it is written',
      [question('late', { asked: '2026-05-01' }), question('early', { asked: '2026-01-01' })],
      'broken late',
    ],
    [
      'asked earlier, though answered later',
      [
        question('b', { asked: '2026-03-01', answer: { on: '2026-03-02', text: '4' } }),
        question('a', { asked: '2026-01-01', answer: { on: '2026-06-02', text: '4' } }),
      ],
      'broken b',
    ],
    [
      'without a day it is the later one',
      [question('undated'), question('dated', { asked: '2026-01-01' })],
      'broken undated',
    ],
    [
      'other kinds may share the topic',
      [question('a'), anAction({ topic: 'erp' }), decision('d', { topic: 'erp' })],
      'kept',
    ],
    ['the provider is asked', [question('a'), question('b', { side: 'provider' })], 'kept'],
    [
      'a question that names no side is the customer’s',
      [question('a'), question('b', { side: undefined })],
      'broken b',
    ],
    [
      'questions without a topic',
      [question('a', { topic: undefined }), question('b', { topic: undefined })],
      'not-known',
    ],
    ['no question', [anAction({ topic: 'erp' })], 'not-known'],
  ],
  defaults: [
    ['a default and its reason', [decision('a')], 'kept'],
    ['no default', [decision('a'), decision('b', { default: undefined })], 'broken b'],
    ['no reason', [decision('a', { reason: undefined })], 'broken a'],
    [
      'also where it was made',
      [decision('a', { default: undefined, answer: { on: '2026-02-01', text: 'Standard' } })],
      'broken a',
    ],
    ['the provider’s', [decision('a', { side: 'provider', default: undefined })], 'not-known'],
    ['an action needs none', [anAction()], 'not-known'],
  ],
  'close-the-loop': [
    ['replied', [feedback('a', { given: '2026-05-01', replied: '2026-05-09' })], 'kept'],
    ['replied late', [feedback('a', { replyBy: '2026-05-01', replied: '2026-05-09' })], 'kept'],
    ['promised for today', [feedback('a', { replyBy: '2026-07-01' })], 'kept'],
    [
      'promised for yesterday',
      [feedback('a', { replyBy: '2026-06-30' }), feedback('b', { replyBy: '2026-07-15' })],
      'broken a',
    ],
    ['neither promised nor given', [feedback('a', { given: '2026-06-30' })], 'broken a'],
    ['a reply of tomorrow is none', [feedback('a', { replyBy: '2026-06-30', replied: '2026-07-02' })], 'broken a'],
    ['the provider’s own', [feedback('a', { side: 'provider' })], 'not-known'],
    ['no feedback', [meeting('m')], 'not-known'],
  ],
  'meeting-needs-result': [
    ['tied to a metric', [meeting('a')], 'kept'],
    ['tied to nothing', [meeting('a'), meeting('b', { moves: [] })], 'broken b'],
    ['the provider’s own', [meeting('a', { side: 'provider', moves: [] })], 'not-known'],
    ['no meeting', [anAction({ moves: [] })], 'not-known'],
  ],
  'one-contact': [
    ['one each', [contact('a'), contact('b', { topic: 'codes' })], 'kept'],
    ['two for one topic', [contact('a'), contact('b', { topic: 'codes' }), contact('c')], 'broken a c'],
    ['on the provider’s side', [contact('a', { side: 'provider' }), contact('b', { side: 'provider' })], 'broken a b'],
    ['without a topic', [contact('a', { topic: undefined }), contact('b', { topic: undefined })], 'not-known'],
    ['no contact', [question('a', { topic: 'billing' })], 'not-known'],
  ],
  'champion-kit': [
    ['the provider has made it', [kit('a', { done: on('2026-06-01') })], 'kept'],
    [
      'a business case, by a follow-up without a side',
      [kit('a', { side: undefined, topic: 'business-case', done: on('2026-06-01') })],
      'kept',
    ],
    ['the customer shall make it', [anAction({ topic: 'champion-kit' })], 'broken e'],
    ['the customer is asked for it', [question('q', { topic: 'business-case' }), question('other')], 'broken q'],
    ['left to the customer', [kit('a', { side: 'customer', done: on('2026-06-01') })], 'broken a'],
    [
      'both made it',
      [kit('a', { done: on('2026-06-01') }), anAction({ topic: 'business-case', done: on('2026-05-01') })],
      'broken e',
    ],
    ['the provider will make it', [kit('a'), kit('b', { done: on('2026-07-02') })], 'not-known'],
    ['the provider’s own action', [anAction({ side: 'provider', topic: 'champion-kit' })], 'not-known'],
    ['nothing of that topic', [anAction(), followUp('u', { done: on('2026-06-01') })], 'not-known'],
  ],
  agenda: [
    ['all three', [meeting('a')], 'kept'],
    ['no agenda', [meeting('a'), meeting('b', { agenda: undefined })], 'broken b'],
    ['no pre-read', [meeting('a', { preRead: undefined })], 'broken a'],
    ['no outcome', [meeting('a', { outcome: undefined, on: '2026-08-01' })], 'broken a'],
    ['the provider’s own', [meeting('a', { side: 'provider', agenda: undefined })], 'not-known'],
    ['no meeting', [], 'not-known'],
  ],
  'ready-message': [
    ['a message', [incident('a', { message: 'It was our fault' })], 'kept'],
    ['none', [incident('a', { message: 'It was our fault' }), incident('b')], 'broken b'],
    ['none, on the provider’s side', [incident('a', { side: 'provider' })], 'broken a'],
    ['no incident', [aCase('c')], 'not-known'],
  ],
  'period-update': [
    ['done three months ago', [update('a', { done: on('2026-04-01') })], 'kept'],
    ['done today', [update('a', { done: on('2026-07-01') })], 'kept'],
    [
      'a person marked it just now',
      [update('a', { due: '2026-06-30', done: { on: '2026-07-02', at: '2026-07-02T08:00:00Z' } })],
      'kept',
    ],
    ['the next one is not due', [update('a', { done: on('2026-06-01') }), update('b', { due: '2026-07-01' })], 'kept'],
    ['its day has passed', [update('a', { due: '2026-06-30' })], 'broken a'],
    [
      'its day has passed since the last',
      [update('a', { done: on('2026-06-10') }), update('b', { due: '2026-06-30' })],
      'broken b',
    ],
    ['made up for since', [update('a', { due: '2026-03-31' }), update('b', { done: on('2026-06-10') })], 'kept'],
    [
      'made up for long ago',
      [update('a', { due: '2026-01-31' }), update('b', { done: on('2026-02-10') })],
      'not-known',
    ],
    ['done longer ago', [update('a', { done: on('2026-03-31') })], 'not-known'],
    ['not due yet', [update('a', { due: '2026-07-01' })], 'not-known'],
    ['left to the customer', [update('a', { side: 'customer', done: on('2026-06-01') })], 'not-known'],
    ['nothing of that topic', [followUp('a', { done: on('2026-06-01') })], 'not-known'],
  ],
  'managed-follow-ups': [
    ['the provider’s, with a day', [followUp('a'), followUp('past', { due: '2026-05-01' })], 'kept'],
    ['done, without a day', [followUp('a', { due: undefined, done: on('2026-06-01') })], 'kept'],
    ['without a side it is the provider’s', [followUp('a', { side: undefined })], 'kept'],
    [
      'left to the customer',
      [followUp('a'), followUp('b', { side: 'customer' }), followUp('c', { side: 'customer', done: on('2026-06-01') })],
      'broken b c',
    ],
    [
      'open, without a day',
      [followUp('a', { due: undefined }), followUp('b', { due: undefined, done: null })],
      'broken a b',
    ],
    ['no follow-up', [anAction()], 'not-known'],
  ],
  'show-what-changed': [
    ['a change', [feedback('a', { given: '2026-05-02', replied: '2026-05-09', change: 'Offline mode' })], 'kept'],
    ['a change says it without a reply', [feedback('a', { given: '2026-05-02', change: 'Offline mode' })], 'kept'],
    [
      'replied, nothing shown',
      [feedback('a', { change: 'Offline mode' }), feedback('b', { replied: '2026-05-09' })],
      'broken b',
    ],
    ['given, and no reply promised', [feedback('a', { given: '2026-07-01' })], 'broken a'],
    ['given, and the promise has passed', [feedback('a', { given: '2026-05-02', replyBy: '2026-06-30' })], 'broken a'],
    [
      'replied before the promised day',
      [feedback('a', { given: '2026-06-02', replyBy: '2026-07-30', replied: '2026-06-10' })],
      'broken a',
    ],
    ['it waits for its reply', [feedback('a', { given: '2026-06-20', replyBy: '2026-07-01' })], 'not-known'],
    ['not given yet', [feedback('a'), feedback('b', { given: '2026-07-02' })], 'not-known'],
    ['the provider’s own', [feedback('a', { side: 'provider', replied: '2026-05-09' })], 'not-known'],
    ['no feedback', [], 'not-known'],
  ],
  'customer-calendar': [
    ['the customer’s', [meeting('a')], 'kept'],
    ['the provider’s', [meeting('a'), meeting('b', { calendar: 'provider' })], 'broken b'],
    ['nobody says whose', [meeting('a', { calendar: undefined })], 'not-known'],
    ['a meeting without the customer', [meeting('a', { side: 'provider', calendar: 'provider' })], 'not-known'],
    ['no meeting', [], 'not-known'],
  ],
  'first-time-fix': [
    ['closed at the first try', [aCase('a', { closed: '2026-06-01', tries: 1 })], 'kept'],
    [
      'closed after several',
      [aCase('a', { closed: '2026-06-01', tries: 1 }), aCase('b', { closed: '2026-06-01', tries: 3 })],
      'broken b',
    ],
    ['open after several', [aCase('a', { tries: 2 })], 'broken a'],
    ['a case without a side', [aCase('a', { side: undefined, tries: 2 })], 'broken a'],
    ['open at the first try', [aCase('a', { tries: 1 }), aCase('b', { tries: 1, closed: '2026-07-02' })], 'not-known'],
    ['nobody counted', [aCase('a', { closed: '2026-06-01' })], 'not-known'],
    ['the provider’s own', [aCase('a', { side: 'provider', tries: 3 })], 'not-known'],
    ['no case', [], 'not-known'],
  ],
};

describe('tune-up: the thirteen checks', () => {
  for (const id of CHECKS)
    for (const [name, entries, expected] of cases[id])
      it(`${id}: ${name}`, () => expect(line(checkOf(id, entries))).to.equal(expected));

  it('each has a case for kept, broken and not known', () => {
    for (const id of CHECKS)
      expect([...new Set(cases[id].map(([, , expected]) => expected.split(' ')[0]))].sort(), id).to.deep.equal([
        'broken',
        'kept',
        'not-known',
      ]);
  });

  it('in the order of the product, also where the config has no ledger', () => {
    expect(tuneUpOf(aConfig())).to.deep.equal(
      [
        'ask-once',
        'defaults',
        'close-the-loop',
        'meeting-needs-result',
        'one-contact',
        'champion-kit',
        'agenda',
        'ready-message',
        'period-update',
        'managed-follow-ups',
        'show-what-changed',
        'customer-calendar',
        'first-time-fix',
      ].map((id) => ({ id, status: 'not-known', entries: [] })),
    );
  });

  it('the day of asOf is the account’s', () => {
    const late = [feedback('a', { replyBy: '2026-06-30' })];
    const parts = { asOf: '2026-07-01T02:00:00Z', account: { id: 'a', name: 'A', timeZone: 'America/New_York' } };
    expect(line(checkOf('close-the-loop', late))).to.equal('broken a');
    expect(line(checkOf('close-the-loop', late, parts))).to.equal('kept');
  });

  it('the entries are those of the config, which is not changed', () => {
    const config = configOf([question('late', { asked: '2026-05-01' }), question('early', { asked: '2026-01-01' })]);
    const before = structuredClone(config);
    expect(tuneUpOf(config)[0]?.entries[0]).to.equal(config.effort?.entries[0]);
    expect(config).to.deep.equal(before);
  });
});

describe('tune-up: the one simplification', () => {
  const best = (entries: EntryInput[]): string | null => {
    const found = simplificationOf(configOf(entries));
    return found && `${found.id} ${found.minutes} ${found.entries.map(({ id }) => id).join(' ')}`;
  };
  const slow = (id: string, parts: Parts<'case'>) => aCase(id, { tries: 3, ...parts });

  const simplifications: [string, EntryInput[], string | null][] = [
    ['none where nothing is broken', [anAction({ minutes: 90 }), meeting('a', { minutes: 60 })], null],
    ['none where no minutes are known', [slow('a', {})], null],
    ['none where nothing was spent', [slow('a', { minutes: 0 })], null],
    ['none where the config has no ledger', [], null],
    [
      'minutes × people of all that break it',
      [slow('a', { minutes: 10, people: 3 }), slow('b', { minutes: 5 }), aCase('fine', { tries: 1, minutes: 500 })],
      'first-time-fix 35 a b',
    ],
    [
      'the check with the most',
      [decision('a', { default: undefined, minutes: 20 }), slow('b', { minutes: 21 })],
      'first-time-fix 21 b',
    ],
    [
      'of equal ones the first check',
      [slow('b', { minutes: 20 }), decision('a', { default: undefined, minutes: 20 })],
      'defaults 20 a',
    ],
    [
      'of one meeting that breaks three the first check',
      [meeting('a', { moves: [], agenda: undefined, calendar: 'provider', minutes: 60, people: 5 })],
      'meeting-needs-result 300 a',
    ],
    [
      'unknown minutes are not counted, but their entries are named',
      [slow('a', { people: 9 }), slow('b', { minutes: 5 })],
      'first-time-fix 5 a b',
    ],
    [
      'only the repeated question',
      [question('a', { asked: '2026-01-01', minutes: 100 }), question('b', { asked: '2026-02-01', minutes: 5 })],
      'ask-once 5 b',
    ],
    [
      'the provider’s minutes are not the customer’s',
      [update('a', { due: '2026-06-01', minutes: 90 }), followUp('b', { due: undefined, minutes: 90 })],
      null,
    ],
    [
      'those of a follow-up left to the customer are',
      [followUp('a', { side: 'customer', minutes: 30 })],
      'managed-follow-ups 30 a',
    ],
    [
      'a case of no side is not in the customer’s minutes, as in the ledger',
      [slow('a', { side: undefined, minutes: 45 })],
      null,
    ],
  ];
  for (const [name, entries, expected] of simplifications) it(name, () => expect(best(entries)).to.equal(expected));
});
