import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import type { Issue } from '../config/issues.js';
import type { Config } from '../config/schema.js';
import { wordsFor, type Words } from '../locales/words.js';
import { ConfigController, type ConfigHost } from './config-controller.js';
import { issueList } from './issue-list.js';
import type { Snapshot } from './snapshot.js';

/** The states of a widget; it is always in exactly one. */
export type WidgetState = Snapshot['state'] | 'empty';

export interface WidgetHost extends ConfigHost {
  audience: 'customer' | 'provider';
  headingLevel: number;
}

/** A part of the config that one widget shows; the faults of the others’ parts are theirs to tell, unless the whole part is lost to all. */
const AREAS = { metrics: /^\$\.(?:metrics|behaviors|events)\b/, plan: /^\$\.plan\b/, effort: /^\$\.effort\b/ };
export type Area = keyof typeof AREAS;

export interface WidgetOptions {
  area: Area;
  /** Whether the config has nothing for this widget. */
  isEmpty: (config: Config) => boolean;
  /** A fault of the widget's own making, such as the name of a metric that is not there. */
  fault?: (config: Config) => Issue | null;
}

type Content = (config: Config, words: Words) => TemplateResult | typeof nothing;

/** What every widget does alike: finds its config, knows its state and its language, and renders all states but its own content. */
export class WidgetController implements ReactiveController {
  readonly source: ConfigController;
  #host: WidgetHost;
  #options: WidgetOptions;
  #words: Words | undefined;
  #wordsFrom: readonly unknown[] = [];

  constructor(host: WidgetHost, options: WidgetOptions) {
    this.#host = host;
    this.#options = options;
    this.source = new ConfigController(host);
    host.addController(this);
  }

  get #fault(): Issue | null {
    const { config } = this.source.snapshot;
    return config && (this.#options.fault?.(config) ?? null);
  }

  get state(): WidgetState {
    const { state, config } = this.source.snapshot;
    if (!config || (state !== 'ready' && state !== 'stale')) return state;
    if (this.#fault) return 'error';
    if (state !== 'ready' || !this.#options.isEmpty(config)) return state;
    // nothing is left to show, since what there was is faulty: that is no emptiness
    const own = AREAS[this.#options.area];
    return this.issues.some(({ path, part }) => part !== undefined && own.test(path)) ? 'error' : 'empty';
  }

  /** What this widget cannot show, and why. */
  get issues(): Issue[] {
    const own = this.#fault;
    const others = Object.entries(AREAS).flatMap(([area, paths]) => (area === this.#options.area ? [] : [paths]));
    const { issues, config } = this.source.snapshot;
    return [...(own ? [own] : []), ...issues.filter(({ path, part }) => config === null || part !== undefined || !others.some((paths) => paths.test(path)))];
  }

  /** The words of the language that the element is in. */
  get words(): Words {
    const messages = this.source.snapshot.config?.messages;
    const from = [languageOf(this.#host), messages];
    if (!this.#words || from.some((part, i) => part !== this.#wordsFrom[i])) {
      this.#words = wordsFor(languageOf(this.#host), messages);
      this.#wordsFrom = from;
    }
    return this.#words;
  }

  hostUpdate(): void {
    const { state } = this;
    // an attribute and not a reflected property: a page may read it and style by it, but not set it
    if (this.#host.getAttribute('state') !== state) this.#host.setAttribute('state', state);
  }

  hostUpdated(): void {
    const accent = this.source.snapshot.config?.appearance?.accent ?? '';
    const root = this.#host.shadowRoot?.querySelector<HTMLElement>('.root');
    if (!root || root.style.getPropertyValue('--_accent-config') === accent) return;
    if (accent && CSS.supports('color', accent)) root.style.setProperty('--_accent-config', accent);
    else root.style.removeProperty('--_accent-config');
  }

  /** The widget's content in a frame that renders every other state. */
  frame(label: string, content: Content): TemplateResult {
    const { words, state } = this;
    return html`<div class="root" part="root" role="group" lang=${words.lang} aria-label=${label} aria-busy=${state === 'loading' ? 'true' : 'false'}>
      ${this.#body(state, words, content)}
    </div>`;
  }

  #body(state: WidgetState, words: Words, content: Content): TemplateResult {
    const { config } = this.source.snapshot;
    const { say } = words;
    switch (state) {
      case 'idle':
        return html`<slot name="idle"></slot>`;
      case 'loading':
        return html`<slot name="loading"><div class="skeleton" aria-hidden="true"><span></span><span></span><span></span><span></span></div>
          <p class="visually-hidden" role="status">${say('loading')}</p></slot>`;
      case 'auth-required':
        return html`<slot name="auth-required"><div class="message" role="alert"><p class="strong">${say('auth-required')}</p>${this.#again(words)}</div></slot>`;
      case 'error':
        return html`<slot name="error"><div class="message" role="alert"><p class="strong">${say('error')}</p>${issueList(this.issues, words)}${this.#again(words)}</div></slot>`;
      case 'empty':
        return html`${this.#notice(words)}<slot name="empty"><div class="message"><p class="strong">${say(`empty.${this.#options.area}`)}</p>
          <p class="soft">${say(`empty.${this.#options.area}.more`)}</p></div></slot>`;
      case 'stale':
        return html`<slot name="stale"><div class="notice" role="status"><p>${say('stale')}</p>${this.#again(words)}</div></slot>
          ${config ? content(config, words) : nothing}`;
      case 'ready':
        return html`${this.#notice(words)}${config ? content(config, words) : nothing}`;
    }
  }

  #notice(words: Words): TemplateResult | typeof nothing {
    const { issues } = this;
    if (!issues.length) return nothing;
    return html`<details class="notice" part="faults"><summary>${words.say('faults', { count: issues.length })}</summary>${issueList(issues, words)}</details>`;
  }

  #again(words: Words): TemplateResult {
    return html`<button type="button" class="button" @click=${this.source.reload}>${words.say('again')}</button>`;
  }
}

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
  return root instanceof ShadowRoot ? root.host : null;
};
