import { expect } from '@open-wc/testing';
import type { ConfigInput } from '../../../src/core/config/schema.js';
import { planOf } from '../../../src/core/advice/plan-advice.js';
import { localizerFor } from '../../../src/core/i18n/localizer.js';
import type { PlanElementId, PlanLack, MilestoneView } from '../../../src/core/plan/plan.js';
import { milestoneFacts } from '../../../src/core/plan/plan-text.js';
import {
  aConfig,
  aMetric,
  sinceJanuary,
  type MetricInput,
  type MilestoneInput,
  type PlanInput,
} from '../../fixtures/config.js';

type Roles = NonNullable<PlanInput['roles']>;
const SPONSOR: Roles[number] = { id: 'cfo', side: 'customer', role: 'Executive sponsor' };
const LEAD: Roles[number] = { id: 'lead', side: 'customer', role: 'Project lead' };
const CSM: Roles[number] = { id: 'csm', side: 'provider', role: 'Success manager' };
const option = (id: string, parts: object = {}) => ({
  id,
  kind: 'teams' as const,
  name: id,
  result: 'More of it',
  ...parts,
});

const WHOLE: PlanInput = {
  purpose: 'Get paid sooner',
  agreedOn: '2026-01-20',
  agreedBy: 'CFO',
  metrics: ['m'],
  milestones: [{ id: 'a', name: 'Live', due: '2026-12-01' }],
  roles: [SPONSOR, CSM],
  nextPhase: { options: [option('depots')], chosen: 'depots' },
};
const METRIC = aMetric({ definition: 'Orders a month', source: 'ERP', target: { value: 200, by: '2026-12-31' } });

const viewOf = (plan: Partial<PlanInput>, metrics: MetricInput[] = [METRIC], config: Partial<ConfigInput> = {}) =>
  planOf(aConfig({ metrics, plan, ...config }))!;

describe('plan: each element is complete, thin or missing', () => {
  const none = { purpose: undefined, milestones: [], roles: [], nextPhase: undefined };
  const cases: [
    PlanElementId,
    string,
    Partial<PlanInput>,
    'complete' | 'thin' | 'missing',
    PlanLack[],
    MetricInput[]?,
  ][] = [
    ['purpose', 'agreed, by whom and when', {}, 'complete', []],
    ['purpose', 'nobody says when', { agreedOn: undefined }, 'thin', ['agreement']],
    ['purpose', 'nobody says by whom', { agreedBy: undefined }, 'thin', ['agreement']],
    ['purpose', 'none', none, 'missing', ['nothing']],
    ['metrics', 'defined, with a source', {}, 'complete', []],
    ['metrics', 'no definition', {}, 'thin', ['definition'], [{ ...METRIC, definition: undefined }]],
    ['metrics', 'no source', {}, 'thin', ['source'], [{ ...METRIC, source: undefined }]],
    [
      'metrics',
      'one of two lacks both',
      { metrics: ['m', 'n'] },
      'thin',
      ['definition', 'source'],
      [METRIC, aMetric({ id: 'n' })],
    ],
    ['metrics', 'none named: all results of the config', { metrics: [] }, 'complete', []],
    ['metrics', 'none', { metrics: [] }, 'missing', ['nothing'], []],
    [
      'metrics',
      'only a signal, which nobody named',
      { metrics: [] },
      'missing',
      ['nothing'],
      [{ ...METRIC, kind: 'signal' }],
    ],
    ['targets', 'a value and a day', {}, 'complete', []],
    ['targets', 'no day', {}, 'thin', ['by'], [{ ...METRIC, target: { value: 200 } }]],
    [
      'targets',
      'one of two has none',
      { metrics: ['m', 'n'] },
      'thin',
      ['target'],
      [METRIC, { ...METRIC, id: 'n', target: undefined }],
    ],
    ['targets', 'none', {}, 'missing', ['nothing'], [{ ...METRIC, target: undefined }]],
    ['timeline', 'milestones with their days', {}, 'complete', []],
    ['timeline', 'a milestone without a day', { milestones: [{ id: 'a', name: 'Live' }] }, 'thin', ['due']],
    ['timeline', 'done needs no day', { milestones: [{ id: 'a', name: 'Live', done: '2026-03-01' }] }, 'complete', []],
    [
      'timeline',
      'done in the future is not done',
      { milestones: [{ id: 'a', name: 'Live', done: '2026-08-01' }] },
      'thin',
      ['due'],
    ],
    ['timeline', 'none', none, 'missing', ['nothing']],
    ['roles', 'both sides, with a sponsor', {}, 'complete', []],
    ['roles', 'no sponsor', { roles: [LEAD, CSM] }, 'thin', ['sponsor']],
    ['roles', 'a sponsor on the wrong side', { roles: [LEAD, { ...SPONSOR, side: 'provider' }] }, 'thin', ['sponsor']],
    ['roles', 'nobody of the provider', { roles: [SPONSOR] }, 'thin', ['provider-side']],
    ['roles', 'nobody of the customer', { roles: [CSM] }, 'thin', ['customer-side', 'sponsor']],
    ['roles', 'none', none, 'missing', ['nothing']],
    ['next-phase', 'chosen, with its result', {}, 'complete', []],
    ['next-phase', 'nothing chosen', { nextPhase: { options: [option('depots')] } }, 'thin', ['chosen']],
    [
      'next-phase',
      'an option that promises no result',
      { nextPhase: { options: [option('depots', { result: undefined })], chosen: 'depots' } },
      'thin',
      ['result'],
    ],
    ['next-phase', 'no options', { nextPhase: { options: [] } }, 'missing', ['nothing']],
    ['next-phase', 'none', none, 'missing', ['nothing']],
  ];
  for (const [id, name, parts, status, lacks, metrics = [METRIC]] of cases)
    it(`${id}, ${name}: ${status}`, () => {
      const plan = { ...WHOLE, ...parts, ...(metrics.length ? {} : { metrics: [] }) };
      expect(viewOf(plan, metrics).elements.find((element) => element.id === id)).to.deep.equal({ id, status, lacks });
    });

  it('all six are there, in the same order, for a plan that says nothing', () => {
    expect(viewOf({}, []).elements.map(({ id, status }) => [id, status])).to.deep.equal(
      ['purpose', 'metrics', 'targets', 'timeline', 'roles', 'next-phase'].map((id) => [id, 'missing']),
    );
  });

  it('null where the config has no plan', () => expect(planOf(aConfig())).to.equal(null));

  it('shows the results it names, in its order', () => {
    const metrics = [METRIC, aMetric({ id: 'n', points: sinceJanuary(150, 160, 170) }), aMetric({ id: 'o' })];
    expect(viewOf({ ...WHOLE, metrics: ['n', 'm'] }, metrics).results.map(({ metric }) => metric.id)).to.deep.equal([
      'n',
      'm',
    ]);
  });
});

