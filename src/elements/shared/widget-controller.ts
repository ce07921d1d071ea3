import { html, nothing, type CSSResult, type ReactiveController, type TemplateResult } from 'lit';
import type { Issue } from '../../core/config/issues.js';
import type { Config } from '../../core/config/schema.js';
import { cacheResultSteps } from '../../core/results/result.js';
import { seriesOf } from '../../core/series/time-series.js';
import { runSliced } from '../../core/series/time-slicing.js';
import { loadMessages } from '../../core/i18n/load-messages.js';
import type { MessagePart } from '../../core/i18n/message-types.js';
import { localizerFor, type Localizer } from '../../core/i18n/localizer.js';
import { ConfigController, type ConfigHost } from './config-controller.js';
import { adoptStyles } from './adopt-styles.js';
import { fire } from './events.js';
import { placeholderHeight } from './placeholder-height.js';
import { icon } from './icon.js';
import { issueList } from './issue-list.js';
import { scheduleMeasure, cancelMeasure, measureNow } from './layout-reads.js';
import type { ConfigSection, Snapshot } from './config-context.js';
import { withBarrier } from './load-barrier.js';
import { tokens } from './base-styles.js';
import { buttonStyles } from './button.js';
import { snackbarStyles } from './snackbar.js';

/**
 * Values, or metrics, from which the results of a config are computed in slices. Fewer take less time than a person
 * notices.
 */
const MANY_VALUES = 100_000;
const MANY_METRICS = 20;

const isLarge = ({ metrics, account }: Config): boolean =>
  metrics.length >= MANY_METRICS ||
  metrics.reduce((sum, { points, period }) => sum + seriesOf(points, account.timeZone, period).at.length, 0) >=
    MANY_VALUES;

/** The states of a widget. It is always in exactly one. */
export type WidgetState = Snapshot['state'] | 'empty';

/** The reader of a widget. Only `provider` sees advice to the author. */
export type Audience = 'customer' | 'provider';

export interface WidgetHost extends ConfigHost {
  audience: Audience;
  headingLevel: number;
}

/** Renders the ready state of one widget. Its module is loaded on demand; one instance lives as long as the element. */
export interface WidgetView {
  styles: readonly CSSResult[];
  /** Loads the module with the advice that only `audience="provider"` is shown. */
  loadProvider?: () => Promise<void>;
  render: (config: Config, localizer: Localizer) => TemplateResult | typeof nothing;
}

/**
 * The paths that belong to one widget. A fault in them is not reported by the others, unless the whole collection is
 * lost.
 */
const CONFIG_SECTIONS: Record<Exclude<ConfigSection, 'page'>, RegExp> = {
  metrics: /^\$\.(?:metrics|behaviors|events)\b/,
  plan: /^\$\.plan\b/,
  effort: /^\$\.effort\b/,
};
export interface WidgetOptions {
  configSection: ConfigSection;
  /** Message key of the widget's accessible name. */
  name: 'timeline' | 'plan' | 'effort' | 'page';
  /** Expected height in px, reserved while loading unless the page sets a height. */
  height: () => number;
  /** Message files that the view needs. `provider` and `save-status` are added when they apply. */
  messageParts: readonly MessagePart[];
  /** Loads the view's module and creates the view. Called once; again only after a failure. */
  loadView: () => Promise<WidgetView>;
  /** True if the config has nothing for this widget. */
  isEmpty: (config: Config) => boolean;
  /** Id of the only thing that the widget shows, if it is limited to one. */
  target?: () => string | undefined;
  /** A problem with the element's own attributes, e.g. an unknown metric id. */
  configIssue?: (config: Config) => Issue | null;
}

/** Renders a part of a view behind an error boundary: `WidgetController.renderPart`. */
export type RenderPart = (
  name: string,
  content: () => TemplateResult | typeof nothing,
) => TemplateResult | typeof nothing;

/**
 * The behaviour that all widgets share: config, state, language, styles, and every state's markup but the ready one.
 */
