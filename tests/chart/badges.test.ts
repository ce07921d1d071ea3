import { expect } from '@open-wc/testing';
import { badgesOf } from '../../src/chart/plugins/badges.js';
import type { NumberedEvent } from '../../src/chart/model.js';
import { growthOf, MAX_GROWTH } from '../fixtures/growth.js';
import { measure } from './support.js';

const WIDTH = 800;

const eventsOf = (count: number): NumberedEvent[] =>
  Array.from({ length: count }, (_, i) => ({
    number: i + 1,
    at: i / count,
    day: '2026-01-01',
    kind: i === 1 ? 'incident' : 'note',
    label: 'Event',
    isReason: false,
  }));

const badgesFor = (events: readonly NumberedEvent[]) =>
  badgesOf(events, (at) => at * WIDTH, { form: 'middle', width: WIDTH }, 0, measure);

describe('the badges of many events', function () {
  this.timeout(60_000);

  it('name every event once, in the order of time, and do not touch', () => {
    const badges = badgesFor(eventsOf(10_000));
    expect(badges.map(({ from }) => from)).to.deep.equal([1, ...badges.slice(0, -1).map(({ to }) => to + 1)]);
    expect(badges.at(-1)?.to).to.equal(10_000);
    expect(badges.flatMap(({ kinds }) => kinds)).to.have.length(10_000);
    expect(badges.slice(1).every(({ box }, i) => box.left > (badges[i]?.box.right ?? Infinity))).to.equal(true);
    expect(badges[0]?.kinds).to.include('incident');
  });

  it('are found in a time that grows with their number, not with its square', () => {
    expect(growthOf(eventsOf, badgesFor, 200)).to.be.below(MAX_GROWTH);
  });
});
