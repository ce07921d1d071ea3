import { expect } from '@open-wc/testing';
import { changed, issuesOf, least, placeIn, pretty, sample, steps, warningsOf, parseLoaded } from './support.js';
import { parseConfig } from '../../../src/core/config/parse.js';

const TEXT = 'a string or an object of strings by language';
const DAY = 'a day that exists, as YYYY-MM-DD';
const MOMENT = 'a moment with seconds and an offset, such as 2026-10-05T08:00:00Z';
const CURRENCY = 'a currency as three capital letters, such as "EUR"';
const LEAVE_OUT = 'Leave the key out where there is nothing to say.';
const KINDS = ['action', 'question', 'decision', 'feedback', 'meeting', 'contact', 'incident', 'follow-up', 'case']
  .map((kind) => `"${kind}"`)
  .join(', ');

interface Fault {
  /** The value and its place; undefined removes it. */
  put: [path: string, value: unknown];
  expected: string;
  found: string;
  /** The place of the fault, if it is another. */
  path?: string;
  hint?: string;
  /** The part left out because of it; undefined if the whole config is lost. */
  part?: string;
}

const faults: Fault[] = [
  // what everything rests on
  { put: ['version', undefined], expected: 'an integer', found: 'nothing' },
  { put: ['version', null], expected: 'an integer', found: 'null' },
  { put: ['version', '1'], expected: 'an integer', found: '"1"', hint: 'Write it without quotes: 1.' },
  { put: ['version', 1.5], expected: 'an integer', found: '1.5' },
  { put: ['version', 0], expected: 'at least 1', found: '0' },
  { put: ['asOf', undefined], expected: MOMENT, found: 'nothing' },
  { put: ['asOf', null], expected: MOMENT, found: 'null' },
  { put: ['asOf', '2026-10-05'], expected: MOMENT, found: '"2026-10-05"' },
  { put: ['asOf', '2026-10-05T08:00:00'], expected: MOMENT, found: '"2026-10-05T08:00:00"' },
  { put: ['asOf', '2026-02-30T08:00:00Z'], expected: MOMENT, found: '"2026-02-30T08:00:00Z"' },
  { put: ['asOf', 1780646400000], expected: MOMENT, found: '1780646400000' },
  { put: ['account', undefined], expected: 'an object', found: 'nothing' },
  { put: ['account', null], expected: 'an object', found: 'null' },
  { put: ['account', []], expected: 'an object', found: 'an empty array' },
  { put: ['account.id', ''], expected: 'a string that is not empty', found: '""' },
  { put: ['account.name', undefined], expected: TEXT, found: 'nothing' },
  { put: ['account.timeZone', 1], expected: 'a string', found: '1' },
  { put: ['account.timeZone', null], expected: 'a string', found: 'null', hint: LEAVE_OUT },
  { put: ['account.currency', '€'], expected: CURRENCY, found: '"€"', part: '$.account.currency' },
  // wrong types, from the top to deep inside
  { put: ['goLive', true], expected: DAY, found: 'true', part: '$.goLive' },
  { put: ['goLive', '2026-02-30'], expected: DAY, found: '"2026-02-30"', part: '$.goLive' },
  { put: ['goLive', '2026-13-01'], expected: DAY, found: '"2026-13-01"', part: '$.goLive' },
  { put: ['goLive', '2026-3-2'], expected: DAY, found: '"2026-3-2"', part: '$.goLive' },
  { put: ['goLive', '02.03.2026'], expected: DAY, found: '"02.03.2026"', part: '$.goLive' },
  { put: ['goLive', '2025-02-29'], expected: DAY, found: '"2025-02-29"', part: '$.goLive' },
  { put: ['goLive', '2026-03-02T00:00:00Z'], expected: DAY, found: '"2026-03-02T00:00:00Z"', part: '$.goLive' },
  { put: ['metrics', {}], expected: 'an array', found: 'an object', part: '$.metrics' },
  { put: ['metrics[0]', []], expected: 'an object', found: 'an empty array', part: '$.metrics[0]' },
  {
    put: ['metrics[0].direction', undefined],
    expected: 'one of "increase", "decrease", "maintain"',
    found: 'nothing',
    part: 'invoice-cycle',
  },
  { put: ['metrics[0].unit', 7], expected: 'an object', found: '7', part: 'invoice-cycle' },
  { put: ['metrics[0].unit.maximumFractionDigits', 21], expected: 'at most 20', found: '21', part: 'invoice-cycle' },
  {
    put: ['metrics[0].unit.maximumFractionDigits', 'one'],
    expected: 'an integer',
    found: '"one"',
    part: 'invoice-cycle',
  },
  { put: ['metrics[0].unit.currency', 'eur'], expected: CURRENCY, found: '"eur"', part: 'invoice-cycle' },
  { put: ['metrics[0].baseline', 12.4], expected: 'an object', found: '12.4', part: 'invoice-cycle' },
  { put: ['metrics[0].breaks[0].at', '2026-06'], expected: DAY, found: '"2026-06"', part: 'invoice-cycle' },
  { put: ['metrics[0].comparison.name', undefined], expected: TEXT, found: 'nothing', part: 'invoice-cycle' },
  {
    put: ['metrics[0].comparison.points', 'none'],
    expected: 'an array or an object',
    found: '"none"',
    part: 'invoice-cycle',
  },
  { put: ['metrics[0].notes[0].text', ['a', 'b']], expected: TEXT, found: 'an array of 2', part: 'invoice-cycle' },
  { put: ['metrics[0].confirmed.on', 'today'], expected: DAY, found: '"today"', part: 'invoice-cycle' },
  { put: ['metrics[1].name.de', 5], expected: 'a string', found: '5', part: 'late-proofs' },
  { put: ['metrics[1].name.de', null], expected: 'a string', found: 'null', part: 'late-proofs' },
  {
    put: ['behaviors[0].lag', { periods: -1 }],
    path: 'behaviors[0].lag.periods',
    expected: 'at least 0',
    found: '-1',
    part: 'same-day-pod',
  },
  {
    put: ['behaviors[0].moves', 'invoice-cycle'],
    expected: 'an array',
    found: '"invoice-cycle"',
    part: 'same-day-pod',
  },
  { put: ['behaviors[0].moves[0]', 7], expected: 'a string', found: '7', part: 'same-day-pod' },
  {
    put: ['events[0].label', { en: { nested: 'x' } }],
    path: 'events[0].label.en',
    expected: 'a string',
    found: 'an object',
    part: '$.events[0]',
  },
  { put: ['plan', []], expected: 'an object', found: 'an empty array', part: '$.plan' },
  { put: ['plan.purpose', 5], expected: TEXT, found: '5', part: '$.plan.purpose' },
  { put: ['plan.milestones[1].done', false], expected: `${DAY} or an object`, found: 'false', part: 'depots-all' },
  { put: ['plan.milestones[1].done', '2026-02-30'], expected: DAY, found: '"2026-02-30"', part: 'depots-all' },
  {
    put: ['plan.milestones[1].done', { by: 'CFO' }],
    path: 'plan.milestones[1].done.on',
    expected: DAY,
    found: 'nothing',
    part: 'depots-all',
  },
  { put: ['plan.nextPhase.options[0].rank', 0], expected: 'at least 1', found: '0', part: 'dunning' },
  { put: ['effort.entries', {}], expected: 'an array', found: 'an object', part: '$.effort' },
  { put: ['effort.entries[0].done', true], expected: 'an object', found: 'true', part: 'e1' },
  { put: ['effort.entries[0].minutes', -5], expected: 'at least 0', found: '-5', part: 'e1' },
  { put: ['effort.entries[0].people', 0.5], expected: 'an integer', found: '0.5', part: 'e1' },
  { put: ['effort.entries[1].title', undefined], expected: TEXT, found: 'nothing', part: 'e2' },
  { put: ['effort.entries[1].answer', 'S/4 2023'], expected: 'an object', found: '"S/4 2023"', part: 'e2' },
  { put: ['effort.entries[2].options[1]', null], expected: TEXT, found: 'null', part: 'e3' },
  { put: ['messages.de', 'Hallo'], expected: 'an object', found: '"Hallo"', part: '$.messages' },
  { put: ['messages.de.loading', 1], expected: 'a string', found: '1', part: '$.messages' },
  // a word that is not one of those known
  {
    put: ['metrics[0].direction', 'decreased'],
    expected: 'one of "increase", "decrease", "maintain"',
    found: '"decreased"',
    hint: 'Did you mean "decrease"?',
    part: 'invoice-cycle',
  },
  {
    put: ['metrics[0].direction', 'Decrease'],
    expected: 'one of "increase", "decrease", "maintain"',
    found: '"Decrease"',
    hint: 'Did you mean "decrease"?',
    part: 'invoice-cycle',
  },
  {
    put: ['metrics[0].direction', 'sideways'],
    expected: 'one of "increase", "decrease", "maintain"',
    found: '"sideways"',
    part: 'invoice-cycle',
  },
  {
    put: ['metrics[0].period', 'monthly'],
    expected: 'one of "day", "week", "month", "quarter"',
    found: '"monthly"',
    hint: 'Did you mean "month"?',
    part: 'invoice-cycle',
  },
  {
    put: ['metrics[0].unit.style', 'percentage'],
    expected: 'one of "decimal", "percent", "currency", "unit"',
    found: '"percentage"',
    hint: 'Did you mean "percent"?',
    part: 'invoice-cycle',
  },
  {
    put: ['events[0].kind', 'golive'],
    expected: 'one of "go-live", "behavior", "milestone", "expertise", "incident", "note"',
    found: '"golive"',
    hint: 'Did you mean "go-live"?',
    part: '$.events[0]',
  },
  {
    put: ['effort.entries[0].kind', 'actions'],
    expected: `one of ${KINDS}`,
    found: '"actions"',
    hint: 'Did you mean "action"?',
    part: 'e1',
  },
  { put: ['effort.entries[0].kind', undefined], expected: `one of ${KINDS}`, found: 'nothing', part: 'e1' },
  { put: ['effort.entries[0].kind', ['action']], expected: `one of ${KINDS}`, found: 'an array of 1', part: 'e1' },
  // a number in quotes
  {
    put: ['metrics[0].target.value', '5'],
    expected: 'a number',
    found: '"5"',
    hint: 'Write it without quotes: 5.',
    part: 'invoice-cycle',
  },
  {
    put: ['metrics[0].worth.perUnit', ' 310.50 '],
    expected: 'a number',
    found: '" 310.50 "',
    hint: 'Write it without quotes: 310.5.',
    part: 'invoice-cycle',
  },
  { put: ['metrics[0].worth.perUnit', '310 €'], expected: 'a number', found: '"310 €"', part: 'invoice-cycle' },
  { put: ['metrics[0].worth.perUnit', ''], expected: 'a number', found: '""', part: 'invoice-cycle' },
  // null: only where a key may be left out is that the advice
  { put: ['metrics[0].name', null], expected: TEXT, found: 'null', part: 'invoice-cycle' },
  {
    put: ['metrics[0].direction', null],
    expected: 'one of "increase", "decrease", "maintain"',
    found: 'null',
    part: 'invoice-cycle',
  },
  { put: ['metrics[0].definition', null], expected: TEXT, found: 'null', hint: LEAVE_OUT, part: 'invoice-cycle' },
  {
    put: ['metrics[0].kind', null],
    expected: 'one of "result", "signal"',
    found: 'null',
    hint: LEAVE_OUT,
    part: 'invoice-cycle',
  },
  {
    put: ['metrics[0].points', null],
    expected: 'an array or an object',
    found: 'null',
    hint: LEAVE_OUT,
    part: 'invoice-cycle',
  },
  {
    put: ['metrics[0].target.value', null],
    expected: 'a number',
    found: 'null',
    hint: LEAVE_OUT,
    part: 'invoice-cycle',
  },
  { put: ['metrics[2].points.date', null], expected: 'a string', found: 'null', hint: LEAVE_OUT, part: 'overdue' },
  { put: ['metrics[0]', null], expected: 'an object', found: 'null', part: '$.metrics[0]' },
  { put: ['plan.milestones[2].done.on', null], expected: DAY, found: 'null', part: 'handover' },
  { put: ['plan.milestones[2].done.by', null], expected: TEXT, found: 'null', hint: LEAVE_OUT, part: 'handover' },
  { put: ['effort.entries[0].title', null], expected: TEXT, found: 'null', part: 'e1' },
  { put: ['effort.entries[5].title', null], expected: TEXT, found: 'null', hint: LEAVE_OUT, part: 'e6' },
  { put: ['goLive', null], expected: DAY, found: 'null', hint: LEAVE_OUT, part: '$.goLive' },
  { put: ['plan', null], expected: 'an object', found: 'null', hint: LEAVE_OUT, part: '$.plan' },
  // points: of three ways to write them, the one that was meant
  { put: ['metrics[0].points', 12], expected: 'an array or an object', found: '12', part: 'invoice-cycle' },
  {
    put: ['metrics[0].points', {}],
    path: 'metrics[0].points.src',
    expected: 'a string',
    found: 'nothing',
    part: 'invoice-cycle',
  },
  {
    put: ['metrics[0].points', { src: 5 }],
    path: 'metrics[0].points.src',
    expected: 'a string',
    found: '5',
    part: 'invoice-cycle',
  },
  {
    put: ['metrics[0].points', { src: 'a.csv', value: 1 }],
    path: 'metrics[0].points.value',
    expected: 'a string',
    found: '1',
    part: 'invoice-cycle',
  },
  {
    put: ['metrics[0].points', { dates: [], values: 'x' }],
    path: 'metrics[0].points.values',
    expected: 'an array',
    found: '"x"',
    part: 'invoice-cycle',
  },
  {
    put: ['metrics[0].points', { dates: ['2026-01'] }],
    path: 'metrics[0].points.values',
    expected: 'an array',
    found: 'nothing',
    part: 'invoice-cycle',
  },
  {
    put: ['metrics[0].points', { date: ['2026-01'], values: [1] }],
    path: 'metrics[0].points.dates',
    expected: 'an array',
    found: 'nothing',
    part: 'invoice-cycle',
  },
];