describe('plan: milestones, as of July 1', () => {
  const views = (milestones: MilestoneInput[], config: Partial<ConfigInput> = {}) =>
    viewOf({ ...WHOLE, milestones }, undefined, config).milestones;
  const one = (parts: Partial<MilestoneInput>, ...others: MilestoneInput[]): MilestoneView =>
    views([{ id: 'a', name: 'A', ...parts }, ...others]).find(({ milestone }) => milestone.id === 'a')!;
  const open: MilestoneInput = { id: 'b', name: 'B', due: '2026-12-01' };

  const cases: [string, MilestoneView['status'], Partial<MilestoneInput>, MilestoneInput[]?][] = [
    ['done before its day', 'done', { due: '2026-06-10', done: '2026-06-01' }],
    ['done on its day', 'done', { due: '2026-06-10', done: '2026-06-10' }],
    ['done, without a day', 'done', { done: '2026-06-10' }],
    ['done today', 'done', { due: '2026-07-01', done: '2026-07-01' }],
    ['done, with by whom', 'done', { due: '2026-06-10', done: { on: '2026-06-01', by: 'CFO' } }],
    ['done a day late', 'done-late', { due: '2026-06-10', done: '2026-06-11' }],
    ['done although another is open', 'done', { done: '2026-06-10', after: ['b'] }, [open]],
    ['done tomorrow is not done', 'due-soon', { due: '2026-07-02', done: '2026-07-02' }],
    ['done in the future, due in the past', 'overdue', { due: '2026-06-10', done: '2026-08-01' }],
    ['done in the future, with by whom', 'overdue', { due: '2026-06-10', done: { on: '2026-08-01', by: 'CFO' } }],
    [
      'marked by a person after asOf',
      'done',
      { due: '2026-08-10', done: { on: '2026-08-01', at: '2026-08-01T10:00:00Z' } },
    ],
    [
      'marked by a person after asOf, and late',
      'done-late',
      { due: '2026-06-10', done: { on: '2026-07-02', at: '2026-07-02T10:00:00Z' } },
    ],
    ['due yesterday', 'overdue', { due: '2026-06-30' }],
    ['due yesterday, and another is open', 'overdue', { due: '2026-06-30', after: ['b'] }, [open]],
    ['after one that is open', 'blocked', { due: '2026-12-01', after: ['b'] }, [open]],
    ['after one that is open, due soon', 'blocked', { due: '2026-07-10', after: ['b'] }, [open]],
    ['after one that will be done', 'blocked', { due: '2026-12-01', after: ['b'] }, [{ ...open, done: '2026-09-01' }]],
    [
      'after one that a person marked after asOf',
      'waiting',
      { due: '2026-12-01', after: ['b'] },
      [{ ...open, done: { on: '2026-07-02', at: '2026-07-02T10:00:00Z' } }],
    ],
    ['after one that is done', 'waiting', { due: '2026-12-01', after: ['b'] }, [{ ...open, done: '2026-06-01' }]],
    ['after itself', 'waiting', { due: '2026-12-01', after: ['a'] }],
    ['due today', 'due-soon', { due: '2026-07-01' }],
    ['due in 30 days', 'due-soon', { due: '2026-07-31' }],
    ['due in 31 days', 'waiting', { due: '2026-08-01' }],
    ['without a day', 'waiting', {}],
    ['null is not done', 'waiting', { done: null }],
  ];
  for (const [name, status, parts, others = []] of cases)
    it(`${name}: ${status}`, () => expect(one(parts, ...others).status).to.equal(status));

  it('says when it was done, and null while it is open', () => {
    expect(one({ done: { on: '2026-06-01' } }).doneOn).to.equal('2026-06-01');
    expect(one({ done: '2026-08-01' }).doneOn).to.equal(null);
    expect(one({}).doneOn).to.equal(null);
  });

  it('says what blocks it: those that are open, never itself', () => {
    const others: MilestoneInput[] = [open, { id: 'c', name: 'C', done: '2026-06-01' }, { id: 'd', name: 'D' }];
    expect(one({ after: ['a', 'b', 'c', 'd'] }, ...others).blockedBy.map(({ id }) => id)).to.deep.equal(['b', 'd']);
  });

  it('two that wait for each other are named, and block nothing of each other', () => {
    const view = viewOf({
      ...WHOLE,
      milestones: [
        { id: 'a', name: 'A', after: ['b'] },
        { ...open, after: ['a'] },
      ],
    });
    expect(view.cycles.map((cycle) => [...cycle].sort())).to.deep.equal([['a', 'b']]);
    expect(view.milestones.map(({ status, blockedBy }) => [status, blockedBy])).to.deep.equal([
      ['waiting', []],
      ['waiting', []],
    ]);
  });

  it('a circle still waits for what is not in it, and blocks what is not', () => {
    const all = views([
      { id: 'first', name: 'F' },
      { id: 'a', name: 'A', after: ['b', 'first'] },
      { ...open, after: ['a'] },
      { id: 'tail', name: 'T', after: ['b'] },
    ]);
    expect(
      Object.fromEntries(all.map(({ milestone, blockedBy }) => [milestone.id, blockedBy.map(({ id }) => id)])),
    ).to.deep.equal({ first: [], a: ['first'], b: [], tail: ['b'] });
  });

  it('says which open ones the last date depends on: not the last itself', () => {
    const view = viewOf({
      ...WHOLE,
      milestones: [
        { id: 'done', name: 'D', due: '2026-02-01', done: '2026-02-01' },
        { id: 'a', name: 'A', due: '2026-09-01', after: ['done'] },
        { id: 'beside', name: 'B', due: '2026-08-01' },
        { id: 'end', name: 'E', due: '2026-12-01', after: ['beside', 'a'] },
      ],
    });
    expect(view.critical).to.deep.equal({ ids: ['a', 'end'], ends: '2026-12-01' });
    expect(view.milestones.filter(({ isCritical }) => isCritical).map(({ milestone }) => milestone.id)).to.deep.equal([
      'a',
    ]);
    expect(view.milestones.map((milestone) => milestoneFacts(milestone, localizerFor('en')))).to.deep.equal([
      ['Done February 1, 2026'],
      ['Due August 1, 2026'],
      ['Due September 1, 2026', 'final date depends on this'],
      ['Waiting on B and A · due December 1, 2026'],
    ]);
  });

  describe('whose side a late one is on, by side and role', () => {
    const roles: PlanInput['roles'] = [
      { id: 'ops', side: 'customer', role: 'Operations' },
      { id: 'csm', side: 'provider', role: 'Success manager' },
    ];
    const cases: [string, Partial<MilestoneInput>, string[]][] = [
      ['ours', { due: '2026-06-10', owner: 'csm' }, ['Late on our side: due June 10, 2026', 'Success manager']],
      ['yours', { due: '2026-06-10', owner: 'ops' }, ['Late on your side: due June 10, 2026', 'Operations']],
      [
        'its own side counts before its owner’s',
        { due: '2026-06-10', owner: 'ops', side: 'provider' },
        ['Late on our side: due June 10, 2026', 'Operations'],
      ],
      ['by its side alone', { due: '2026-06-10', side: 'customer' }, ['Late on your side: due June 10, 2026']],
      ['of neither nothing is said', { due: '2026-06-10' }, ['Overdue since June 10, 2026']],
      [
        'done late',
        { due: '2026-06-10', done: '2026-06-12', owner: 'csm' },
        ['Done June 12, 2026 (was due June 10, 2026)', 'Our team', 'Success manager'],
      ],
      [
        'what is in time needs no side',
        { due: '2026-12-10', owner: 'csm' },
        ['Due December 10, 2026', 'Success manager'],
      ],
    ];
    for (const [name, parts, expected] of cases)
      it(name, () => {
        const [milestone] = viewOf({ ...WHOLE, roles, milestones: [{ id: 'a', name: 'A', ...parts }] }).milestones;
        expect(milestone && milestoneFacts(milestone, localizerFor('en'))).to.deep.equal(expected);
      });
  });

  it('nothing is critical where all is done', () => {
    const view = viewOf({ ...WHOLE, milestones: [{ id: 'a', name: 'A', due: '2026-06-01', done: '2026-06-01' }] });
    expect([view.critical, view.milestones[0]?.isCritical]).to.deep.equal([null, false]);
  });

  it('says what it moves, with that result’s state, whether the plan names it or not', () => {
    const metrics = [
      { ...METRIC, points: sinceJanuary(110, 120, 130, 140, 150, 160) },
      aMetric({ id: 'n', points: sinceJanuary(150, 150, 150, 150, 150, 150) }),
    ];
    const [moving, still] = viewOf(
      {
        ...WHOLE,
        milestones: [
          { id: 'a', name: 'A', due: '2026-08-01', metrics: ['n', 'm'] },
          { id: 'b', name: 'B' },
        ],
      },
      metrics,
    ).milestones;
    expect(moving?.moves.map(({ metric, state }) => [metric.id, state])).to.deep.equal([
      ['n', 'stalled'],
      ['m', 'moving'],
    ]);
    expect(still?.moves).to.be.empty;
  });

  it('says who owns it', () => {
    expect(one({ owner: 'csm' }).owner?.role).to.equal('Success manager');
    expect(one({}).owner).to.equal(null);
  });

  it('in the order of the days they were done or are due; without a day last', () => {
    const order = views([
      { id: 'none', name: 'N' },
      { id: 'late', name: 'L', due: '2026-12-01' },
      { id: 'done', name: 'D', due: '2026-10-01', done: '2026-03-01' },
      { id: 'soon', name: 'S', due: '2026-07-05' },
    ]);
    expect(order.map(({ milestone }) => milestone.id)).to.deep.equal(['done', 'soon', 'late', 'none']);
  });

  it('today is the account’s day', () => {
    const config = { asOf: '2026-07-01T02:00:00Z', account: { id: 'a', name: 'A', timeZone: 'America/New_York' } };
    expect(views([{ id: 'a', name: 'A', due: '2026-06-30' }], config)[0]?.status).to.equal('due-soon');
    expect(views([{ id: 'a', name: 'A', done: '2026-07-01' }], config)[0]?.doneOn).to.equal(null);
  });
});

