import { dayOf } from '../config/dates.js';
import { doNext } from '../effort/do-next.js';
import { effortOf } from '../effort/effort.js';
import { actionAdvice, askFacts, feedbackFacts, minutesInAll, minutesInMonth, offPlateFacts } from '../effort/texts.js';
import type { Words } from '../locales/words.js';
import { planFacts, type MilestoneView } from '../plan/plan.js';
import { milestoneEvidence, milestoneFacts, milestoneProof, milestoneWhen, optionFacts, roleFacts, roleName } from '../plan/texts.js';
import { asOfCivil } from '../results/buckets.js';
import { behaviorOf } from '../results/behavior.js';
import { behaviorTexts, causeOf, effectText } from '../results/texts.js';
import { INNER, MARGIN, SLIDE, type Box, type Cell, type Paragraph } from './deck.js';
import { movedTexts } from './plan-sections.js';
import { resultsOf } from './results-sections.js';
import { inParts, type Talk } from './talk.js';

/** Two columns, the first as wide as the second. */
const HALF = (INNER - 0.6) / 2;
const leftOf = (body: Box): Box => ({ ...body, w: HALF });
const rightOf = (body: Box): Box => ({ ...body, x: SLIDE.w - MARGIN - HALF, w: HALF });

const heading = (text: string): Paragraph => ({ text, size: 13, bold: true, colour: 'soft' });
/** Something in a list, and what is said of it. */
const entry = (text: string, lines: readonly string[]): Paragraph[] =>
  [{ text, size: 16, least: 12, bold: true, above: 12 }, ...lines.filter(Boolean).map((line): Paragraph => ({ text: line, size: 12, least: 9, colour: 'soft', above: 2 }))];

/** What had no room on the slide. */
const others = (count: number, { say }: Words): string[] => (count ? [say('slides.others', { count })] : []);

/** What people do differently, and what was measured before and after each change, with its label. */
export function habitSlides({ config, words, deck, asOf }: Talk): void {
  const { say } = words;
  const habits = config.behaviors.map(({ id, name, why }) => {
    const texts = behaviorTexts(behaviorOf(config, id, words), words);
    return entry(words.text(name), [words.text(why), texts?.kept ?? '', texts?.warning ?? '']);
  });
  const results = resultsOf(config, words);
  const effects = results.flatMap((result) => result.effects.map((effect) => ({ result, effect })));
  if (!habits.length && !effects.length) return;
  const notes = effects.map(({ result, effect }) => `${effectText(effect, result, say('named', { name: words.text(result.metric.name), text: causeOf(config, effect, words) }), words)} (${say(`label.${effect.label}`)})`).join('\n');
  const labels = [...new Set(effects.map(({ effect }) => effect.label))].map((label) => say(`effect.label.${label}`));
  if (habits.length) {
    deck.slide(say('slides.habits'), notes);
    const left = deck.text(deck.body, habits, { grows: true });
    deck.foot([asOf, ...others(left, words)].join(' · '));
  }
  const rows = effects.map(({ result, effect }): Cell[] => [
    { text: causeOf(config, effect, words), bold: true }, { text: words.text(result.metric.name) },
    { text: words.number(effect.before.median, result.unit), isNumber: true }, { text: words.number(effect.after.median, result.unit), isNumber: true },
    { text: say(`label.${effect.label}`), colour: 'soft' },
  ]);
  if (!rows.length) return;
  inParts(rows, say('effects'), 2, words, ({ title, rows: part, isFirst, more }) => {
    deck.slide(title, notes);
    const left = deck.table(deck.body, [4.2, 3.0, 1.55, 1.55, 1.83], [
      { text: say('column.change') }, { text: say('column.result') }, { text: say('column.before'), isNumber: true }, { text: say('column.after'), isNumber: true }, { text: say('label') },
    ], part, { size: isFirst ? 16 : 12, least: 12 });
    deck.foot([asOf, ...labels, ...more(left)].join(' · '));
    return left;
  });
}

/** How many milestones before and after today a slide is for: the rest is in the page. */
const MOST_DONE = 3;
const MOST_MILESTONES = 12;

