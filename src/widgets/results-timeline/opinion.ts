import { html, nothing, type TemplateResult } from 'lit';
import type { Words } from '../../locales/words.js';
import type { Result } from '../../results/result.js';

export interface OpinionState {
  /** Whether the form that asks for the reason is open. */
  isDisputing: boolean;
  open: (isDisputing: boolean) => void;
  confirm: (value: number) => void;
  dispute: (value: number, reason: string) => void;
}

/** Lets the customer confirm the latest number, or dispute it with a reason. */
export function opinion({ current, metric }: Result, { isDisputing, open, confirm, dispute }: OpinionState, { say }: Words): TemplateResult | typeof nothing {
  if (!current) return nothing;
  const { value } = current;
  if (!isDisputing)
    return html`<div class="opinion no-print" role="group" aria-label=${say('opinion')}><span class="small soft">${say('opinion')}</span>
      ${metric.confirmed && (metric.confirmed.value ?? value) === value ? nothing : html`<button type="button" class="text-button small" @click=${() => confirm(value)}>${say('opinion.confirm')}</button>`}
      <button type="button" class="text-button small" @click=${() => open(true)}>${say('opinion.dispute')}</button></div>`;
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    const reason = new FormData(event.target as HTMLFormElement).get('reason');
    if (typeof reason === 'string' && reason.trim()) dispute(value, reason.trim());
  };
  return html`<form class="opinion-form no-print" @submit=${send} @keydown=${(event: KeyboardEvent) => event.key === 'Escape' && open(false)}>
    <label><span class="small strong">${say('opinion.reason')}</span><textarea name="reason" rows="2" required maxlength="2000"></textarea></label>
    <div><button type="submit" class="button">${say('opinion.send')}</button> <button type="button" class="button" @click=${() => open(false)}>${say('opinion.cancel')}</button></div>
  </form>`;
}
