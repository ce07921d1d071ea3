import { expect } from '@open-wc/testing';
import type { ConfigInput } from '../../../src/core/config/schema.js';
import { doNext } from '../../../src/core/effort/do-next.js';
import { aBehavior, aConfig, aMetric, anAction, sinceJanuary, type EntryInput } from '../../fixtures/config.js';

/** One metric of each standing. */
const METRICS = [
  aMetric({ id: 'regressed', points: sinceJanuary(98, 96, 94, 92, 91, 90) }),
  aMetric({ id: 'stalled', points: sinceJanuary(150, 150, 150, 150, 150, 150) }),
  aMetric({
    id: 'behind',
    target: { value: 200, by: '2026-08-01' },
    points: sinceJanuary(110, 120, 130, 140, 150, 160),
  }),
  aMetric({ id: 'moving', points: sinceJanuary(110, 120, 130, 140, 150, 160) }),
  aMetric({ id: 'reached', points: sinceJanuary(180, 185, 190, 195, 200, 205) }),
  aMetric({ id: 'unmeasured' }),
  aMetric({ id: 'signal', kind: 'signal', points: sinceJanuary(98, 96, 94, 92, 91, 90) }),
];
const BEHAVIORS = [aBehavior({ id: 'toward-stalled', moves: ['stalled'] }), aBehavior({ id: 'toward-nothing' })];

const best = (entries: EntryInput[], config: Partial<ConfigInput> = {}) =>
  doNext(aConfig({ metrics: METRICS, behaviors: BEHAVIORS, effort: { entries }, ...config }));
const order = (entries: EntryInput[]) => best(entries).map(({ entry }) => entry.id);
/** An action named by what it moves. */
const moving = (...moves: string[]) => anAction({ id: moves.join('+'), moves });

describe('do next: what comes first', () => {
  const cases: [string, EntryInput[], string[]][] = [
    [
      'what moves a regressed result before what moves a moving one',
      [moving('moving'), moving('regressed')],
      ['regressed', 'moving'],
    ],
    ['a stalled one too', [moving('moving'), moving('stalled')], ['stalled', 'moving']],
    ['and one that moves, but is behind', [moving('moving'), moving('behind')], ['behind', 'moving']],
    [
      'these three are alike',
      [moving('behind'), moving('stalled'), moving('regressed')],
      ['behind', 'stalled', 'regressed'],
    ],
    [
      'moving before the rest',
      [moving('reached'), moving('unmeasured'), moving('moving')],
      ['moving', 'reached', 'unmeasured'],
    ],
    [
      'the neediest of several results counts',
      [moving('moving'), moving('reached', 'regressed')],
      ['reached+regressed', 'moving'],
    ],
    ['through a behaviour as well', [moving('moving'), moving('toward-stalled')], ['toward-stalled', 'moving']],
    [
      'a behaviour that moves nothing is of the rest',
      [moving('toward-nothing'), moving('moving')],
      ['moving', 'toward-nothing'],
    ],
    ['a signal is no result', [moving('signal'), moving('moving')], ['moving', 'signal']],
    [
      'need comes before minutes',
      [
        anAction({ id: 'quick', moves: ['moving'], minutes: 1 }),
        anAction({ id: 'long', moves: ['stalled'], minutes: 600 }),
      ],
      ['long', 'quick'],
    ],
    [
      'fewest minutes × people',
      [
        anAction({ id: 'forty', moves: ['moving'], minutes: 10, people: 4 }),
        anAction({ id: 'thirty', moves: ['moving'], minutes: 30 }),
        anAction({ id: 'twenty', moves: ['moving'], minutes: 10, people: 2 }),
      ],
      ['twenty', 'thirty', 'forty'],
    ],
    [
      'unknown minutes last',
      [
        anAction({ id: 'unknown', moves: ['moving'] }),
        anAction({ id: 'long', moves: ['moving'], minutes: 600 }),
        anAction({ id: 'none', moves: ['moving'], minutes: 0 }),
      ],
      ['none', 'long', 'unknown'],
    ],
    [
      'minutes come before the day',
      [
        anAction({ id: 'soon', moves: ['moving'], minutes: 20, due: '2026-07-02' }),
        anAction({ id: 'quick', moves: ['moving'], minutes: 10, due: '2026-12-01' }),
      ],
      ['quick', 'soon'],
    ],
    [
      'then the day, without one last',
      [
        anAction({ id: 'none', moves: ['moving'], minutes: 10 }),
        anAction({ id: 'late', moves: ['moving'], minutes: 10, due: '2026-12-01' }),
        anAction({ id: 'soon', moves: ['moving'], minutes: 5, people: 2, due: '2026-07-02' }),
      ],
      ['soon', 'late', 'none'],
    ],
    [
      'the day also where minutes are unknown',
      [
        anAction({ id: 'late', moves: ['moving'], due: '2026-12-01' }),
        anAction({ id: 'soon', moves: ['moving'], due: '2026-07-02' }),
      ],
      ['soon', 'late'],
    ],
    [
      'at most three',
      [moving('moving'), moving('reached'), moving('unmeasured'), moving('regressed')],
      ['regressed', 'moving', 'reached'],
    ],
  ];
  for (const [name, entries, expected] of cases) it(name, () => expect(order(entries)).to.deep.equal(expected));
});

describe('do next: what is on it', () => {
  const left: [string, EntryInput][] = [
    ['done', anAction({ moves: ['moving'], done: { on: '2026-06-01' } })],
    ['the provider’s', anAction({ moves: ['moving'], side: 'provider' })],
    ['tied to nothing', anAction({ moves: [] })],
    ['a question', { id: 'q', kind: 'question', side: 'customer', title: 'Which?', moves: ['moving'] }],
    ['a decision', { id: 'd', kind: 'decision', side: 'customer', title: 'Which?', moves: ['moving'] }],
    ['a meeting', { id: 'm', kind: 'meeting', side: 'customer', title: 'Talk', moves: ['moving'] }],
  ];
  for (const [name, entry] of left) it(`not what is ${name}`, () => expect(order([entry])).to.be.empty);

  it('open actions of the customer, with done: null too', () =>
    expect(order([anAction({ moves: ['moving'], done: null })])).to.deep.equal(['e']));

  it('each with its minutes × people, and what it moves', () => {
    const [action] = best([anAction({ moves: ['moving', 'toward-stalled'], minutes: 20, people: 2 })]);
    expect(action?.minutes).to.equal(40);
    expect(action?.results.map(({ metric }) => metric.id)).to.deep.equal(['moving']);
    expect(action?.behaviors.map(({ behavior }) => behavior.id)).to.deep.equal(['toward-stalled']);
    expect(best([anAction({ moves: ['moving'] })])[0]?.minutes).to.equal(null);
  });

  it('nothing where the config has no ledger', () => expect(doNext(aConfig({ metrics: METRICS }))).to.be.empty);

  it('the config is not changed', () => {
    const config = aConfig({ metrics: METRICS, effort: { entries: [moving('moving'), moving('regressed')] } });
    const before = structuredClone(config);
    doNext(config);
    expect(config).to.deep.equal(before);
  });
});
