import * as fc from 'fast-check';
import type { PlainAccount } from './second-implementation.js';

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

/** Accounts of any kind, with a go-live in the middle of two to three years of months. */
export const accounts: fc.Arbitrary<PlainAccount> = fc
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

/** Accounts that move toward a target, whose dates lie around the forecast. */
export const moving: fc.Arbitrary<PlainAccount> = fc
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
