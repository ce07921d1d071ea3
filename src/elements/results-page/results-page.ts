import { ContextProvider } from '@lit/context';
import type { PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import { configContext, type SharedConfig, type Snapshot } from '../shared/config-context.js';
import { memoizeLast } from '../shared/memoize-last.js';
import { WidgetController } from '../shared/widget-controller.js';
import { WidgetElement } from '../shared/widget-element.js';

/**
 * The page that replaces the business review: results, what changed, the plan, open asks and sources, to read, print,
 * export or forward. It is composed of the other elements, so they must be registered, too (`waymark/define` registers
 * all).
 *
 * @summary Shows the results page of one customer account.
 * @since 0.1
 * @status stable
 * @element waymark-results-page
 * @slot section-purpose - Replaces the purpose. Every section has such a slot, named by its id.
 * @slot section-results - Replaces the list of results.
 * @slot section-since - Replaces the changes since the last visit.
 * @slot section-timelines - Replaces the timelines.
 * @slot section-moved - Replaces the list of changes along the way.
 * @slot section-plan - Replaces the plan.
 * @slot section-now - Replaces the open asks.
 * @slot section-handled - Replaces the work that was handled for the customer.
 * @slot section-sources - Replaces the sources.
 * @csspart contents - The table of contents.
 * @fires {CustomEvent<ChangeDetail>} waymark-change - A person changed something in one of the elements inside, or
 * marked the page as seen. Cancelable.
 * @fires {CustomEvent<SelectDetail>} waymark-select - A person chose a metric.
 * @example
 * ```html
 * <waymark-config src="northwind.json"><waymark-results-page></waymark-results-page></waymark-config>
 * ```
 */
export class WaymarkResultsPage extends WidgetElement {
  /**
   * Space-separated list of the sections to show, in this order:
   * `purpose results since timelines moved plan now handled sources`. Default: all.
   */
  @property() sections = '';

  protected override readonly widget: WidgetController = new WidgetController(this, {
    configSection: 'page',
    name: 'page',
    height: () => 900,
    messageParts: ['results', 'plan-effort', 'export', 'narrative'],
    isEmpty: ({ metrics, plan, effort }) => !metrics.length && !plan && !effort?.entries.length,
    loadView: async () => new (await import('./page-view.js')).PageView(this, this.widget),
  });
  // the same object where nothing has changed, or each update of the page would render every element inside
  #sharedConfigOf = memoizeLast((snapshot: Snapshot, chosen: SharedConfig['chosen']): SharedConfig => {
    const { dispatch, reload } = this.widget.source;
    // The page itself shows the stale and sign-in notices, once for all elements inside.
    const isReported = snapshot.config !== null && (snapshot.state === 'stale' || snapshot.state === 'auth-required');
    return { snapshot: isReported ? { ...snapshot, state: 'ready' } : snapshot, chosen, dispatch, reload };
  });
  // Shares the page's config with the elements inside, wherever it came from.
  #provider = new ContextProvider(this, { context: configContext, initialValue: this.#sharedConfig() });

  protected override willUpdate(_: PropertyValues): void {
    this.#provider.setValue(this.#sharedConfig());
  }

  #sharedConfig(): SharedConfig {
    const { snapshot, chosen } = this.widget.source;
    return this.#sharedConfigOf(snapshot, chosen);
  }
}
