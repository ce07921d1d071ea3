import { html, nothing, type TemplateResult } from 'lit';
import type { Localizer } from '../../core/i18n/localizer.js';
import type { Result } from '../../core/results/result.js';

export interface OpinionState {
  /** True if the form for the reason is open. */
  isDisputing: boolean;
  open: (isDisputing: boolean) => void;
  confirm: (value: number) => void;
  dispute: (value: number, reason: string) => void;
}

/** Lets the customer confirm the latest number, or dispute it with a reason. */
export function confirmDispute(
  { current, metric }: Result,
  { isDisputing, open, confirm, dispute }: OpinionState,
  { t }: Localizer,
): TemplateResult | typeof nothing {
  if (!current) return nothing;
  const { value } = current;
  if (!isDisputing)
    return html`<div class="opinion no-print" role="group" aria-label=${t('opinion')}>
      <span class="small soft">${t('opinion')}</span>
      ${
        metric.confirmed && (metric.confirmed.value ?? value) === value
          ? nothing
          : html`<button type="button" class="button ghost" @click=${() => confirm(value)}>
              ${t('opinion.confirm')}
            </button>`
      }
      <button type="button" class="button ghost" @click=${() => open(true)}>${t('opinion.dispute')}</button>
    </div>`;
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    const reason = new FormData(event.target as HTMLFormElement).get('reason');
    if (typeof reason === 'string' && reason.trim()) dispute(value, reason.trim());
  };
  return html`<form
    class="opinion-form no-print"
    @submit=${send}
    @keydown=${(event: KeyboardEvent) => event.key === 'Escape' && open(false)}
  >
    <label
      ><span class="small strong">${t('opinion.reason')}</span
      ><textarea name="reason" rows="2" required maxlength="2000"></textarea>
    </label>
    <div>
      <button type="submit" class="button secondary">${t('opinion.send')}</button>
      <button type="button" class="button secondary" @click=${() => open(false)}>${t('opinion.cancel')}</button>
    </div>
  </form>`;
}
