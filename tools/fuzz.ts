// `npm run test:fuzz`: runs the properties on new seeds, 10 of them or as many as named: `npm run test:fuzz -- 50`.
// If one fails, fast-check prints the seed and the path to keep: as `examples` of that property, so that `npm test`
// holds them from then on.
import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';

const count = Number(process.argv[2] ?? 10);
const files = readdirSync('tests', { recursive: true, encoding: 'utf8' })
  .map((name) => `tests/${name}`)
  .filter((name) => name.endsWith('.test.ts') && readFileSync(name, 'utf8').includes("from 'fast-check'"))
  .filter((name) => !/^tests\/(authoring|cli|docs|e2e|fleet)\//.test(name));

const failed: number[] = [];
for (let i = 0; i < count; i++) {
  const seed = randomInt(2 ** 31);
  console.log(`\nSeed ${seed}, ${i + 1} of ${count}`);
  const { status } = spawnSync('npx', ['wtr', ...files.flatMap((name) => ['--files', name])], {
    stdio: 'inherit',
    env: { ...process.env, FUZZ_SEED: String(seed) },
    shell: process.platform === 'win32',
  });
  if (status !== 0) failed.push(seed);
}
console.log(
  failed.length ? `\nFailed on the seeds ${failed.join(', ')}: FUZZ_SEED=${failed[0]} npm run test:browser` : '',
);
console.log(`${count - failed.length} passed, ${failed.length} failed`);
process.exitCode = failed.length ? 1 : 0;
