import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import type { Result } from '../../../src/core/results/result.js';
import { monthly, theResult, type MetricInput } from '../../fixtures/config.js';
import { computePlainly, type PlainAccount, type PlainResult } from './second-implementation.js';

/**
 * Series of a kind that is met: a level, a step at go-live, a slope, a wave, with noise and gaps; whole numbers and
 * tenths.
 */
const series = fc
  .record({
    length: fc.integer({ min: 0, max: 34 }),
    level: fc.integer({ min: -20, max: 200 }),
    slope: fc.constantFrom(0, 1, -1, 4, -4, 0.5, -0.5),
    step: fc.constantFrom(0, 0, 30, -30),
    plateau: fc.constantFrom(0, 6, 12),
    bend: fc.constantFrom(0, 0, 6, 0.2),
    scale: fc.constantFrom(0, 1, 3, 20),
    seeds: fc.array(fc.tuple(fc.integer({ min: -10, max: 10 }), fc.integer({ min: 0, max: 11 })), {
      minLength: 34,
      maxLength: 34,
    }),
  })
  .map(({ length, level, slope, step, plateau, bend, scale, seeds }) =>
    Array.from({ length }, (_, i) => {
      const [noise, gap] = seeds[i] ?? [0, 1];
      const run = plateau ? Math.min(i, length - plateau) : i;
      const bent = bend ? slope * bend * Math.max(0, i - (length - 7)) - slope * Math.max(0, i - (length - 7)) : 0;
      return gap === 0 ? null : level + slope * run + bent + (i > 14 ? step : 0) + (scale * noise) / 10;
    }),
  );

const accounts: fc.Arbitrary<PlainAccount> = fc
  .record({
    values: series,
    direction: fc.constantFrom('increase' as const, 'decrease' as const, 'maintain' as const),
    agreed: fc.option(fc.integer({ min: -20, max: 200 })),
    target: fc.option(fc.integer({ min: -60, max: 300 }), { freq: 6 }),
    edges: fc.tuple(fc.integer({ min: 0, max: 150 }), fc.integer({ min: 0, max: 80 })),
    side: fc.constantFrom('both', 'both', 'min', 'max'),
    by: fc.constantFrom(null, '2026-06-30', '2026-11-30', '2027-03-31', '2027-09-30', '2028-12-31'),
    goLive: fc.constantFrom(null, '2025-10-01', '2025-10-17', '2025-10-25', '2026-01-01'),
    breakAt: fc.constantFrom(null, null, null, '2025-05-01', '2026-02-01', '2026-04-15'),
    asOf: fc.constantFrom('2026-07-01T00:00:00Z', '2026-10-15T12:00:00Z', '2027-05-02T00:00:00Z'),
  })
  .map(({ values, direction, agreed, target, edges: [low, width], side, ...rest }) => ({
    ...rest,
    values,
    direction,
    agreed,
    first: 2024 * 12 + 6,
    target: direction === 'maintain' ? null : target,
    min: direction === 'maintain' && side !== 'max' ? low : null,
    max: direction === 'maintain' && side !== 'min' ? low + width : null,
  }));

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

/** Accounts that move toward a target, whose dates lie around the forecast. */
const moving: fc.Arbitrary<PlainAccount> = fc
  .record({
    seeds: fc.array(fc.integer({ min: -10, max: 10 }), { minLength: 24, maxLength: 24 }),
    scale: fc.constantFrom(0.1, 0.5, 1),
    sign: fc.constantFrom(1, -1),
    far: fc.integer({ min: 40, max: 120 }),
    by: fc.constantFrom('2026-12-31', '2027-03-31', '2027-06-30', '2027-12-31', '2028-06-30'),
  })
  .map(({ seeds, scale, sign, far, by }) => ({
    direction: sign > 0 ? ('increase' as const) : ('decrease' as const),
    first: 2024 * 12 + 6,
    values: seeds.map((seed, i) => sign * (100 + Math.max(0, i - 11) * 4 + seed * scale)),
    agreed: null,
    target: sign * (100 + far),
    min: null,
    max: null,
    by,
    goLive: '2025-07-01',
    breakAt: null,
    asOf: '2026-07-01T00:00:00Z',
  }));

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
