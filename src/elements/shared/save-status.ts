import { html, nothing, type TemplateResult } from 'lit';
import { applyChange, type Change } from '../../core/changes/change.js';
import { conflictValueOf, type ConflictValue } from '../../core/changes/conflict-value.js';
import type { Queue, QueuedChange } from '../../core/changes/queue.js';
import type { Config } from '../../core/config/schema.js';
import type { Localizer } from '../../core/i18n/localizer.js';
import type { SyncState } from './change-sync.js';
import type { ConfigSection, SaveStatus, StatusScope } from './config-context.js';

interface SaveFacts extends SyncState {
  /** The pending changes of the account that is shown. */
  queue: Queue;
  /** True if a change was saved in this visit. */
  hasSaved: boolean;
  /** Ids of changes that the person discarded in this visit. */
  discarded: ReadonlySet<string>;
  /** Applies the person's decision about a change: insist on it, or discard it. */
  decide: (id: string, insists: boolean) => void;
}

/** The section in which a person makes a change. */
const sectionOf = ({ kind }: Change): ConfigSection =>
  /^metric-/.test(kind) ? 'metrics' : /^(?:milestone|next-phase|purpose)-/.test(kind) ? 'plan' : 'effort';

/** The save status of all changes, by widget. */
export const saveStatusOf = (facts: SaveFacts): SaveStatus => ({
  notices: (scope, config, localizer) =>
    html`${inScope(facts, scope).map((item) => notice(item, config, facts.decide, localizer))}`,
  isReverted: (id) =>
    facts.discarded.has(id) ||
    facts.queue.some(({ change, status }) => change.id === id && (status === 'refused' || status === 'conflict')),
  progressText: (scope, localizer) => progressText(inScope(facts, scope), facts, localizer),
  signInText: ({ t }) => {
    const waiting = facts.queue.filter(({ status }) => status === 'waiting');
    if (!waiting.length) return t('auth-required');
    return t(mayBeLost(waiting, facts) ? 'saving.sign-in-lost' : 'saving.sign-in');
  },
});

const inScope = ({ queue }: SaveFacts, { section, target }: StatusScope): QueuedChange[] =>
  queue.filter(({ change }) => sectionOf(change) === section && (target === undefined || change.target === target));

/** True if closing the page would lose one of these changes. */
const mayBeLost = (items: readonly QueuedChange[], { unstored, isStorageFailing }: SaveFacts): boolean =>
  isStorageFailing && items.some(({ change }) => unstored.has(change.id));

function notice(
  { change, status, message }: QueuedChange,
  config: Config,
  decide: SaveFacts['decide'],
  localizer: Localizer,
): TemplateResult | typeof nothing {
  const { t } = localizer;
  const title = titleOf(config, change, localizer);
  const button = (key: 'saving.dismiss' | 'saving.keep-theirs' | 'saving.keep-mine', insists: boolean) =>
    html`<button type="button" class="button secondary" @click=${() => decide(change.id, insists)}>${t(key)}</button>`;
  switch (status) {
    case 'refused':
      return html`<div class="notice saving" part="saving" role="alert">
        <p class="strong">${t('saving.refused', { title })}</p>
        ${message ? html`<p>${message}</p>` : nothing}
        <p class="no-print">${button('saving.dismiss', false)}</p>
      </div>`;
    case 'conflict': {
      const [theirs, mine] = [config, applyChange(config, change)].map((at) =>
        valueText(conflictValueOf(at, change), localizer),
      );
      return html`<div class="notice saving" part="saving" role="alert">
        <p class="strong">${t('saving.asking', { title })}</p>
        <p>${t('saving.theirs', { what: theirs ?? '' })} ${t('saving.yours', { what: mine ?? '' })}</p>
        <p class="no-print">${button('saving.keep-mine', true)} ${button('saving.keep-theirs', false)}</p>
      </div>`;
    }
    default:
      return nothing;
  }
}

function progressText(items: readonly QueuedChange[], facts: SaveFacts, { t }: Localizer): string {
  const waiting = items.filter(({ status }) => status === 'waiting');
  if (!waiting.length) return facts.hasSaved ? t('saving.saved') : '';
  if (mayBeLost(waiting, facts)) return t('saving.lost');
  // a change counts as kept only once the storage has it
  if (waiting.some(({ change }) => facts.unstored.has(change.id)) || !waiting.some(({ tries }) => tries > 0))
    return t('saving');
  return t(facts.lifetime === 'device' ? 'saving.waiting' : 'saving.waiting-tab', { count: waiting.length });
}

function titleOf({ metrics, plan, effort }: Config, { kind, target }: Change, { text, t }: Localizer): string {
  const named =
    metrics.find(({ id }) => id === target) ??
    plan?.milestones.find(({ id }) => id === target) ??
    plan?.nextPhase?.options.find(({ id }) => id === target);
  if (/^(?:metric|milestone|next-phase)-/.test(kind)) return text(named?.name) || t('next.order');
  const entry = effort?.entries.find(({ id }) => id === target);
  return text(entry?.title) || text(plan?.purpose);
}

function valueText(value: ConflictValue | null, { t }: Localizer): string {
  if (!value) return '';
  const says = t(`essence.${value.says}`);
  return value.text ? t('essence.text', { says, text: value.text }) : says;
}
