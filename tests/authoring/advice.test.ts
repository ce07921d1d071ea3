import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ADVICE_RULES, adviceOf, bespokeFinding, type AdviceContext } from '../../src/core/advice/advice.js';
import { RULE_MESSAGES, type RuleId } from '../../src/core/advice/words.js';
import { parseConfig } from '../../src/core/config/parse.js';
import { folderWith, removeFolder, waymark } from '../cli/run-waymark.js';

type Item = Record<string, unknown> & { id?: string };
/** An account as it is written, open for a test to change. */
interface Draft {
  [key: string]: unknown;
  goLive?: string | undefined;
  renewal?: string | undefined;
  metrics: [Item, ...Item[]];
  behaviors: [Item, ...Item[]];
  plan: Item & {
    milestones: [Item, ...Item[]];
    roles: [Item, Item, Item, ...Item[]];
    nextPhase: { options: [Item, ...Item[]]; chosen?: string | undefined };
  };
  effort: { entries: Item[] };
  private: Record<string, unknown>;
}
type Context = AdviceContext & { playbook: NonNullable<AdviceContext['playbook']> };
type Change = (draft: Draft, context: Context) => void;

const month = (i: number) => `${2025 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`;
/** One value a month from January 2025 on. */
const months = (values: readonly number[]) => values.map((value, i) => [month(i), value]);
const BEFORE = [12, 12.2, 11.9, 12.1, 12, 12.1, 11.9, 12, 12.2, 12.1, 11.9, 12];
/** Each Monday from the first of 2026 on. */
const weeklyDates = (count: number) =>
  Array.from({ length: count }, (_, i) => `2026-W${String(i + 2).padStart(2, '0')}`);
const weeks = (values: readonly number[]) =>
  values.map((value, i) => [`2026-W${String(i + 14).padStart(2, '0')}`, value]);

/** An account that gets no advice: asOf 1 October 2026. */
const sound = (): Draft => ({
  version: 1,
  asOf: '2026-10-01T08:00:00Z',
  account: { id: 'acme', name: 'Acme' },
  provider: { name: 'Ledgerline' },
  goLive: '2026-01-01',
  renewal: '2027-06-01',
  metrics: [
    {
      id: 'days',
      name: 'Days to invoice',
      definition: 'Working days from delivery to invoice',
      source: 'ERP',
      measuredBy: 'customer',
      direction: 'decrease',
      baseline: { value: 12, agreedBy: 'Controller', agreedOn: '2026-01-05' },
      target: { value: 5, by: '2026-12-31', agreedBy: 'CFO', agreedOn: '2025-12-20' },
      worth: { perUnit: 100, currency: 'EUR' },
      confirmed: { on: '2026-09-20', by: 'Controller' },
      points: months([...BEFORE, 11, 10.2, 9.4, 8.6, 7.9, 7.2, 6.6, 6, 5.4]),
    },
  ],
  behaviors: [
    {
      id: 'scan',
      name: 'Scan at the gate',
      moves: ['days'],
      since: '2026-04-01',
      target: { value: 0.9 },
      points: weeks(Array<number>(26).fill(0.95)),
    },
  ],
  plan: {
    purpose: 'Get paid a week sooner',
    agreedOn: '2025-12-28',
    agreedBy: 'CFO',
    confirmed: { on: '2026-08-20' },
    experience: 'No new tool',
    metrics: ['days'],
    milestones: [
      { id: 'all', name: 'All depots', due: '2026-11-30', owner: 'ops', metrics: ['days'], proof: 'Nine depots post' },
    ],
    roles: [
      { id: 'sponsor', side: 'customer', role: 'Executive sponsor', name: 'CFO', confirmedOn: '2026-09-01' },
      { id: 'ops', side: 'customer', role: 'Lead', name: 'Ops', confirmedOn: '2026-09-01' },
      { id: 'csm', side: 'provider', role: 'Success manager', confirmedOn: '2025-12-01' },
    ],
    nextPhase: {
      options: [{ id: 'next', kind: 'targets', name: 'Four days', result: 'A day sooner', rank: 1 }],
      chosen: 'next',
    },
  },
  effort: { entries: [] },
  private: { boughtFor: ['days'], fit: { api: true } },
});
const standard = (): Context => ({
  playbook: {
    proven: new Map([['days', {}]]),
    analysis: {
      customers: ['a', 'b', 'c', 'd', 'e'],
      interviewed: '2026-01',
      whyBought: 'x',
      howSuccessful: 'y',
      whatTheyDid: 'z',
    },
    bullseye: { measure: 'days', attributes: [{ id: 'api', name: 'An API', need: 'must' }] },
    results: ['days'],
  },
  proposals: new Set(),
});

