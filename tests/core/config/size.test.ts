import { expect } from '@open-wc/testing';
import { parseConfig } from '../../../src/core/config/parse.js';
import { seriesOf } from '../../../src/core/series/time-series.js';
import { least } from './support.js';

const MB = 1_000_000;
const many = <T>(count: number, item: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => item(i));
const metric = (points: unknown, more: object = {}) => ({
  id: 'm',
  name: 'M',
  direction: 'increase',
  period: 'day',
  points,
  ...more,
});

describe('large configs', function () {
  // generous: what is looked for is time that grows with the square of the size
  this.timeout(60_000);

  it('50 MB of text with a million points', () => {
    const days = many(1000, (i) => new Date(i * 86_400_000).toISOString().slice(0, 10));
    const rows = many(1 * MB, (i) => `        [\n "${days[i % 1000]}",\n   ${i}.000000000001\n ]`);
    const text = JSON.stringify(least({ metrics: [metric(['POINTS'])] })).replace('"POINTS"', rows.join(',\n'));
    expect(text.length).to.be.above(50 * MB);
    const result = parseConfig(text);
    expect(result.ok).to.equal(true);
    expect(seriesOf(result.config?.metrics[0]?.points ?? [], 'UTC', 'day').value).to.have.length(1 * MB);
    const faulty = parseConfig(text.replace(`"${days[999]}",\n   999999.`, `"${days[999]}x",\n   999999.`));
    expect(faulty.ok ? [] : faulty.issues.map(({ path, line }) => [path, line])).to.deep.equal([
      ['$.metrics[0].points[999999][0]', 999_999 * 4 + 2],
    ]);
  });

  it('a million points in two columns, all of them faulty', () => {
    const points = { dates: many(1 * MB, () => '2026-02-30'), values: many(1 * MB, () => 1) };
    const result = parseConfig(JSON.stringify(least({ metrics: [metric(points)] })));
    expect(result.ok ? 0 : result.issues.length).to.equal(21);
    expect(result.ok ? '' : result.issues[20]?.message).to.equal(
      '999980 more values cannot be read: they are left out.',
    );
  });

  const garbage: [string, string][] = [
    ['one letter', 'a'.repeat(50 * MB)],
    ['a text without an end', `"${'a'.repeat(50 * MB)}`],
    ['escapes without an end', `"${'\\n'.repeat(25 * MB)}`],
    ['white space', ' '.repeat(50 * MB)],
    ['empty lines, then a letter', `${'\n'.repeat(50 * MB)}x`],
    ['one number', `${'1'.repeat(50 * MB)}`],
    ['one number, then a letter', `${'1'.repeat(50 * MB)}x`],
    ['a list without an end', `[${'0,'.repeat(25 * MB)}`],
    ['bytes of something else', '\u0000\u0001ÿ<'.repeat(12.5 * MB)],
    ['opened brackets', '['.repeat(50 * MB)],
    ['opened objects', '{"a":'.repeat(10 * MB)],
  ];
  for (const [name, text] of garbage)
    it(`50 MB of garbage: ${name}`, () => {
      const result = parseConfig(text);
      expect(result.ok).to.equal(false);
      expect(result.ok ? [] : result.issues).to.have.length(1);
      if (!result.ok) {
        expect(result.issues[0]?.message).to.have.length.below(200);
        expect(result.issues[0]).to.include.keys('line', 'column');
      }
    });

  it('a million opened brackets are still no more than not JSON; brackets in a text are no nesting', () => {
    expect(parseConfig('['.repeat(1 * MB))).to.have.nested.property('issues[0].expected', 'a value');
    expect(parseConfig(JSON.stringify(least({ private: '['.repeat(900_000) }))).ok).to.equal(true);
  });

  const entry = (i: number) => ({ id: `e${i}`, kind: 'action', title: 'T' });
  const lists: [string, () => object, number][] = [
    ['50,000 entries', () => ({ effort: { entries: many(50_000, entry) } }), 0],
    [
      '20,000 milestones, each after the one before',
      () => ({
        plan: { milestones: many(20_000, (i) => ({ id: `m${i}`, name: 'M', after: i ? [`m${i - 1}`] : [] })) },
      }),
      0,
    ],
    ['50,000 entries that nothing fits', () => ({ effort: { entries: many(50_000, () => ({})) } }), 201],
    [
      '150,000 entries that refer to nothing',
      () => ({ effort: { entries: many(150_000, (i) => ({ ...entry(i), moves: ['nothing'] })) } }),
      201,
    ],
    [
      '20,000 entries that misspell one of 2,000 metrics',
      () => ({
        metrics: many(2000, (i) => ({ ...metric([]), id: `metric-${i}` })),
        effort: { entries: many(20_000, (i) => ({ ...entry(i), moves: ['metric-x'] })) },
      }),
      201,
    ],
    ['150,000 entries of one id', () => ({ effort: { entries: many(150_000, () => entry(1)) } }), 201],
    ['50,000 unknown keys', () => Object.fromEntries(many(50_000, (i) => [`key-${i}`, i])), 0],
  ];
  for (const [name, more, issues] of lists)
    it(name, () => {
      const result = parseConfig(JSON.stringify(least(more())));
      expect(result.ok ? 0 : result.issues.length).to.equal(issues);
      expect(result.config).to.be.an('object');
    });

  it('one key and one text of 10 MB', () => {
    const long = 'k'.repeat(10 * MB);
    const result = parseConfig(
      JSON.stringify(least({ [long]: 1, metrics: [metric([], { direction: long })], plan: { metrics: [long] } })),
    );
    expect(result.ok ? [] : result.issues.map(({ code }) => code)).to.deep.equal(['shape', 'reference']);
    for (const issue of [...(result.ok ? [] : result.issues), ...result.warnings])
      expect(issue.message).to.have.length.below(200);
  });
});
