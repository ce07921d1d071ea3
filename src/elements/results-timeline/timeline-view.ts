import type { ChartOptions, Plugin } from 'chart.js';
import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { Issue } from '../../core/config/issues.js';
import type { Config, Metric } from '../../core/config/schema.js';
import { sentenceGap } from '../../core/i18n/punctuation.js';
import type { Localizer } from '../../core/i18n/localizer.js';
import { chartModel, numberedEvents } from '../../chart/model.js';
import { resultOf, type Result } from '../../core/results/result.js';
import { footNotes, leadOf, opinionText } from '../../core/results/result-text.js';
import {
  grainsOf,
  rangesOf,
  displayedSeriesOf,
  type DisplayedSeries as Values,
  type Grain,
  type Range,
} from '../../core/results/displayed-series.js';
import { ActionFeedback } from '../shared/action-feedback-controller.js';
import type { ConfigController } from '../shared/config-controller.js';
import { dialog, dialogStyles } from '../shared/dialog.js';
import type { ExportFormat } from '../shared/export-file.js';
import { fire } from '../shared/events.js';
import { menuStyles } from '../shared/menu.js';
import { segmentedControlStyles } from '../shared/segmented-control.js';
import { loadMessages } from '../../core/i18n/load-messages.js';
import { LongLists } from '../shared/long-lists.js';
import { Disclosures } from '../shared/disclosure-controller.js';
import { resultRowStyles } from '../shared/result-row.js';
import type { Audience, WidgetView, WidgetController } from '../shared/widget-controller.js';
import { WidthController } from '../shared/width-controller.js';
import { effectKey, effectList } from './effect-list.js';
import { memoizeLast } from '../shared/memoize-last.js';
import { behaviorNotes } from './behavior-notes.js';
import { ChartFigure, chartFigureStyles } from './chart-figure.js';
import type { NavPoint } from './chart-navigation.js';
import { chartThemeStyles } from './chart-theme.js';
import { tooltipStyles } from './chart-tooltip.js';
import { eventList, eventListStyles } from './event-list.js';
import { ExplanationLoader } from './explanation-loader.js';
import { confirmDispute, type OpinionState } from './confirm-dispute.js';
import { metricOverview } from './metric-overview.js';
import { provenance } from './provenance.js';
import { styles } from './styles.js';
import { toolbar, toolbarStyles, metricPicker } from './toolbar.js';
import { valueTable, type TableState } from './value-table.js';

/** The members of the element that the view reads and sets. */
interface TimelineHost extends ReactiveControllerHost, HTMLElement {
  metric: string;
  grain: Grain | '';
  range: Range;
  audience: Audience;
  headingLevel: number;
  chartPlugins: readonly Plugin[];
  chartOptions: ChartOptions | undefined;
}

/** The reader's choices. */
interface Choices {
  picked: string;
  /** Key of the effect whose medians are drawn. */
  effect: string;
  isDisputing: boolean;
  sort: TableState['sort'];
  isWhole: boolean;
  copied: string;
  /** True if the chart is shown large. */
  isExpanded: boolean;
  /** The outcome of the latest export. */
  exported: string;
}
const NONE: Choices = {
  picked: '',
  effect: '',
  isDisputing: false,
  sort: { by: 'period', descending: true },
  isWhole: false,
  copied: '',
  isExpanded: false,
  exported: '',
};

/** Renders one metric (sentence, chart, table), or an overview with a row for each metric. */
export class TimelineView implements WidgetView {
  readonly styles = [
    segmentedControlStyles,
    menuStyles,
    dialogStyles,
    toolbarStyles,
    resultRowStyles,
    chartThemeStyles,
    chartFigureStyles,
    tooltipStyles,
    eventListStyles,
    styles,
  ];

