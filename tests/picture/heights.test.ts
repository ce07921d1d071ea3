import { expect } from '@open-wc/testing';
import { wordsFor } from '../../src/locales/words.js';
import { heightsOf, NARROW, pictureOf } from '../../src/picture/picture.js';
import { resultOf } from '../../src/results/result.js';
import { viewOf } from '../../src/results/view.js';
import { aBehavior, aConfig, aMetric, sinceJanuary, type BehaviorInput, type EventInput } from '../fixtures/config.js';

const words = wordsFor('en');
const behavior = (id: string): BehaviorInput => aBehavior({ id, moves: ['m'], points: [['2026-W10', 1]] });
const event = (date: string, kind: EventInput['kind'] = 'note'): EventInput => ({ date, kind, label: 'L' });
const note = (on: string) => ({ notes: [{ on, text: 'T' }] });

const cases: [string, { metric?: object; events?: EventInput[]; behaviors?: BehaviorInput[] }][] = [
  ['nothing below the axis', {}],
  ['an event', { events: [event('2026-03-01')] }],
  ['an event long before', { events: [event('2020-03-01')] }],
  ['the go-live alone, which is a line', { events: [event('2026-01-01', 'go-live')] }],
  ['an event of another metric', { events: [{ ...event('2026-03-01'), metrics: ['other'] }] }],
  ['a note', { metric: note('2026-03-01') }],
  ['a note that is not written yet', { metric: note('2026-09-01') }],
  ['a behaviour', { behaviors: [behavior('a')] }],
  ['a behaviour without a value', { behaviors: [aBehavior({ moves: ['m'] })] }],
  ['all of them', { metric: note('2026-03-01'), events: [event('2026-03-01')], behaviors: [behavior('a'), behavior('b')] }],
  ['no value at all', { metric: { points: [] }, events: [event('2026-03-01')] }],
];

describe('how high a picture will be', () => {
  for (const [name, { metric = {}, events = [], behaviors = [] }] of cases)
    it(`is known before it is drawn: ${name}`, () => {
      const other = aMetric({ id: 'other' });
      const config = aConfig({ metrics: [aMetric({ points: sinceJanuary(110, 120, null, 140, 150, 160), ...metric }), other], events, behaviors });
      const result = resultOf(config, 'm', words);
      const view = viewOf(config, result, 'month', 'all', words);
      const drawn = (width: number) => pictureOf(config, result, view, width, words, null).height;
      expect(heightsOf(config, result, view, words)).to.deep.equal({ narrow: drawn(NARROW - 1), wide: drawn(NARROW) });
      expect([drawn(200), drawn(2000)]).to.deep.equal([drawn(NARROW - 1), drawn(NARROW)]);
    });
});
