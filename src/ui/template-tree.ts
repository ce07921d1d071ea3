const HTML = 'http://www.w3.org/1999/xhtml';
const SVG = 'http://www.w3.org/2000/svg';

const VOID = /^(?:br|col|hr|img|input|wbr)$/;
/** A comment, Lit's mark for a place, an end tag, a start tag, or text. */
const TOKEN = /<!--([^]*?)-->|<(\?[^>]*)>|<\/([\w-]+)\s*>|<([a-z][\w-]*)((?:"[^"]*"|'[^']*'|[^"'>])*?)(\/?)>|([^<&]+)/giy;
const ATTRIBUTE = /([^\s"'=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+)))?/g;

/**
 * Builds the nodes of a template’s HTML one by one: the same that a browser’s own parser makes of it, without its `innerHTML`,
 * for which a page under Trusted Types must allow a policy. The script tag’s build gives it to our copy of Lit.
 * It reads well-formed HTML as our templates are, and throws at anything else rather than read it differently.
 *
 * @param into an empty fragment, such as the content of a `<template>`
 */
export function growTree(into: DocumentFragment, html: string): void {
  const { ownerDocument } = into;
  const above: (ParentNode & Node)[] = [];
  let at: (ParentNode & Node) & { namespaceURI?: string | null; localName?: string } = into;
  TOKEN.lastIndex = 0;
  for (let end = 0; end < html.length; end = TOKEN.lastIndex) {
    const token = TOKEN.exec(html);
    if (!token) throw new SyntaxError(`No template may hold this: ${html.slice(end, end + 40)}`);
    const [, comment, mark, closed, opened, attributes = '', alone, text] = token;
    if (text !== undefined) at.append(text);
    else if (comment !== undefined || mark !== undefined) at.append(ownerDocument.createComment(comment ?? mark ?? ''));
    else if (opened !== undefined) {
      const isSvg = opened === 'svg' || at.namespaceURI === SVG;
      const element = ownerDocument.createElementNS(isSvg ? SVG : HTML, opened);
      for (const [, name = '', quoted, single, bare] of attributes.matchAll(ATTRIBUTE)) element.setAttribute(nameOf(name), quoted ?? single ?? bare ?? '');
      at.append(element);
      if (isSvg ? alone : VOID.test(opened)) continue;
      above.push(at);
      at = element;
    } else if (at.localName === closed) at = above.pop() ?? into;
    else throw new SyntaxError(`No template may close <${closed}> there: ${html.slice(0, TOKEN.lastIndex).slice(-40)}`);
  }
  if (at !== into) throw new SyntaxError(`A template must close what it opens: ${html.slice(-40)}`);
}

/** `@`, `.` and `?` before the name of a bound attribute, whose name Lit knows from elsewhere, are no letters to set one by. */
const nameOf = (name: string): string => name.replace(/^[@.?]/, (sign) => `_${sign.charCodeAt(0)}`);
