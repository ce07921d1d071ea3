// The script of every demo page: site header, event log and widgets.
import './event-log.js'; // before the widgets, so that no event is missed
import './site-header.js';
import '../src/define.js';

// shows a page's inline JSON in its <pre data-json-of>
for (const pre of document.querySelectorAll('pre[data-json-of]')) {
  const json = document.querySelector(`${pre.getAttribute('data-json-of')} > script[type="application/json"]`);
  pre.textContent = (json?.textContent ?? '').trim();
}
