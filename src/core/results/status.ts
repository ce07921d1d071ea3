import { isSeasonal } from './frame.js';
import { isBehind } from './measurements.js';
import type { Result } from './types.js';

/** The statuses of a result: its state, with its pace if it moves, and whether its date was missed. */
export const STATUS_IDS = [
  'unmeasured',
  'unread',
  'no-baseline',
  'too-few',
  'stale',
  'missed',
  'reached',
  'reached.band',
  'regressed',
  'regressed.band',
  'stalled',
  'stalled.band',
  'unchanged',
  'moving',
  'moving.band',
  'moving.ahead',
  'moving.on-pace',
  'moving.at-risk',
  'moving.behind',
  'moving.none',
] as const;
/** The status of a result: its state, refined by pace, direction and missed dates. */
export type StatusId = (typeof STATUS_IDS)[number];

type Facts = Pick<Result, 'metric' | 'state' | 'pace' | 'change' | 'isUnread' | 'baseline'>;

const BY_SENSE = { better: 'moving', worse: 'regressed', none: 'unchanged' } as const;

export function statusOf(result: Facts): StatusId {
  const { metric, state, pace, change, isUnread, baseline } = result;
  if (state === 'unmeasured') return isUnread ? 'unread' : state;
  if (state === 'regressed') return metric.direction === 'maintain' ? 'regressed.band' : state;
  // a target that is worse than the baseline is met without any progress
  if (state === 'reached' && change && isBehind(metric, baseline) && !isSeasonal(metric)) return BY_SENSE[change.sense];
  if (state === 'reached' && change?.sense === 'worse') return 'regressed';
  if (pace === 'missed') return 'missed';
  if (metric.direction === 'maintain' && (state === 'reached' || state === 'stalled')) return `${state}.band`;
  if (state !== 'moving') return state;
  if (pace) return `moving.${pace}`;
  if (change?.sense !== 'better') return 'moving.none';
  return metric.direction === 'maintain' ? 'moving.band' : 'moving';
}
