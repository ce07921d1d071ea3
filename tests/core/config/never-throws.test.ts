import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { parseConfig, type ParseResult } from '../../../src/core/config/parse.js';
import { at, has, issuesOf, least, parseLoaded, pathsIn, placeIn, pretty, put, sample, steps } from './support.js';

const exists = (input: unknown, path: string): boolean => {
  const way = steps(path);
  const last = way.at(-1);
  const parent = way.slice(0, -1);
  return (
    last === undefined ||
    has(at(input, parent), last) ||
    (parent.length === 0 ? true : has(at(input, parent.slice(0, -1)), parent.at(-1) ?? ''))
  );
};

function isSound(result: ParseResult): void {
  expect(result.ok).to.equal(!('issues' in result));
  if (!result.ok) expect(result.issues).not.to.deep.equal([]);
  for (const issue of [...(result.ok ? [] : result.issues), ...result.warnings]) {
    expect(issue.message).to.be.a('string').with.length.above(5);
    expect(issue.path).to.match(/^\$/);
  }
}

describe('parseConfig never throws', () => {
  it('for anything', () => {
    const any = fc.anything({
      withBigInt: true,
      withBoxedValues: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withNullPrototype: true,
      withObjectString: true,
      withSparseArray: true,
      withTypedArray: true,
    });
    fc.assert(
      fc.property(any, (input) => isSound(parseConfig(input))),
      { numRuns: 500 },
    );
  });

  it('for anything in a config', () => {
    const keys = fc.constantFrom(
      'version',
      'account',
      'metrics',
      'behaviors',
      'events',
      'plan',
      'effort',
      'appearance',
      'messages',
      'private',
      'goLive',
    );
    fc.assert(
      fc.property(fc.dictionary(keys, fc.anything({ withNullPrototype: true })), (more) =>
        isSound(parseConfig(least(more))),
      ),
      { numRuns: 500 },
    );
  });

  it('for any JSON text', () => {
    fc.assert(
      fc.property(fc.json(), (text) => isSound(parseConfig(text))),
      { numRuns: 500 },
    );
  });

  it('for the sample as text with a piece cut out, doubled or put in', () => {
    const text = pretty(sample());
    fc.assert(
      fc.property(
        fc.nat(text.length),
        fc.nat(40),
        fc.oneof(
          fc.constant(''),
          fc.string(),
          fc.nat(text.length).map((i) => text.slice(i, i + 20)),
        ),
        (from, length, piece) => {
          const result = parseConfig(text.slice(0, from) + piece + text.slice(from + length));
          isSound(result);
          for (const issue of result.ok ? [] : result.issues) expect(issue).to.include.keys('line', 'column');
        },
      ),
      { numRuns: 500 },
    );
  });

  it('for the sample with nodes deleted or replaced; every issue has its place; what is kept is sound', () => {
    const paths = pathsIn(sample()).slice(1);
    const odd = fc.constantFrom<unknown[]>(
      undefined,
      undefined,
      null,
      '',
      'x',
      0,
      -1,
      0.5,
      1e21,
      true,
      [],
      {},
      [[]],
      [null],
      [{}],
      { id: 'x' },
      '2026-02-30',
      '2026-01-01',
      'increase',
      'maintain',
      'action',
      'invoice-cycle',
      'e1',
      '__proto__',
      'constructor',
    );
    const mutation = fc.record({
      path: fc.constantFrom(...paths),
      value: fc.oneof(odd, fc.jsonValue({ maxDepth: 2 })),
    });
    fc.assert(
      fc.property(fc.array(mutation, { minLength: 1, maxLength: 6 }), (mutations) => {
        const input = mutations.reduce((config, { path, value }) => put(config, path, value), sample());
        const text = pretty(input);
        const result = parseConfig(text);
        isSound(result);
        const all = [...(result.ok ? [] : result.issues), ...result.warnings];
        for (const { path, line, column } of all) {
          expect(exists(input, path), path).to.equal(true);
          expect({ line, column }, path).to.deep.equal(placeIn(JSON.parse(text), steps(path)));
        }
        // the same from the value, but for the places
        expect(issuesOf(JSON.parse(text))).to.deep.equal(
          (result.ok ? [] : result.issues).map(({ line: _line, column: _column, ...issue }) => issue),
        );
        // only values that could not be read, and what an ask is for, are still wrong in what is kept
        if (result.config)
          for (const issue of issuesOf(result.config))
            expect(`${issue.code} ${issue.path}`).to.match(/^value .*points\b|^reference .*effort.*moves/);
      }),
      { numRuns: 500 },
    );
  });
});

