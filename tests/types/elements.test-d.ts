// The types that a TypeScript project sees of elements and events. `npm run typecheck` checks this file.
import type {
  BeforeRequestDetail,
  Change,
  ChangeDetail,
  Config,
  ConfigInput,
  ErrorDetail,
  Issue,
  ReadyDetail,
  SavedDetail,
  SaveFailedDetail,
  SelectDetail,
  WaymarkConfig,
  WaymarkEffortChecklist,
  WaymarkResultsPage,
  WaymarkResultsTimeline,
  WaymarkSuccessPlan,
  WidgetElement,
  WidgetState,
} from '../../src/index.js';
import '../../src/define.js';

// The events are typed wherever they bubble to.
document.addEventListener('waymark-ready', ({ detail }) => detail satisfies ReadyDetail);
document.addEventListener('waymark-error', ({ detail }) => detail satisfies ErrorDetail);
document.addEventListener('waymark-before-request', ({ detail }) => detail satisfies BeforeRequestDetail);
document.addEventListener('waymark-change', ({ detail }) => detail satisfies ChangeDetail);
window.addEventListener('waymark-saved', ({ detail }) => detail satisfies SavedDetail);
document.body.addEventListener('waymark-save-failed', ({ detail }) => detail satisfies SaveFailedDetail);
document.querySelector('div')?.addEventListener('waymark-select', ({ detail }) => detail satisfies SelectDetail);
// @ts-expect-error the detail of `waymark-ready` has no change
document.addEventListener('waymark-ready', ({ detail }) => void detail.change);

// The tags have their classes.
document.createElement('waymark-config') satisfies WaymarkConfig;
document.createElement('waymark-results-timeline') satisfies WaymarkResultsTimeline;
document.createElement('waymark-success-plan') satisfies WaymarkSuccessPlan;
document.createElement('waymark-effort-checklist') satisfies WaymarkEffortChecklist;
document.createElement('waymark-results-page') satisfies WaymarkResultsPage;

// Every element takes a config as an author writes it, as `parseConfig` returns it, as JSON text, or none.
declare const written: ConfigInput;
declare const parsed: Config;
const elements: (WaymarkConfig | WidgetElement)[] = [
  document.createElement('waymark-config'),
  document.createElement('waymark-success-plan'),
];
for (const element of elements) {
  element.config = written;
  element.config = parsed;
  element.config = '{"version": 1}';
  element.config = null;
  element.config = undefined;
  // @ts-expect-error a config is not a number
  element.config = 1;
  // @ts-expect-error a config has an account
  element.config = { version: 1, asOf: '2026-10-05T08:00:00Z' };
  void (element.ready satisfies Promise<Config>);
  element.issues satisfies readonly Issue[];
  element.state satisfies WidgetState;
  // @ts-expect-error the state cannot be set
  element.state = 'ready';
}

const timeline = document.createElement('waymark-results-timeline');
timeline.metric = 'orders';
timeline.grain = 'week';
timeline.range = 'last-12-months';
timeline.audience = 'provider';
// @ts-expect-error there is no grain of a year
timeline.grain = 'year';
// @ts-expect-error there is no such audience
timeline.audience = 'vendor';

// A saver gets a change, which its kind narrows.
document.createElement('waymark-config').saver = (change: Change) => {
  if (change.kind === 'comment') change.value?.text satisfies string | undefined;
  // @ts-expect-error there is no such kind of change
  if (change.kind === 'comment-liked') return Promise.reject(new Error());
  return Promise.resolve();
};
