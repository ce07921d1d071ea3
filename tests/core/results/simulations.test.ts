import { expect } from '@open-wc/testing';
import type { Config } from '../../../src/core/config/schema.js';
import { resultOf, type Result } from '../../../src/core/results/result.js';
import { aConfig, aMetric, monthly, type EventInput, type Pairs } from '../../fixtures/config.js';

/**
 * Accounts whose truth is known, so that it can be counted how often a statement is wrong. Chance comes from fixed
 * seeds. Noise is Gaussian, or heavy-tailed (Student's t with three degrees of freedom), pooled over 6 to 12 months
 * before go-live and 3 to 18 after.
 */

/** Mulberry32: small, and the same on every machine. */
function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const gaussian = (random: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
/** Student's t with three degrees of freedom, scaled to a standard deviation of 1. */
function heavy(random: () => number): number {
  const chi = gaussian(random) ** 2 + gaussian(random) ** 2 + gaussian(random) ** 2;
  return gaussian(random) / Math.sqrt(chi / 3) / Math.sqrt(3);
}

const LEVEL = 1000;
const GO_LIVE = 2025 * 12;
const dayOfMonth = (month: number) => `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;

interface Setting {
  before: number;
  after: number;
  noise: (random: () => number) => number;
}
const SETTINGS: Setting[] = [6, 9, 12].flatMap((before) =>
  [3, 6, 12, 18].flatMap((after) => [gaussian, heavy].map((noise) => ({ before, after, noise }))),
);

/** @param truth the true value `i` months after go-live, negative before it, in standard deviations of the noise */
function account(
  { before, after, noise }: Setting,
  truth: (i: number) => number,
  random: () => number,
  events: EventInput[] = [],
  sigma = 30,
): Config {
  const values = Array.from({ length: before + after }, (_, i) => LEVEL + sigma * (truth(i - before) + noise(random)));
  return aConfig({
    goLive: `${dayOfMonth(GO_LIVE)}-01`,
    asOf: `${dayOfMonth(GO_LIVE + after)}-01T00:00:00Z`,
    events,
    metrics: [
      aMetric({
        baseline: undefined,
        target: { value: LEVEL + 40 * sigma },
        points: monthly(dayOfMonth(GO_LIVE - before), values),
      }),
    ],
  });
}

/** The share of accounts of which something is told, over all settings. */
function rate(
  settings: readonly Setting[],
  runs: number,
  seed: number,
  make: (setting: Setting, random: () => number) => Config,
  isTold: (result: Result) => boolean | null,
): number {
  const random = chance(seed);
  let [told, all] = [0, 0];
  for (const setting of settings)
    for (let run = 0; run < runs; run++) {
      const is = isTold(resultOf(make(setting, random), 'm'));
      if (is === null) continue;
      all++;
      if (is) told++;
    }
  return told / all;
}

describe('simulations: how often a statement is wrong', () => {
  it('unchanged accounts are called better, worse, regressed or moving in at most 10 %', () => {
    const told = rate(
      SETTINGS,
      60,
      1,
      (setting, random) => account(setting, () => 0, random),
      ({ change, state }) => (change && change.sense !== 'none') || state === 'regressed' || state === 'moving',
    );
    expect(told).to.be.at.most(0.1);
  });

  it('steady improvements are called stalled or unchanged in at most 10 %, once they gained six sigma', () => {
    const told = rate(
      SETTINGS.filter(({ after }) => after >= 6),
      60,
      2,
      (setting, random) => account(setting, (i) => (i < 0 ? 0 : ((i + 1) / setting.after) * 6), random),
      ({ state }) => state === 'stalled' || state === 'unchanged',
    );
    expect(told).to.be.at.most(0.1);
  });

  it('plateaus are called stalled within six months in at least 60 %', () => {
    const told = rate(
      SETTINGS.filter(({ after }) => after >= 12),
      60,
      3,
      // a rise of eight sigma, then six months without one
      (setting, random) =>
        account(setting, (i) => (i < 0 ? 0 : 8 * Math.min(1, (i + 1) / (setting.after - 6))), random),
      ({ state }) => state === 'stalled',
    );
    expect(told).to.be.at.least(0.6);
  });

  it('the interval of the trend holds the true slope in 75 to 88 %', () => {
    const covered = rate(
      SETTINGS.filter(({ after }) => after >= 6),
      80,
      4,
      (setting, random) => account(setting, (i) => (i < 0 ? 0 : i / 3), random),
      ({ trend }) => trend && trend.low <= 10 && trend.high >= 10,
    );
    expect(covered).to.be.within(0.75, 0.88);
  });

  const event = (at: number): EventInput => ({
    date: `${dayOfMonth(GO_LIVE + at)}-01`,
    kind: 'expertise',
    label: 'Training',
  });
  const effects: [string, (i: number) => number, number][] = [
    ['flat', () => 0, 5],
    ['rising', (i) => i / 2, 6],
  ];
  for (const [name, truth, seed] of effects)
    it(`events without effect on ${name} series are called better or worse in at most 10 %`, () => {
      const told = rate(
        SETTINGS,
        60,
        seed,
        (setting, random) => account(setting, truth, random, [event(0)]),
        ({ effects: [effect] }) => effect !== undefined && effect.sense !== 'none',
      );
      expect(told).to.be.at.most(0.1);
    });

  it('late exports are called a change in at most 5 %', () => {
    // daily numbers of a shop without change, whose latest month breaks off
    const random = chance(7);
    let [told, all] = [0, 0];
    for (let run = 0; run < 150; run++) {
      const last = 1 + Math.floor(random() * 29);
      const points: Pairs = [];
      for (let at = Date.UTC(2025, 2, 1); at <= Date.UTC(2026, 5, last); at += 86_400_000)
        points.push([new Date(at).toISOString().slice(0, 10), Math.max(0, 100 + 20 * gaussian(random))]);
      const config = aConfig({
        metrics: [aMetric({ aggregate: 'sum', baseline: undefined, target: { value: 9000 }, points })],
      });
      const { change } = resultOf(config, 'm');
      all++;
      if (change && change.sense !== 'none') told++;
    }
    expect(told / all).to.be.at.most(0.05);
  });
});
