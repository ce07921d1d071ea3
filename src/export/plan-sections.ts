import { dayOf } from '../core/series/civil-time.js';
import { safeLink } from '../core/config/safe-url.js';
import type { Config, Text } from '../core/config/schema.js';
import { doNext, type NextAction } from '../core/effort/do-next.js';
import { effortOf } from '../core/effort/ledger.js';
import {
  actionAdvice,
  askFacts,
  decisionAdvice,
  entryFacts,
  entryTitle,
  feedbackFacts,
  keptText,
  minutesInMonth,
  minutesInAll,
  handledFacts,
} from '../core/effort/ledger-text.js';
import type { Localizer } from '../core/i18n/localizer.js';
import { planFacts, type PlanElementId, type MilestoneView, type PlanFacts } from '../core/plan/plan.js';
import {
  lateness,
  milestoneEvidence,
  milestoneProof,
  optionFacts,
  purposeFacts,
  roleFacts,
  roleName,
} from '../core/plan/plan-text.js';
import { asOfCivil } from '../core/results/buckets.js';
import { heading, item, list, table, text, type Block, type Item, type Table } from './report-blocks.js';
import { statusText } from './results-sections.js';

/** The agreed purpose, verbatim. */
export function purposeSection({ plan }: Config, localizer: Localizer): Block[] {
  if (!plan) return [];
  return [
    ...text(plan.purpose === undefined ? localizer.t('plan.missing.purpose') : localizer.text(plan.purpose), 'lead'),
    ...text(purposeFacts(plan, localizer).join(' · '), 'soft'),
  ];
}

/** Milestones, roles and the next phase. A missing element is named as missing. */
export function planSection(config: Config, localizer: Localizer): Block[] {
  const view = planFacts(config, localizer);
  if (!view) return [];
  const { t } = localizer;
  const { milestones, roles, nextPhase } = view;
  const missing = (id: PlanElementId) =>
    view.elements.find((element) => element.id === id)?.status === 'missing' ? text(t(`plan.missing.${id}`)) : [];
  const side = (name: string, roleList: PlanFacts['roles']['customer']) =>
    roleList.length
      ? [
          heading(name),
          ...list(roleList.map((role) => item(roleName(role, localizer), roleFacts(role, localizer).join(' · ')))),
        ]
      : [];
  return [
    ...(config.renewal === undefined ? [] : text(t('plan.renews', { day: localizer.day(config.renewal) }), 'soft')),
    ...missing('metrics'),
    ...missing('targets'),
    heading(t('plan.path')),
    ...(milestones.length ? [table(milestonesTable(milestones, localizer))] : []),
    ...missing('timeline'),
    ...side(t('plan.your-side'), roles.customer),
    ...side(t('plan.our-side'), roles.provider),
    ...missing('roles'),
    heading(t('plan.next')),
    ...list(
      nextPhase.options.map((option) =>
        item(
          localizer.text(option.name),
          localizer.text(option.result),
          optionFacts(option, option === nextPhase.chosen, localizer).join(' · '),
        ),
      ),
    ),
    ...missing('next-phase'),
  ];
}

export function milestonesTable(milestones: readonly MilestoneView[], localizer: Localizer): Table {
  const { t } = localizer;
  return {
    caption: t('plan.path'),
    columns: [
      { text: t('column.milestone') },
      { text: t('column.when') },
      { text: t('column.owner') },
      { text: t('column.proof') },
    ],
    rows: milestones.map((view) => [
      localizer.text(view.milestone.name),
      lateness(view, localizer).join(' · '),
      view.owner ? localizer.text(view.owner.role) : '–',
      milestoneEvidence(view) ?? milestoneProof(view, localizer),
    ]),
  };
}

/** The results that an action is for, each with its status. */
export function movedTexts({ results, behaviors }: NextAction, localizer: Localizer): string[] {
  const { t, text } = localizer;
  const moved = (name: Text, status: string) => `${t('effort.moves')} ${text(name)}${t('comma')}${status}`;
  return [
    ...behaviors.map((behavior) => moved(behavior.behavior.name, keptText(behavior, localizer))),
    ...results.map((result) => moved(result.metric.name, statusText(result, localizer))),
  ];
}

/** The one to three actions to do now, then the other open entries. */
export function nextActionsSection(config: Config, localizer: Localizer): Block[] {
  const next = doNext(config, localizer);
  const chosen = new Set(next.map(({ entry }) => entry.id));
  const open = effortOf(config).open.filter(({ id }) => !chosen.has(id));
  const actions = next.map((action): Item => {
    const { entry } = action;
    const href = entry.link === undefined ? null : safeLink(entry.link, entry.link);
    const facts = [
      ...askFacts(entry, localizer),
      ...movedTexts(action, localizer),
      ...(entry.link !== undefined && href === null ? [entry.link] : []),
    ];
    return {
      ...item(localizer.text(entry.title), actionAdvice(entry, localizer), facts.join(' · ')),
      link: href === null ? undefined : { text: localizer.t('effort.open-link'), href },
    };
  });
  return [
    ...(next.length ? text(minutesInAll(next, localizer), 'soft') : text(localizer.t('effort.nothing'), 'lead')),
    ...list(actions),
    ...(open.length
      ? [
          heading(localizer.t('effort.open')),
          ...list(
            open.map((entry) =>
              item(
                entryTitle(entry, localizer),
                decisionAdvice(entry, localizer),
                entryFacts(entry, localizer).join(' · '),
              ),
            ),
          ),
        ]
      : []),
  ];
}

/** Work the provider handles for the customer, changes made after feedback, and the minutes asked for. */
export function handledSection(config: Config, localizer: Localizer): Block[] {
  const { t } = localizer;
  const view = effortOf(config);
  const asOf = dayOf(asOfCivil(config));
  const handledItems = view.handled.map((entry) =>
    item(localizer.text(entry.title), handledFacts(entry, asOf, localizer).facts.join(' · ')),
  );
  const feedbackItems = view.feedback
    .filter(({ side }) => side !== 'provider')
    .map((entry) =>
      item(t('quoted', { text: localizer.text(entry.title) }), feedbackFacts(entry, asOf, localizer).join(' · ')),
    );
  if (!config.effort?.entries.length) return [];
  return [
    ...(handledItems.length ? list(handledItems) : text(t('effort.handled-none'))),
    ...(feedbackItems.length ? [heading(t('effort.feedback')), ...list(feedbackItems)] : []),
    ...minutesInMonth(view.months, localizer).flatMap((line) => text(line, 'soft')),
  ];
}
