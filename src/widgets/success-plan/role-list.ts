import { html, nothing, type TemplateResult } from 'lit';
import type { Role } from '../../config/schema.js';
import type { Words } from '../../locales/words.js';
import type { Folding } from '../../ui/folds.js';
import { roleFacts, roleName } from '../../plan/texts.js';

/** More roles than these are folded. */
const MOST_ROLES = 8;

/** People of one side, what each answers for, and when they last confirmed it. */
export function roleList(roles: readonly Role[], side: Role['side'], fold: Folding, words: Words): TemplateResult {
  const list = (some: readonly Role[]) => html`<ul class="roles">${some.map((role) => roleItem(role, words))}</ul>`;
  const more = roles.slice(MOST_ROLES);
  return html`${list(roles.slice(0, MOST_ROLES))}${more.length ? fold({ key: `roles ${side}`, isSmall: true, summary: words.say('plan.more-roles', { count: more.length }), content: () => list(more) }) : nothing}`;
}

function roleItem(role: Role, words: Words): TemplateResult {
  const facts = roleFacts(role, words);
  return html`<li><p class="strong">${roleName(role, words)}</p>
    ${facts.length ? html`<p class="small soft">${facts.join(' · ')}</p>` : nothing}</li>`;
}
