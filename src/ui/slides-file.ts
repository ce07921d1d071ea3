import type { Config } from '../config/schema.js';
import type { Words } from '../locales/words.js';
import { slidesOf, type SlideOptions } from '../page/slides.js';

/** Makes slides of a config that was checked, in words that are loaded. */
export type MakeSlides = (config: Config, words: Words, options: SlideOptions) => Promise<Uint8Array>;

/** Loads what makes slides: by far the largest of all that is loaded, and only when it is asked for. */
export async function loadSlides(): Promise<MakeSlides> {
  const [{ default: PptxGenJS }, { default: JSZip }] = await withImmediate(() => Promise.all([import('pptxgenjs'), import('jszip')]));
  return (config, words, options) => withImmediate(() => slidesOf(config, words, { PptxGenJS, JSZip }, options));
}

interface Immediate { setImmediate?: unknown; clearImmediate?: unknown }

let borrowers = 0;

/**
 * JSZip yields by `setImmediate`, and where a browser has none it would add one to the page for good, one that posts messages
 * to the page's own listeners. So it is lent one, for as long as it works.
 */
async function withImmediate<T>(act: () => Promise<T>): Promise<T> {
  const host = globalThis as Immediate;
  if (borrowers === 0 && 'setImmediate' in host) return act();
  if (borrowers++ === 0) {
    const { port1, port2 } = new MessageChannel();
    const waiting: (() => void)[] = [];
    port1.onmessage = () => waiting.shift()?.();
    host.setImmediate = (callback: () => void) => {
      waiting.push(callback);
      port2.postMessage(null);
    };
    host.clearImmediate = () => undefined;
  }
  try {
    return await act();
  } finally {
    if (--borrowers === 0) {
      delete host.setImmediate;
      delete host.clearImmediate;
    }
  }
}
