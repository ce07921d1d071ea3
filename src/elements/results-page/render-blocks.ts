import { html, nothing, type TemplateResult } from 'lit';
import type { Block } from '../../export/report-blocks.js';

/** Renders blocks of the report. It skips pictures: the page has timeline elements for them. */
export const renderBlocks = (blocks: readonly Block[], level: number): TemplateResult =>
  html`${blocks.map((block) => renderBlock(block, level))}`;

function renderBlock(block: Block, level: number): TemplateResult | typeof nothing {
  switch (block.kind) {
    case 'heading':
      return html`<div class="heading" role="heading" aria-level=${level}>${block.text}</div>`;
    case 'text':
      return html`<p class=${TONES[block.tone]}>${block.text}</p>`;
    case 'list':
      return html`<ul class="items">
        ${block.items.map(
          ({ text, lines, link }) =>
            html`<li>
              <p>${text}</p>
              ${lines.map((line) => html`<p class="small soft">${line}</p>`)}${
                link ? html`<p class="small"><a href=${link.href} rel="noopener">${link.text}</a></p>` : nothing
              }
            </li>`,
        )}
      </ul>`;
    case 'table':
      return renderTable(block.table);
    case 'picture':
      return nothing;
  }
}

const TONES = { lead: 'lead', plain: '', strong: 'strong', soft: 'small soft' };

function renderTable({ caption, columns, rows }: Extract<Block, { kind: 'table' }>['table']): TemplateResult {
  const isNumber = (i: number) => (columns[i]?.isNumber ? 'number' : '');
  const isNamed = columns.some(({ text }) => text !== '');
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${caption}>
    <table>
      <caption class="visually-hidden">
        ${caption}
      </caption>
      ${
        isNamed && columns.every(({ text }) => text !== '')
          ? html`<thead>
              <tr>
                ${columns.map(({ text }, i) => html`<th scope="col" class=${isNumber(i)}>${text}</th>`)}
              </tr>
            </thead>`
          : nothing
      }
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${row.map((cell, i) =>
                i ? html`<td class=${isNumber(i)}>${cell}</td>` : html`<th scope="row">${cell}</th>`,
              )}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
