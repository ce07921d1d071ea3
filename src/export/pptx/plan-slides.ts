import { dayOf } from '../../core/series/civil-time.js';
import { doNext } from '../../core/effort/do-next.js';
import { effortOf } from '../../core/effort/ledger.js';
import {
  actionAdvice,
  askFacts,
  feedbackFacts,
  minutesInAll,
  minutesInMonth,
  handledFacts,
} from '../../core/effort/ledger-text.js';
import type { Localizer } from '../../core/i18n/localizer.js';
import { planFacts, type MilestoneView } from '../../core/plan/plan.js';
import {
  lateness,
  milestoneEvidence,
  milestoneFacts,
  milestoneProof,
  optionFacts,
  roleFacts,
  roleName,
} from '../../core/plan/plan-text.js';
import { asOfCivil } from '../../core/results/buckets.js';
import { behaviorOf } from '../../core/results/behavior.js';
import { shownEffects } from '../../core/results/effect.js';
import { behaviorTexts, causeOf, effectNumbers, effectText } from '../../core/results/result-text.js';
import { CONTENT_WIDTH, MARGIN, SLIDE, type Box, type Cell, type SlideParagraph } from './slide-builder.js';
import { movedTexts } from '../plan-sections.js';
import { resultsOf } from '../results-sections.js';
import { paginateRows, type SlideContext } from './paginate.js';

/** Two columns of equal width. */
const HALF = (CONTENT_WIDTH - 0.6) / 2;
const leftOf = (body: Box): Box => ({ ...body, w: HALF });
const rightOf = (body: Box): Box => ({ ...body, x: SLIDE.w - MARGIN - HALF, w: HALF });

const heading = (text: string): SlideParagraph => ({ text, size: 13, bold: true, colour: 'soft' });
/** A list item: its title and further lines. */
const listItem = (text: string, lines: readonly string[]): SlideParagraph[] => [
  { text, size: 16, minSize: 12, bold: true, spaceAbove: 12 },
  ...lines
    .filter(Boolean)
    .map((line): SlideParagraph => ({ text: line, size: 12, minSize: 9, colour: 'soft', spaceAbove: 2 })),
];

/** The remark about items that had no room on the slide. */
const omittedText = (count: number, { t }: Localizer): string[] => (count ? [t('slides.others', { count })] : []);

/** Habits, and the measurements before and after each change, labelled by evidence. */
export function habitSlides({ config, localizer, deck, asOf }: SlideContext): void {
  const { t } = localizer;
  const habits = config.behaviors.map(({ id, name, why }) => {
    const texts = behaviorTexts(behaviorOf(config, id, localizer), localizer);
    return listItem(localizer.text(name), [localizer.text(why), texts?.kept ?? '', texts?.warning ?? '']);
  });
  const results = resultsOf(config, localizer);
  const effects = results.flatMap((result) => shownEffects(result.effects).map((effect) => ({ result, effect })));
  if (!habits.length && !effects.length) return;
  const notes = effects
    .map(
      ({ result, effect }) =>
        `${effectText(effect, result, t('named', { name: localizer.text(result.metric.name), text: causeOf(config, effect, localizer) }), localizer)} (${t(`label.${effect.label}`)})`,
    )
    .join('\n');
  const labels = [...new Set(effects.map(({ effect }) => effect.label))].map((label) => t(`effect.label.${label}`));
  if (habits.length) {
    deck.slide(t('slides.habits'), notes);
    const left = deck.text(deck.body, habits, { grows: true });
    deck.foot([asOf, ...omittedText(left, localizer)].join(' · '));
  }
  const rows = effects.map(({ result, effect }): Cell[] => {
    const numbers = effectNumbers(effect, result, localizer);
    return [
      { text: causeOf(config, effect, localizer), bold: true },
      { text: localizer.text(result.metric.name) },
      ...[numbers.beforeWithUnit, numbers.after, numbers.difference, numbers.beyond || '–'].map((number) => ({
        text: number,
        isNumber: true,
      })),
      { text: t(`label.${effect.label}`), colour: 'soft' },
    ];
  });
  if (!rows.length) return;
  paginateRows(rows, t('effects'), 2, localizer, ({ title, rows: part, isFirst, omittedText: moreText }) => {
    deck.slide(title, notes);
    const left = deck.table(
      deck.body,
      [2.9, 2.3, 1.35, 1.35, 1.35, 1.5, 1.38],
      [
        { text: t('effects.change') },
        { text: t('column.result') },
        ...(['before', 'after', 'difference', 'beyond'] as const).map((column) => ({
          text: t(`effects.${column}`),
          isNumber: true,
        })),
        { text: t('effects.kind') },
      ],
      part,
      { size: isFirst ? 16 : 12, minSize: 12 },
    );
    deck.foot([asOf, ...labels, ...moreText(left)].join(' · '));
    return left;
  });
}

