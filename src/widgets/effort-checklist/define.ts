import { WaymarkEffortChecklist } from './effort-checklist.js';

if (!customElements.get('waymark-effort-checklist')) customElements.define('waymark-effort-checklist', WaymarkEffortChecklist);

declare global {
  interface HTMLElementTagNameMap {
    'waymark-effort-checklist': WaymarkEffortChecklist;
  }
}
