import { element, escapeText, type Markup } from '../chart/xml-builder.js';
import { csvOf, type Cell } from '../export/csv.js';
import { REASONS, type PortfolioRow, type Reason, type ReasonId } from './portfolio.js';
import { PAGE_STYLE, staticPage } from './static-page.js';

const STYLE = `${PAGE_STYLE}
.controls { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; margin: 1rem 0; }
.controls[hidden] { display: none; }
.controls input, .controls button, th button { font: inherit; color: inherit; }
.controls input {
  padding: .375rem .625rem;
  border: 1px solid var(--soft);
  border-radius: .5rem;
  background: var(--surface);
  min-width: 14rem;
}
.controls button {
  padding: .375rem .75rem;
  border: 1px solid var(--line);
  border-radius: 1rem;
  background: none;
  cursor: pointer;
}
.controls button[aria-pressed="true"] { border-color: var(--accent); outline: 1px solid var(--accent); }
th button {
  display: inline-flex;
  gap: .25rem;
  min-height: 1.5rem;
  padding: 0;
  border: 0;
  background: none;
  font-weight: 600;
  text-align: start;
  cursor: pointer;
}
td:nth-child(2) { min-width: 14rem; }
li + li { margin-top: .5rem; }
th[aria-sort="ascending"] button::after { content: "\\2191"; }
th[aria-sort="descending"] button::after { content: "\\2193"; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
`;

/** Sorts and filters the table. Without it, the table is there whole. */
const SCRIPT = `
const body = document.querySelector('tbody');
const rows = [...body.rows];
const search = document.querySelector('input');
const buttons = [...document.querySelectorAll('.controls button')];
const count = document.querySelector('output');
const filter = () => {
  const wanted = buttons.filter((button) => button.getAttribute('aria-pressed') === 'true').map((button) => button.value);
  const text = search.value.trim().toLocaleLowerCase();
  let shown = 0;
  for (const row of rows) {
    const has = row.dataset.reasons.split(' ');
    row.hidden = !(wanted.every((reason) => has.includes(reason)) && row.textContent.toLocaleLowerCase().includes(text));
    if (!row.hidden) shown++;
  }
  count.value = shown + ' of ' + rows.length + ' accounts';
};
search.addEventListener('input', filter);
for (const button of buttons)
  button.addEventListener('click', () => {
    button.setAttribute('aria-pressed', String(button.getAttribute('aria-pressed') !== 'true'));
    filter();
  });
const heads = [...document.querySelectorAll('th')];
heads.forEach((head, at) => {
  const button = head.querySelector('button');
  button?.addEventListener('click', () => {
    const down = head.getAttribute('aria-sort') === 'ascending';
    for (const other of heads) other.removeAttribute('aria-sort');
    head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
    const keyOf = (row) => row.cells[at].dataset.key ?? row.cells[at].textContent;
    const sign = down ? -1 : 1;
    rows.sort((a, b) => {
      const [one, other] = [keyOf(a), keyOf(b)];
      if (one === '' || other === '') return Number(one === '') - Number(other === '');
      return sign * one.localeCompare(other, undefined, { numeric: true });
    });
    body.append(...rows);
  });
});
document.querySelector('.controls').hidden = false;
filter();
`;

const text = (name: string, content: string, attributes: Readonly<Record<string, string>> = {}): Markup =>
  element(name, attributes, escapeText(content));

/** The days of the data, from the first to the last. */
function asOfLine(rows: readonly PortfolioRow[]): string {
  const days = rows.flatMap(({ standing }) => standing?.day ?? []).sort();
  const [first, last] = [days[0], days.at(-1)];
  return first === undefined || last === undefined ? '' : `as of ${first === last ? first : `${first} to ${last}`}`;
}

/**
 * The portfolio as one page: sortable by every column, filterable by reason and text.
 * @param linkOf the address of an account's page; null for none
 */
