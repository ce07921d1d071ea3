// The script tag's entry. What the elements on the page will show is asked for at once, beside what registers them, so that
// nothing waits for one file to name the next.
const NEEDED: Readonly<Record<string, readonly (() => Promise<unknown>)[]>> = {
  'waymark-config': [() => import('./config/check.js')],
  'waymark-results-timeline': [() => import('./config/check.js'), () => import('./widgets/results-timeline/timeline-view.js')],
  'waymark-success-plan': [() => import('./config/check.js'), () => import('./widgets/success-plan/plan-view.js'), () => import('./locales/en/work.js')],
  'waymark-effort-checklist': [() => import('./config/check.js'), () => import('./widgets/effort-checklist/checklist-view.js'), () => import('./locales/en/work.js')],
};

// what cannot be loaded is asked for again by the element that needs it, which says so
for (const [tag, loaders] of Object.entries(NEEDED)) if (document.querySelector(`${tag}, [data-waymark="${tag.replace('waymark-', '')}"]`)) for (const load of loaders) load().catch(() => {});

await import('./script-tag.js');

export {};
