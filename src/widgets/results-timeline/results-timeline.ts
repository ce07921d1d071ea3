import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Issue } from '../../config/issues.js';
import { didYouMean } from '../../config/nearest.js';
import type { Config, Metric } from '../../config/schema.js';
import type { Words } from '../../locales/words.js';
import { resultOf, statement, type Result } from '../../results/result.js';
import { grainsOf, rangesOf, viewOf, type Grain, type Range, type View } from '../../results/view.js';
import { Acts } from '../../ui/acts.js';
import { ChartController } from '../../ui/chart-controller.js';
import { fire } from '../../ui/events.js';
import { figure, figureStyles } from '../../ui/figure.js';
import { pictureOf, type Picture } from '../../ui/picture.js';
import { resultRowStyles } from '../../ui/result-row.js';
import { tokens } from '../../ui/tokens.js';
import { WidgetController, type WidgetState } from '../../ui/widget.js';
import { effectKey, effectList } from './effects.js';
import { behaviorTexts, legend } from './legend.js';
import { askWhy, eventList, footNotes } from './notes.js';
import { opinion, opinionText } from './opinion.js';
import { overview } from './overview.js';
import { provenance } from './provenance.js';
import { styles } from './styles.js';
import { metricPicker, toolbar } from './toolbar.js';
import { valueTable, type TableState } from './value-table.js';
import { last } from './last.js';
import { nearestStop, step, stopsOf, type Stop } from './walk.js';

/**
 * One metric's result over time: the sentence first, then the picture, then the same numbers as a table.
 *
 * @element waymark-results-timeline
 * @slot idle - In place of nothing, while no config is named.
 * @slot loading - In place of the placeholder.
 * @slot empty - In place of the words for a config without metrics.
 * @slot stale - In place of the note that a refresh failed.
 * @slot error - In place of the list of issues.
 * @slot auth-required - In place of the words that ask to sign in.
 * @csspart root - The whole widget.
 * @csspart figure - The picture.
 * @csspart chart - The canvas of the line; its `color` is the line's.
 * @csspart faults - The note on parts of the config that cannot be shown.
 * @cssprop --waymark-accent - The one accent colour.
 * @cssprop --waymark-color - Colour of the text.
 * @cssprop --waymark-surface - Colour behind the text.
 * @cssprop --waymark-font - Font family; the page's if not set.
 * @cssprop --waymark-font-size - Size of the running text in px.
 * @cssprop --waymark-radius - Radius of the corners.
 * @cssprop --waymark-space - Space around the content.
 * @fires {CustomEvent<ReadyDetail>} waymark-ready - A config is shown.
 * @fires {CustomEvent<ErrorDetail>} waymark-error - The config, or parts of it, cannot be shown.
 * @fires {CustomEvent<BeforeRequestDetail>} waymark-before-request - A request is about to be made; cancelable.
 * @fires {CustomEvent<ChangeDetail>} waymark-change - A person confirmed or disputed the number; cancelable, else shown at once.
 * @fires {CustomEvent<SelectDetail>} waymark-select - A person chose a metric, a period or an event.
 * @attr {'idle' | 'loading' | 'ready' | 'empty' | 'stale' | 'error' | 'auth-required'} state - Set by the element: what it shows.
 */
export class WaymarkResultsTimeline extends LitElement {
  static override styles = [tokens, resultRowStyles, figureStyles, styles];

  /** A config as an object, or its JSON text. */
  @property({ attribute: false }) config: unknown;
  /** The address of a config, relative to the page. */
  @property() src = '';
  /** The id of the metric to show; left out, a person chooses from an overview of all. */
  @property() metric = '';
  /** Who reads it. A customer is never shown advice to the author. */
  @property() audience: 'customer' | 'provider' = 'customer';
  /** The level of its heading on the page. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = 2;

  /** How fine the values are shown; the metric's own period if left out, never finer than measured. */
  @property() grain: Grain | '' = '';
  /** Which stretch of time is shown. */
  @property() range: Range = 'all';

  @state() private picked = '';
  /** The key of the effect whose medians are drawn. */
  @state() private effect = '';
  /** The stop that a person has walked to. */
  @state() private at: number | null = null;
  @state() private isDisputing = false;
  @state() private sort: TableState['sort'] = { by: 'period', descending: true };
  @state() private isWhole = false;
  @state() private copied = '';
  #chosen: { metric: string } | null = null;
  #stops: readonly Stop[] = [];
  // a pointer that moves renders again: what it does not change is kept
  #viewOf = last(viewOf);
  #pictureOf = last(pictureOf);
  #stopsOf = last(stopsOf);

