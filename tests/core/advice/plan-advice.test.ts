import { expect } from '@open-wc/testing';
import type { Config, ConfigInput } from '../../../src/core/config/schema.js';
import { planOf, type Advice, type Link } from '../../../src/core/advice/plan-advice.js';
import {
  aBehavior,
  aConfig,
  aMetric,
  sinceJanuary,
  type BehaviorInput,
  type MetricInput,
  type MilestoneInput,
  type PlanInput,
} from '../../fixtures/config.js';

const METRIC = aMetric({
  target: { value: 200, by: '2026-12-31' },
  points: sinceJanuary(110, 120, 130, 140, 150, 160),
});
const HABIT = aBehavior({
  moves: ['m'],
  target: { value: 0.9 },
  points: [
    ['2026-W24', 1],
    ['2026-W25', 1],
  ],
});
const SPONSOR = { id: 'cfo', side: 'customer' as const, role: 'Executive sponsor', confirmedOn: '2026-06-01' };
const LEAD = { id: 'lead', side: 'customer' as const, role: 'Project lead' };
const CSM = { id: 'csm', side: 'provider' as const, role: 'Success manager' };
const milestone = (id: string, parts: Partial<MilestoneInput> = {}): MilestoneInput => ({
  id,
  name: id,
  due: '2026-12-01',
  owner: 'lead',
  metrics: ['m'],
  ...parts,
});
const option = (id: string, rank?: number) => ({
  id,
  kind: 'teams' as const,
  name: id,
  result: 'More of it',
  ...(rank === undefined ? {} : { rank }),
});

/** A plan that needs no advice, as of July 1, changed by what is given. */
const aSoundConfig = (
  plan: Partial<PlanInput> = {},
  metric: Partial<MetricInput> = {},
  config: Partial<ConfigInput> = {},
): Config =>
  aConfig({
    metrics: [{ ...METRIC, ...metric }],
    behaviors: [HABIT],
    plan: {
      purpose: 'Get paid sooner',
      agreedOn: '2026-01-20',
      agreedBy: 'CFO',
      metrics: ['m'],
      milestones: [milestone('a')],
      roles: [SPONSOR, LEAD, CSM],
      nextPhase: { options: [option('depots')], chosen: 'depots' },
      ...plan,
    },
    ...config,
  });

/** An advice in one line: its kind, and what it is about. */
function line(advice: Advice): string {
  const ids = (items: readonly { id: string }[]) => items.map(({ id }) => id).join(' ');
  switch (advice.id) {
    case 'chain':
      return `chain ${advice.link}`;
    case 'sponsor-stale':
      return `sponsor-stale ${advice.role.id} ${advice.days}`;
    case 'purpose-stale':
    case 'next-phase-renewal':
      return `${advice.id} ${advice.days}`;
    case 'untied':
    case 'unowned':
    case 'cycle':
      return `${advice.id} ${ids(advice.milestones)}`;
    case 'late-path':
      return `late-path ${advice.ends} ${advice.by}`;
    case 'same-rank':
      return `same-rank ${ids(advice.options)}`;
    case 'next-phase-near':
      return `next-phase-near ${advice.result.metric.id}`;
    case 'only-actions':
      return 'only-actions';
  }
}
const adviceOf = (config: Config): string[] => planOf(config)!.advice.map(line);

const sponsor = (confirmedOn: string | undefined): Partial<PlanInput> => ({
  roles: [{ ...SPONSOR, confirmedOn }, LEAD, CSM],
});
const lastly = (value: number): Partial<MetricInput> => ({ points: sinceJanuary(110, 120, 130, 140, 150, value) });
const renews = (renewal: string): [Partial<PlanInput>, Partial<MetricInput>, Partial<ConfigInput>] => [
  { nextPhase: undefined },
  {},
  { renewal },
];

