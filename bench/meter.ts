// Measures the cost of a page by the DevTools protocol: processor time of its main thread and process, and how it was
// spent.

import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, CDPSession, Page } from 'playwright-core';

/** In ms: long enough for the slowest contender on a busy machine; beyond it, something is never drawn. */
const STEP_TIMEOUT_MS = 90_000;

async function inTime<T>(promise: Promise<T>, what: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`${what} took longer than ${STEP_TIMEOUT_MS / 1000} s`)),
      STEP_TIMEOUT_MS,
    );
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Times in ms, by what they were spent on; `process` is that of all threads. */
export interface Cost {
  main: number;
  process: number;
  script: number;
  compile: number;
  style: number;
  layout: number;
}
type Window = Cost & { settled: number };

export interface Meter {
  session: CDPSession;
  page: Page;
  /** The value of an expression of the page, once its promise settles. */
  evaluate: (expression: string) => Promise<unknown>;
  settle: () => Promise<void>;
  /**
   * Measures the cost of an expression, until its promise settles and until the page is idle,
   * so that no work can hide behind the picture.
   */
  window: (expression: string) => Promise<Window>;
  close: () => Promise<void>;
}

/** A fresh browser context, so a fresh process and an empty cache, with one page in it. */
export async function openMeter(browser: Browser, url: string): Promise<Meter> {
  const context = await browser.newContext({
    viewport: { width: 1000, height: 900 },
    locale: 'en-GB',
    timezoneId: 'UTC',
  });
  const page = await context.newPage();
  const wrongs: string[] = [];
  page.on('pageerror', (error) => wrongs.push(error.message));
  const [session, whole] = await Promise.all([context.newCDPSession(page), browser.newBrowserCDPSession()]);
  await page.goto(url);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });

  async function evaluate(expression: string): Promise<unknown> {
    const { result, exceptionDetails: wrong } = await inTime(
      session.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true }),
      expression,
    );
    if (wrong ?? wrongs[0])
      throw new Error(`${expression}: ${wrong?.exception?.description ?? wrong?.text ?? wrongs[0]}`);
    return result.value;
  }

  /**
   * In ms. The page's own process in steps of 10 ms, as the system counts; with it the process that puts the page on
   * the screen.
   */
  async function read(): Promise<Cost> {
    const [{ metrics }, { processInfo }] = await Promise.all([
      session.send('Performance.getMetrics'),
      whole.send('SystemInfo.getProcessInfo'),
    ]);
    const of = (metric: string) => (metrics.find(({ name }) => name === metric)?.value ?? NaN) * 1000;
    const screen = processInfo
      .filter(({ type }) => type === 'GPU')
      .reduce((sum, { cpuTime }) => sum + cpuTime * 1000, 0);
    return {
      main: of('ThreadTime'),
      process: of('ProcessTime') + screen,
      script: of('ScriptDuration'),
      compile: of('V8CompileDuration'),
      style: of('RecalcStyleDuration'),
      layout: of('LayoutDuration'),
    };
  }

  const since = async (before: Cost): Promise<Cost> => {
    const now = await read();
    return {
      main: now.main - before.main,
      process: now.process - before.process,
      script: now.script - before.script,
      compile: now.compile - before.compile,
      style: now.style - before.style,
      layout: now.layout - before.layout,
    };
  };

  /** Waits until the main thread has had nothing to do for a while. */
  async function settle(): Promise<void> {
    for (let quiet = 0; quiet < 2;) {
      const before = await read();
      await sleep(100);
      quiet = (await since(before)).main < 2 ? quiet + 1 : 0;
    }
  }

  return {
    session,
    page,
    evaluate,
    settle,
    async window(expression) {
      await session.send('HeapProfiler.collectGarbage');
      await settle();
      const before = await read();
      await evaluate(expression);
      const shown = await since(before);
      await settle();
      const { main: settled, process } = await since(before);
      return { ...shown, settled, process };
    },
    close: async () => {
      await whole.detach();
      await context.close();
    },
  };
}
