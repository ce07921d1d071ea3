import { daysBetween } from '../../plan/plan.js';
import { rule, whole, type Rule } from '../rule.js';

const PROOF_WINDOW_DAYS = 180;
const PROOF_LEAD_DAYS = 60;
const MORE_VALUE: readonly string[] = ['improvement', 'targets', 'teams'];
const OPTIONS = ['plan', 'nextPhase', 'options'] as const;

export const NEXT_PHASE_RULES: readonly Rule[] = [
  rule('next-phase-near', 'warn', ({ planAdvice, localizer }) =>
    planAdvice.flatMap((advice) =>
      advice.id === 'next-phase-near'
        ? [{ path: ['plan', 'nextPhase'], params: { name: localizer.text(advice.result.metric.name) } }]
        : [],
    ),
  ),
  rule('next-phase-renewal', 'warn', ({ planAdvice }) =>
    planAdvice.flatMap((advice) =>
      advice.id === 'next-phase-renewal' ? [{ path: ['plan', 'nextPhase'], params: { days: advice.days } }] : [],
    ),
  ),
  rule('next-phase-result', 'warn', ({ config, localizer }) =>
    (config.plan?.nextPhase?.options ?? []).flatMap(({ result, name }, i) =>
      whole(result === undefined, [...OPTIONS, i], { name: localizer.text(name) }),
    ),
  ),
  rule('next-phase-chosen', 'ask', ({ config: { plan } }) =>
    whole(Boolean(plan?.nextPhase?.options.length) && plan?.nextPhase?.chosen === undefined, ['plan', 'nextPhase']),
  ),
  rule('next-phase-unranked', 'ask', ({ config: { plan } }) => {
    const options = plan?.nextPhase?.options ?? [];
    return whole(options.length > 1 && options.every(({ rank }) => rank === undefined), OPTIONS);
  }),
  rule('target-after-renewal', 'warn', ({ config: { renewal }, results, localizer }) => {
    const first = results
      .flatMap(({ result: { metric }, index }) =>
        metric.kind === 'result' && metric.target?.by !== undefined ? [{ by: metric.target.by, index }] : [],
      )
      .sort((a, b) => (a.by < b.by ? -1 : 1))[0];
    if (!first || renewal === undefined) return [];
    return whole(first.by > renewal, ['metrics', first.index, 'target'], {
      day: localizer.day(first.by),
      renewal: localizer.day(renewal),
    });
  }),
  rule('no-proof-before-renewal', 'warn', ({ config: { renewal, plan }, results, today, localizer }) => {
    const days = renewal === undefined ? -1 : daysBetween(today, renewal);
    if (renewal === undefined || days < 0 || days > PROOF_WINDOW_DAYS) return [];
    const isBetter = results.some(
      ({ result: { metric, state, change } }) =>
        metric.kind === 'result' && (state === 'reached' || change?.sense === 'better'),
    );
    const isProven = plan?.milestones.some(
      ({ proof, due }) => proof !== undefined && due !== undefined && daysBetween(due, renewal) >= PROOF_LEAD_DAYS,
    );
    return whole(!isBetter && !isProven, ['renewal'], { renewal: localizer.day(renewal) });
  }),
  rule('renewal-unknown', 'note', ({ config: { goLive, renewal } }) =>
    whole(goLive !== undefined && renewal === undefined, ['goLive']),
  ),
  rule('velocity-fading', 'warn', ({ results, config: { plan }, localizer }) => {
    const hasMore = plan?.nextPhase?.options.some(({ kind }) => MORE_VALUE.includes(kind));
    return results.flatMap(({ result: { metric, velocity }, index }) =>
      whole(metric.kind === 'result' && velocity === 'fading' && !hasMore, ['metrics', index], {
        name: localizer.text(metric.name),
      }),
    );
  }),
];
