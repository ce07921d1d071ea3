import { daysBetween } from '../../plan/plan.js';
import { rule, whole, type Rule } from '../rule.js';

const MIN_CUSTOMERS = 5;
const MAX_ANALYSIS_MONTHS = 18;
const DAYS_PER_MONTH = 30.44;
const MAX_RESULTS = 5;
const QUESTIONS = {
  whyBought: 'why they bought',
  howSuccessful: 'how successful they are',
  whatTheyDid: 'what they did',
} as const;

/** Rules about a vendor's standard. They apply if the advice is about a playbook. */
export const STANDARD_RULES: readonly Rule[] = [
  rule('analysis-thin', 'warn', ({ context: { playbook } }) => {
    const customers = playbook?.analysis?.customers;
    const count = Array.isArray(customers) ? customers.length : 0;
    return whole(playbook !== undefined && count < MIN_CUSTOMERS, ['analysis'], { count });
  }),
  rule('analysis-open', 'warn', ({ context: { playbook } }) =>
    Object.entries(QUESTIONS).flatMap(([key, question]) => {
      const answer = playbook?.analysis?.[key];
      return whole(playbook !== undefined && (typeof answer !== 'string' || answer.trim() === ''), ['analysis'], {
        question,
      });
    }),
  ),
  rule('analysis-old', 'ask', ({ context: { playbook }, today }) => {
    const on = playbook?.analysis?.interviewed;
    if (typeof on !== 'string') return [];
    const months = Math.floor(daysBetween(on.length === 7 ? `${on}-01` : on, today) / DAYS_PER_MONTH);
    return whole(months > MAX_ANALYSIS_MONTHS, ['analysis', 'interviewed'], { months });
  }),
  rule('bullseye-wide', 'note', ({ context: { playbook } }) => {
    const measure = playbook?.bullseye?.measure;
    const measures = measure === undefined ? 0 : typeof measure === 'string' ? 1 : measure.length;
    const results = playbook?.results?.length ?? 0;
    return whole(measures > 1 || results > MAX_RESULTS, ['bullseye'], { measures, results });
  }),
  rule('unproven', 'ask', ({ context: { playbook }, config, localizer }) =>
    config.metrics.flatMap(({ id, name }, index) =>
      whole(Boolean(playbook?.results?.includes(id)) && !playbook?.proven?.has(id), ['metrics', index], {
        name: localizer.text(name),
      }),
    ),
  ),
];
