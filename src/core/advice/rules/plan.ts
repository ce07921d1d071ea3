import type { Path } from '../../config/issues.js';
import type { Config } from '../../config/schema.js';
import { localizerFor } from '../../i18n/localizer.js';
import { daysBetween, isSponsor } from '../../plan/plan.js';
import { rule, whole, type AdviceFacts, type Hit, type Rule } from '../rule.js';
import type { Advice } from '../plan-advice.js';

const HANDOFF_DAYS = 7;

/** The advice of `planOf` as hits. */
const fromPlan =
  <I extends Advice['id']>(
    id: I,
    hits: (advice: Extract<Advice, { id: I }>, facts: AdviceFacts) => readonly Hit[],
  ): Rule['hits'] =>
  (facts) =>
    facts.planAdvice
      .filter((advice): advice is Extract<Advice, { id: I }> => advice.id === id)
      .flatMap((advice) => hits(advice, facts));

/** The path of an item in a list of the plan. */
const placeOf = ({ config }: AdviceFacts, list: 'milestones' | 'roles', id: string): Path => {
  const index = (config.plan?.[list] ?? []).findIndex((item) => item.id === id);
  return ['plan', list, index];
};

const LINK_WORDS: Record<Extract<Advice, { id: 'chain' }>['link'], string> = {
  solution: 'the solution is not live',
  'process-change': 'no key behaviour is kept up',
  value: 'no result is better than at the start',
  alignment: 'purpose and sponsor are not confirmed of late',
  success: 'no result is reached or on pace',
  expansion: 'no next phase is chosen',
};

const lacks = (facts: AdviceFacts, element: string, ...what: string[]): boolean =>
  Boolean(
    facts.plan?.elements.some(({ id, lacks: found }) => id === element && found.some((lack) => what.includes(lack))),
  );

const sponsorOf = ({ plan }: AdviceFacts) => plan?.roles.customer.find(isSponsor);

/** The name of the executive sponsor, as a later build compares it; undefined where nobody is named. */
export function sponsorNameOf({ plan, messages }: Config): string | undefined {
  const sponsor = plan?.roles.find((role) => role.side === 'customer' && isSponsor(role));
  return sponsor && localizerFor('en', messages).text(sponsor.name ?? sponsor.role);
}

export const PLAN_RULES: readonly Rule[] = [
  rule(
    'chain',
    'warn',
    fromPlan('chain', ({ link }) => [{ path: ['plan'], params: { link: LINK_WORDS[link] } }]),
  ),
  rule(
    'only-actions',
    'warn',
    fromPlan('only-actions', () => [{ path: ['plan', 'milestones'] }]),
  ),
  ...(['untied', 'unowned'] as const).map((id) =>
    rule(id, 'warn', (facts) =>
      facts.planAdvice.flatMap((advice) =>
        advice.id === id
          ? advice.milestones.map((milestone) => ({
              path: placeOf(facts, 'milestones', milestone.id),
              params: { name: facts.localizer.text(milestone.name) },
            }))
          : [],
      ),
    ),
  ),
  rule(
    'cycle',
    'warn',
    fromPlan('cycle', ({ milestones }, { localizer }) => [
      {
        path: ['plan', 'milestones'],
        params: { names: localizer.list(milestones.map(({ name }) => localizer.text(name))) },
      },
    ]),
  ),
  rule(
    'late-path',
    'warn',
    fromPlan('late-path', ({ ends, by }, { localizer }) => [
      { path: ['plan', 'milestones'], params: { day: localizer.day(ends), by: localizer.day(by) } },
    ]),
  ),
  rule(
    'same-rank',
    'warn',
    fromPlan('same-rank', ({ options }, { localizer }) => [
      {
        path: ['plan', 'nextPhase', 'options'],
        params: { names: localizer.list(options.map(({ name }) => localizer.text(name))) },
      },
    ]),
  ),
  rule('no-purpose', 'warn', ({ config }) =>
    whole(config.plan !== undefined && config.plan.purpose === undefined, ['plan']),
  ),
  rule('purpose-not-agreed', 'warn', (facts) => whole(lacks(facts, 'purpose', 'agreement'), ['plan', 'purpose'])),
  rule(
    'purpose-stale',
    'ask',
    fromPlan('purpose-stale', ({ days }) => [{ path: ['plan', 'purpose'], params: { days } }]),
  ),
  rule(
    'sponsor-stale',
    'warn',
    fromPlan('sponsor-stale', ({ role, days }, facts) =>
      days === null
        ? []
        : [
            {
              path: placeOf(facts, 'roles', role.id),
              params: { days, name: facts.localizer.text(role.name ?? role.role) },
            },
          ],
    ),
  ),
  rule(
    'sponsor-never',
    'warn',
    fromPlan('sponsor-stale', ({ role, days }, facts) =>
      days === null
        ? [{ path: placeOf(facts, 'roles', role.id), params: { name: facts.localizer.text(role.name ?? role.role) } }]
        : [],
    ),
  ),
  rule('no-sponsor', 'warn', (facts) => whole(facts.plan !== null && !sponsorOf(facts), ['plan', 'roles'])),
  rule('one-sided', 'warn', ({ plan }) =>
    whole(plan !== null && !(plan.roles.customer.length && plan.roles.provider.length), ['plan', 'roles']),
  ),
  rule('handoff-risk', 'warn', (facts) => {
    const {
      config: { plan, goLive },
      localizer,
    } = facts;
    const sponsor = sponsorOf(facts);
    const agreed = plan?.agreedOn;
    if (!sponsor || agreed === undefined || goLive === undefined || daysBetween(agreed, goLive) <= HANDOFF_DAYS)
      return [];
    const isHeard = (on: string | undefined) => on !== undefined && on > agreed;
    const others = facts.plan?.roles.customer.filter((role) => role !== sponsor) ?? [];
    const name = localizer.text(sponsor.name ?? sponsor.role);
    const isOther = others.some((role) => localizer.text(role.name ?? role.role) !== name && isHeard(role.confirmedOn));
    return whole(!isHeard(sponsor.confirmedOn) && isOther, placeOf(facts, 'roles', sponsor.id), { name });
  }),
  rule('custody-late', 'note', ({ config: { plan } }) => {
    const agreed = plan?.agreedOn;
    return whole(
      agreed !== undefined &&
        !plan?.roles.some(
          ({ side, confirmedOn }) => side === 'provider' && confirmedOn !== undefined && confirmedOn <= agreed,
        ),
      ['plan', 'roles'],
    );
  }),
  rule('sponsor-changed', 'warn', (facts) => {
    const sponsor = sponsorOf(facts);
    const before = facts.context.sponsorBefore;
    const name = sponsor ? facts.localizer.text(sponsor.name ?? sponsor.role) : '';
    return sponsor && before !== undefined
      ? whole(before !== name, placeOf(facts, 'roles', sponsor.id), { before, name })
      : [];
  }),
  rule('milestone-without-proof', 'note', (facts) =>
    (facts.plan?.milestones ?? []).flatMap(({ milestone, doneOn }) =>
      whole(doneOn === null && milestone.proof === undefined, placeOf(facts, 'milestones', milestone.id), {
        name: facts.localizer.text(milestone.name),
      }),
    ),
  ),
  rule('no-experience', 'ask', ({ config: { plan } }) =>
    whole(plan !== undefined && plan.experience === undefined, ['plan']),
  ),
];