export class WidgetController implements ReactiveController {
  readonly source: ConfigController;
  #host: WidgetHost;
  #options: WidgetOptions;
  #createdView: Promise<WidgetView> | null = null;
  /** Audience, language and message parts of the latest load. */
  #loadKey = '';
  /** Null until the view and its messages are loaded. */
  #view: WidgetView | null = null;
  #loadError: Issue | null = null;
  /** True if the page hid the element when loading began; the skeleton stays hidden then. Null unless loading. */
  #isHidden: boolean | null = null;
  /** Parts that threw while rendering `#faultyConfig`, by name; the key '' stands for the whole widget. */
  #faultyParts = new Map<string, Issue>();
  #faultyConfig: Config | null = null;
  #unreported: Issue[] = [];
  /** The latest config whose results were computed ahead, or need not be. */
  #computedConfig: Config | null = null;

  constructor(host: WidgetHost, options: WidgetOptions) {
    this.#host = host;
    this.#options = options;
    this.source = new ConfigController(host, { isShown: () => this.#view !== null && !this.#faultyParts.has('') });
    host.addController(this);
  }

  get #isForProvider(): boolean {
    return this.#host.audience === 'provider';
  }

  get #ownIssue(): Issue | null {
    const { config } = this.source.snapshot;
    return this.#loadError ?? this.#faultyParts.get('') ?? (config && (this.#options.configIssue?.(config) ?? null));
  }

