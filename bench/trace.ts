// Reads the browser's own trace of a page's main thread.
import type { Browser } from 'playwright-core';
import type { Meter } from './meter.js';

interface TraceEvent {
  name: string;
  pid: number;
  tid: number;
  /** The phase: `X` has a length. */
  ph: string;
  ts: number;
  dur?: number;
  tdur?: number;
}
/** A span of the main thread, in µs: when it began, how long it took by the clock, and of processor time. */
export type Task = TraceEvent & { dur: number };

/**
 * Does something and answers what the main thread of the page did meanwhile: the trace's spans, in the order of their
 * begin.
 */
export async function traced<T>(
  browser: Browser,
  meter: Meter,
  categories: readonly string[],
  act: () => Promise<T>,
): Promise<{ answer: T; tasks: Task[] }> {
  const session = await browser.newBrowserCDPSession();
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: [...categories, 'blink.user_timing'] },
  });
  let answer: T;
  try {
    answer = await act();
    await meter.evaluate('void performance.mark("bench-here")');
  } finally {
    const complete = new Promise<void>((resolve) => {
      session.once('Tracing.tracingComplete', () => resolve());
    });
    await session.send('Tracing.end');
    await complete;
    await session.detach();
  }
  const here = events.find(({ name }) => name === 'bench-here');
  const tasks = events
    .filter((event): event is Task => event.ph === 'X' && event.dur !== undefined)
    .filter(({ pid, tid }) => pid === here?.pid && tid === here.tid)
    .sort((a, b) => a.ts - b.ts || b.dur - a.dur);
  return { answer, tasks };
}

/** Processor time by name, each span without those inside it, in ms. */
export function selfTimes(tasks: readonly Task[]): [name: string, time: number][] {
  const times = new Map<string, number>();
  const add = (name: string, time: number) => times.set(name, (times.get(name) ?? 0) + time / 1000);
  const open: { name: string; end: number }[] = [];
  for (const { name, ts, dur, tdur = 0 } of tasks) {
    while (ts >= (open.at(-1)?.end ?? Infinity)) open.pop();
    const around = open.at(-1);
    if (around) add(around.name, -tdur);
    add(name, tdur);
    open.push({ name, end: ts + dur });
  }
  return [...times].sort((a, b) => b[1] - a[1]);
}
