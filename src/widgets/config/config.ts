import { ContextProvider } from '@lit/context';
import { ReactiveElement, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import type { Issue } from '../../config/issues.js';
import type { Config } from '../../config/schema.js';
import { ConfigController } from '../../ui/config-controller.js';
import type { Saver } from '../../ui/page-sender.js';
import type { SavingController } from '../../ui/saving-controller.js';
import { configContext, type Snapshot } from '../../ui/snapshot.js';
import { VERSION } from '../../ui/version.js';

/**
 * Loads, checks and shares one config with every widget inside it, and saves what people change. Shows nothing of its own.
 *
 * The config is, the first that is there: the `config` property, a child `<script type="application/json">`, or `src`.
 *
 * @element waymark-config
 * @slot - The page's own content, with widgets anywhere in it.
 * @fires {CustomEvent<ReadyDetail>} waymark-ready - The config is loaded and shared.
 * @fires {CustomEvent<ErrorDetail>} waymark-error - The config, or parts of it, cannot be shown.
 * @fires {CustomEvent<BeforeRequestDetail>} waymark-before-request - A request is about to be made; cancelable, headers may be added.
 * @fires {CustomEvent<SavedDetail>} waymark-saved - A change is saved.
 * @fires {CustomEvent<SaveFailedDetail>} waymark-save-failed - A change could not be saved: it is kept and sent again, or was refused and is undone.
 * @attr {'idle' | 'loading' | 'ready' | 'stale' | 'error' | 'auth-required'} state - Set by the element: what it is doing.
 */
export class WaymarkConfig extends ReactiveElement {
  /** The version of the package that the class is of. */
  static readonly version = VERSION;

  /** A config as an object, or its JSON text. */
  @property({ attribute: false }) config: unknown;
  /** The address of a config, relative to the page. The files it names are relative to it. */
  @property() src = '';

  /** Where changes are sent, one a request, relative to the page; left out, they are only shown and told of by `waymark-change`. */
  @property() save = '';
  /** Saves a change in the page's own way, in place of `save`: resolves once it is saved (with the new config, if there is one), or rejects with an error that has a `status`. */
  @property({ attribute: false }) saver: Saver | null = null;

  /** Comes only where changes are saved. */
  #saving: SavingController | null = null;
  #source: ConfigController = new ConfigController(this, {
    useContext: false, changed: () => this.#share(),
    prepare: () => this.#prepare(),
    over: (own) => this.#saving?.over(own) ?? own,
    save: (change) => (this.#saving ? this.#saving.add(change) : this.#source.fold(change)),
  });
  #chosen: { metric: string } | null = null;
  #provider = new ContextProvider(this, { context: configContext, initialValue: this.#sharable() });

  /** Resolves with the first config that is shared; never rejects. */
  get ready(): Promise<Config> {
    return this.#source.ready;
  }

  /** What the element is doing. */
  get state(): Snapshot['state'] {
    return this.#source.snapshot.state;
  }

  /** What of the config cannot be shown, and why. */
  get issues(): readonly Issue[] {
    return this.#source.snapshot.issues;
  }

  /** Loads the config anew; what is shown stays until the answer is there. */
  reload(): void {
    this.#source.reload();
  }

  constructor() {
    super();
    // a result chosen in the plan is shown by a timeline beside it; a timeline's own choice is its own
    this.addEventListener('waymark-select', (event) => {
      const { detail } = event;
      // the widget itself, in whatever shadow tree it is
      const [widget] = event.composedPath();
      if (detail.kind !== 'metric' || (widget as Element).localName === 'waymark-results-timeline') return;
      this.#chosen = { metric: detail.id };
      this.#share();
    });
  }

  protected override createRenderRoot(): this {
    // its children are the page's: no shadow tree, so that the page's styles reach them
    return this;
  }

  protected override willUpdate(changed: PropertyValues): void {
    // named later than the config
    if (changed.has('save') || changed.has('saver')) void this.#prepare();
    if (this.getAttribute('state') !== this.state) this.setAttribute('state', this.state);
  }

  /** Resolves once what earlier visits have left is known; where what saves cannot be loaded, changes are shown for the visit. */
  async #prepare(): Promise<void> {
    if (!this.save && !this.saver) return;
    const loaded = this.#saving ? null : await import('../../ui/saving-controller.js').catch(() => null);
    if (loaded) this.#saving ??= new loaded.SavingController(this, () => this.#source, () => this.#changed());
    await this.#saving?.prepare();
  }

  #changed(): void {
    this.#share();
    this.requestUpdate();
  }

  #sharable() {
    const { snapshot, apply, reload } = this.#source;
    return { snapshot, apply, reload, chosen: this.#chosen };
  }

  #share(): void {
    this.#provider.setValue(this.#sharable());
  }
}
