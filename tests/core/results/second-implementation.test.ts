import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import type { Result } from '../../../src/core/results/result.js';
import { monthly, theResult, type MetricInput } from '../../fixtures/config.js';
import { accounts, moving } from './random-accounts.js';
import { computePlainly, type PlainAccount, type PlainResult } from './second-implementation.js';

function theRealResult(account: PlainAccount): Result {
  const { direction, values, agreed, target, min, max, by, goLive, breakAt, asOf } = account;
  const aim = {
    ...(target === null ? {} : { value: target }),
    ...(min === null ? {} : { min }),
    ...(max === null ? {} : { max }),
    ...(by === null ? {} : { by }),
  };
  const metric: MetricInput = {
    id: 'm',
    name: 'Orders',
    direction,
    points: monthly('2024-07', values),
    ...(agreed === null ? {} : { baseline: { value: agreed } }),
    ...(target === null && min === null && max === null ? {} : { target: aim }),
    breaks: breakAt === null ? [] : [{ at: breakAt }],
  };
  return theResult(metric, { asOf, goLive: goLive ?? undefined });
}

const asPlain = (result: Result): PlainResult => {
  const { projection } = result;
  return {
    state: result.state,
    baseline: result.baseline?.value ?? null,
    current: result.current?.value ?? null,
    absolute: result.change?.absolute ?? null,
    sense: result.change?.sense ?? null,
    progress: result.progress,
    noise: result.noise?.value ?? null,
    assumed: result.noise?.assumed ?? null,
    slope: result.trend?.perPeriod ?? null,
    low: result.trend?.low ?? null,
    high: result.trend?.high ?? null,
    movement: result.movement,
    projection:
      'on' in projection ? `${projection.on} ${projection.earliest} ${projection.latest}` : projection.refused,
    pace: result.pace,
    velocity: result.velocity,
    firstReached: result.firstReached,
    heldSince: result.heldSince,
  };
};

describe('results: a second implementation of the definitions', () => {
  const compare = (arbitrary: fc.Arbitrary<PlainAccount>, numRuns: number): Set<string> => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(arbitrary, (account) => {
        const [real, plain] = [asPlain(theRealResult(account)), computePlainly(account)];
        for (const key of Object.keys(plain) as (keyof PlainResult)[]) {
          const [a, b] = [real[key], plain[key]];
          if (typeof a === 'number' && typeof b === 'number') expect(a, key).to.be.closeTo(b, 1e-9 * (1 + Math.abs(b)));
          else expect(a, key).to.equal(b);
        }
        for (const of of [plain.state, `pace ${plain.pace}`, `velocity ${plain.velocity}`]) seen.add(of);
      }),
      { numRuns, seed: 20 },
    );
    return seen;
  };

  it('agrees on 600 random accounts, in which each state and velocity comes up', () => {
    expect([...compare(accounts, 600)]).to.include.members([
      ...['unmeasured', 'no-baseline', 'too-few', 'stale', 'reached', 'regressed', 'moving', 'stalled', 'unchanged'],
      ...['pace behind', 'pace missed', 'velocity growing', 'velocity fading', 'velocity steady'],
    ]);
  });

  it('agrees on 200 more that move toward their target, in which each pace comes up', () => {
    expect([...compare(moving, 200)]).to.include.members(['pace ahead', 'pace on-pace', 'pace at-risk', 'pace behind']);
  });
});
