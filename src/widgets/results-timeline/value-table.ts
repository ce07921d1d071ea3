import { html, nothing, type TemplateResult } from 'lit';
import type { Words } from '../../locales/words.js';
import type { Result } from '../../results/result.js';
import { rowCount, valueRows, type ValueOrder } from '../../results/value-rows.js';
import type { View } from '../../results/view.js';

export interface TableState {
  sort: ValueOrder;
  isWhole: boolean;
  said: string;
  setSort: (sort: TableState['sort']) => void;
  showAll: () => void;
  copy: (text: string, table: HTMLTableElement | null) => void;
}

/** A table longer than this is slow to show and to read: the rest comes when asked for. */
const MOST = 200;

/** The numbers of the picture, the same values in the same words; latest first unless sorted otherwise. */
export function valueTable(result: Result, view: View, state: TableState, words: Words): TemplateResult {
  const { say } = words;
  const shown = (value: number | null) => (value === null ? '–' : words.number(value, result.unit));
  const total = rowCount(view);
  const rows = valueRows(result, view, state.sort, state.isWhole ? total : MOST, words);
  const other = view.comparison ? words.text(result.metric.comparison?.name) : null;
  const header = [say('table.period'), say('table.value'), ...(other === null ? [] : [other]), say('table.n'), say('table.remark')];
  const copy = (event: Event) => {
    const all = valueRows(result, view, state.sort, total, words).map((row) => [row.period, shown(row.value), ...(row.other === undefined ? [] : [shown(row.other)]), row.n, row.remark]);
    const table = (event.target as HTMLElement).closest('.values')?.querySelector('table') ?? null;
    state.copy([header, ...all].map((row) => row.join('\t')).join('\n'), table);
  };
  const column = (by: TableState['sort']['by'], text: string, isNumber = false) => {
    const { sort } = state;
    const order = sort.by !== by ? 'none' : sort.descending ? 'descending' : 'ascending';
    return html`<th scope="col" class=${isNumber ? 'number' : ''} aria-sort=${order}><button type="button" class="sort" @click=${() => state.setSort({ by, descending: sort.by === by ? !sort.descending : true })}>${text}<span aria-hidden="true">${order === 'none' ? '' : order === 'descending' ? ' ↓' : ' ↑'}</span></button></th>`;
  };
  return html`<div class="values">
    <div class="scroll" tabindex="0" role="group" aria-label=${say('table')}><table>
      <caption class="visually-hidden">${say('table.caption', { name: words.text(result.metric.name) })}</caption>
      <thead><tr>${column('period', say('table.period'))}${column('value', say('table.value'), true)}${other === null ? nothing : html`<th scope="col" class="number">${other}</th>`}${column('n', say('table.n'), true)}<th scope="col">${say('table.remark')}</th></tr></thead>
      <tbody>${rows.map(({ period, value, other: compared, n, remark }) => html`<tr><th scope="row">${period}</th><td class="number">${shown(value)}</td>${compared === undefined ? nothing : html`<td class="number">${shown(compared)}</td>`}<td class="number">${n}</td><td class="soft">${remark}</td></tr>`)}</tbody>
    </table></div>
    <p class="no-print">${rows.length < total ? html`<button type="button" class="text-button small" @click=${state.showAll}>${say('table.more', { count: total })}</button> ` : nothing}
      <button type="button" class="text-button small" @click=${copy}>${say('table.copy')}</button> <span class="small soft" role="status">${state.said}</span></p>
  </div>`;
}
