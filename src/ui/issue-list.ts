import { html, nothing, type TemplateResult } from 'lit';
import type { Issue } from '../config/issues.js';
import type { Words } from '../locales/words.js';

const MOST = 8;

/** The issues as a list: place, what is wrong, what to do. In English, since they are the author's. */
export function issueList(issues: readonly Issue[], words: Words): TemplateResult {
  return html`<ul lang="en" dir="ltr">
    ${issues.slice(0, MOST).map(({ path, line, column, message, hint }) => html`<li>
      ${path === '$' ? nothing : html`<code>${path}</code>`}${line === undefined ? nothing : html` <span class="soft">(line ${line}, column ${column})</span>`}${path === '$' ? nothing : html`<br />`}
      ${message} ${hint ?? nothing}
    </li>`)}
    ${issues.length > MOST ? html`<li class="soft">${words.say('faults.more', { count: issues.length - MOST })}</li>` : nothing}
  </ul>`;
}
