import { register } from '../shared/register.js';
import { WaymarkConfig } from './config.js';

register('waymark-config', WaymarkConfig);

declare global {
  interface HTMLElementTagNameMap {
    'waymark-config': WaymarkConfig;
  }
}