describe('hostile values', () => {
  it('cycles', () => {
    const metric: Record<string, unknown> = { id: 'm', name: 'M', direction: 'increase' };
    metric.comparison = Object.assign(metric);
    const notes: unknown[] = [];
    notes.push(notes);
    const inside = least();
    Object.assign(inside, { private: inside, plan: { self: inside } });
    expect(parseConfig(inside).ok).to.equal(true);
    expect(parseConfig(least({ metrics: [metric] })).config?.metrics[0]?.comparison?.name).to.equal('M');
    expect(
      issuesOf(
        least({
          metrics: [
            { ...metric, notes },
            { id: 'n', name: 'N', direction: 'increase' },
          ],
        }),
      ).map(({ path }) => path),
    ).to.deep.equal(['$.metrics[0].notes[0]']);
    expect(issuesOf(notes).map(({ path }) => path)).to.deep.equal(['$']);
  });

  const thrown: [string, () => unknown][] = [
    ['an error', () => new Error('no')],
    ['a text', () => 'no'],
    ['null', () => null],
    ['a symbol', () => Symbol('no')],
    ['an error whose message is a symbol', () => Object.assign(new Error('no'), { message: Symbol('no') })],
    [
      'an error whose message throws',
      () =>
        Object.defineProperty(new Error('no'), 'message', {
          get: () => {
            throw new Error('again');
          },
        }),
    ],
    [
      'a revoked proxy',
      () => {
        const { proxy, revoke } = Proxy.revocable({}, {});
        revoke();
        return proxy;
      },
    ],
  ];
  for (const [name, what] of thrown)
    it(`getters that throw ${name}`, () => {
      const getter = {
        enumerable: true,
        configurable: true,
        get: () => {
          throw what();
        },
      };
      for (const path of [
        'version',
        'metrics',
        'metrics[0]',
        'metrics[0].name',
        'metrics[0].points',
        'metrics[0].points[1]',
        'metrics[0].comparison.points',
        'plan.milestones',
        'effort.entries[3].title',
        'private',
        'unknown',
      ]) {
        const way = steps(path);
        const input = sample();
        Object.defineProperty(at(input, way.slice(0, -1)), way.at(-1) ?? '', getter);
        const result = parseConfig(input);
        isSound(result);
        // no key that the schema does not know is read
        if (path !== 'private' && path !== 'unknown') expect(result.ok, path).to.equal(false);
      }
    });

  it('proxies that throw', () => {
    const traps = ['get', 'has', 'ownKeys', 'getOwnPropertyDescriptor', 'getPrototypeOf', 'isExtensible'] as const;
    for (const trap of traps)
      for (const target of [{}, [], () => 1]) {
        const proxy: unknown = new Proxy(target, {
          [trap]: () => {
            throw new Error('no');
          },
        });
        isSound(parseConfig(proxy));
        for (const path of [
          'account',
          'metrics',
          'metrics[0]',
          'metrics[0].points',
          'metrics[0].points[0]',
          'metrics[0].name',
          'plan',
          'effort.entries',
          'private',
        ])
          isSound(parseConfig(put(sample(), steps(path), proxy)));
      }
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    isSound(parseConfig(proxy));
    isSound(parseConfig(least({ metrics: [proxy], plan: proxy })));
  });

  it('a proxy that lies about everything', () => {
    const liar: unknown = new Proxy(() => liar, {
      get: (_, key): unknown => (key === Symbol.toPrimitive ? () => 'x' : liar),
      has: () => true,
      getPrototypeOf: () => Array.prototype as object,
    });
    isSound(parseConfig(liar));
    for (const path of ['account', 'metrics', 'metrics[0]', 'metrics[0].points'])
      isSound(parseConfig(put(sample(), steps(path), liar)));
  });
});

