import { html, nothing, type TemplateResult } from 'lit';
import type { Role } from '../../core/config/schema.js';
import type { Localizer } from '../../core/i18n/localizer.js';
import type { RenderDisclosure } from '../shared/disclosure-controller.js';
import { metaLine } from '../shared/list-row.js';
import type { RenderLongList } from '../shared/long-lists.js';
import { owner } from '../shared/owner-initials.js';

/** Roles beyond these are folded. */
const MAX_ROLES = 8;

/** People of one side and what each answers for; for the provider also when they last confirmed it. */
export function roleList(
  roles: readonly Role[],
  side: Role['side'],
  isProvider: boolean,
  renderDisclosure: RenderDisclosure,
  longList: RenderLongList,
  localizer: Localizer,
): TemplateResult {
  const list = (some: readonly Role[]) =>
    html`<ul class="roles">
      ${some.map((role) => roleItem(role, isProvider, localizer))}
    </ul>`;
  const more = roles.slice(MAX_ROLES);
  return html`${list(roles.slice(0, MAX_ROLES))}${
    more.length
      ? renderDisclosure({
          key: `roles ${side}`,
          summary: localizer.t('plan.more-roles', { count: more.length }),
          content: () => longList(`roles ${side}`, more, list, localizer),
        })
      : nothing
  }`;
}

function roleItem(role: Role, isProvider: boolean, localizer: Localizer): TemplateResult {
  const { responsibility, confirmedOn } = role;
  const position = localizer.text(role.role);
  const name = role.name === undefined ? position : localizer.text(role.name);
  const facts = [
    ...(name === position ? [] : [position]),
    ...(responsibility === undefined ? [] : [localizer.text(responsibility)]),
    ...(isProvider && confirmedOn !== undefined
      ? [localizer.t('role.confirmed', { day: localizer.day(confirmedOn) })]
      : []),
  ];
  return html`<li class="person">
    ${owner(name, role.side, true)}
    <div>
      <p class="medium">${name}</p>
      ${metaLine(facts)}
    </div>
  </li>`;
}
