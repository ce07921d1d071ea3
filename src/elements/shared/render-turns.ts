import { pause } from '../../core/series/time-slicing.js';

/** Widgets that show their content for the first time in one task. */
const MAX_PER_TASK = 12;

/** Widgets whose turn was in the current task. */
let taken = 0;
/** Those that wait, in their order. */
const waiting: (() => void)[] = [];

/**
 * The turn of a widget to show its content for the first time, so that 200 widgets on a page do not render in one task.
 * Undefined if it may render at once.
 */
export function renderTurn(): Promise<void> | undefined {
  if (!taken) void nextTasks();
  if (taken < MAX_PER_TASK) {
    taken++;
    return undefined;
  }
  return new Promise((resolve) => {
    waiting.push(resolve);
  });
}

/** Gives each further task to the next of those that wait. */
async function nextTasks(): Promise<void> {
  do {
    await pause();
    const next = waiting.splice(0, MAX_PER_TASK);
    taken = next.length;
    for (const start of next) start();
  } while (taken);
}
