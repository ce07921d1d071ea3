// The entry of the script tag. It is small and starts the downloads of all files that the elements on the page need, so
// that no file waits for another.
/** URL of the file that registers the elements. tools/cdn.config.ts replaces it. */
declare const CORE_FILE: string;

const has = (...names: string[]) =>
  document.querySelector(names.map((name) => `waymark-${name}, [data-waymark="${name}"]`).join()) !== null;

/**
 * Preloads the files that elements on the page will need. If one fails, the element loads it again and reports the
 * error.
 */
function preload(): void {
  const files: Promise<unknown>[] = [];
  if (has('results-timeline', 'results-page')) files.push(import('../elements/results-timeline/timeline-view.js'));
  if (has('results-page'))
    files.push(import('../elements/results-page/page-view.js'), import('../core/i18n/en/report.js'));
  for (const file of files) file.catch(() => {});
}

const registered = import(CORE_FILE);
preload();

registered.catch((error: unknown) => {
  // Lit creates its Trusted Types policy while loading. If the page forbids it, the content of the page stays as it is.
  const isPolicy = 'trustedTypes' in window && error instanceof TypeError && /policy/i.test(error.message);
  console.error(
    isPolicy
      ? "Waymark: this page's Content-Security-Policy must allow Lit's Trusted Types policy. Add: trusted-types lit-html 'allow-duplicates'"
      : 'Waymark: its files could not be loaded.',
    error,
  );
});
