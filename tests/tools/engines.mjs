// `npm run test:engines`: the browser tests in Firefox and WebKit too. `npm run test:engines -- firefox` runs the named ones only.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { browsers, WEBKIT_PORT } from './browsers.mjs';

const top = path.resolve(import.meta.dirname, '../..');
const bin = path.join(top, 'node_modules/.bin');
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in browsers));
if (unknown.length) throw new Error(`No browser ${unknown.join(', ')}; there are ${Object.keys(browsers).join(', ')}.`);

// each in a group of its own, to be ended with all that it has started
const run = (command, args, env = {}) => spawn(command, args, { cwd: top, env: { ...process.env, ...env }, stdio: 'inherit', detached: true })
  .on('error', ({ message }) => console.error(`${message}. On Debian: apt-get install webkit2gtk-driver xvfb xauth.`));
const ended = (child) => new Promise((resolve) => {
  child.on('error', () => resolve(1));
  child.on('close', (code) => resolve(code ?? 1));
});

for (const name of wanted.length ? wanted : Object.keys(browsers)) {
  console.log(`\n── ${name}`);
  // WebKit has no headless mode of its own: its driver opens it on a screen, which xvfb is where there is none
  const driver = name !== 'webkit' ? undefined : process.env.DISPLAY ? run('WebKitWebDriver', [`--port=${WEBKIT_PORT}`]) : run('xvfb-run', ['-a', 'WebKitWebDriver', `--port=${WEBKIT_PORT}`]);
  if (driver) await sleep(2000);
  const code = await ended(run(path.join(bin, 'wtr'), [], { BROWSERS: name }));
  if (driver?.pid) process.kill(-driver.pid);
  if (code !== 0) process.exitCode = 1;
}
