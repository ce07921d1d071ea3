import { html, nothing, type TemplateResult } from 'lit';
import { dayOf } from '../../config/dates.js';
import type { Config, Metric } from '../../config/schema.js';
import type { Words } from '../../locales/words.js';
import type { NarrativeLength } from '../../page/narrative.js';
import { pageOf, SECTIONS, type Section, type SectionId } from '../../page/document.js';
import { asOfCivil } from '../../results/buckets.js';
import { resultOf } from '../../results/result.js';
import { copy } from '../../ui/clipboard.js';
import type { ConfigController } from '../../ui/config-controller.js';
import { fire } from '../../ui/events.js';
import { resultRow, resultRowStyles } from '../../ui/result-row.js';
import type { Takeable } from '../../ui/take-along.js';
import type { Audience, View, WidgetController } from '../../ui/widget.js';
import { blockList } from './block-list.js';
import { Contents, placeId, type Entry } from './contents.js';
import { Printing } from './printing.js';
import type { WaymarkResultsPage } from './results-page.js';
import { Since } from './since.js';
import { styles } from './styles.js';
import { metricMenu, takeMenu, type TakeActs } from './take-menu.js';

/** Sections whose elements say their own names. */
const TITLED: readonly SectionId[] = ['now', 'off-plate'];

const views = new WeakMap<WaymarkResultsPage, PageView>();

export function pageView(host: WaymarkResultsPage, widget: WidgetController, _: Audience): Promise<View> {
  const view = views.get(host) ?? new PageView(host, widget);
  views.set(host, view);
  return Promise.resolve(view);
}

/** The sections in the order in which a sponsor reads, composed of the other elements. */
class PageView implements View {
  readonly styles = [resultRowStyles, styles];

  #host: WaymarkResultsPage;
  #source: ConfigController;
  #contents: Contents;
  #since: Since;
  #length: NarrativeLength = 'paragraph';
  #said = '';

  constructor(host: WaymarkResultsPage, widget: WidgetController) {
    this.#host = host;
    this.#source = widget.source;
    this.#contents = new Contents(host);
    this.#since = new Since(host, widget.source);
    new Printing(host);
  }

  render(config: Config, words: Words): TemplateResult {
    const { say, text } = words;
    const since = this.#since.viewOf(config, words);
    // what the elements within show is not computed for the page
    const told = pageOf(config, words, { sections: ['purpose', 'since', 'moved', 'sources'], since, events: false });
    const shown = this.#wanted().flatMap((id) => this.#section(id, config, told.sections, words) ?? []);
    const acts = this.#acts(config, words);
    const level = this.#host.headingLevel;
    return html`<div class="page">
      ${this.#contents.render(shown.map(({ id, heading }): Entry => ({ id: placeId(id), text: heading })), say('page.contents'))}
      <div class="main">
        <header><p class="eyebrow">${told.subtitle}</p>
          <div class="title" role="heading" aria-level=${level}>${told.title}</div>
          ${takeMenu(acts, words)}</header>
        ${shown.map(({ id, heading, content }) => html`<section id=${placeId(id)} tabindex="-1" aria-label=${heading}>
          <slot name="section-${id}">${TITLED.includes(id) ? nothing : html`<div class="section-title" role="heading" aria-level=${level + 1}>${heading}</div>`}${content}</slot></section>`)}
        <p class="foot small soft no-print">${say('as-of', { day: words.day(dayOf(asOfCivil(config))) })}${config.provider ? ` · ${text(config.provider.name)}` : ''}</p>
      </div>
    </div>`;
  }

