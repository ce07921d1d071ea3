import { dayOf } from '../config/dates.js';
import type { Config } from '../config/schema.js';
import { asOfCivil } from '../results/buckets.js';

const MOST = 60;

/** Of letters and digits that every file system takes; accents go, other scripts cannot be kept. */
const plain = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').slice(0, MOST).replace(/^-+|-+$/g, '');

/**
 * The name of a file that is taken along: whose, what, of when, such as `northwind-results-2026-10-05.pptx`. One that is out of
 * date says so in its name, since a name is all that is seen of an attachment.
 * @param what such as `results`, or a metric's id
 */
export function fileName(config: Pick<Config, 'account' | 'asOf'>, what: string, ending: string, isOutOfDate: boolean): string {
  const parts = [plain(config.account.id) || 'account', plain(what) || 'results', dayOf(asOfCivil(config)), ...(isOutOfDate ? ['out-of-date'] : [])];
  return `${parts.join('-')}.${ending}`;
}
