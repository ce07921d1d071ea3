import { nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { Config } from '../../core/config/schema.js';
import { loadMessages } from '../../core/i18n/load-messages.js';
import type { Localizer } from '../../core/i18n/localizer.js';

/** Renders the explanation of a metric's figures. Its module and messages are loaded at the first render. */
export class ExplanationLoader {
  #host: ReactiveControllerHost;
  #module: typeof import('./explanation.js') | null = null;
  /** The language of the loaded messages. */
  #loaded = '';
  /** The language that was requested last. Empty after a failure, so that the next render tries again. */
  #requested = '';

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  render(config: Config, metricId: string, localizer: Localizer): TemplateResult | typeof nothing {
    const { lang } = localizer;
    if (this.#module && this.#loaded === lang) return this.#module.explanation(config, metricId, localizer);
    if (this.#requested !== lang) void this.#load(lang);
    return nothing;
  }

  async #load(lang: string): Promise<void> {
    this.#requested = lang;
    try {
      const [module] = await Promise.all([import('./explanation.js'), loadMessages(lang, ['explain'])]);
      this.#module = module;
      this.#loaded = lang;
      this.#host.requestUpdate();
    } catch {
      this.#requested = '';
    }
  }
}
