import { LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Issue } from '../../core/config/issues.js';
import type { Config, ConfigInput } from '../../core/config/schema.js';
import { renderTurn } from './render-turns.js';
import { VERSION } from './version.js';
import type { Audience, WidgetController, WidgetState } from './widget-controller.js';

/**
 * The public members that every widget has. Behaviour is in `WidgetController`; this class only declares.
 *
 * @slot idle - Replaces the empty space while no config is named.
 * @slot loading - Replaces the skeleton.
 * @slot empty - Replaces the text for a config that has nothing for this widget.
 * @slot stale - Replaces the note that a refresh failed.
 * @slot error - Replaces the error message.
 * @slot auth-required - Replaces the request to sign in.
 * @csspart root - The whole widget.
 * @csspart saving - A change that needs a decision: it was refused, or somebody else changed the same thing.
 * @csspart faults - The note on parts of the config that cannot be shown.
 * @cssprop --waymark-accent - Accent colour. Default: the config's `appearance.accent`, else `#0f766e`.
 * @cssprop --waymark-better - Colour of improvements. Default: a green.
 * @cssprop --waymark-worse - Colour of deteriorations. Default: a red.
 * @cssprop --waymark-watch - Colour of warnings: behind, due soon or out of date. Default: an amber.
 * @cssprop --waymark-color - Text colour.
 * @cssprop --waymark-surface - Background colour.
 * @cssprop --waymark-font - Font family. Default: the page's.
 * @cssprop --waymark-font-size - Size of body text, in px. Default: 16px. Nothing is set smaller than 12px.
 * @cssprop --waymark-radius - Corner radius.
 * @cssprop --waymark-space - Padding around the content.
 * @fires {CustomEvent<ReadyDetail>} waymark-ready - A config is shown.
 * @fires {CustomEvent<ErrorDetail>} waymark-error - The config, or a part of it, cannot be shown.
 * @fires {CustomEvent<BeforeRequestDetail>} waymark-before-request - A request is about to be sent. Cancelable.
 * @attr {'idle' | 'loading' | 'ready' | 'empty' | 'stale' | 'error' | 'auth-required'} state - Current state, set by
 * the element.
 */
export abstract class WidgetElement extends LitElement {
  /** Version of the package that this class came from. */
  static readonly version: string = VERSION;

  /** The config: an object, or its JSON text, which an attribute can have, too. Wins over a JSON child and `src`. */
  @property() config: ConfigInput | Config | string | null | undefined;
  /** URL of the config, relative to the page. Default: none. */
  @property() src = '';
  /** The reader. Advice to the author is shown to `provider` only. Default: `customer`. */
  @property() audience: Audience = 'customer';
  /**
   * `flush` drops the widget's own border, padding and background, for a host that has a card of its own. Default: a
   * card.
   */
  @property({ reflect: true, useDefault: true }) appearance: 'flush' | '' = '';
  /** `compact` sets rows and sections closer together. Default: comfortable. */
  @property({ reflect: true, useDefault: true }) density: 'compact' | '' = '';
  /** Level of the widget's own heading, 1 to 6. Default: 2. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = 2;

  /** Finds the config, holds the view and renders every state. */
  protected abstract readonly widget: WidgetController;

  /** Resolves with the first config that is shown. Never rejects. */
  get ready(): Promise<Config> {
    return this.widget.source.ready;
  }
  /** The current state, also reflected as the attribute `state`. */
  get state(): WidgetState {
    return this.widget.state;
  }
  /** The problems that keep something from being shown. Empty if there is none. */
  get issues(): Issue[] {
    return this.widget.issues;
  }
  /** Loads the config again. The current content stays until the answer arrives. */
  reload(): void {
    this.widget.reload();
  }

  // the results of many values are computed before the update, in slices; the first time they show their content,
  // widgets take turns
  protected override scheduleUpdate(): void | Promise<unknown> {
    const computed = this.widget.computeAhead();
    const isFirst = this.widget.state === 'ready' && this.getAttribute('state') !== 'ready';
    const turn = isFirst ? renderTurn() : undefined;
    return computed || turn ? Promise.all([computed, turn]).then(() => super.scheduleUpdate()) : super.scheduleUpdate();
  }

  protected override update(changed: PropertyValues): void {
    this.widget.guardUpdate(() => super.update(changed));
  }

  protected override render(): TemplateResult {
    return this.widget.render();
  }
}
