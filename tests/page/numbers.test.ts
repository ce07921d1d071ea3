import { expect } from '@open-wc/testing';
import type { Config } from '../../src/config/schema.js';
import { doNext } from '../../src/effort/do-next.js';
import { effortOf } from '../../src/effort/effort.js';
import { wordsFor, type Words } from '../../src/locales/words.js';
import { htmlOf } from '../../src/page/html.js';
import { MOST_ROWS } from '../../src/page/results-sections.js';
import { behaviorOf } from '../../src/results/behavior.js';
import { resultOf } from '../../src/results/result.js';
import { demoAccounts, LANGUAGES, loadAll } from './support.js';

before(loadAll);

/** Numbers as they are written in a text, signs aside. */
const numbersIn = (text: string): string[] => text.match(/\d+(?:[.,\u00a0\u202f’]\d+)*/g) ?? [];

/** Every number that the config, or what is computed from it, can back. */
function backed(config: Config, words: Words): Set<string> {
  const effort = effortOf(config);
  const results = config.metrics.map(({ id }) => resultOf(config, id, words));
  const behaviors = config.behaviors.map(({ id }) => behaviorOf(config, id, words));
  const days = JSON.stringify(config).match(/\d{4}-\d{2}-\d{2}/g) ?? [];
  return new Set([
    JSON.stringify({ ...config, metrics: config.metrics.map(({ points: _, ...metric }) => metric) }),
    ...days.flatMap((day) => [words.day(day), words.shortDay(day)]),
    ...results.flatMap(({ statements, buckets, comparison, unit, effects, metric, baseline }) => [
      ...statements.map(({ text }) => text), String(buckets.length), String(Math.min(MOST_ROWS, buckets.length)),
      ...[...buckets, ...(comparison ?? [])].flatMap(({ label, value, n }) => [label, String(n), value === null ? '' : words.number(value, unit)]),
      ...effects.flatMap(({ before, after, difference }) => [words.bare(before.median, unit), words.number(after.median, unit), words.signed(difference, unit), String(before.n), String(after.n)]),
      ...[baseline?.value, metric.target?.value, metric.target?.min, metric.target?.max, metric.confirmed?.value].map((value) => (value === undefined ? '' : `${words.number(value, unit)} ${words.bare(value, unit)}`)),
    ]),
    ...behaviors.flatMap(({ kept, missed, notMeasured }) => [kept, missed, kept + missed, notMeasured].map(String)),
    ...effort.months.flatMap(({ asked, saved, unknown, month }) => [words.say('minutes', { count: asked }), words.say('minutes', { count: saved }), String(unknown), month]),
    String(effort.months.reduce((sum, { unknown }) => sum + unknown, 0)),
    // what the next actions ask together, and how long a reply took
    String(doNext(config, words).reduce((sum, { minutes }) => sum + (minutes ?? 0), 0)),
    ...effort.feedback.map(({ given = '', replied = '' }) => String((Date.parse(replied) - Date.parse(given)) / 86_400_000)),
  ].flatMap(numbersIn));
}

describe('every number of the page', () => {
  for (const [id, config] of demoAccounts)
    for (const lang of LANGUAGES)
      it(`of ${id} in ${lang} is backed by the config or by what is computed from it`, () => {
        const words = wordsFor(lang, config.messages);
        const page = new DOMParser().parseFromString(htmlOf(config, words), 'text/html');
        page.querySelectorAll('style, svg').forEach((element) => element.remove());
        page.querySelectorAll('br').forEach((element) => element.replaceWith('\n'));
        const known = backed(config, words);
        const lines = [...page.querySelectorAll('h1, h2, h3, p, li, th, td')].map(({ textContent }) => textContent);
        expect(lines.flatMap(numbersIn).length, 'finds numbers at all').to.be.greaterThan(15);
        expect(lines.flatMap((line) => numbersIn(line).filter((number) => !known.has(number)).map((number) => `${number} in “${line}”`))).to.deep.equal([]);
      });
});