describe('plan: advice', () => {
  it('a sound plan needs none', () => expect(adviceOf(aSoundConfig())).to.be.empty);

  const cases: [Advice['id'], string, Parameters<typeof aSoundConfig>, string[]][] = [
    ['sponsor-stale', 'confirmed 91 days ago', [sponsor('2026-04-01')], ['cfo 91']],
    ['sponsor-stale', 'confirmed 90 days ago', [sponsor('2026-04-02')], []],
    ['sponsor-stale', 'confirmed tomorrow', [sponsor('2026-07-02')], []],
    ['sponsor-stale', 'never confirmed', [sponsor(undefined)], ['cfo null']],
    [
      'sponsor-stale',
      'one of two',
      [{ roles: [SPONSOR, { ...SPONSOR, id: 'ceo', confirmedOn: '2025-07-01' }, LEAD] }],
      ['ceo 365'],
    ],
    [
      'sponsor-stale',
      'the provider’s own',
      [{ roles: [SPONSOR, LEAD, { ...SPONSOR, id: 'vp', side: 'provider', confirmedOn: undefined }] }],
      [],
    ],
    ['sponsor-stale', 'no sponsor at all', [{ roles: [LEAD, CSM] }], []],

    ['purpose-stale', 'agreed 181 days ago', [{ agreedOn: '2026-01-01' }], ['181']],
    ['purpose-stale', 'agreed 180 days ago', [{ agreedOn: '2026-01-02' }], []],
    [
      'purpose-stale',
      'agreed long ago, confirmed 180 days ago',
      [{ agreedOn: '2025-01-01', confirmed: { on: '2026-01-02' } }],
      [],
    ],
    [
      'purpose-stale',
      'agreed long ago, confirmed 181 days ago',
      [{ agreedOn: '2025-01-01', confirmed: { on: '2026-01-01' } }],
      ['181'],
    ],
    [
      'purpose-stale',
      'confirmed before it was agreed anew',
      [{ agreedOn: '2026-01-02', confirmed: { on: '2025-01-01' } }],
      [],
    ],
    [
      'purpose-stale',
      'confirmed, though never agreed',
      [{ agreedOn: undefined, confirmed: { on: '2026-01-01' } }],
      ['181'],
    ],
    ['purpose-stale', 'never agreed', [{ agreedOn: undefined }], []],

    ['next-phase-near', '80 % of the way', [{ nextPhase: undefined }, lastly(180)], ['m']],
    ['next-phase-near', '79 % of the way', [{ nextPhase: undefined }, lastly(179)], []],
    ['next-phase-near', 'reached', [{ nextPhase: { options: [] } }, lastly(200)], ['m']],
    [
      'next-phase-near',
      '80 % of the way, with an option that nobody chose',
      [{ nextPhase: { options: [option('depots')] } }, lastly(180)],
      [],
    ],
    [
      'next-phase-near',
      'inside a band to be kept, which is no way',
      [{ nextPhase: undefined }, { direction: 'maintain', target: { min: 100, max: 200 } }],
      [],
    ],
    ['next-phase-near', 'no target', [{ nextPhase: undefined }, { ...lastly(180), target: undefined }], []],

    ['next-phase-renewal', 'in 120 days', renews('2026-10-29'), ['120']],
    ['next-phase-renewal', 'in 121 days', renews('2026-10-30'), []],
    ['next-phase-renewal', 'today', renews('2026-07-01'), ['0']],
    ['next-phase-renewal', 'past', renews('2026-06-30'), []],
    ['next-phase-renewal', 'in 120 days, with an option', [{}, {}, { renewal: '2026-10-29' }], []],
    ['next-phase-renewal', 'no renewal known', [{ nextPhase: undefined }], []],

    [
      'late-path',
      'ends a day after the target’s',
      [{ milestones: [milestone('a', { due: '2027-01-01' })] }],
      ['2027-01-01 2026-12-31'],
    ],
    ['late-path', 'ends on the target’s day', [{ milestones: [milestone('a', { due: '2026-12-31' })] }], []],
    ['late-path', 'late, but done', [{ milestones: [milestone('a', { due: '2027-01-01', done: '2026-06-01' })] }], []],
    ['late-path', 'no milestone has a day', [{ milestones: [milestone('a', { due: undefined })] }], []],
    [
      'late-path',
      'the target has no day',
      [{ milestones: [milestone('a', { due: '2027-01-01' })] }, { target: { value: 200 } }],
      [],
    ],

    ['cycle', 'after itself', [{ milestones: [milestone('a', { after: ['a'] })] }], ['a']],
    [
      'cycle',
      'two that wait for each other',
      [{ milestones: [milestone('a', { after: ['b'] }), milestone('b', { after: ['a'] })] }],
      ['b a'],
    ],
    [
      'cycle',
      'two of them',
      [{ milestones: [milestone('a', { after: ['a'] }), milestone('b', { after: ['b'] })] }],
      ['a', 'b'],
    ],
    ['cycle', 'all of them done', [{ milestones: [milestone('a', { after: ['a'], done: '2026-06-01' })] }], []],
    ['cycle', 'one after the other', [{ milestones: [milestone('a'), milestone('b', { after: ['a'] })] }], []],

    [
      'untied',
      'moves no result',
      [{ milestones: [milestone('a', { metrics: [] }), milestone('b'), milestone('c', { metrics: [] })] }],
      ['a c'],
    ],
    ['untied', 'moves none, but done', [{ milestones: [milestone('a', { metrics: [], done: '2026-06-01' })] }], []],
    [
      'untied',
      'moves none, done in the future',
      [{ milestones: [milestone('a', { metrics: [], done: '2026-08-01' })] }],
      ['a'],
    ],

    ['unowned', 'nobody’s', [{ milestones: [milestone('a', { owner: undefined }), milestone('b')] }], ['a']],
    ['unowned', 'nobody’s, but done', [{ milestones: [milestone('a', { owner: undefined, done: '2026-06-01' })] }], []],

    [
      'same-rank',
      'two first ones',
      [{ nextPhase: { options: [option('x', 1), option('y', 2), option('z', 1)], chosen: 'y' } }],
      ['x z'],
    ],
    [
      'same-rank',
      'two of one rank, twice',
      [{ nextPhase: { options: [option('x', 1), option('y', 2), option('z', 1), option('w', 2)], chosen: 'x' } }],
      ['x z', 'y w'],
    ],
    ['same-rank', 'two without a rank', [{ nextPhase: { options: [option('x'), option('y')], chosen: 'x' } }], []],

    ['only-actions', 'milestones without a purpose', [{ purpose: undefined }], ['']],
    ['only-actions', 'milestones without a target', [{}, { target: undefined }], ['']],
    [
      'only-actions',
      'milestones without a metric',
      [{ metrics: [], milestones: [milestone('a', { metrics: [] })] }, {}, { metrics: [], behaviors: [] }],
      [''],
    ],
    ['only-actions', 'neither a purpose nor milestones', [{ purpose: undefined, milestones: [] }], []],
  ];
  for (const [id, name, parts, expected] of cases)
    it(`${id}, ${name}: ${expected.length ? 'said' : 'not said'}`, () => {
      const found = adviceOf(aSoundConfig(...parts)).filter((text) => text.split(' ')[0] === id);
      expect(found).to.deep.equal(expected.map((rest) => `${id} ${rest}`.trim()));
    });

  it('an owner who is nobody is left out of the config, and so the milestone is nobody’s', () => {
    const plan = { ...aSoundConfig().plan!, milestones: [{ ...aSoundConfig().plan!.milestones[0]!, owner: 'gone' }] };
    expect(adviceOf({ ...aSoundConfig(), plan })).to.deep.equal(['unowned a']);
  });

  it('most pressing first, the chain before all', () => {
    const all = aSoundConfig(
      {
        purpose: undefined,
        agreedOn: '2025-01-01',
        roles: [{ ...SPONSOR, confirmedOn: undefined }],
        nextPhase: undefined,
        milestones: [milestone('a', { owner: undefined, metrics: [], due: '2027-01-01', after: ['a'] })],
      },
      lastly(190),
      { renewal: '2026-08-01', goLive: undefined },
    );
    expect(planOf(all)?.advice.map(({ id }) => id)).to.deep.equal([
      'chain',
      'only-actions',
      'sponsor-stale',
      'purpose-stale',
      'next-phase-near',
      'next-phase-renewal',
      'late-path',
      'cycle',
      'untied',
      'unowned',
    ]);
    const options = [option('x', 1), option('y', 1)];
    expect(
      adviceOf(aSoundConfig({ nextPhase: { options }, milestones: [milestone('a', { owner: undefined })] })),
    ).to.deep.equal(['chain expansion', 'unowned a', 'same-rank x y']);
  });
});