/** Maximum number of milestones before and after today on a slide; the page has all. */
const MAX_DONE = 3;
const MAX_MILESTONES = 12;

/** Milestones, and the roles of both sides. */
export function planSlides({ config, localizer, deck, asOf }: SlideContext): void {
  const view = planFacts(config, localizer);
  if (!view) return;
  const { t } = localizer;
  const done = view.milestones.filter(({ doneOn }) => doneOn !== null);
  const open = view.milestones.filter(({ doneOn }) => doneOn === null);
  const isShort = view.milestones.length <= MAX_MILESTONES;
  const milestones = isShort
    ? view.milestones
    : [...done.slice(-MAX_DONE), ...open.slice(0, MAX_MILESTONES - MAX_DONE)];
  const mark = ({ doneOn, status }: MilestoneView) => (doneOn !== null ? '✓' : status === 'overdue' ? '!' : '○');
  const rows = milestones.map((milestone): Cell[] => [
    { text: mark(milestone), bold: true, colour: milestone.doneOn === null ? 'soft' : 'accent' },
    { text: localizer.text(milestone.milestone.name), bold: milestone.doneOn === null },
    { text: lateness(milestone, localizer).join(' · '), colour: milestone.status === 'overdue' ? 'worse' : 'ink' },
    { text: milestone.owner ? localizer.text(milestone.owner.role) : '–' },
  ]);
  const notes = view.milestones
    .map((milestone) =>
      [
        localizer.text(milestone.milestone.name),
        ...milestoneFacts(milestone, localizer),
        milestoneEvidence(milestone) ?? milestoneProof(milestone, localizer),
      ]
        .filter(Boolean)
        .join(' · '),
    )
    .slice(0, 40)
    .join('\n');
  const renewal = config.renewal === undefined ? '' : t('plan.renews', { day: localizer.day(config.renewal) });
  const title = t('named', { name: t('plan'), text: t('plan.path') });
  paginateRows(rows, title, 2, localizer, ({ title: slideTitle, rows: part, isFirst, omittedText: moreText }) => {
    deck.slide(slideTitle, notes, { eyebrow: renewal });
    if (!rows.length) deck.text(deck.body, [{ text: t('plan.missing.timeline'), size: 18 }]);
    const left = rows.length
      ? deck.table(
          deck.body,
          [0.5, 5.2, 4.13, 2.3],
          [{ text: '' }, { text: t('column.milestone') }, { text: t('column.when') }, { text: t('column.owner') }],
          part,
          { size: isFirst ? 16 : 12, minSize: 12, maxLines: 3 },
        )
      : [];
    deck.foot(
      [
        asOf,
        ...(isShort ? [] : [t('slides.others', { count: view.milestones.length - milestones.length })]),
        ...moreText(left),
      ].join(' · '),
    );
    return left;
  });
  const { customer, provider } = view.roles;
  if (!customer.length && !provider.length) return;
  deck.slide(t('plan.element.roles'), '');
  const people = (name: string, roles: typeof customer) => [
    heading(name),
    ...(roles.length
      ? roles.map((role) => listItem(roleName(role, localizer), [roleFacts(role, localizer).join(' · ')]))
      : []),
  ];
  const left =
    deck.text(leftOf(deck.body), people(t('plan.your-side'), customer), { grows: true }) +
    deck.text(rightOf(deck.body), people(t('plan.our-side'), provider), { grows: true });
  deck.foot([asOf, ...omittedText(left, localizer)].join(' · '));
}

