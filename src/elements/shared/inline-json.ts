/** The first JSON script that is a child of the element. While jQuery moves it, its type is `true/application/json`. */
const scriptIn = (element: Element): HTMLScriptElement | null =>
  element.querySelector(':scope > script[type$="application/json"]');

/** Compares the name, since an element of another window is not an instance of this window's class. */
const isScript = ({ nodeName }: Node): boolean => nodeName.toLowerCase() === 'script';

/** True if the parser is past a node: an async script can upgrade an element before its children are parsed. */
function isComplete(node: Node): boolean {
  if (node.ownerDocument?.readyState !== 'loading') return true;
  for (let at: Node | null = node; at; at = at.parentNode) if (at.nextSibling) return true;
  return false;
}

/** The text of an element's JSON child. Null if there is none, undefined while it is being parsed. */
export function jsonChild(element: Element): string | null | undefined {
  const script = scriptIn(element);
  if (!script) return null;
  return isComplete(script) ? (script.textContent ?? '') : undefined;
}

/**
 * Calls back when the JSON child may have been added, removed, changed or fully parsed. Returns a function that stops
 * it.
 */
export function watchJsonChild(element: Element, changed: () => void): () => void {
  const observer = new MutationObserver((records) => {
    // ignore changes of other slotted content
    const concerns = ({ type, target, addedNodes, removedNodes }: MutationRecord) =>
      type === 'characterData' || [target, ...addedNodes, ...removedNodes].some(isScript);
    if (records.some(concerns)) changed();
  });
  observer.observe(element, { childList: true, subtree: true, characterData: true });
  const { ownerDocument } = element;
  const parsing = ownerDocument.readyState === 'loading';
  if (parsing) ownerDocument.addEventListener('DOMContentLoaded', changed, { once: true });
  return () => {
    observer.disconnect();
    ownerDocument.removeEventListener('DOMContentLoaded', changed);
  };
}