  #host: TimelineHost;
  #widget: WidgetController;
  #source: ConfigController;
  #provider: typeof import('./provider-prompt.js') | null = null;
  #feedback: ActionFeedback;
  #width: WidthController;
  #disclosures: Disclosures;
  #longLists: LongLists;
  #explanation: ExplanationLoader;
  #choices = NONE;
  #chosen: { metric: string } | null = null;
  #shown: { metric: string; grain: string; range: string } | null = null;
  #figure: ChartFigure;
  #large: ChartFigure;
  #largeWidth: WidthController;
  /** The language whose words for exports are there. */
  #exportLang = '';
  #extensionOf = memoizeLast((plugins: readonly Plugin[], options: ChartOptions | undefined) => ({
    plugins,
    options,
    onError: (error: unknown, source: string) =>
      this.#report(
        'render',
        `What the page adds to the chart (${source}) failed (${messageOf(error)}). It is left out.`,
        'Check `chartPlugins` and `chartOptions`.',
      ),
  }));
  // each pointer move renders again, so cache what it does not change
  #valuesOf = memoizeLast(displayedSeriesOf);
  #modelOf = memoizeLast(chartModel);

  constructor(host: TimelineHost, widget: WidgetController) {
    this.#host = host;
    this.#widget = widget;
    this.#source = widget.source;
    this.#feedback = new ActionFeedback(host, widget.source, 'metrics', () =>
      this.#choose({ ...NONE, sort: this.#choices.sort }),
    );
    this.#width = new WidthController(host, '#plot');
    this.#largeWidth = new WidthController(host, '#plot-large', false);
    const extension = () => this.#extensionOf(host.chartPlugins, host.chartOptions);
    const notDrawn = (error: unknown) =>
      this.#report(
        'load',
        `The chart could not be drawn (${messageOf(error)}).`,
        'Check that all files of the package are served beside the one that the page loads, and that the browser gives a canvas to draw on.',
      );
    this.#figure = new ChartFigure(host, 'plot', extension, notDrawn);
    this.#large = new ChartFigure(host, 'plot-large', extension, notDrawn);
    this.#disclosures = new Disclosures(host);
    this.#longLists = new LongLists(host);
    this.#explanation = new ExplanationLoader(host);
  }

  async loadProvider(): Promise<void> {
    this.#provider = await import('./provider-prompt.js');
  }

  #choose(choices: Partial<Choices>): void {
    this.#choices = { ...this.#choices, ...choices };
    this.#host.requestUpdate();
  }

  render(config: Config, localizer: Localizer): TemplateResult | typeof nothing {
    this.#figure.hide();
    this.#large.hide();
    this.#followHost();
    const { metric, headingLevel } = this.#host;
    const id = metric || this.#choices.picked || (config.metrics.length === 1 ? config.metrics[0]?.id : '');
    const shown = config.metrics.find((candidate) => candidate.id === id);
    if (!shown)
      return html`${this.#widget.renderPart('overview', () =>
        metricOverview(config, localizer, headingLevel, (chosen) => this.#pick(chosen, '.name')),
      )}`;
    return this.#metric(config, shown, localizer);
  }

  /** Applies the choices of other widgets and of the page, and resets choices that belong to another metric. */
  #followHost(): void {
    const { metric, grain, range } = this.#host;
    const { chosen } = this.#source;
    if (chosen !== this.#chosen) {
      this.#chosen = chosen;
      if (chosen && !metric) {
        this.#choices = { ...this.#choices, picked: chosen.metric };
        this.#feedback.focus('.name');
      }
    }
    const before = this.#shown;
    this.#shown = { metric: metric || this.#choices.picked, grain, range };
    if (!before) return;
    const isOther = before.metric !== this.#shown.metric;
    if (isOther) this.#choices = { ...NONE, picked: this.#choices.picked, sort: this.#choices.sort };
    if (isOther || before.grain !== grain || before.range !== range) {
      this.#figure.reset();
      this.#large.reset();
    }
  }

  #metric(config: Config, shown: Metric, localizer: Localizer): TemplateResult {
    const result = resultOf(config, shown.id, localizer);
    const { t } = localizer;
    const { render: fold } = this.#disclosures;
    const { render: longList } = this.#longLists;
    const part = this.#widget.renderPart;
    const view = this.#valuesOf(config, result, this.#host.grain || shown.period, this.#host.range, localizer);
    return html`
      <div class="split top">
        ${
          this.#host.metric || config.metrics.length === 1
            ? html`<p class="eyebrow">${t(`kind.${shown.kind}`)}</p>`
            : html`<button type="button" class="button ghost no-print" @click=${() => this.#pick('', '.row')}>
                  ${t('overview')}</button
                >${metricPicker(config, shown, localizer, (chosen) => this.#pick(chosen, ''))}`
        }
      </div>
      <div class="name" role="heading" tabindex="-1" aria-level=${this.#host.headingLevel}>
        ${localizer.text(shown.name)}
      </div>
      ${part(
        'lead',
        () => html`${this.#numbers(result, localizer)} ${this.#lead(result)} ${this.#disputed(result, localizer)}`,
      )}
      ${part('provider', () =>
        this.#host.audience === 'provider'
          ? (this.#provider?.providerPrompt(config, result, localizer) ?? nothing)
          : nothing,
      )}
      ${part(
        'chart',
        () => html`${this.#toolbar(config, result, view, localizer)} ${this.#chartOf(config, result, view, localizer)}`,
      )}
      ${view.isComparable ? nothing : html`<p class="small soft">${t('grain.not-comparable')}</p>`}
      ${part('events', () => eventList(numberedEvents(config, shown, localizer), fold, longList, localizer))}
      <p class="foot small soft">${footNotes(result, localizer).map((note) => html`<span>${note}</span>`)}</p>
      ${part('opinion', () => this.#opinion(result, localizer))} ${this.#feedback.render(localizer, shown.id)}
      <div class="folds">
        ${fold({
          key: 'know',
          part: 'know',
          summary: t('know'),
          content: () =>
            part(
              'know',
              () =>
                html`${provenance(config, result, localizer)} ${this.#explanation.render(config, shown.id, localizer)}`,
            ),
        })}
        ${
          result.effects.length
            ? fold({
                key: 'effects',
                part: 'effects',
                summary: t('effects'),
                content: () =>
                  part('effects', () =>
                    effectList(
                      config,
                      result,
                      this.#choices.effect,
                      (effect) => this.#choose({ effect }),
                      longList,
                      localizer,
                    ),
                  ),
              })
            : nothing
        }
        ${fold({
          key: 'table',
          summary: t('table'),
          content: () => part('table', () => valueTable(result, view, this.#tableState(localizer), localizer)),
        })}
      </div>
    `;
  }

  /** The form to confirm or dispute, for customers only. */
  #opinion(result: Result, localizer: Localizer): TemplateResult | typeof nothing {
    if (this.#host.audience !== 'customer') return nothing;
    const { t } = localizer;
    const { metric, unit } = result;
    const actions: OpinionState = {
      isDisputing: this.#choices.isDisputing,
      open: (isDisputing) => {
        this.#choose({ isDisputing });
        this.#feedback.focus(isDisputing ? 'textarea' : '.opinion button:last-child');
      },
      confirm: (value) =>
        this.#judge(
          metric,
          'metric-confirmed',
          { value },
          t('opinion.confirmed', { value: localizer.number(value, unit) }),
        ),
      dispute: (value, reason) =>
        this.#judge(
          metric,
          'metric-disputed',
          { value, reason },
          t('opinion.disputed', { value: localizer.number(value, unit) }),
        ),
    };
    return confirmDispute(result, actions, localizer);
  }

  #pick(id: string, focus: string): void {
    this.#choose({ picked: id });
    if (focus) this.#feedback.focus(focus);
    if (id) fire(this.#host, 'waymark-select', { kind: 'metric', id });
  }

  #judge(
    metric: Metric,
    ...[kind, value, said]:
      ['metric-confirmed', { value: number }, string] | ['metric-disputed', { value: number; reason: string }, string]
  ): void {
    const isDone = this.#source.submitChange(kind, metric.id, value);
    if (isDone) this.#choose({ isDisputing: false });
    const { confirmed, disputed } = metric;
    this.#feedback.announce(isDone, said, '.opinion button:last-child', () =>
      this.#source.submitChange('metric-restored', metric.id, {
        ...(confirmed ? { confirmed } : {}),
        ...(disputed ? { disputed } : {}),
      }),
    );
  }

  #toolbar(config: Config, result: Result, view: Values, localizer: Localizer): TemplateResult {
    return toolbar(
      {
        name: localizer.text(result.metric.name),
        ranges: rangesOf(config, result),
        range: view.range,
        setRange: (range) => {
          this.#host.range = range;
        },
        grains: grainsOf(config, result),
        grain: view.grain,
        setGrain: (grain) => {
          this.#host.grain = grain;
        },
        expand: () => void this.#expand(),
        isExportReady: this.#exportLang === localizer.lang,
        opened: () => void this.#prepareExport(localizer),
        exportAs: (format) => void this.#export(format, config, result, view, localizer),
        outcome: this.#choices.exported,
      },
      localizer,
    );
  }

  async #expand(): Promise<void> {
    this.#choose({ isExpanded: true });
    await this.#host.updateComplete;
    this.#host.shadowRoot?.querySelector('dialog')?.showModal();
  }

  /** The words of what can be exported are loaded when somebody opens the menu. */
  async #prepareExport({ lang }: Localizer): Promise<void> {
    if (this.#exportLang === lang) return;
    try {
      await loadMessages(lang, ['export']);
    } catch {
      return;
    }
    this.#exportLang = lang;
    this.#host.requestUpdate();
  }

  async #export(
    format: ExportFormat,
    config: Config,
    { metric }: Result,
    { grain, range }: Values,
    { lang, t }: Localizer,
  ): Promise<void> {
    this.#choose({ exported: t('page.making') });
    const { state, issues } = this.#source.snapshot;
    const outcome = await import('../shared/export-file.js').then(
      ({ exportFile }) =>
        exportFile(format, { config, lang, isStale: state === 'stale', issues, metric: metric.id, grain, range }),
      () => 'not-loaded' as const,
    );
    this.#choose({ exported: t(`take.${outcome}`) });
  }

  #chartOf(config: Config, result: Result, view: Values, localizer: Localizer): TemplateResult {
    const effect = result.effects.find((candidate) => effectKey(candidate) === this.#choices.effect) ?? null;
    const model = this.#modelOf(config, result, view, localizer, effect);
    const { width, isPrinting } = this.#width;
    const choose = ({ start }: NavPoint) =>
      fire(this.#host, 'waymark-select', { kind: 'period', id: result.metric.id, start });
    const content = { model, view, result, localizer, choose };
    return html`<figure class="chart" aria-label=${model.name}>
        ${this.#figure.render({ ...content, width, isPrinting })} ${behaviorNotes(config, result, localizer)}
      </figure>
      ${
        this.#choices.isExpanded
          ? dialog(
              model.name,
              localizer.t('chart.close'),
              html`<div class="expanded">
                <div>
                  ${this.#large.render({
                    ...content,
                    width: this.#largeWidth.width,
                    plot: this.#largePlot(),
                    isPrinting: false,
                  })}
                </div>
                ${valueTable(result, view, this.#tableState(localizer), localizer)}
              </div>`,
              () => this.#choose({ isExpanded: false }),
              true,
            )
          : nothing
      }`;
  }

  /** Px that the plot of the large chart is high: with what stands around it, most of the window. */
  #largePlot(): number {
    const { innerHeight = 800 } = this.#host.ownerDocument.defaultView ?? {};
    return Math.max(220, Math.round(innerHeight * 0.7) - 160);
  }

  #report(code: 'load' | 'render', message: string, hint: string): void {
    const issue: Issue = { code, path: '$', message, hint };
    const { config } = this.#source.snapshot;
    fire(this.#host, 'waymark-error', { issues: [issue], ...(config ? { config } : {}) });
  }

  #tableState(localizer: Localizer): TableState {
    return {
      sort: this.#choices.sort,
      isWhole: this.#choices.isWhole,
      said: this.#choices.copied,
      setSort: (sort) => this.#choose({ sort }),
      showAll: () => {
        this.#choose({ isWhole: true });
        this.#feedback.focus('.scroll');
      },
      copy: (text, table) => void this.#copy(text, table, localizer),
    };
  }

  async #copy(text: string, table: HTMLTableElement | null, { t }: Localizer): Promise<void> {
    // use the element's own window: it may be in an iframe document
    const { ownerDocument } = this.#host;
    try {
      await ownerDocument.defaultView?.navigator.clipboard.writeText(text);
      this.#choose({ copied: t('table.copied') });
    } catch {
      if (table) ownerDocument.getSelection()?.selectAllChildren(table);
      this.#choose({ copied: t('table.not-copied') });
    }
  }

  #disputed(result: Result, localizer: Localizer): TemplateResult | typeof nothing {
    const { disputed } = result.metric;
    if (!disputed) return nothing;
    // split the sentence around the opinion, which is strong
    const [before, after] =
      disputed.reason === undefined
        ? ['', '']
        : localizer.t('named', { name: '\ue000', text: localizer.text(disputed.reason) }).split('\ue000');
    return html`<p class="disputed">${before}<span class="strong">${opinionText(result, localizer)}</span>${after}</p>`;
  }

  #numbers({ current, baseline, unit, change }: Result, localizer: Localizer): TemplateResult {
    if (!current) return html`<p class="numbers"><span class="soft">${localizer.t('not-measured')}</span></p>`;
    const whole = localizer.number(current.value, unit);
    const bare = localizer.bare(current.value, unit);
    // the unit is smaller if it follows the number
    const [number, rest] = whole.startsWith(bare) ? [bare, whole.slice(bare.length)] : [whole, ''];
    return html`<p class="numbers">
      <bdi dir="ltr"
        >${
          baseline && change ? html`<span class="from">${localizer.bare(baseline.value, unit)} → </span>` : nothing
        }<span class="to">${number}</span><span class="unit">${rest}</span></bdi
      >
    </p>`;
  }

  /** The caution comes first, and without a judgement nothing is coloured as better or worse. */
  #lead(result: Result): TemplateResult {
    const { caution, change, rest } = leadOf(result);
    const sense = caution ? '' : (result.change?.sense ?? '');
    return html`<p class="lead">
      ${caution ? html`<span class="same">${caution}</span>${sentenceGap(caution)}` : nothing}${
        change ? html`<span class=${sense === 'none' ? 'same' : sense}>${change}</span>${sentenceGap(change)}` : nothing
      }${rest}
    </p>`;
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