export function portfolioHtml(rows: readonly PortfolioRow[], linkOf: (id: string) => string | null): string {
  const counts = (id: ReasonId) => rows.filter(({ reasons }) => reasons.some((one) => one.id === id)).length;
  const needing = rows.filter(({ reasons }) => reasons.length).length;
  const sortable = (name: string) => element('th', { scope: 'col' }, text('button', name, { type: 'button' }));
  const asOf = asOfLine(rows);
  const title = 'Accounts';
  return staticPage({
    title,
    style: STYLE,
    script: SCRIPT,
    body: [
      text('h1', title),
      text('p', `${needing} of ${rows.length} need a next step${asOf && `, ${asOf}`}.`),
      element(
        'div',
        { class: 'controls', hidden: 'hidden', role: 'group', 'aria-label': 'Filter' },
        element('input', { type: 'search', placeholder: 'Search', 'aria-label': 'Search' }),
        ...(Object.keys(REASONS) as ReasonId[]).map((id) =>
          text('button', `${REASONS[id]} (${counts(id)})`, { type: 'button', value: id, 'aria-pressed': 'false' }),
        ),
        element('output', { class: 'soft' }),
      ),
      element(
        'div',
        { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': title },
        element(
          'table',
          {},
          element('thead', {}, element('tr', {}, ...HEADS.map(sortable))),
          element('tbody', {}, ...rows.map((row) => rowHtml(row, linkOf(row.id)))),
        ),
      ),
    ],
  });
}

const HEADS = ['Account', 'Why, and the next step', 'Renewal', 'Last heard of', 'Next phase'];

function rowHtml({ id, name, standing, reasons, fault }: PortfolioRow, link: string | null): Markup {
  const { renewal = null, daysToRenewal = null, silentDays = null, nextPhase = null } = standing ?? {};
  const soft = (content: string) => text('div', content, { class: 'soft' });
  return element(
    'tr',
    { 'data-reasons': reasons.map((reason) => reason.id).join(' ') },
    element(
      'td',
      { 'data-key': name },
      link === null ? text('span', name) : text('a', name, { href: link }),
      ...(name === id ? [] : [soft(id)]),
    ),
    element(
      'td',
      { 'data-key': reasons.map((reason) => REASONS[reason.id]).join(', ') },
      ...(fault === undefined ? [] : [text('span', `Cannot be read: ${fault}`)]),
      ...(reasons.length ? [element('ul', {}, ...reasons.map(reasonItem))] : []),
    ),
    element(
      'td',
      { 'data-key': renewal ?? '' },
      escapeText(renewal ?? ''),
      ...(daysToRenewal === null
        ? []
        : [soft(daysToRenewal < 0 ? `${-daysToRenewal} days ago` : `in ${daysToRenewal} days`)]),
    ),
    text('td', silentDays === null ? '' : silentDays === 0 ? 'today' : `${silentDays} days ago`, {
      'data-key': silentDays === null ? '' : String(silentDays),
    }),
    text('td', nextPhase?.name ?? ''),
  );
}

const reasonItem = ({ id, detail, nextStep }: Reason): Markup =>
  element('li', {}, text('span', `${REASONS[id]}: ${detail}`, { class: 'reason' }), text('div', nextStep));

/** The same data as CSV. */
export function portfolioCsv(rows: readonly PortfolioRow[]): string {
  const ids = Object.keys(REASONS) as ReasonId[];
  const names = ['account', 'name', 'as_of', 'renewal', 'days_to_renewal', 'days_of_silence', 'next_phase'];
  return csvOf([
    [...names, ...ids.map((id) => id.replaceAll('-', '_')), 'next_step', 'fault'],
    ...rows.map(({ id, name, standing, reasons, fault }): Cell[] => [
      id,
      name,
      standing?.asOf ?? null,
      standing?.renewal ?? null,
      standing?.daysToRenewal ?? null,
      standing?.silentDays ?? null,
      standing?.nextPhase?.name ?? null,
      ...ids.map((one) =>
        reasons
          .filter((reason) => reason.id === one)
          .map(({ detail }) => detail)
          .join('; '),
      ),
      [...new Set(reasons.map(({ nextStep }) => nextStep))].join(' '),
      fault ?? null,
    ]),
  ]);
}
