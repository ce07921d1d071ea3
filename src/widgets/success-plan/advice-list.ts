import { html, nothing, type TemplateResult } from 'lit';
import type { Config, Milestone } from '../../config/schema.js';
import type { Words } from '../../locales/words.js';
import { planOf, type Advice } from '../../plan/advice.js';

const MOST_NAMES = 5;

/** What the author can do about the plan. Never rendered for a customer. */
export function adviceList(config: Config, words: Words): TemplateResult | typeof nothing {
  const advice = planOf(config, words)?.advice ?? [];
  if (!advice.length) return nothing;
  return html`<section class="notice advice"><p class="strong">${words.say('advice')}</p><ul>${advice.map((one) => html`<li>${adviceText(one, words)}</li>`)}</ul></section>`;
}

function adviceText(advice: Advice, words: Words): string {
  const { say, text, list } = words;
  const days = (count: number) => say('periods.day', { count });
  const named = (milestones: readonly Milestone[]) => {
    const names = milestones.slice(0, MOST_NAMES).map(({ name }) => say('quoted', { text: text(name) }));
    return list(milestones.length > MOST_NAMES ? [...names, say('advice.others', { count: milestones.length - MOST_NAMES })] : names);
  };
  switch (advice.id) {
    case 'chain': return say('advice.chain', { link: say(`link.${advice.link}`) });
    case 'only-actions': return say('advice.only-actions');
    case 'sponsor-stale': {
      const name = text(advice.role.name ?? advice.role.role);
      return advice.days === null ? say('advice.sponsor-never', { name }) : say('advice.sponsor-stale', { name, days: days(advice.days) });
    }
    case 'purpose-stale': return say('advice.purpose-stale', { days: days(advice.days) });
    case 'next-phase-near': return say('advice.next-phase-near', { name: text(advice.result.metric.name), progress: words.percent(advice.result.progress ?? 0) });
    case 'next-phase-renewal': return say('advice.next-phase-renewal', { days: days(advice.days) });
    case 'late-path': return say('advice.late-path', { ends: words.day(advice.ends), by: words.day(advice.by) });
    case 'cycle': return say('advice.cycle', { names: named(advice.milestones) });
    case 'untied': return say('advice.untied', { names: named(advice.milestones) });
    case 'unowned': return say('advice.unowned', { names: named(advice.milestones) });
    case 'same-rank': return say('advice.same-rank', { names: list(advice.options.map(({ name }) => say('quoted', { text: text(name) }))) });
  }
}
