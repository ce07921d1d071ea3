// The browser tests: tests/**/*.test.ts, run in a real Chrome (or those that BROWSERS names), with Vite as the server.
import { defaultReporter } from '@web/test-runner';
import { createServer } from 'vite';
import { browsers } from './tests/tools/browsers.mjs';
import { countReporter } from './tests/tools/count-reporter.mjs';

const root = import.meta.dirname;
const vite = await createServer({
  root,
  configFile: false,
  appType: 'custom',
  publicDir: false,
  cacheDir: 'node_modules/.vite-tests',
  clearScreen: false,
  logLevel: 'warn',
  optimizeDeps: { entries: ['tests/**/*.test.ts', 'src/**/*.ts'] }, // all at once: what is found later asks for a reload
  plugins: [{
    name: 'web-test-runner-socket',
    enforce: 'pre',
    resolveId: (id) => (id.includes('__web-dev-server__web-socket') ? { id: '/__web-dev-server__web-socket.js', external: true } : null),
  }],
  server: { middlewareMode: true, hmr: false, ws: false, watch: process.argv.includes('--watch') ? {} : null },
});

const viaVite = (ctx, next) => {
  if (ctx.path === '/' || ctx.path.startsWith('/__web-')) return next();
  ctx.respond = false;
  return new Promise((resolve, reject) => {
    ctx.res.on('close', resolve);
    vite.middlewares(ctx.req, ctx.res, (error) => {
      if (error) return reject(error);
      ctx.respond = true;
      resolve(next());
    });
  });
};

export default {
  files: 'tests/**/*.test.ts',
  plugins: [{ name: 'vite-close', serverStop: () => vite.close() }],
  middleware: [viaVite],
  browsers: await Promise.all((process.env.BROWSERS ?? 'chrome').split(',').map((name) => browsers[name]())),
  concurrentBrowsers: 1,
  concurrency: 1,
  browserStartTimeout: 60000,
  testsStartTimeout: 60000,
  testsFinishTimeout: 120000,
  testFramework: { config: { timeout: 15000 } },
  filterBrowserLogs: ({ args }) => !String(args[0]).startsWith('Lit is in dev mode'), // its other warnings are worth reading
  reporters: [defaultReporter({ reportTestProgress: process.stdout.isTTY ?? false }), countReporter()],
  coverageConfig: { include: ['src/**/*.ts'], reporters: ['text', 'lcovonly'] },
};
