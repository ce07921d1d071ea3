import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { Path } from '../../../src/core/config/issues.js';
import { locate, syntaxFault } from '../../../src/core/config/json-source-map.js';
import { at, issuesOf, pathsIn } from './support.js';

const HTML = 'This looks like an HTML page: check the address, and whether a login page was sent instead.';
const KEY = 'a key in double quotes';
const KEY_OR_END = 'a key in double quotes, or "}"';
const END = 'the end of the text';

describe('text that is not JSON', () => {
  const malformed: [text: string, line: number, column: number, expected: string, found: string, hint?: string][] = [
    ['{', 1, 2, KEY_OR_END, END],
    ['[', 1, 2, 'a value', END],
    ['{"version": 1', 1, 14, '"," or "}"', END],
    ['{"version": ', 1, 13, 'a value', END],
    ['{"version"', 1, 11, '":" after the key', END],
    ['{"vers', 1, 2, 'a closing " for this text', '"\\"vers"'],
    ['{"a": "x}', 1, 7, 'a closing " for this text', '"\\"x}"'],
    ['{"a": "x\\', 1, 10, 'an escape such as \\n or \\u00e9', END],
    ['[1, 2', 1, 6, '"," or "]"', END],
    // commas
    ['{"version": 1,}', 1, 15, KEY, '"}"'],
    ['[1, 2,]', 1, 7, 'a value', '"]"'],
    ['[,1]', 1, 2, 'a value', '",1]"'],
    ['[1 2]', 1, 4, '"," or "]"', '"2]"'],
    ['{"a": 1 "b": 2}', 1, 9, '"," or "}"', '"\\"b\\": 2}"'],
    ['{\n  "a": 1\n  "b": 2\n}', 3, 3, '"," or "}"', '"\\"b\\": 2\\n}"'],
    ['{"a": 1;}', 1, 8, '"," or "}"', '";}"'],
    // keys and colons
    ['{version: 1}', 1, 2, KEY_OR_END, '"version: 1}"'],
    ["{'version': 1}", 1, 2, KEY_OR_END, '"\'version\': 1"'],
    ['{“version”: 1}', 1, 2, KEY_OR_END, '"“version”: 1"'],
    ['{"version" 1}', 1, 12, '":" after the key', '"1}"'],
    ['{"version" = 1}', 1, 12, '":" after the key', '"= 1}"'],
    ['{1: 2}', 1, 2, KEY_OR_END, '"1: 2}"'],
    ['{"a": 1, , "b": 2}', 1, 10, KEY, '", \\"b\\": 2}"'],
    // values
    ['{"version": }', 1, 13, 'a value', '"}"'],
    ['{"a": \'x\'}', 1, 7, 'a value', '"\'x\'}"'],
    ['{"a": undefined}', 1, 7, 'a value', '"undefined}"'],
    ['{"a": NaN}', 1, 7, 'a value', '"NaN}"'],
    ['{"a": -Infinity}', 1, 7, 'a value', '"-Infinity}"'],
    ['{"a": True}', 1, 7, 'a value', '"True}"'],
    ['{"a": nul}', 1, 7, 'a value', '"nul}"'],
    ['{"a": truefalse}', 1, 11, '"," or "}"', '"false}"'],
    ['{"a": 01}', 1, 8, '"," or "}"', '"1}"'],
    ['{"a": 1.}', 1, 8, '"," or "}"', '".}"'],
    ['{"a": .5}', 1, 7, 'a value', '".5}"'],
    ['{"a": +1}', 1, 7, 'a value', '"+1}"'],
    ['{"a": -}', 1, 7, 'a value', '"-}"'],
    ['{"a": 0x10}', 1, 8, '"," or "}"', '"x10}"'],
    ['{"a": 1e}', 1, 8, '"," or "}"', '"e}"'],
    ['{"a": 1_000}', 1, 8, '"," or "}"', '"_000}"'],
    ['{"a": 1,5}', 1, 9, KEY, '"5}"'],
    ['{"a": 1n}', 1, 8, '"," or "}"', '"n}"'],
    ['{"a": new Date()}', 1, 7, 'a value', '"new Date()}"'],
    // texts
    ['{"a": "x\ny"}', 1, 9, 'the end of the text ("), or \\n for a new line', '"\\ny\\"}"'],
    ['{"a": "x\ty"}', 1, 9, 'the end of the text ("), or \\n for a new line', '"\\ty\\"}"'],
    ['{"a": "C:\\data"}', 1, 11, 'an escape such as \\n or \\u00e9', '"data\\"}"'],
    ['{"a": "\\u12"}', 1, 9, 'an escape such as \\n or \\u00e9', '"u12\\"}"'],
    ['{"a": "it\\\'s"}', 1, 11, 'an escape such as \\n or \\u00e9', '"\'s\\"}"'],
    // brackets
    ['{]', 1, 2, KEY_OR_END, '"]"'],
    ['[}', 1, 2, 'a value', '"}"'],
    ['{"a": [1}', 1, 9, '"," or "]"', '"}"'],
    [']', 1, 1, 'a value', '"]"'],
    ['{}}', 1, 3, 'the end of the config', '"}"'],
    ['{"a": 1} {"b": 2}', 1, 10, 'the end of the config', '"{\\"b\\": 2}"'],
    ['{"a": 1},', 1, 9, 'the end of the config', '","'],
    ['{"a": 1};', 1, 9, 'the end of the config', '";"'],
    ['{}\n{}\n', 2, 1, 'the end of the config', '"{}\\n"'],
    ['{}\u0000', 1, 3, 'the end of the config', '"\\u0000"'],
    // something else altogether
    ['// a comment\n{}', 1, 1, 'a value', '"// a comment"'],
    ['{} // why', 1, 4, 'the end of the config', '"// why"'],
    ['{ /* why */ "a": 1 }', 1, 3, KEY_OR_END, '"/* why */ \\"a"'],
    ['version: 1\n', 1, 1, 'a value', '"version: 1\\n"'],
    ['callback({})', 1, 1, 'a value', '"callback({})"'],
    [")]}',\n{}", 1, 1, 'a value', '")]}\',\\n{}"'],
    ['undefined', 1, 1, 'a value', '"undefined"'],
    ['[object Object]', 1, 2, 'a value', '"object Objec"'],
    ['\u00a0{}', 1, 1, 'a value', '"\u00a0{}"'],
    ['\ufeff\ufeff{}', 1, 1, 'a value', '"\ufeff{}"'],
    ['<!doctype html>\n<title>Sign in</title>', 1, 1, 'a value', '"<!doctype ht"', HTML],
    ['\ufeff\n  <html>', 2, 3, 'a value', '"<html>"', HTML],
    ['<?xml version="1.0"?>', 1, 1, 'a value', '"<?xml versio"', HTML],
    // lines and columns
    ['\ufeff{,', 1, 2, KEY_OR_END, '","'],
    ['{\r\n  "a": x\r\n}', 2, 8, 'a value', '"x\\r\\n}"'],
    ['{\n\n\n\t"a": 1,\n\t"b": [\n\t\t2,\n\t\tthree\n\t]\n}', 7, 3, 'a value', '"three\\n\\t]\\n}"'],
    ['{"ä😀": x}', 1, 9, 'a value', '"x}"'],
  ];
  for (const [text, line, column, expected, found, hint] of malformed)
    it(JSON.stringify(text), () => {
      const message = `Not JSON at line ${line}, column ${column}: expected ${expected}, found ${found}.`;
      expect(issuesOf(text)).to.deep.equal([
        { code: 'syntax', path: '$', message, line, column, expected, found, ...(hint ? { hint } : {}) },
      ]);
    });

  for (const text of ['', ' ', '\n\r\n\t', '\ufeff', '\ufeff \n'])
    it(`nothing at all: ${JSON.stringify(text)}`, () => {
      expect(issuesOf(text)).to.deep.equal([
        {
          code: 'syntax',
          path: '$',
          message: 'The config is empty.',
          hint: 'Expected a JSON object.',
          line: 1,
          column: 1,
        },
      ]);
    });
});

