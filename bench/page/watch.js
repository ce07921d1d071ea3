// Put into a whole page before anything of it runs: notes when it is painted, what kept it busy, and what moved.
(() => {
  const noted = (window.noted = { painted: 0, lcp: 0, tasks: 0, tbt: 0, cls: 0, moved: [] });
  const watch = (type, each) =>
    new PerformanceObserver((list) => {
      list.getEntries().forEach(each);
    }).observe({ type, buffered: true });
  watch('largest-contentful-paint', ({ startTime }) => {
    noted.lcp = startTime;
  });
  watch('longtask', ({ duration }) => {
    noted.tasks++;
    noted.tbt += Math.max(0, duration - 50);
  });
  watch('layout-shift', ({ value, hadRecentInput, sources }) => {
    if (hadRecentInput) return;
    noted.cls += value;
    noted.moved.push(...sources.map(({ node }) => node?.localName ?? node?.nodeName ?? '?'));
  });

  /** All that can be read, in shadow trees, too: no matter how a widget is built inside. */
  const textOf = (root) =>
    root.textContent +
    [...root.querySelectorAll('*')].map(({ shadowRoot }) => (shadowRoot ? textOf(shadowRoot) : '')).join('');
  const hasPicture = () => {
    const timeline = document.querySelector('waymark-results-timeline');
    if (timeline) return Boolean(timeline.shadowRoot?.querySelector('canvas[width]'));
    return !document.querySelector('#results') || Boolean(document.querySelector('#results canvas'));
  };
  const look = () => {
    const text = document.body && window.awaited.every((words) => textOf(document.body).includes(words));
    if (!text || !hasPicture()) return void requestAnimationFrame(look);
    // a task of its own, after the frame that shows it was painted
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      noted.painted = performance.now();
    };
    port2.postMessage(null);
  };
  requestAnimationFrame(look);
})();
