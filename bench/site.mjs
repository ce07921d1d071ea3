// Serves the pages of the bench as a good server would: compressed, and to be kept by the browser.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { serve } from '../tests/tools/serve.mjs';
import { buildPeers, top } from './build.mjs';
import { longAccount } from './long-account.mjs';

const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json' };

/**
 * @param ours the folder of our files for a script tag
 * @returns `scripts` are the names of ours that a page with modules may load
 */
export async function openSite(ours = path.join(top, 'dist/cdn')) {
  const peers = mkdtempSync(path.join(os.tmpdir(), 'waymark-bench-'));
  await buildPeers(peers);
  const folders = { '/cdn/': ours, '/peers/': peers, '/bench/': path.join(top, 'bench'), '/accounts/': path.join(top, 'demo/accounts') };
  const texts = { '/long.json': JSON.stringify(longAccount()) };
  const packed = new Map();

  async function pack(pathname) {
    const prefix = Object.keys(folders).find((start) => pathname.startsWith(start));
    const file = prefix && path.join(folders[prefix], pathname.slice(prefix.length));
    const isThere = file?.startsWith(folders[prefix]) && (await stat(file).catch(() => null))?.isFile();
    const content = Object.hasOwn(texts, pathname) ? texts[pathname] : isThere ? await readFile(file) : null;
    return content === null ? null : gzipSync(content, { level: 9 });
  }

  const server = await serve({
    async answer(req, res) {
      const { pathname } = new URL(req.url, 'http://localhost');
      if (!packed.has(pathname)) packed.set(pathname, await pack(pathname));
      const body = packed.get(pathname);
      if (body === null) return res.writeHead(404).end();
      res.writeHead(200, {
        'Content-Type': TYPES[path.extname(pathname)] ?? 'application/octet-stream',
        'Content-Encoding': 'gzip', 'Content-Length': body.length, 'Cache-Control': 'max-age=3600',
      }).end(body);
    },
  });
  return {
    url: server.url,
    scripts: readdirSync(ours).filter((name) => name.endsWith('.js') && name !== 'waymark.iife.js'),
    close: async () => {
      await server.close();
      rmSync(peers, { recursive: true, force: true });
    },
  };
}
