import { expect } from '@open-wc/testing';
import { pointsFileSteps } from '../../../src/core/series/points-file-parser.js';
import { runSync } from '../../../src/core/series/time-slicing.js';
import { fileFaultText } from '../../../src/core/config/point-issues.js';
import type { Points, PointsSource } from '../../../src/core/types.js';
import { seriesOf } from '../../../src/core/series/time-series.js';

const HTML = 'Check the address, and whether a login page was sent instead.';
const SHAPES = 'Expected an array of pairs, an array of objects, or {"dates": […], "values": […]}.';
const spec = { src: 'values.csv' };
const named = { src: 'values.csv', date: 'month', value: 'days' };

const readPointsFile = (text: string, of: PointsSource) => runSync(pointsFileSteps(text, of));
/** The message and hint of a file that cannot be used. */
const faultIn = (text: string, of: PointsSource) => {
  const file = readPointsFile(text, of);
  return 'fault' in file ? fileFaultText(of, file.fault) : null;
};

describe('readPointsFile', () => {
  const readable: [name: string, text: string, dates: unknown[], values: unknown[], of?: object][] = [
    ['commas', 'date,value\n2026-01,1\n2026-02,2.5\n', ['2026-01', '2026-02'], [1, 2.5]],
    ['no line end at the end', 'date,value\n2026-01,1', ['2026-01'], [1]],
    [
      'semicolons and decimal commas',
      'date;value\n2026-01;1,5\n2026-02;-0,25\n2026-03;7\n2026-04;2.5\n',
      ['2026-01', '2026-02', '2026-03', '2026-04'],
      [1.5, -0.25, 7, 2.5],
    ],
    ['tabs', 'date\tvalue\n2026-01\t1\n', ['2026-01'], [1]],
    ['quotes', '"date","value"\n"2026-01","1"\n"2026-02","2"\n', ['2026-01', '2026-02'], [1, 2]],
    [
      'quoted cells with delimiters, quotes and line ends',
      'date,note,value\n2026-01,"a, ""b""\nc",1\n2026-02,,2\n',
      ['2026-01', '2026-02'],
      [1, 2],
    ],
    ['a byte order mark', '\ufeffdate,value\n2026-01,1\n', ['2026-01'], [1]],
    ['a byte order mark before quotes', '\ufeff"date";"value"\r\n"2026-01";"1,5"\r\n', ['2026-01'], [1.5]],
    ['Windows line ends', 'date,value\r\n2026-01,1\r\n2026-02,2\r\n', ['2026-01', '2026-02'], [1, 2]],
    ['old Mac line ends', 'date,value\r2026-01,1\r2026-02,2\r', ['2026-01', '2026-02'], [1, 2]],
    [
      'empty cells are gaps',
      'date,value\n2026-01,\n2026-02,  \n2026-03,""\n2026-04,0\n',
      ['2026-01', '2026-02', '2026-03', '2026-04'],
      [null, null, null, 0],
    ],
    ['a row that ends early', 'date,note,value\n2026-01\n2026-02,n,2\n', ['2026-01', '2026-02'], [null, 2]],
    ['blank lines', 'date,value\n\n2026-01,1\n , \n\n2026-02,2\n\n', ['2026-01', '2026-02'], [1, 2]],
    ['blank lines before the first row', '\n\r\n  \ndate;value\n2026-01;1,5\n', ['2026-01'], [1.5]],
    ['columns in another order, with others between', 'note,value,x,date\na,1,b,2026-01\n', ['2026-01'], [1]],
    ['columns by name', 'month,days,date,value\n2026-01,5,x,y\n', ['2026-01'], [5], named],
    ['white space around names and cells', ' date , value \n 2026-01 , 1 \n', ['2026-01'], [1]],
    [
      'numbers as they are written',
      'date,value\na,+1\nb,-.5\nc,1.\nd,1e3\ne,1E-2\nf,007\n',
      ['a', 'b', 'c', 'd', 'e', 'f'],
      [1, -0.5, 1, 1000, 0.01, 7],
    ],
    [
      'what is no number stays a text',
      'date,value\na,n/a\nb,"1,234"\nc,1 000\nd,12 €\ne,90%\nf,0x10\ng,NaN\n',
      ['a', 'b', 'c', 'd', 'e', 'f', 'g'],
      ['n/a', '1,234', '1 000', '12 €', '90%', '0x10', 'NaN'],
    ],
    ['a comma in a number is no decimal comma between tabs', 'date\tvalue\n2026-01\t1,5\n', ['2026-01'], ['1,5']],
    ['thousands and decimals are not guessed', 'date;value\n2026-01;1.234,5\n', ['2026-01'], ['1.234,5']],
    ['no rows', 'date,value\n', [], []],
    ['JSON in columns', '{"dates": ["2026-01"], "values": [1], "more": 1}', ['2026-01'], [1]],
    [
      'JSON objects',
      '[{"date": "2026-01", "value": 1}, {"value": 2, "date": "2026-02"}]',
      ['2026-01', '2026-02'],
      [1, 2],
    ],
    ['JSON objects with other keys', '[{"month": "2026-01", "days": 5, "note": "x"}]', ['2026-01'], [5], named],
    [
      'JSON objects without a value, or null: gaps',
      '[{"date": "2026-01"}, {"date": "2026-02", "value": null}, {"date": "2026-03", "value": 0}]',
      ['2026-01', '2026-02', '2026-03'],
      [null, null, 0],
    ],
    ['JSON objects with text values', '[{"date": "2026-01", "value": "1"}]', ['2026-01'], ['1']],
    [
      'JSON objects among others',
      '[{"date": "2026-01", "value": 1}, 5, null, ["2026-02", 2]]',
      ['2026-01', undefined, undefined, undefined],
      [1, null, null, null],
    ],
    ['JSON after a byte order mark and white space', '\ufeff\n  [{"date": "2026-01", "value": 1}]', ['2026-01'], [1]],
    [
      'JSON with keys of Object.prototype',
      '[{"__proto__": {"date": "x"}, "date": "2026-01", "value": 1}, {"constructor": 1}]',
      ['2026-01', undefined],
      [1, null],
    ],
  ];
  for (const [name, text, dates, values, of = spec] of readable)
    it(name, () => {
      const { points, ...rest } = readPointsFile(text, of as typeof spec) as {
        points: { dates: unknown[]; values: unknown[] };
      };
      expect(rest).to.deep.equal({});
      expect({ dates: points.dates, values: points.values }).to.deep.equal({ dates, values });
    });

  for (const [name, text] of [
    ['JSON pairs', '[["2026-01", 1], ["2026-02", null]]'],
    ['no JSON pairs', '[]'],
    ['JSON pairs that are none', '[1, "x", null]'],
  ] as const)
    it(name, () => expect(readPointsFile(text, spec)).to.deep.equal({ points: JSON.parse(text) as Points }));

  const unreadable: [name: string, text: string, message: string, hint?: string | undefined, of?: object][] = [
    [
      'no column of dates',
      'Date,value\n2026-01,1\n',
      'values.csv has no column "date", only "Date", "value".',
      'Did you mean "Date"?',
    ],
    [
      'no column of values',
      'date,vlaue\n2026-01,1\n',
      'values.csv has no column "value", only "date", "vlaue".',
      'Did you mean "vlaue"?',
    ],
    ['neither', 'a,b\n1,2\n', 'values.csv has no column "date", only "a", "b".'],
    [
      'not the columns that were named',
      'months,day\n',
      'values.csv has no column "month", only "months", "day".',
      'Did you mean "months"?',
      named,
    ],
    [
      'no key',
      '[{"month": "2026-01", "dayz": 1}]',
      'values.csv has no column "days", only "month", "dayz".',
      'Did you mean "dayz"?',
      named,
    ],
    [
      'a key of Object.prototype',
      '[{"date": "2026-01", "value": 1}]',
      'values.csv has no column "constructor", only "date", "value".',
      undefined,
      { src: 'values.csv', date: 'constructor' },
    ],
    ['an empty file', '', 'values.csv is empty.'],
    ['white space', ' \n \r\n', 'values.csv is empty.'],
    ['an HTML page', '<!DOCTYPE html>\n<title>Sign in</title>', 'values.csv is an HTML page, not values.', HTML],
    ['an HTML page after white space', '\ufeff\n <html lang="en">', 'values.csv is an HTML page, not values.', HTML],
    ['a JSON object', '{"data": []}', 'values.csv holds an object.', SHAPES],
    ['a JSON object with one column', '{"dates": []}', 'values.csv holds an object.', SHAPES],
  ];
  for (const [name, text, message, hint, of = spec] of unreadable)
    it(name, () =>
      expect(faultIn(text, of as PointsSource)).to.deep.equal(hint === undefined ? { message } : { message, hint }),
    );

  it('broken JSON', () => {
    for (const text of ['[["2026-01", 1],]', '{"dates": [', '[{"date": "2026-01" "value": 1}]']) {
      expect(faultIn(text, spec)?.message).to.match(
        /^values\.csv is not JSON at line 1, column \d+: expected .+, found .+\.$/,
      );
    }
  });

  it('leaves what cannot be read for seriesOf to name', () => {
    const file = readPointsFile('date,value\n2026-01,1\n2026-02,n/a\n2026-13,3\n', spec);
    const { faults, value } = seriesOf('points' in file ? file.points : [], 'UTC', 'month');
    expect([...value]).to.deep.equal([1]);
    expect(faults).to.deep.equal([
      { path: ['values', 1], reason: 'not-a-number', found: 'n/a' },
      { path: ['dates', 2], reason: 'not-a-date', found: '2026-13' },
    ]);
  });

  for (const [name, head, row, found] of [
    ['rows', 'date;value', '2026-01-01;1,5', 1.5],
    ['rows with line ends, quotes and delimiters in a cell', 'date,note,value', '2026-01-01,"a\nb, ""c""\n",1.5', 1.5],
    ['rows with Windows line ends in a cell', 'date,note,value', '2026-01-01,"a\r\nb",1.5\r', 1.5],
  ] as const)
    it(`reads 200,000 ${name}, whatever pieces it takes them in`, () => {
      const file = readPointsFile(`${head}\n${`${row}\n`.repeat(200_000)}`, spec);
      const { dates, values } = ('points' in file ? file.points : {}) as { dates: unknown[]; values: unknown[] };
      expect([dates.length, values.length]).to.deep.equal([200_000, 200_000]);
      expect([new Set(dates).size, [...new Set(values)]]).to.deep.equal([1, [found]]);
    });
});
