// What every page of the demo loads: what it shares with the others, and the widgets.
import './heard.js'; // before the widgets, so that nothing they say is missed
import './chrome.js';
import '../src/define.js';

// a page may show the JSON that it holds
for (const pre of document.querySelectorAll('pre[data-json-of]')) {
  const json = document.querySelector(`${pre.getAttribute('data-json-of')} > script[type="application/json"]`);
  pre.textContent = (json?.textContent ?? '').trim();
}
