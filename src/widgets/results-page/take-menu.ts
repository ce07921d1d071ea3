import { html, nothing, type TemplateResult } from 'lit';
import type { Words } from '../../locales/words.js';
import type { NarrativeLength } from '../../page/narrative.js';
import type { Takeable } from '../../ui/take-along.js';

export interface TakeActs {
  take: (kind: Takeable, metric?: string) => void;
  print: () => void;
  length: NarrativeLength;
  setLength: (length: NarrativeLength) => void;
  copy: () => void;
  /** The menu is open: what it offers may be asked for at once. */
  opened: () => void;
  /** What became of the latest wish; empty before the first. */
  said: string;
}

const LENGTHS: readonly NarrativeLength[] = ['sentence', 'paragraph', 'page'];

/** The page as slides, file, print or calendar, and its story for a mail. */
export function takeMenu(acts: TakeActs, { say }: Words): TemplateResult {
  const button = (text: string, press: () => void) => html`<button type="button" class="button" @click=${press}>${text}</button>`;
  return html`<details class="take no-print" @toggle=${acts.opened}><summary>${say('page.take')}</summary>
    <div class="kinds">${button(say('page.slides'), () => acts.take('slides'))}${button(say('page.print'), acts.print)}${button(say('page.html'), () => acts.take('html'))}${button(say('page.calendar'), () => acts.take('calendar'))}</div>
    <div class="story" role="group" aria-label=${say('page.story')}><label><span class="small soft">${say('page.story')}</span>
      <select .value=${acts.length} @change=${(event: Event) => acts.setLength((event.target as HTMLSelectElement).value as NarrativeLength)}>
        ${LENGTHS.map((length) => html`<option value=${length} ?selected=${length === acts.length}>${say(`page.story.${length}`)}</option>`)}
      </select></label>${button(say('page.story.copy'), acts.copy)}</div>
  </details>
  <p class=${acts.said ? 'small took' : 'visually-hidden'} role="status">${acts.said || nothing}</p>`;
}

/** One metric as a picture or as its values. */
export function metricMenu(id: string, name: string, { take }: TakeActs, { say }: Words): TemplateResult {
  const button = (kind: 'png' | 'svg' | 'csv') =>
    html`<button type="button" class="text-button small" aria-label=${say('named', { name: say(`page.${kind}`), text: name })} @click=${() => take(kind, id)}>${say(`page.${kind}`)}</button>`;
  return html`<p class="files no-print">${button('png')} ${button('svg')} ${button('csv')}</p>`;
}
