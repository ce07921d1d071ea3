import { html, nothing, type CSSResult, type ReactiveController, type TemplateResult } from 'lit';
import type { Issue } from '../config/issues.js';
import type { Config } from '../config/schema.js';
import { loadWords } from '../locales/languages.js';
import type { Part } from '../locales/messages.js';
import { wordsFor, type Words } from '../locales/words.js';
import { ConfigController, type ConfigHost } from './config-controller.js';
import { dress } from './dress.js';
import { held } from './held.js';
import { issueList } from './issue-list.js';
import { lookLater, lookNever, lookNow } from './looks.js';
import type { Snapshot } from './snapshot.js';
import { together } from './together.js';
import { tokens } from './tokens.js';

/** The states of a widget; it is always in exactly one. */
export type WidgetState = Snapshot['state'] | 'empty';

export type Audience = 'customer' | 'provider';

export interface WidgetHost extends ConfigHost {
  audience: Audience;
  headingLevel: number;
}

/** What a widget shows of a config that is there. It comes in a file of its own, when there is something to show. */
export interface View {
  styles: readonly CSSResult[];
  render: (config: Config, words: Words) => TemplateResult | typeof nothing;
}

/** A part of the config that one widget shows; the faults of the others’ parts are theirs to tell, unless the whole part is lost to all. */
const AREAS = { metrics: /^\$\.(?:metrics|behaviors|events)\b/, plan: /^\$\.plan\b/, effort: /^\$\.effort\b/ };
/** The page shows all, and tells of all faults once for the elements within. */
export type Area = keyof typeof AREAS | 'page';

export interface WidgetOptions {
  area: Area;
  /** What the widget is called. */
  name: 'timeline' | 'plan' | 'effort' | 'page';
  /** About how high it will be, in px: held while it loads, unless the page gives it a height. */
  height: () => number;
  /** The words it says, besides those for the author. */
  words: readonly Part[];
  /** Loads what it shows to an audience; the same view each time. */
  load: (audience: Audience) => Promise<View>;
  /** Whether the config has nothing for this widget. */
  isEmpty: (config: Config) => boolean;
  /** The id of what it shows alone, if it does. */
  target?: () => string | undefined;
  /** A fault of the widget's own making, such as the name of a metric that is not there. */
  fault?: (config: Config) => Issue | null;
}

/** What every widget does alike: finds its config, knows its state and its language, and renders all states but its own content. */
export class WidgetController implements ReactiveController {
  readonly source: ConfigController;
  #host: WidgetHost;
  #options: WidgetOptions;
  /** What was last asked for, by audience, language and words. */
  #asked = '';
  #view: View | null = null;
  /** Why there is no view. */
  #missing: Issue | null = null;
  /** Whether the page hid it when it began to load: then its placeholder is hidden, too. Null while it is not loading. */
  #isHidden: boolean | null = null;

