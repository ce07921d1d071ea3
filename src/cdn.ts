// The script tag's entry. What the elements on the page will show is asked for at once, beside what registers them, so that
// nothing waits for one file to name the next.
const check = () => import('./config/check.js');
const timeline = () => import('./widgets/results-timeline/timeline-view.js');
const plan = () => import('./widgets/success-plan/plan-view.js');
const checklist = () => import('./widgets/effort-checklist/checklist-view.js');
const work = () => import('./locales/en/work.js');

const NEEDED: Readonly<Record<string, readonly (() => Promise<unknown>)[]>> = {
  'config': [check],
  'results-timeline': [check, timeline],
  'success-plan': [check, plan, work],
  'effort-checklist': [check, checklist, work],
  'results-page': [
    check, timeline, plan, checklist, work,
    () => import('./widgets/results-page/page-view.js'), () => import('./locales/en/page.js'), () => import('./locales/en/story.js'),
  ],
};

// what cannot be loaded is asked for again by the element that needs it, which says so
for (const [name, loaders] of Object.entries(NEEDED)) if (document.querySelector(`waymark-${name}, [data-waymark="${name}"]`)) for (const load of loaders) load().catch(() => {});

await import('./script-tag.js');

export {};
