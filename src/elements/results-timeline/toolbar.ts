import { css, html, nothing, type TemplateResult } from 'lit';
import type { Config, Metric } from '../../core/config/schema.js';
import type { Localizer } from '../../core/i18n/localizer.js';
import type { Grain, Range } from '../../core/results/displayed-series.js';
import type { ExportFormat } from '../shared/export-file.js';
import { icon } from '../shared/icon.js';
import { menu, menuItems } from '../shared/menu.js';
import { segmentedControl } from '../shared/segmented-control.js';

export interface ToolbarState {
  /** The metric's name. */
  name: string;
  ranges: readonly Range[];
  range: Range;
  grains: readonly Grain[];
  grain: Grain;
  setRange: (range: Range) => void;
  setGrain: (grain: Grain) => void;
  expand: () => void;
  /** True if the messages of the export are loaded. */
  isExportReady: boolean;
  opened: () => void;
  exportAs: (format: ExportFormat) => void;
  /** The outcome of the latest export. Empty before the first. */
  outcome: string;
}

const FORMATS = ['png', 'svg', 'csv'] as const;

/** The toolbar above the chart: the time range, a menu with grain and exports, and the enlarged chart. */
export function toolbar(state: ToolbarState, { t }: Localizer): TemplateResult {
  const { name, ranges, range, grains, grain } = state;
  const expand = t('chart.expand', { name });
  return html`<div class="toolbar no-print">
      ${
        ranges.length < 2
          ? nothing
          : segmentedControl(
              t('range'),
              ranges.map((value) => ({ value, text: t(`range.${value}`) })),
              range,
              state.setRange,
            )
      }
      <div class="tools">
        <button
          type="button"
          class="button ghost icon-button expand"
          aria-label=${expand}
          title=${expand}
          @click=${state.expand}
        >
          ${icon('expand')}</button
        >${menu(
          'chart-menu',
          { text: t('chart.more', { name }), icon: 'more', isIconOnly: true, kind: 'ghost' },
          html`${
            grains.length < 2
              ? nothing
              : html`<div class="grain">
                  <p class="small soft">${t('grain')}</p>
                  ${segmentedControl(
                    t('grain'),
                    grains.map((value) => ({ value, text: t(`grain.${value}`) })),
                    grain,
                    state.setGrain,
                  )}
                </div>`
          }${
            state.isExportReady
              ? menuItems(
                  FORMATS.map((format) => ({
                    text: t(`page.${format}`),
                    icon: format === 'csv' ? 'doc' : 'slides',
                    press: () => state.exportAs(format),
                  })),
                )
              : nothing
          }`,
          state.opened,
        )}
      </div>
    </div>
    <p class=${state.outcome ? 'small no-print' : 'visually-hidden'} role="status">${state.outcome || nothing}</p>`;
}

export const toolbarStyles = css`
  .toolbar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 16px;
    min-block-size: 36px;
    margin-block-start: 16px;
  }
  .toolbar > .tools {
    display: flex;
    gap: 4px;
    margin-inline: auto -8px;
  }
  .grain {
    display: grid;
    justify-items: start;
    gap: 4px;
    padding: 4px 8px 12px;
  }
  .expanded {
    display: grid;
    gap: 24px;
  }
  @media (min-width: 900px) {
    .expanded {
      grid-template-columns: minmax(0, 1fr) minmax(280px, 380px);
    }
  }
  .expanded .scroll {
    max-block-size: 62vh;
  }
`;

/** The choice of the metric. */
export function metricPicker(
  { metrics }: Config,
  shown: Metric,
  localizer: Localizer,
  pick: (id: string) => void,
): TemplateResult {
  const group = (kind: Metric['kind']) => {
    const own = metrics.filter((metric) => metric.kind === kind);
    if (!own.length) return nothing;
    return html`<optgroup label=${localizer.t(`kind.${kind}s`)}>
      ${own.map(
        ({ id, name }) => html`<option value=${id} ?selected=${id === shown.id}>${localizer.text(name)}</option>`,
      )}
    </optgroup>`;
  };
  return html`<label class="picker no-print"
    ><span class="visually-hidden">${localizer.t('picker')}</span>
    <select .value=${shown.id} @change=${(event: Event) => pick((event.target as HTMLSelectElement).value)}>
      ${group('result')}${group('signal')}
    </select></label
  >`;
}
