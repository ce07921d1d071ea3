import { WaymarkConfig } from './config.js';

if (!customElements.get('waymark-config')) customElements.define('waymark-config', WaymarkConfig);

declare global {
  interface HTMLElementTagNameMap {
    'waymark-config': WaymarkConfig;
  }
}
