import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import { applyChange, type Change } from '../../../src/core/changes/change.js';
import { byRank } from '../../../src/core/plan/next-phase-order.js';
import type { Config } from '../../../src/core/config/schema.js';
import { doNext } from '../../../src/core/effort/do-next.js';
import { planOf } from '../../../src/core/advice/plan-advice.js';
import { aConfig, aMetric, anAction, type PlanInput } from '../../fixtures/config.js';

type Options = NonNullable<NonNullable<PlanInput['nextPhase']>['options']>;
const option = (id: string, rank?: number): Options[number] => ({
  id,
  kind: 'teams',
  name: id,
  ...(rank === undefined ? {} : { rank }),
});

const config = aConfig({
  account: { id: 'acme', name: 'Acme', timeZone: 'Europe/Berlin' },
  metrics: [aMetric()],
  plan: {
    purpose: 'Get paid sooner',
    agreedOn: '2026-01-20',
    milestones: [
      { id: 'live', name: 'Live', due: '2026-06-30', proof: 'A photo' },
      { id: 'trained', name: 'Trained', due: '2026-05-31', done: { on: '2026-05-01', by: 'CFO', evidence: 'A list' } },
      { id: 'signed', name: 'Signed', done: '2026-01-20' },
    ],
    nextPhase: { options: [option('a', 1), option('b', 2), option('c', 3)], chosen: 'b' },
  },
  effort: {
    entries: [
      anAction({ id: 'open' }),
      anAction({ id: 'done', done: { on: '2026-05-01', by: 'CFO', evidence: 'A photo' } }),
    ],
  },
});
const aChange = (parts: Partial<Change> = {}): Change =>
  ({
    id: '5b4a3c7e-0000-4000-8000-000000000000',
    at: '2026-07-01T10:00:00Z',
    account: 'acme',
    kind: 'action-done',
    target: 'open',
    ...parts,
  }) as Change;
const metricOf = (changed: Config) => changed.metrics[0]!;
const doneOf = (changed: Config, id: string) => changed.effort?.entries.find((entry) => entry.id === id)?.done;

describe('changes: a comment is taken back', () => {
  const comments = (by?: string) => {
    const said = (who: string): Change => aChange({ kind: 'comment', value: { text: 'Yes' }, by: who });
    const withdrawn = aChange({
      kind: 'comment-withdrawn',
      value: { text: 'Yes' },
      ...(by === undefined ? {} : { by }),
    });
    const changed = [said('Ana'), said('Ben'), withdrawn].reduce(applyChange, config);
    return changed.effort?.entries.find(({ id }) => id === 'open')?.comments.map((comment) => comment.by);
  };

  it('the latest with that text', () => expect(comments()).to.deep.equal(['Ana']));
  it('the latest of the person who takes it back', () => expect(comments('Ana')).to.deep.equal(['Ben']));
  it('none of anybody else', () => expect(comments('Cem')).to.deep.equal(['Ana', 'Ben']));
});

describe('changes: an action is done', () => {
  const cases: [string, Partial<Change>, object][] = [
    ['on its day', {}, { on: '2026-07-01' }],
    ['by somebody', { by: 'Ops lead' }, { on: '2026-07-01', by: 'Ops lead' }],
    [
      'with what shows it',
      { value: { evidence: 'https://example.com' } },
      { on: '2026-07-01', evidence: 'https://example.com' },
    ],
    ['with nothing to show', { value: {} }, { on: '2026-07-01' }],
    ['late in the evening, where it is tomorrow already', { at: '2026-07-01T22:30:00Z' }, { on: '2026-07-02' }],
    ['an instant with an offset', { at: '2026-07-02T03:00:00+09:00' }, { on: '2026-07-01' }],
    ['done once more: the later one counts', { target: 'done', by: 'Ops lead' }, { on: '2026-07-01', by: 'Ops lead' }],
  ];
  for (const [name, parts, expected] of cases)
    it(name, () => expect(doneOf(applyChange(config, aChange(parts)), parts.target ?? 'open')).to.deep.equal(expected));

  it('and is no longer to be done', () => {
    expect(doNext(config).map(({ entry }) => entry.id)).to.deep.equal(['open']);
    expect(doNext(applyChange(config, aChange()))).to.be.empty;
  });

  it('applied twice it is the same', () => {
    const once = applyChange(config, aChange());
    expect(applyChange(once, aChange())).to.deep.equal(once);
  });
});

