import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { dayOf } from '../../core/series/civil-time.js';
import { pause } from '../../core/series/time-slicing.js';
import type { Config, Metric } from '../../core/config/schema.js';
import type { Localizer } from '../../core/i18n/localizer.js';
import type { NarrativeLength } from '../../export/narrative.js';
import { pageOf, SECTIONS, type Section, type SectionId } from '../../export/report.js';
import { asOfCivil } from '../../core/results/buckets.js';
import { resultOf } from '../../core/results/result.js';
import { copy } from '../shared/clipboard.js';
import type { ConfigController } from '../shared/config-controller.js';
import { fire } from '../shared/events.js';
import { resultRow, resultRowStyles } from '../shared/result-row.js';
import type { ExportFormat } from '../shared/export-file.js';
import type { Audience, WidgetView, WidgetController } from '../shared/widget-controller.js';
import { renderBlocks } from './render-blocks.js';
import { TocController, anchorId, type TocEntry } from './toc-controller.js';
import { PrintController } from './print-controller.js';
import type { SinceView } from '../../core/review/diff.js';
import { LastVisit } from './last-visit.js';
import { styles } from './styles.js';
import { metricMenu, exportMenu, type ExportActions } from './export-menu.js';

/** Sections whose elements render their own heading. */
const TITLED: readonly SectionId[] = ['now', 'handled'];

/** Timelines that are added in one task, so that 200 of them do not block the page. */
const TIMELINES_PER_TASK = 12;

/** The members of the element that the view reads. */
interface PageHost extends ReactiveControllerHost, HTMLElement {
  audience: Audience;
  headingLevel: number;
  sections: string;
}

/** Renders the sections in the order in which a sponsor reads them, composed of the other elements. */
export class PageView implements WidgetView {
  readonly styles = [resultRowStyles, styles];

  #host: PageHost;
  #widget: WidgetController;
  #source: ConfigController;
  #toc: TocController;
  #lastVisit: LastVisit;
  #length: NarrativeLength = 'paragraph';
  #message = '';
  #timelineCount = TIMELINES_PER_TASK;
  #isAddingTimelines = false;

