import { expect } from '@open-wc/testing';
import { csvParseRows } from 'd3-dsv';
import * as fc from 'fast-check';
import type { ConfigInput } from '../../src/core/config/schema.js';
import { localizerFor } from '../../src/core/i18n/localizer.js';
import { metricCsv, type CsvOptions } from '../../src/export/csv.js';
import { fileName } from '../../src/export/file-name.js';
import { resultOf, statement } from '../../src/core/results/result.js';
import { aConfig, aMetric, monthly, sinceJanuary, type MetricInput } from '../fixtures/config.js';
import { demoAccounts, english, EVIL, LANGUAGES, loadAll } from './support.js';

before(loadAll);

const configOf = (metric: Partial<MetricInput>, parts: Partial<ConfigInput> = {}) =>
  aConfig({ ...parts, metrics: [aMetric(metric)] });

/** The file as another program reads it: what stands above the table, and the table by column. */
function read(
  metric: Partial<MetricInput>,
  parts: Partial<ConfigInput> = {},
  options: CsvOptions = {},
): { above: string[][]; rows: Record<string, string>[]; text: string } {
  const config = configOf(metric, parts);
  const text = metricCsv(config, 'm', english(config), options);
  const lines = csvParseRows(text.replace(/^\ufeff/, ''));
  const gap = lines.findIndex((line) => line.join('') === '');
  const [head = [], ...rows] = lines.slice(gap + 1);
  return {
    above: lines.slice(0, gap),
    text,
    rows: rows.map((row) => Object.fromEntries(head.map((name, i) => [name, row[i] ?? '']))),
  };
}

describe('the values as a file', () => {
  it('holds a row a period, the values as they were measured, gaps empty', () => {
    const { rows } = read({ points: monthly('2026-04', [120.25, null, 0, -3.5]) }, { asOf: '2026-07-10T00:00:00Z' });
    expect(
      rows.map(({ Period, From, To, Value, Ended, Baseline, Target, Remark }) => [
        Period,
        From,
        To,
        Value,
        Ended,
        Baseline,
        Target,
        Remark,
      ]),
    ).to.deep.equal([
      ['April 2026', '2026-04-01', '2026-04-30', '120.25', 'yes', '100', '200', ''],
      ['May 2026', '2026-05-01', '2026-05-31', '', 'yes', '100', '200', 'not measured'],
      ['June 2026', '2026-06-01', '2026-06-30', '0', 'yes', '100', '200', ''],
      ['July 2026', '2026-07-01', '2026-07-31', '-3.5', 'no', '100', '200', 'in progress'],
    ]);
  });

  it('sets neither baseline nor target beside what was measured by another definition', () => {
    const { rows } = read({
      points: sinceJanuary(1, 2, 3, 4, 5, 6),
      baseline: { value: 100, agreedOn: '2026-05-02' },
      breaks: [{ at: '2026-04-01' }],
    });
    expect(rows.map(({ Baseline, Target }) => `${Baseline} ${Target}`)).to.deep.equal([
      ' ',
      ' ',
      ' ',
      '100 200',
      '100 200',
      '100 200',
    ]);
  });

  it('has both edges of a band, and the comparison beside the values', () => {
    const { rows } = read({
      direction: 'maintain',
      target: { min: 2, max: 4 },
      points: sinceJanuary(3),
      comparison: { name: 'Others', points: sinceJanuary(9) },
    });
    expect(rows[0]).to.include({ Value: '3', Others: '9', Target: '4' });
  });

  it('says above the table whose it is, what is measured, from where, of when, and what may be claimed', () => {
    const { above } = read({
      points: sinceJanuary(1, 2, 3),
      definition: 'Orders, counted',
      source: 'ERP',
      unit: { style: 'percent' },
    });
    expect(Object.fromEntries(above.map(([term = '', fact = '']) => [term, fact]))).to.include({
      Account: 'Acme',
      Metric: 'Orders',
      'What is measured': 'Orders, counted',
      Source: 'ERP',
      Date: 'As of July 1, 2026',
      Unit: 'parts of 1: 0.5 is 50 %',
      'Kind of evidence': 'Observed: measured values and what they add up to. It doesn’t show why.',
    });
  });

  it('writes the smallest and the largest numbers out, as some programs read an exponent as a text', () => {
    const { rows } = read({
      direction: 'increase',
      aggregate: 'sum',
      points: [...sinceJanuary(1e-7, -1.25e-9, 5e-324, 1e15), ['2026-05', 0.1 + 0.2]],
    });
    expect(rows.slice(0, 5).map(({ Value }) => Value)).to.deep.equal([
      '0.0000001',
      '-0.00000000125',
      `0.${'0'.repeat(323)}5`,
      '1000000000000000',
      '0.30000000000000004',
    ]);
  });

  it('says on top that it is out of date', () => {
    expect(read({ points: sinceJanuary(1) }, {}, { isStale: true }).above[0]?.[0]).to.match(
      /^Out of date: newer numbers could not be loaded/,
    );
    expect(read({ points: sinceJanuary(1, 2, 3) }, { asOf: '2026-12-01T00:00:00Z' }).above[0]?.[0]).to.match(
      /^Out of date: Orders\. Latest value: March 2026/,
    );
    expect(read({ points: sinceJanuary(1, 2, 3, 4, 5, 6) }).above[0]?.[0]).to.equal('Account');
  });

  it('is UTF-8 that Excel knows as such, each line ended as RFC 4180 has it', () => {
    const { text } = read({ points: sinceJanuary(1), name: 'Aufträge, „neu“\nzweite Zeile' });
    expect(text).to.match(/^\ufeff/);
    expect(text.endsWith('\r\n')).to.equal(true);
    expect(text).to.include('"Aufträge, „neu“\nzweite Zeile"');
  });

  for (const [id, config] of demoAccounts)
    for (const lang of LANGUAGES)
      it(`of ${id} in ${lang} holds the numbers of the result`, () => {
        const localizer = localizerFor(lang, config.messages);
        for (const { id: metric } of config.metrics) {
          const result = resultOf(config, metric, localizer);
          const lines = csvParseRows(metricCsv(config, metric, localizer).replace(/^\ufeff/, ''));
          const rows = lines.slice(lines.length - result.buckets.length);
          expect(rows.map((row) => (row[3] === '' ? null : Number(row[3])))).to.deep.equal(
            result.buckets.map(({ value }) => value),
          );
          expect(lines.flat().join('\n')).to.include(statement(result, 'headline'));
        }
      });
});

