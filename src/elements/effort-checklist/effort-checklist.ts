import { property } from 'lit/decorators.js';
import { WidgetController } from '../shared/widget-controller.js';
import { WidgetElement } from '../shared/widget-element.js';
import { ChecklistView } from './checklist-view.js';

/**
 * The customer's next actions, the questions and decisions that wait for them, meetings, the work that the provider
 * handled, replies to feedback, incidents, cases and contacts, what is done, and the time asked and saved.
 *
 * @summary Shows the effort ledger of one customer account as a checklist.
 * @since 0.1
 * @status stable
 * @element waymark-effort-checklist
 * @csspart foot - The date of the data.
 * @fires {CustomEvent<ChangeDetail>} waymark-change - A person ticked, reopened, answered, decided or commented.
 * Cancelable; otherwise shown at once.
 * @example
 * ```html
 * <waymark-effort-checklist src="northwind.json" sections="do-next open"></waymark-effort-checklist>
 * ```
 */
export class WaymarkEffortChecklist extends WidgetElement {
  /**
   * Space-separated list of the sections to show: `do-next open meetings handled feedback incidents cases contacts done
   * minutes`. Default: all.
   */
  @property() sections = '';
  /**
   * `card` shows the checklist at a glance, from 320 × 160 px: how much there is to do, and the first of it. Default:
   * the whole list.
   */
  @property({ reflect: true, useDefault: true }) variant: 'card' | '' = '';

  protected override readonly widget: WidgetController = new WidgetController(this, {
    configSection: 'effort',
    name: 'effort',
    height: () => (this.variant ? 160 : this.sections ? 400 : 900),
    messageParts: ['results', 'plan-effort'],
    isEmpty: ({ effort }) => !effort?.entries.length,
    loadView: () => Promise.resolve(new ChecklistView(this, this.widget)),
  });
}
