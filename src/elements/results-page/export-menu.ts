import { html, nothing, type TemplateResult } from 'lit';
import type { Localizer } from '../../core/i18n/localizer.js';
import type { NarrativeLength } from '../../export/narrative.js';
import type { ExportFormat } from '../shared/export-file.js';

export interface ExportActions {
  exportAs: (kind: ExportFormat, metric?: string) => void;
  print: () => void;
  length: NarrativeLength;
  setLength: (length: NarrativeLength) => void;
  copy: () => void;
  /** Called when the menu opens, to load modules in advance. */
  opened: () => void;
  /** The outcome of the latest export. Empty before the first. */
  message: string;
}

const LENGTHS: readonly NarrativeLength[] = ['sentence', 'paragraph', 'page'];

/** The export menu: slides, HTML file, print, calendar, and the narrative for a mail. */
export function exportMenu(actions: ExportActions, { t }: Localizer): TemplateResult {
  const button = (text: string, press: () => void) =>
    html`<button type="button" class="button secondary" @click=${press}>${text}</button>`;
  return html`<details class="take no-print" @toggle=${actions.opened}>
      <summary>${t('page.take')}</summary>
      <div class="kinds">
        ${button(t('page.slides'), () => actions.exportAs('slides'))}${button(t('page.print'), actions.print)}${button(
          t('page.html'),
          () => actions.exportAs('html'),
        )}${button(t('page.calendar'), () => actions.exportAs('calendar'))}
      </div>
      <div class="story" role="group" aria-label=${t('page.story')}>
        <label
          ><span class="small soft">${t('page.story')}</span>
          <select
            .value=${actions.length}
            @change=${(event: Event) => actions.setLength((event.target as HTMLSelectElement).value as NarrativeLength)}
          >
            ${LENGTHS.map(
              (length) =>
                html`<option value=${length} ?selected=${length === actions.length}>
                  ${t(`page.story.${length}`)}
                </option>`,
            )}
          </select></label
        >${button(t('page.story.copy'), actions.copy)}
      </div>
    </details>
    <p class=${actions.message ? 'small took' : 'visually-hidden'} role="status">${actions.message || nothing}</p>`;
}

/** The export buttons of one metric: PNG, SVG and CSV. */
export function metricMenu(id: string, name: string, { exportAs }: ExportActions, { t }: Localizer): TemplateResult {
  const button = (kind: 'png' | 'svg' | 'csv') =>
    html`<button
      type="button"
      class="button ghost"
      aria-label=${t('named', { name: t(`page.${kind}`), text: name })}
      @click=${() => exportAs(kind, id)}
    >
      ${t(`page.${kind}`)}
    </button>`;
  return html`<p class="files no-print">${button('png')} ${button('svg')} ${button('csv')}</p>`;
}
