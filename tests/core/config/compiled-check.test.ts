/// <reference types="vite/client" />
import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { parseConfig, parseValue } from '../../../src/core/config/parse.js';
import { checkCompiled } from '../../../src/core/config/compiled-check.js';
import { anyInput, soundInput } from './arbitrary.js';
import { at, changed, filesOf, least, parseLoaded, put, sample, steps } from './support.js';

const fixtures = Object.entries(
  import.meta.glob<string>('../../fixtures/*.json', { eager: true, query: '?raw', import: 'default' }),
);
const accounts = Object.entries(
  import.meta.glob<string>('../../../demo/accounts/*.json', { eager: true, query: '?raw', import: 'default' }),
).filter(([, text]) => text.includes('"asOf"'));
const nameOf = (file: string) => file.replace(/^.*\//, '');
const warned = /^good-(?:unknown-keys|newer-version)/;
const sound = [
  ...fixtures.filter(([file]) => /^(?:good-|sample)/.test(nameOf(file)) && !warned.test(nameOf(file))),
  ...accounts,
];
const faulty = fixtures.filter(([file]) => /^(?:bad-|meaning-)/.test(nameOf(file)) || warned.test(nameOf(file)));

/** As a page checks a config whose files are loaded. */
const check = (input: unknown) => {
  let files: ReturnType<typeof filesOf> = new Map();
  try {
    files = filesOf(input);
  } catch {
    // a getter that throws
  }
  return checkCompiled(input, files);
};

/** The long way says nothing, and the short one gives the same, keys in the same order. */
function isTheSame(input: unknown): void {
  const config = check(input);
  const long = parseLoaded(input);
  expect(long.ok ? [] : long.issues).to.deep.equal([]);
  expect(long.warnings).to.deep.equal([]);
  expect(config).to.deep.equal(long.config);
  expect(inOrder(config)).to.equal(inOrder(long.config));
}

const inOrder = (config: unknown): string =>
  JSON.stringify(config, (key, value: unknown) =>
    key === 'private' ? undefined : typeof value === 'bigint' ? String(value) : value,
  );

describe('the compiled validator', () => {
  for (const [file, text] of sound)
    it(`answers ${nameOf(file)} as the long way does`, () => {
      expect(check(JSON.parse(text))).to.be.an('object');
      isTheSame(JSON.parse(text));
      isTheSame(check(JSON.parse(text)));
    });

  for (const [file, text] of faulty)
    it(`leaves ${nameOf(file)} to the long way`, () => expect(check(JSON.parse(text))).to.equal(undefined));

  it('finds all files', () => {
    expect(accounts.map(([file]) => nameOf(file))).to.include.members(['northwind.json', 'lumen.json', 'harbor.json']);
    expect([sound.length, faulty.length]).to.satisfy(([good, bad]: number[]) => (good ?? 0) > 8 && (bad ?? 0) > 60);
  });

  it('answers anything that the schema describes and that contradicts nothing', () => {
    fc.assert(
      fc.property(soundInput(), (input) => {
        expect(check(input)).to.be.an('object');
        isTheSame(input);
      }),
      { numRuns: 300 },
    );
  });

  it('answers just where the long way says nothing', () => {
    let [answered, left] = [0, 0];
    fc.assert(
      fc.property(anyInput(), (input) => {
        const long = parseLoaded(input);
        if (long.ok && !long.warnings.length) {
          answered++;
          isTheSame(input);
        } else {
          left++;
          expect(check(input)).to.equal(undefined);
        }
      }),
      { numRuns: 1000 },
    );
    expect(Math.min(answered, left)).to.be.above(10);
  });

  it('never throws, and never differs from the long way, whatever lies in a config', () => {
    const any = fc.anything({
      withBigInt: true,
      withBoxedValues: true,
      withDate: true,
      withMap: true,
      withNullPrototype: true,
      withObjectString: true,
      withSparseArray: true,
      withTypedArray: true,
    });
    const places = [
      'version',
      'account',
      'account.name',
      'metrics',
      'metrics[0]',
      'metrics[0].unit',
      'metrics[0].points',
      'behaviors[0].moves',
      'plan',
      'effort.entries',
      'messages',
      'private',
    ];
    fc.assert(
      fc.property(fc.constantFrom(...places), any, (place, value) => {
        const input = changed(place, value);
        if (check(input)) isTheSame(input);
      }),
      { numRuns: 1000 },
    );
    fc.assert(
      fc.property(any, (input) => {
        if (check(input)) isTheSame(input);
      }),
    );
  });

  it('leaves numbers that are off their range by the least', () => {
    const edges: [path: string, fine: number[], off: number[]][] = [
      ['effort.entries[0].people', [1, 1_000_000], [0, 1.5, 1_000_001, 2 ** 53, NaN]],
      ['effort.entries[0].minutes', [0, 0.5, 1_000_000], [-5e-324, 1_000_000.5, Infinity]],
      ['metrics[0].unit.maximumFractionDigits', [0, 20], [-1, 21]],
      ['metrics[0].target.value', [-1e15, -5e-324], [1e15 + 1, -1e300, -Infinity, NaN]],
      ['behaviors[0].lag.periods', [0, 1000], [-1, 0.5, 1001, 1e308]],
    ];
    for (const [path, fine, off] of edges) {
      for (const value of fine) isTheSame(changed(path, value));
      for (const value of off) expect(check(changed(path, value)), `${path}: ${value}`).to.equal(undefined);
    }
  });

  it('keeps to itself what it was given, and leaves it as it is', () => {
    const frozen = <T>(value: T): T => {
      if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(frozen);
      return value;
    };
    const input = frozen(sample());
    const config = check(input);
    const objects = (value: unknown): unknown[] =>
      typeof value === 'object' && value !== null ? [value, ...Object.values(value).flatMap(objects)] : [];
    const given = new Set(objects(input));
    // a pair of a date and a value is not copied, nor what is the vendor's own
    const points = [...(config?.metrics ?? []), ...(config?.behaviors ?? [])].flatMap((measure) =>
      objects(measure.points).slice(1),
    );
    const shared = objects(config).filter((object) => given.has(object) && !points.includes(object));
    expect(shared).to.deep.equal(objects(input.private));
    expect(check(least())?.metrics).not.to.equal(check(least())?.metrics);
  });
});

describe('the compiled validator and odd objects', () => {
  const hidden = (object: object, key: string | symbol, value: unknown) =>
    Object.defineProperty(object, key, { value, enumerable: false });
  const odd: [name: string, input: () => unknown][] = [
    ['of a class', () => Object.assign(new (class Config {})(), sample())],
    ['with inherited keys', () => Object.assign(Object.create({ goLive: 'soon' }) as object, sample())],
    ['with hidden keys', () => hidden(sample(), 'more', 1)],
    ['with a hidden language', () => changed('account.name', hidden({ en: 'A' }, 'de', 'D'))],
    ['with a symbol for a language', () => changed('account.name', { en: 'A', [Symbol('de')]: 'D' })],
    [
      'with a language named __proto__',
      () =>
        JSON.parse(
          JSON.stringify(least({ provider: { name: 'X' } })).replace('"X"', '{"en":"A","__proto__":"B"}'),
        ) as unknown,
    ],
    [
      'with an own undefined',
      () => ({ ...sample(), goLive: undefined, metrics: undefined, provider: { name: 'P', more: undefined } }),
    ],
    ['with holes', () => changed('plan.metrics', Array(2))],
    [
      'that contain themselves',
      () => {
        const input = sample();
        return Object.assign(input, { private: input, plan: input });
      },
    ],
    ['with a getter', () => Object.defineProperty(sample(), 'goLive', { enumerable: true, get: () => 'soon' })],
  ];
  for (const [name, input] of odd)
    it(name, () => {
      if (check(input())) isTheSame(input());
      else expect(parseConfig(input())).to.deep.equal(parseValue(input()));
    });

  it('answers what JSON could have said, and own keys that are undefined', () => {
    isTheSame({
      ...sample(),
      goLive: undefined,
      metrics: undefined,
      plan: undefined,
      behaviors: [],
      events: [],
      effort: undefined,
    });
    expect(check({ ...least(), goLive: undefined, metrics: undefined })).to.be.an('object');
    expect(check(Object.assign(Object.create(null) as object, least()))).to.be.an('object');
  });

  it('does not throw where a getter or a Proxy does', () => {
    const thrower = new Proxy(
      {},
      {
        get: () => {
          throw new Error('no');
        },
        ownKeys: () => {
          throw new Error('no');
        },
        getPrototypeOf: () => {
          throw new Error('no');
        },
      },
    );
    for (const path of [
      'account',
      'metrics[0]',
      'metrics[0].points',
      'metrics[0].points[0]',
      'plan',
      'effort.entries[0].title',
      'unknown',
    ]) {
      expect(check(put(sample(), steps(path), thrower)), path).to.equal(undefined);
      const input = sample();
      Object.defineProperty(at(input, steps(path).slice(0, -1)), steps(path).at(-1) ?? '', {
        enumerable: true,
        get: () => {
          throw new Error('no');
        },
      });
      expect(check(input), path).to.equal(undefined);
    }
    expect(check(thrower)).to.equal(undefined);
  });
});

describe('files and the compiled validator', () => {
  const input = () =>
    least({
      metrics: [
        {
          id: 'm',
          name: 'M',
          direction: 'increase',
          points: { src: 'a.csv' },
          comparison: { name: 'C', points: { src: 'a.csv', value: 'other' } },
        },
      ],
      behaviors: [{ id: 'b', name: 'B', points: { src: 'a.csv' } }],
    });
  const key = JSON.stringify(['a.csv', 'date', 'value']);

  it('puts their values in', () => {
    const points = { dates: ['2026-01-05'], values: [1] };
    const other = { dates: ['2026-01-06'], values: [2] };
    const files = new Map([
      [key, { points }],
      [JSON.stringify(['a.csv', 'date', 'other']), { points: other }],
    ]);
    const config = checkCompiled(input(), files);
    expect([
      config?.metrics[0]?.points,
      config?.metrics[0]?.comparison?.points,
      config?.behaviors[0]?.points,
    ]).to.deep.equal([points, other, points]);
    expect(config).to.deep.equal(parseValue(input(), undefined, files).config);
  });

  it('leaves it to the long way where one was not loaded, or holds a value that cannot be read', () => {
    expect(checkCompiled(input())).to.equal(undefined);
    expect(checkCompiled(input(), new Map([[key, { fault: { kind: 'load', message: 'gone' } }]]))).to.equal(undefined);
    expect(checkCompiled(input(), new Map([[key, { points: { dates: ['2026-13-05'], values: [1] } }]]))).to.equal(
      undefined,
    );
  });
});