describe('the values as a file: nothing in it is run', () => {
  const cases: [string, string][] = [
    ['=1+1', "'=1+1"],
    ['+49 30 1234', "'+49 30 1234"],
    ['-cmd', "'-cmd"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1+1', "'\t=1+1"],
    ['\r=1', "'\r=1"],
    ['\n=1', "'\n=1"],
    [' =1', "' =1"],
    ['＝1+1', "'＝1+1"],
    ['\u200b=1', "'\u200b=1"],
    ['=HYPERLINK("http://evil","a, b")', '\'=HYPERLINK("http://evil","a, b")'],
    ['-3', "'-3"],
    ['Orders', 'Orders'],
    ['a=b', 'a=b'],
    ['5 - 3', '5 - 3'],
    ['“=”', '“=”'],
  ];
  for (const [written, expected] of cases)
    it(JSON.stringify(written), () => {
      const { above, rows } = read({
        name: written,
        definition: written,
        points: sinceJanuary(-1, 2, 3),
        breaks: [{ at: '2026-03-01', note: written }],
      });
      expect(above.find(([term]) => term === 'Metric')?.[1]).to.equal(expected);
      expect(rows[2]?.Remark).to.equal(expected);
      expect(rows[0]?.Value, 'a number stays one').to.equal('-1');
    });

  it('whatever is written in any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom(...EVIL), (some, evil) => {
        const { above, rows } = read({ name: evil + some || 'x', source: some + evil, points: sinceJanuary(1) });
        for (const cell of [...above.flat(), ...rows.flatMap((row) => Object.values(row))])
          expect(cell).to.not.match(/^[=+@\t\r]|^-(?!\d)/);
      }),
      { numRuns: 100 },
    );
  });
});

describe('the name of a file', () => {
  const named = (id: string, what = 'results', isOutOfDate = false) =>
    fileName(
      aConfig({ account: { id, name: 'A', timeZone: 'UTC' }, asOf: '2026-10-05T08:00:00Z' }),
      what,
      'pptx',
      isOutOfDate,
    );
  const cases: [string, string][] = [
    ['northwind', 'northwind-results-2026-10-05.pptx'],
    ['Müller & Söhne', 'muller-sohne-results-2026-10-05.pptx'],
    ['../../etc/passwd', 'etc-passwd-results-2026-10-05.pptx'],
    ['a\u0000b\\c:d', 'a-b-c-d-results-2026-10-05.pptx'],
    ['東京', 'account-results-2026-10-05.pptx'],
    ['x'.repeat(300), `${'x'.repeat(60)}-results-2026-10-05.pptx`],
    ['\u202egpj', 'gpj-results-2026-10-05.pptx'],
  ];
  for (const [id, expected] of cases) it(JSON.stringify(id.slice(0, 30)), () => expect(named(id)).to.equal(expected));
  it('says that it is out of date', () =>
    expect(named('a', 'Invoice cycle', true)).to.equal('a-invoice-cycle-2026-10-05-out-of-date.pptx'));
  it('has the day of the account’s time zone', () =>
    expect(
      fileName(
        aConfig({ account: { id: 'a', name: 'A', timeZone: 'Asia/Tokyo' }, asOf: '2026-10-05T20:00:00Z' }),
        'results',
        'html',
        false,
      ),
    ).to.equal('a-results-2026-10-06.html'));
});
