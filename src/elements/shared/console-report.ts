import { issueText, type Issue } from '../../core/config/issues.js';

/** Issues that one message lists; the event has all of them. */
const MAX_LISTED = 20;

/** Texts that the console of this page has. */
const reported = new Set<string>();

/**
 * Tells the page's author what is wrong with a config: all of it in one message, once, however many widgets show it.
 */
export function reportToConsole(issues: readonly Issue[]): void {
  const more = issues.length - MAX_LISTED;
  const lines = issues.slice(0, MAX_LISTED).map(issueText);
  const text = [...lines, ...(more > 0 ? [`… and ${more} more: see the event waymark-error.`] : [])].join('\n');
  if (!issues.length || reported.has(text)) return;
  reported.add(text);
  // eslint-disable-next-line no-console -- a page's author reads it there; a customer is shown none of it
  console.warn(`Waymark: the config has ${issues.length === 1 ? 'a problem' : `${issues.length} problems`}.\n${text}`);
}
