import { register } from '../shared/register.js';
import { WaymarkResultsPage } from './results-page.js';

register('waymark-results-page', WaymarkResultsPage);

declare global {
  interface HTMLElementTagNameMap {
    'waymark-results-page': WaymarkResultsPage;
  }
}