const parses = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};
const space = fc.string({ unit: fc.constantFrom(' ', '\n', '\r', '\t'), maxLength: 3 });
const char = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...'{}[]",:\\/ \n\t\u0000\u00a0+-.eE0123456789tfnul\'a') },
  { weight: 1, arbitrary: fc.string({ minLength: 1, maxLength: 1, unit: 'grapheme' }) },
);

/**
 * JSON text with white space anywhere, and where in it each value begins: written here, apart from the code under test.
 */
function write(value: unknown, gap: () => string): { text: string; offsets: Map<string, number> } {
  let text = '';
  const offsets = new Map<string, number>();
  const put = (inner: unknown, path: Path) => {
    text += gap();
    offsets.set(JSON.stringify(path), text.length);
    if (typeof inner !== 'object' || inner === null) text += JSON.stringify(inner);
    else {
      const isArray = Array.isArray(inner);
      text += isArray ? '[' : '{';
      Object.entries(inner).forEach(([key, item], i) => {
        text += i ? `,${gap()}` : gap();
        if (!isArray) text += `${JSON.stringify(key)}${gap()}:`;
        put(item, [...path, isArray ? i : key]);
      });
      text += gap() + (isArray ? ']' : '}');
    }
    text += gap();
  };
  put(value, []);
  return { text, offsets };
}

