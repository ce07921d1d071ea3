import { ContextProvider } from '@lit/context';
import { ReactiveElement, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import type { Issue } from '../../core/config/issues.js';
import type { Config, ConfigInput } from '../../core/config/schema.js';
import { ConfigController } from '../shared/config-controller.js';
import type { SaveController } from '../shared/save-controller.js';
import type { Saver } from '../shared/save-request.js';
import { configContext, type Snapshot } from '../shared/config-context.js';
import { fire } from '../shared/events.js';
import { VERSION } from '../shared/version.js';

export type { Saver };

/**
 * Loads and validates one config, shares it with every widget inside, and saves changes. It renders nothing of its own.
 *
 * The first of these is the config: the `config` property, a child `<script type="application/json">`, `src`.
 *
 * @summary Shares the config of one customer account with all widgets inside.
 * @since 0.1
 * @status stable
 * @element waymark-config
 * @slot - The page's own content, with widgets anywhere in it.
 * @fires {CustomEvent<ReadyDetail>} waymark-ready - The config is loaded and shared.
 * @fires {CustomEvent<ErrorDetail>} waymark-error - The config, or parts of it, cannot be shown.
 * @fires {CustomEvent<BeforeRequestDetail>} waymark-before-request - A request is about to be sent. Cancelable; a
 * listener may add headers.
 * @fires {CustomEvent<SavedDetail>} waymark-saved - A change is saved.
 * @fires {CustomEvent<SaveFailedDetail>} waymark-save-failed - A change could not be saved: it is sent again later, or
 * it was refused and is undone.
 * @attr {'idle' | 'loading' | 'ready' | 'stale' | 'error' | 'auth-required'} state - Current state, set by the element.
 * @example
 * ```html
 * <waymark-config src="northwind.json" save="/api/accounts/northwind/changes">
 *   <waymark-success-plan></waymark-success-plan>
 * </waymark-config>
 * ```
 */
export class WaymarkConfig extends ReactiveElement {
  /** Version of the package that this class came from. */
  static readonly version = VERSION;

  /** The config: an object, or its JSON text, which an attribute can have, too. Wins over a JSON child and `src`. */
  @property() config: ConfigInput | Config | string | null | undefined;
  /** URL of the config, relative to the page. URLs in the config are relative to it. Default: none. */
  @property() src = '';

  /**
   * URL to POST changes to, one per request, relative to the page. Default: empty, changes are only shown and reported
   * by `waymark-change`.
   */
  @property() save = '';
  /**
   * Saves a change instead of `save`. Resolves once it is saved, with the new config if there is one; rejects with an
   * error that may have a `status`. Default: null.
   */
  @property({ attribute: false }) saver: Saver | null = null;
  /**
   * An opaque id of the signed-in person. Unsent changes are kept for this person only, also after a restart of the
   * browser. Default: empty, unsent changes are kept until the tab is closed.
   */
  @property() viewer = '';

  /** Loaded only if the element saves changes. */
  #saving: SaveController | null = null;
  #source: ConfigController = new ConfigController(this, {
    useContext: false,
    changed: () => this.#share(),
    prepare: () => this.#prepare(),
    decorate: (own) => this.#saving?.decorate(own) ?? own,
    save: (change) => (this.#saving ? this.#saving.add(change) : this.#source.applyLocally(change)),
  });
  #chosen: { metric: string } | null = null;
  #provider = new ContextProvider(this, { context: configContext, initialValue: this.#sharable() });

  /** Resolves with the first config that is shared. Never rejects. */
  get ready(): Promise<Config> {
    return this.#source.ready;
  }

  /** The current state, also reflected as the attribute `state`. */
  get state(): Snapshot['state'] {
    return this.#source.snapshot.state;
  }

  /** The problems that keep something from being shown. Empty if there is none. */
  get issues(): readonly Issue[] {
    return this.#source.snapshot.issues;
  }

  /** Loads the config again. The current content stays until the answer arrives. */
  reload(): void {
    this.#source.reload();
  }

  constructor() {
    super();
    // a metric that is chosen in the plan is shown by the timelines; a choice in a timeline applies to that timeline
    // only
    this.addEventListener('waymark-select', (event) => {
      const { detail } = event;
      // the widget that fired it, also inside a shadow tree
      const [widget] = event.composedPath();
      if (detail.kind !== 'metric' || (widget as Element).localName === 'waymark-results-timeline') return;
      this.#chosen = { metric: detail.id };
      this.#share();
    });
  }

  protected override createRenderRoot(): this {
    // no shadow tree: the children belong to the page, and its styles must reach them
    return this;
  }

  protected override willUpdate(changed: PropertyValues): void {
    // these attributes may be set after the config
    if (changed.has('save') || changed.has('saver') || changed.has('viewer')) void this.#prepare();
    if (this.getAttribute('state') !== this.state) this.setAttribute('state', this.state);
  }

  /**
   * Resolves once the changes of earlier visits are loaded. If the saving module fails to load, changes are shown for
   * this visit only.
   */
  async #prepare(): Promise<void> {
    if (!this.save && !this.saver) return;
    try {
      const { SaveController } = await import('../shared/save-controller.js');
      this.#saving ??= new SaveController(this, this.#source, () => this.#changed());
    } catch (error) {
      const message =
        `The module that saves changes failed to load (${String(error)}): changes are shown, ` + 'but not saved.';
      const hint = 'Check that all files of the package are served beside the one that the page loads.';
      fire(this, 'waymark-error', { issues: [{ code: 'load', path: '$', message, hint }] });
      return;
    }
    await this.#saving.prepare();
  }

  #changed(): void {
    this.#share();
    this.requestUpdate();
  }

  #sharable() {
    const { snapshot, dispatch, reload } = this.#source;
    return { snapshot, dispatch, reload, chosen: this.#chosen };
  }

  #share(): void {
    this.#provider.setValue(this.#sharable());
  }
}
