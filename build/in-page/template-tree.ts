const SVG = 'http://www.w3.org/2000/svg';
const VOID = /^(?:br|col|hr|img|input|wbr)$/;

// each reads on from where the one before has ended
const OPENING = /<([a-z][\w-]*)/iy;
const ATTRIBUTE = /\s+([^\s=/>"']+)(?:="([^"]*)"|='([^']*)'|=([^\s"'>]+))?/y;
const ENDING = /\s*(\/?)>/y;
const CLOSING = /<\/([a-z][\w-]*)>/iy;
const COMMENT = /<(?:!--([^]*?)--|(\?[^>]*))>/y;

/**
 * Builds the nodes of a template’s HTML one by one: the same that a browser’s own parser makes of it, without its `innerHTML`,
 * for which a page under Trusted Types must allow a policy. The script tag’s build gives it to our copy of Lit.
 * It reads well-formed HTML as our templates are, and throws at anything else rather than read it differently.
 *
 * @param into an empty fragment, such as the content of a `<template>`
 */
export function growTree(into: DocumentFragment, html: string): void {
  const { ownerDocument } = into;
  const above: (DocumentFragment | Element)[] = [];
  let parent: DocumentFragment | Element = into;
  let at = 0;
  const read = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(html);
    if (found) at = pattern.lastIndex;
    return found;
  };
  const refuse = (): never => {
    throw new SyntaxError(`No template may hold this: ${html.slice(at, at + 60) || `${html.slice(0, 60)} …`}`);
  };

  while (at < html.length) {
    const text = html.slice(at, (html.indexOf('<', at) + 1 || html.length + 1) - 1);
    if (text) {
      if (text.includes('&')) refuse();
      parent.append(text);
      at += text.length;
      continue;
    }
    const [, comment, mark] = read(COMMENT) ?? [];
    if (comment !== undefined || mark !== undefined) {
      parent.append(ownerDocument.createComment(comment ?? mark ?? ''));
      continue;
    }
    const opened = read(OPENING)?.[1];
    if (opened === undefined) {
      const isClosed: boolean = 'localName' in parent && read(CLOSING)?.[1] === parent.localName;
      parent = (isClosed ? above.pop() : undefined) ?? refuse();
      continue;
    }
    const isSvg: boolean = opened === 'svg' || ('namespaceURI' in parent && parent.namespaceURI === SVG);
    const element = isSvg ? ownerDocument.createElementNS(SVG, opened) : ownerDocument.createElement(opened);
    for (let found = read(ATTRIBUTE); found; found = read(ATTRIBUTE)) {
      const [, name = '', double, single, bare] = found;
      element.setAttribute(nameOf(name), double ?? single ?? bare ?? '');
    }
    const ending = read(ENDING) ?? refuse();
    parent.append(element);
    if (isSvg ? ending[1] : VOID.test(opened)) continue;
    above.push(parent);
    parent = element;
  }
  if (parent !== into) refuse();
}

/** `@`, `.` and `?` before the name of a bound attribute, whose name Lit knows from elsewhere, are no letters to set one by. */
const nameOf = (name: string): string => name.replace(/^[@.?]/, (sign) => `_${sign.charCodeAt(0)}`);
