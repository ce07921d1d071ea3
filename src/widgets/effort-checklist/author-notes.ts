import { html, nothing, type TemplateResult } from 'lit';
import type { Config, Entry } from '../../config/schema.js';
import { entryTitle } from '../../effort/texts.js';
import { simplificationOf, tuneUpOf } from '../../effort/tune-up.js';
import type { Words } from '../../locales/words.js';
import { entryLine } from './entry-parts.js';

/** What a customer is never shown: what is asked without a result, and the effort that could be spared. */
export function authorNotes(config: Config, untied: readonly Entry[], heading: (text: string) => TemplateResult, words: Words): TemplateResult {
  return html`${untied.length ? html`<section class="notice">${heading(words.say('effort.untied'))}<ul class="plain">${untied.map((entry) => html`<li><div>${entryLine(entry, words)}</div></li>`)}</ul></section>` : nothing}
    ${tuneUpList(config, words)}`;
}

/** The thirteen checks with the entries behind each, and the one that would spare the customer most. For the author alone. */
function tuneUpList(config: Config, words: Words): TemplateResult {
  const { say } = words;
  const best = simplificationOf(config);
  const shape = { 'kept': '✓', 'broken': '✕', 'not-known': '–' };
  return html`<section class="notice tune-up"><p class="strong">${say('tune-up')}</p>
    ${best ? html`<p>${say('tune-up.best', { check: say(`tune-up.${best.id}`), minutes: say('minutes', { count: best.minutes }) })}</p>` : nothing}
    <ul>${tuneUpOf(config).map(({ id, status, entries }) => html`<li class=${status}>
      <span aria-hidden="true" class="shape">${shape[status]}</span>
      <div><p>${say(`tune-up.${id}`)} <span class="soft">(${say(`tune-up.${status}`)})</span></p>
        ${status === 'broken' ? html`<p>${say(`tune-up.remedy.${id}`)} <span class="soft">${titles(entries, words)}</span></p>` : nothing}</div>
    </li>`)}</ul></section>`;
}

const MOST = 6;
const titles = (entries: readonly Entry[], words: Words): string => {
  const named = entries.slice(0, MOST).map((entry) => words.say('quoted', { text: entryTitle(entry, words) }));
  return words.list(entries.length > MOST ? [...named, words.say('advice.others', { count: entries.length - MOST })] : named);
};
