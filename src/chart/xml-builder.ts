/** Escaped markup. Only `element` and `escapeText` create it, so that no text of a config becomes a tag. */
export type Markup = string & { readonly isMarkup: unique symbol };

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
/** Characters that XML forbids: control characters and lone surrogates. */
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** Escapes a text for HTML and XML, for content and for attributes. */
export const escapeText = (text: string): Markup =>
  text.replace(FORBIDDEN, '').replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign) as Markup;

/** Void elements of HTML. */
const EMPTY = /^(?:br|col|hr|meta)$/;

/** Builds an element. Undefined attributes are left out. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>>,
  ...children: readonly Markup[]
): Markup {
  const given = Object.entries(attributes)
    .flatMap(([key, value]) => (value === undefined ? [] : [` ${key}="${escapeText(String(value))}"`]))
    .join('');
  return (EMPTY.test(name) ? `<${name}${given} />` : `<${name}${given}>${children.join('')}</${name}>`) as Markup;
}
