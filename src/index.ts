/** Classes, `parseConfig`, the result functions and all types. Importing this registers nothing: `waymark/define` does. */
export * from './results/index.js';
export type { Change } from './changes/change.js';
export type { BeforeRequestDetail, ChangeDetail, ErrorDetail, ReadyDetail, SavedDetail, SaveFailedDetail, SelectDetail, WaymarkEvents } from './ui/events.js';
export type { Saver } from './ui/page-sender.js';
export type { WidgetState } from './ui/widget.js';
export { WaymarkConfig } from './widgets/config/config.js';
export { WaymarkEffortChecklist } from './widgets/effort-checklist/effort-checklist.js';
export { WaymarkResultsPage } from './widgets/results-page/results-page.js';
export { WaymarkResultsTimeline } from './widgets/results-timeline/results-timeline.js';
export { WaymarkSuccessPlan } from './widgets/success-plan/success-plan.js';