describe('plan: roles and the next phase', () => {
  it('the sponsor comes first on either side', () => {
    const { customer, provider } = viewOf({
      ...WHOLE,
      roles: [LEAD, CSM, SPONSOR, { id: 'vp', side: 'provider', role: { en: 'Sponsor', de: 'Pate' } }],
    }).roles;
    expect(customer.map(({ id }) => id)).to.deep.equal(['cfo', 'lead']);
    expect(provider.map(({ id }) => id)).to.deep.equal(['vp', 'csm']);
  });

  it('the chosen option first, then by rank, those without one last', () => {
    const options = [
      option('none'),
      option('third', { rank: 3 }),
      option('second', { rank: 2 }),
      option('chosen', { rank: 4 }),
      option('also-none'),
    ];
    const { chosen, options: order } = viewOf({ ...WHOLE, nextPhase: { options, chosen: 'chosen' } }).nextPhase;
    expect(chosen?.id).to.equal('chosen');
    expect(order.map(({ id }) => id)).to.deep.equal(['chosen', 'second', 'third', 'none', 'also-none']);
  });

  it('without a choice, by rank', () => {
    const { chosen, options } = viewOf({
      ...WHOLE,
      nextPhase: { options: [option('b', { rank: 2 }), option('a', { rank: 1 })] },
    }).nextPhase;
    expect([chosen, options.map(({ id }) => id)]).to.deep.equal([null, ['a', 'b']]);
  });
});

