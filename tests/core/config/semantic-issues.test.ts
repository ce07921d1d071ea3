import { expect } from '@open-wc/testing';
import { parseConfig } from '../../../src/core/config/parse.js';
import { at, changed, issuesOf, least, placeIn, pretty, put, sample, steps } from './support.js';

describe('a reference to nothing', () => {
  /** The value and its place, the referring part, the kind of thing referred to, and the nearest id. */
  const dangling: [path: string, id: string, from: string, what: string, meant?: string][] = [
    ['behaviors[0].moves[0]', 'invoice-cycles', 'Behaviour "same-day-pod"', 'a metric', 'invoice-cycle'],
    ['behaviors[1].moves[1]', 'same-day-pod', 'Behaviour "weekly-review"', 'a metric'],
    ['events[0].metrics[0]', 'late-proof', 'The event of 2026-03-02', 'a metric', 'late-proofs'],
    ['plan.metrics[1]', 'over-due', 'The plan', 'a metric', 'overdue'],
    ['plan.milestones[1].owner', 'ops_lead', 'Milestone "depots-all"', 'a role', 'ops-lead'],
    ['plan.milestones[1].after[0]', 'depots-for', 'Milestone "depots-all"', 'a milestone', 'depots-four'],
    ['plan.milestones[1].metrics[0]', 'zzzzzz', 'Milestone "depots-all"', 'a metric'],
    ['plan.nextPhase.chosen', 'duning', 'The next phase', 'an option', 'dunning'],
    ['effort.entries[0].moves[0]', 'same-day-pods', 'Entry "e1"', 'a metric or behaviour', 'same-day-pod'],
    ['effort.entries[4].moves[0]', 'Invoice-Cycle', 'Entry "e5"', 'a metric or behaviour', 'invoice-cycle'],
    ['effort.entries[0].role', 'sponsors', 'Entry "e1"', 'a role', 'sponsor'],
    ...['__proto__', 'constructor', 'toString'].map((id): [string, string, string, string] => [
      'plan.metrics[0]',
      id,
      'The plan',
      'a metric',
    ]),
  ];
  for (const [path, id, from, what, meant] of dangling)
    it(`${path}: ${id}`, () => {
      const input = changed(path, id);
      const issue = {
        code: 'reference',
        path: `$.${path}`,
        message: `${from} refers to "${id}", but no ${what.replace(/^an? /, '')} has that id.`,
        expected: `the id of ${what}`,
        found: `"${id}"`,
        ...(meant === undefined ? {} : { hint: `Did you mean "${meant}"?` }),
      };
      expect(issuesOf(input)).to.deep.equal([issue]);
      expect(issuesOf(pretty(input))).to.deep.equal([{ ...issue, ...placeIn(input, steps(path)) }]);
      // the reference alone is left out, but an ask keeps what it is for
      const clean = parseConfig(sample()).config;
      const kept = /^effort.*\.moves/.test(path) ? id : undefined;
      expect(parseConfig(input).config).to.deep.equal(put(structuredClone(clean), steps(path), kept));
    });

  it('several in one list, between ones that are right', () => {
    const input = changed('behaviors[1].moves', ['a', 'late-proofs', 'b', 'invoice-cycle', 'c']);
    expect(issuesOf(input).map(({ path }) => path)).to.deep.equal([0, 2, 4].map((i) => `$.behaviors[1].moves[${i}]`));
    expect(at(parseConfig(input).config, steps('behaviors[1].moves'))).to.deep.equal(['late-proofs', 'invoice-cycle']);
  });

  it('is no fault of its own where what it names is written but faulty', () => {
    const input = put(
      changed('effort.entries[0].moves', ['nothing', 'invoice-cycle', 'same-day-pod', 'overdue']),
      steps('metrics[0].direction'),
      'up',
    );
    expect(issuesOf(input).map(({ code, path }) => [code, path])).to.deep.equal([
      ['shape', '$.metrics[0].direction'],
      ['reference', '$.effort.entries[0].moves[0]'],
    ]);
    const { config } = parseConfig(input);
    // an ask keeps what it is for, so that it is asked all the same
    expect(at(config, steps('effort.entries[0].moves'))).to.deep.equal([
      'nothing',
      'invoice-cycle',
      'same-day-pod',
      'overdue',
    ]);
    expect(at(config, steps('plan.metrics'))).to.deep.equal(['overdue']);
    expect(at(config, steps('behaviors[0].moves'))).to.deep.equal([]);
  });
});