describe('changes: an action is open again', () => {
  it('whoever had done it', () => {
    const reopened = applyChange(config, aChange({ kind: 'action-reopened', target: 'done' }));
    expect(doneOf(reopened, 'done')).to.equal(null);
    expect(doNext(reopened).map(({ entry }) => entry.id)).to.deep.equal(['open', 'done']);
  });

  it('done and open again is open', () => {
    expect(doneOf(applyChange(applyChange(config, aChange()), aChange({ kind: 'action-reopened' })), 'open')).to.equal(
      null,
    );
  });
});

describe('changes: a milestone is done', () => {
  const milestoneOf = (changed: Config, id: string) =>
    changed.plan?.milestones.find((milestone) => milestone.id === id);
  const done = (parts: Partial<Change> = {}): Change =>
    aChange({ kind: 'milestone-done', target: 'live', ...parts } as Partial<Change>);
  const at = '2026-07-01T10:00:00Z';

  const cases: [string, Partial<Change>, object][] = [
    ['on its day, and at which moment', {}, { on: '2026-07-01', at }],
    ['by somebody', { by: 'Ops lead' }, { on: '2026-07-01', at, by: 'Ops lead' }],
    [
      'with a link that shows it',
      { value: { evidence: 'https://example.com' } },
      { on: '2026-07-01', at, evidence: 'https://example.com' },
    ],
    ['with nothing to show', { value: {} }, { on: '2026-07-01', at }],
    [
      'late in the evening, where it is tomorrow already',
      { at: '2026-07-01T22:30:00Z' },
      { on: '2026-07-02', at: '2026-07-01T22:30:00Z' },
    ],
    ['done once more: the later one counts', { target: 'trained' }, { on: '2026-07-01', at }],
    ['done once more, where only a day was known', { target: 'signed' }, { on: '2026-07-01', at }],
  ];
  for (const [name, parts, expected] of cases)
    it(name, () =>
      expect(milestoneOf(applyChange(config, done(parts)), parts.target ?? 'live')?.done).to.deep.equal(expected),
    );

  it('what else is known of it stays', () => {
    expect(milestoneOf(applyChange(config, done()), 'live')).to.deep.include({
      name: 'Live',
      due: '2026-06-30',
      proof: 'A photo',
    });
  });

  it('counts at once, though the config’s asOf is older', () => {
    const after = applyChange(config, done({ at: '2026-08-15T10:00:00Z' }));
    const view = planOf(after)?.milestones.find(({ milestone }) => milestone.id === 'live');
    expect([view?.status, view?.doneOn]).to.deep.equal(['done-late', '2026-08-15']);
  });

  for (const id of ['live', 'trained', 'signed'])
    it(`open again, ${id}: it is open`, () => {
      const reopened = applyChange(
        applyChange(config, done({ target: id })),
        aChange({ kind: 'milestone-reopened', target: id }),
      );
      expect(milestoneOf(reopened, id)?.done).to.equal(null);
      expect(planOf(reopened)?.milestones.find(({ milestone }) => milestone.id === id)?.doneOn).to.equal(null);
    });
});

