/** The first JSON script that is a child of the element. While jQuery moves it, its type is `true/application/json`. */
const scriptIn = (element: Element): HTMLScriptElement | null => element.querySelector(':scope > script[type$="application/json"]');

/** By name: one of another window's is no instance of this one's class. */
const isScript = ({ nodeName }: Node): boolean => nodeName.toLowerCase() === 'script';

/** Whether the parser is past a node: an async script can upgrade an element before its children are there in full. */
function isComplete(node: Node): boolean {
  if (node.ownerDocument?.readyState !== 'loading') return true;
  for (let at: Node | null = node; at; at = at.parentNode) if (at.nextSibling) return true;
  return false;
}

/** The text of an element's JSON child: null where there is none, undefined while it is still being parsed. */
export function jsonChild(element: Element): string | null | undefined {
  const script = scriptIn(element);
  if (!script) return null;
  return isComplete(script) ? (script.textContent ?? '') : undefined;
}

/** Calls back whenever the JSON child may have come, gone, changed or been parsed in full. Returns what stops it. */
export function watchJsonChild(element: Element, changed: () => void): () => void {
  const observer = new MutationObserver((records) => {
    // a widget's own slots may hold anything: only what a JSON child is made of matters
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
