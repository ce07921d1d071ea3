import { css, type ReactiveElement } from 'lit';
import { adoptStyles } from './adopt-styles.js';

const SELECTOR = 'div[data-waymark]';
const PREFIX = 'data-waymark-';

/** The content of the div is the fallback: it is hidden once the element renders. */
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
 * Upgrades every `<div data-waymark="results-timeline" data-waymark-src="…">` of a page, now and later, for editors
 * that strip unknown tags. The element is added in a shadow tree of the div. The content of the div is not moved or
 * changed: it is the fallback until the element renders.
 * @param names of the elements that a div may name, without their prefix
 */
export function upgradeDivs(page: Document, names: readonly string[]): void {
  const fill = (div: Element) => {
    const name = div.getAttribute('data-waymark') ?? '';
    // a div with a shadow tree was upgraded before, for example by another copy of the package
    if (names.includes(name) && !div.shadowRoot) adoptStyles(attachElement(div, name), [styles]);
  };
  const search = (node: Node) => {
    if (!(node instanceof Element)) return;
    if (node.matches(SELECTOR)) fill(node);
    node.querySelectorAll(SELECTOR).forEach(fill);
  };
  new MutationObserver((records) => {
    for (const { target, addedNodes } of records)
      [...addedNodes, ...(addedNodes.length ? [] : [target])].forEach(search);
  }).observe(page, { childList: true, subtree: true, attributes: true, attributeFilter: ['data-waymark'] });
  search(page.documentElement);
}

function attachElement(div: Element, name: string): ShadowRoot {
  const root = div.attachShadow({ mode: 'open' });
  const slot = document.createElement('slot');
  const element = createElementFor(div, name);
  if (name === 'config') {
    // the slot puts the content of the div inside the element, so that nested widgets find their config
    element.append(slot);
    root.append(element);
    return root;
  }
  slot.addEventListener('slotchange', () => {
    slot.classList.toggle(
      'is-full',
      slot.assignedNodes().some((node) => node.nodeType === Node.ELEMENT_NODE || node.textContent?.trim()),
    );
  });
  element.addEventListener('waymark-ready', () => slot.classList.add('was-ready'), { once: true });
  root.append(slot, element);
  return root;
}

function createElementFor(div: Element, name: string): HTMLElement {
  const element = document.createElement(`waymark-${name}`) as HTMLElement & { config?: unknown };
  // data attributes may set only the attributes that the element observes
  const known = (element.constructor as typeof ReactiveElement).observedAttributes;
  for (const { name: given, value } of div.attributes) {
    const own = given.startsWith(PREFIX) ? given.slice(PREFIX.length) : '';
    if (own === 'json') element.config = value;
    else if (known.includes(own)) element.setAttribute(own, value);
  }
  return element;
}