describe('plan: a plan, or a list of next actions', () => {
  const cases: [string, Partial<PlanInput>, boolean, MetricInput[]?][] = [
    ['a purpose, a metric and a target', {}, true],
    [
      'nothing but these',
      { agreedOn: undefined, agreedBy: undefined, milestones: [], roles: [], nextPhase: undefined },
      true,
    ],
    ['no purpose', { purpose: undefined }, false],
    ['no target', {}, false, [{ ...METRIC, target: undefined }]],
    ['a target for one of two', { metrics: ['m', 'n'] }, true, [METRIC, { ...METRIC, id: 'n', target: undefined }]],
    ['no metric', { metrics: [] }, false, []],
  ];
  for (const [name, parts, expected, metrics = [METRIC]] of cases)
    it(`${name}: ${expected ? 'a plan' : 'no plan'}`, () =>
      expect(viewOf({ ...WHOLE, ...parts }, metrics).isPlan).to.equal(expected));
});

describe('plan: how long the purpose has stood unconfirmed', () => {
  const cases: [string, Partial<PlanInput>, number | null][] = [
    ['agreed today', { agreedOn: '2026-07-01' }, 0],
    ['agreed in January', { agreedOn: '2026-01-20' }, 162],
    ['agreed a year ago, confirmed yesterday', { agreedOn: '2025-07-01', confirmed: { on: '2026-06-30' } }, 1],
    ['confirmed before it was agreed anew', { agreedOn: '2026-06-30', confirmed: { on: '2025-07-01' } }, 1],
    ['confirmed, though never agreed', { agreedOn: undefined, confirmed: { on: '2026-06-21', by: 'CFO' } }, 10],
    ['agreed in the future', { agreedOn: '2026-08-01' }, 0],
    ['neither', { agreedOn: undefined }, null],
  ];
  for (const [name, parts, days] of cases)
    it(`${name}: ${days}`, () => expect(viewOf({ ...WHOLE, ...parts }).purposeAge).to.equal(days));
});

