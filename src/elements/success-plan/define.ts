import { register } from '../shared/register.js';
import { WaymarkSuccessPlan } from './success-plan.js';

register('waymark-success-plan', WaymarkSuccessPlan);

declare global {
  interface HTMLElementTagNameMap {
    'waymark-success-plan': WaymarkSuccessPlan;
  }
}
