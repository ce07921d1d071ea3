import { html, nothing, type TemplateResult } from 'lit';
import type { Localizer } from '../../core/i18n/localizer.js';
import type { Result } from '../../core/results/result.js';
import { rowCount, valueRows, type ValueOrder } from '../../core/results/table-rows.js';
import type { DisplayedSeries } from '../../core/results/displayed-series.js';

export interface TableState {
  sort: ValueOrder;
  isWhole: boolean;
  said: string;
  setSort: (sort: TableState['sort']) => void;
  showAll: () => void;
  copy: (text: string, table: HTMLTableElement | null) => void;
}

/** Maximum number of rows at first: more are slow to render and to read. */
const MAX_ROWS = 200;

/** The table of the chart's values, in the same words. Latest first by default. */
export function valueTable(
  result: Result,
  view: DisplayedSeries,
  state: TableState,
  localizer: Localizer,
): TemplateResult {
  const { t } = localizer;
  const shown = (value: number | null) => (value === null ? '–' : localizer.number(value, result.unit));
  const total = rowCount(view);
  const rows = valueRows(result, view, state.sort, state.isWhole ? total : MAX_ROWS, localizer);
  const other = view.comparison ? localizer.text(result.metric.comparison?.name) : null;
  const header = [
    t('table.period'),
    t('table.value'),
    ...(other === null ? [] : [other]),
    t('table.n'),
    t('table.remark'),
  ];
  const copy = (event: Event) => {
    const all = valueRows(result, view, state.sort, total, localizer).map((row) => [
      row.period,
      shown(row.value),
      ...(row.other === undefined ? [] : [shown(row.other)]),
      row.n,
      row.remark,
    ]);
    const table = (event.target as HTMLElement).closest('.values')?.querySelector('table') ?? null;
    state.copy([header, ...all].map((row) => row.join('\t')).join('\n'), table);
  };
  const column = (by: TableState['sort']['by'], text: string, isNumber = false) => {
    const { sort } = state;
    const order = sort.by !== by ? 'none' : sort.descending ? 'descending' : 'ascending';
    return html`<th scope="col" class=${isNumber ? 'number' : ''} aria-sort=${order}>
      <button
        type="button"
        class="sort"
        @click=${() => state.setSort({ by, descending: sort.by === by ? !sort.descending : true })}
      >
        ${text}<span aria-hidden="true">${order === 'none' ? '' : order === 'descending' ? ' ↓' : ' ↑'}</span>
      </button>
    </th>`;
  };
  return html`<div class="values">
    <div class="scroll" tabindex="0" role="group" aria-label=${t('table')}>
      <table>
        <caption class="visually-hidden">
          ${t('table.caption', { name: localizer.text(result.metric.name) })}
        </caption>
        <thead>
          <tr>
            ${column('period', t('table.period'))}${column('value', t('table.value'), true)}${
              other === null ? nothing : html`<th scope="col" class="number">${other}</th>`
            }${column('n', t('table.n'), true)}
            <th scope="col">${t('table.remark')}</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            ({ period, value, other: compared, n, remark }) =>
              html`<tr>
                <th scope="row">${period}</th>
                <td class="number">${shown(value)}</td>
                ${compared === undefined ? nothing : html`<td class="number">${shown(compared)}</td>`}
                <td class="number">${n}</td>
                <td class="soft">${remark}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    <p class="no-print">
      ${
        rows.length < total
          ? html`<button type="button" class="button ghost" @click=${state.showAll}>
              ${t('table.more', { count: total })}
            </button> `
          : nothing
      }
      <button type="button" class="button ghost" @click=${copy}>${t('table.copy')}</button>
      <span class="small soft" role="status">${state.said}</span>
    </p>
  </div>`;
}
