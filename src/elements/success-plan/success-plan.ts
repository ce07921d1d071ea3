import { property } from 'lit/decorators.js';
import { WidgetController } from '../shared/widget-controller.js';
import { WidgetElement } from '../shared/widget-element.js';
import { PlanView } from './plan-view.js';

/**
 * The success plan: purpose, metrics, targets, milestones, roles and the next phase. An element that is missing is
 * shown as missing.
 *
 * @summary Shows the success plan of one customer account.
 * @since 0.1
 * @status stable
 * @element waymark-success-plan
 * @csspart next - The next phase.
 * @csspart foot - The date of the data.
 * @fires {CustomEvent<ChangeDetail>} waymark-change - A person marked or reopened a milestone, ranked the next phase,
 * or confirmed the purpose. Cancelable; otherwise shown at once.
 * @fires {CustomEvent<SelectDetail>} waymark-select - A person chose a result.
 * @example
 * ```html
 * <waymark-success-plan src="northwind.json"></waymark-success-plan>
 * ```
 */
export class WaymarkSuccessPlan extends WidgetElement {
  /** Space-separated list of the sections to show: `purpose results path roles next`. Default: all. */
  @property() sections = '';
  /**
   * `card` shows the plan at a glance, from 320 × 160 px: purpose, what is done, what is next. Default: the whole plan.
   */
  @property({ reflect: true, useDefault: true }) variant: 'card' | '' = '';

  protected override readonly widget: WidgetController = new WidgetController(this, {
    configSection: 'plan',
    name: 'plan',
    height: () => (this.variant ? 160 : this.sections ? 400 : 960),
    messageParts: ['results', 'plan-effort'],
    isEmpty: ({ plan }) => plan === undefined,
    loadView: () => Promise.resolve(new PlanView(this, this.widget)),
  });
}
