/** A text in both of its forms: a mail takes the rich one, a chat the plain one. */
export interface Copied {
  text: string;
  /** The same as HTML, every text in it escaped. */
  html?: string;
}

/** Puts a text on the clipboard, where the browser lets the page; to be called at once when a person asks for it. */
export async function copy({ text, html }: Copied): Promise<'done' | 'blocked'> {
  try {
    // one where there is no page to ask, such as over plain http, has none of these
    if (html !== undefined && typeof ClipboardItem !== 'undefined') {
      await navigator.clipboard.write([new ClipboardItem({ 'text/plain': new Blob([text], { type: 'text/plain' }), 'text/html': new Blob([html], { type: 'text/html' }) })]);
      return 'done';
    }
  } catch { /* plain text may be allowed still */ }
  try {
    await navigator.clipboard.writeText(text);
    return 'done';
  } catch {
    return 'blocked';
  }
}
