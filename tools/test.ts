// `npm test`: runs every step, also after one that failed, and sums them up. `npm test -- build test:e2e` runs those
// alone.
import concurrently, { type CloseEvent, type ConcurrentlyOptions } from 'concurrently';

/** Steps that read the sources. Two of them run at a time, and each prints its output when it has ended. */
const CHECKS = ['typecheck', 'lint', 'lint:imports', 'lint:templates', 'lint:unused', 'format:check'];
/** Steps that use the whole machine, one after the other. */
const RUNS = ['test:browser', 'test:authoring', 'build', 'lint:package', 'size', 'test:e2e'];

const STEPS = [...CHECKS, ...RUNS];
const named = process.argv.slice(2);
const unknown = named.filter((name) => !STEPS.includes(name));
if (unknown.length) throw new Error(`No step ${unknown.join(', ')}; there are ${STEPS.join(', ')}.`);

async function run(steps: readonly string[], options: Partial<ConcurrentlyOptions>): Promise<CloseEvent[]> {
  const chosen = steps.filter((name) => !named.length || named.includes(name));
  if (!chosen.length) return [];
  const { result } = concurrently(
    chosen.map((name) => ({ name, command: `npm run ${name}` })),
    options,
  );
  return result.catch((events: CloseEvent[]) => events); // it rejects where a step failed
}
const ended = [
  ...(await run(CHECKS, { maxProcesses: 2, group: true })),
  ...(await run(RUNS, { maxProcesses: 1, raw: true })),
];

const seconds = ({ timings }: CloseEvent) => `${timings.durationSeconds.toFixed(1)} s`;
console.log();
for (const event of ended)
  console.log(`${event.exitCode === 0 ? 'passed' : 'FAILED'}  ${event.command.name}  ${seconds(event)}`);
const failed = ended.filter(({ exitCode }) => exitCode !== 0).length;
console.log(`\n${ended.length - failed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