/** The path with its milestones, and the people of both sides. */
export function planSlides({ config, words, deck, asOf }: Talk): void {
  const view = planFacts(config, words);
  if (!view) return;
  const { say } = words;
  const done = view.milestones.filter(({ doneOn }) => doneOn !== null);
  const open = view.milestones.filter(({ doneOn }) => doneOn === null);
  const isShort = view.milestones.length <= MOST_MILESTONES;
  const shown = isShort ? view.milestones : [...done.slice(-MOST_DONE), ...open.slice(0, MOST_MILESTONES - MOST_DONE)];
  const mark = ({ doneOn, status }: MilestoneView) => (doneOn !== null ? '✓' : status === 'overdue' ? '!' : '○');
  const rows = shown.map((milestone): Cell[] => [
    { text: mark(milestone), bold: true, colour: milestone.doneOn === null ? 'soft' : 'accent' },
    { text: words.text(milestone.milestone.name), bold: milestone.doneOn === null },
    { text: milestoneWhen(milestone, words), colour: milestone.status === 'overdue' ? 'worse' : 'ink' },
    { text: milestone.owner ? words.text(milestone.owner.role) : '–' },
  ]);
  const notes = view.milestones.map((milestone) => [words.text(milestone.milestone.name), ...milestoneFacts(milestone, words), milestoneEvidence(milestone) ?? milestoneProof(milestone, words)].filter(Boolean).join(' · ')).slice(0, 40).join('\n');
  const renewal = config.renewal === undefined ? '' : say('plan.renews', { day: words.day(config.renewal) });
  const title = say('named', { name: say('plan'), text: say('plan.path') });
  inParts(rows, title, 2, words, ({ title: of, rows: part, isFirst, more }) => {
    deck.slide(of, notes, { eyebrow: renewal });
    if (!rows.length) deck.text(deck.body, [{ text: say('plan.missing.timeline'), size: 18 }]);
    const left = rows.length ? deck.table(deck.body, [0.5, 5.2, 4.13, 2.3], [{ text: '' }, { text: say('column.milestone') }, { text: say('column.when') }, { text: say('column.owner') }], part, { size: isFirst ? 16 : 12, least: 12, most: 3 }) : [];
    deck.foot([asOf, ...(isShort ? [] : [say('slides.others', { count: view.milestones.length - shown.length })]), ...more(left)].join(' · '));
    return left;
  });
  const { customer, provider } = view.roles;
  if (!customer.length && !provider.length) return;
  deck.slide(say('plan.element.roles'), '');
  const people = (name: string, of: typeof customer) => [heading(name), ...(of.length ? of.map((role) => entry(roleName(role, words), [roleFacts(role, words).join(' · ')])) : [])];
  const left = deck.text(leftOf(deck.body), people(say('plan.your-side'), customer), { grows: true }) + deck.text(rightOf(deck.body), people(say('plan.our-side'), provider), { grows: true });
  deck.foot([asOf, ...others(left, words)].join(' · '));
}

/** What comes next, and what can be done for it now. */
export function nextSlide({ config, words, deck, asOf }: Talk): void {
  const { say } = words;
  const view = planFacts(config, words);
  const actions = doNext(config, words);
  const chosen = view?.nextPhase.chosen ?? null;
  const rest = view?.nextPhase.options.filter((option) => option !== chosen) ?? [];
  deck.slide(say('plan.next'), actions.map((action) => [words.text(action.entry.title), actionAdvice(action.entry, words), ...movedTexts(action, words)].filter(Boolean).join(' · ')).join('\n'));
  const left = leftOf(deck.body);
  if (chosen) deck.text({ ...left, h: 1.9 }, [
    { text: optionFacts(chosen, true, words).join(' · '), size: 12, colour: 'accent', bold: true },
    { text: words.text(chosen.name), size: 24, least: 12, bold: true, above: 4 },
    { text: words.text(chosen.result), size: 14, least: 10, above: 4 },
  ], { fill: deck.tint, grows: true });
  const below = chosen ? { ...left, y: left.y + 2.15, h: left.h - 2.15 } : left;
  const optionsLeft = deck.text(below, view && (chosen || rest.length)
    ? rest.map((option) => entry(words.text(option.name), [words.text(option.result), optionFacts(option, false, words).join(' · ')]))
    : [{ text: say('plan.missing.next-phase'), size: 16 }], { grows: true });
  const actionsLeft = deck.text(rightOf(deck.body), [
    heading([say('effort.do-next'), ...(actions.length ? [minutesInAll(actions, words)] : [])].join(' · ')),
    ...(actions.length ? actions.map((action) => entry(words.text(action.entry.title), [actionAdvice(action.entry, words), [...askFacts(action.entry, words), ...movedTexts(action, words)].join(' · ')]))
      : [{ text: say('effort.nothing'), size: 16, above: 12 }]),
  ], { grows: true });
  deck.foot([asOf, ...others(optionsLeft + actionsLeft, words)].join(' · '));
}

/** What was taken off the customer's plate, and what their feedback changed. */
export function offPlateSlide({ config, words, deck, asOf }: Talk): void {
  const { say } = words;
  const view = effortOf(config);
  const today = dayOf(asOfCivil(config));
  const feedback = view.feedback.filter(({ side }) => side !== 'provider');
  if (!view.offPlate.length && !feedback.length) return;
  deck.slide(say('effort.off-plate'), minutesInMonth(view.months, words).join('\n'));
  const left = deck.text(leftOf(deck.body), view.offPlate.map((one) => entry(words.text(one.title), [offPlateFacts(one, today, words).facts.join(' · ')])), { grows: true });
  const more = !feedback.length ? 0 : deck.text(rightOf(deck.body), [heading(say('effort.said')), ...feedback.map((one) => entry(say('quoted', { text: words.text(one.title) }), [feedbackFacts(one, today, words).join(' · ')]))], { grows: true });
  deck.foot([asOf, ...minutesInMonth(view.months, words), ...others(left + more, words)].join(' · '));
}
