import { expect } from '@open-wc/testing';
import { fetchConfig, resolve, type ConfigSource, type Fetcher, type Loaded } from '../../../src/core/config/load.js';
import type { Issue } from '../../../src/core/config/issues.js';
import { least, placeIn, pretty, steps } from './support.js';

const HOME = 'https://portal.example/accounts/a/config.json';
const CSV = 'month,days\n2026-01,5\n2026-02,\n';
type Answer = string | number | Error | Response | (() => Promise<Response>);

/** A server without a network: answers by address, and notes what it was asked. */
function server(answers: Record<string, Answer>): { fetcher: Fetcher; asked: string[] } {
  const asked: string[] = [];
  const fetcher: Fetcher = async (url) => {
    asked.push(url);
    const answer = answers[url] ?? 404;
    if (answer instanceof Error) throw answer;
    if (typeof answer === 'function') return answer();
    if (answer instanceof Response) return answer;
    return typeof answer === 'string'
      ? new Response(answer)
      : new Response('', { status: answer, statusText: answer === 404 ? 'Not Found' : '' });
  };
  return { fetcher, asked };
}

/** As after a redirect. */
const from = (url: string, body: string): Response => Object.defineProperty(new Response(body), 'url', { value: url });

const metric = (src: string, more: object = {}) => ({
  id: 'm',
  name: 'M',
  direction: 'decrease',
  points: { src, date: 'month', value: 'days' },
  ...more,
});
const config = (...srcs: string[]) => least({ metrics: srcs.map((src, i) => metric(src, { id: `m${i}` })) });
const load = (source: ConfigSource, fetcher: Fetcher, signal = new AbortController().signal) =>
  fetchConfig(source, fetcher, signal);
const home = (body: object | string, more: Record<string, Answer> = {}) =>
  server({ [HOME]: typeof body === 'string' ? body : pretty(body), ...more });

function parsed(loaded: Loaded) {
  if (loaded.kind !== 'parsed')
    throw new Error(`${loaded.kind}: ${loaded.issues.map(({ message }) => message).join()}`);
  return loaded.result;
}
const issuesIn = (loaded: Loaded): Issue[] =>
  loaded.kind !== 'parsed' ? loaded.issues : loaded.result.ok ? [] : loaded.result.issues;
const refused = async (promise: Promise<unknown>): Promise<unknown> => {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error('was not refused');
};

