// The classic script, waymark.iife.js: loads waymark.js from its own folder, for pages and tag managers that cannot
// write `type="module"`. The URL is resolved against the script's own URL, since a relative one would be resolved
// against the page. It is one expression, since a declaration here would be a global of the page.
import(new URL('waymark.js', (document.currentScript as HTMLScriptElement | null)?.src || document.baseURI).href).catch(
  (error: unknown) => {
    console.error('Waymark: waymark.js could not be loaded from beside waymark.iife.js.', error);
  },
);
