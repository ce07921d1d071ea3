// `loadConfig` of `waymark/results` in Node: from the file system, with the files that a config names beside it.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { loadConfig } from '../../src/core/index.js';
import { top } from './run-waymark.js';

const account = path.join(top, 'demo/accounts/northwind.json');

describe('loadConfig in Node', () => {
  it('reads an account of the demo by its path, absolute or relative, and by its file URL', async () => {
    for (const place of [account, path.relative(process.cwd(), account), pathToFileURL(account)]) {
      const loaded = await loadConfig(place);
      assert.deepEqual(loaded.ok ? [] : loaded.issues, [], String(place));
      assert.equal(loaded.config?.account.id, 'northwind');
    }
  });

  it('reads the files of values that lie beside it', async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'waymark 50% #'));
    try {
      const config = {
        version: 1,
        asOf: '2026-10-05T08:00:00Z',
        account: { id: 'a', name: 'A' },
        metrics: [{ id: 'm', name: 'M', direction: 'increase', points: { src: 'values.csv' } }],
      };
      writeFileSync(path.join(folder, 'a.json'), JSON.stringify(config));
      writeFileSync(path.join(folder, 'values.csv'), 'date,value\n2026-09-01,42\n');
      for (const place of [path.join(folder, 'a.json'), pathToFileURL(path.join(folder, 'a.json'))]) {
        const loaded = await loadConfig(place);
        assert.deepEqual(loaded.config?.metrics[0]?.points, { dates: ['2026-09-01'], values: [42] });
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('fetches an address, and reads no file of this machine that a config from the web names', async () => {
    const config = {
      version: 1,
      asOf: '2026-10-05T08:00:00Z',
      account: { id: 'a', name: 'A' },
      metrics: [account, pathToFileURL(account).href].map((src, i) => ({
        id: `m${i}`,
        name: 'M',
        direction: 'increase',
        points: { src },
      })),
    };
    const server = createServer((req, res) =>
      req.url === '/a.json' ? res.end(JSON.stringify(config)) : res.writeHead(404).end(),
    ).listen(0);
    await new Promise((resolve) => server.once('listening', resolve));
    const home = `http://localhost:${(server.address() as AddressInfo).port}`;
    const loaded = await loadConfig(`${home}/a.json`);
    server.close();
    assert.deepEqual(loaded.ok ? [] : loaded.issues.map(({ message }) => message), [
      `${home}${account} could not be read (the server answered 404 Not Found).`,
      `${JSON.stringify(pathToFileURL(account).href)} is neither a path nor an http(s) URL.`,
    ]);
  });

  it('a file that is missing is an issue', async () => {
    const loaded = await loadConfig('gone.json');
    assert.match(loaded.ok ? '' : (loaded.issues[0]?.message ?? ''), /^gone\.json could not be read \(ENOENT/);
  });
});
