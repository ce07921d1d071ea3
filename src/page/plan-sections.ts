import { dayOf } from '../config/dates.js';
import { safeLink } from '../config/link.js';
import type { Config } from '../config/schema.js';
import { doNext, type NextAction } from '../effort/do-next.js';
import { effortOf } from '../effort/effort.js';
import { actionAdvice, askFacts, decisionAdvice, entryFacts, entryTitle, feedbackFacts, keptText, minutesInMonth, minutesInAll, offPlateFacts } from '../effort/texts.js';
import type { Words } from '../locales/words.js';
import { planFacts, type ElementId, type MilestoneView, type PlanFacts } from '../plan/plan.js';
import { milestoneEvidence, milestoneProof, milestoneWhen, optionFacts, purposeFacts, roleFacts, roleName } from '../plan/texts.js';
import { asOfCivil } from '../results/buckets.js';
import { heading, item, list, table, text, type Block, type Item, type Table } from './blocks.js';
import { standing } from './results-sections.js';

/** Why it was bought, as it was agreed. */
export function purpose({ plan }: Config, words: Words): Block[] {
  if (!plan) return [];
  return [...text(plan.purpose === undefined ? words.say('plan.missing.purpose') : words.text(plan.purpose), 'lead'), ...text(purposeFacts(plan, words).join(' · '), 'soft')];
}

/** The path, the people, and what comes next. What is not there yet is said to be missing. */
export function plan(config: Config, words: Words): Block[] {
  const view = planFacts(config, words);
  if (!view) return [];
  const { say } = words;
  const { milestones, roles, nextPhase } = view;
  const lacks = (id: ElementId) => (view.elements.find((element) => element.id === id)?.status === 'missing' ? text(say(`plan.missing.${id}`)) : []);
  const side = (name: string, of: PlanFacts['roles']['customer']) => (of.length ? [heading(name), ...list(of.map((role) => item(roleName(role, words), roleFacts(role, words).join(' · '))))] : []);
  return [
    ...(config.renewal === undefined ? [] : text(say('plan.renews', { day: words.day(config.renewal) }), 'soft')),
    ...lacks('metrics'), ...lacks('targets'),
    heading(say('plan.path')), ...(milestones.length ? [table(milestonesTable(milestones, words))] : []), ...lacks('timeline'),
    ...side(say('plan.your-side'), roles.customer), ...side(say('plan.our-side'), roles.provider), ...lacks('roles'),
    heading(say('plan.next')), ...list(nextPhase.options.map((option) => item(words.text(option.name), words.text(option.result), optionFacts(option, option === nextPhase.chosen, words).join(' · ')))), ...lacks('next-phase'),
  ];
}

export function milestonesTable(milestones: readonly MilestoneView[], words: Words): Table {
  const { say } = words;
  return {
    caption: say('plan.path'),
    columns: [{ text: say('column.milestone') }, { text: say('column.when') }, { text: say('column.owner') }, { text: say('column.proof') }],
    rows: milestones.map((view) => [
      words.text(view.milestone.name), milestoneWhen(view, words), view.owner ? words.text(view.owner.role) : '–', milestoneEvidence(view) ?? milestoneProof(view, words),
    ]),
  };
}

/** What an action moves, and how that stands. */
export const movedTexts = ({ results, behaviors }: NextAction, words: Words): string[] => [
  ...behaviors.map((behavior) => `${words.say('effort.moves')} ${words.text(behavior.behavior.name)}${words.say('comma')}${keptText(behavior, words)}`),
  ...results.map((result) => `${words.say('effort.moves')} ${words.text(result.metric.name)}${words.say('comma')}${standing(result, words)}`),
];

/** The one to three things to do now, and what else is open. */
export function now(config: Config, words: Words): Block[] {
  const next = doNext(config, words);
  const chosen = new Set(next.map(({ entry }) => entry.id));
  const open = effortOf(config).open.filter(({ id }) => !chosen.has(id));
  const doing = next.map((action): Item => {
    const { entry } = action;
    const href = entry.link === undefined ? null : safeLink(entry.link, entry.link);
    const facts = [...askFacts(entry, words), ...movedTexts(action, words), ...(entry.link !== undefined && href === null ? [entry.link] : [])];
    return { ...item(words.text(entry.title), actionAdvice(entry, words), facts.join(' · ')), link: href === null ? undefined : { text: words.say('effort.open-link'), href } };
  });
  return [
    ...(next.length ? text(minutesInAll(next, words), 'soft') : text(words.say('effort.nothing'), 'lead')), ...list(doing),
    ...(open.length ? [heading(words.say('effort.open')), ...list(open.map((entry) => item(entryTitle(entry, words), decisionAdvice(entry, words), entryFacts(entry, words).join(' · '))))] : []),
  ];
}

/** What the provider does in the customer's place, what feedback changed, and the minutes asked for. */
export function offPlate(config: Config, words: Words): Block[] {
  const { say } = words;
  const view = effortOf(config);
  const asOf = dayOf(asOfCivil(config));
  const taken = view.offPlate.map((entry) => item(words.text(entry.title), offPlateFacts(entry, asOf, words).facts.join(' · ')));
  const said = view.feedback.filter(({ side }) => side !== 'provider').map((entry) => item(say('quoted', { text: words.text(entry.title) }), feedbackFacts(entry, asOf, words).join(' · ')));
  if (!config.effort?.entries.length) return [];
  return [
    ...(taken.length ? list(taken) : text(say('effort.off-plate-none'))),
    ...(said.length ? [heading(say('effort.said')), ...list(said)] : []),
    ...minutesInMonth(view.months, words).flatMap((line) => text(line, 'soft')),
  ];
}