  constructor(host: PageHost, widget: WidgetController) {
    this.#host = host;
    this.#widget = widget;
    this.#source = widget.source;
    this.#toc = new TocController(host);
    this.#lastVisit = new LastVisit(host, widget.source);
    new PrintController(host, () => this.#showTimelines(Infinity));
  }

  render(config: Config, localizer: Localizer): TemplateResult {
    const { t, text } = localizer;
    const since = this.#lastVisit.viewOf(config, localizer);
    const shown = this.#selectedSections().flatMap((id) => {
      let heading = '';
      const content = this.#widget.renderPart(id, () => {
        const section = this.#section(id, config, since, localizer);
        heading = section?.heading ?? '';
        return section?.content ?? nothing;
      });
      return content === nothing ? [] : [{ id, heading, content }];
    });
    const page = pageOf(config, localizer, { sections: [], since, events: false });
    const exportActions = this.#exportActions(config, localizer);
    const level = this.#host.headingLevel;
    return html`<div class="page">
      ${this.#toc.render(
        shown.flatMap(({ id, heading }): TocEntry[] => (heading ? [{ id: anchorId(id), text: heading }] : [])),
        t('page.contents'),
      )}
      <div class="main">
        <header>
          <p class="eyebrow">${page.subtitle}</p>
          <div class="title" role="heading" aria-level=${level}>${page.title}</div>
          ${exportMenu(exportActions, localizer)}
        </header>
        ${shown.map(
          ({ id, heading, content }) =>
            html`<section id=${anchorId(id)} tabindex="-1" aria-label=${heading || nothing}>
              <slot name="section-${id}"
                >${
                  TITLED.includes(id) || !heading
                    ? nothing
                    : html`<div class="section-title" role="heading" aria-level=${level + 1}>${heading}</div>`
                }${content}</slot
              >
            </section>`,
        )}
        <p class="foot small soft no-print">
          ${t('as-of', { day: localizer.day(dayOf(asOfCivil(config))) })}${
            config.provider ? ` · ${text(config.provider.name)}` : ''
          }
        </p>
      </div>
    </div>`;
  }

  /** The sections to show, in the order of the page. Unknown ids are ignored. */
  #selectedSections(): SectionId[] {
    const named = this.#host.sections
      .split(/\s+/)
      .filter((id): id is SectionId => (SECTIONS as readonly string[]).includes(id));
    return named.length ? [...new Set(named)] : [...SECTIONS];
  }

  /** A section with its heading. Null if it is empty. */
  #section(
    id: SectionId,
    config: Config,
    since: SinceView | null,
    localizer: Localizer,
  ): { id: SectionId; heading: string; content: TemplateResult } | null {
    const { t } = localizer;
    const level = this.#host.headingLevel + 2;
    // Only the sections without an element of their own are computed here.
    const blocksOf = () =>
      pageOf(config, localizer, { sections: [id], since, events: false }).sections.find((section) => section.id === id);
    const { audience } = this.#host;
    const has = {
      plan: config.plan !== undefined,
      effort: Boolean(config.effort?.entries.length),
      metrics: config.metrics.length > 0,
    };
    switch (id) {
      case 'results':
        return has.metrics ? { id, heading: t('kind.results'), content: this.#results(config, localizer) } : null;
      case 'timelines':
        return has.metrics ? { id, heading: t('page.timelines'), content: this.#timelines(config, localizer) } : null;
      case 'since':
        return { id, heading: t('page.since'), content: this.#sinceSection(config, blocksOf(), localizer) };
      case 'plan':
        return has.plan
          ? {
              id,
              heading: t('plan'),
              content: html`<waymark-success-plan
                sections="path roles next"
                audience=${audience}
                heading-level=${level - 1}
              ></waymark-success-plan>`,
            }
          : null;
      case 'now':
        return has.effort
          ? {
              id,
              heading: t('effort.do-next'),
              content: html`<waymark-effort-checklist
                sections="do-next open done"
                audience=${audience}
                heading-level=${level - 1}
              ></waymark-effort-checklist>`,
            }
          : null;
      case 'handled':
        return has.effort
          ? {
              id,
              heading: t('effort.handled'),
              content: html`<waymark-effort-checklist
                class="quiet"
                sections="handled feedback minutes"
                audience="customer"
                heading-level=${level - 2}
              ></waymark-effort-checklist>`,
            }
          : null;
      default: {
        const section = blocksOf();
        return section ? { id, heading: section.heading, content: renderBlocks(section.blocks, level) } : null;
      }
    }
  }

  #results(config: Config, localizer: Localizer): TemplateResult {
    const rows = (kind: Metric['kind']) =>
      config.metrics
        .filter((metric) => metric.kind === kind)
        .map(
          ({ id }) =>
            html`<li>
              <button type="button" class="result-row row" @click=${() => this.#pick(id)}>
                ${resultRow(resultOf(config, id, localizer), localizer)}
              </button>
            </li>`,
        );
    const signals = rows('signal');
    return html`<ul>
        ${rows('result')}
      </ul>
      ${
        signals.length
          ? html`<div class="heading signals" role="heading" aria-level=${this.#host.headingLevel + 2}>
                ${localizer.t('kind.signals')}
              </div>
              <ul>
                ${signals}
              </ul>`
          : nothing
      }`;
  }

  #pick(id: string): void {
    fire(this.#host, 'waymark-select', { kind: 'metric', id });
    this.#toc.go(anchorId('metric', id));
  }

  #timelines(config: Config, localizer: Localizer): TemplateResult {
    const acts = this.#exportActions(config, localizer);
    const ordered = (['result', 'signal'] as const).flatMap((kind) =>
      config.metrics.filter((metric) => metric.kind === kind),
    );
    if (ordered.length > this.#timelineCount) void this.#addTimelines();
    return html`${ordered.slice(0, this.#timelineCount).map(
      ({ id, name }) =>
        html`<div class="metric-place" id=${anchorId('metric', id)} tabindex="-1">
          <waymark-results-timeline
            metric=${id}
            audience=${this.#host.audience}
            heading-level=${this.#host.headingLevel + 2}
          ></waymark-results-timeline>
          ${metricMenu(id, localizer.text(name), acts, localizer)}
        </div>`,
    )}`;
  }

  async #addTimelines(): Promise<void> {
    if (this.#isAddingTimelines) return;
    this.#isAddingTimelines = true;
    await pause();
    this.#isAddingTimelines = false;
    this.#showTimelines(this.#timelineCount + TIMELINES_PER_TASK);
  }

  #showTimelines(count: number): void {
    this.#timelineCount = count;
    this.#host.requestUpdate();
  }

  #sinceSection(config: Config, told: Section | undefined, localizer: Localizer): TemplateResult {
    const { t } = localizer;
    const { outcome } = this.#lastVisit;
    const button = (key: 'page.since.keep' | 'page.since.seen') =>
      html`<p class="no-print">
        <button type="button" class="button ghost" @click=${() => void this.#lastVisit.remember(config, localizer)}>
          ${t(key)}
        </button>
      </p>`;
    return html`${
        told
          ? renderBlocks(told.blocks, this.#host.headingLevel + 2)
          : outcome === 'kept'
            ? nothing
            : html`<p>${t('page.since.first')}</p>`
      }
      ${outcome === 'kept' ? nothing : button(told ? 'page.since.seen' : 'page.since.keep')}
      <p class=${outcome ? 'small' : 'visually-hidden'} role="status">
        ${outcome ? t(`page.since.${outcome}`) : nothing}
      </p>`;
  }

  #exportActions(config: Config, localizer: Localizer): ExportActions {
    return {
      length: this.#length,
      message: this.#message,
      setLength: (length) => this.#set({ length }),
      exportAs: (kind, metric) => void this.#exportAs(kind, metric, config, localizer),
      copy: () => void this.#copy(config, localizer),
      opened: () => void loadNarrative().catch(() => {}),
      print: () => this.#host.ownerDocument.defaultView?.print(),
    };
  }

  #set({ length = this.#length, said = this.#message }: { length?: NarrativeLength; said?: string }): void {
    [this.#length, this.#message] = [length, said];
    this.#host.requestUpdate();
  }

  async #exportAs(kind: ExportFormat, metric: string | undefined, config: Config, localizer: Localizer): Promise<void> {
    this.#set({ said: localizer.t('page.making') });
    const { state, issues } = this.#source.snapshot;
    const outcome = await import('../shared/export-file.js').then(
      ({ exportFile }) =>
        exportFile(kind, {
          config,
          lang: localizer.lang,
          isStale: state === 'stale',
          issues,
          since: this.#lastVisit.viewOf(config, localizer),
          sections: this.#selectedSections(),
          ...(metric === undefined ? {} : { metric }),
        }),
      () => 'not-loaded' as const,
    );
    this.#set({ said: localizer.t(`take.${outcome}`) });
  }

  async #copy(config: Config, localizer: Localizer): Promise<void> {
    const writing = await loadNarrative().catch(() => null);
    if (!writing) return this.#set({ said: localizer.t('take.not-loaded') });
    const narrative = writing.narrativeOf(config, localizer, this.#length);
    const outcome = await copy({ text: writing.narrativeText(narrative), html: writing.narrativeHtml(narrative) });
    this.#set({ said: localizer.t(outcome === 'done' ? 'take.copied' : 'take.copy-blocked') });
  }
}

/**
 * Loads the modules of the narrative. They load when the menu opens, since browsers allow copying only shortly after a
 * click.
 */
const loadNarrative = async () => {
  const [told, written] = await Promise.all([
    import('../../export/narrative.js'),
    import('../../export/narrative/format.js'),
  ]);
  return { ...told, ...written };
};