/** The next phase, and the actions to do now. */
export function nextSlide({ config, localizer, deck, asOf }: SlideContext): void {
  const { t } = localizer;
  const view = planFacts(config, localizer);
  const actions = doNext(config, localizer);
  const chosen = view?.nextPhase.chosen ?? null;
  const rest = view?.nextPhase.options.filter((option) => option !== chosen) ?? [];
  deck.slide(
    t('plan.next'),
    actions
      .map((action) =>
        [localizer.text(action.entry.title), actionAdvice(action.entry, localizer), ...movedTexts(action, localizer)]
          .filter(Boolean)
          .join(' · '),
      )
      .join('\n'),
  );
  const left = leftOf(deck.body);
  if (chosen)
    deck.text(
      { ...left, h: 1.9 },
      [
        { text: optionFacts(chosen, true, localizer).join(' · '), size: 12, colour: 'accent', bold: true },
        { text: localizer.text(chosen.name), size: 24, minSize: 12, bold: true, spaceAbove: 4 },
        { text: localizer.text(chosen.result), size: 14, minSize: 10, spaceAbove: 4 },
      ],
      { fill: deck.tint, grows: true },
    );
  const below = chosen ? { ...left, y: left.y + 2.15, h: left.h - 2.15 } : left;
  const optionsLeft = deck.text(
    below,
    view && (chosen || rest.length)
      ? rest.map((option) =>
          listItem(localizer.text(option.name), [
            localizer.text(option.result),
            optionFacts(option, false, localizer).join(' · '),
          ]),
        )
      : [{ text: t('plan.missing.next-phase'), size: 16 }],
    { grows: true },
  );
  const actionsLeft = deck.text(
    rightOf(deck.body),
    [
      heading([t('effort.do-next'), ...(actions.length ? [minutesInAll(actions, localizer)] : [])].join(' · ')),
      ...(actions.length
        ? actions.map((action) =>
            listItem(localizer.text(action.entry.title), [
              actionAdvice(action.entry, localizer),
              [...askFacts(action.entry, localizer), ...movedTexts(action, localizer)].join(' · '),
            ]),
          )
        : [{ text: t('effort.nothing'), size: 16, spaceAbove: 12 }]),
    ],
    { grows: true },
  );
  deck.foot([asOf, ...omittedText(optionsLeft + actionsLeft, localizer)].join(' · '));
}

/** Work handled for the customer, and changes made after their feedback. */
export function handledSlide({ config, localizer, deck, asOf }: SlideContext): void {
  const { t } = localizer;
  const view = effortOf(config);
  const today = dayOf(asOfCivil(config));
  const feedback = view.feedback.filter(({ side }) => side !== 'provider');
  if (!view.handled.length && !feedback.length) return;
  deck.slide(t('effort.handled'), minutesInMonth(view.months, localizer).join('\n'));
  const handledLeft = deck.text(
    leftOf(deck.body),
    view.handled.map((one) =>
      listItem(localizer.text(one.title), [handledFacts(one, today, localizer).facts.join(' · ')]),
    ),
    { grows: true },
  );
  const feedbackLeft = !feedback.length
    ? 0
    : deck.text(
        rightOf(deck.body),
        [
          heading(t('effort.feedback')),
          ...feedback.map((one) =>
            listItem(t('quoted', { text: localizer.text(one.title) }), [
              feedbackFacts(one, today, localizer).join(' · '),
            ]),
          ),
        ],
        { grows: true },
      );
  deck.foot(
    [asOf, ...minutesInMonth(view.months, localizer), ...omittedText(handledLeft + feedbackLeft, localizer)].join(
      ' · ',
    ),
  );
}