describe('changes: the next phase is ranked', () => {
  const withOptions = (...options: Options): Config =>
    aConfig({ account: { id: 'acme', name: 'Acme' }, plan: { nextPhase: { options } } });
  const rank = (before: Config, id: string, place: number) =>
    applyChange(before, aChange({ kind: 'next-phase-ranked', target: id, value: { rank: place } }));
  const optionsOf = (changed: Config) => changed.plan?.nextPhase?.options ?? [];
  const order = (changed: Config) =>
    byRank(optionsOf(changed))
      .map(({ id }) => id)
      .join(' ');
  const ranks = (changed: Config) => optionsOf(changed).map((one) => one.rank);

  const three: Options = [option('a', 1), option('b', 2), option('c', 3)];
  const cases: [string, Options, string, number, string][] = [
    ['to the first place', three, 'c', 1, 'c a b'],
    ['to the last place', three, 'a', 3, 'b c a'],
    ['one place up', three, 'c', 2, 'a c b'],
    ['one place down', three, 'a', 2, 'b a c'],
    ['to the place it has', three, 'b', 2, 'a b c'],
    ['beyond the end: to the last place', three, 'a', 99, 'b c a'],
    ['before the first: to the first place', three, 'c', 0, 'c a b'],
    ['the only one', [option('a')], 'a', 1, 'a'],
    ['two ranks alike before: as they were written', [option('a', 1), option('b', 1), option('c', 2)], 'c', 2, 'a c b'],
    ['the second of two alike, to the first place', [option('a', 1), option('b', 1)], 'b', 1, 'b a'],
    ['all without a rank: as they were written', [option('a'), option('b'), option('c')], 'c', 1, 'c a b'],
    ['one without a rank comes last', [option('a'), option('b', 1), option('c', 2)], 'c', 1, 'c b a'],
    ['one without a rank is moved', [option('a', 1), option('b'), option('c')], 'c', 2, 'a c b'],
    ['ranks with gaps', [option('a', 5), option('b', 20), option('c', 10)], 'b', 1, 'b a c'],
  ];
  for (const [name, options, id, place, expected] of cases)
    it(`${name}: ${expected}`, () => {
      const ranked = rank(withOptions(...options), id, place);
      expect(order(ranked)).to.equal(expected);
      expect(ranks(ranked).sort()).to.deep.equal(options.map((_, i) => i + 1));
    });

  it('they stay written where they were, and the choice is the same', () => {
    const { nextPhase } = rank(config, 'c', 1).plan!;
    expect(nextPhase?.options.map(({ id, rank: place }) => [id, place])).to.deep.equal([
      ['a', 2],
      ['b', 3],
      ['c', 1],
    ]);
    expect(nextPhase?.chosen).to.equal('b');
  });

  it('any rankings leave every option once, counted from 1, the last one moved where it was put', () => {
    const before = fc.array(fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }), {
      minLength: 1,
      maxLength: 8,
    });
    const moves = fc.array(fc.tuple(fc.nat({ max: 7 }), fc.integer({ min: 1, max: 12 })), {
      minLength: 1,
      maxLength: 10,
    });
    fc.assert(
      fc.property(before, moves, (places, steps) => {
        let ranked = withOptions(...places.map((place, i) => option(`o${i}`, place)));
        const count = places.length;
        for (const [index, place] of steps) {
          const id = `o${index % count}`;
          const others = order(ranked)
            .split(' ')
            .filter((other) => other !== id);
          ranked = rank(ranked, id, place);
          expect(byRank(optionsOf(ranked)).map((one) => one.rank)).to.deep.equal(places.map((_, i) => i + 1));
          expect(order(ranked).split(' ').indexOf(id)).to.equal(Math.min(place, count) - 1);
          expect(
            order(ranked)
              .split(' ')
              .filter((other) => other !== id),
            'the others keep their order',
          ).to.deep.equal(others);
        }
        expect(optionsOf(ranked).map(({ id }) => id)).to.deep.equal(places.map((_, i) => `o${i}`));
      }),
    );
  });
});

