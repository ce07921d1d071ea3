// Serves the pages of the bench as a good server would: compressed, and to be kept by the browser.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { serve } from '../tools/serve.js';
import { buildPeers, top } from './build.js';
import { longAccount } from './long-account.js';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
};

export interface BenchSite {
  url: string;
  /** The names of our files that a page with modules may load. */
  scripts: string[];
  close: () => Promise<void>;
}

/** @param ours the folder of our files for a script tag */
export async function openSite(ours = path.join(top, 'dist/cdn')): Promise<BenchSite> {
  const peers = mkdtempSync(path.join(os.tmpdir(), 'waymark-bench-'));
  await buildPeers(peers);
  const folders: Readonly<Record<string, string>> = {
    '/cdn/': ours,
    '/peers/': peers,
    '/bench/': path.join(top, 'bench'),
    '/accounts/': path.join(top, 'demo/accounts'),
  };
  const texts: Readonly<Record<string, string>> = { '/long.json': JSON.stringify(longAccount()) };
  const packed = new Map<string, Promise<Buffer | null>>();

  async function contentOf(pathname: string): Promise<string | Buffer | null> {
    const text = texts[pathname];
    if (text !== undefined) return text;
    const [prefix, folder] = Object.entries(folders).find(([start]) => pathname.startsWith(start)) ?? [];
    if (prefix === undefined || folder === undefined) return null;
    const file = path.join(folder, pathname.slice(prefix.length));
    const isThere = file.startsWith(folder) && (await stat(file).catch(() => null))?.isFile();
    return isThere ? readFile(file) : null;
  }
  async function pack(pathname: string): Promise<Buffer | null> {
    const content = await contentOf(pathname);
    return content === null ? null : gzipSync(content, { level: 9 });
  }

  const server = await serve({
    async answer(req, res) {
      const { pathname } = new URL(req.url, 'http://localhost');
      const packing = packed.get(pathname) ?? pack(pathname);
      packed.set(pathname, packing);
      const body = await packing;
      if (body === null) return res.writeHead(404).end();
      return res
        .writeHead(200, {
          'Content-Type': TYPES[path.extname(pathname)] ?? 'application/octet-stream',
          'Content-Encoding': 'gzip',
          'Content-Length': body.length,
          'Cache-Control': 'max-age=3600',
        })
        .end(body);
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
