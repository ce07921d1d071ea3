import { svg, type TemplateResult } from 'lit';
import type { Result } from '../core/results/result.js';

/** The finished values of a result as a tiny line, without numbers. */
export function sparkline({ buckets, change }: Result, width = 104, height = 30): TemplateResult {
  const shown = buckets.filter(({ finished }) => finished);
  const values = shown.flatMap(({ value }) => (value === null ? [] : [value]));
  const low = values.reduce((a, b) => Math.min(a, b), Infinity);
  const high = values.reduce((a, b) => Math.max(a, b), -Infinity);
  const x = (i: number) => 4 + (i / Math.max(1, shown.length - 1)) * (width - 8);
  const y = (value: number) => height - 4 - ((value / 2 - low / 2) / (high / 2 - low / 2 || 1)) * (height - 8);
  let path = '';
  let joined = false;
  shown.forEach(({ value }, i) => {
    if (value !== null) path += `${joined ? 'L' : 'M'}${x(i).toFixed(1)} ${y(value).toFixed(1)}`;
    joined = value !== null;
  });
  const last = shown.findLastIndex(({ value }) => value !== null);
  const end = shown[last]?.value;
  const name = `sparkline ${change?.sense === 'worse' ? 'is-worse' : ''}`;
  const box = `0 0 ${width} ${height}`;
  return svg`<svg class=${name} aria-hidden="true" width=${width} height=${height} viewBox=${box}>
    <path d=${path} class=${values.length > 60 ? 'is-dense' : ''}></path>${
      end === null || end === undefined ? '' : svg`<circle cx=${x(last)} cy=${y(end)} r="2.8"></circle>`
    }
  </svg>`;
}
