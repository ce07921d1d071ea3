// `npm test`: each step in turn, up to the first that fails. `npm test -- browser node` runs the named steps only.
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';

const top = path.resolve(import.meta.dirname, '../..');
const nodeTests = readdirSync(path.join(top, 'tests/node')).filter((name) => name.endsWith('.test.mjs')).map((name) => `tests/node/${name}`);

const steps = [
  { name: 'types', runs: ['tsc --noEmit', 'tsc --noEmit -p demo', 'tsc --noEmit -p build'] },
  { name: 'lint', runs: ['eslint . --max-warnings 0'] },
  // the results page composes the other widgets' tags without importing them; the CSS that it knows ends before @container
  { name: 'templates', runs: ['lit-analyzer src/**/*.ts --strict --maxWarnings 0 --rules.no-missing-import off --rules.no-invalid-css off'] },
  { name: 'browser', runs: ['wtr'], counts: /Browser tests: (\d+) passed, (\d+) failed$/m },
  { name: 'build', runs: ['npm run --silent build'] },
  { name: 'package', runs: ['publint --strict'] },
  { name: 'weight', runs: ['size-limit'] },
  // one file after the other: they share dist/ and two cores
  { name: 'node', runs: [`node --test --test-concurrency=1 --test-reporter=spec ${nodeTests.join(' ')}`], counts: /^\S* ?pass (\d+)[^]*?^\S* ?fail (\d+)$/m },
];

const env = { ...process.env, PATH: [path.join(top, 'node_modules/.bin'), process.env.PATH].join(path.delimiter) };

function run(command) {
  const [program, ...args] = command.split(' ');
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: top, env, stdio: ['ignore', 'pipe', 'inherit'], shell: process.platform === 'win32' });
    let said = '';
    child.stdout.on('data', (data) => {
      said += data;
      process.stdout.write(data);
    });
    child.on('error', (error) => resolve({ code: 1, said: String(error) }));
    child.on('close', (code) => resolve({ code: code ?? 1, said }));
  });
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !steps.some((step) => step.name === name));
if (unknown.length) throw new Error(`No step ${unknown.join(', ')}; there are ${steps.map(({ name }) => name).join(', ')}.`);

let passed = 0;
let failed = 0;
for (const { name, runs, counts } of steps.filter((step) => !wanted.length || wanted.includes(step.name))) {
  console.log(`\n── ${name}`);
  const start = performance.now();
  let ok = true;
  for (const command of runs) {
    const { code, said } = await run(command);
    const found = counts?.exec(said);
    passed += Number(found?.[1] ?? 0);
    failed += Number(found?.[2] ?? 0);
    if (code === 0 && !(counts && !found)) continue;
    ok = false;
    console.log(`\nFailed: ${name} (${command})${counts && !found ? ', which did not say how many tests it ran' : ''}`);
    break;
  }
  if (!ok) {
    failed ||= 1; // a step that is no test
    process.exitCode = 1;
    break;
  }
  console.log(`── ${name}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
}
console.log(`\n${passed} passed, ${failed} failed`);
