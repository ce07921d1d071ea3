import { WaymarkResultsTimeline } from './results-timeline.js';

if (!customElements.get('waymark-results-timeline')) customElements.define('waymark-results-timeline', WaymarkResultsTimeline);

declare global {
  interface HTMLElementTagNameMap {
    'waymark-results-timeline': WaymarkResultsTimeline;
  }
}
