import { register } from '../shared/register.js';
import { WaymarkEffortChecklist } from './effort-checklist.js';

register('waymark-effort-checklist', WaymarkEffortChecklist);

declare global {
  interface HTMLElementTagNameMap {
    'waymark-effort-checklist': WaymarkEffortChecklist;
  }
}
