// The Vite plugin of `npm start`: serves the portal under a strict policy, and the built scripts as a CDN would. There
// is no hot reload, because Vite's client needs a socket and inline code that the policy blocks: reload the page
// instead.
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { build, type Connect, type Plugin } from 'vite';
import { SIGN_IN_COOKIE } from './demo-users.js';
import { openApi } from './dev-api.js';
import { TIME_LIMITS } from './reference-server/time-limits.js';

const top = path.resolve(import.meta.dirname, '..');
const scripts = path.join(top, 'dist/cdn');

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

const types: Record<string, string> = { '.js': 'text/javascript', '.json': 'application/json', '.md': 'text/markdown' };

async function changedAt(folder: string): Promise<number[]> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return Promise.all(
    files
      .filter((file) => file.isFile())
      .map(async (file) => (await stat(path.join(file.parentPath, file.name))).mtimeMs),
  );
}

async function freshScripts() {
  const [made, written] = await Promise.all([changedAt(scripts), changedAt(path.join(top, 'src'))]);
  const isWhole = (await readdir(scripts).catch((): string[] => [])).includes('waymark.iife.js');
  if (isWhole && Math.min(...made) >= Math.max(...written)) return;
  await build({ root: top, configFile: path.join(top, 'vite.config.ts'), mode: 'production', logLevel: 'warn' });
}

const headers: Connect.NextHandleFunction = (_, res, next) => {
  res.setHeader('Content-Security-Policy', policy);
  res.setHeader('X-Content-Type-Options', 'nosniff');
  next();
};

/** Signs the demo's user in with every page that a person opens. */
const signIn: Connect.NextHandleFunction = (req, res, next) => {
  if (req.headers.accept?.includes('text/html')) res.setHeader('Set-Cookie', SIGN_IN_COOKIE);
  next();
};

const built: Connect.NextHandleFunction = (req, res, next) => {
  const name = /^\/(?:cdn\/)?([\w.-]+)$/.exec((req.url ?? '').split('?')[0] ?? '')?.[1];
  if (!name || !(req.url?.startsWith('/cdn/') || name === 'waymark.schema.json')) return next();
  readFile(path.join(scripts, name)).then(
    (body) => res.setHeader('Content-Type', types[path.extname(name)] ?? 'application/octet-stream').end(body),
    () => next(),
  );
};

const noClient: Connect.NextHandleFunction = (req, res, next) => {
  if (!req.url?.startsWith('/@vite/client')) return next();
  res.setHeader('Content-Type', 'text/javascript').end();
};

export function portal(): Plugin {
  let api: ReturnType<typeof openApi> | undefined;
  return {
    name: 'waymark-portal',
    apply: 'serve',
    async configureServer(server) {
      await freshScripts();
      api = openApi({
        databaseUrl: process.env.DATABASE_URL,
        folder: server.config.mode === 'test' ? undefined : path.join(top, '.data/accounts'),
      });
      const { headersTimeout, requestTimeout } = TIME_LIMITS;
      if (server.httpServer) Object.assign(server.httpServer, { headersTimeout, requestTimeout });
      server.middlewares.use(headers);
      server.middlewares.use(signIn);
      server.middlewares.use(api.handler);
      server.middlewares.use(built);
      server.middlewares.use(noClient);
    },
    closeBundle: () => api?.close(),
  };
}
