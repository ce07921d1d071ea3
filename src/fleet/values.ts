import type { PointsSource } from '../authoring/account.js';
import type { ReportRecord, Span } from '../authoring/report-record.js';
import type { Series } from './series.js';

/** A source of the values of all accounts. */
export type Source = PointsSource['source'];

/** Two sources with one key have the same values. */
export const sourceKey = (source: Source): string => JSON.stringify(source);

/** A source with the first place that names it. */
export interface NamedSource {
  source: Source;
  /** The path of the values that it holds, for messages. */
  at: string;
  /** The place where it is written. */
  span: Span;
}

/** The series of one account by the key of their source. */
export type AccountSeries = ReadonlyMap<string, Series>;

/** The values of a number of sources, for all accounts. */
export interface Values {
  /** Faults of the sources as a whole. */
  records: readonly ReportRecord[];
  /** Keys of sources that cannot be used: the accounts that need them keep their old files. */
  failed: ReadonlySet<string>;
  /** A digest of each account's values, for the accounts that have some. */
  digests: () => Promise<ReadonlyMap<string, string>>;
  /** The series of accounts, in the order in which they are given, which must be that of their ids. */
  read: (accounts: readonly string[]) => AsyncIterable<AccountSeries>;
}

/** An account without a value. */
export const NO_SERIES: AccountSeries = new Map();

/** Several readers as one, for sources of several kinds. */
export function together(parts: readonly Values[]): Values {
  const [only] = parts;
  if (only && parts.length === 1) return only;
  return {
    records: parts.flatMap(({ records }) => records),
    failed: new Set(parts.flatMap(({ failed }) => [...failed])),
    digests: async () => {
      const all = new Map<string, string>();
      for (const part of parts)
        for (const [id, digest] of await part.digests()) all.set(id, `${all.get(id) ?? ''} ${digest}`);
      return all;
    },
    read: async function* (accounts) {
      const readers = parts.map(({ read }) => read(accounts)[Symbol.asyncIterator]());
      for (let i = 0; i < accounts.length; i++) {
        const found = new Map<string, Series>();
        for (const reader of readers) {
          const next = await reader.next();
          if (!next.done) for (const [key, series] of next.value) found.set(key, series);
        }
        yield found;
      }
    },
  };
}
