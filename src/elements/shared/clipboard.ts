/** A text in two formats: a mail editor takes the HTML, a chat the plain text. */
export interface Copied {
  text: string;
  /** The same as HTML, every text in it escaped. */
  html?: string;
}

/** Writes a text to the clipboard. Call it directly in a click handler, since browsers require a user gesture. */
export async function copy({ text, html }: Copied): Promise<'done' | 'blocked'> {
  try {
    // undefined in insecure contexts (plain http)
    if (html !== undefined && typeof ClipboardItem !== 'undefined') {
      await navigator.clipboard.write([
        new ClipboardItem({
          'text/plain': new Blob([text], { type: 'text/plain' }),
          'text/html': new Blob([html], { type: 'text/html' }),
        }),
      ]);
      return 'done';
    }
  } catch {
    /* plain text may still be allowed */
  }
  try {
    await navigator.clipboard.writeText(text);
    return 'done';
  } catch {
    return 'blocked';
  }
}
