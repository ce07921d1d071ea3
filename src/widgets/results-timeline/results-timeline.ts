import { LitElement, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Issue } from '../../config/issues.js';
import type { Config } from '../../config/schema.js';
import type { Grain, Range } from '../../results/view.js';
import { VERSION } from '../../ui/version.js';
import { WidgetController, type Audience, type WidgetState } from '../../ui/widget.js';

/**
 * One metric's result over time: the sentence first, then the picture, then the same numbers as a table.
 *
 * @element waymark-results-timeline
 * @slot idle - In place of nothing, while no config is named.
 * @slot loading - In place of the placeholder.
 * @slot empty - In place of the words for a config without metrics.
 * @slot stale - In place of the note that a refresh failed.
 * @slot error - In place of the list of issues.
 * @slot auth-required - In place of the words that ask to sign in.
 * @csspart root - The whole widget.
 * @csspart figure - The picture.
 * @csspart chart - The metric's own line; its `color` is the line's.
 * @csspart know - Where the numbers come from, folded.
 * @csspart effects - What was measured before and after each change, folded.
 * @csspart saving - What needs the person about a change that was not saved.
 * @csspart faults - The note on parts of the config that cannot be shown.
 * @cssprop --waymark-accent - The one accent colour.
 * @cssprop --waymark-color - Colour of the text.
 * @cssprop --waymark-surface - Colour behind the text.
 * @cssprop --waymark-font - Font family; the page's if not set.
 * @cssprop --waymark-font-size - Size of the running text in px.
 * @cssprop --waymark-radius - Radius of the corners.
 * @cssprop --waymark-space - Space around the content.
 * @fires {CustomEvent<ReadyDetail>} waymark-ready - A config is shown.
 * @fires {CustomEvent<ErrorDetail>} waymark-error - The config, or parts of it, cannot be shown.
 * @fires {CustomEvent<BeforeRequestDetail>} waymark-before-request - A request is about to be made; cancelable.
 * @fires {CustomEvent<ChangeDetail>} waymark-change - A person confirmed or disputed the number; cancelable, else shown at once.
 * @fires {CustomEvent<SelectDetail>} waymark-select - A person chose a metric, a period or an event.
 * @attr {'idle' | 'loading' | 'ready' | 'empty' | 'stale' | 'error' | 'auth-required'} state - Set by the element: what it shows.
 */
export class WaymarkResultsTimeline extends LitElement {
  /** The version of the package that the class is of. */
  static readonly version = VERSION;

  /** A config as an object, or its JSON text. */
  @property({ attribute: false }) config: unknown;
  /** The address of a config, relative to the page. */
  @property() src = '';
  /** The id of the metric to show; left out, a person chooses from an overview of all. */
  @property() metric = '';
  /** Who reads it. A customer is never shown advice to the author. */
  @property() audience: Audience = 'customer';
  /** The level of its heading on the page. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = 2;
  /** How fine the values are shown; the metric's own period if left out, never finer than measured. */
  @property() grain: Grain | '' = '';
  /** Which stretch of time is shown. */
  @property() range: Range = 'all';

  #widget: WidgetController = new WidgetController(this, {
    area: 'metrics',
    name: 'timeline',
    height: () => (this.metric ? 900 : 480),
    words: ['results'],
    isEmpty: ({ metrics }) => metrics.length === 0,
    target: () => this.metric || undefined,
    fault: (config) => this.#unknownMetric(config),
    load: async (audience) => (await import('./timeline-view.js')).timelineView(this, this.#widget, audience),
  });

  /** Resolves with the first config that is shown; never rejects. */
  get ready(): Promise<Config> {
    return this.#widget.source.ready;
  }
  /** What the element shows. */
  get state(): WidgetState {
    return this.#widget.state;
  }
  /** What cannot be shown, and why. */
  get issues(): Issue[] {
    return this.#widget.issues;
  }
  /** Loads the config anew; what is shown stays until the answer is there. */
  reload(): void {
    this.#widget.reload();
  }

  protected override render(): TemplateResult {
    return this.#widget.render();
  }

  #unknownMetric({ metrics }: Config): Issue | null {
    if (!this.metric || metrics.some(({ id }) => id === this.metric)) return null;
    // a metric that was left out is told of by its own issue
    const known = metrics.map(({ id }) => `"${id}"`).join(', ') || 'none';
    return { code: 'reference', path: '$.metrics', message: `There is no metric "${this.metric}" to show, only ${known}.` };
  }
}
