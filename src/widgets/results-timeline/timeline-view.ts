import { html, nothing, type TemplateResult } from 'lit';
import type { Config, Metric } from '../../config/schema.js';
import { spaceAfter } from '../../locales/sentences.js';
import type { Words } from '../../locales/words.js';
import { heightsOf, pictureOf, type Picture } from '../../picture/picture.js';
import { shapesOf } from '../../picture/shapes.js';
import { resultOf, statement, type Result } from '../../results/result.js';
import { footNotes, leadOf, opinionText } from '../../results/texts.js';
import { grainsOf, rangesOf, viewOf, type View as Values } from '../../results/view.js';
import { Acts } from '../../ui/acts.js';
import type { ConfigController } from '../../ui/config-controller.js';
import { fire } from '../../ui/events.js';
import { figure, figureStyles } from '../../ui/figure.js';
import { Folds } from '../../ui/folds.js';
import { resultRowStyles } from '../../ui/result-row.js';
import type { Audience, View, WidgetController } from '../../ui/widget.js';
import { WidthController } from '../../ui/width-controller.js';
import { effectKey, effectList } from './effects.js';
import { last } from './last.js';
import { behaviorNotes, legend } from './legend.js';
import { eventList } from './notes.js';
import { opinion } from './opinion.js';
import { overview } from './overview.js';
import { provenance } from './provenance.js';
import type { WaymarkResultsTimeline } from './results-timeline.js';
import { styles } from './styles.js';
import { toolbar, metricPicker } from './toolbar.js';
import { valueTable, type TableState } from './value-table.js';
import { countStops, nearestStop, step, stopsOf, type Stop } from './walk.js';

const views = new WeakMap<WaymarkResultsTimeline, TimelineView>();

/** The view of a timeline, with what only an author is told where the audience is one. */
export async function timelineView(host: WaymarkResultsTimeline, { source }: WidgetController, audience: Audience): Promise<View> {
  const view = views.get(host) ?? new TimelineView(host, source);
  views.set(host, view);
  if (audience === 'provider') view.author = await import('./author.js');
  return view;
}

/** What a person has chosen to look at. */
interface Choices {
  picked: string;
  /** The key of the effect whose medians are drawn. */
  effect: string;
  /** The stop that a person has walked to. */
  at: number | null;
  isDisputing: boolean;
  sort: TableState['sort'];
  isWhole: boolean;
  copied: string;
}
const NONE: Choices = { picked: '', effect: '', at: null, isDisputing: false, sort: { by: 'period', descending: true }, isWhole: false, copied: '' };

/** One metric: the sentence first, then the picture, then the same numbers as a table; or all metrics, a row each. */
class TimelineView implements View {
  readonly styles = [resultRowStyles, figureStyles, styles];
  author: typeof import('./author.js') | null = null;

  #host: WaymarkResultsTimeline;
  #source: ConfigController;
  #acts: Acts;
  #place: WidthController;
  #folds: Folds;
  #choices = NONE;
  #chosen: { metric: string } | null = null;
  #shown: { metric: string; grain: string; range: string } | null = null;
  /** Made when somebody walks. */
  #stops: () => readonly Stop[] = () => [];
  // a pointer that moves renders again: what it does not change is kept
  #valuesOf = last(viewOf);
  #heightsOf = last(heightsOf);
  #pictureOf = last(pictureOf);
  #shapesOf = last(shapesOf);
  #stopsOf = last(stopsOf);

  constructor(host: WaymarkResultsTimeline, source: ConfigController) {
    this.#host = host;
    this.#source = source;
    this.#acts = new Acts(host, source, 'metrics', () => this.#choose({ ...NONE, sort: this.#choices.sort }));
    this.#place = new WidthController(host, '.plot');
    this.#folds = new Folds(host);
  }

