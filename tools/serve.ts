// A tiny static server for end-to-end tests.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerOptions, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.csv': 'text/csv',
};

/**
 * The file that a path names in one of the folders: the longest prefix wins, and nothing outside a folder is served.
 */
async function fileOf(folders: Readonly<Record<string, string>>, pathname: string): Promise<string | undefined> {
  const prefix = Object.keys(folders)
    .filter((start) => pathname.startsWith(start))
    .sort((a, b) => b.length - a.length)[0];
  const named = prefix === undefined ? undefined : folders[prefix];
  if (prefix === undefined || named === undefined) return undefined;
  const folder = path.resolve(named);
  const rest = pathname.slice(prefix.length);
  const file = path.join(folder, !rest || rest.endsWith('/') ? `${rest}index.html` : rest);
  if (!file.startsWith(folder + path.sep)) return undefined;
  return (await stat(file).catch(() => undefined))?.isFile() ? file : undefined;
}

export interface SiteOptions {
  /** URL prefix, ending in `/` → folder. */
  folders?: Readonly<Record<string, string>> | undefined;
  /** Path → HTML. Read at each request. */
  pages?: Readonly<Record<string, string>> | undefined;
  /** Sent with every answer. */
  headers?: Readonly<Record<string, string>> | undefined;
  /** Asked first; whatever it answers (`res.end`) is the answer. */
  answer?: ((req: SiteRequest, res: ServerResponse) => unknown) | undefined;
  /** Options of `http.createServer`. */
  server?: ServerOptions | undefined;
}

/** A request as a server gets it: with an address. */
export type SiteRequest = IncomingMessage & { url: string };

export interface Site {
  url: string;
  /** `METHOD /path` of each request, as asked. */
  requests: string[];
  close: () => Promise<void>;
}

/** Serves on a free port of this machine until close() is called. */
export async function serve({
  folders = {},
  pages = {},
  headers = {},
  answer,
  server: options = {},
}: SiteOptions = {}): Promise<Site> {
  const requests: string[] = [];
  const server = createServer(
    options,
    (req, res) =>
      void respond(req as SiteRequest, res).catch((error: unknown) => res.writeHead(500).end(String(error))),
  );
  async function respond(req: SiteRequest, res: ServerResponse): Promise<unknown> {
    requests.push(`${req.method} ${req.url}`);
    for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
    await answer?.(req, res);
    if (res.writableEnded || res.headersSent) return undefined;
    const pathname = decodeURIComponent(new URL(req.url, 'http://localhost').pathname);
    if (Object.hasOwn(pages, pathname))
      return res.setHeader('Content-Type', 'text/html; charset=utf-8').end(pages[pathname]);
    const file = await fileOf(folders, pathname);
    if (!file) return res.writeHead(404).end();
    res.setHeader('Content-Type', types[path.extname(file)] ?? 'application/octet-stream');
    return createReadStream(file).pipe(res);
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
