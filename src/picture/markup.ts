/** Text that is markup: only `element` and `written` make it, so that no text of a config becomes a tag. */
export type Markup = string & { readonly isMarkup: unique symbol };

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
/** What no XML may hold: control characters and half surrogate pairs. */
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** A text as it stands between tags or in an attribute, the same in HTML and XML. */
export const written = (text: string): Markup => text.replace(FORBIDDEN, '').replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign) as Markup;

/** Elements that HTML knows to be empty. */
const EMPTY = /^(?:br|col|hr|meta)$/;

/** An element; an attribute that is undefined is left out. */
export function element(name: string, attributes: Readonly<Record<string, string | number | undefined>>, ...children: readonly Markup[]): Markup {
  const given = Object.entries(attributes).flatMap(([key, value]) => (value === undefined ? [] : [` ${key}="${written(String(value))}"`])).join('');
  return (EMPTY.test(name) ? `<${name}${given} />` : `<${name}${given}>${children.join('')}</${name}>`) as Markup;
}