  #widget = new WidgetController(this, {
    area: 'metrics',
    isEmpty: ({ metrics }) => metrics.length === 0,
    fault: (config) => this.#unknownMetric(config),
  });
  #chart = new ChartController(this);
  #acts = new Acts(this, () => this.#widget.words, () => this.#widget.source.snapshot.config?.account.id, () => this.#forget());

  /** Resolves with the first config that is shown; never rejects. */
  get ready(): Promise<Config> {
    return this.#widget.source.ready;
  }
  /** What the element shows. */
  get state(): WidgetState {
    return this.#widget.state;
  }
  /** What cannot be shown, and why. */
  get issues(): Issue[] {
    return this.#widget.issues;
  }
  /** Loads the config anew; what is shown stays until the answer is there. */
  reload(): void {
    this.#widget.source.reload();
  }

  protected override willUpdate(changed: PropertyValues): void {
    const { chosen } = this.#widget.source;
    if (chosen !== this.#chosen) {
      this.#chosen = chosen;
      if (chosen && !this.metric) this.#show(chosen.metric);
    }
    if (changed.has('metric') || changed.has('picked')) Object.assign(this, { effect: '', at: null, isDisputing: false, isWhole: false, copied: '' });
    if (changed.has('grain') || changed.has('range')) this.at = null;
  }

  protected override render(): TemplateResult {
    this.#chart.show(null);
    this.#stops = [];
    return this.#widget.frame(this.#widget.words.say('timeline'), (config, words) => this.#content(config, words));
  }

  #unknownMetric({ metrics }: Config): Issue | null {
    if (!this.metric || metrics.some(({ id }) => id === this.metric)) return null;
    // a metric that was left out is told of by its own issue
    const known = metrics.map(({ id }) => id);
    const message = `There is no metric "${this.metric}" to show, only ${known.map((id) => `"${id}"`).join(', ') || 'none'}.`;
    return { code: 'reference', path: '$.metrics', message, ...didYouMean(this.metric, known) };
  }

  #content(config: Config, words: Words): TemplateResult | typeof nothing {
    const id = this.metric || this.picked || (config.metrics.length === 1 ? config.metrics[0]?.id : '');
    const shown = config.metrics.find((metric) => metric.id === id);
    if (!shown) return overview(config, words, this.headingLevel, (chosen) => this.#pick(chosen, '.name'));
    const result = resultOf(config, shown.id, words);
    const { say } = words;
    const view = this.#viewOf(config, result, this.grain || shown.period, this.range, words);
    const { width } = this.#chart;
    const effect = result.effects.find((candidate) => effectKey(candidate) === this.effect) ?? null;
    const picture = width ? this.#pictureOf(config, result, view, width, words, effect) : null;
    this.#chart.show(picture);
    return html`
      <div class="split top">
        ${this.metric || config.metrics.length === 1 ? html`<p class="eyebrow">${say(`kind.${shown.kind}`)}</p>`
          : html`<button type="button" class="text-button small no-print" @click=${() => this.#pick('', '.row')}>${say('overview')}</button>${metricPicker(config, shown, words, (chosen) => this.#pick(chosen, ''))}`}
      </div>
      <div class="name" role="heading" tabindex="-1" aria-level=${this.headingLevel}>${words.text(shown.name)}</div>
      ${this.#numbers(result, words)}
      ${this.#lead(result)}
      ${this.#disputed(result, words)}
      ${this.audience === 'provider' ? askWhy(result, words) : nothing}
      ${this.#toolbar(config, result, view, words)}
      ${this.#chartOf(config, result, view, picture, words)}
      ${view.isComparable ? nothing : html`<p class="small soft">${say('grain.not-comparable')}</p>`}
      ${eventList(config, shown, words)}
      <p class="foot small soft">${footNotes(result, words).map((note) => html`<span>${note}</span>`)}</p>
      ${this.audience === 'customer' ? opinion(result, {
        isDisputing: this.isDisputing,
        open: (isDisputing) => { this.isDisputing = isDisputing; this.#acts.focus(isDisputing ? 'textarea' : '.opinion button:last-child'); },
        confirm: (value) => this.#judge(shown, 'metric-confirmed', { value }, say('opinion.confirmed', { value: words.number(value, result.unit) })),
        dispute: (value, reason) => this.#judge(shown, 'metric-disputed', { value, reason }, say('opinion.disputed', { value: words.number(value, result.unit) })),
      }, words) : nothing}
      ${this.#acts.render()}
      <div class="folds">
        <details><summary>${say('know')}</summary>${provenance(config, result, words)}</details>
        ${effectList(config, result, this.effect, (key) => { this.effect = key; }, words)}
        <details><summary>${say('table')}</summary>${valueTable(result, view, this.#tableState(words), words)}</details>
      </div>
    `;
  }

  /** Shows what was chosen elsewhere on the page, and brings it into view. */
  #show(id: string): void {
    this.picked = id;
    this.#acts.focus('.name');
  }

  /** Another account is shown. */
  #forget(): void {
    Object.assign(this, { picked: '', effect: '', at: null, isDisputing: false, isWhole: false, copied: '' });
  }

  #pick(id: string, focus: string): void {
    this.picked = id;
    if (focus) this.#acts.focus(focus);
    if (id) fire(this, 'waymark-select', { kind: 'metric', id });
  }

  #judge(metric: Metric, ...[kind, value, said]: ['metric-confirmed', { value: number }, string] | ['metric-disputed', { value: number; reason: string }, string]): void {
    const isDone = this.#widget.source.change(kind, metric.id, value);
    if (isDone) this.isDisputing = false;
    this.#acts.done(isDone, said, '.opinion button:last-child');
  }

  #toolbar(config: Config, result: Result, view: View, words: Words): TemplateResult | typeof nothing {
    return toolbar({
      ranges: rangesOf(config, result), range: view.range, setRange: (range) => { this.range = range; },
      grains: grainsOf(config, result), grain: view.grain, setGrain: (grain) => { this.grain = grain; },
    }, words);
  }

  #chartOf(config: Config, result: Result, view: View, picture: Picture | null, words: Words): TemplateResult {
    const name = words.text(result.metric.name);
    const stops = (this.#stops = picture ? this.#stopsOf(picture, view, result) : []);
    const stop = this.at === null ? undefined : stops[this.at];
    const reading = stop?.text(words) ?? '';
    return html`<figure class="chart" aria-label=${name}>
      <p id="hint" hidden>${words.say('chart.hint')}</p>
      <p class="reading small" aria-hidden="true">${reading}</p>
      <div class="plot" role="slider" tabindex="0" aria-label=${words.say('chart', { name })} aria-describedby="hint"
        aria-valuemin="0" aria-valuemax=${Math.max(0, stops.length - 1)} aria-valuenow=${this.at ?? Math.max(0, stops.length - 1)} aria-valuetext=${reading || statement(result, 'headline')}
        @keydown=${(event: KeyboardEvent) => this.#key(event, result)} @pointermove=${this.#point} @pointerdown=${this.#point} @pointerleave=${this.#leave} @blur=${this.#leave}
        @click=${() => this.#select(result)}>
        <canvas part="chart" aria-hidden="true" @transitionrun=${this.#chart.redraw}></canvas>${picture ? figure(picture, words, stop) : nothing}
      </div>
      ${picture ? legend(picture) : nothing}
      ${behaviorTexts(config, result, words)}
    </figure>`;
  }

  #key(event: KeyboardEvent, result: Result): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Enter') return this.#select(result);
    const next = step(this.#stops, this.at, event.key);
    if (next === undefined) return;
    event.preventDefault();
    this.at = next;
  }

  #point = (event: PointerEvent): void => {
    const { left } = (event.currentTarget as Element).getBoundingClientRect();
    this.at = nearestStop(this.#stops, event.clientX - left);
  };

  #leave = (event: Event): void => {
    // a finger that is lifted leaves what it found to be read
    if (!(event instanceof PointerEvent && event.pointerType === 'touch')) this.at = null;
  };

  #select({ metric }: Result): void {
    const stop = this.at === null ? undefined : this.#stops[this.at];
    if (stop) fire(this, 'waymark-select', { kind: 'period', id: metric.id, start: stop.start });
  }

  #tableState(words: Words): TableState {
    return {
      sort: this.sort, isWhole: this.isWhole, said: this.copied,
      setSort: (sort) => { this.sort = sort; },
      showAll: () => { this.isWhole = true; this.#acts.focus('.scroll'); },
      copy: (text, table) => void this.#copy(text, table, words),
    };
  }

  async #copy(text: string, table: HTMLTableElement | null, { say }: Words): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      this.copied = say('table.copied');
    } catch {
      if (table) getSelection()?.selectAllChildren(table);
      this.copied = say('table.not-copied');
    }
  }

  #disputed(result: Result, words: Words): TemplateResult | typeof nothing {
    const { disputed } = result.metric;
    if (!disputed) return nothing;
    const reason = disputed.reason === undefined ? '' : words.text(disputed.reason);
    return html`<p class="disputed"><span class="strong">${opinionText(result, words)}</span>${reason ? html`: ${reason}` : nothing}</p>`;
  }

  #numbers({ current, baseline, unit, change }: Result, words: Words): TemplateResult {
    if (!current) return html`<p class="numbers"><span class="soft">${words.say('not-measured')}</span></p>`;
    const whole = words.number(current.value, unit);
    const bare = words.bare(current.value, unit);
    // the unit's word stands small where it follows the number
    const [number, rest] = whole.startsWith(bare) ? [bare, whole.slice(bare.length)] : [whole, ''];
    return html`<p class="numbers"><bdi dir="ltr">${baseline && change ? html`<span class="from">${words.bare(baseline.value, unit)} → </span>` : nothing}<span class="to">${number}</span></bdi><span class="unit">${rest}</span></p>`;
  }

  /** Where there is too little to judge by, that comes first, and nothing is coloured as better or worse. */
  #lead(result: Result): TemplateResult {
    const isJudged = result.state !== 'too-few' && result.state !== 'stale';
    const state = statement(result, 'state');
    const change = statement(result, 'change');
    const sense = result.change?.sense;
    const rest = [statement(result, 'progress'), statement(result, 'pace'), isJudged ? state : ''].filter(Boolean).join(' ');
    return html`<p class="lead">${!isJudged && state ? html`<span class="same">${state}</span> ` : nothing}${change
      ? html`<span class=${isJudged && sense ? (sense === 'none' ? 'same' : sense) : ''}>${change}</span> ` : nothing}${rest}</p>`;
  }

}
