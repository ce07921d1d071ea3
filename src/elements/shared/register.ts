import { VERSION } from './version.js';

type Registrable = CustomElementConstructor & { readonly version: string };

let hasWarned = false;

/**
 * Registers an element by its tag. Never throws: if another copy of Waymark or something else has registered the tag,
 * that one stays, and the console gets one warning. Copies share configs and events, whatever their versions.
 */
export function register(tag: string, element: Registrable): void {
  const taken = customElements.get(tag);
  if (taken === element) return;
  if (taken) return warn(tag, taken);
  try {
    customElements.define(tag, element);
  } catch {
    // a page may have registered the class under its own tag, and a class can have one tag only
    customElements.define(tag, class extends (element as CustomElementConstructor) {});
  }
}

function warn(tag: string, taken: CustomElementConstructor): void {
  if (hasWarned) return;
  hasWarned = true;
  const { version } = taken as Partial<Registrable>;
  console.warn(
    `Waymark ${VERSION}: ${
      typeof version === 'string'
        ? `Waymark ${version} is on this page already, and its elements stay`
        : `something else has the tag ${tag}`
    }.`,
  );
}