describe('fetchConfig', () => {
  describe('gets a config', () => {
    it('from an address, asking once', async () => {
      const { fetcher, asked } = home(least());
      const result = parsed(await load({ url: HOME }, fetcher));
      expect(result.ok).to.equal(true);
      expect(result.config?.account.id).to.equal('a');
      expect(asked).to.deep.equal([HOME]);
    });

    for (const [name, value] of [
      ['a value', least()],
      ['text', JSON.stringify(least())],
      ['text after a byte order mark', `\ufeff${JSON.stringify(least())}`],
    ] as const)
      it(`from ${name}, asking nobody`, async () => {
        const { fetcher, asked } = server({});
        expect(parsed(await load({ value, base: HOME }, fetcher)).ok).to.equal(true);
        expect(asked).to.deep.equal([]);
      });

    it('that is faulty, with places', async () => {
      const bad = { ...least(), goLive: 'soon' };
      const [issue] = issuesIn(await load({ url: HOME }, home(bad).fetcher));
      expect(issue).to.include({ code: 'shape', path: '$.goLive', ...placeIn(bad, ['goLive']) });
      expect(issuesIn(await load({ value: '{', base: HOME }, home('').fetcher))[0]).to.include({
        code: 'syntax',
        line: 1,
        column: 2,
      });
    });
  });

  describe('gets the files of its values', () => {
    const addresses: [src: string, address: string][] = [
      ['days.csv', 'https://portal.example/accounts/a/days.csv'],
      ['./files/days.csv', 'https://portal.example/accounts/a/files/days.csv'],
      ['../days.csv', 'https://portal.example/accounts/days.csv'],
      ['/days.csv', 'https://portal.example/days.csv'],
      ['?days', 'https://portal.example/accounts/a/config.json?days'],
      ['//files.example/days.csv', 'https://files.example/days.csv'],
      ['http://files.example/days.csv', 'http://files.example/days.csv'],
      ['days für März.csv', 'https://portal.example/accounts/a/days%20f%C3%BCr%20M%C3%A4rz.csv'],
    ];
    for (const [src, address] of addresses)
      it(`${src} is relative to the config`, async () => {
        for (const [source, before] of [
          [{ url: HOME }, [HOME]],
          [{ value: config(src), base: HOME }, []],
          [{ value: JSON.stringify(config(src)), base: HOME }, []],
        ] as [ConfigSource, string[]][]) {
          const { fetcher, asked } = home(config(src), { [address]: CSV });
          const result = parsed(await load(source, fetcher));
          expect(asked).to.deep.equal([...before, address]);
          expect(result.ok).to.equal(true);
          expect(result.config?.metrics[0]?.points).to.deep.equal({ dates: ['2026-01', '2026-02'], values: [5, null] });
        }
      });

    it('relative to where the config was found after a redirect', async () => {
      const { fetcher, asked } = server({
        [HOME]: from('https://cdn.example/v2/config.json', JSON.stringify(config('days.csv'))),
        'https://cdn.example/v2/days.csv': CSV,
      });
      expect(parsed(await load({ url: HOME }, fetcher)).ok).to.equal(true);
      expect(asked).to.deep.equal([HOME, 'https://cdn.example/v2/days.csv']);
    });

    for (const [name, text, points] of [
      ['pairs', '[["2026-01", 5]]', [['2026-01', 5]]],
      ['columns', '{"dates": ["2026-01"], "values": [5]}', { dates: ['2026-01'], values: [5] }],
      ['objects', '[{"month": "2026-01", "days": 5}]', { dates: ['2026-01'], values: [5] }],
    ] as const)
      it(`in JSON ${name}`, async () => {
        const { fetcher } = home(config('days.json'), { 'https://portal.example/accounts/a/days.json': text });
        expect(parsed(await load({ url: HOME }, fetcher)).config?.metrics[0]?.points).to.deep.equal(points);
      });

    it('once each, however often and however it is named', async () => {
      const points = { src: './days.csv', date: 'month', value: 'days' };
      const value = least({
        metrics: [
          metric('days.csv', {
            comparison: { name: 'C', points: { src: 'days.csv', date: 'month', value: 'others' } },
          }),
          metric('https://portal.example/accounts/a/days.csv', { id: 'n' }),
        ],
        behaviors: [{ id: 'b', name: 'B', cadence: 'month', points }],
      });
      const { fetcher, asked } = server({
        'https://portal.example/accounts/a/days.csv': 'month,days,others\n2026-01,5,7\n',
      });
      const { config: got } = parsed(await load({ value, base: HOME }, fetcher));
      expect(asked).to.deep.equal(['https://portal.example/accounts/a/days.csv']);
      expect([
        got?.metrics[0]?.points,
        got?.metrics[0]?.comparison?.points,
        got?.metrics[1]?.points,
        got?.behaviors[0]?.points,
      ]).to.deep.equal([[5], [7], [5], [5]].map((values) => ({ dates: ['2026-01'], values })));
    });

    it('all at once', async () => {
      let waiting = 0;
      let release = () => {};
      const open = new Promise<void>((done) => (release = done));
      const answer = async () => {
        if (++waiting === 3) release();
        await open;
        return new Response(CSV);
      };
      const { fetcher } = server({
        'https://x.example/a': answer,
        'https://x.example/b': answer,
        'https://x.example/c': answer,
      });
      expect(parsed(await load({ value: config('a', 'b', 'c'), base: 'https://x.example/' }, fetcher)).ok).to.equal(
        true,
      );
    });

    it('and says which of their values cannot be read', async () => {
      const { fetcher } = home(config('days.csv'), {
        'https://portal.example/accounts/a/days.csv': 'month,days\n2026-01,5\n2026-02,n/a\n',
      });
      expect(
        issuesIn(await load({ url: HOME }, fetcher)).map(({ code, path, found, line }) => ({
          code,
          path,
          found,
          line,
        })),
      ).to.deep.equal([
        {
          code: 'value',
          path: '$.metrics[0].points.values[1]',
          found: '"n/a"',
          line: placeIn(config('days.csv'), steps('metrics[0].points')).line,
        },
      ]);
    });
  });

  describe('says what keeps it from the config', () => {
    const failures: [name: string, answer: Answer, kind: Loaded['kind'], message: string, hint?: string][] = [
      ['404', 404, 'failed', `${HOME} could not be loaded: the server answered 404 Not Found.`, 'Check the address.'],
      ['500', 500, 'failed', `${HOME} could not be loaded: the server answered 500.`],
      [
        '503 with a reason',
        new Response('', { status: 503, statusText: 'Service Unavailable' }),
        'failed',
        `${HOME} could not be loaded: the server answered 503 Service Unavailable.`,
      ],
      ['401', 401, 'auth-required', `${HOME} asks for a sign-in (401).`],
      ['403', 403, 'auth-required', `${HOME} asks for a sign-in (403).`],
      [
        'no network',
        new TypeError('Failed to fetch'),
        'failed',
        `${HOME} could not be reached.`,
        'Check the network, and whether the page’s policy (connect-src) and the server’s CORS headers allow it.',
      ],
    ];
    for (const [name, answer, kind, message, hint] of failures)
      it(name, async () => {
        const { fetcher, asked } = server({ [HOME]: answer });
        expect(await load({ url: HOME }, fetcher)).to.deep.equal({
          kind,
          issues: [{ code: 'load', path: '$', message, ...(hint === undefined ? {} : { hint }) }],
        });
        expect(asked).to.deep.equal([HOME]);
      });

    it('a body that breaks off', async () => {
      const broken = new ReadableStream({
        start: (controller) => {
          controller.error(new TypeError('network error'));
        },
      });
      expect(await load({ url: HOME }, server({ [HOME]: new Response(broken) }).fetcher)).to.deep.include({
        kind: 'failed',
      });
    });

    it('a fetcher that throws at once, or answers nothing', async () => {
      for (const fetcher of [
        () => {
          throw new Error('no');
        },
        () => Promise.resolve(undefined),
        () => undefined,
      ] as unknown as Fetcher[])
        expect((await load({ url: HOME }, fetcher)).kind).to.equal('failed');
    });

    for (const [name, answer] of [
      ['HTML instead of JSON', '<!doctype html><title>App</title>'],
      ['a redirect to a login page', from('https://login.example/?back', '<html><form>…')],
    ] as const)
      it(name, async () => {
        const [issue, ...others] = issuesIn(await load({ url: HOME }, server({ [HOME]: answer }).fetcher));
        expect(others).to.deep.equal([]);
        expect(issue).to.include({
          code: 'syntax',
          hint: 'This looks like an HTML page: check the address, and whether a login page was sent instead.',
        });
      });

    it('an empty answer', async () => {
      expect(issuesIn(await load({ url: HOME }, server({ [HOME]: '' }).fetcher))[0]).to.include({
        code: 'syntax',
        message: 'The config is empty.',
      });
    });
  });

  describe('says what keeps it from a file, and keeps the rest', () => {
    const file = 'https://portal.example/accounts/a/days.csv';
    const failures: [name: string, answer: Answer, message: string, hint?: string][] = [
      ['404', 404, `${file} could not be loaded: the server answered 404 Not Found.`, 'Check the address.'],
      ['500', 500, `${file} could not be loaded: the server answered 500.`],
      [
        'no network',
        new TypeError('Failed to fetch'),
        `${file} could not be reached.`,
        'Check the network, and whether the page’s policy (connect-src) and the server’s CORS headers allow it.',
      ],
      [
        'an HTML page',
        from('https://login.example/', '<html>'),
        'days.csv is an HTML page, not values.',
        'Check the address, and whether a login page was sent instead.',
      ],
      [
        'another column',
        'month,day\n2026-01,5',
        'days.csv has no column "days", only "month", "day".',
        'Did you mean "day"?',
      ],
    ];
    for (const [name, answer, message, hint] of failures)
      it(name, async () => {
        const value = config('good.csv', 'days.csv');
        const { fetcher } = home(value, { 'https://portal.example/accounts/a/good.csv': CSV, [file]: answer });
        const loaded = await load({ url: HOME }, fetcher);
        const issue = { code: 'load', path: '$.metrics[1].points', message, ...(hint === undefined ? {} : { hint }) };
        expect(issuesIn(loaded)).to.deep.equal([{ ...issue, ...placeIn(value, steps('metrics[1].points')) }]);
        const metrics = parsed(loaded).config?.metrics;
        expect(metrics?.map(({ id }) => id)).to.deep.equal(['m0', 'm1']);
        expect(metrics?.[0]?.points).to.have.property('values').deep.equal([5, null]);
        expect(metrics?.[1]?.points).to.deep.equal({ src: 'days.csv', date: 'month', value: 'days' });
      });

    for (const status of [401, 403])
      it(`${status} asks for a sign-in`, async () => {
        const { fetcher } = home(config('days.csv'), { [file]: status });
        expect(await load({ url: HOME }, fetcher)).to.deep.equal({
          kind: 'auth-required',
          issues: [{ code: 'load', path: '$', message: 'A file of points asks for a sign-in.' }],
        });
      });

    it('of a comparison, of a behaviour', async () => {
      const value = least({
        metrics: [metric('days.csv', { comparison: { name: 'C', points: { src: 'gone.csv' } } })],
        behaviors: [{ id: 'b', name: 'B', points: { src: 'gone.csv' } }],
      });
      const { fetcher, asked } = server({ [file]: CSV });
      expect(issuesIn(await load({ value, base: HOME }, fetcher)).map(({ path }) => path)).to.deep.equal([
        '$.metrics[0].comparison.points',
        '$.behaviors[0].points',
      ]);
      expect(asked).to.have.length(2);
    });
  });

  describe('asks no address but http and https', () => {
    const refusedAddresses = [
      'javascript:alert(1)',
      'JavaScript:alert(1)',
      ' javascript:alert(1)',
      'java\nscript:alert(1)',
      'data:text/csv,month,days',
      'file:///etc/passwd',
      'blob:https://portal.example/1',
      'ftp://files.example/days.csv',
      'ws://files.example/',
      'about:blank',
      'vbscript:x',
      'http://',
      'https://[',
    ];
    for (const address of refusedAddresses)
      it(JSON.stringify(address), async () => {
        const { fetcher, asked } = server({});
        const message = `${JSON.stringify(address)} is not an http(s) URL.`;
        expect(issuesIn(await load({ value: config(address), base: HOME }, fetcher))).to.deep.equal([
          { code: 'load', path: '$.metrics[0].points', message },
        ]);
        expect(await load({ url: address }, fetcher)).to.deep.equal({
          kind: 'failed',
          issues: [{ code: 'load', path: '$', message }],
        });
        expect(asked).to.deep.equal([]);
        expect(resolve(address, HOME)).to.equal(null);
      });

    it('and nothing for an empty one, or one that is no text', async () => {
      const { fetcher, asked } = server({});
      const value = least({
        metrics: [
          metric(''),
          { ...metric('x'), points: { src: 5 } },
          { ...metric('x'), points: { src: ['x'] } },
          null,
          5,
        ],
        behaviors: 'x',
      });
      expect(issuesIn(await load({ value, base: HOME }, fetcher)).map(({ code }) => code)).not.to.include('load');
      expect(asked).to.deep.equal([]);
    });

    it('and no file where the base is none', async () => {
      const { fetcher, asked } = server({});
      expect(issuesIn(await load({ value: config('days.csv'), base: 'about:blank' }, fetcher))).to.have.length(1);
      expect(asked).to.deep.equal([]);
    });
  });

  describe('when aborted, rejects with the reason', () => {
    /** As fetch does. */
    const patient: Fetcher = (_url, signal) =>
      new Promise((_, reject) => {
        const leave = () => {
          reject(signal.reason as Error);
        };
        if (signal.aborted) leave();
        signal.addEventListener('abort', leave);
      });
    const reason = { why: 'replaced' };

    it('before it began', async () => {
      const controller = new AbortController();
      controller.abort(reason);
      for (const source of [{ url: HOME }, { value: config('days.csv'), base: HOME }])
        expect(await refused(load(source, patient, controller.signal))).to.equal(reason);
    });

    it('while it waits for the config', async () => {
      const controller = new AbortController();
      const loading = load({ url: HOME }, patient, controller.signal);
      controller.abort(reason);
      expect(await refused(loading)).to.equal(reason);
    });

    it('while it waits for files', async () => {
      const controller = new AbortController();
      let files = 0;
      const fetcher: Fetcher = (url, signal) => {
        if (url === HOME) return Promise.resolve(new Response(JSON.stringify(config('a.csv', 'b.csv', 'c.csv'))));
        if (++files === 3)
          setTimeout(() => {
            controller.abort(reason);
          });
        return patient(url, signal);
      };
      expect(await refused(load({ url: HOME }, fetcher, controller.signal))).to.equal(reason);
      expect(files).to.equal(3);
    });

    it('also where the fetcher takes no notice', async () => {
      for (const answer of [least(), config('days.csv')]) {
        const controller = new AbortController();
        const fetcher: Fetcher = () => {
          controller.abort(reason);
          return Promise.resolve(new Response(JSON.stringify(answer)));
        };
        expect(await refused(load({ url: HOME }, fetcher, controller.signal))).to.equal(reason);
      }
    });

    it('with an AbortError where no reason was given', async () => {
      const controller = new AbortController();
      const loading = load({ url: HOME }, patient, controller.signal);
      controller.abort();
      expect(await refused(loading)).to.have.property('name', 'AbortError');
    });
  });

  it('never rejects because of what the value is', async () => {
    const thrower = least();
    Object.defineProperty(thrower, 'metrics', {
      enumerable: true,
      get: () => {
        throw new Error('no');
      },
    });
    const values = [
      undefined,
      null,
      5,
      Symbol('s'),
      [],
      thrower,
      new Proxy(
        {},
        {
          get: () => {
            throw new Error('no');
          },
        },
      ),
      least({
        metrics: [
          new Proxy(
            {},
            {
              ownKeys: () => {
                throw new Error('no');
              },
            },
          ),
        ],
      }),
    ];
    for (const value of values)
      expect(parsed(await load({ value, base: HOME }, server({}).fetcher)).ok).to.equal(false);
  });
});