describe('plan: 500 milestones and 50 roles', () => {
  const roles = Array.from({ length: 50 }, (_, i): Roles[number] => ({
    id: `r${i}`,
    side: i % 2 ? 'customer' : 'provider',
    role: `Role ${i}`,
  }));
  const milestonesAfter = (after: (i: number) => number[]): MilestoneInput[] =>
    Array.from({ length: 500 }, (_, i) => ({
      id: `m${i}`,
      name: `M ${i}`,
      due: `2026-${String(7 + Math.floor(i / 100)).padStart(2, '0')}-${String(1 + (i % 28)).padStart(2, '0')}`,
      owner: `r${i % 50}`,
      metrics: ['m'],
      after: after(i).map((id) => `m${id}`),
    }));
  const cases: [string, (i: number) => number[], number][] = [
    ['each after the one before', (i) => (i ? [i - 1] : []), 0],
    ['each after all before', (i) => Array.from({ length: i }, (_, before) => before), 0],
    ['in one circle', (i) => [(i + 499) % 500], 1],
    ['in pairs', (i) => [i ^ 1], 250],
  ];
  for (const [name, after, cycles] of cases)
    it(name, () => {
      const config = aConfig({ metrics: [METRIC], plan: { ...WHOLE, roles, milestones: milestonesAfter(after) } });
      const view = planOf(config)!;
      expect([view.milestones.length, view.roles.customer.length, view.cycles.length]).to.deep.equal([500, 25, cycles]);
    });
});
