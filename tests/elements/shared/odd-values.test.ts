/// <reference types="vite/client" />
import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import delays from '../../../demo/accounts/flights.delays.csv?raw';
import tickets from '../../../demo/accounts/lumen.tickets.csv?raw';
import '../../../src/define.js';
import type { ErrorDetail } from '../../../src/elements/shared/events.js';
import type { WidgetElement } from '../../../src/elements/shared/widget-element.js';
import { mutatedConfig, mutations, UNREADABLE } from '../../fixtures/mutated-config.js';
import { fakeNetwork, textOf, unfold, waitUntil, widePage } from '../../fixtures/page.js';

const TAGS = [
  'waymark-results-timeline',
  'waymark-success-plan',
  'waymark-effort-checklist',
  'waymark-results-page',
] as const;
const COUNT = 60;

const network = fakeNetwork();
const { warn } = console;
before(async () => {
  await widePage();
  network.on('flights.delays.csv', new Response(delays));
  network.on('lumen.tickets.csv', new Response(tickets));
  console.warn = () => {}; // each of the configs has something to say to its author
});
after(() => {
  network.restore();
  console.warn = warn;
});

/** Shows a config in every widget, with all that is folded opened, and takes them away again. */
async function showEverywhere(config: unknown, check: (element: WidgetElement, faults: string[]) => void) {
  const shown = TAGS.map((tag) => {
    const element = document.createElement(tag);
    const faults: string[] = [];
    element.addEventListener('waymark-error', ({ detail }: CustomEvent<ErrorDetail>) => {
      faults.push(...detail.issues.flatMap(({ code, message }) => (code === 'render' ? [message] : [])));
    });
    element.config = config as typeof element.config;
    document.body.append(element);
    return { element, faults };
  });
  try {
    for (const { element, faults } of shown) {
      await waitUntil(() => element.state !== 'loading', `${element.localName} never ends loading`);
      await unfold(element);
      await element.updateComplete;
      check(element, faults);
    }
  } finally {
    for (const { element } of shown) element.remove();
  }
}

describe('odd values, in every widget', () => {
  it(`${COUNT} spoilt configs: no widget is blank, no part is faulty, and every number can be read`, async function () {
    this.timeout(0);
    const states = new Set<string>();
    await fc.assert(
      fc.asyncProperty(mutations(), (mutation) =>
        showEverywhere(mutatedConfig(mutation), (element, faults) => {
          const name = element.localName;
          states.add(element.state);
          expect(faults, `${name} has a part that throws`).to.deep.equal([]);
          expect(element.shadowRoot?.querySelector('.faulty'), `${name} has a faulty part`).to.equal(null);
          const text = textOf(element);
          expect(text.length, `${name} is blank`).to.be.above(10);
          expect(element.getBoundingClientRect().height, `${name} is blank`).to.be.above(10);
          expect(text, name).not.to.match(UNREADABLE);
        }),
      ),
      { numRuns: COUNT },
    );
    expect([...states]).to.include.members(['ready', 'error']);
  });
});
