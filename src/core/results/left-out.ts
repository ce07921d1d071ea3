import type { Localizer } from '../i18n/localizer.js';
import type { Bucket } from './buckets.js';
import { isBefore, isSince, type Frame } from './measurements.js';

/** The reason why a figure does not use a period. */
export type LeftOutReason =
  | 'gap'
  | 'unfinished'
  | 'partial'
  | 'definition'
  | 'counterpart'
  | 'before-go-live'
  | 'before-since'
  | 'transition'
  | 'after-go-live'
  | 'span'
  | 'earlier';

/** Successive periods that were left out of a figure for the same reason. */
export interface LeftOut {
  /** Why. */
  reason: LeftOutReason;
  /** First day of the first of them, `YYYY-MM-DD`. */
  from: string;
  /** Last day of the last of them. */
  to: string;
  /** Their number. */
  periods: number;
  /** The periods and the reason in the reader's language. */
  text: string;
}

/** The periods on which a figure rests: for each period that counts, the reason why it is not used, or null. */
export type Rest = (bucket: Bucket) => LeftOutReason;

/** The reason why no figure uses a period; null if some figure does. */
export function uncountedReason({ definedFrom, counterparts }: Frame, bucket: Bucket): LeftOutReason | null {
  if (!bucket.finished) return 'unfinished';
  if (bucket.value === null) return 'gap';
  if (bucket.partial) return 'partial';
  if (definedFrom !== null && bucket.start < definedFrom) return 'definition';
  return counterparts && !counterparts.has(bucket.start) ? 'counterpart' : null;
}

/** The reason why a period that counts is not among those since go-live. */
export const restSince =
  ({ since }: Frame, goLive: string | undefined): Rest =>
  (bucket) => {
    if (isSince(bucket, since)) return 'earlier';
    if (goLive === undefined) return 'before-since';
    return isBefore(bucket, since) ? 'before-go-live' : 'transition';
  };

/** The periods that a figure does not use, those of one reason that follow each other as one. */
export function leftOutOf(frame: Frame, used: ReadonlySet<string>, rest: Rest, { t }: Localizer): LeftOut[] {
  const runs: { reason: LeftOutReason; buckets: [Bucket, ...Bucket[]] }[] = [];
  let isOpen = false;
  for (const bucket of frame.buckets) {
    if (used.has(bucket.start)) {
      isOpen = false;
      continue;
    }
    const reason = uncountedReason(frame, bucket) ?? rest(bucket);
    const last = runs.at(-1);
    if (isOpen && last?.reason === reason) last.buckets.push(bucket);
    else runs.push({ reason, buckets: [bucket] });
    isOpen = true;
  }
  return runs.map(({ reason, buckets }) => {
    const [first] = buckets;
    const last = buckets.at(-1) ?? first;
    const periods = first === last ? first.label : t('chart.range', { from: first.label, to: last.label });
    const why = reason === 'gap' || reason === 'unfinished' ? t(`remark.${reason}`) : t(`explain.reason.${reason}`);
    return {
      reason,
      from: first.start,
      to: last.end,
      periods: buckets.length,
      text: t('named', { name: periods, text: why }),
    };
  });
}
