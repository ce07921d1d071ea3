import { html, nothing, type TemplateResult } from 'lit';
import type { Words } from '../../locales/words.js';
import type { Bucket } from '../../results/buckets.js';
import type { Result } from '../../results/result.js';
import type { View } from '../../results/view.js';

export interface TableState {
  sort: { by: 'period' | 'value' | 'n'; descending: boolean };
  isWhole: boolean;
  said: string;
  setSort: (sort: TableState['sort']) => void;
  showAll: () => void;
  copy: (text: string, table: HTMLTableElement | null) => void;
}

/** A table longer than this is slow to show and to read: the rest comes when asked for. */
const MOST = 200;

interface Row {
  /** The comparison's value at the same time; undefined where there is none to compare with. */
  other: number | null | undefined;
  period: string;
  value: number | null;
  n: number;
  remark: string;
}

/** The numbers of the picture, the same values in the same words; latest first unless sorted otherwise. */
export function valueTable(result: Result, view: View, state: TableState, words: Words): TemplateResult {
  const { say } = words;
  const shown = (value: number | null) => (value === null ? '–' : words.number(value, result.unit));
  const total = view.grain === 'point' ? view.at.length : view.buckets.length;
  const rows = rowsOf(result, view, state.sort, state.isWhole ? total : MOST, words);
  const other = view.comparison ? words.text(result.metric.comparison?.name) : null;
  const header = [say('table.period'), say('table.value'), ...(other === null ? [] : [other]), say('table.n'), say('table.remark')];
  const copy = (event: Event) => {
    const all = rowsOf(result, view, state.sort, total, words).map((row) => [row.period, shown(row.value), ...(row.other === undefined ? [] : [shown(row.other)]), row.n, row.remark]);
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

function rowsOf(result: Result, view: View, { by, descending }: TableState['sort'], most: number, words: Words): Row[] {
  const total = view.grain === 'point' ? view.at.length : view.buckets.length;
  const value = (i: number) => (view.grain === 'point' ? (view.value[i] ?? NaN) : (view.buckets[i]?.value ?? NaN));
  const count = (i: number) => (view.grain === 'point' ? Number(!Number.isNaN(value(i))) : (view.buckets[i]?.n ?? 0));
  const { comparison } = view;
  const others = comparison && new Map(Array.from(comparison.at, (at, i) => [at, comparison.value[i] ?? NaN]));
  const otherAt = (i: number) => {
    if (!others) return undefined;
    const other = others.get(view.at[i] ?? NaN) ?? NaN;
    return Number.isNaN(other) ? null : other;
  };
  const key = by === 'value' ? value : count;
  // gaps last, whichever way the values run
  const byKey = (a: number, b: number) => Number(Number.isNaN(key(a))) - Number(Number.isNaN(key(b))) || (descending ? -1 : 1) * (key(a) - key(b)) || b - a;
  const order = by === 'period' ? null : Uint32Array.from({ length: total }, (_, i) => i).sort(byKey);
  return Array.from({ length: Math.min(most, total) }, (_, row): Row => {
    const i = order ? (order[row] ?? 0) : descending ? total - 1 - row : row;
    const bucket = view.buckets[i];
    if (bucket) return { other: otherAt(i), period: bucket.label, value: bucket.value, n: bucket.n, remark: remarks(bucket, result, words).join(', ') };
    const own = value(i);
    return { other: otherAt(i), period: words.moment(view.at[i] ?? 0), value: Number.isNaN(own) ? null : own, n: count(i), remark: Number.isNaN(own) ? words.say('remark.gap') : '' };
  });
}

function remarks(bucket: Bucket, { baseline, metric }: Result, { say, text }: Words): string[] {
  const { start, end, value, finished } = bucket;
  const inBaseline = baseline?.from && baseline.to && start >= baseline.from && end <= baseline.to && value !== null;
  const broken = metric.breaks.find(({ at }) => at >= start && at <= end);
  return [
    ...(value === null ? [say('remark.gap')] : []),
    ...(finished ? [] : [say('remark.unfinished')]),
    ...(inBaseline ? [say('remark.baseline')] : []),
    ...(broken ? [broken.note === undefined ? say('chart.break') : text(broken.note)] : []),
  ];
}