const offsetOf = (text: string, { line, column }: { line: number; column: number }): number =>
  text
    .split('\n')
    .slice(0, line - 1)
    .reduce((sum, row) => sum + row.length + 1, column - 1);

describe('syntaxFault', () => {
  it('finds none in JSON', () => {
    fc.assert(
      fc.property(fc.json(), fc.infiniteStream(space), (json, spaces): void => {
        expect(syntaxFault(json)).to.equal(null);
        expect(syntaxFault(write(JSON.parse(json), () => String(spaces.next().value)).text)).to.equal(null);
      }),
      { numRuns: 300 },
    );
  });

  it('agrees with JSON.parse on text with one character put in, taken out or changed', () => {
    const edit = fc.record({ where: fc.nat(), what: fc.constantFrom('insert', 'delete', 'replace'), char });
    fc.assert(
      fc.property(fc.jsonValue(), fc.infiniteStream(space), edit, (value, spaces, { where, what, char: put }) => {
        const { text } = write(value, () => String(spaces.next().value));
        const i = where % (text.length + 1);
        const changed = text.slice(0, i) + (what === 'delete' ? '' : put) + text.slice(what === 'insert' ? i : i + 1);
        fc.pre(changed.charCodeAt(0) !== 0xfeff); // JSON.parse takes no byte order mark; parseConfig takes it off
        const fault = syntaxFault(changed);
        expect(fault === null, JSON.stringify(changed)).to.equal(parses(changed));
        if (fault) expect(offsetOf(changed, fault)).to.be.within(0, changed.length);
      }),
      { numRuns: 2000 },
    );
  });

  it('agrees with JSON.parse on any text', () => {
    const text = fc.string({ unit: fc.constantFrom(...'{}[]",:\\ \n019.-eEtruefalsnu'), maxLength: 12 });
    fc.assert(
      fc.property(fc.oneof(fc.string(), text), (any) => {
        fc.pre(any.charCodeAt(0) !== 0xfeff);
        expect(syntaxFault(any) === null).to.equal(parses(any));
      }),
      { numRuns: 3000 },
    );
  });
});

describe('locate', () => {
  it('points at each value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.infiniteStream(space), (value, spaces) => {
        const { text, offsets } = write(value, () => String(spaces.next().value));
        const paths = pathsIn(value);
        const places = locate(text, paths);
        paths.forEach((path, i) => {
          expect(offsetOf(text, places[i] ?? { line: 0, column: 0 })).to.equal(offsets.get(JSON.stringify(path)));
        });
        // and in plain JSON, what stands there is the JSON of the value
        const plain = JSON.stringify(value);
        locate(plain, paths).forEach((place, i) => {
          expect(plain.slice(offsetOf(plain, place)).startsWith(JSON.stringify(at(value, paths[i] ?? [])))).to.equal(
            true,
          );
        });
      }),
      { numRuns: 300 },
    );
  });

  it('points at what is around a value that is not there', () => {
    const text = '{\n  "a": [1, {"b": 2}]\n}';
    expect(locate(text, [['x'], ['a', 5], ['a', 1, 'c', 'd'], ['a', 0, 'deeper'], ['a', '0'], []])).to.deep.equal([
      { line: 1, column: 1 },
      { line: 2, column: 8 },
      { line: 2, column: 12 },
      { line: 2, column: 9 },
      { line: 2, column: 8 },
      { line: 1, column: 1 },
    ]);
  });

  it('takes the last of equal keys, as JSON.parse does, with what is in it', () => {
    const text = '{"a": {"b": 1}, "a": {"c": 2}}';
    expect(locate(text, [['a'], ['a', 'b'], ['a', 'c']])).to.deep.equal([
      { line: 1, column: 22 },
      { line: 1, column: 22 },
      { line: 1, column: 28 },
    ]);
  });

  it('reads keys however they are written', () => {
    const text = '{"\\u0061\\n": 1, "__proto__": {"constructor": 2}}';
    expect(locate(text, [['a\n'], ['__proto__', 'constructor']])).to.deep.equal([
      { line: 1, column: 14 },
      { line: 1, column: 46 },
    ]);
  });

  it('counts no column for a byte order mark', () => {
    expect(locate('\ufeff{"a": 1}', [[], ['a']])).to.deep.equal([
      { line: 1, column: 1 },
      { line: 1, column: 7 },
    ]);
    expect(locate('\ufeff{\n"a": 1}', [['a']])).to.deep.equal([{ line: 2, column: 6 }]);
  });
});
