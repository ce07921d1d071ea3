import { LitElement, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Issue } from '../../config/issues.js';
import type { Config } from '../../config/schema.js';
import { VERSION } from '../../ui/version.js';
import { WidgetController, type Audience, type WidgetState } from '../../ui/widget.js';

/**
 * The success plan: purpose, metrics, targets, timeline, roles and the next phase, each there or visibly missing.
 *
 * @element waymark-success-plan
 * @slot idle - In place of nothing, while no config is named.
 * @slot loading - In place of the placeholder.
 * @slot empty - In place of the invitation to begin a plan.
 * @slot stale - In place of the note that a refresh failed.
 * @slot error - In place of the list of issues.
 * @slot auth-required - In place of the words that ask to sign in.
 * @csspart root - The whole widget.
 * @csspart next - What comes next.
 * @csspart foot - As of when it is.
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
 * @fires {CustomEvent<ChangeDetail>} waymark-change - A person marked or reopened a milestone, ranked what could come next, or confirmed the purpose; cancelable, else shown at once.
 * @fires {CustomEvent<SelectDetail>} waymark-select - A person chose a result.
 * @attr {'idle' | 'loading' | 'ready' | 'empty' | 'stale' | 'error' | 'auth-required'} state - Set by the element: what it shows.
 */
export class WaymarkSuccessPlan extends LitElement {
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
  /** Which parts are shown, apart by spaces: `purpose results path roles next`; all if left out. */
  @property() sections = '';

  #widget: WidgetController = new WidgetController(this, {
    area: 'plan',
    name: 'plan',
    height: () => (this.sections ? 400 : 1000),
    words: ['results', 'work'],
    isEmpty: ({ plan }) => plan === undefined,
    load: async (audience) => (await import('./plan-view.js')).planView(this, this.#widget, audience),
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
}
