import { html, nothing, type TemplateResult } from 'lit';
import type { Role } from '../../config/schema.js';
import type { Words } from '../../locales/words.js';

/** More roles than these are folded. */
const MOST_ROLES = 8;

/** People of one side, what each answers for, and when they last confirmed it. */
export function roleList(roles: readonly Role[], words: Words): TemplateResult {
  const list = (some: readonly Role[]) => html`<ul class="roles">${some.map((role) => roleItem(role, words))}</ul>`;
  const more = roles.slice(MOST_ROLES);
  return html`${list(roles.slice(0, MOST_ROLES))}${more.length ? html`<details><summary class="small">${words.say('plan.more-roles', { count: more.length })}</summary>${list(more)}</details>` : nothing}`;
}

function roleItem({ role, name, responsibility, confirmedOn }: Role, words: Words): TemplateResult {
  const detail = [
    ...(responsibility === undefined ? [] : [words.text(responsibility)]),
    ...(confirmedOn === undefined ? [] : [words.say('role.confirmed', { day: words.day(confirmedOn) })]),
  ];
  return html`<li><p class="strong">${[...new Set([...(name === undefined ? [] : [words.text(name)]), words.text(role)])].join(', ')}</p>
    ${detail.length ? html`<p class="small soft">${detail.join(' · ')}</p>` : nothing}</li>`;
}
