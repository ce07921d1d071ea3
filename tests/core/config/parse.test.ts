import { expect } from '@open-wc/testing';
import { parseConfig } from '../../../src/core/config/parse.js';
import type { Config } from '../../../src/core/config/schema.js';
import { changed, issuesOf, least, parseLoaded, pretty, sample, warningsOf } from './support.js';

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(frozen);
  return value;
}
function configOf(input: unknown): Config {
  const result = parseConfig(input);
  if (!result.ok) throw new Error(result.issues.map(({ path, message }) => `${path} ${message}`).join('\n'));
  return result.config;
}

describe('parseConfig', () => {
  describe('accepts', () => {
    for (const [name, input] of [
      ['the sample as a value', sample()],
      ['the sample as text', JSON.stringify(sample())],
      ['the sample as indented text', pretty(sample())],
      ['text after a byte order mark', `\ufeff${pretty(sample())}`],
      ['text with Windows line ends', pretty(sample()).replaceAll('\n', '\r\n')],
      ['the least that is a config', least()],
      ['a value without a prototype', Object.assign(Object.create(null) as object, sample())],
      ['a frozen value', frozen(sample())],
    ] as const)
      it(name, () => {
        const result = parseLoaded(input);
        expect(result.ok ? [] : result.issues).to.deep.equal([]);
        expect(result.warnings).to.deep.equal([]);
      });

    const metric = { id: 'm', name: 'M', direction: 'increase' };
    const entry = { id: 'e', kind: 'action', title: 'T' };
    const acceptable: [string, object][] = [
      ['text by language', { provider: { name: { en: 'Ledgerline', 'de-CH': 'Ledgerline', '': '' } } }],
      ...[
        '2026-10-05',
        '2026-02',
        '2026-Q4',
        '2026-W53',
        '2024-02-29',
        '2026-10-05T23:30:00Z',
        '2026-10-05T23:30:00.25+05:45',
      ].map((date): [string, object] => [
        `a point of ${date}`,
        { metrics: [{ ...metric, period: 'quarter', points: [[date, 1]] }] },
      ]),
      [
        'points in two columns',
        { metrics: [{ ...metric, points: { dates: ['2026-01', '2026-02'], values: [1, null] } }] },
      ],
      ['no points', { metrics: [{ ...metric, points: [] }] }],
      [
        'points out of order and twice',
        {
          metrics: [
            {
              ...metric,
              points: [
                ['2026-02', 1],
                ['2026-01', 2],
                ['2026-02', 3],
              ],
            },
          ],
        },
      ],
      [
        'very small and very large numbers',
        {
          metrics: [
            {
              ...metric,
              points: [
                ['2026-01', -1e15],
                ['2026-02', 5e-324],
                ['2026-03', -0],
              ],
            },
          ],
        },
      ],
      ['a milestone done on a day', { plan: { milestones: [{ id: 'm', name: 'M', done: '2026-03-02' }] } }],
      [
        'a milestone done by somebody',
        {
          plan: {
            milestones: [
              { id: 'm', name: 'M', done: { on: '2026-03-02', by: 'CFO', evidence: 'https://example.com' } },
            ],
          },
        },
      ],
      ['a milestone that is not done', { plan: { milestones: [{ id: 'm', name: 'M', done: null }] } }],
      ['an entry that is not done', { effort: { entries: [{ ...entry, done: null }] } }],
      [
        'each kind of entry with no more than it needs',
        {
          effort: {
            entries: ['action', 'question', 'decision', 'feedback', 'meeting', 'incident', 'follow-up', 'case']
              .map((kind, i): object => ({ ...entry, id: `e${i}`, kind }))
              .concat({ id: 'c', kind: 'contact', name: 'Desk' }),
          },
        },
      ],
      [
        'options of Intl.NumberFormat that Waymark does not use',
        { metrics: [{ ...metric, unit: { style: 'decimal', signDisplay: 'always' } }] },
      ],
      ['anything that is private', { private: { anything: [null, { deep: NaN }] } }],
      [
        'one id in two lists',
        {
          metrics: [{ ...metric, id: 'same' }],
          events: [{ id: 'same', date: '2026-01-01', kind: 'note', label: 'L' }],
          effort: { entries: [{ ...entry, id: 'same' }] },
        },
      ],
      [
        'a band with one edge',
        {
          metrics: [
            { ...metric, direction: 'maintain', target: { min: 3 } },
            { ...metric, id: 'n', direction: 'maintain', target: { max: 3 } },
          ],
        },
      ],
      [
        'a band of one value, a span of one day',
        {
          metrics: [
            {
              ...metric,
              direction: 'maintain',
              target: { min: 3, max: 3 },
              baseline: { from: '2026-01-01', to: '2026-01-01' },
            },
          ],
        },
      ],
    ];
    for (const [name, more] of acceptable)
      it(name, () => expect(issuesOf(least(more)).concat(warningsOf(least(more)))).to.deep.equal([]));
  });

  it('keeps what is written and fills in what is left out', () => {
    const {
      metrics: [metric],
      behaviors: [, review],
      events: [, training],
      plan,
      ...rest
    } = configOf(sample());
    const was = sample();
    expect(metric).to.deep.equal((was.metrics as unknown[])[0]);
    expect(review).to.deep.equal({
      id: 'weekly-review',
      name: 'Depot leads review late proofs',
      moves: ['late-proofs', 'invoice-cycle'],
      cadence: 'week',
      aggregate: 'mean',
      direction: 'increase',
      points: [],
    });
    expect(training?.metrics).to.deep.equal([]);
    expect(plan?.milestones[0]).to.deep.include({ after: [], metrics: [], done: '2026-03-02' });
    expect(rest.private).to.deep.equal(was.private);
    expect(rest.effort?.entries.map(({ moves }) => moves)).to.deep.equal([
      ['same-day-pod'],
      [],
      [],
      [],
      ['invoice-cycle'],
      [],
      [],
      [],
      [],
    ]);
    expect(configOf(least())).to.deep.equal({
      ...least(),
      account: { id: 'a', name: 'A', timeZone: 'UTC' },
      metrics: [],
      behaviors: [],
      events: [],
    });
    expect(configOf(least({ metrics: [{ id: 'm', name: 'M', direction: 'increase' }] })).metrics[0]).to.deep.equal({
      id: 'm',
      name: 'M',
      direction: 'increase',
      kind: 'result',
      period: 'month',
      aggregate: 'last',
      points: [],
      breaks: [],
      notes: [],
    });
  });

  it('gives the same for its own result', () => {
    const config = configOf(sample());
    expect(configOf(config)).to.deep.equal(config);
    expect(configOf(JSON.stringify(config))).to.deep.equal(config);
  });

  it('changes nothing in its input', () => {
    const input = changed('metrics[1].direction', 'down');
    const before = structuredClone(input);
    parseConfig(input);
    expect(input).to.deep.equal(before);
  });

  it('shares no list between two configs, and sees points that a host added to its own list', () => {
    const [one, two] = [configOf(least()), configOf(least())];
    expect(one.metrics).not.to.equal(two.metrics);
    const points: unknown[] = [['2026-01', 1]];
    const input = least({ metrics: [{ id: 'm', name: 'M', direction: 'increase', points }] });
    expect(issuesOf(input)).to.deep.equal([]);
    points.push(['2026-02', 'two']);
    expect(issuesOf(input).map(({ path }) => path)).to.deep.equal(['$.metrics[0].points[1][1]']);
  });

  it('reads a newer version as far as it knows it, with a warning', () => {
    expect(parseConfig(changed('version', 2)).ok).to.equal(true);
    expect(warningsOf(pretty(changed('version', 2)))).to.deep.equal([
      {
        code: 'value',
        severity: 'warning',
        path: '$.version',
        message: 'This config is of version 2; only the keys of version 1 are shown.',
        expected: '1',
        found: '2',
        line: 3,
        column: 14,
      },
    ]);
  });

  it('lists 200 issues and says how many more there are', () => {
    const entries = Array.from({ length: 1000 }, () => ({}));
    const issues = issuesOf(JSON.stringify(least({ effort: { entries } })));
    expect(issues).to.have.length(201);
    expect(issues[200]).to.deep.include({ path: '$', message: '800 more issues are not listed.' });
    const warnings = warningsOf(least(Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`key-${i}`, 1]))));
    expect(warnings).to.have.length(201);
    expect(warnings[200]?.message).to.equal('100 more issues are not listed.');
  });
});
