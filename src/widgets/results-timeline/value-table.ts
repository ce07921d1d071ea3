import { html, type TemplateResult } from 'lit';
import type { Words } from '../../locales/words.js';
import type { Bucket } from '../../results/buckets.js';
import type { Result } from '../../results/result.js';

/** The numbers of the picture, latest first. */
export function valueTable(result: Result, words: Words): TemplateResult {
  const { buckets, metric, unit } = result;
  const { say } = words;
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${say('table')}>
    <table>
      <caption class="visually-hidden">${say('table.caption', { name: words.text(metric.name) })}</caption>
      <thead><tr><th scope="col">${say('table.period')}</th><th scope="col" class="number">${say('table.value')}</th><th scope="col" class="number">${say('table.n')}</th><th scope="col">${say('table.remark')}</th></tr></thead>
      <tbody>
        ${[...buckets].reverse().map((bucket) => html`<tr>
          <th scope="row">${bucket.label}</th>
          <td class="number">${bucket.value === null ? '–' : words.number(bucket.value, unit)}</td>
          <td class="number">${bucket.n}</td>
          <td class="soft">${remarks(bucket, result, words).join(', ')}</td>
        </tr>`)}
      </tbody>
    </table>
  </div>`;
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
