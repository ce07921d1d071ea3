import type { WaymarkConfig } from '../elements/config/config.js';
import type { WaymarkEffortChecklist } from '../elements/effort-checklist/effort-checklist.js';
import type { WaymarkResultsPage } from '../elements/results-page/results-page.js';
import type { WaymarkResultsTimeline } from '../elements/results-timeline/results-timeline.js';
import type { WaymarkEvents } from '../elements/shared/events.js';
import type { WidgetElement } from '../elements/shared/widget-element.js';
import type { WaymarkSuccessPlan } from '../elements/success-plan/success-plan.js';

type WidgetProps = Partial<
  Pick<WidgetElement, 'config' | 'src' | 'audience' | 'appearance' | 'density' | 'headingLevel'>
> & {
  /** Level of the widget's own heading, 1 to 6, as an attribute. Default: 2. */
  'heading-level'?: number | `${number}`;
};

/** The properties and attributes of each element that a template can set, by tag. */
export interface ElementProps {
  'waymark-config': Partial<Pick<WaymarkConfig, 'config' | 'src' | 'save' | 'saver' | 'viewer'>>;
  'waymark-results-timeline': WidgetProps &
    Partial<Pick<WaymarkResultsTimeline, 'metric' | 'grain' | 'range' | 'chartPlugins' | 'chartOptions'>>;
  'waymark-success-plan': WidgetProps & Partial<Pick<WaymarkSuccessPlan, 'sections' | 'variant'>>;
  'waymark-effort-checklist': WidgetProps & Partial<Pick<WaymarkEffortChecklist, 'sections' | 'variant'>>;
  'waymark-results-page': WidgetProps & Partial<Pick<WaymarkResultsPage, 'sections'>>;
}

/** The class of each element, by tag. */
export interface ElementClasses {
  'waymark-config': WaymarkConfig;
  'waymark-results-timeline': WaymarkResultsTimeline;
  'waymark-success-plan': WaymarkSuccessPlan;
  'waymark-effort-checklist': WaymarkEffortChecklist;
  'waymark-results-page': WaymarkResultsPage;
}

/** The events that elements fire, by name. */
export type ElementEvents = { [K in keyof WaymarkEvents]: CustomEvent<WaymarkEvents[K]> };

/** A listener for each event, under the name of the event after a prefix. */
export type Listeners<Prefix extends string> = {
  [K in keyof ElementEvents as `${Prefix}${K}`]?: ((event: ElementEvents[K]) => void) | undefined;
};
