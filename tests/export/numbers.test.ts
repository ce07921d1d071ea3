import { expect } from '@open-wc/testing';
import type { Config } from '../../src/core/config/schema.js';
import { doNext } from '../../src/core/effort/do-next.js';
import { effortOf } from '../../src/core/effort/ledger.js';
import { differenceUnit, distinctUnit, localizerFor, type Localizer } from '../../src/core/i18n/localizer.js';
import { paintOnce } from '../../src/chart/painter.js';
import { htmlOf } from '../../src/export/html/render.js';
import { MAX_ROWS } from '../../src/export/results-sections.js';
import { behaviorOf } from '../../src/core/results/behavior.js';
import { resultOf } from '../../src/core/results/result.js';
import { demoAccounts, LANGUAGES, loadAll } from './support.js';

before(loadAll);

/** Numbers as they are written in a text, signs aside. */
const numbersIn = (text: string): string[] => text.match(/\d+(?:[.,\u00a0\u202f’]\d+)*/g) ?? [];

/** Every number that the config, or what is computed from it, can back. */
function backed(config: Config, localizer: Localizer): Set<string> {
  const effort = effortOf(config);
  const results = config.metrics.map(({ id }) => resultOf(config, id, localizer));
  const behaviors = config.behaviors.map(({ id }) => behaviorOf(config, id, localizer));
  const days = JSON.stringify(config).match(/\d{4}-\d{2}-\d{2}/g) ?? [];
  return new Set(
    [
      JSON.stringify({ ...config, metrics: config.metrics.map(({ points: _, ...metric }) => metric) }),
      ...days.flatMap((day) => [localizer.day(day), localizer.shortDay(day)]),
      ...results.flatMap(({ statements, buckets, comparison, unit, effects, metric, baseline }) => [
        ...statements.map(({ text }) => text),
        String(buckets.length),
        String(Math.min(MAX_ROWS, buckets.length)),
        ...[...buckets, ...(comparison ?? [])].flatMap(({ label, value, n }) => [
          label,
          String(n),
          value === null ? '' : localizer.number(value, unit),
        ]),
        ...effects.flatMap(({ before, after, difference, beyondTrend }) => {
          const shared = differenceUnit(before.median, after.median, unit, localizer);
          return [
            beyondTrend === null
              ? ''
              : localizer.signed(beyondTrend, distinctUnit([0, beyondTrend], shared, localizer)),
            localizer.signed(difference, distinctUnit([0, difference], shared, localizer)),
            localizer.bare(before.median, shared),
            localizer.bare(after.median, shared),
            localizer.bare(before.median, unit),
            localizer.number(after.median, unit),
            localizer.signed(difference, unit),
            String(before.n),
            String(after.n),
          ];
        }),
        ...[baseline?.value, metric.target?.value, metric.target?.min, metric.target?.max, metric.confirmed?.value].map(
          (value) => (value === undefined ? '' : `${localizer.number(value, unit)} ${localizer.bare(value, unit)}`),
        ),
      ]),
      ...behaviors.flatMap(({ kept, missed, notMeasured }) => [kept, missed, kept + missed, notMeasured].map(String)),
      ...effort.months.flatMap(({ asked, open, saved, unknown, month }) => [
        localizer.t('minutes', { count: asked }),
        localizer.t('minutes', { count: open }),
        localizer.t('minutes', { count: saved }),
        String(unknown),
        month,
      ]),
      String(effort.months.reduce((sum, { unknown }) => sum + unknown, 0)),
      // what the next actions ask together, and how long a reply took
      String(doNext(config, localizer).reduce((sum, { minutes }) => sum + (minutes ?? 0), 0)),
      ...effort.feedback.map(({ given = '', replied = '' }) =>
        String((Date.parse(replied) - Date.parse(given)) / 86_400_000),
      ),
    ].flatMap(numbersIn),
  );
}

describe('every number of the page', () => {
  for (const [id, config] of demoAccounts)
    for (const lang of LANGUAGES)
      it(`of ${id} in ${lang} is backed by the config or by what is computed from it`, () => {
        const localizer = localizerFor(lang, config.messages);
        const page = new DOMParser().parseFromString(htmlOf(config, localizer, paintOnce), 'text/html');
        page.querySelectorAll('style, svg').forEach((element) => element.remove());
        page.querySelectorAll('br').forEach((element) => element.replaceWith('\n'));
        const known = backed(config, localizer);
        const lines = [...page.querySelectorAll('h1, h2, h3, p, li, th, td')].map(({ textContent }) => textContent);
        expect(lines.flatMap(numbersIn).length, 'finds numbers at all').to.be.greaterThan(15);
        expect(
          lines.flatMap((line) =>
            numbersIn(line)
              .filter((number) => !known.has(number))
              .map((number) => `${number} in “${line}”`),
          ),
        ).to.deep.equal([]);
      });
});
