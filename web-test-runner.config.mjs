// The browser tests: tests/**/*.test.ts, run in a real Chrome (or those that BROWSERS names), with Vite as the server.
import { defaultReporter } from '@web/test-runner';
import { tsImport } from 'tsx/esm/api';
import { createServer } from 'vite';

const { BROWSER_TESTS, browsers } = await tsImport('./tools/browsers.ts', import.meta.url);
const { countReporter } = await tsImport('./tools/count-reporter.ts', import.meta.url);

const root = import.meta.dirname;
const vite = await createServer({
  root,
  configFile: false,
  appType: 'custom',
  publicDir: false,
  cacheDir: 'node_modules/.vite-tests',
  clearScreen: false,
  logLevel: 'warn',
  // all at once: what is found later asks for a reload
  optimizeDeps: { entries: ['tests/**/*.test.ts', 'src/**/*.ts', '!**/{authoring,cli,docs,e2e,fleet}/**'] },
  plugins: [
    {
      name: 'web-test-runner-socket',
      enforce: 'pre',
      resolveId: (id) =>
        id.includes('__web-dev-server__web-socket') ? { id: '/__web-dev-server__web-socket.js', external: true } : null,
    },
  ],
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
  files: BROWSER_TESTS,
  plugins: [{ name: 'vite-close', serverStop: () => vite.close() }],
  middleware: [viaVite],
  browsers: await Promise.all((process.env.BROWSERS ?? 'chrome').split(',').map((name) => browsers[name]())),
  concurrentBrowsers: 1,
  concurrency: 1,
  browserStartTimeout: 60000,
  testsStartTimeout: 60000,
  testsFinishTimeout: 300000,
  // properties run on a fixed seed; FUZZ_SEED names another (tools/fuzz.ts)
  testRunnerHtml: (framework) => `<!doctype html><html data-fuzz="${process.env.FUZZ_SEED ?? ''}"><body>
    <script type="module" src="/tests/fixtures/fast-check-seed.ts"></script>
    <script type="module" src="${framework}"></script></body></html>`,
  testFramework: { config: { timeout: 15000 } },
  filterBrowserLogs: ({ args }) => !String(args[0]).startsWith('Lit is in dev mode'), // its other warnings are worth reading
  reporters: [defaultReporter({ reportTestProgress: process.stdout.isTTY ?? false }), countReporter()],
  coverageConfig: { include: ['src/**/*.ts'], reporters: ['text', 'lcovonly'] },
};
