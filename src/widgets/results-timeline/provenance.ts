import { html, nothing, type TemplateResult } from 'lit';
import type { Config } from '../../config/schema.js';
import type { Words } from '../../locales/words.js';
import { statement, type Result } from '../../results/result.js';
import type { Statement } from '../../results/statements.js';

/** Where the numbers come from: definition, source, who measures, and what each statement rests on. */
export function provenance({ provider }: Config, result: Result, words: Words): TemplateResult {
  const { metric } = result;
  const { say } = words;
  const named = provider ? words.text(provider.name) : say('know.provider');
  const lines = (...ids: Statement['id'][]) => ids.map((id) => statement(result, id)).filter(Boolean);
  const { agreedBy, agreedOn } = metric.target ?? {};
  const agreed =
    agreedBy !== undefined && agreedOn !== undefined ? say('agreed', { by: words.text(agreedBy), on: words.day(agreedOn) })
    : agreedBy !== undefined ? say('agreed-by', { by: words.text(agreedBy) })
    : agreedOn !== undefined ? say('agreed-on', { on: words.day(agreedOn) })
    : '';
  const rows: [string, string[]][] = [
    [say('know.definition'), [metric.definition === undefined ? say('know.not-stated') : words.text(metric.definition), ...lines('break')]],
    [say('know.source'), [metric.source === undefined ? say('know.not-stated') : words.text(metric.source)]],
    [say('know.measured-by'), [metric.measuredBy === undefined ? say('know.not-stated') : say(`know.measured-by.${metric.measuredBy}`, { provider: named })]],
    [say('know.rolled-up'), [say(`aggregate.${metric.aggregate}`)]],
    [say('know.baseline'), lines('baseline')],
    [say('know.target'), [...lines('target'), ...(agreed ? [agreed] : [])]],
    [say('know.completeness'), lines('current', 'unfinished', 'gaps', 'duplicates', 'unread', 'after-as-of')],
    [say('know.more'), lines('trend', 'projection', 'velocity')],
    [say('know.worth'), metric.worth ? [...lines('worth'), ...(metric.worth.note === undefined ? [] : [words.text(metric.worth.note)])] : []],
    [say('know.date'), lines('as-of')],
  ];
  return html`<dl class="facts">
    ${rows.map(([term, facts]) => facts.length ? html`<div><dt>${term}</dt><dd>${facts.map((fact) => html`<p>${fact}</p>`)}</dd></div>` : nothing)}
  </dl>`;
}
