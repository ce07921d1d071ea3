const SVG = 'http://www.w3.org/2000/svg';
const VOID = /^(?:br|col|hr|img|input)$/;

// each reads on from where the one before has ended: text, Lit's mark for a place, an end, a start; then what stands within a start
const TOKEN = /([^<&]+)|<(\?[^>]*)>|<\/([\w-]+)>|<([a-z][\w-]*)/iy;
const ATTRIBUTE = /\s+([^\s=/>"']+)(?:="([^"]*)"|=([^\s"'>]+))?/y;
const ENDING = /\s*(\/?)>/y;

/**
 * Builds the nodes of a template’s HTML one by one: the same that a browser’s own parser makes of it, without its `innerHTML`,
 * for which a page under Trusted Types must allow a policy. The script tag’s build gives it to our copy of Lit.
 * It reads well-formed HTML as our templates are, and throws at anything else rather than read it differently.
 *
 * @param into an empty fragment, such as the content of a `<template>`
 */
export function growTree(into: DocumentFragment, html: string): void {
  const { ownerDocument } = into;
  const above: Element[] = [];
  let parent = into as Node as Element;
  let at = 0;
  const read = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(html);
    if (found) at = pattern.lastIndex;
    return found;
  };
  const refuse = (): never => {
    throw new SyntaxError(`No template: ${html}`);
  };
  while (at < html.length) {
    const [, text, mark, closed, opened] = read(TOKEN) ?? refuse();
    if (text) parent.append(text);
    else if (mark) parent.append(ownerDocument.createComment(mark));
    else if (opened) {
      const isSvg = opened === 'svg' || parent.namespaceURI === SVG;
      const element: Element = isSvg ? ownerDocument.createElementNS(SVG, opened) : ownerDocument.createElement(opened);
      for (let found = read(ATTRIBUTE); found; found = read(ATTRIBUTE)) {
        const [, name = '', quoted, bare] = found;
        // the signs before the name of a bound attribute, whose name Lit knows from elsewhere, are no letters to set one by
        element.setAttribute(name.replace(/^[@.?]/, (sign) => `_${sign.charCodeAt(0)}`), quoted ?? bare ?? '');
      }
      const [, alone] = read(ENDING) ?? refuse();
      parent.append(element);
      if (isSvg ? alone : VOID.test(opened)) continue;
      above.push(parent);
      parent = element;
    } else parent = (closed === parent.localName ? above.pop() : null) ?? refuse();
  }
  if (above.length) refuse();
}
