import { html, nothing, type TemplateResult } from 'lit';
import type { Config, Metric } from '../../config/schema.js';
import type { Words } from '../../locales/words.js';
import type { Grain, Range } from '../../results/view.js';

interface Choice<T extends string> {
  label: string;
  options: readonly T[];
  chosen: T;
  name: (option: T) => string;
  choose: (option: T) => void;
}

/** One choice among a few; nothing where there is none to make. */
function choice<T extends string>({ label, options, chosen, name, choose }: Choice<T>): TemplateResult | typeof nothing {
  if (options.length < 2) return nothing;
  const value: string = chosen;
  return html`<label class="choice"><span class="small soft">${label}</span>
    <select .value=${value} @change=${(event: Event) => choose((event.target as HTMLSelectElement).value as T)}>
      ${options.map((option: string) => html`<option value=${option} ?selected=${option === value}>${name(option as T)}</option>`)}
    </select></label>`;
}

export interface ToolbarState {
  ranges: readonly Range[];
  range: Range;
  grains: readonly Grain[];
  grain: Grain;
  setRange: (range: Range) => void;
  setGrain: (grain: Grain) => void;
}

/** Which stretch of time is shown, and how fine. */
export function toolbar({ ranges, range, grains, grain, setRange, setGrain }: ToolbarState, { say }: Words): TemplateResult | typeof nothing {
  if (ranges.length < 2 && grains.length < 2) return nothing;
  return html`<div class="toolbar no-print">
    ${choice({ label: say('range'), options: ranges, chosen: range, name: (option) => say(`range.${option}`), choose: setRange })}
    ${choice({ label: say('grain'), options: grains, chosen: grain, name: (option) => say(`grain.${option}`), choose: setGrain })}
  </div>`;
}

/** Chooses another metric. */
export function metricPicker({ metrics }: Config, shown: Metric, words: Words, pick: (id: string) => void): TemplateResult {
  const group = (kind: Metric['kind']) => {
    const own = metrics.filter((metric) => metric.kind === kind);
    if (!own.length) return nothing;
    return html`<optgroup label=${words.say(`kind.${kind}s`)}>${own.map(({ id, name }) => html`<option value=${id} ?selected=${id === shown.id}>${words.text(name)}</option>`)}</optgroup>`;
  };
  return html`<label class="picker no-print"><span class="visually-hidden">${words.say('picker')}</span>
    <select .value=${shown.id} @change=${(event: Event) => pick((event.target as HTMLSelectElement).value)}>${group('result')}${group('signal')}</select></label>`;
}