describe('a config of the wrong shape', () => {
  for (const {
    put: [where, value],
    path = where,
    expected,
    found,
    hint,
    part,
  } of faults)
    it(`${where}: ${value === undefined ? 'missing' : JSON.stringify(value)}`, () => {
      const input = changed(where, value);
      const issue = {
        code: 'shape',
        path: `$.${path}`,
        message: found === 'nothing' ? `Missing: expected ${expected}.` : `Expected ${expected}, found ${found}.`,
        expected,
        found,
        ...(hint === undefined ? {} : { hint }),
        ...(part === undefined ? {} : { part }),
      };
      // one that names the part by its place takes its id along: what refers to it then dangles
      const named = (issues: ReturnType<typeof issuesOf>) => issues.filter(({ code }) => code !== 'reference');
      expect(named(issuesOf(input))).to.deep.equal([issue]);
      expect(named(issuesOf(pretty(input)))).to.deep.equal([{ ...issue, ...placeIn(input, steps(path)) }]);
      expect(parseConfig(input).config === undefined).to.equal(part === undefined);
    });

  for (const [input, found] of [
    [undefined, 'nothing'],
    [null, 'null'],
    [true, 'true'],
    [0, '0'],
    [NaN, 'NaN'],
    [12n, '12'],
    [[], 'an empty array'],
    [[1, 2], 'an array of 2'],
    [Symbol('s'), 'a symbol'],
    [() => 1, 'a function'],
  ] as const)
    it(`no object at all: ${String(input) || '[]'}`, () => {
      const message = found === 'nothing' ? 'Missing: expected an object.' : `Expected an object, found ${found}.`;
      expect(issuesOf(input)).to.deep.equal([{ code: 'shape', path: '$', message, expected: 'an object', found }]);
    });

  for (const [text, found] of [
    ['null', 'null'],
    ['[1]', 'an array of 1'],
    ['"x"', '"x"'],
    ['5', '5'],
  ] as const)
    it(`JSON text of no object: ${text}`, () => {
      expect(issuesOf(`\n ${text}`)).to.deep.equal([
        {
          code: 'shape',
          path: '$',
          message: `Expected an object, found ${found}.`,
          expected: 'an object',
          found,
          line: 2,
          column: 2,
        },
      ]);
    });

  for (const value of [NaN, Infinity, -Infinity])
    it(`${value} for a number`, () => {
      expect(issuesOf(changed('metrics[0].target.value', value))).to.deep.equal([
        {
          code: 'shape',
          path: '$.metrics[0].target.value',
          message: `Expected a number, found ${value}.`,
          expected: 'a number',
          found: String(value),
          part: 'invoice-cycle',
        },
      ]);
    });

  it('says a long text and a list in few words', () => {
    const [long] = issuesOf(changed('goLive', 'x'.repeat(1e6)));
    expect(long?.message).to.have.length.below(120);
  });

  it('names every fault, each with its own place', () => {
    const text =
      '{\n  "version": 1,\n  "asOf": "2026-10-05T08:00:00Z",\n  "account": { "id": "a", "name": "A" },\n  "goLive": 5,\n  "metrics": [\n    { "id": "m", "direction": "up" }\n  ]\n}';
    expect(issuesOf(text).map(({ path, line, column, part }) => ({ path, line, column, part }))).to.deep.equal([
      { path: '$.goLive', line: 5, column: 13, part: '$.goLive' },
      { path: '$.metrics[0].name', line: 7, column: 5, part: 'm' },
      { path: '$.metrics[0].direction', line: 7, column: 31, part: 'm' },
    ]);
  });
});