  #choose(choices: Partial<Choices>): void {
    this.#choices = { ...this.#choices, ...choices };
    this.#host.requestUpdate();
  }

  render(config: Config, words: Words): TemplateResult | typeof nothing {
    this.#stops = () => [];
    this.#follow();
    const { metric, headingLevel } = this.#host;
    const id = metric || this.#choices.picked || (config.metrics.length === 1 ? config.metrics[0]?.id : '');
    const shown = config.metrics.find((candidate) => candidate.id === id);
    if (!shown) return overview(config, words, headingLevel, (chosen) => this.#pick(chosen, '.name'));
    return this.#metric(config, shown, words);
  }

  /** What was chosen elsewhere on the page, or set by it, comes first; what was begun for something else ends. */
  #follow(): void {
    const { metric, grain, range } = this.#host;
    const { chosen } = this.#source;
    if (chosen !== this.#chosen) {
      this.#chosen = chosen;
      if (chosen && !metric) {
        this.#choices = { ...this.#choices, picked: chosen.metric };
        this.#acts.focus('.name');
      }
    }
    const before = this.#shown;
    this.#shown = { metric: metric || this.#choices.picked, grain, range };
    if (!before) return;
    if (before.metric !== this.#shown.metric) this.#choices = { ...NONE, picked: this.#choices.picked, sort: this.#choices.sort };
    else if (before.grain !== grain || before.range !== range) this.#choices = { ...this.#choices, at: null };
  }

  #metric(config: Config, shown: Metric, words: Words): TemplateResult {
    const result = resultOf(config, shown.id, words);
    const { say } = words;
    const { render: fold } = this.#folds;
    const view = this.#valuesOf(config, result, this.#host.grain || shown.period, this.#host.range, words);
    const { width } = this.#place;
    const effect = result.effects.find((candidate) => effectKey(candidate) === this.#choices.effect) ?? null;
    const picture = width ? this.#pictureOf(config, result, view, width, words, effect) : null;
    return html`
      <div class="split top">
        ${this.#host.metric || config.metrics.length === 1 ? html`<p class="eyebrow">${say(`kind.${shown.kind}`)}</p>`
          : html`<button type="button" class="text-button small no-print" @click=${() => this.#pick('', '.row')}>${say('overview')}</button>${metricPicker(config, shown, words, (chosen) => this.#pick(chosen, ''))}`}
      </div>
      <div class="name" role="heading" tabindex="-1" aria-level=${this.#host.headingLevel}>${words.text(shown.name)}</div>
      ${this.#numbers(result, words)}
      ${this.#lead(result)}
      ${this.#disputed(result, words)}
      ${this.#host.audience === 'provider' ? this.author?.askWhy(result, words) : nothing}
      ${this.#toolbar(config, result, view, words)}
      ${this.#chartOf(config, result, view, picture, words)}
      ${view.isComparable ? nothing : html`<p class="small soft">${say('grain.not-comparable')}</p>`}
      ${eventList(config, shown, words)}
      <p class="foot small soft">${footNotes(result, words).map((note) => html`<span>${note}</span>`)}</p>
      ${this.#host.audience === 'customer' ? opinion(result, {
        isDisputing: this.#choices.isDisputing,
        open: (isDisputing) => { this.#choose({ isDisputing }); this.#acts.focus(isDisputing ? 'textarea' : '.opinion button:last-child'); },
        confirm: (value) => this.#judge(shown, 'metric-confirmed', { value }, say('opinion.confirmed', { value: words.number(value, result.unit) })),
        dispute: (value, reason) => this.#judge(shown, 'metric-disputed', { value, reason }, say('opinion.disputed', { value: words.number(value, result.unit) })),
      }, words) : nothing}
      ${this.#acts.render(words, shown.id)}
      <div class="folds">
        ${fold({ key: 'know', part: 'know', summary: say('know'), content: () => provenance(config, result, words) })}
        ${result.effects.length ? fold({ key: 'effects', part: 'effects', summary: say('effects'), content: () => effectList(config, result, this.#choices.effect, (effect) => this.#choose({ effect }), words) }) : nothing}
        ${fold({ key: 'table', summary: say('table'), content: () => valueTable(result, view, this.#tableState(words), words) })}
      </div>
    `;
  }

  #pick(id: string, focus: string): void {
    this.#choose({ picked: id });
    if (focus) this.#acts.focus(focus);
    if (id) fire(this.#host, 'waymark-select', { kind: 'metric', id });
  }

  #judge(metric: Metric, ...[kind, value, said]: ['metric-confirmed', { value: number }, string] | ['metric-disputed', { value: number; reason: string }, string]): void {
    const isDone = this.#source.change(kind, metric.id, value);
    if (isDone) this.#choose({ isDisputing: false });
    const { confirmed, disputed } = metric;
    this.#acts.done(isDone, said, '.opinion button:last-child', () => this.#source.change('metric-restored', metric.id, { ...(confirmed ? { confirmed } : {}), ...(disputed ? { disputed } : {}) }));
  }

  #toolbar(config: Config, result: Result, view: Values, words: Words): TemplateResult | typeof nothing {
    return toolbar({
      ranges: rangesOf(config, result), range: view.range, setRange: (range) => { this.#host.range = range; },
      grains: grainsOf(config, result), grain: view.grain, setGrain: (grain) => { this.#host.grain = grain; },
    }, words);
  }

  #chartOf(config: Config, result: Result, view: Values, picture: Picture | null, words: Words): TemplateResult {
    const name = words.text(result.metric.name);
    if (picture) this.#stops = () => this.#stopsOf(picture, view, result);
    const { at } = this.#choices;
    const stop = at === null ? undefined : this.#stops()[at];
    const end = picture ? Math.max(0, countStops(picture, view) - 1) : 0;
    const reading = stop?.text(words) ?? '';
    const heights = this.#heightsOf(config, result, view, words);
    return html`<figure class="chart" aria-label=${name}>
      <p id="hint" hidden>${words.say('chart.hint')}</p>
      <p class="reading small" aria-hidden="true">${reading}</p>
      <div class="plot" role="slider" tabindex="0" aria-label=${words.say('chart', { name })} aria-describedby="hint"
        aria-valuemin="0" aria-valuemax=${end} aria-valuenow=${at ?? end} aria-valuetext=${reading || statement(result, 'headline')}
        @keydown=${(event: KeyboardEvent) => this.#key(event, result)} @pointermove=${this.#point} @pointerdown=${this.#point} @pointerleave=${this.#leave} @blur=${this.#leave}
        @click=${() => this.#select(result)}>
        <svg class="place narrow" aria-hidden="true" width="1" height=${heights.narrow}></svg>
        <svg class="place wide" aria-hidden="true" width="1" height=${heights.wide}></svg>
        ${picture ? figure(picture, this.#shapesOf(picture, words), stop) : nothing}
      </div>
      ${picture ? legend(picture) : nothing}
      ${behaviorNotes(config, result, words)}
    </figure>`;
  }

  #key(event: KeyboardEvent, result: Result): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Enter') return this.#select(result);
    const next = step(this.#stops(), this.#choices.at, event.key);
    if (next === undefined) return;
    event.preventDefault();
    this.#choose({ at: next });
  }

  #point = (event: PointerEvent): void => {
    const { left } = (event.currentTarget as Element).getBoundingClientRect();
    const at = nearestStop(this.#stops(), event.clientX - left);
    if (at !== this.#choices.at) this.#choose({ at });
  };

  #leave = (event: Event): void => {
    // a finger that is lifted leaves what it found to be read
    if ((event as Partial<PointerEvent>).pointerType !== 'touch' && this.#choices.at !== null) this.#choose({ at: null });
  };

  #select({ metric }: Result): void {
    const { at } = this.#choices;
    const stop = at === null ? undefined : this.#stops()[at];
    if (stop) fire(this.#host, 'waymark-select', { kind: 'period', id: metric.id, start: stop.start });
  }

  #tableState(words: Words): TableState {
    return {
      sort: this.#choices.sort, isWhole: this.#choices.isWhole, said: this.#choices.copied,
      setSort: (sort) => this.#choose({ sort }),
      showAll: () => { this.#choose({ isWhole: true }); this.#acts.focus('.scroll'); },
      copy: (text, table) => void this.#copy(text, table, words),
    };
  }

  async #copy(text: string, table: HTMLTableElement | null, { say }: Words): Promise<void> {
    // those of the window that it is in: another's is not the one that a person is at
    const { ownerDocument } = this.#host;
    try {
      await ownerDocument.defaultView?.navigator.clipboard.writeText(text);
      this.#choose({ copied: say('table.copied') });
    } catch {
      if (table) ownerDocument.getSelection()?.selectAllChildren(table);
      this.#choose({ copied: say('table.not-copied') });
    }
  }

  #disputed(result: Result, words: Words): TemplateResult | typeof nothing {
    const { disputed } = result.metric;
    if (!disputed) return nothing;
    // the words around the opinion, which stands strong
    const [before, after] = disputed.reason === undefined ? ['', ''] : words.say('named', { name: '\ue000', text: words.text(disputed.reason) }).split('\ue000');
    return html`<p class="disputed">${before}<span class="strong">${opinionText(result, words)}</span>${after}</p>`;
  }

  #numbers({ current, baseline, unit, change }: Result, words: Words): TemplateResult {
    if (!current) return html`<p class="numbers"><span class="soft">${words.say('not-measured')}</span></p>`;
    const whole = words.number(current.value, unit);
    const bare = words.bare(current.value, unit);
    // the unit's word stands small where it follows the number
    const [number, rest] = whole.startsWith(bare) ? [bare, whole.slice(bare.length)] : [whole, ''];
    return html`<p class="numbers"><bdi dir="ltr">${baseline && change ? html`<span class="from">${words.bare(baseline.value, unit)} → </span>` : nothing}<span class="to">${number}</span><span class="unit">${rest}</span></bdi></p>`;
  }

  /** Where there is too little to judge by, that comes first, and nothing is coloured as better or worse. */
  #lead(result: Result): TemplateResult {
    const { caution, change, rest } = leadOf(result);
    const sense = caution ? '' : (result.change?.sense ?? '');
    return html`<p class="lead">${caution ? html`<span class="same">${caution}</span>${spaceAfter(caution)}` : nothing}${change
      ? html`<span class=${sense === 'none' ? 'same' : sense}>${change}</span>${spaceAfter(change)}` : nothing}${rest}</p>`;
  }

}
