import { WaymarkSuccessPlan } from './success-plan.js';

if (!customElements.get('waymark-success-plan')) customElements.define('waymark-success-plan', WaymarkSuccessPlan);

declare global {
  interface HTMLElementTagNameMap {
    'waymark-success-plan': WaymarkSuccessPlan;
  }
}