describe('a unit that is a text', () => {
  const cases: [string, object][] = [
    ['days', { style: 'unit', unit: 'day' }],
    ['h', { style: 'unit', unit: 'hour' }],
    ['€', { style: 'currency', currency: 'EUR' }],
    ['CHF', { style: 'currency', currency: 'CHF' }],
    ['%', { style: 'unit', unit: 'percent' }],
    ['pallets', { style: 'unit', unit: 'pallets' }],
  ];
  for (const [text, unit] of cases)
    it(`"${text}" is read as the most likely unit, with a warning that names the object to write`, () => {
      const result = parseLoaded(changed('metrics[0].unit', text));
      expect(result.ok).to.equal(true);
      expect(result.config?.metrics[0]?.unit).to.deep.equal(unit);
      expect(result.warnings.map(({ path, severity }) => [path, severity])).to.deep.equal([
        ['$.metrics[0].unit', 'warning'],
      ]);
      for (const value of Object.values(unit) as string[])
        expect(`${result.warnings[0]?.message} ${result.warnings[0]?.hint}`).to.include(`"${value}"`);
    });
});

describe('unknown keys', () => {
  /** One on every level: where, its name, and the known key it is near to. */
  const unknown: [path: string, key: string, meant?: string][] = [
    ['', 'metric', 'metrics'],
    ['', 'somethingElse'],
    ['account', 'timezone', 'timeZone'],
    ['provider', 'nmae', 'name'],
    ['metrics[0]', 'measured', 'measuredBy'],
    ['metrics[0]', 'baseLine', 'baseline'],
    ['metrics[0].baseline', 'form', 'from'],
    ['metrics[0].target', 'agreedOnn', 'agreedOn'],
    ['metrics[0].breaks[0]', 'notes', 'note'],
    ['metrics[0].comparison', 'point', 'points'],
    ['metrics[0].worth', 'perunit', 'perUnit'],
    ['metrics[0].notes[0]', 'txt', 'text'],
    ['metrics[0].confirmed', 'vlaue', 'value'],
    ['metrics[1].disputed', 'why'],
    ['metrics[1].points', 'vals', 'values'],
    ['metrics[2].points', 'valeu', 'value'],
    ['behaviors[0]', 'move', 'moves'],
    ['behaviors[0].lag', 'period', 'periods'],
    ['behaviors[0].target', 'vale', 'value'],
    ['events[0]', 'metric', 'metrics'],
    ['plan', 'milestone', 'milestones'],
    ['plan.milestones[0]', 'ownr', 'owner'],
    ['plan.milestones[2].done', 'evidance', 'evidence'],
    ['plan.roles[0]', 'responsability', 'responsibility'],
    ['plan.nextPhase', 'choosen', 'chosen'],
    ['plan.nextPhase.options[1]', 'results', 'result'],
    ['effort', 'entrys', 'entries'],
    ['effort.entries[0]', 'minute', 'minutes'],
    ['effort.entries[0]', 'agenda'],
    ['effort.entries[1].answer', 'txet', 'text'],
    ['effort.entries[4]', 'preread', 'preRead'],
    ['effort.entries[7].done', 'onn', 'on'],
    ['appearance', 'acent', 'accent'],
  ];
  for (const [where, key, meant] of unknown)
    it(`${where || 'at the top'}: ${key}`, () => {
      const path = where ? `${where}.${key}` : key;
      const input = changed(path, 'x');
      const warning = {
        code: 'unknown-key',
        severity: 'warning',
        path: `$.${path}`,
        message: `Unknown key "${key}": it is ignored.`,
        found: `"${key}"`,
        ...(meant === undefined ? {} : { hint: `Did you mean "${meant}"?` }),
      };
      expect(warningsOf(input)).to.deep.equal([warning]);
      expect(warningsOf(pretty(input))).to.deep.equal([{ ...warning, ...placeIn(input, steps(path)) }]);
      const result = parseConfig(input);
      expect(result.ok).to.equal(true);
      expect(result.config).to.deep.equal(parseConfig(sample()).config);
    });

  it('are named in a part that is faulty too, as a misspelt key often is what is missing', () => {
    const input = least({
      effort: { entries: [{ id: 'e', kind: 'action', titel: 'T' }] },
      plan: { roles: [{ id: 'r', side: 'customer', rolle: 'R' }] },
    });
    expect(issuesOf(input).map(({ path }) => path)).to.deep.equal([
      '$.plan.roles[0].role',
      '$.effort.entries[0].title',
    ]);
    expect(warningsOf(input).map(({ path, hint }) => [path, hint])).to.deep.equal([
      ['$.effort.entries[0].titel', 'Did you mean "title"?'],
      ['$.plan.roles[0].rolle', 'Did you mean "role"?'],
    ]);
  });

  it('are written so that a JSONPath reader finds them', () => {
    expect(
      warningsOf(least({ 'go-live': 1, "it's": 1, 'a.b': 1, '': 1, '3': 1 })).map(({ path }) => path),
    ).to.have.members(["$['go-live']", "$['it\\'s']", "$['a.b']", "$['']", "$['3']"]);
  });

  it('have no say in what is private, in messages, or in number options', () => {
    expect(
      warningsOf(
        least({
          private: { x: 1 },
          messages: { tlh: { x: 'y' } },
          metrics: [{ id: 'm', name: 'M', direction: 'increase', unit: { roundingMode: 'ceil' } }],
        }),
      ),
    ).to.deep.equal([]);
  });
});
