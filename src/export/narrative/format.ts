import type { Narrative } from '../narrative.js';
import type { Paragraph, Run } from './rich-text.js';

/**
 * Renders a narrative as plain text for a mail. An empty line separates paragraphs; each list item is a line with a
 * leading dash.
 * @example
 * await navigator.clipboard.writeText(narrativeText(narrative));
 */
export function narrativeText({ paragraphs }: Narrative): string {
  return blocksOf(paragraphs)
    .map((block) =>
      block.map(({ kind, runs }) => (kind === 'item' ? '- ' : '') + runs.map(({ text }) => text).join('')).join('\n'),
    )
    .join('\n\n');
}

/**
 * Renders a narrative as HTML for the clipboard. Uses only `p`, `ul`, `li`, `strong` and `em` without attributes; texts
 * are escaped.
 * @example
 * const html = new Blob([narrativeHtml(narrative)], { type: 'text/html' });
 * await navigator.clipboard.write([new ClipboardItem({ 'text/html': html })]);
 */
export function narrativeHtml({ paragraphs }: Narrative): string {
  return blocksOf(paragraphs)
    .map((block) => {
      const lines = block.map(({ runs }) => runs.map(runHtml).join(''));
      return block[0]?.kind === 'item'
        ? `<ul>${lines.map((line) => `<li>${line}</li>`).join('')}</ul>`
        : `<p>${lines.join('')}</p>`;
    })
    .join('\n');
}

/** Groups consecutive list items; every other paragraph is a block by itself. */
function blocksOf(paragraphs: readonly Paragraph[]): Paragraph[][] {
  const blocks: Paragraph[][] = [];
  for (const paragraph of paragraphs) {
    const last = blocks.at(-1);
    if (paragraph.kind === 'item' && last?.[0]?.kind === 'item') last.push(paragraph);
    else blocks.push([paragraph]);
  }
  return blocks;
}

function runHtml({ text, strong, label }: Run): string {
  const safe = text.replace(/[&<>"']/g, (letter) => ESCAPES[letter] ?? '');
  return strong ? `<strong>${safe}</strong>` : label ? `<em>${safe}</em>` : safe;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