function found(change: Change) {
  const [draft, context] = [sound(), standard()];
  change(draft, context);
  const result = parseConfig(JSON.parse(JSON.stringify(draft)));
  // a milestone that waits for itself is both an issue of the config and advice
  const issues = result.ok ? [] : result.issues.filter(({ code }) => code !== 'circular');
  assert.ok(result.config && !issues.length, JSON.stringify(issues));
  return adviceOf(result.config, context);
}

const entry =
  (more: Record<string, unknown>): Change =>
  (draft) =>
    draft.effort.entries.push({
      id: `e${draft.effort.entries.length}`,
      side: 'customer',
      title: 'T',
      moves: ['days'],
      role: 'ops',
      minutes: 5,
      ...more,
    });
const entries =
  (...list: Record<string, unknown>[]): Change =>
  (draft, context) =>
    list.forEach((more) => entry(more)(draft, context));
const metric =
  (more: Record<string, unknown>): Change =>
  (draft) =>
    void Object.assign(draft.metrics[0], more);
const behavior =
  (more: Record<string, unknown>): Change =>
  (draft) =>
    void Object.assign(draft.behaviors[0], more);
const plan =
  (more: Record<string, unknown>): Change =>
  (draft) =>
    void Object.assign(draft.plan, more);
const milestone =
  (more: Record<string, unknown>): Change =>
  (draft) =>
    void Object.assign(draft.plan.milestones[0], more);
const role =
  (i: 0 | 1 | 2, more: Record<string, unknown>): Change =>
  (draft) =>
    void Object.assign(draft.plan.roles[i], more);
const notes =
  (more: Record<string, unknown>): Change =>
  (draft) =>
    void Object.assign(draft.private, more);
const playbook =
  (more: Record<string, unknown>): Change =>
  (_, context) =>
    void Object.assign(context.playbook, more);
const all =
  (...changes: Change[]): Change =>
  (draft, context) =>
    changes.forEach((change) => change(draft, context));
const dispute = (on: string): Change =>
  metric({ confirmed: undefined, disputed: { on, by: 'CFO', reason: 'Counts credit notes' } });
const STALLED = [...BEFORE, 11, 10, 9, 9, 9.05, 8.95, 9, 9.02, 9];
const FLAT = [...BEFORE, 12, 12.1, 11.9, 12, 12.1, 11.9, 12, 12.1, 12];
const days = (value: (i: number) => number) =>
  Array.from({ length: 140 }, (_, i) => [new Date(Date.UTC(2026, 4, 2 + i)).toISOString().slice(0, 10), value(i)]);
const WITHOUT_BASELINE = { baseline: undefined };
/** Three years of a number that is higher in each winter. */
const YEARLY = Array.from({ length: 33 }, (_, i) => [
  `${2024 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`,
  20 + 5 * Math.cos((i / 6) * Math.PI) + (i % 5) / 10,
]);
/** Waves of half a year about 12: each value stays near the one before. */
const DRIFTING = weeklyDates(39).map((day, i) => [day, 12 + 3 * Math.sin(i / 4)]);
const ALTERNATING = weeklyDates(39).map((day, i) => [day, 12 + (i % 2)]);
const missed = behavior({ points: weeks(Array<number>(26).fill(0.5)) });
const secondMetric: Change = (draft) => draft.metrics.push({ ...draft.metrics[0], id: 'second', name: 'Second' });
const silent: Change = all(
  metric({ confirmed: undefined }),
  plan({ confirmed: { on: '2026-07-01' } }),
  role(0, { confirmedOn: '2026-07-01' }),
  role(1, { confirmedOn: '2026-07-01' }),
);
const cases = (count: number) =>
  entries(...Array.from({ length: count }, (_, i) => ({ kind: 'case', opened: `2026-09-2${i}` })));
