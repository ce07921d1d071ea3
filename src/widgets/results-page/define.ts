import { WaymarkResultsPage } from './results-page.js';

if (!customElements.get('waymark-results-page')) customElements.define('waymark-results-page', WaymarkResultsPage);

declare global {
  interface HTMLElementTagNameMap {
    'waymark-results-page': WaymarkResultsPage;
  }
}
