import type { TemplateResult } from 'lit';
import type { MessageKey } from '../../core/i18n/message-types.js';
import type { Localizer } from '../../core/i18n/localizer.js';
import type { Result } from '../../core/results/result.js';
import { statusOf, type StatusId } from '../../core/results/status.js';
import { chip, type Tone } from './chip.js';
import type { IconName } from './icon.js';

type ChipKey = Extract<MessageKey, `chip.${string}`>;
/** `arrow` is the direction in which the value went. */
type Look = readonly [key: ChipKey, tone: Tone, icon: IconName | 'arrow'];

const FLAT: Look = ['chip.flat', 'neutral', 'flat'];
const BETTER: Look = ['chip.better', 'better', 'arrow'];
const WORSE: Look = ['chip.worse', 'worse', 'arrow'];

const LOOKS: Readonly<Record<StatusId, Look>> = {
  unmeasured: ['chip.unmeasured', 'neutral', 'hourglass'],
  unread: ['chip.unread', 'watch', 'alert'],
  'no-baseline': ['chip.no-baseline', 'neutral', 'flat'],
  'too-few': ['chip.too-early', 'neutral', 'hourglass'],
  stale: ['chip.stale', 'watch', 'history'],
  missed: ['chip.missed', 'watch', 'clock'],
  reached: ['chip.reached', 'solid', 'check'],
  'reached.band': ['chip.in-range', 'solid', 'check'],
  regressed: WORSE,
  'regressed.band': WORSE,
  stalled: FLAT,
  'stalled.band': FLAT,
  unchanged: FLAT,
  moving: BETTER,
  'moving.band': BETTER,
  'moving.ahead': ['chip.ahead', 'better', 'ahead'],
  'moving.on-pace': ['chip.on-pace', 'better', 'right'],
  'moving.at-risk': ['chip.at-risk', 'watch', 'clock'],
  'moving.behind': ['chip.behind', 'watch', 'clock'],
  'moving.none': ['chip.improving', 'neutral', 'arrow'],
};

/** The state of a result, as one chip. A number that the customer disputes is that before anything else. */
export function statusChip(result: Result, { t }: Localizer): TemplateResult {
  if (result.metric.disputed) return chip(t('chip.disputed'), 'watch', 'flag');
  const [key, tone, icon] = LOOKS[statusOf(result)];
  return chip(t(key), tone, icon === 'arrow' ? ((result.change?.absolute ?? 0) > 0 ? 'up' : 'down') : icon);
}
