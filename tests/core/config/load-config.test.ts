import { expect } from '@open-wc/testing';
import { loadConfig } from '../../../src/core/config/load-config.js';
import { fakeNetwork, json } from '../../fixtures/page.js';
import { least } from './support.js';

const CSV = 'month,days\n2026-01,5\n2026-02,\n';
const metric = (src: string, id = 'm') => ({
  id,
  name: 'M',
  direction: 'decrease',
  points: { src, date: 'month', value: 'days' },
});
const configOf = (...srcs: string[]) => JSON.stringify(least({ metrics: srcs.map((src, i) => metric(src, `m${i}`)) }));
const VALUES = { dates: ['2026-01', '2026-02'], values: [5, null] };

/** Files by their address, and what was asked of them. */
function shelf(files: Record<string, string | Uint8Array>) {
  const asked: string[] = [];
  const read = (address: string) => {
    asked.push(address);
    const text = files[address];
    return text === undefined ? Promise.reject(new Error('no such file')) : Promise.resolve(text);
  };
  return { asked, read };
}

describe('loadConfig with a reader of the host’s own', () => {
  const places: [config: string, src: string, file: string][] = [
    ['acme.json', 'values.csv', 'values.csv'],
    ['accounts/acme.json', 'values.csv', 'accounts/values.csv'],
    ['accounts/acme.json', '../values/50% off #1.csv', 'accounts/../values/50% off #1.csv'],
    ['/srv/accounts/acme.json', '/srv/values.csv', '/srv/values.csv'],
    ['C:\\accounts\\acme.json', 'values.csv', 'C:\\accounts\\values.csv'],
    ['https://example.com/a/acme.json', 'values.csv', 'https://example.com/a/values.csv'],
    ['https://example.com/a/acme.json', '/values.csv', 'https://example.com/values.csv'],
    ['https://example.com/a/acme.json', 'https://cdn.example/v.csv', 'https://cdn.example/v.csv'],
    ['accounts/acme.json', 'https://cdn.example/v.csv', 'https://cdn.example/v.csv'],
    ['file:///srv/acme.json', 'values.csv', 'file:///srv/values.csv'],
  ];
  for (const [config, src, file] of places)
    it(`${config} names ${src}: ${file} is read, once`, async () => {
      const { asked, read } = shelf({ [config]: configOf(src, src), [file]: CSV });
      const loaded = await loadConfig(config, { read });
      expect(loaded.ok ? [] : loaded.issues).to.deep.equal([]);
      expect(loaded.config?.metrics.map(({ points }) => points)).to.deep.equal([VALUES, VALUES]);
      expect(asked).to.deep.equal([config, file]);
    });

  for (const [config, src] of [
    ['https://example.com/acme.json', 'file:///etc/passwd'],
    ['https://example.com/acme.json', 'data:text/csv,month,days'],
    ['acme.json', 'javascript:alert(1)'],
    ['acme.json', 'data:text/csv,month,days'],
    ['blob:https://example.com/1', 'values.csv'],
  ] as const)
    it(`${config} names ${src}: an issue, and nothing is read`, async () => {
      const { asked, read } = shelf({ [config]: configOf(src) });
      const loaded = await loadConfig(config, { read });
      expect(loaded.ok ? [] : loaded.issues.map(({ path, message }) => [path, message])).to.deep.equal([
        ['$.metrics[0].points', `${JSON.stringify(src)} is neither a path nor an http(s) URL.`],
      ]);
      expect(asked).to.deep.equal([config]);
    });

  it('a file that is missing is an issue of its metric, with its place; a config that is missing is one of the whole', async () => {
    const { read } = shelf({ 'acme.json': configOf('gone.csv', 'values.csv'), 'values.csv': CSV });
    const loaded = await loadConfig('acme.json', { read });
    expect(loaded.ok ? [] : loaded.issues).to.have.length(1);
    expect(loaded.ok ? {} : loaded.issues[0]).to.include({
      path: '$.metrics[0].points',
      message: 'gone.csv could not be read (no such file).',
      line: 1,
    });
    expect(loaded.config?.metrics).to.have.length(2);
    expect(await loadConfig('gone.json', { read })).to.deep.equal({
      ok: false,
      issues: [{ code: 'load', path: '$', message: 'gone.json could not be read (no such file).' }],
      warnings: [],
    });
  });

  it('takes bytes and a text that is there at once; what is no text, or throws, is an issue', async () => {
    const bytes = new TextEncoder().encode(configOf());
    expect((await loadConfig('a.json', { read: () => bytes })).ok).to.equal(true);
    expect((await loadConfig('a.json', { read: () => configOf() })).ok).to.equal(true);
    for (const read of [
      () => undefined as unknown as string,
      () => {
        throw new Error('no');
      },
      () => Promise.reject(new Error('')),
    ]) {
      const loaded = await loadConfig('a.json', { read });
      expect(loaded.ok ? '' : loaded.issues[0]?.message).to.match(/^a\.json could not be read/);
    }
  });

  it('rejects with the reason of its signal, and with nothing else', async () => {
    const controller = new AbortController();
    const reason = new Error('gone');
    const loading = loadConfig('a.json', {
      read: () => {
        controller.abort(reason);
        return configOf();
      },
      signal: controller.signal,
    });
    expect(await loading.catch((error: unknown) => error)).to.equal(reason);
  });
});

describe('loadConfig in a browser', () => {
  it('asks for the config and its files relative to the page', async () => {
    const network = fakeNetwork();
    network.on('accounts/acme.json', json(JSON.parse(configOf('values.csv', 'gone.csv'))));
    network.on('accounts/values.csv', new Response(CSV));
    const loaded = await loadConfig('accounts/acme.json');
    network.restore();
    expect(loaded.ok ? [] : loaded.issues.map(({ message }) => message)).to.deep.equal([
      'accounts/gone.csv could not be read (the server answered 404 Not Found).',
    ]);
    expect(loaded.config?.metrics[0]?.points).to.deep.equal(VALUES);
  });
});
