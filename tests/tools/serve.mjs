// A tiny static server for end-to-end tests.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';

const types = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.mjs': 'text/javascript', '.css': 'text/css',
  '.json': 'application/json', '.svg': 'image/svg+xml', '.png': 'image/png', '.csv': 'text/csv',
};

/** The file that a path names in one of the folders: the longest prefix wins, and nothing outside a folder is served. */
async function fileOf(folders, pathname) {
  const prefix = Object.keys(folders).filter((start) => pathname.startsWith(start)).sort((a, b) => b.length - a.length)[0];
  if (!prefix) return undefined;
  const folder = path.resolve(folders[prefix]);
  const rest = pathname.slice(prefix.length);
  const file = path.join(folder, !rest || rest.endsWith('/') ? `${rest}index.html` : rest);
  if (!file.startsWith(folder + path.sep)) return undefined;
  return (await stat(file).catch(() => undefined))?.isFile() ? file : undefined;
}

/**
 * Serves on a free port of this machine until close() is called.
 *
 * @param {object} options
 * @param {Record<string, string>} [options.folders] URL prefix, ending in `/` → folder
 * @param {Record<string, string>} [options.pages] path → HTML
 * @param {Record<string, string>} [options.headers] sent with every answer
 * @param {(req: import('node:http').IncomingMessage, res: import('node:http').ServerResponse) => unknown} [options.answer]
 *   asked first; whatever it answers (`res.end`) is the answer
 * @returns {Promise<{ url: string, requests: string[], close: () => Promise<void> }>} `requests` lists `METHOD /path`, as asked
 */
export async function serve({ folders = {}, pages = {}, headers = {}, answer } = {}) {
  const requests = [];
  const server = createServer((req, res) => void respond(req, res).catch((error) => res.writeHead(500).end(String(error))));
  async function respond(req, res) {
    requests.push(`${req.method} ${req.url}`);
    for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
    await answer?.(req, res);
    if (res.writableEnded || res.headersSent) return;
    const pathname = decodeURIComponent(new URL(req.url, 'http://localhost').pathname);
    if (Object.hasOwn(pages, pathname)) return res.setHeader('Content-Type', types['.html']).end(pages[pathname]);
    const file = await fileOf(folders, pathname);
    if (!file) return res.writeHead(404).end();
    res.setHeader('Content-Type', types[path.extname(file)] ?? 'application/octet-stream');
    createReadStream(file).pipe(res);
  }
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    requests,
    close: () => new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
}
