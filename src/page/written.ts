import type { Narrative } from './narrative.js';
import type { Paragraph, Run } from './runs.js';

/** A narrative as plain text for a mail: paragraphs apart by an empty line, items of a list each on a line that begins with a dash. */
export function narrativeText({ paragraphs }: Narrative): string {
  return blocksOf(paragraphs)
    .map((block) => block.map(({ kind, runs }) => (kind === 'item' ? '- ' : '') + runs.map(({ text }) => text).join('')).join('\n'))
    .join('\n\n');
}

/** A narrative as HTML for the clipboard: only `p`, `ul`, `li`, `strong` and `em`, without attributes; all else is escaped text. */
export function narrativeHtml({ paragraphs }: Narrative): string {
  return blocksOf(paragraphs).map((block) => {
    const lines = block.map(({ runs }) => runs.map(runHtml).join(''));
    return block[0]?.kind === 'item' ? `<ul>${lines.map((line) => `<li>${line}</li>`).join('')}</ul>` : `<p>${lines.join('')}</p>`;
  }).join('\n');
}

/** Items in a row are one block, every other paragraph is one of its own. */
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

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
