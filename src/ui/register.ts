import { VERSION } from './version.js';

type Registrable = CustomElementConstructor & { readonly version: string };

let isTold = false;

/**
 * Registers an element by its tag. Never throws: where another copy of Waymark on the page, or something else, has the tag
 * already, that one stays, and the console is told once. Copies share configs and events, whatever their versions.
 */
export function register(tag: string, element: Registrable): void {
  const taken = customElements.get(tag);
  if (taken === element) return;
  if (taken) return tell(tag, taken);
  try {
    customElements.define(tag, element);
  } catch {
    // a page may have registered the class by a tag of its own, and one class has one tag
    customElements.define(tag, class extends (element as CustomElementConstructor) {});
  }
}

function tell(tag: string, taken: CustomElementConstructor): void {
  if (isTold) return;
  isTold = true;
  const { version } = taken as Partial<Registrable>;
  console.warn(`Waymark ${VERSION}: ${typeof version === 'string' ? `Waymark ${version} is on this page already, and its elements stay` : `something else has the tag ${tag}`}.`);
}
