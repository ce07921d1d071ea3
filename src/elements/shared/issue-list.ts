import { html, nothing, type TemplateResult } from 'lit';
import type { Issue } from '../../core/config/issues.js';
import type { Localizer } from '../../core/i18n/localizer.js';

const MAX_ISSUES = 8;

/** The issues as a list: path, message, hint. In English, since they are for the author. */
export function issueList(issues: readonly Issue[], localizer: Localizer): TemplateResult {
  return html`<ul lang="en" dir="ltr">
    ${issues
      .slice(0, MAX_ISSUES)
      .map(
        ({ path, line, column, message, hint }) =>
          html`<li>
            ${path === '$' ? nothing : html`<code>${path}</code>`}${
              line === undefined ? nothing : html` <span class="soft">(line ${line}, column ${column})</span>`
            }${path === '$' ? nothing : html`<br />`}
            ${message} ${hint ?? nothing}
          </li>`,
      )}
    ${
      issues.length > MAX_ISSUES
        ? html`<li class="soft">${localizer.t('faults.more', { count: issues.length - MAX_ISSUES })}</li>`
        : nothing
    }
  </ul>`;
}
