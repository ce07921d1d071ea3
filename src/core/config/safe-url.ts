import { resolve } from './load.js';

/** The absolute URL of a safe link (http, https, mailto or tel). Null for any other, which is shown as text. */
export function safeLink(address: string, base: string): string | null {
  try {
    const url = new URL(address, base);
    return url.protocol === 'mailto:' || url.protocol === 'tel:' ? url.href : resolve(address, base);
  } catch {
    return null;
  }
}

/**
 * The URL of evidence that is written as an absolute link, else null: other text would be resolved relative to the
 * page.
 */
export const evidenceLink = (evidence: string, base: string): string | null =>
  /^(?:https?:|mailto:)/i.test(evidence) ? safeLink(evidence, base) : null;