const due = (...days: string[]) => entries(...days.map((day) => ({ kind: 'action', due: day })));
const asked = (...minutes: number[]) =>
  entries(...minutes.map((value, i) => ({ kind: 'action', minutes: value, done: { on: `2026-0${i + 7}-10` } })));
const meeting = { kind: 'meeting', on: '2026-09-01', agenda: 'A', preRead: 'https://a.example', outcome: 'O' };
const feedback = { kind: 'feedback', given: '2026-08-01', replyBy: '2026-08-20', replied: '2026-08-10', change: 'C' };
const update = { kind: 'follow-up', side: 'provider', topic: 'period-update' };
const none: Change = () => undefined;

/** Each rule: one account that it speaks of, and one that is just not it. */
const CASES: Record<Exclude<RuleId, 'bespoke'>, [on: Change, off: Change]> = {
  'vendor-metric': [metric({ name: 'Weekly active users' }), metric({ name: 'Weekly active users', kind: 'signal' })],
  'no-customer-result': [metric({ measuredBy: 'provider' }), metric({ measuredBy: 'shared' })],
  'no-definition': [metric({ definition: undefined }), none],
  'no-source': [metric({ source: undefined }), none],
  'no-baseline': [
    metric({ baseline: undefined, points: months([...BEFORE, 11]).slice(12) }),
    metric({ baseline: undefined }),
  ],
  'baseline-thin': [
    metric({ baseline: { from: '2025-10-01', to: '2025-12-31' } }),
    metric({ baseline: { from: '2025-09-01', to: '2025-12-31' } }),
  ],
  'quiet-weekends': [
    metric({ period: 'day', points: days((i) => (i % 7 < 2 ? 3 : 12) + (i % 3) / 10) }),
    metric({ period: 'week', aggregate: 'sum', points: days((i) => (i % 7 < 2 ? 3 : 12) + (i % 3) / 10) }),
  ],
  'yearly-repetition': [
    metric({ points: YEARLY, ...WITHOUT_BASELINE }),
    metric({ points: YEARLY, ...WITHOUT_BASELINE, season: 'year' }),
  ],
  'values-correlated': [metric({ period: 'week', points: DRIFTING }), metric({ period: 'week', points: ALTERNATING })],
  'few-before': [
    metric({ points: months([...BEFORE, 11, 10.2, 9.4, 8.6]).slice(7) }),
    metric({ points: months([...BEFORE, 11, 10.2, 9.4, 8.6]).slice(6) }),
  ],
  'baseline-not-agreed': [
    metric({ baseline: { value: 12, agreedBy: 'CFO' } }),
    metric({ baseline: { from: '2025-01-01', to: '2025-12-31' } }),
  ],
  'no-target': [metric({ target: undefined }), none],
  'no-target-day': [metric({ target: { value: 5, agreedBy: 'CFO' } }), none],
  'target-not-agreed': [metric({ target: { value: 5, by: '2026-12-31' } }), none],
  'target-past': [
    metric({ target: { value: 5, by: '2026-09-30', agreedBy: 'CFO' } }),
    metric({ target: { value: 5, by: '2026-10-01', agreedBy: 'CFO' } }),
  ],
  'ask-why': [
    metric({ points: months(STALLED) }),
    metric({ points: months(STALLED), notes: [{ on: '2026-07-15', text: 'Short of staff' }] }),
  ],
  'measuring-stopped': [
    metric({ points: months([...BEFORE, 11, 10.2, 9.4, 8.6, 7.9, 7.2, 6.6]) }),
    metric({ points: months([...BEFORE, 11, 10.2, 9.4, 8.6, 7.9, 7.2, 6.6, 6]) }),
  ],
  'not-materialized': [metric({ confirmed: { on: '2026-07-02' } }), metric({ confirmed: { on: '2026-07-03' } })],
  'disputed-open': [dispute('2026-09-16'), dispute('2026-09-17')],
  'too-many-results': [
    (draft) => {
      for (const id of ['b', 'c', 'd']) draft.metrics.push({ ...draft.metrics[0], id });
      draft.plan.metrics = ['days', 'b', 'c', 'd'];
    },
    (draft) => {
      for (const id of ['b', 'c']) draft.metrics.push({ ...draft.metrics[0], id });
      draft.plan.metrics = ['days', 'b', 'c'];
    },
  ],
  'purpose-unmeasured': [plan({ metrics: [] }), none],
  'worth-unsaid': [metric({ worth: undefined }), metric({ worth: undefined, points: months(FLAT) })],
  'no-behavior': [behavior({ moves: [] }), none],
  'behavior-unmeasured': [behavior({ points: [], since: '2026-09-17' }), behavior({ points: [], since: '2026-09-18' })],
  'too-many-behaviors': [
    (draft) => draft.behaviors.push(...['b', 'c'].map((id) => ({ ...draft.behaviors[0], id }))),
    (draft) => draft.behaviors.push({ ...draft.behaviors[0], id: 'b' }),
  ],
  'behavior-fading': [missed, all(missed, entry({ kind: 'action', moves: ['scan'] }))],
  'behavior-is-usage': [behavior({ name: 'Daily log-ins' }), none],
  'result-without-change': [missed, behavior({ points: weeks([0.95, ...Array<number>(25).fill(0.5)]) })],
  chain: [role(0, { confirmedOn: '2026-04-03' }), role(0, { confirmedOn: '2026-04-04' })],
  'only-actions': [plan({ purpose: undefined }), none],
  untied: [milestone({ metrics: [] }), milestone({ metrics: [], done: '2026-09-01' })],
  unowned: [milestone({ owner: undefined }), milestone({ owner: undefined, done: '2026-09-01' })],
  cycle: [milestone({ after: ['all'] }), none],
  'late-path': [milestone({ due: '2027-01-01' }), milestone({ due: '2026-12-31' })],
  'same-rank': [
    (draft) => draft.plan.nextPhase.options.push({ ...draft.plan.nextPhase.options[0], id: 'b' }),
    (draft) => draft.plan.nextPhase.options.push({ ...draft.plan.nextPhase.options[0], id: 'b', rank: 2 }),
  ],
  'no-purpose': [plan({ purpose: undefined }), none],
  'purpose-not-agreed': [plan({ agreedBy: undefined }), none],
  'purpose-stale': [plan({ confirmed: { on: '2026-04-03' } }), plan({ confirmed: { on: '2026-04-04' } })],
  'sponsor-stale': [role(0, { confirmedOn: '2026-07-02' }), role(0, { confirmedOn: '2026-07-03' })],
  'sponsor-never': [role(0, { confirmedOn: undefined }), none],
  'no-sponsor': [role(0, { id: 'boss', role: 'Head' }), none],
  'one-sided': [role(2, { side: 'customer' }), none],
  'handoff-risk': [
    all(plan({ agreedOn: '2025-12-20' }), role(0, { confirmedOn: '2025-12-20' })),
    all(plan({ agreedOn: '2025-12-25' }), role(0, { confirmedOn: '2025-12-25' })),
  ],
  'custody-late': [role(2, { confirmedOn: '2025-12-29' }), role(2, { confirmedOn: '2025-12-28' })],
  'sponsor-changed': [
    (_, context) => void Object.assign(context, { sponsorBefore: 'COO' }),
    (_, context) => void Object.assign(context, { sponsorBefore: 'CFO' }),
  ],
  'milestone-without-proof': [milestone({ proof: undefined }), milestone({ proof: undefined, done: '2026-09-01' })],
  'no-experience': [plan({ experience: undefined }), none],
  'next-phase-near': [
    plan({ nextPhase: { options: [] } }),
    all(plan({ nextPhase: { options: [] } }), metric({ points: months(FLAT) })),
  ],
  'next-phase-renewal': [
    all(plan({ nextPhase: { options: [] } }), (draft) => void (draft.renewal = '2027-01-29')),
    all(plan({ nextPhase: { options: [] } }), (draft) => void (draft.renewal = '2027-01-30')),
  ],
  'next-phase-result': [(draft) => void delete draft.plan.nextPhase.options[0].result, none],
  'next-phase-chosen': [(draft) => void delete draft.plan.nextPhase.chosen, none],
  'next-phase-unranked': [
    (draft) => {
      const [first] = draft.plan.nextPhase.options;
      delete first.rank;
      draft.plan.nextPhase.options.push({ ...first, id: 'b' });
    },
    (draft) => void delete draft.plan.nextPhase.options[0].rank,
  ],
  'target-after-renewal': [
    (draft) => void (draft.renewal = '2026-12-30'),
    (draft) => void (draft.renewal = '2026-12-31'),
  ],
  'no-proof-before-renewal': [
    all(metric({ points: months(FLAT) }), (draft) => void (draft.renewal = '2027-01-28')),
    all(metric({ points: months(FLAT) }), (draft) => void (draft.renewal = '2027-01-29')),
  ],
  'renewal-unknown': [
    (draft) => void delete draft.renewal,
    all(
      (draft) => void delete draft.renewal,
      (draft) => void delete draft.goLive,
    ),
  ],
  'velocity-fading': [
    all(
      metric({ points: months([...BEFORE, 11, 10, 9, 8, 7, 6.9, 6.8, 6.7, 6.6]) }),
      (draft) => void (draft.plan.nextPhase.options[0].kind = 'technology'),
    ),
    metric({ points: months([...BEFORE, 11, 10, 9, 8, 7, 6.9, 6.8, 6.7, 6.6]) }),
  ],
  'off-the-map': [playbook({ proven: new Map([['other', {}]]) }), none],
  'bought-for-other': [notes({ boughtFor: ['Price'] }), none],
  'precondition-unmet': [notes({ fit: { api: false } }), none],
  'precondition-unknown': [notes({ fit: {} }), notes({ fit: { api: false } })],
  silence: [silent, all(silent, notes({ signals: [{ on: '2026-08-02', kind: 'silence-broken' }] }))],
  'complaint-is-engagement': [
    notes({ signals: [{ on: '2026-09-10', kind: 'complaint' }] }),
    notes({ signals: [{ on: '2026-08-10', kind: 'complaint' }] }),
  ],
  'contract-change': [
    notes({ signals: [{ on: '2025-10-01', kind: 'reduction' }] }),
    notes({ signals: [{ on: '2025-09-30', kind: 'reduction' }] }),
  ],
  rescue: [all(missed, cases(3)), all(missed, cases(2))],
  'lost-unclassed': [
    notes({ lost: { on: '2026-09-01', class: 'x' } }),
    notes({ lost: { on: '2026-09-01', class: 'x', why: 'y' } }),
  ],
  'ask-once': [
    entries(
      { kind: 'question', topic: 'erp', asked: '2026-08-01', answer: { on: '2026-08-02', text: 'x' } },
      { kind: 'question', topic: 'erp', asked: '2026-09-01' },
    ),
    entries(
      { kind: 'question', topic: 'erp', asked: '2026-08-01' },
      { kind: 'question', topic: 'tax', asked: '2026-09-01' },
    ),
  ],
  defaults: [entry({ kind: 'decision', default: 'A' }), entry({ kind: 'decision', default: 'A', reason: 'R' })],
  'close-the-loop': [entry({ ...feedback, replied: undefined }), entry(feedback)],
  'meeting-needs-result': [entry({ ...meeting, moves: [] }), entry(meeting)],
  'one-contact': [
    entries({ kind: 'contact', topic: 'tax', name: 'A' }, { kind: 'contact', topic: 'tax', name: 'B' }),
    entries({ kind: 'contact', topic: 'tax', name: 'A' }, { kind: 'contact', topic: 'erp', name: 'B' }),
  ],
  'champion-kit': [
    entry({ kind: 'action', topic: 'champion-kit' }),
    entry({ kind: 'follow-up', side: 'provider', topic: 'champion-kit', due: '2026-11-01' }),
  ],
  agenda: [entry({ ...meeting, outcome: undefined }), entry(meeting)],
  'ready-message': [
    entry({ kind: 'incident', on: '2026-09-01' }),
    entry({ kind: 'incident', on: '2026-09-01', message: 'M' }),
  ],
  'period-update': [entry({ ...update, due: '2026-09-30' }), entry({ ...update, due: '2026-10-01' })],
  'managed-follow-ups': [
    entry({ kind: 'follow-up', side: 'provider' }),
    entry({ kind: 'follow-up', side: 'provider', due: '2026-11-01' }),
  ],
  'show-what-changed': [entry({ ...feedback, change: undefined }), entry(feedback)],
  'customer-calendar': [entry({ ...meeting, calendar: 'provider' }), entry({ ...meeting, calendar: 'customer' })],
  'first-time-fix': [entry({ kind: 'case', tries: 2 }), entry({ kind: 'case', tries: 1 })],
  'untied-ask': [entry({ kind: 'action', moves: [] }), entry({ kind: 'action' })],
  'minutes-unknown': [entry({ kind: 'action', minutes: undefined }), entry({ kind: 'action', minutes: 0 })],
  'ask-of-nobody': [
    entry({ kind: 'action', role: undefined }),
    entry({ kind: 'action', role: undefined, done: { on: '2026-09-01' } }),
  ],
  'more-than-three': [
    due('2026-10-01', '2026-10-01', '2026-09-01', '2026-09-02'),
    due('2026-10-02', '2026-10-01', '2026-09-01', '2026-09-02'),
  ],
  'minutes-without-result': [
    all(metric({ points: months(FLAT) }), asked(10, 20, 30)),
    all(metric({ points: months(FLAT) }), asked(10, 30, 30)),
  ],
  'language-missing': [
    (draft) => {
      Object.assign(draft.metrics[0], {
        name: { en: 'D', de: 'T' },
        definition: { en: 'D', de: 'T' },
        source: { en: 'D' },
      });
    },
    (draft) => {
      Object.assign(draft.metrics[0], { name: { en: 'D', de: 'T' }, definition: { en: 'D' }, source: { en: 'D' } });
    },
  ],
  blame: [
    entry({ kind: 'action', why: 'You did not scan' }),
    entry({ kind: 'action', why: 'Two depots did not scan' }),
  ],
  'analysis-thin': [playbook({ analysis: { ...standard().playbook.analysis, customers: ['a', 'b', 'c', 'd'] } }), none],
  'analysis-open': [playbook({ analysis: { ...standard().playbook.analysis, whyBought: ' ' } }), none],
  'analysis-old': [
    playbook({ analysis: { ...standard().playbook.analysis, interviewed: '2025-02' } }),
    playbook({ analysis: { ...standard().playbook.analysis, interviewed: '2025-04' } }),
  ],
  'bullseye-wide': [playbook({ bullseye: { measure: ['days', 'b'] } }), playbook({ bullseye: { measure: ['days'] } })],
  unproven: [playbook({ proven: new Map() }), none],
};

