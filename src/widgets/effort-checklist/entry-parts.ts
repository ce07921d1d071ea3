import { html, nothing, type TemplateResult } from 'lit';
import { evidenceLink, safeLink } from '../../config/link.js';
import type { Entry, EntryOf, Text } from '../../config/schema.js';
import type { NextAction } from '../../effort/do-next.js';
import { isOf } from '../../effort/effort.js';
import { actionAdvice, askFacts, decisionAdvice, entryFacts, entryTitle, feedbackFacts, keptText, offPlateFacts } from '../../effort/texts.js';
import type { Words } from '../../locales/words.js';
import { stateWord } from '../../ui/state-word.js';

const joined = (parts: readonly (string | TemplateResult)[]): TemplateResult =>
  html`${parts.map((part, i) => html`${i ? ' · ' : nothing}${part}`)}`;

/** An action in full: why, the recommended way, effort, day, and what it moves with how that stands. */
export function actionDetail({ entry, results, behaviors }: NextAction, words: Words): TemplateResult {
  const { link } = entry;
  const moved = [
    ...behaviors.map((behavior) => html`<span class="moved">${words.text(behavior.behavior.name)}</span>${words.say('comma')}${keptText(behavior, words)}`),
    ...results.map((result) => html`<span class="moved">${words.text(result.metric.name)}</span>${words.say('comma')}${stateWord(result, words)}`),
  ];
  const href = link === undefined ? null : safeLink(link, document.baseURI);
  const advice = actionAdvice(entry, words);
  return html`
    <p class="strong">${words.text(entry.title)}</p>
    ${advice ? html`<p>${advice}</p>` : nothing}
    <p class="small soft">${joined([
      ...askFacts(entry, words),
      ...moved.map((what) => html`${words.say('effort.moves')} ${what}`),
      ...(link === undefined ? [] : [href === null ? link : html`<a href=${href} rel="noopener">${words.say('effort.open-link')}<span class="visually-hidden">: ${words.text(entry.title)}</span></a>`]),
    ])}</p>`;
}

/** An entry in two lines, for what is open or done. */
export function entryLine(entry: Entry, words: Words): TemplateResult {
  const answer = isOf(entry, 'question', 'decision') ? entry.answer?.text : undefined;
  const advice = decisionAdvice(entry, words);
  const evidence = entry.done?.evidence;
  return html`
    <p><b class="strong">${entryTitle(entry, words)}</b>${answer === undefined ? nothing : html` <span>${words.text(answer)}</span>`}</p>
    ${advice ? html`<p>${advice}</p>` : nothing}
    <p class="small soft">${joined([...entryFacts(entry, words), ...(evidence === undefined ? [] : [evidenceText(evidence, words)])])}</p>`;
}

function evidenceText(evidence: string, words: Words): TemplateResult {
  const href = evidenceLink(evidence, document.baseURI);
  return html`${href === null ? words.say('effort.evidence', { evidence }) : html`<a href=${href} rel="noopener">${evidence}</a>`}`;
}

/** A question whose topic was answered in another: shown with that answer, not asked again. */
export const answeredElsewhere = ({ title }: Entry, answer: { on: string; text: Text }, words: Words): TemplateResult =>
  html`<li><span class="tick is-done" aria-hidden="true"></span><div><p><b class="strong">${words.text(title)}</b> <span>${words.text(answer.text)}</span></p>
    <p class="small soft">${words.day(answer.on)} · ${words.say('effort.answered-elsewhere')}</p></div></li>`;

/** What the provider does, or did, in the customer's place. */
export function offPlateItem(entry: EntryOf<'follow-up'>, asOf: string, words: Words): TemplateResult {
  const { isDone, facts } = offPlateFacts(entry, asOf, words);
  return html`<li><span class="tick ${isDone ? 'is-done' : ''}" aria-hidden="true"></span><div><p class="strong">${words.text(entry.title)}</p><p class="small soft">${facts.join(' · ')}</p></div></li>`;
}

/** What the customer said, and what came of it. */
export const feedbackItem = (entry: EntryOf<'feedback'>, asOf: string, words: Words): TemplateResult =>
  html`<li><div><p class="strong">${words.say('quoted', { text: words.text(entry.title) })}</p><p class="small soft">${feedbackFacts(entry, asOf, words).join(' · ')}</p></div></li>`;
