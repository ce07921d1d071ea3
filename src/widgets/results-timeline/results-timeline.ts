import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Issue } from '../../config/issues.js';
import { didYouMean } from '../../config/nearest.js';
import type { Config, Metric, TimelineEvent } from '../../config/schema.js';
import type { Words } from '../../locales/words.js';
import { resultOf, statement, type Result } from '../../results/result.js';
import { ChartController } from '../../ui/chart-controller.js';
import { eventShape, figure, figureStyles } from '../../ui/figure.js';
import { fire } from '../../ui/events.js';
import { pictureOf } from '../../ui/picture.js';
import { tokens } from '../../ui/tokens.js';
import { WidgetController, type WidgetState } from '../../ui/widget.js';
import { provenance } from './provenance.js';
import { styles } from './styles.js';
import { valueTable } from './value-table.js';

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
 * @fires {CustomEvent<SelectDetail>} waymark-select - A person chose a metric.
 * @attr {'idle' | 'loading' | 'ready' | 'empty' | 'stale' | 'error' | 'auth-required'} state - Set by the element: what it shows.
 */
export class WaymarkResultsTimeline extends LitElement {
  static override styles = [tokens, figureStyles, styles];

  /** A config as an object, or its JSON text. */
  @property({ attribute: false }) config: unknown;
  /** The address of a config, relative to the page. */
  @property() src = '';
  /** The id of the metric to show; left out, a person picks among all. */
  @property() metric = '';
  /** Who reads it. A customer is never shown advice to the author. */
  @property() audience: 'customer' | 'provider' = 'customer';
  /** The level of its heading on the page. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = 2;

  @state() private picked = '';

  #widget = new WidgetController(this, {
    area: 'metrics',
    isEmpty: ({ metrics }) => metrics.length === 0,
    fault: (config) => this.#unknownMetric(config),
  });
  #chart = new ChartController(this);

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

  protected override render(): TemplateResult {
    this.#chart.show(null);
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
    const shown = config.metrics.find(({ id }) => id === (this.metric || this.picked)) ?? config.metrics.find(({ kind }) => kind === 'result') ?? config.metrics[0];
    if (!shown) return nothing;
    const result = resultOf(config, shown.id, words);
    const { say } = words;
    const picture = this.#chart.width ? pictureOf(config, result, this.#chart.width, words) : null;
    this.#chart.show(picture);
    return html`
      <div class="split top">
        <p class="eyebrow">${say(`kind.${shown.kind}`)}</p>
        ${!this.metric && config.metrics.length > 1 ? this.#picker(config.metrics, shown, words) : nothing}
      </div>
      <div class="name" role="heading" aria-level=${this.headingLevel}>${words.text(shown.name)}</div>
      ${this.#numbers(result, words)}
      ${this.#lead(result)}
      <figure class="chart" aria-label=${say('chart', { name: words.text(shown.name) })}>
        <div class="plot"><canvas part="chart" aria-hidden="true" @transitionrun=${this.#chart.redraw}></canvas>${picture ? figure(picture, words) : nothing}</div>
        ${picture && !picture.isWide ? legend(picture) : nothing}
      </figure>
      ${this.#events(config, shown, words)}
      <p class="foot small soft">${footNotes(result, words).map((note) => html`<span>${note}</span>`)}</p>
      <div class="folds">
        <details><summary>${say('know')}</summary>${provenance(config, result, words)}</details>
        <details><summary>${say('table')}</summary>${valueTable(result, words)}</details>
      </div>
    `;
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

  #picker(metrics: readonly Metric[], shown: Metric, words: Words): TemplateResult {
    const group = (kind: Metric['kind']) => {
      const own = metrics.filter((metric) => metric.kind === kind);
      return own.length
        ? html`<optgroup label=${words.say(`kind.${kind}s`)}>${own.map(({ id, name }) => html`<option value=${id} ?selected=${id === shown.id}>${words.text(name)}</option>`)}</optgroup>`
        : nothing;
    };
    return html`<label class="picker no-print"><span class="visually-hidden">${words.say('picker')}</span>
      <select @change=${this.#pick} .value=${shown.id}>${group('result')}${group('signal')}</select></label>`;
  }

  #pick = (event: Event): void => {
    this.picked = (event.target as HTMLSelectElement).value;
    fire(this, 'waymark-select', { kind: 'metric', id: this.picked });
  };

  #events({ events, asOf }: Config, { id, notes }: Metric, words: Words): TemplateResult | typeof nothing {
    const own = events.filter(({ metrics }) => !metrics.length || metrics.includes(id)).sort((a, b) => a.date.localeCompare(b.date));
    const whys = notes.filter(({ on }) => on <= asOf);
    if (!own.length && !whys.length) return nothing;
    return html`<ul class="events" aria-label=${words.say('events')}>
      ${own.map((event) => eventItem(event, words))}
      ${whys.map(({ on, text }) => html`<li><span class="shape" aria-hidden="true">“</span><span><span class="soft">${words.day(on)} · ${words.say('notes')}:</span> ${words.text(text)}</span></li>`)}
    </ul>`;
  }
}

const eventItem = (event: TimelineEvent, words: Words): TemplateResult =>
  html`<li><span class="shape">${eventShape(event.kind)}</span><span><span class="soft">${words.day(event.date)} · ${words.say(`event.${event.kind}`)}:</span> ${words.text(event.label)}</span></li>`;

/** What the lines are, where there is no room beside them. */
function legend({ baseline, target }: ReturnType<typeof pictureOf>): TemplateResult {
  return html`<figcaption class="legend small soft">
    ${baseline ? html`<span><i class="key dotted"></i>${baseline.text}</span>` : nothing}
    ${target ? html`<span><i class="key dashed"></i>${target.text} ${target.by ?? nothing}</span>` : nothing}
  </figcaption>`;
}

/** As of when, from where, and whether the customer agrees. */
function footNotes(result: Result, words: Words): string[] {
  const { source, confirmed, disputed } = result.metric;
  return [
    statement(result, 'as-of'),
    ...(source === undefined ? [] : [words.text(source)]),
    ...(confirmed ? [words.say('confirmed', { by: words.text(confirmed.by), on: words.day(confirmed.on) })] : []),
    ...(disputed ? [words.say('disputed', { by: words.text(disputed.by), on: words.day(disputed.on) })] : []),
    ...(['unfinished', 'gaps'] as const).map((id) => statement(result, id)).filter(Boolean),
  ];
}
