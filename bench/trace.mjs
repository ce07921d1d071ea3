// What the browser itself notes about a page's main thread.

/** Does something and answers what the main thread of the page did meanwhile: the trace's spans, in the order of their begin. */
export async function traced(browser, meter, categories, act) {
  const session = await browser.newBrowserCDPSession();
  const events = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...value));
  await session.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories: [...categories, 'blink.user_timing'] } });
  let answer;
  try {
    answer = await act();
    await meter.evaluate('void performance.mark("bench-here")');
  } finally {
    const complete = new Promise((resolve) => { session.once('Tracing.tracingComplete', resolve); });
    await session.send('Tracing.end');
    await complete;
    await session.detach();
  }
  const { pid, tid } = events.find(({ name }) => name === 'bench-here');
  const tasks = events.filter((event) => event.pid === pid && event.tid === tid && event.ph === 'X' && event.dur !== undefined).sort((a, b) => a.ts - b.ts || b.dur - a.dur);
  return { answer, tasks };
}

/** Processor time by name, each span without those inside it, in ms. */
export function selfTimes(tasks) {
  const times = new Map();
  const add = (name, time) => times.set(name, (times.get(name) ?? 0) + time / 1000);
  const open = [];
  for (const { name, ts, dur, tdur = 0 } of tasks) {
    while (open.length && ts >= open.at(-1).end) open.pop();
    if (open.length) add(open.at(-1).name, -tdur);
    add(name, tdur);
    open.push({ name, end: ts + dur });
  }
  return [...times].sort((a, b) => b[1] - a[1]);
}
