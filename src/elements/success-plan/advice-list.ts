import { html, nothing, type TemplateResult } from 'lit';
import type { Config, Milestone } from '../../core/config/schema.js';
import type { Localizer } from '../../core/i18n/localizer.js';
import { planOf, type Advice } from '../../core/advice/plan-advice.js';

const MAX_NAMES = 5;

/** Advice to the author about the plan. Never rendered for a customer. */
export function adviceList(config: Config, localizer: Localizer): TemplateResult | typeof nothing {
  const advice = planOf(config, localizer)?.advice ?? [];
  if (!advice.length) return nothing;
  return html`<section class="notice advice">
    <p class="strong">${localizer.t('advice')}</p>
    <ul>
      ${advice.map((one) => html`<li>${adviceText(one, localizer)}</li>`)}
    </ul>
  </section>`;
}

function adviceText(advice: Advice, localizer: Localizer): string {
  const { t, text, list } = localizer;
  const days = (count: number) => t('periods.day', { count });
  const named = (milestones: readonly Milestone[]) => {
    const names = milestones.slice(0, MAX_NAMES).map(({ name }) => t('quoted', { text: text(name) }));
    return list(
      milestones.length > MAX_NAMES ? [...names, t('advice.others', { count: milestones.length - MAX_NAMES })] : names,
    );
  };
  switch (advice.id) {
    case 'chain':
      return t('advice.chain', { link: t(`link.${advice.link}`) });
    case 'only-actions':
      return t('advice.only-actions');
    case 'sponsor-stale': {
      const name = text(advice.role.name ?? advice.role.role);
      return advice.days === null
        ? t('advice.sponsor-never', { name })
        : t('advice.sponsor-stale', { name, days: days(advice.days) });
    }
    case 'purpose-stale':
      return t('advice.purpose-stale', { days: days(advice.days) });
    case 'next-phase-near':
      return t('advice.next-phase-near', {
        name: text(advice.result.metric.name),
        progress: localizer.percent(advice.result.progress ?? 0),
      });
    case 'next-phase-renewal':
      return t('advice.next-phase-renewal', { days: days(advice.days) });
    case 'late-path':
      return t('advice.late-path', { ends: localizer.day(advice.ends), by: localizer.day(advice.by) });
    case 'cycle':
      return t('advice.cycle', { names: named(advice.milestones) });
    case 'untied':
      return t('advice.untied', { names: named(advice.milestones) });
    case 'unowned':
      return t('advice.unowned', { names: named(advice.milestones) });
    case 'same-rank':
      return t('advice.same-rank', {
        names: list(advice.options.map(({ name }) => t('quoted', { text: text(name) }))),
      });
  }
}
