import { css, type ReactiveElement } from 'lit';
import { dress } from './dress.js';

const SELECTOR = 'div[data-waymark]';
const PREFIX = 'data-waymark-';

/** What stands in the div is shown while its element has nothing to show, and hidden once it has. */
const styles = css`
  slot:has(~ :is([state='ready'], [state='stale'], [state='empty'])),
  slot.was-ready:has(~ [state='auth-required']),
  slot.is-full ~ :is(:not([state]), [state='idle'], [state='loading']) {
    display: none;
  }
  waymark-config {
    display: contents;
  }
`;

/**
 * Puts an element into every `<div data-waymark="results-timeline" data-waymark-src="…">` of a page, now and later: for editors
 * that strip tags they do not know. The div's own content is neither moved nor changed: it stays to be read where there is
 * nothing to show, and goes with its div.
 * @param names of the elements that a div may stand in for, without their prefix
 */
export function fillStandIns(page: Document, names: readonly string[]): void {
  const fill = (div: Element) => {
    const name = div.getAttribute('data-waymark') ?? '';
    // one that has a shadow tree is somebody else's, or was filled before, such as by another copy of the package
    if (names.includes(name) && !div.shadowRoot) dress(filled(div, name), [styles]);
  };
  const search = (node: Node) => {
    if (!(node instanceof Element)) return;
    if (node.matches(SELECTOR)) fill(node);
    node.querySelectorAll(SELECTOR).forEach(fill);
  };
  new MutationObserver((records) => {
    for (const { target, addedNodes } of records) [...addedNodes, ...(addedNodes.length ? [] : [target])].forEach(search);
  }).observe(page, { childList: true, subtree: true, attributes: true, attributeFilter: ['data-waymark'] });
  search(page.documentElement);
}

function filled(div: Element, name: string): ShadowRoot {
  const root = div.attachShadow({ mode: 'open' });
  const slot = document.createElement('slot');
  const element = elementFor(div, name);
  if (name === 'config') {
    // around what is in the div, which its widgets find it by
    element.append(slot);
    root.append(element);
    return root;
  }
  slot.addEventListener('slotchange', () => {
    slot.classList.toggle('is-full', slot.assignedNodes().some((node) => node.nodeType === Node.ELEMENT_NODE || node.textContent?.trim()));
  });
  element.addEventListener('waymark-ready', () => slot.classList.add('was-ready'), { once: true });
  root.append(slot, element);
  return root;
}

function elementFor(div: Element, name: string): HTMLElement {
  const element = document.createElement(`waymark-${name}`) as HTMLElement & { config?: unknown };
  // what an editor lets through as data must not become more than that: none but the element's own attributes
  const known = (element.constructor as typeof ReactiveElement).observedAttributes;
  for (const { name: given, value } of div.attributes) {
    const own = given.startsWith(PREFIX) ? given.slice(PREFIX.length) : '';
    if (own === 'json') element.config = value;
    else if (known.includes(own)) element.setAttribute(own, value);
  }
  return element;
}
