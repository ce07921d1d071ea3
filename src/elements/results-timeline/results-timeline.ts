import type { ChartOptions, Plugin } from 'chart.js';
import { property } from 'lit/decorators.js';
import type { Issue } from '../../core/config/issues.js';
import type { Config } from '../../core/config/schema.js';
import type { Grain, Range } from '../../core/results/displayed-series.js';
import { WidgetController } from '../shared/widget-controller.js';
import { WidgetElement } from '../shared/widget-element.js';

/**
 * One metric's result over time: a sentence, a chart, and the same numbers as a table. Without `metric`, an overview of
 * all metrics.
 *
 * @summary Shows one metric's result over time.
 * @since 0.1
 * @status stable
 * @element waymark-results-timeline
 * @csspart figure - The chart's canvas.
 * @csspart chart - The same canvas. Its `color` is the colour of the metric's line.
 * @csspart know - The folded facts about how the metric is measured.
 * @csspart effects - The folded before/after comparisons.
 * @fires {CustomEvent<ChangeDetail>} waymark-change - A person confirmed or disputed the number. Cancelable; otherwise
 * shown at once.
 * @fires {CustomEvent<SelectDetail>} waymark-select - A person chose a metric, a period or an event.
 * @example
 * ```html
 * <waymark-results-timeline src="northwind.json" metric="invoice-cycle"></waymark-results-timeline>
 * ```
 */
export class WaymarkResultsTimeline extends WidgetElement {
  /** Id of the metric to show. Default: a person chooses from an overview of all. */
  @property() metric = '';
  /**
   * Length of the periods shown: `day`, `week`, `month`, `quarter` or `point`, never finer than measured. Default: the
   * metric's own period.
   */
  @property() grain: Grain | '' = '';
  /** Time range shown. Default: `all`. */
  @property() range: Range = 'all';
  /**
   * Plugins of Chart.js for the chart, such as an annotation or a zoom. One that throws is left out, and
   * `waymark-error` says so. Default: none.
   */
  @property({ attribute: false }) chartPlugins: readonly Plugin[] = [];
  /**
   * Options of Chart.js, laid over the chart's own. Options that throw are left out, and `waymark-error` says so.
   * Default: none.
   */
  @property({ attribute: false }) chartOptions: ChartOptions | undefined;

  protected override readonly widget: WidgetController = new WidgetController(this, {
    configSection: 'metrics',
    name: 'timeline',
    height: () => (this.metric ? 900 : 480),
    messageParts: ['results'],
    isEmpty: ({ metrics }) => metrics.length === 0,
    target: () => this.metric || undefined,
    configIssue: (config) => this.#unknownMetric(config),
    loadView: async () => new (await import('./timeline-view.js')).TimelineView(this, this.widget),
  });

  #unknownMetric({ metrics }: Config): Issue | null {
    if (!this.metric || metrics.some(({ id }) => id === this.metric)) return null;
    // A metric that was dropped as faulty has an issue of its own, which says why.
    const known = metrics.map(({ id }) => `"${id}"`).join(', ') || 'none';
    return {
      code: 'reference',
      path: '$.metrics',
      message: `There is no metric "${this.metric}" to show, only ${known}.`,
    };
  }
}
