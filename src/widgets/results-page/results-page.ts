import { ContextProvider } from '@lit/context';
import { LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Issue } from '../../config/issues.js';
import type { Config } from '../../config/schema.js';
import { configContext, type SharedConfig } from '../../ui/snapshot.js';
import { VERSION } from '../../ui/version.js';
import { WidgetController, type Audience, type WidgetState } from '../../ui/widget.js';

/**
 * The page that a champion opens any day, forwards, prints or takes apart: purpose, results, what has changed, timelines, what
 * made them move, the plan, what to do now, what was taken off, and where every number comes from. It is composed of the other
 * elements, which must be registered, too (`waymark/define` registers all).
 *
 * @element waymark-results-page
 * @slot idle - In place of nothing, while no config is named.
 * @slot loading - In place of the placeholder.
 * @slot empty - In place of the words for a config without anything to show.
 * @slot stale - In place of the note that a refresh failed.
 * @slot error - In place of the list of issues.
 * @slot auth-required - In place of the words that ask to sign in.
 * @slot section-purpose - In place of the purpose; so for each section, by its id.
 * @slot section-results - In place of the results in one line each.
 * @slot section-since - In place of what has changed since the reader last looked.
 * @slot section-timelines - In place of the timelines.
 * @slot section-moved - In place of what made the results move.
 * @slot section-plan - In place of the plan.
 * @slot section-now - In place of what to do now.
 * @slot section-off-plate - In place of what was taken off.
 * @slot section-sources - In place of the sources.
 * @csspart root - The whole widget.
 * @csspart contents - The table of contents.
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
 * @fires {CustomEvent<ChangeDetail>} waymark-change - A person changed something in one of the elements within, or marked the page as seen; cancelable.
 * @fires {CustomEvent<SelectDetail>} waymark-select - A person chose a metric.
 * @attr {'idle' | 'loading' | 'ready' | 'empty' | 'stale' | 'error' | 'auth-required'} state - Set by the element: what it shows.
 */
export class WaymarkResultsPage extends LitElement {
  /** The version of the package that the class is of. */
  static readonly version = VERSION;

  /** A config as an object, or its JSON text. */
  @property({ attribute: false }) config: unknown;
  /** The address of a config, relative to the page. */
  @property() src = '';
  /** Who reads it. A customer is never shown advice to the author. */
  @property() audience: Audience = 'customer';
  /** The level of its heading on the page. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = 2;
  /** Which sections are shown, in their order and apart by spaces: `purpose results since timelines moved plan now off-plate sources`; all if left out. */
  @property() sections = '';

  #widget: WidgetController = new WidgetController(this, {
    area: 'page',
    name: 'page',
    height: () => 900,
    words: ['results', 'work', 'page', 'story'],
    isEmpty: ({ metrics, plan, effort }) => !metrics.length && !plan && !effort?.entries.length,
    load: async (audience) => (await import('./page-view.js')).pageView(this, this.#widget, audience),
  });
  // the elements within find the page's config, wherever it came from
  #provider = new ContextProvider(this, { context: configContext, initialValue: this.#sharable() });

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

  protected override willUpdate(_: PropertyValues): void {
    this.#provider.setValue(this.#sharable());
  }

  protected override render(): TemplateResult {
    return this.#widget.render();
  }

  #sharable(): SharedConfig {
    const { snapshot, chosen, apply, reload } = this.#widget.source;
    // that it is out of date, or that somebody must sign in, the page tells once for all within
    const isTold = snapshot.config !== null && (snapshot.state === 'stale' || snapshot.state === 'auth-required');
    return { snapshot: isTold ? { ...snapshot, state: 'ready' } : snapshot, chosen, apply, reload };
  }
}
