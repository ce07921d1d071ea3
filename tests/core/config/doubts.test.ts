import { expect } from '@open-wc/testing';
import { parseConfig } from '../../../src/core/config/parse.js';
import { least, pretty, warningsOf } from './support.js';

/** A metric with all that a doubt needs. */
const withMetric = (metric: object, more: object = {}): Record<string, unknown> =>
  least({ metrics: [{ id: 'm', name: 'Orders', direction: 'increase', ...metric }], ...more });
const withMilestones = (milestones: object[], more: object = {}): Record<string, unknown> =>
  least({ plan: { milestones }, ...more });
const percent = { unit: { style: 'percent' } };

describe('what is possible, but hardly meant, is shown and warned about', () => {
  /** The place of the doubt, its message and its remedy; null without a doubt. */
  const cases: [
    name: string,
    input: Record<string, unknown>,
    doubt: [path: string, message: string, hint: string] | null,
  ][] = [
    [
      'a percentage written as 85',
      withMetric({ ...percent, target: { value: 85 } }),
      ['$.metrics[0].target.value', '85 is written as 8500 %, since "style" is "percent".', 'Did you mean 0.85?'],
    ],
    ['a percentage of 1.5 may be meant', withMetric({ ...percent, target: { value: 1.5 } }), null],
    [
      'a range of percentages',
      withMetric({ ...percent, direction: 'maintain', target: { max: 90 } }),
      ['$.metrics[0].target.max', '90 is written as 9000 %, since "style" is "percent".', 'Did you mean 0.9?'],
    ],
    [
      'a stage as a percentage',
      withMetric({ ...percent, target: { value: 0.9, stages: [{ value: 60, by: '2026-06-30' }] } }),
      [
        '$.metrics[0].target.stages[0].value',
        '60 is written as 6000 %, since "style" is "percent".',
        'Did you mean 0.6?',
      ],
    ],
    [
      'the target of a habit as a percentage',
      least({
        behaviors: [{ id: 'b', name: 'Scan', unit: { style: 'percent' }, target: { value: 90 } }],
      }),
      ['$.behaviors[0].target.value', '90 is written as 9000 %, since "style" is "percent".', 'Did you mean 0.9?'],
    ],
    [
      'a target on the wrong side of the baseline',
      withMetric({ baseline: { value: 12 }, target: { value: 5 } }),
      [
        '$.metrics[0].target.value',
        'The target 5 is worse than the agreed baseline 12, since "direction" is "increase".',
        'Did you mean the direction "decrease"?',
      ],
    ],
    [
      'a target on the right side',
      withMetric({ direction: 'decrease', baseline: { value: 12 }, target: { value: 5 } }),
      null,
    ],
    [
      'stages out of order',
      withMetric({
        target: {
          value: 9,
          stages: [
            { value: 5, by: '2026-06-30' },
            { value: 3, by: '2026-03-31' },
          ],
        },
      }),
      [
        '$.metrics[0].target.stages[1].by',
        'This stage is due on 2026-03-31, but the one before it on 2026-06-30.',
        'List the stages in order of date.',
      ],
    ],
    [
      'a stage after the target',
      withMetric({ target: { value: 9, by: '2026-06-30', stages: [{ value: 5, by: '2026-09-30' }] } }),
      [
        '$.metrics[0].target.stages[0].by',
        'This stage is due on 2026-09-30, but the target itself on 2026-06-30.',
        'A stage comes before the target.',
      ],
    ],
    [
      'worth without a currency',
      withMetric({ worth: { perUnit: 3 } }),
      [
        '$.metrics[0].worth',
        'An amount of money without a currency is shown as a bare number.',
        'Name the currency here, or as "account.currency".',
      ],
    ],
    [
      'a price without a currency',
      least({ price: { value: 3 } }),
      [
        '$.price',
        'An amount of money without a currency is shown as a bare number.',
        'Name the currency here, or as "account.currency".',
      ],
    ],
    [
      'worth in the account’s currency',
      withMetric({ worth: { perUnit: 3 } }, { account: { id: 'a', name: 'A', currency: 'EUR' } }),
      null,
    ],
    [
      'a renewal before go-live',
      least({ goLive: '2026-03-01', renewal: '2025-03-01' }),
      ['$.renewal', 'The renewal (2025-03-01) is before the go-live (2026-03-01).', 'Check the year of both.'],
    ],
    [
      'a milestone due before what it waits for',
      withMilestones([
        { id: 'first', name: 'F', due: '2026-12-01' },
        { id: 'later', name: 'L', due: '2026-11-30', after: ['first'] },
      ]),
      [
        '$.plan.milestones[1].due',
        'Milestone "later" is due on 2026-11-30, but waits for "first", which is due on 2026-12-01.',
        'Agree on a day after that one.',
      ],
    ],
    [
      'a milestone that waits for another of the same day',
      withMilestones([
        { id: 'first', name: 'F', due: '2026-12-01' },
        { id: 'later', name: 'L', due: '2026-12-01', after: ['first'] },
      ]),
      null,
    ],
    [
      'a milestone that is done need not wait',
      withMilestones([
        { id: 'first', name: 'F', due: '2026-12-01' },
        { id: 'later', name: 'L', due: '2026-09-30', done: '2026-09-29', after: ['first'] },
      ]),
      null,
    ],
    [
      'a milestone due after the renewal',
      withMilestones([{ id: 'late', name: 'L', due: '2027-03-02' }], { renewal: '2027-03-01' }),
      [
        '$.plan.milestones[0].due',
        'Milestone "late" is due on 2027-03-02, after the renewal on 2027-03-01.',
        'Agree on an earlier day, or leave it to the next phase.',
      ],
    ],
    [
      'a milestone due on the day of the renewal',
      withMilestones([{ id: 'late', name: 'L', due: '2027-03-01' }], { renewal: '2027-03-01' }),
      null,
    ],
  ];
  for (const [name, input, doubt] of cases)
    it(name, () => {
      const { ok } = parseConfig(pretty(input));
      expect(ok, 'nothing is refused').to.equal(true);
      expect(
        warningsOf(input).map(({ severity, code, path, message, hint }) => [severity, code, path, message, hint]),
      ).to.deep.equal(doubt ? [['warning', 'doubtful', ...doubt]] : []);
    });
});
