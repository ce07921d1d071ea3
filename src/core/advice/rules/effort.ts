import { doneDay, effortOf, isOf } from '../../effort/ledger.js';
import { entryTitle } from '../../effort/ledger-text.js';
import type { Entry } from '../../config/schema.js';
import { CHECKS, tuneUpOf } from '../effort-advice.js';
import { rule, whole, type AdviceFacts, type Hit, type Rule } from '../rule.js';

const MAX_OPEN = 3;
const RISING_MONTHS = 3;

const entriesOf = ({ config }: AdviceFacts): readonly Entry[] => config.effort?.entries ?? [];
const hitOf = (facts: AdviceFacts, entry: Entry): Hit => ({
  path: ['effort', 'entries', entriesOf(facts).indexOf(entry)],
  params: { name: entryTitle(entry, facts.localizer) },
});
const isOpenAction = (entry: Entry): boolean =>
  isOf(entry, 'action') && entry.side !== 'provider' && doneDay(entry) === null;

export const EFFORT_RULES: readonly Rule[] = [
  ...CHECKS.map((id) =>
    rule(id, 'warn', (facts) =>
      (tuneUpOf(facts.config).find((check) => check.id === id)?.entries ?? []).map((entry) => hitOf(facts, entry)),
    ),
  ),
  rule('untied-ask', 'warn', (facts) => effortOf(facts.config).untied.map((entry) => hitOf(facts, entry))),
  rule('minutes-unknown', 'note', (facts) =>
    effortOf(facts.config)
      .open.filter(({ minutes }) => minutes === undefined)
      .map((entry) => hitOf(facts, entry)),
  ),
  rule('ask-of-nobody', 'note', (facts) =>
    entriesOf(facts)
      .filter((entry) => isOpenAction(entry) && entry.role === undefined)
      .map((entry) => hitOf(facts, entry)),
  ),
  rule('more-than-three', 'note', (facts) => {
    const count = entriesOf(facts).filter(
      (entry) => isOpenAction(entry) && entry.due !== undefined && entry.due <= facts.today,
    ).length;
    return whole(count > MAX_OPEN, ['effort', 'entries'], { count });
  }),
  rule('minutes-without-result', 'warn', ({ config, results }) => {
    const asked = effortOf(config)
      .months.slice(-RISING_MONTHS - 1, -1)
      .map((month) => month.asked);
    const isRising =
      asked.length === RISING_MONTHS && asked.every((minutes, i) => i === 0 || minutes > (asked[i - 1] ?? 0));
    const moves = results.some(
      ({ result: { metric, state } }) => metric.kind === 'result' && (state === 'moving' || state === 'reached'),
    );
    return whole(isRising && !moves, ['effort', 'entries']);
  }),
];