describe('plan: the first broken link of the causal chain', () => {
  const habit = (parts: Partial<BehaviorInput>): Partial<ConfigInput> => ({ behaviors: [{ ...HABIT, ...parts }] });
  const values = (...points: number[]): Partial<MetricInput> => ({ points: sinceJanuary(...points) });
  const reached = values(110, 150, 180, 200, 210, 220);

  const cases: [Link | null, string, ...Parameters<typeof aSoundConfig>][] = [
    [null, 'all hold'],
    ['solution', 'not live', {}, {}, { goLive: undefined }],
    ['solution', 'live tomorrow', {}, {}, { goLive: '2026-07-02' }],

    ['process-change', 'no behaviour', {}, {}, { behaviors: [] }],
    ['process-change', 'a behaviour that moves nothing', {}, {}, habit({ moves: [] })],
    [
      'process-change',
      'a behaviour that moves what the plan does not name',
      {},
      {},
      { metrics: [METRIC, { ...METRIC, id: 'n' }], ...habit({ moves: ['n'] }) },
    ],
    ['process-change', 'never measured', {}, {}, habit({ points: [] })],
    [
      'process-change',
      'missed, missed',
      {},
      {},
      habit({
        points: [
          ['2026-W23', 1],
          ['2026-W24', 0],
          ['2026-W25', 0],
        ],
      }),
    ],
    [
      null,
      'missed, then kept',
      {},
      {},
      habit({
        points: [
          ['2026-W24', 0],
          ['2026-W25', 1],
        ],
      }),
    ],
    [
      null,
      'kept, then missed once',
      {},
      {},
      habit({
        points: [
          ['2026-W24', 1],
          ['2026-W25', 0],
        ],
      }),
    ],
    [null, 'one of two is kept', {}, {}, { behaviors: [{ ...HABIT, id: 'other', points: [] }, HABIT] }],

    ['value', 'nothing measured', {}, { points: [] }],
    ['value', 'no change but noise', {}, values(100, 101, 102, 101, 100, 102)],
    ['value', 'for the worse', {}, values(90, 80, 70, 60, 50, 40)],
    [
      null,
      'kept in its band, where it was before',
      {},
      {
        direction: 'maintain',
        baseline: { value: 150 },
        target: { min: 100, max: 200 },
        ...values(150, 150, 150, 150, 150, 150),
      },
    ],
    ['value', 'no baseline', {}, { baseline: undefined }],

    ['alignment', 'no purpose', { purpose: undefined }],
    ['alignment', 'no target', {}, { target: undefined }],
    ['alignment', 'agreed by nobody', { agreedBy: undefined }],
    ['alignment', 'never agreed', { agreedOn: undefined }],
    ['alignment', 'no sponsor', { roles: [LEAD, CSM] }],
    ['alignment', 'a sponsor of the provider alone', { roles: [{ ...SPONSOR, side: 'provider' }, LEAD] }],
    ['alignment', 'a sponsor who never confirmed', sponsor(undefined)],
    ['alignment', 'a sponsor who confirmed 181 days ago', sponsor('2026-01-01')],
    [null, 'a sponsor who confirmed 180 days ago', sponsor('2026-01-02')],

    ['value', 'live since today, and so nothing measured since', {}, {}, { goLive: '2026-07-01' }],
    ['success', 'better, but behind', {}, values(101, 102, 103, 104, 105, 106)],
    ['success', 'better, with no day to hold it against', {}, { target: { value: 200 } }],
    [null, 'better, and in time', {}, values(120, 130, 140, 150, 160, 170)],
    [null, 'reached, with no day to hold it against', {}, { ...reached, target: { value: 200 } }],
    [
      null,
      'one of two results is on pace',
      { metrics: ['m', 'n'] },
      {},
      {
        metrics: [
          { ...METRIC, ...values(101, 102, 103, 104, 105, 106) },
          { ...METRIC, id: 'n' },
        ],
        ...habit({}),
      },
    ],

    ['expansion', 'no next phase', { nextPhase: undefined }],
    ['expansion', 'none chosen', { nextPhase: { options: [option('depots')] } }],
  ];
  for (const [link, name, ...parts] of cases)
    it(`${name}: ${link ?? 'no link is broken'}`, () => {
      expect(adviceOf(aSoundConfig(...parts)).filter((text) => text.startsWith('chain'))).to.deep.equal(
        link === null ? [] : [`chain ${link}`],
      );
    });

  it('only the first that is broken is named', () => {
    const broken: [Link, Parameters<typeof aSoundConfig>][] = [
      [
        'solution',
        [{ purpose: undefined, nextPhase: undefined }, { points: [] }, { goLive: undefined, behaviors: [] }],
      ],
      ['process-change', [{ purpose: undefined, nextPhase: undefined }, { points: [] }, { behaviors: [] }]],
      ['value', [{ purpose: undefined, nextPhase: undefined }, { points: [] }]],
      ['alignment', [{ purpose: undefined, nextPhase: undefined }, { target: undefined }]],
      ['success', [{ nextPhase: undefined }, { target: { value: 200 } }]],
    ];
    for (const [link, parts] of broken) {
      const chain = planOf(aSoundConfig(...parts))!.advice.filter(({ id }) => id === 'chain');
      expect(chain).to.deep.equal([{ id: 'chain', link }]);
    }
  });
});
