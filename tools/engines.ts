// `npm run test:engines`: the browser tests in Firefox and WebKit too, but the longest, as far as these are there; says
// which is not. `npm run test:engines -- firefox --files tests/elements/shared/*.test.ts` runs those named, and hands
// what follows the first option on to the runner.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { BROWSER_TESTS, browsers } from './browsers.js';

const top = path.resolve(import.meta.dirname, '..');
const bin = path.join(top, 'node_modules/.bin');
const given = process.argv.slice(2);
const from = given.findIndex((word) => word.startsWith('-'));
const [wanted, options] = from < 0 ? [given, []] : [given.slice(0, from), given.slice(from)];
// the tables of thousands of configs, of huge ones and of simulated accounts: pure code, long, and the same everywhere
const LONG = [
  ...['json-schema', 'never-throws', 'ranges', 'valid-parts', 'size', 'compiled-check'].map(
    (name) => `core/config/${name}`,
  ),
  ...['properties', 'second-implementation', 'sentences', 'simulations'].map((name) => `core/results/${name}`),
  'export/odd-values',
];
if (!options.includes('--files'))
  options.push('--files', ...BROWSER_TESTS, ...LONG.map((name) => `!tests/${name}.test.ts`));
const unknown = wanted.filter((name) => !(name in browsers));
if (unknown.length) throw new Error(`No browser ${unknown.join(', ')}; there are ${Object.keys(browsers).join(', ')}.`);

// each in a group of its own, to be ended with all that it has started
const groups = new Set<number>();
const end = (pid: number) => {
  groups.delete(pid);
  try {
    process.kill(-pid);
  } catch {
    // it has ended by itself
  }
};
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(1));
process.on('exit', () => groups.forEach(end));

function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): ChildProcess {
  const child = spawn(command, args, { cwd: top, env: { ...process.env, ...env }, stdio: 'inherit', detached: true });
  if (child.pid) groups.add(child.pid);
  return child.on('error', ({ message }) => console.error(message));
}
const ended = (child: ChildProcess) =>
  new Promise<number>((resolve) => {
    child.on('error', () => resolve(1));
    child.on('close', (code) => resolve(code ?? 1));
  });

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

const failed: string[] = [];
const missing: string[] = [];
for (const name of wanted.length ? wanted : ['firefox', 'webkit']) {
  console.log(`\n── ${name}`);
  const reason = await browsers[name]?.().then(
    () => undefined,
    ({ message }: Error) => message,
  );
  if (reason) {
    console.log(reason);
    missing.push(name);
    continue;
  }
  const start = performance.now();
  const port = name === 'webkit' ? String(await freePort()) : '';
  // WebKit has no headless mode of its own: its driver opens it on a screen, which xvfb is where there is none
  const command = [...(process.env.DISPLAY ? [] : ['xvfb-run', '-a']), 'WebKitWebDriver', `--port=${port}`];
  const driver = port ? run(command[0] ?? '', command.slice(1)) : undefined;
  if (driver) await sleep(2000);
  if ((await ended(run(path.join(bin, 'wtr'), options, { BROWSERS: name, WEBKIT_PORT: port }))) !== 0)
    failed.push(name);
  if (driver?.pid) end(driver.pid);
  console.log(`── ${name}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
}
if (failed.length) console.log(`\nFailed in ${failed.join(' and ')}.`);
if (missing.length) console.log(`\nNOT TESTED in ${missing.join(' and ')}, which could not be found: see above.`);
// who names an engine wants it tested
if (failed.length || (wanted.length && missing.length)) process.exitCode = 1;
