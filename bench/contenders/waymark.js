// The whole element, as a page has it: sentences, picture, events, table. Not bundled: it loads what the script tag
// loads.
import '/cdn/waymark.js';

export function draw(box, { config, grain }) {
  const timeline = document.createElement('waymark-results-timeline');
  timeline.grain = grain;
  timeline.config = config;
  box.append(timeline);
  return {
    replace(next) {
      timeline.config = next.config;
    },
  };
}

/** One account's metrics, each in a timeline of its own. */
export function drawMany(place, config) {
  const shared = document.createElement('waymark-config');
  shared.config = config;
  for (const { id } of config.metrics) {
    const timeline = document.createElement('waymark-results-timeline');
    timeline.metric = id;
    shared.append(timeline);
  }
  place.append(shared);
}
