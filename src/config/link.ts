import { resolve } from './load.js';

/** An address that may become a link (http, https, mailto or tel), made absolute; null for any other, which stays text. */
export function safeLink(address: string, base: string): string | null {
  try {
    const url = new URL(address, base);
    return url.protocol === 'mailto:' || url.protocol === 'tel:' ? url.href : resolve(address, base);
  } catch {
    return null;
  }
}

/** Evidence is a link only where it is written as one: any other text would be taken for an address of this page. */
export const evidenceLink = (evidence: string, base: string): string | null =>
  /^(?:https?:|mailto:)/i.test(evidence) ? safeLink(evidence, base) : null;