describe('changes: the purpose is confirmed', () => {
  const confirm = aChange({ kind: 'purpose-confirmed', target: 'acme', by: 'CFO' });
  const takeBack = (value?: { earlier?: { on: string; by?: string } }) =>
    aChange({ kind: 'purpose-unconfirmed', target: 'acme', ...(value ? { value } : {}) });

  it('on which day, and by whom', () => {
    expect(applyChange(config, confirm).plan?.confirmed).to.deep.equal({ on: '2026-07-01', by: 'CFO' });
    expect(
      applyChange(config, aChange({ kind: 'purpose-confirmed', target: 'acme', at: '2026-07-01T22:30:00Z' })).plan
        ?.confirmed,
    ).to.deep.equal({ on: '2026-07-02' });
  });

  it('and so is fresh; the agreement itself stays as it is', () => {
    expect([planOf(config)?.purposeAge, planOf(applyChange(config, confirm))?.purposeAge]).to.deep.equal([162, 0]);
    expect(applyChange(config, confirm).plan).to.deep.include({ purpose: 'Get paid sooner', agreedOn: '2026-01-20' });
  });

  it('taken back: none is left', () => {
    const after = applyChange(applyChange(config, confirm), takeBack());
    expect(after.plan?.confirmed).to.equal(undefined);
    expect(planOf(after)?.purposeAge).to.equal(162);
  });

  it('taken back: the earlier one holds again', () => {
    const after = applyChange(applyChange(config, confirm), takeBack({ earlier: { on: '2026-04-01' } }));
    expect(after.plan?.confirmed).to.deep.equal({ on: '2026-04-01' });
    expect(planOf(after)?.purposeAge).to.equal(91);
  });
});

describe('changes: a metric is confirmed or disputed', () => {
  const confirm = aChange({ kind: 'metric-confirmed', target: 'm', value: { value: 160 }, by: 'Controller' });
  const dispute = aChange({
    kind: 'metric-disputed',
    target: 'm',
    value: { value: 160, reason: 'Returns are missing' },
  });

  it('confirmed: on which day, by whom, and which value', () => {
    expect(metricOf(applyChange(config, confirm)).confirmed).to.deep.equal({
      on: '2026-07-01',
      by: 'Controller',
      value: 160,
    });
  });

  it('disputed: on which day, and why', () => {
    expect(metricOf(applyChange(config, dispute)).disputed).to.deep.include({
      on: '2026-07-01',
      reason: 'Returns are missing',
    });
  });

  it('never both: the later one counts', () => {
    const disputed = metricOf(applyChange(applyChange(config, confirm), dispute));
    expect([disputed.confirmed, disputed.disputed?.reason]).to.deep.equal([undefined, 'Returns are missing']);
    const confirmed = metricOf(applyChange(applyChange(config, dispute), confirm));
    expect([confirmed.confirmed?.value, confirmed.disputed]).to.deep.equal([160, undefined]);
  });

  it('its values stay as they are', () => {
    const { points, name } = metricOf(applyChange(config, dispute));
    expect(points).to.equal(metricOf(config).points);
    expect(name).to.equal('Orders');
  });
});