  get state(): WidgetState {
    const { state, config } = this.source.snapshot;
    if (state !== 'idle' && !this.#view) return this.#loadError ? 'error' : 'loading';
    if (!config || (state !== 'ready' && state !== 'stale')) return state;
    if (this.#ownIssue) return 'error';
    if (state !== 'ready' || !this.#options.isEmpty(config)) return state;
    // Everything was dropped as faulty: that is an error, not an empty config.
    const { configSection: section } = this.#options;
    return this.issues.some(
      ({ path, part }) => part !== undefined && (section === 'page' || CONFIG_SECTIONS[section].test(path)),
    )
      ? 'error'
      : 'empty';
  }

  /** The problems that keep something in this widget from being shown. */
  get issues(): Issue[] {
    const parts = [...this.#faultyParts].flatMap(([name, issue]) => (name ? [issue] : []));
    return [...this.#configIssues, ...parts];
  }

  get #configIssues(): Issue[] {
    const own = this.#ownIssue;
    const { configSection: section } = this.#options;
    const otherSections =
      section === 'page'
        ? []
        : Object.entries(CONFIG_SECTIONS).flatMap(([other, paths]) => (other === section ? [] : [paths]));
    const { issues, config } = this.source.snapshot;
    return [
      ...(own ? [own] : []),
      ...issues.filter(
        ({ path, part }) => config === null || part !== undefined || !otherSections.some((paths) => paths.test(path)),
      ),
    ];
  }

  /** Texts and formats in the element's language. */
  get localizer(): Localizer {
    return localizerFor(languageOf(this.#host), this.source.snapshot.config?.messages);
  }

  /** Computes the results of a large config in slices, before an update. Undefined if there is nothing to wait for. */
  computeAhead(): Promise<void> | undefined {
    const { config } = this.source.snapshot;
    if (!config || this.state !== 'ready' || this.#computedConfig === config) return undefined;
    this.#computedConfig = config;
    if (!isLarge(config)) return undefined;
    return (
      runSliced(cacheResultSteps(config, this.localizer))
        // a fault is met again, and reported, by the part that shows the result
        .catch(() => undefined)
        // another config may have come meanwhile
        .then(() => this.computeAhead())
    );
  }

  hostConnected(): void {
    this.#applyStyles();
    if (this.state === 'loading') scheduleMeasure(this.#measureVisibility);
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    cancelMeasure(this.#measureVisibility);
  }

  hostUpdate(): void {
    this.#loadView();
    this.#forgetFaults();
    const { state } = this;
    if (this.#host.getAttribute('state') === state) return;
    if (state !== 'loading') this.#isHidden = null;
    else {
      if (this.#isHidden === null) measureNow(this.#measureVisibility);
      // The reserved height depends on the attributes, which are all set by now.
      this.#applyStyles();
    }
    this.#reflectState(state);
  }

  /** An attribute and not a reflected property: a page may read it and style by it, but not set it. */
  #reflectState(state: WidgetState): void {
    this.#host.setAttribute('state', state);
  }

  #measureVisibility = (): void => {
    this.#isHidden = this.#host.ownerDocument.defaultView?.getComputedStyle(this.#host).visibility !== 'visible';
  };

  #applyStyles(): void {
    const root = this.#host.shadowRoot;
    if (root)
      adoptStyles(root, [
        tokens,
        buttonStyles,
        snackbarStyles,
        placeholderHeight(this.#options.height()),
        ...(this.#view?.styles ?? []),
      ]);
  }

  /**
   * Loads the view and its messages when a config is named; again for another audience or language, while the old one
   * stays.
   */
  #loadView(): void {
    if (this.source.snapshot.state === 'idle') return;
    const { audience } = this.#host;
    const lang = languageOf(this.#host);
    const isProvider = audience === 'provider';
    const parts = [
      ...this.#options.messageParts,
      ...(isProvider ? ['provider' as const] : []),
      ...(this.source.snapshot.saveStatus ? ['save-status' as const] : []),
    ];
    const key = [audience, lang, ...parts].join(' ');
    if (key === this.#loadKey) return;
    this.#loadKey = key;
    void withBarrier('views', Promise.all([this.#createView(isProvider), loadMessages(lang, parts)]))
      .then(
        ([view]) => {
          this.#view = view;
          this.#loadError = null;
          this.#applyStyles();
        },
        (error: unknown) => {
          if (this.#loadKey === key) this.#loadError = loadIssue(error);
        },
      )
      .then(() => this.#host.requestUpdate());
  }

  async #createView(isProvider: boolean): Promise<WidgetView> {
    this.#createdView ??= this.#options.loadView();
    try {
      const view = await this.#createdView;
      if (isProvider) await view.loadProvider?.();
      return view;
    } catch (error) {
      this.#createdView = null;
      throw error;
    }
  }

  /** Loads the config again, and whatever else failed to load or to render. */
  reload = (): void => {
    if (this.#loadError) [this.#loadKey, this.#loadError] = ['', null];
    this.#faultyParts.clear();
    this.source.reload();
    this.#host.requestUpdate();
  };

  /**
   * Renders one part of a view. If it throws, that part alone is replaced by a message, and one `waymark-error` names
   * it.
   */
  renderPart: RenderPart = (name, content) => {
    try {
      if (!this.#faultyParts.has(name)) return content();
    } catch (error) {
      this.#addFault(name, error);
    }
    const isProvider = this.#isForProvider;
    return html`<div class="notice faulty" data-part=${name}>
      <p>${this.localizer.t('error')}</p>
      ${
        isProvider
          ? issueList(
              [this.#faultyParts.get(name)].flatMap((issue) => issue ?? []),
              this.localizer,
            )
          : nothing
      }
    </div>`;
  };

  /** Runs the host's update. If a template throws outside every part, the widget falls back to its error state. */
  guardUpdate(update: () => void): void {
    try {
      update();
    } catch (error) {
      this.#addFault('', error);
      this.#reflectState(this.state);
      update();
    }
  }

  #addFault(name: string, error: unknown): void {
    this.#faultyConfig = this.source.snapshot.config;
    const issue = renderIssue(this.#options.name, name, error);
    this.#faultyParts.set(name, issue);
    this.#unreported.push(issue);
  }

  /** A new config may not have the fault of the old one. */
  #forgetFaults(): void {
    if (this.#faultyParts.size && this.#faultyConfig !== this.source.snapshot.config) this.#faultyParts.clear();
  }

  hostUpdated(): void {
    this.#reportFaults();
    this.#applyAccent();
  }

  #reportFaults(): void {
    const issues = this.#unreported.splice(0);
    const { config } = this.source.snapshot;
    if (issues.length)
      fire(this.#host, 'waymark-error', { issues, ...(config ? { config: this.source.announced(config) } : {}) });
  }

  #applyAccent(): void {
    const accent = this.source.snapshot.config?.appearance?.accent ?? '';
    const root = this.#host.shadowRoot?.querySelector<HTMLElement>('.root');
    if (!root || root.style.getPropertyValue('--_accent-config') === accent) return;
    if (accent && CSS.supports('color', accent)) root.style.setProperty('--_accent-config', accent);
    else root.style.removeProperty('--_accent-config');
  }

  /** The element's whole content: the view, or the markup of any other state. */
  render(): TemplateResult {
    const { localizer, state } = this;
    return html`<div
      class="root"
      part="root"
      role="group"
      lang=${localizer.lang}
      aria-label=${localizer.t(this.#options.name)}
      aria-busy=${state === 'loading' ? 'true' : 'false'}
    >
      ${this.#body(state, localizer)}
    </div>`;
  }

  #body(state: WidgetState, localizer: Localizer): TemplateResult {
    const { config } = this.source.snapshot;
    const content = () =>
      config && this.#view
        ? html`${this.source.snapshot.saveStatus?.notices(
            { section: this.#options.configSection, target: this.#options.target?.() },
            config,
            localizer,
          )}${this.#view.render(config, localizer)}`
        : nothing;
    const { t } = localizer;
    switch (state) {
      case 'idle':
        return html`<slot name="idle"></slot>`;
      case 'loading':
        return html`<div class="placeholder ${this.#isHidden ? 'is-hidden' : ''}">
          <slot name="loading"
            >${skeleton(this.#options.name)}
            <p class="visually-hidden" role="status">${t('loading')}</p></slot
          >
        </div>`;
      case 'auth-required': {
        // The earlier content stays readable, and nothing that was being typed is lost.
        const message = html`<div class=${config ? 'notice' : 'message'} role="alert">
          <p class="strong">${this.source.snapshot.saveStatus?.signInText(localizer) ?? t('auth-required')}</p>
          ${this.#retryButton(localizer)}
        </div>`;
        return html`<slot name="auth-required">${message}</slot>${content()}`;
      }
      case 'error':
        return html`<slot name="error"
          ><div class="message" role="alert">
            <p class="strong">${t('error')}</p>
            ${this.#isForProvider ? issueList(this.#configIssues, localizer) : nothing}${this.#retryButton(localizer)}
          </div></slot
        >`;
      case 'empty':
        return html`${this.#notice(localizer)}<slot name="empty"
            ><div class="message">
              <p class="strong">${t(`empty.${this.#options.configSection}`)}</p>
              <p class="soft">${t(`empty.${this.#options.configSection}.more`)}</p>
            </div></slot
          >`;
      case 'stale':
        return html`<slot name="stale"
            ><div class="notice" role="status">
              <p>${t('stale')}</p>
              ${this.#retryButton(localizer)}
            </div></slot
          >
          ${content()}`;
      case 'ready':
        return html`${this.#notice(localizer)}${content()}`;
    }
  }

  /**
   * For the provider each problem with its place; for a customer only how much is left out: they can mend none of it.
   */
  #notice(localizer: Localizer): TemplateResult | typeof nothing {
    const issues = this.#configIssues;
    if (!this.#isForProvider) {
      const parts = new Set(issues.flatMap(({ part }) => part ?? []));
      return parts.size
        ? html`<p class="notice" part="faults">${localizer.t('faults', { count: parts.size })}</p>`
        : nothing;
    }
    if (!issues.length) return nothing;
    return html`<details class="notice" part="faults">
      <summary>${localizer.t('faults', { count: issues.length })}${icon('chevron')}</summary>
      ${issueList(issues, localizer)}
    </details>`;
  }

  #retryButton(localizer: Localizer): TemplateResult {
    return html`<button type="button" class="button secondary" @click=${this.reload}>${localizer.t('again')}</button>`;
  }
}

/** Grey shapes of what comes: a number with its chart, or rows. */
const skeleton = (name: WidgetOptions['name']): TemplateResult =>
  name === 'plan' || name === 'effort'
    ? html`<div class="skeleton rows-skeleton ${name}" aria-hidden="true">
        <span></span><span></span><i></i><i></i><i></i><i></i>
      </div>`
    : html`<div class="skeleton" aria-hidden="true"><span></span><span></span><span></span><span></span></div>`;

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const loadIssue = (error: unknown): Issue => ({
  code: 'load',
  path: '$',
  message: `A file of the package could not be loaded (${messageOf(error)}).`,
  hint: 'Check that all files of the package are served beside the one that the page loads.',
});

const renderIssue = (widget: string, part: string, error: unknown): Issue => ({
  code: 'render',
  path: '$',
  message: `${
    part ? `The part "${part}" of the ${widget}` : `The ${widget}`
  } could not be rendered (${messageOf(error)}).`,
  hint: 'This is a fault of Waymark. Please report it with the config that shows it.',
});

/** BCP 47 tag of the nearest `lang` attribute, across shadow trees. Default: `en`. */
function languageOf(element: Element): string {
  for (let at: Element | null = element; at; at = at.parentElement ?? hostOf(at)) {
    const lang = at.getAttribute('lang');
    if (lang) return lang;
  }
  return 'en';
}

const hostOf = (element: Element): Element | null => {
  const root = element.getRootNode();
  return 'host' in root ? (root as ShadowRoot).host : null;
};
