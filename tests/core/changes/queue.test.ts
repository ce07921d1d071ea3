import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import type { Change } from '../../../src/core/changes/change.js';
import {
  applyOutcome,
  clearDelays,
  dropIncluded,
  enqueue,
  isContested,
  markConflict,
  nextOf,
  overrideConflict,
  queuedChange,
  removeChange,
  retryDelay,
  shownWith,
  untilDue,
  type Queue,
} from '../../../src/core/changes/queue.js';
import type { SaveOutcome } from '../../../src/core/changes/save-outcome.js';
import { aConfig, aMetric, anAction } from '../../fixtures/config.js';

const config = aConfig({
  asOf: '2026-07-01T00:00:00Z',
  metrics: [aMetric()],
  plan: { milestones: [{ id: 'live', name: 'Live' }] },
  effort: {
    entries: [
      anAction({ id: 'a' }),
      anAction({ id: 'b' }),
      { id: 'q', kind: 'question', side: 'customer', title: 'Which ERP?', moves: ['m'] },
    ],
  },
});
const aChange = (id: string, parts: Partial<Change> = {}): Change =>
  ({ id, at: '2026-07-02T10:00:00Z', account: 'acme', kind: 'action-done', target: 'a', ...parts }) as Change;
const queueOf = (...changes: Change[]): Queue =>
  changes.reduce((queue, change) => enqueue(queue, queuedChange(change, shownWith(config, queue))), [] as Queue);
const doneOf = (shown: typeof config) => shown.effort?.entries.filter(({ done }) => done).map(({ id }) => id);
const any = () => true;

describe('a queue of changes', () => {
  it('keeps their order, and each once', () => {
    const queue = queueOf(aChange('1'), aChange('2', { target: 'b' }), aChange('1'));
    expect(queue.map(({ change }) => change.id)).to.deep.equal(['1', '2']);
  });

  it('is shown as part of the config, in its order', () => {
    expect(doneOf(shownWith(config, queueOf(aChange('1'), aChange('2', { target: 'b' }))))).to.deep.equal(['a', 'b']);
    expect(doneOf(shownWith(config, queueOf(aChange('1'), aChange('2', { kind: 'action-reopened' }))))).to.deep.equal(
      [],
    );
  });

  it('of another account is not shown', () =>
    expect(doneOf(shownWith(config, queueOf(aChange('1', { account: 'other' }))))).to.deep.equal([]));

  it('what was refused, or is contested, is not shown', () => {
    const queue = queueOf(aChange('1'), aChange('2', { target: 'b' }));
    expect(
      doneOf(
        shownWith(
          config,
          applyOutcome(
            queue,
            '1',
            { kind: 'refused', message: 'No.', status: 422 },
            { isIncluded: false, now: 0, random: 0 },
          ),
        ),
      ),
    ).to.deep.equal(['b']);
    expect(doneOf(shownWith(config, markConflict(queue, '2')))).to.deep.equal(['a']);
  });

  const answers: [string, SaveOutcome, boolean, object | null][] = [
    ['saved, and the config holds it: it goes', { kind: 'saved', etag: '"2"', config: {} }, true, null],
    [
      'saved, and no config came: it is kept and shown',
      { kind: 'saved', etag: null },
      false,
      { status: 'saved-pending-config', tries: 0 },
    ],
    [
      'nothing that counts: it waits',
      { kind: 'retry', why: '503', after: null, status: 503 },
      false,
      { status: 'waiting', tries: 1, triedAt: 1_000_000, delay: 500 },
    ],
    [
      'nothing that counts, and the server names a time',
      { kind: 'retry', why: '429', after: 90_000, status: 429 },
      false,
      { status: 'waiting', tries: 1, triedAt: 1_000_000, delay: 90_000 },
    ],
    ['the config has changed: at once again', { kind: 'stale' }, false, { status: 'waiting', tries: 1, delay: 0 }],
    [
      'refused: the words are kept',
      { kind: 'refused', message: 'No such item.', status: 422 },
      false,
      { status: 'refused', message: 'No such item.' },
    ],
    [
      'a sign-in is needed: it stays as it is',
      { kind: 'unauthorized', status: 401 },
      false,
      { status: 'waiting', tries: 0, delay: 0 },
    ],
  ];
  for (const [name, outcome, isIncluded, expected] of answers)
    it(name, () => {
      const [first, ...others] = applyOutcome(queueOf(aChange('1'), aChange('2', { target: 'b' })), '1', outcome, {
        isIncluded,
        now: 1_000_000,
        random: 0,
      });
      if (expected === null) expect([first, ...others].map((item) => item?.change.id)).to.deep.equal(['2']);
      else expect(first).to.include(expected);
    });

  it('a config that is outdated time and again is not asked for in a rush', () => {
    let queue = queueOf(aChange('1'));
    const waits = [0, 1, 2, 3].map(() => {
      queue = applyOutcome(queue, '1', { kind: 'stale' }, { isIncluded: false, now: 0, random: 1 });
      return queue[0]!.delay;
    });
    expect(waits).to.deep.equal([0, 2000, 4000, 8000]);
  });

  it('an answer to what is no longer there changes nothing', () => {
    const queue = queueOf(aChange('1'));
    expect(applyOutcome(queue, '9', { kind: 'stale' }, { isIncluded: false, now: 0, random: 0 })).to.equal(queue);
  });

  it('waits grow, are spread, and stay below five minutes; what a server asks for is kept to, up to an hour', () => {
    fc.assert(
      fc.property(fc.nat(10_000), fc.double({ min: 0, max: 1, noNaN: true }), (tries, random) => {
        const wait = retryDelay(tries, null, random);
        expect(wait).to.be.within(500, 300_000);
        expect(wait).to.be.at.least(Math.min(300_000, 1000 * 2 ** Math.min(tries, 20)) / 2);
        expect(retryDelay(tries, 600_000, random)).to.equal(600_000);
        expect(retryDelay(tries, 1e12, random)).to.equal(3_600_000);
      }),
    );
  });

  it('a clock that is set back, even by days, makes nobody wait', () => {
    const [item] = applyOutcome(
      queueOf(aChange('1')),
      '1',
      { kind: 'retry', why: '', after: null, status: 500 },
      { isIncluded: false, now: Date.UTC(2026, 6, 2), random: 1 },
    );
    expect(untilDue(item!, Date.UTC(2026, 6, 2) + 1)).to.equal(999);
    expect(untilDue(item!, Date.UTC(2020, 0, 1))).to.equal(0);
    expect(untilDue(item!, Date.UTC(2027, 0, 1))).to.equal(0);
  });

  it('no wait is left once the network is back', () => {
    const queue = applyOutcome(
      queueOf(aChange('1')),
      '1',
      { kind: 'retry', why: '', after: null, status: null },
      { isIncluded: false, now: 1000, random: 1 },
    );
    expect(clearDelays(queue)[0]).to.include({ delay: 0, tries: 1 });
  });
});