describe('keys of Object.prototype', () => {
  const objects = pathsIn(sample()).filter((path) => {
    const value = at(sample(), path);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  });
  const clean = parseLoaded(sample()).config;

  for (const key of ['__proto__', 'constructor', 'prototype', 'toString', 'valueOf', 'hasOwnProperty'])
    it(`${key} as a key, on every level`, () => {
      for (const path of objects) {
        if (path.join() === 'messages') continue; // its keys are languages, below
        const input = put(sample(), [...path, key], key === '__proto__' ? { polluted: true, toString: null } : 'x');
        const result = parseLoaded(JSON.stringify(input));
        expect(result.ok, path.join('.')).to.equal(true);
        expect(({} as { polluted?: boolean }).polluted).to.equal(undefined);
        const place = at(result.config, path);
        expect(Object.getPrototypeOf(place)).to.equal(Object.prototype);
        expect((place as { polluted?: boolean }).polluted).to.equal(undefined);
        // texts by language, number options and private notes take any key; elsewhere it is ignored with a warning
        const open =
          path.at(-1) === 'unit' || path.at(-1) === 'name' || path[0] === 'messages' || path[0] === 'private';
        if (open) expect(result.warnings).to.deep.equal([]);
        else {
          expect(result.warnings.map((warning) => warning.path)).to.deep.equal([
            `$${path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('')}.${key}`,
          ]);
          expect(result.config).to.deep.equal(clean);
        }
      }
    });

  it('as languages', () => {
    const text =
      '{"version":1,"asOf":"2026-10-05T08:00:00Z","account":{"id":"a","name":{"__proto__":"P","constructor":"C","toString":"T","en":"E"}},"messages":{"__proto__":{"a":"b"},"constructor":{"prototype":"x"},"toString":{"__proto__":"y"}}}';
    const result = parseConfig(text);
    expect(result.ok).to.equal(true);
    expect(Object.entries(result.config?.account.name ?? {})).to.deep.include.members([
      ['constructor', 'C'],
      ['toString', 'T'],
      ['en', 'E'],
    ]);
    expect(Object.getPrototypeOf(result.config?.account.name)).to.equal(Object.prototype);
    expect(Object.getPrototypeOf(result.config?.messages)).to.equal(Object.prototype);
    expect(({} as { a?: string }).a).to.equal(undefined);
  });

  it('as every id and every reference', () => {
    for (const id of ['__proto__', 'constructor', 'toString']) {
      const text = JSON.stringify(sample()).replaceAll(
        /"(?:invoice-cycle|depots-four|ops-lead|dunning|e1)"/g,
        JSON.stringify(id),
      );
      const result = parseConfig(text);
      expect(result.ok ? [] : result.issues).to.deep.equal([]);
      expect(result.config?.plan?.nextPhase?.chosen).to.equal(id);
    }
  });

  it('in the keys that are looked up', () => {
    for (const word of ['__proto__', 'constructor', 'toString', 'hasOwnProperty'])
      for (const path of [
        'metrics[0].direction',
        'metrics[0].period',
        'metrics[0].aggregate',
        'effort.entries[0].kind',
        'behaviors[0].cadence',
        'events[0].kind',
      ])
        expect(issuesOf(put(sample(), steps(path), word)).map(({ path: where }) => where)).to.deep.equal([`$.${path}`]);
  });
});

describe('depth of 100,000', () => {
  const DEPTH = 100_000;
  const arrays = () => {
    let value: unknown = [];
    for (let i = 0; i < DEPTH; i++) value = [value];
    return value;
  };
  const objects = (key: string) => {
    let value: object = {};
    for (let i = 0; i < DEPTH; i++) value = { [key]: value };
    return value;
  };
  const deepText = '['.repeat(DEPTH) + ']'.repeat(DEPTH);
  const metric = { id: 'm', name: 'M', direction: 'increase' };

  const places: [name: string, more: (deep: unknown) => object, path?: string][] = [
    ['private', (deep) => ({ private: deep })],
    ['an unknown key', (deep) => ({ unknown: deep })],
    ['a name', (deep) => ({ provider: { name: deep } }), '$.provider.name'],
    ['metrics', (deep) => ({ metrics: deep }), '$.metrics'],
    ['a metric', (deep) => ({ metrics: [metric, deep] }), '$.metrics[1]'],
    ['points', (deep) => ({ metrics: [{ ...metric, points: deep }] }), '$.metrics[0].points'],
    ['a value', (deep) => ({ metrics: [{ ...metric, points: [['2026-01', deep]] }] }), '$.metrics[0].points[0][1]'],
    ['a comparison', (deep) => ({ metrics: [{ ...metric, comparison: deep }] }), '$.metrics[0].comparison'],
    ['a unit', (deep) => ({ metrics: [{ ...metric, unit: { x: deep } }] })],
    ['the plan', (deep) => ({ plan: deep }), '$.plan'],
    ['an entry', (deep) => ({ effort: { entries: [deep] } }), '$.effort.entries[0]'],
    ['messages', (deep) => ({ messages: { de: { x: deep } } }), '$.messages.de.x'],
  ];
  for (const [name, more, path] of places)
    it(`in ${name}`, () => {
      const text = JSON.stringify(least(more('DEEP'))).replace('"DEEP"', deepText);
      for (const input of [least(more(arrays())), text]) {
        const result = parseConfig(input);
        expect(result.config?.account.id).to.equal('a');
        for (const issue of result.ok ? [] : result.issues)
          expect(issue.path.startsWith(path ?? 'none'), issue.path).to.equal(true);
        expect(result.ok).to.equal(path === undefined);
      }
    });

  it('of the whole', () => {
    for (const input of [arrays(), objects('metrics'), deepText, '{"a":'.repeat(DEPTH) + '1' + '}'.repeat(DEPTH)])
      expect(issuesOf(input)[0]?.code).to.equal('shape');
    for (const text of ['['.repeat(DEPTH), '{"a":'.repeat(DEPTH), `${deepText}]`, `${deepText.slice(0, -1)}}`])
      expect(issuesOf(text)[0]).to.include({ code: 'syntax', line: 1 });
  });

  it('of comparisons', () => {
    const result = parseConfig(
      least({ metrics: [{ ...metric, comparison: { name: 'C', ...objects('comparison') } }] }),
    );
    expect(result.warnings.map(({ path }) => path)).to.deep.equal(['$.metrics[0].comparison.comparison']);
    expect(result.ok).to.equal(true);
  });
});
