// Shows all shared components on one page, for contributors.
import { css, html, LitElement } from 'lit';
import { tokens } from '../src/elements/shared/base-styles.js';
import { chip } from '../src/elements/shared/chip.js';
import { componentStyles } from '../src/elements/shared/component-styles.js';
import { dialog } from '../src/elements/shared/dialog.js';
import { textForm } from '../src/elements/shared/form.js';
import { icon } from '../src/elements/shared/icon.js';
import { listRow, metaLine } from '../src/elements/shared/list-row.js';
import { menu, menuItems } from '../src/elements/shared/menu.js';
import { owner } from '../src/elements/shared/owner-initials.js';
import { progressBar, stepBar } from '../src/elements/shared/progress-bar.js';
import { segmentedControl, tabs } from '../src/elements/shared/segmented-control.js';
import { snackbar } from '../src/elements/shared/snackbar.js';
import { statBlock } from '../src/elements/shared/stat-block.js';

const nothingHappens = (): void => {};

class DemoComponents extends LitElement {
  static override styles = [
    tokens,
    ...componentStyles,
    css`
      .gallery {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 420px), 1fr));
        gap: 32px;
      }
      figure {
        display: grid;
        align-content: start;
        gap: 12px;
        min-inline-size: 0;
        container-type: inline-size;
      }
      .line {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
      }
    `,
  ];

  #range = 'all';
  #view = 'chart';

  override connectedCallback(): void {
    super.connectedCallback();
    const { searchParams } = new URL(location.href);
    const accent = searchParams.get('accent');
    if (accent) this.style.setProperty('--waymark-accent', accent);
    if (searchParams.get('dir') === 'rtl') document.documentElement.dir = 'rtl';
  }

