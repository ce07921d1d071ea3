/** A start tag of a page, with its attributes by their lower-case names. */
export interface Tag {
  name: string;
  attributes: ReadonlyMap<string, string>;
}

const TAG = /<(script|meta|div|link|waymark-[a-z-]+)\b((?:[^>"']|"[^"]*"|'[^']*')*)>/gi;
const ATTRIBUTE = /([^\s"'>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/** The tags of a page that concern Waymark, as the server sent them. Comments do not count. */
export const tagsIn = (html: string): Tag[] =>
  [...html.replaceAll(/<!--[^]*?-->/g, '').matchAll(TAG)].map(([, name = '', rest = '']) => ({
    name: name.toLowerCase(),
    attributes: new Map(
      [...rest.matchAll(ATTRIBUTE)].map(([, key = '', double, single, bare]) => [
        key.toLowerCase(),
        (double ?? single ?? bare ?? '').replaceAll(
          /&(amp|lt|gt|quot|#39);/g,
          (_, entity: string) => ENTITIES[entity] ?? '',
        ),
      ]),
    ),
  }));

/** The parts of a page that concern Waymark. */
export interface Embed {
  /** The tag of the script, `waymark.js` or the classic loader. */
  script: Tag | undefined;
  /** The addresses of configs. */
  configs: string[];
  /** The policies in meta elements. */
  policies: string[];
}

export function embedIn(html: string): Embed {
  const tags = tagsIn(html);
  const values = (keep: (tag: Tag) => boolean, key: string): string[] =>
    tags.filter(keep).flatMap(({ attributes }) => attributes.get(key) ?? []);
  return {
    script: tags.find(
      ({ name, attributes }) =>
        name === 'script' && /(?:^|\/)waymark(?:\.iife)?\.js(?:[?#]|$)/.test(attributes.get('src') ?? ''),
    ),
    configs: [
      ...new Set([
        ...values(({ name }) => name.startsWith('waymark-'), 'src'),
        ...values(({ attributes }) => attributes.has('data-waymark'), 'data-waymark-src'),
      ]),
    ],
    policies: values(
      ({ name, attributes }) =>
        name === 'meta' && /^content-security-policy$/i.test(attributes.get('http-equiv') ?? ''),
      'content',
    ),
  };
}
