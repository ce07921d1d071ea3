import type { Plugin } from 'vite';

/** A style sheet without what only its readers need: comments, and the space between its parts. Strings stay as they are. */
export const tight = (text: string): string => text
  .replace(/('[^'\n]*')|\/\*[^]*?\*\/|\s*([{};,])\s*|(:)\s+|\s+/g, (found: string, string?: string, mark?: string, colon?: string) => string ?? mark ?? colon ?? (found.startsWith('/*') ? '' : ' '))
  .replaceAll(';}', '}');

/** Packs the style sheets of our own modules, and takes the indentation out of their templates. */
export function tightStyles(): Plugin {
  return {
    name: 'waymark-tight-styles',
    transform: {
      filter: { id: /\/src\/(ui|widgets)\/.*\.ts$/, code: /\b(css|html|svg)`/ },
      handler: (code) => ({ code: code.replace(/\bcss`([^`]*)`/g, (_, text: string) => `css\`${tight(text)}\``).replace(/\n[ \t]+/g, '\n'), map: null }),
    },
  };
}
