import { element, escapeText, type Markup } from '../chart/xml-builder.js';
import { isRecord } from '../core/types.js';
import { PAGE_STYLE, staticPage } from './static-page.js';

/** A playbook as its author wrote it, with what it extends: any of it may be missing. */
type Part = Readonly<Record<string, unknown>>;

const STYLE = `${PAGE_STYLE}
.objective { font-size: 1.25rem; font-weight: 600; max-width: 45rem; }
dl { margin: 0; } dt { font-weight: 600; } dd { margin: 0 0 .75rem; }
`;

const part = (value: unknown): Part => (isRecord(value) ? value : {});
const parts = (value: unknown): Part[] => (Array.isArray(value) ? value.filter(isRecord) : []);
const texts = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string');

/** A text of a playbook in English, else in its first language. */
function wordsOf(value: unknown): string {
  if (typeof value === 'string') return value;
  const byLanguage = part(value);
  return texts([byLanguage.en, ...Object.values(byLanguage)])[0] ?? '';
}

const line = (name: string, content: string): Markup => element(name, {}, escapeText(content));
const list = (items: readonly string[]): Markup[] =>
  items.length ? [element('ul', {}, ...items.map((item) => line('li', item)))] : [line('p', 'None is named.')];

/** A result that a standard promises, by how many analysed customers stayed for it. */
interface ProvenResult {
  name: string;
  definition: string;
  proven: { customers: number; of: number; note: string } | null;
}

function resultsOf(playbook: Part): ProvenResult[] {
  return parts(playbook.metrics)
    .filter(({ kind }) => kind !== 'signal')
    .map((metric): ProvenResult => {
      const { customers, of, note } = part(metric.proven);
      return {
        name: wordsOf(metric.name) || wordsOf(metric.id),
        definition: wordsOf(metric.definition),
        proven: typeof customers === 'number' && typeof of === 'number' ? { customers, of, note: wordsOf(note) } : null,
      };
    });
}

/**
 * The map of proven results of a playbook as one page, for sales and marketing: who succeeds, at what, and how many of
 * the analysed customers stayed for it. Results that nobody has stayed for yet stand apart.
 * @param playbook the merged playbook
 */
export function bullseyeHtml(playbook: Part): string {
  const bullseye = part(playbook.bullseye);
  const analysis = part(playbook.analysis);
  const nameOf = (items: unknown, id: string) => wordsOf(parts(items).find((item) => item.id === id)?.name) || id;
  const attributes = (need: string) =>
    parts(bullseye.attributes)
      .filter((attribute) => attribute.need === need)
      .map(({ name }) => wordsOf(name));
  const results = resultsOf(playbook);
  const proven = results
    .flatMap((result) => (result.proven ? [{ ...result, proven: result.proven }] : []))
    .sort((a, b) => b.proven.customers / b.proven.of - a.proven.customers / a.proven.of);
  const questions = (
    [
      ['Why they bought', analysis.whyBought],
      ['How successful they are', analysis.howSuccessful],
      ['What they did', analysis.whatTheyDid],
    ] as const
  ).flatMap(([question, answer]) => (wordsOf(answer) ? [line('dt', question), line('dd', wordsOf(answer))] : []));
  const customers = texts(analysis.customers).length;
  const source = [
    ...(customers ? [`${customers} customers analysed`] : []),
    ...(wordsOf(analysis.interviewed) ? [`interviewed ${wordsOf(analysis.interviewed)}`] : []),
  ].join(', ');
  const title = `Proven results: ${wordsOf(playbook.id)}`;
  return staticPage({
    title,
    style: STYLE,
    body: [
      line('h1', title),
      element('p', { class: 'soft' }, escapeText(source && `${source}.`)),
      ...(wordsOf(bullseye.objective)
        ? [element('p', { class: 'objective' }, escapeText(wordsOf(bullseye.objective)))]
        : []),
      line('h2', 'What they stay for'),
      ...(proven.length ? [provenTable(proven)] : [line('p', 'No result is proven yet.')]),
      ...(results.length > proven.length
        ? [line('h2', 'Not proven yet'), ...list(results.filter((result) => !result.proven).map(({ name }) => name))]
        : []),
      line('h2', 'The one measure'),
      ...list(texts(bullseye.measure ?? []).map((id) => nameOf(playbook.metrics, id))),
      line('h2', 'Whom it fits'),
      line('p', 'They must have:'),
      ...list(attributes('must')),
      line('p', 'They should have:'),
      ...list(attributes('should')),
      line('h2', 'What they do differently'),
      ...list(texts(bullseye.processes ?? []).map((id) => nameOf(playbook.behaviors, id))),
      ...(questions.length ? [line('h2', 'What the analysis found'), element('dl', {}, ...questions)] : []),
    ],
  });
}

type Proven = ProvenResult & { proven: NonNullable<ProvenResult['proven']> };

function provenTable(results: readonly Proven[]): Markup {
  const columns: [string, (result: Proven) => string][] = [
    ['Result', ({ name }) => name],
    ['Customers who stayed for it', ({ proven: { customers, of } }) => `${customers} of ${of}`],
    ['Definition', ({ definition }) => definition],
    ['Note', ({ proven: { note } }) => note],
  ];
  const filled = columns.filter(([, cellOf]) => results.some((result) => cellOf(result)));
  const heads = filled.map(([name]) => element('th', { scope: 'col' }, escapeText(name)));
  const rows = results.map((result) => element('tr', {}, ...filled.map(([, cellOf]) => line('td', cellOf(result)))));
  return element(
    'div',
    { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Proven results' },
    element('table', {}, element('thead', {}, element('tr', {}, ...heads)), element('tbody', {}, ...rows)),
  );
}