describe('the advice', () => {
  it('has 91 rules, each once, each with words', () => {
    assert.equal(Object.keys(RULE_MESSAGES).length, 91);
    assert.deepEqual([...ADVICE_RULES.map(({ id }) => id), 'bespoke'].sort(), Object.keys(RULE_MESSAGES).sort());
  });

  it('says nothing of an account that lacks nothing', () => {
    assert.deepEqual(found(none), []);
  });

  for (const [id, [on, off]] of Object.entries(CASES))
    it(`${id}: of this account, and just not of that`, () => {
      const hits = found(on).filter(({ rule }) => rule === id);
      assert.ok(hits.length > 0, 'it does not speak');
      for (const { message, remedy, path } of hits) {
        assert.doesNotMatch(message, /\{\w+\}|undefined|NaN/);
        assert.ok(remedy.length > 0);
        assert.match(path, /^\$/);
        assert.doesNotMatch(path, /-1/);
      }
      assert.deepEqual(
        found(off).filter(({ rule }) => rule === id),
        [],
      );
    });

  it('bespoke: where more than a fifth of the accounts override the standard', () => {
    assert.equal(bespokeFinding(10, ['a', 'b']), null);
    assert.match(bespokeFinding(10, ['a', 'b', 'c'])?.message ?? '', /^30 % of the accounts .*: a, b, c\.$/);
    assert.equal(bespokeFinding(0, []), null);
  });

  it('a second result that is proven, owned and moved needs no advice of its own', () => {
    const rules = found(
      all(
        secondMetric,
        playbook({
          proven: new Map([
            ['days', {}],
            ['second', {}],
          ]),
        }),
      ),
    ).map(({ rule }) => rule);
    assert.deepEqual(rules, []);
  });

  it('is accepted with a reason, for 180 days, at one place or at all', () => {
    const accept = (on: string, path?: string) =>
      found(
        all(
          metric({ name: 'Active users' }),
          notes({
            accept: [
              { rule: 'vendor-metric', by: 'Ada', on, reason: 'Their product is ours', ...(path ? { path } : {}) },
            ],
          }),
        ),
      )
        .filter(({ rule }) => rule === 'vendor-metric')
        .map(({ accepted }) => accepted?.by);
    assert.deepEqual(accept('2026-04-04'), ['Ada']);
    assert.deepEqual(accept('2026-04-03'), [undefined]);
    assert.deepEqual(accept('2026-09-01', '$.metrics[0]'), ['Ada']);
    assert.deepEqual(accept('2026-09-01', '$.metrics[1]'), [undefined]);
  });

  it('vendor words are known in seven languages', () => {
    for (const name of [
      'Log-ins a week',
      'Anmeldungen je Woche',
      'Utilisateurs actifs',
      'Usuarios activos',
      'Usuários ativos',
      'ログイン数',
      'المستخدمون النشطون',
    ])
      assert.ok(
        found(metric({ name })).some(({ rule }) => rule === 'vendor-metric'),
        name,
      );
    for (const name of [
      'Days to invoice',
      'Rechnungstage',
      'Überfällige Rechnungen',
      'Blogs written',
      'Dialog ins Deutsche',
    ])
      assert.ok(!found(metric({ name })).some(({ rule }) => rule === 'vendor-metric'), name);
  });

  it('private notes of any shape break nothing', () => {
    for (const value of [
      null,
      'text',
      [],
      { boughtFor: 1, fit: [], signals: [{ on: 1 }, null], lost: 'x', accept: {} },
    ]) {
      const result = parseConfig({ ...(JSON.parse(JSON.stringify(sound())) as object), private: value });
      assert.ok(result.ok);
      adviceOf(result.config, standard());
    }
  });
});

describe('waymark check --advice', () => {
  it('points at the line; what is refused fails the check, all else does not', async () => {
    const draft = sound();
    const folder = folderWith({ 'a.json': JSON.stringify({ ...draft, renewal: undefined }, null, 2) });
    const { code, out } = await waymark(['check', '--advice', 'a.json', '--format', 'json'], folder);
    const { records } = JSON.parse(out) as { records: { rule: string; severity: string; line: number }[] };
    assert.deepEqual(
      [code, records.map(({ rule, severity }) => [rule, severity])],
      [0, [['renewal-unknown', 'advice']]],
    );
    assert.ok((records[0]?.line ?? 0) > 1);
    draft.metrics[0].name = 'Seats in use';
    const refused = folderWith({ 'a.json': JSON.stringify(draft) });
    assert.equal((await waymark(['check', '--advice', 'a.json'], refused)).code, 1);
    assert.equal((await waymark(['check', 'a.json'], refused)).code, 0);
    removeFolder(folder);
    removeFolder(refused);
  });
});
