// Runs in the page that draws. It prepares the data, then does one step at a time; the bench measures each step.
import { forms, manyForms, seriesOf } from './data.js';

const frame = () =>
  new Promise((resolve) => {
    requestAnimationFrame(resolve);
  });

/** A task of its own: what is asked for within a frame runs after that frame was painted. */
const afterPaint = () =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = resolve;
    port2.postMessage(null);
  });

/**
 * The state of our picture while it is on its canvas; empty while it is not. It is drawn in the same task as its words
 * change.
 */
const lineOf = ({ shadowRoot }) =>
  shadowRoot?.querySelector('canvas[width]') ? (shadowRoot.querySelector('[role=slider]')?.ariaValueText ?? '') : '';

/**
 * The one place that knows when something is drawn: our words beside a drawn canvas, a canvas of a peer.
 * @param before our words before, where others are to be drawn in their place; a peer has drawn when it returns, or a
 * microtask later
 */
function isDrawn(place, before = []) {
  const ours = [...place.querySelectorAll('waymark-results-timeline')];
  if (ours.length) return ours.map(lineOf).every((line, i) => line && line !== before[i]);
  return place.childElementCount > 0 && [...place.children].every((child) => child.querySelector('canvas')?.width > 0);
}

/** Reads one pixel of every canvas back: a canvas only records what it is told until somebody looks. */
function readPixels(place) {
  const roots = [place, ...[...place.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? [])];
  for (const canvas of roots.flatMap((root) => [...root.querySelectorAll('canvas')])) {
    if (canvas.width && canvas.height)
      canvas.getContext('2d')?.getImageData(canvas.width >> 1, canvas.height >> 1, 1, 1);
  }
}

/** Waits until it is drawn, read back, and the frame that shows it is painted. */
async function shown(place, before) {
  do await frame();
  while (!isDrawn(place, before));
  readPixels(place);
  await afterPaint();
}

const state = { url: '', contender: null, place: null, data: null, handle: null, form: null, series: null };

function newPlace() {
  state.place = document.createElement('div');
  state.place.className = 'place';
  document.body.append(state.place);
}

/** A box of the size of one chart. */
function box(place) {
  const element = document.createElement('div');
  element.className = 'box';
  place.append(element);
  return element;
}

window.bench = {
  /** Gets all files into the browser's cache, and makes the data. */
  async prepare({ name, files, url, count, charts = 1 }) {
    await Promise.all(files.map(async (file) => (await fetch(file)).arrayBuffer()));
    newPlace();
    Object.assign(state, { url, form: forms[name], series: seriesOf(count, 1) });
    state.data =
      charts > 1
        ? manyForms[name](Array.from({ length: charts }, (_, i) => seriesOf(count, i + 1)))
        : state.form(state.series);
  },
  /** Evaluates the contender and draws its first picture. */
  async first() {
    state.contender = await import(state.url);
    state.handle = state.contender.draw(box(state.place), state.data);
    await shown(state.place);
  },
  prepareFurther(seed) {
    newPlace();
    state.data = state.form(seriesOf(state.series.at.length, seed));
  },
  /** Draws another picture of other data below. */
  async further() {
    state.contender.draw(box(state.place), state.data);
    await shown(state.place);
  },
  async many() {
    state.contender = await import(state.url);
    const { draw, drawMany } = state.contender;
    if (drawMany) drawMany(state.place, state.data);
    else for (const data of state.data) draw(box(state.place), data);
    await shown(state.place);
  },
  prepareAppends(times) {
    state.data = Array.from({ length: times }, (_, i) => state.form(seriesOf(state.series.at.length + i + 1, 1)));
  },
  /** Shows one value more, and one more, each painted before the next. */
  async appends() {
    for (const data of state.data) {
      const before = [...state.place.querySelectorAll('waymark-results-timeline')].map(lineOf);
      state.handle.replace(data);
      await shown(state.place, before);
    }
  },
};
