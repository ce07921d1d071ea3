import { dayOf } from '../core/series/civil-time.js';
import type { Config } from '../core/config/schema.js';
import { asOfCivil } from '../core/results/buckets.js';

const MAX_SLUG_LENGTH = 60;

/**
 * Reduces a text to letters and digits that every file system accepts: accents are removed, other scripts are dropped.
 */
const slug = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MAX_SLUG_LENGTH)
    .replace(/^-+|-+$/g, '');

/**
 * The name of an exported file: account, content, date; for example `northwind-results-2026-10-05.pptx`. An out-of-date
 * file says so in its name, because the name is all that a mail shows of an attachment.
 * @param content `results`, or the id of a metric
 * @example
 * fileName(config, 'results', 'html', false); // northwind-results-2026-10-05.html
 */
export function fileName(
  config: Pick<Config, 'account' | 'asOf'>,
  content: string,
  extension: string,
  isOutOfDate: boolean,
): string {
  const parts = [
    slug(config.account.id) || 'account',
    slug(content) || 'results',
    dayOf(asOfCivil(config)),
    ...(isOutOfDate ? ['out-of-date'] : []),
  ];
  return `${parts.join('-')}.${extension}`;
}