  constructor(host: WidgetHost, options: WidgetOptions) {
    this.#host = host;
    this.#options = options;
    this.source = new ConfigController(host, { isShown: () => this.#view !== null });
    host.addController(this);
  }

  get #fault(): Issue | null {
    const { config } = this.source.snapshot;
    return this.#missing ?? (config && (this.#options.fault?.(config) ?? null));
  }

  get state(): WidgetState {
    const { state, config } = this.source.snapshot;
    if (state !== 'idle' && !this.#view) return this.#missing ? 'error' : 'loading';
    if (!config || (state !== 'ready' && state !== 'stale')) return state;
    if (this.#fault) return 'error';
    if (state !== 'ready' || !this.#options.isEmpty(config)) return state;
    // nothing is left to show, since what there was is faulty: that is no emptiness
    const { area } = this.#options;
    return this.issues.some(({ path, part }) => part !== undefined && (area === 'page' || AREAS[area].test(path))) ? 'error' : 'empty';
  }

  /** What this widget cannot show, and why. */
  get issues(): Issue[] {
    const own = this.#fault;
    const { area } = this.#options;
    const others = area === 'page' ? [] : Object.entries(AREAS).flatMap(([other, paths]) => (other === area ? [] : [paths]));
    const { issues, config } = this.source.snapshot;
    return [...(own ? [own] : []), ...issues.filter(({ path, part }) => config === null || part !== undefined || !others.some((paths) => paths.test(path)))];
  }

  /** The words of the language that the element is in. */
  get words(): Words {
    return wordsFor(languageOf(this.#host), this.source.snapshot.config?.messages);
  }

  hostConnected(): void {
    this.#dress();
    if (this.source.snapshot.state === 'loading') lookLater(this.#look);
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    lookNever(this.#look);
  }

  hostUpdate(): void {
    this.#need();
    const { state } = this;
    if (this.#host.getAttribute('state') === state) return;
    if (state !== 'loading') this.#isHidden = null;
    else {
      if (this.#isHidden === null) lookNow(this.#look);
      this.#dress(); // for what it is asked to show by now
    }
    // an attribute and not a reflected property: a page may read it and style by it, but not set it
    this.#host.setAttribute('state', state);
  }

  #look = (): void => {
    this.#isHidden = this.#host.ownerDocument.defaultView?.getComputedStyle(this.#host).visibility !== 'visible';
  };

  #dress(): void {
    const root = this.#host.shadowRoot;
    if (root) dress(root, [tokens, held(this.#options.height()), ...(this.#view?.styles ?? [])]);
  }

  /** Loads what is shown, and its words, once there is something to show; anew for another audience or language, while the old one stays. */
  #need(): void {
    if (this.source.snapshot.state === 'idle') return;
    const { audience } = this.#host;
    const lang = languageOf(this.#host);
    const { load, words } = this.#options;
    const parts = [...words, ...(audience === 'provider' ? ['author' as const] : []), ...(this.source.snapshot.saving ? ['saving' as const] : [])];
    const asked = [audience, lang, ...parts].join(' ');
    if (asked === this.#asked) return;
    this.#asked = asked;
    void together('views', Promise.all([load(audience), loadWords(lang, parts)])).then(([view]) => {
      this.#view = view;
      this.#missing = null;
      this.#dress();
    }, (error: unknown) => {
      if (this.#asked === asked) this.#missing = notLoaded(error);
    }).then(() => this.#host.requestUpdate());
  }

  /** Loads the config anew, and what else could not be loaded. */
  reload = (): void => {
    if (this.#missing) [this.#asked, this.#missing] = ['', null];
    this.source.reload();
    this.#host.requestUpdate();
  };

  hostUpdated(): void {
    const accent = this.source.snapshot.config?.appearance?.accent ?? '';
    const root = this.#host.shadowRoot?.querySelector<HTMLElement>('.root');
    if (!root || root.style.getPropertyValue('--_accent-config') === accent) return;
    if (accent && CSS.supports('color', accent)) root.style.setProperty('--_accent-config', accent);
    else root.style.removeProperty('--_accent-config');
  }

  /** All that the widget renders: its view, in a frame that renders every other state. */
  render(): TemplateResult {
    const { words, state } = this;
    return html`<div class="root" part="root" role="group" lang=${words.lang} aria-label=${words.say(this.#options.name)} aria-busy=${state === 'loading' ? 'true' : 'false'}>
      ${this.#body(state, words)}
    </div>`;
  }

  #body(state: WidgetState, words: Words): TemplateResult {
    const { config } = this.source.snapshot;
    const content = () => (config && this.#view ? html`${this.source.snapshot.saving?.notices({ area: this.#options.area, target: this.#options.target?.() }, config, words)}${this.#view.render(config, words)}` : nothing);
    const { say } = words;
    switch (state) {
      case 'idle':
        return html`<slot name="idle"></slot>`;
      case 'loading':
        return html`<div class="placeholder ${this.#isHidden ? 'is-hidden' : ''}"><slot name="loading"><div class="skeleton" aria-hidden="true"><span></span><span></span><span></span><span></span></div>
          <p class="visually-hidden" role="status">${say('loading')}</p></slot></div>`;
      case 'auth-required': {
        // what was there before stays to be read, and nothing that was being written is lost
        const message = html`<div class=${config ? 'notice' : 'message'} role="alert"><p class="strong">${say(this.source.snapshot.saving ? 'saving.sign-in' : 'auth-required')}</p>${this.#again(words)}</div>`;
        return html`<slot name="auth-required">${message}</slot>${content()}`;
      }
      case 'error':
        return html`<slot name="error"><div class="message" role="alert"><p class="strong">${say('error')}</p>${issueList(this.issues, words)}${this.#again(words)}</div></slot>`;
      case 'empty':
        return html`${this.#notice(words)}<slot name="empty"><div class="message"><p class="strong">${say(`empty.${this.#options.area}`)}</p>
          <p class="soft">${say(`empty.${this.#options.area}.more`)}</p></div></slot>`;
      case 'stale':
        return html`<slot name="stale"><div class="notice" role="status"><p>${say('stale')}</p>${this.#again(words)}</div></slot>
          ${content()}`;
      case 'ready':
        return html`${this.#notice(words)}${content()}`;
    }
  }

  #notice(words: Words): TemplateResult | typeof nothing {
    const { issues } = this;
    if (!issues.length) return nothing;
    return html`<details class="notice" part="faults"><summary>${words.say('faults', { count: issues.length })}</summary>${issueList(issues, words)}</details>`;
  }

  #again(words: Words): TemplateResult {
    return html`<button type="button" class="button" @click=${this.reload}>${words.say('again')}</button>`;
  }
}

const notLoaded = (error: unknown): Issue => ({
  code: 'load', path: '$', message: `A file of the package could not be loaded (${error instanceof Error ? error.message : String(error)}).`,
  hint: 'Check that all files of the package are served beside the one that the page loads.',
});

/** The language of an element: its own, else that of the nearest element around it, shadow trees included. */
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
