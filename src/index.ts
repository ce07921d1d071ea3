/**
 * Classes, `parseConfig`, the result functions and all types. Importing this registers nothing: `waymark/define` does.
 */
export * from './core/index.js';
export type { Change, ChangeKind, ChangeValues } from './core/changes/change.js';
export type {
  BeforeRequestDetail,
  ChangeDetail,
  ErrorDetail,
  ReadyDetail,
  SavedDetail,
  SaveFailedDetail,
  SelectDetail,
  WaymarkEvents,
} from './elements/shared/events.js';
export type { Audience, WidgetState } from './elements/shared/widget-controller.js';
export type { WidgetElement } from './elements/shared/widget-element.js';
export { clearPending } from './elements/config/clear-pending.js';
export { WaymarkConfig, type Saver } from './elements/config/config.js';
export { WaymarkEffortChecklist } from './elements/effort-checklist/effort-checklist.js';
export { WaymarkResultsPage } from './elements/results-page/results-page.js';
export { WaymarkResultsTimeline } from './elements/results-timeline/results-timeline.js';
export { WaymarkSuccessPlan } from './elements/success-plan/success-plan.js';
