import { register } from '../shared/register.js';
import { WaymarkResultsTimeline } from './results-timeline.js';

register('waymark-results-timeline', WaymarkResultsTimeline);

declare global {
  interface HTMLElementTagNameMap {
    'waymark-results-timeline': WaymarkResultsTimeline;
  }
}