describe('changes: the rest stays', () => {
  const bare = aConfig({ account: { id: 'acme', name: 'Acme' } });
  const none: [string, Config, Partial<Change>][] = [
    ['of another account', config, { account: 'other' }],
    ['of an entry that is gone', config, { target: 'gone' }],
    ['of a metric that is gone', config, { kind: 'metric-confirmed', target: 'gone', value: { value: 1 } }],
    [
      'of a metric in dispute that is gone',
      config,
      { kind: 'metric-disputed', target: 'gone', value: { value: 1, reason: 'Why' } },
    ],
    ['of a milestone that is gone', config, { kind: 'milestone-done', target: 'gone' }],
    ['of a milestone to reopen that is gone', config, { kind: 'milestone-reopened', target: 'gone' }],
    ['of an option that is gone', config, { kind: 'next-phase-ranked', target: 'gone', value: { rank: 1 } }],
    ['of an option, without a rank', config, { kind: 'next-phase-ranked', target: 'a' }],
    ['of a milestone, to a config without a plan', bare, { kind: 'milestone-done', target: 'live' }],
    ['of an option, to a config without a plan', bare, { kind: 'next-phase-ranked', target: 'a', value: { rank: 1 } }],
    [
      'of an option, to a plan without a next phase',
      aConfig({ account: bare.account, plan: {} }),
      { kind: 'next-phase-ranked', target: 'a', value: { rank: 1 } },
    ],
    ['of the purpose, to a config without a plan', bare, { kind: 'purpose-confirmed', target: 'acme' }],
    ['of the purpose, taken back, to a config without a plan', bare, { kind: 'purpose-unconfirmed', target: 'acme' }],
    ['of a kind that only a newer version knows', config, { kind: 'milestone-burnt' as Change['kind'] }],
    ['to a config without a ledger', bare, {}],
  ];
  for (const [name, before, parts] of none)
    it(`a change ${name} gives the same config back`, () =>
      expect(applyChange(before, aChange(parts))).to.equal(before));

  const changes: Partial<Change>[] = [
    { kind: 'action-done' },
    { kind: 'action-reopened', target: 'done' },
    { kind: 'metric-confirmed', target: 'm', value: { value: 160 } },
    { kind: 'metric-disputed', target: 'm', value: { value: 160, reason: 'Why' } },
    { kind: 'milestone-done', target: 'live', value: { evidence: 'A photo' } },
    { kind: 'milestone-reopened', target: 'trained' },
    { kind: 'next-phase-ranked', target: 'c', value: { rank: 1 } },
    { kind: 'purpose-confirmed', target: 'acme' },
    { kind: 'purpose-unconfirmed', target: 'acme', value: { earlier: { on: '2026-01-01' } } },
  ];
  for (const change of changes)
    it(`${change.kind}: the config it is applied to is not changed`, () => {
      const before = structuredClone(config);
      const after = applyChange(config, aChange(change));
      expect(config).to.deep.equal(before);
      expect(after).not.to.equal(config);
    });

  it('what it does not touch is shared, so that nothing is computed anew', () => {
    const after = applyChange(config, aChange());
    expect(after.metrics).to.equal(config.metrics);
    expect(after.effort?.entries[1]).to.equal(config.effort?.entries[1]);
    const milestone = applyChange(config, aChange({ kind: 'milestone-done', target: 'live' }));
    expect([milestone.metrics, milestone.effort, milestone.plan?.milestones[1]]).to.have.ordered.members([
      config.metrics,
      config.effort,
      config.plan?.milestones[1],
    ]);
  });
});

describe('changes: an undo restores the whole', () => {
  const done = { on: '2026-05-01', by: 'CFO', evidence: 'A photo' };
  it('of an action that was reopened, with what showed it', () => {
    const reopened = applyChange(config, aChange({ kind: 'action-reopened', target: 'done' }));
    expect(doneOf(reopened, 'done')).to.equal(null);
    expect(
      doneOf(applyChange(reopened, aChange({ kind: 'action-restored', target: 'done', value: { done } })), 'done'),
    ).to.deep.equal(done);
  });

  it('of what was said of a number', () => {
    const confirmed = { on: '2026-06-01', by: 'Controller', value: 5 };
    const disputed = applyChange(
      config,
      aChange({ kind: 'metric-disputed', target: 'm', value: { value: 5, reason: 'Wrong month' } }),
    );
    expect(
      metricOf(applyChange(disputed, aChange({ kind: 'metric-restored', target: 'm', value: { confirmed } }))),
    ).to.deep.include({ confirmed, disputed: undefined });
    expect(
      metricOf(applyChange(disputed, aChange({ kind: 'metric-restored', target: 'm', value: {} }))),
    ).to.deep.include({ confirmed: undefined, disputed: undefined });
  });
});

describe('changes: the page was seen', () => {
  it('what was seen is kept with the account', () =>
    expect(
      applyChange(config, aChange({ kind: 'page-seen', target: 'acme', value: { seen: { version: 1 } } })).lastSeen,
    ).to.deep.equal({ version: 1 }));
});