describe('which change is sent next', () => {
  const queue = queueOf(aChange('1'), aChange('2', { target: 'b' }), aChange('3', { kind: 'action-reopened' }));

  it('the first', () => expect(nextOf(queue, any)?.change.id).to.equal('1'));
  it('none of another account', () =>
    expect(
      nextOf(queueOf(aChange('1', { account: 'other' }), aChange('2')), ({ account }) => account === 'acme')?.change.id,
    ).to.equal('2'));
  it('none that waits for a person, and none behind it of the same target', () => {
    const contested = markConflict(queue, '1');
    expect(nextOf(contested, any)?.change.id).to.equal('2');
    expect(nextOf(removeChange(contested, '2'), any)).to.equal(undefined);
  });
  it('none that was refused, but what comes behind it', () =>
    expect(
      nextOf(
        applyOutcome(
          queue,
          '1',
          { kind: 'refused', message: '', status: 400 },
          { isIncluded: false, now: 0, random: 0 },
        ),
        any,
      )?.change.id,
    ).to.equal('2'));
  it('that of another account, while one must wait; of one account in their order', () => {
    const two = queueOf(aChange('1', { account: 'other' }), aChange('2'), aChange('3', { target: 'b' }));
    const again: SaveOutcome = { kind: 'retry', why: '', after: null, status: 500 };
    const once = applyOutcome(two, '1', again, { isIncluded: false, now: 0, random: 0 });
    expect(nextOf(once, any)?.change.id).to.equal('2');
    expect(
      nextOf(applyOutcome(once, '2', again, { isIncluded: false, now: 10, random: 0 }), any)?.change.id,
      'both wait: the one that is due first',
    ).to.equal('1');
  });
  it('none where all is said', () => expect(nextOf([], any)).to.equal(undefined));
});

