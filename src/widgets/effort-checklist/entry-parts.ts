import { html, nothing, type TemplateResult } from 'lit';
import { civilOfDay, DAY } from '../../config/dates.js';
import type { Entry, EntryOf, Text } from '../../config/schema.js';
import type { NextAction } from '../../effort/do-next.js';
import { doneDay, isDoneBy, isOf } from '../../effort/effort.js';
import { minutesText } from '../../effort/in-words.js';
import type { Words } from '../../locales/words.js';
import { evidenceLink, safeLink } from '../../ui/link.js';
import { stateWord } from '../../ui/state-word.js';

const joined = (parts: readonly (string | TemplateResult)[]): TemplateResult =>
  html`${parts.map((part, i) => html`${i ? ' · ' : nothing}${part}`)}`;

/** An action in full: why, the recommended way, effort, day, and what it moves with how that stands. */
export function actionDetail({ entry, results, behaviors }: NextAction, words: Words): TemplateResult {
  const { why, due, link } = entry;
  const moved = [
    ...behaviors.map(({ behavior, kept, missed }) =>
      html`<span class="moved">${words.text(behavior.name)}</span>, ${words.say('effort.kept', { kept, judged: kept + missed })}`),
    ...results.map((result) => html`<span class="moved">${words.text(result.metric.name)}</span>, ${stateWord(result, words)}`),
  ];
  const href = link === undefined ? null : safeLink(link, document.baseURI);
  const suggested = entry.default === undefined ? '' : words.say('effort.suggested', { default: sentence(words.text(entry.default)) });
  return html`
    <p class="strong">${words.text(entry.title)}</p>
    ${why === undefined && !suggested ? nothing : html`<p>${why === undefined ? nothing : sentence(words.text(why))} ${suggested}</p>`}
    <p class="small soft">${joined([
      minutesText(entry, words),
      ...(due === undefined ? [] : [words.say('effort.by', { day: words.day(due) })]),
      ...moved.map((what) => html`${words.say('effort.moves')} ${what}`),
      ...(link === undefined ? [] : [href === null ? link : html`<a href=${href} rel="noopener">${words.say('effort.open-link')}<span class="visually-hidden">: ${words.text(entry.title)}</span></a>`]),
    ])}</p>`;
}

const sentence = (text: string): string => (/[.!?…。]$/.test(text) ? text : `${text}.`);

/** An entry in two lines, for what is open or done. */
export function entryLine(entry: Entry, words: Words): TemplateResult {
  const done = doneDay(entry);
  const by = entry.done?.by ?? (isOf(entry, 'question', 'decision') ? entry.answer?.by : undefined);
  const answer = isOf(entry, 'question', 'decision') ? entry.answer?.text : undefined;
  const advice = isOf(entry, 'decision') && done === null ? [entry.default === undefined ? '' : words.say('effort.suggested', { default: sentence(words.text(entry.default)) }), entry.reason === undefined ? '' : sentence(words.text(entry.reason))].filter(Boolean).join(' ') : '';
  const evidence = entry.done?.evidence;
  const facts = done === null
    ? [minutesText(entry, words), ...(entry.due === undefined ? [] : [words.say('effort.by', { day: words.day(entry.due) })])]
    : [by === undefined ? words.day(done) : words.say('effort.done-on-by', { day: words.day(done), by: words.text(by) })];
  return html`
    <p><span class="strong">${entryTitle(entry, words)}</span>${answer === undefined ? nothing : html` ${words.text(answer)}`}</p>
    ${advice ? html`<p>${advice}</p>` : nothing}
    <p class="small soft">${joined([...(isOf(entry, 'question', 'decision') ? [words.say(`effort.kind.${entry.kind}`)] : []), ...facts, ...(evidence === undefined ? [] : [evidenceText(evidence, words)])])}</p>`;
}

function evidenceText(evidence: string, words: Words): TemplateResult {
  const href = evidenceLink(evidence, document.baseURI);
  return html`${href === null ? words.say('effort.evidence', { evidence }) : html`<a href=${href} rel="noopener">${evidence}</a>`}`;
}

export const entryTitle = (entry: Entry, words: Words): string => words.text(entry.title ?? (isOf(entry, 'contact') ? entry.name : undefined));

/** A question whose topic was answered in another: shown with that answer, not asked again. */
export const answeredElsewhere = ({ title }: Entry, answer: { on: string; text: Text }, words: Words): TemplateResult =>
  html`<li><span class="tick is-done" aria-hidden="true"></span><div><p><span class="strong">${words.text(title)}</span> ${words.text(answer.text)}</p>
    <p class="small soft">${words.day(answer.on)} · ${words.say('effort.answered-elsewhere')}</p></div></li>`;

/** What the provider does, or did, in the customer's place. */
export function offPlateItem(entry: EntryOf<'follow-up'>, asOf: string, words: Words): TemplateResult {
  const { due, saves } = entry;
  // a day after asOf has not happened
  const done = isDoneBy(entry, asOf) ? entry.done : null;
  const minutes = saves === undefined ? '' : words.say('minutes', { count: saves });
  const facts = done
    ? [words.day(done.on), ...(minutes ? [words.say('effort.saved', { minutes })] : [])]
    : [due === undefined ? words.say('effort.we-do') : words.say(due < asOf ? 'effort.we-do-late' : 'effort.we-do-by', { day: words.day(due) }), ...(minutes ? [words.say('effort.will-save', { minutes })] : [])];
  return html`<li><span class="tick ${done ? 'is-done' : ''}" aria-hidden="true"></span><div><p class="strong">${words.text(entry.title)}</p><p class="small soft">${facts.join(' · ')}</p></div></li>`;
}

/** What the customer said, and what came of it. */
export function feedbackItem(entry: EntryOf<'feedback'>, asOf: string, words: Words): TemplateResult {
  const { given, replied, replyBy, change } = entry;
  const days = given !== undefined && replied !== undefined ? (civilOfDay(replied) - civilOfDay(given)) / DAY : null;
  const facts = [
    ...(change === undefined ? [] : [words.text(change)]),
    ...(days !== null ? [words.say('effort.replied', { days: words.say('periods.day', { count: days }) })]
      : replied !== undefined ? []
      : [replyBy === undefined ? words.say('effort.reply-open') : words.say(replyBy < asOf ? 'effort.reply-late' : 'effort.reply-by', { day: words.day(replyBy) })]),
  ];
  return html`<li><div><p class="strong">“${words.text(entry.title)}”</p><p class="small soft">${facts.join(' · ')}</p></div></li>`;
}