  /** The sections asked for, in their order; ids that nobody knows are passed over. */
  #wanted(): SectionId[] {
    const named = this.#host.sections.split(/\s+/).filter((id): id is SectionId => (SECTIONS as readonly string[]).includes(id));
    return named.length ? [...new Set(named)] : [...SECTIONS];
  }

  /** A section and what it is called; null where it has nothing to say. */
  #section(id: SectionId, config: Config, told: readonly Section[], words: Words): { id: SectionId; heading: string; content: TemplateResult } | null {
    const { say } = words;
    const level = this.#host.headingLevel + 2;
    const blocks = told.find((section) => section.id === id);
    const { audience } = this.#host;
    const has = { plan: config.plan !== undefined, effort: Boolean(config.effort?.entries.length), metrics: config.metrics.length > 0 };
    switch (id) {
      case 'results': return has.metrics ? { id, heading: say('kind.results'), content: this.#results(config, words) } : null;
      case 'timelines': return has.metrics ? { id, heading: say('page.timelines'), content: this.#timelines(config, words) } : null;
      case 'since': return { id, heading: say('page.since'), content: this.#sinceSection(config, blocks, words) };
      case 'plan': return has.plan ? { id, heading: say('plan'), content: html`<waymark-success-plan sections="path roles next" audience=${audience} heading-level=${level - 1}></waymark-success-plan>` } : null;
      case 'now': return has.effort ? { id, heading: say('effort.do-next'), content: html`<waymark-effort-checklist sections="do-next open done" audience=${audience} heading-level=${level - 1}></waymark-effort-checklist>` } : null;
      case 'off-plate': return has.effort ? { id, heading: say('effort.off-plate'), content: html`<waymark-effort-checklist class="quiet" sections="off-plate said minutes" audience="customer" heading-level=${level - 2}></waymark-effort-checklist>` } : null;
      default: return blocks ? { id, heading: blocks.heading, content: blockList(blocks.blocks, level) } : null;
    }
  }

  #results(config: Config, words: Words): TemplateResult {
    const rows = (kind: Metric['kind']) => config.metrics.filter((metric) => metric.kind === kind).map(({ id }) => html`<li>
      <button type="button" class="result-row row" @click=${() => this.#pick(id)}>${resultRow(resultOf(config, id, words), words)}</button></li>`);
    const signals = rows('signal');
    return html`<ul>${rows('result')}</ul>
      ${signals.length ? html`<div class="heading signals" role="heading" aria-level=${this.#host.headingLevel + 2}>${words.say('kind.signals')}</div><ul>${signals}</ul>` : nothing}`;
  }

  #pick(id: string): void {
    fire(this.#host, 'waymark-select', { kind: 'metric', id });
    this.#contents.go(placeId('metric', id));
  }

  #timelines(config: Config, words: Words): TemplateResult {
    const acts = this.#acts(config, words);
    const ordered = (['result', 'signal'] as const).flatMap((kind) => config.metrics.filter((metric) => metric.kind === kind));
    return html`${ordered.map(({ id, name }) => html`<div class="metric-place" id=${placeId('metric', id)} tabindex="-1">
      <waymark-results-timeline metric=${id} audience=${this.#host.audience} heading-level=${this.#host.headingLevel + 2}></waymark-results-timeline>
      ${metricMenu(id, words.text(name), acts, words)}</div>`)}`;
  }

  #sinceSection(config: Config, told: Section | undefined, words: Words): TemplateResult {
    const { say } = words;
    const { outcome } = this.#since;
    const button = (key: 'page.since.keep' | 'page.since.seen') =>
      html`<p class="no-print"><button type="button" class="text-button small" @click=${() => void this.#since.remember(config, words)}>${say(key)}</button></p>`;
    return html`${told ? blockList(told.blocks, this.#host.headingLevel + 2) : outcome === 'kept' ? nothing : html`<p>${say('page.since.first')}</p>`}
      ${outcome === 'kept' ? nothing : button(told ? 'page.since.seen' : 'page.since.keep')}
      <p class=${outcome ? 'small' : 'visually-hidden'} role="status">${outcome ? say(`page.since.${outcome}`) : nothing}</p>`;
  }

  #acts(config: Config, words: Words): TakeActs {
    return {
      length: this.#length,
      said: this.#said,
      setLength: (length) => this.#set({ length }),
      take: (kind, metric) => void this.#take(kind, metric, config, words),
      copy: () => void this.#copy(config, words),
      opened: () => void story().catch(() => {}),
      print: () => this.#host.ownerDocument.defaultView?.print(),
    };
  }

  #set({ length = this.#length, said = this.#said }: { length?: NarrativeLength; said?: string }): void {
    [this.#length, this.#said] = [length, said];
    this.#host.requestUpdate();
  }

  async #take(kind: Takeable, metric: string | undefined, config: Config, words: Words): Promise<void> {
    this.#set({ said: words.say('page.making') });
    const { state, issues } = this.#source.snapshot;
    const outcome = await import('../../ui/take-along.js').then(
      ({ takeAlong }) => takeAlong(kind, {
        config, lang: words.lang, isStale: state === 'stale', issues, since: this.#since.viewOf(config, words), sections: this.#wanted(), ...(metric === undefined ? {} : { metric }),
      }),
      () => 'not-loaded' as const,
    );
    this.#set({ said: words.say(`take.${outcome}`) });
  }

  async #copy(config: Config, words: Words): Promise<void> {
    const writing = await story().catch(() => null);
    if (!writing) return this.#set({ said: words.say('take.not-loaded') });
    const narrative = writing.narrativeOf(config, words, this.#length);
    const outcome = await copy({ text: writing.narrativeText(narrative), html: writing.narrativeHtml(narrative) });
    this.#set({ said: words.say(outcome === 'done' ? 'take.copied' : 'take.copy-blocked') });
  }
}

/** What writes the story. It is asked for when the menu opens, since a browser lets a page copy for a moment only after a press. */
const story = async () => {
  const [told, written] = await Promise.all([import('../../page/narrative.js'), import('../../page/written.js')]);
  return { ...told, ...written };
};
