import type { Config } from '../../core/config/schema.js';
import type { Localizer } from '../../core/i18n/localizer.js';
import { slidesOf, type SlideOptions } from './slides.js';

/** Creates slides from a parsed config, with a localizer whose messages are loaded. */
export type MakeSlides = (config: Config, localizer: Localizer, options: SlideOptions) => Promise<Uint8Array>;

/** Loads the slide libraries on request: they are by far the largest part of the package. */
export async function loadSlides(): Promise<MakeSlides> {
  const [{ default: PptxGenJS }, { default: JSZip }] = await withImmediate(() =>
    Promise.all([import('pptxgenjs'), import('jszip')]),
  );
  return (config, localizer, options) =>
    withImmediate(() => slidesOf(config, localizer, { PptxGenJS, JSZip }, options));
}

interface Immediate {
  setImmediate?: unknown;
  clearImmediate?: unknown;
}

let borrowers = 0;

/**
 * JSZip yields by `setImmediate`. In a browser without it, JSZip installs a global polyfill that posts messages to the
 * page's own listeners. A temporary `setImmediate` prevents that and is removed when the work is done.
 */
async function withImmediate<T>(work: () => Promise<T>): Promise<T> {
  const host = globalThis as Immediate;
  if (borrowers === 0 && 'setImmediate' in host) return work();
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
    return await work();
  } finally {
    if (--borrowers === 0) {
      delete host.setImmediate;
      delete host.clearImmediate;
    }
  }
}