describe('somebody else changed the same', () => {
  const tick = (done: object | null) =>
    aConfig({
      ...(JSON.parse(
        JSON.stringify({ metrics: [aMetric()], effort: { entries: [anAction({ id: 'a', done: done as never })] } }),
      ) as object),
    });
  const answered = (text: string | null) =>
    aConfig({
      metrics: [aMetric()],
      effort: {
        entries: [
          {
            id: 'q',
            kind: 'question',
            side: 'customer',
            title: 'Which?',
            moves: ['m'],
            ...(text === null ? {} : { answer: { on: '2026-06-01', text } }),
          },
        ],
      },
    });
  const judged = (opinion: object) => aConfig({ metrics: [aMetric(opinion)] });
  const ranked = (...ids: string[]) =>
    aConfig({
      metrics: [aMetric()],
      plan: { nextPhase: { options: ids.map((id, i) => ({ id, kind: 'teams' as const, name: id, rank: i + 1 })) } },
    });
  const cases: [string, Partial<Change>, seen: typeof config, now: typeof config, boolean][] = [
    ['nothing has changed', {}, tick(null), tick(null), false],
    ['ticked by both', {}, tick(null), tick({ on: '2026-06-30', by: 'Ops' }), false],
    ['ticked by both, with other evidence', {}, tick(null), tick({ on: '2026-06-30', evidence: 'A photo' }), true],
    ['reopened by both', { kind: 'action-reopened' }, tick({ on: '2026-06-01' }), tick(null), false],
    [
      'reopened here, ticked anew with a photo there',
      { kind: 'action-reopened' },
      tick({ on: '2026-06-01' }),
      tick({ on: '2026-06-02', evidence: 'A photo' }),
      true,
    ],
    ['the item is gone: the server will say so', {}, tick(null), aConfig({ metrics: [aMetric()] }), false],
    [
      'answered by both alike',
      { kind: 'question-answered', target: 'q', value: { text: 'S/4' } },
      answered(null),
      answered('S/4'),
      false,
    ],
    [
      'answered by both, differently',
      { kind: 'question-answered', target: 'q', value: { text: 'S/4' } },
      answered(null),
      answered('R/3'),
      true,
    ],
    [
      'a comment is nobody’s rival',
      { kind: 'comment', target: 'q', value: { text: 'Hm.' } },
      answered(null),
      answered('R/3'),
      false,
    ],
    [
      'confirmed here, disputed there',
      { kind: 'metric-confirmed', target: 'm', value: { value: 5 } },
      judged({}),
      judged({ disputed: { on: '2026-06-30', reason: 'Wrong month' } }),
      true,
    ],
    [
      'confirmed by both',
      { kind: 'metric-confirmed', target: 'm', value: { value: 5 } },
      judged({}),
      judged({ confirmed: { on: '2026-06-30', by: 'CFO', value: 5 } }),
      false,
    ],
    [
      'ranked by both alike',
      { kind: 'next-phase-ranked', target: 'b', value: { rank: 1 } },
      ranked('a', 'b', 'c'),
      ranked('b', 'a', 'c'),
      false,
    ],
    [
      'ranked by both, differently',
      { kind: 'next-phase-ranked', target: 'b', value: { rank: 1 } },
      ranked('a', 'b', 'c'),
      ranked('c', 'a', 'b'),
      true,
    ],
  ];
  for (const [name, parts, seen, now, expected] of cases)
    it(name, () => {
      const [item] = [queuedChange(aChange('1', parts), seen)];
      expect(isContested(item, now)).to.equal(expected);
    });

  it('a person who insists has seen what is there', () => {
    const [seen, now] = [answered(null), answered('R/3')];
    const queue = markConflict(
      [queuedChange(aChange('1', { kind: 'question-answered', target: 'q', value: { text: 'S/4' } }), seen)],
      '1',
    );
    const [item] = overrideConflict(queue, '1', now);
    expect(item).to.include({ status: 'waiting', tries: 0 });
    expect(isContested(item!, now)).to.equal(false);
    expect(isContested(item!, answered('Oracle'))).to.equal(true);
  });

  it('what a person did twice in a row is no quarrel with themselves', () => {
    const queue = queueOf(aChange('1'), aChange('2', { kind: 'action-reopened' }));
    expect(isContested(queue[1]!, shownWith(config, queue.slice(0, 1)))).to.equal(false);
  });
});

describe('what was saved without a config', () => {
  const kept = applyOutcome(
    queueOf(aChange('1', { at: '2026-07-02T10:00:00Z' })),
    '1',
    { kind: 'saved', etag: null },
    { isIncluded: false, now: 0, random: 0 },
  );
  it('stays until a config comes that was made after it', () => {
    expect(dropIncluded(kept, config)).to.have.length(1);
    expect(dropIncluded(kept, { ...config, asOf: '2026-07-03T00:00:00Z' })).to.have.length(0);
  });
  it('stays where a config of another account comes', () =>
    expect(
      dropIncluded(kept, { ...config, account: { ...config.account, id: 'other' }, asOf: '2026-07-03T00:00:00Z' }),
    ).to.have.length(1));
  it('what waits is not taken for saved', () =>
    expect(dropIncluded(queueOf(aChange('1')), { ...config, asOf: '2027-01-01T00:00:00Z' })).to.have.length(1));
});
