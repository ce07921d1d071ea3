// What a page costs: processor time of its main thread, of its whole process, and where it went, by the DevTools protocol.

/** Long enough for the slowest contender on a busy machine; beyond it, something is never drawn. */
const PATIENCE = 90_000;

const pause = (ms) => new Promise((resolve) => { setTimeout(resolve, ms); });

async function inTime(promise, what) {
  let timer;
  const late = new Promise((_, reject) => { timer = setTimeout(() => reject(new Error(`${what} took longer than ${PATIENCE / 1000} s`)), PATIENCE); });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** A fresh browser context, so a fresh process and an empty cache, with one page in it. */
export async function openMeter(browser, url) {
  const context = await browser.newContext({ viewport: { width: 1000, height: 900 }, locale: 'en-GB', timezoneId: 'UTC' });
  const page = await context.newPage();
  const wrongs = [];
  page.on('pageerror', (error) => wrongs.push(error.message));
  const [session, whole] = await Promise.all([context.newCDPSession(page), browser.newBrowserCDPSession()]);
  await page.goto(url);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });

  async function evaluate(expression) {
    const { result, exceptionDetails: wrong } = await inTime(session.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true }), expression);
    if (wrong ?? wrongs[0]) throw new Error(`${expression}: ${wrong?.exception?.description ?? wrong?.text ?? wrongs[0]}`);
    return result.value;
  }

  /** In ms. The page's own process in steps of 10 ms, as the system counts; with it the process that puts the page on the screen. */
  async function read() {
    const [{ metrics }, { processInfo }] = await Promise.all([session.send('Performance.getMetrics'), whole.send('SystemInfo.getProcessInfo')]);
    const of = Object.fromEntries(metrics.map(({ name, value }) => [name, value * 1000]));
    const screen = processInfo.filter(({ type }) => type === 'GPU').reduce((sum, { cpuTime }) => sum + cpuTime * 1000, 0);
    return {
      main: of.ThreadTime, process: of.ProcessTime + screen,
      script: of.ScriptDuration, compile: of.V8CompileDuration, style: of.RecalcStyleDuration, layout: of.LayoutDuration,
    };
  }

  const since = async (before) => {
    const now = await read();
    return Object.fromEntries(Object.entries(now).map(([name, value]) => [name, value - before[name]]));
  };

  /** Waits until the main thread has had nothing to do for a while. */
  async function settle() {
    for (let quiet = 0; quiet < 2;) {
      const before = await read();
      await pause(100);
      quiet = (await since(before)).main < 2 ? quiet + 1 : 0;
    }
  }

  return {
    session, page, evaluate, settle,
    /**
     * What it costs to evaluate an expression: until its promise settles, and until the page has nothing left to do,
     * so that no work can hide behind the picture.
     */
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