  override render() {
    const figure = (name: string, content: unknown) =>
      html`<figure>
        <figcaption class="heading">${name}</figcaption>
        ${content}
      </figure>`;
    const delta = html`<span class="delta better">${icon('down')}51% better</span>`;
    return html`<div class="root" lang="en">
      <div class="gallery">
        ${figure(
          'Buttons',
          html`<div class="line">
              <button class="button primary">Go with Erfurt</button>
              <button class="button secondary">${icon('calendar')}Add dates</button>
              <button class="button ghost">Other options</button>
              <button class="button primary" disabled>Disabled</button>
            </div>
            <div class="line">
              <button class="button secondary icon-button" aria-label="Expand">${icon('expand')}</button>
              <button class="button ghost icon-button" aria-label="More">${icon('more')}</button>
            </div>`,
        )}
        ${figure(
          'Chips',
          html`<div class="line">
              ${chip('On track', 'better', 'right')} ${chip('Ahead', 'better', 'ahead')}
              ${chip('Reached', 'solid', 'check')} ${chip('On the edge', 'watch', 'clock')}
              ${chip('Behind', 'watch', 'clock')} ${chip('Worse', 'worse', 'up')}
            </div>
            <div class="line">
              ${chip('Flat', 'neutral', 'flat')} ${chip('Too early', 'neutral', 'hourglass')}
              ${chip('Disputed', 'watch', 'flag')} ${chip('Out of date', 'watch', 'history')}
              ${chip('Done', 'better', 'check')} ${chip('Next', 'neutral', 'right')}
              ${chip('Due soon', 'watch', 'clock')} ${chip('Overdue', 'worse', 'exclaim')}
              ${chip('Waiting', 'neutral', 'pause')} ${chip('Agreed', 'better', 'check')}
            </div>`,
        )}
        ${figure(
          'Stat block with a progress bar',
          statBlock({
            name: 'Invoice cycle time',
            value: '6.1',
            unit: ' days',
            beside: 'from 12.4',
            chip: chip('On the edge', 'watch', 'clock'),
            line: delta,
            foot: progressBar({
              label: '85% of the way from 12.4 to 5 days',
              progress: 0.85,
              now: '85%',
              from: '12.4 · Mar',
              to: html`Target <b>5</b> · 31 Dec`,
            }),
          }),
        )}
        ${figure(
          'A result that got worse',
          statBlock({
            name: 'Overdue invoices',
            value: '8.1',
            unit: '%',
            beside: 'from 7.1%',
            chip: chip('Worse', 'worse', 'up'),
            line: html`<span class="delta worse">${icon('up')}1 point worse</span>`,
            foot: progressBar({
              label: 'Further from 4% than at the start, 7.1%',
              progress: -0.32,
              now: '8.1%',
              from: '7.1%',
              to: html`Target <b>4%</b> · 28 Feb`,
            }),
          }),
        )}
        ${figure(
          'Second stats, steps',
          html`<div class="line">
              ${statBlock({ name: 'Value since go-live', value: '€7,936', line: html`7 of 7 months` }, true)}
              ${statBlock({ name: 'Forecast', value: '22 Nov – 15 Jan', line: html`Target 31 December` }, true)}
            </div>
            ${stepBar(['done', 'done', 'done', 'late', 'open', 'open', 'open'])}`,
        )}
        ${figure(
          'Segmented control and tabs',
          html`${segmentedControl(
              'Period',
              [
                { value: 'all', text: 'All' },
                { value: 'since', text: 'Since go-live' },
                { value: 'year', text: '12 months' },
              ],
              this.#range,
              (range) => {
                this.#range = range;
                this.requestUpdate();
              },
            )}
            ${tabs(
              'View',
              [
                { value: 'chart', text: 'Chart' },
                { value: 'effects', text: 'Before & after' },
                { value: 'table', text: 'Table' },
                { value: 'method', text: 'Method' },
              ],
              this.#view,
              'panel',
              (view) => {
                this.#view = view;
                this.requestUpdate();
              },
            )}
            <div id="panel" role="tabpanel" aria-labelledby="tab-${this.#view}">${this.#view}</div>`,
        )}
        ${figure(
          'List rows',
          html`<ul class="rows">
            <li>
              ${listRow({
                mark: html`<input type="checkbox" class="check" aria-label="Done" />`,
                title: 'Let reminders go out on day 3',
                meta: metaLine([owner('Controller', 'customer'), '20 October', '10 min']),
                end: chip('Due soon', 'watch', 'clock'),
              })}
            </li>
            <li>
              ${listRow({
                mark: html`<span class="glyph">${icon('question')}</span>`,
                title: 'Which customers have terms other than 14 days?',
                meta: metaLine([owner('Success manager', 'provider'), '14 October']),
                end: html`<button class="button secondary">Answer</button>`,
              })}
            </li>
            <li>
              ${listRow({
                mark: html`<input type="checkbox" class="check" checked aria-label="Done" />`,
                title: 'Move the invoice run to every evening',
                meta: metaLine(['6 May']),
                end: chip('Done', 'better', 'check'),
              })}
            </li>
          </ul>`,
        )}
        ${figure(
          'Form',
          textForm({
            label: 'Which customers want one invoice a month?',
            help: 'For: Invoice cycle time',
            send: 'Send',
            cancel: 'Cancel',
            submit: nothingHappens,
            close: nothingHappens,
          }),
        )}
        ${figure(
          'Menu, dialog',
          html`<div class="line">
            ${menu(
              'menu-share',
              { text: 'Share', icon: 'share', kind: 'primary' },
              menuItems([
                { text: 'Slides (PowerPoint)', icon: 'slides', help: 'Charts stay editable', press: nothingHappens },
                { text: 'Print or save as PDF', icon: 'print', help: 'A4 or Letter', press: nothingHappens },
                { text: 'Dates for your calendar', icon: 'calendar', press: nothingHappens },
              ]),
            )}
            <button class="button secondary" @click=${() => this.renderRoot.querySelector('dialog')?.showModal()}>
              Open the dialog
            </button>
            ${dialog('Report a problem', 'Close', html`<p class="soft">8.1% stays visible, marked as disputed.</p>`, nothingHappens)}
          </div>`,
        )}
        ${figure(
          'Snackbar, remark',
          html`${snackbar('Decided: Erfurt.', 'Saved.', { text: 'Undo', press: nothingHappens })}
            <p class="remark">
              ${icon('alert')}<span
                ><b class="strong">Early sign.</b> “Proof of delivery uploaded the same day” was missed the last 3
                times.</span
              >
            </p>`,
        )}
      </div>
    </div>`;
  }
}
customElements.define('demo-components', DemoComponents);