describe('an id twice', () => {
  const twice: [path: string, id: string, first: string][] = [
    ['metrics[1]', 'invoice-cycle', '$.metrics[0]'],
    ['behaviors[1]', 'same-day-pod', '$.behaviors[0]'],
    ['behaviors[1]', 'overdue', '$.metrics[2]'],
    ['plan.milestones[2]', 'depots-four', '$.plan.milestones[0]'],
    ['plan.roles[1]', 'sponsor', '$.plan.roles[0]'],
    ['plan.nextPhase.options[1]', 'dunning', '$.plan.nextPhase.options[0]'],
    ['effort.entries[8]', 'e1', '$.effort.entries[0]'],
  ];
  for (const [path, id, first] of twice)
    it(`${path}: ${id}`, () => {
      const input = changed(`${path}.id`, id);
      const issue = {
        code: 'duplicate',
        path: `$.${path}.id`,
        message: `Expected an id of its own, found "${id}".`,
        expected: 'an id of its own',
        found: `"${id}"`,
        part: id,
        hint: `${first} has this id already.`,
      };
      const duplicates = (text: unknown) =>
        issuesOf(text).filter(({ code }) => code !== 'reference' && code !== 'circular');
      expect(duplicates(input)).to.deep.equal([issue]);
      expect(duplicates(pretty(input))).to.deep.equal([{ ...issue, ...placeIn(input, steps(`${path}.id`)) }]);
      // the first stays
      const { config } = parseConfig(input);
      expect(at(config, steps(`${first}.id`))).to.equal(id);
      const list = steps(path).slice(0, -1);
      expect(at(config, list)).to.have.length((at(sample(), list) as unknown[]).length - 1);
    });

  it('among events, where an id may be left out', () => {
    const event = { date: '2026-01-01', kind: 'note', label: 'L' };
    expect(
      issuesOf(
        least({ events: [event, event, { ...event, id: 'a' }, { ...event, id: 'b' }, { ...event, id: 'a' }] }),
      ).map(({ path, hint }) => [path, hint]),
    ).to.deep.equal([['$.events[4].id', '$.events[2] has this id already.']]);
  });

  for (const id of ['__proto__', 'constructor', 'toString', 'hasOwnProperty'])
    it(`as ${id}, and once is fine`, () => {
      const metric = { id, name: 'M', direction: 'increase' };
      const plan = { metrics: [id] };
      const once = parseConfig(JSON.stringify(least({ metrics: [metric], plan })));
      expect(once.ok).to.equal(true);
      expect(once.config?.metrics[0]?.id).to.equal(id);
      expect(issuesOf(least({ metrics: [metric, metric], plan })).map(({ code }) => code)).to.deep.equal(['duplicate']);
    });
});

describe('values that contradict each other', () => {
  const contradictions: [
    put: [path: string, value: unknown],
    path: string,
    expected: string,
    found: string,
    part: string | undefined,
  ][] = [
    [
      ['metrics[1].target', { min: 2, max: 1 }],
      'metrics[1].target.min',
      'a number that is at most "max" (1)',
      '2',
      'late-proofs',
    ],
    [
      ['metrics[0].target', { value: 5, min: 2, max: 1 }],
      'metrics[0].target.min',
      'a number that is at most "max" (1)',
      '2',
      'invoice-cycle',
    ],
    [
      ['metrics[1].target', { value: 3 }],
      'metrics[1].target',
      '"min" or "max" or both, since "direction" is "maintain"',
      'nothing',
      'late-proofs',
    ],
    [
      ['metrics[1].target', {}],
      'metrics[1].target',
      '"min" or "max" or both, since "direction" is "maintain"',
      'nothing',
      'late-proofs',
    ],
    [
      ['metrics[0].target', { by: '2026-12-31' }],
      'metrics[0].target.value',
      'a value to reach, since "direction" is "decrease"',
      'nothing',
      'invoice-cycle',
    ],
    [
      ['metrics[0].target', { min: 1, max: 2 }],
      'metrics[0].target.value',
      'a value to reach, since "direction" is "decrease"',
      'nothing',
      'invoice-cycle',
    ],
    [
      ['behaviors[0].target', { min: 0.9 }],
      'behaviors[0].target.value',
      'a value to reach, since "direction" is "increase"',
      'nothing',
      'same-day-pod',
    ],
    [
      ['behaviors[0].direction', 'maintain'],
      'behaviors[0].target',
      '"min" or "max" or both, since "direction" is "maintain"',
      'nothing',
      'same-day-pod',
    ],
    [
      ['metrics[0].baseline', { from: '2026-03-01', to: '2026-02-28' }],
      'metrics[0].baseline.from',
      'a day that is not after "to" (2026-02-28)',
      '"2026-03-01"',
      'invoice-cycle',
    ],
    ...[
      'Europe/Berln',
      'CEST',
      'UTC+02:00',
      '+02:00',
      'Mars/Olympus',
      ' UTC',
      '__proto__',
      'constructor',
      'toString',
    ].map((zone): [[string, string], string, string, string, undefined] => [
      ['account.timeZone', zone],
      'account.timeZone',
      'an IANA time zone',
      JSON.stringify(zone),
      undefined,
    ]),
  ];
  for (const [[where, value], path, expected, found, part] of contradictions)
    it(`${where}: ${JSON.stringify(value)}`, () => {
      const input = changed(where, value);
      const issue = {
        code: 'value',
        path: `$.${path}`,
        message: found === 'nothing' ? `Missing: expected ${expected}.` : `Expected ${expected}, found ${found}.`,
        expected,
        found,
        ...(part === undefined ? { hint: 'Such as "Europe/Berlin".' } : { part }),
      };
      expect(issuesOf(input)).to.deep.equal([issue]);
      expect(issuesOf(pretty(input))).to.deep.equal([{ ...issue, ...placeIn(input, steps(path)) }]);
      expect(parseConfig(input).config === undefined).to.equal(part === undefined);
    });

  for (const zone of [
    'UTC',
    'Europe/Berlin',
    'America/Argentina/Buenos_Aires',
    'Asia/Kathmandu',
    'europe/berlin',
    'Etc/GMT+5',
  ])
    it(`${zone} is a time zone`, () => expect(issuesOf(changed('account.timeZone', zone))).to.deep.equal([]));
});
