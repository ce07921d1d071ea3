import { aTimeout, expect, nextFrame } from '@open-wc/testing';
import type { ReactiveElement } from 'lit';
import { WaymarkConfig } from '../../../src/elements/config/config.js';
import { WaymarkEffortChecklist } from '../../../src/elements/effort-checklist/effort-checklist.js';
import { WaymarkResultsTimeline } from '../../../src/elements/results-timeline/results-timeline.js';
import { WaymarkSuccessPlan } from '../../../src/elements/success-plan/success-plan.js';
import { account } from '../../fixtures/account.js';
import { fakeNetwork, json, reaches, says, waitUntil, widePage, type Network } from '../../fixtures/page.js';

const STEPS = ['define', 'insert', 'property', 'attribute'] as const;
type Step = (typeof STEPS)[number];

const orders = (steps: readonly Step[]): Step[][] =>
  steps.length
    ? steps.flatMap((first) => orders(steps.filter((step) => step !== first)).map((rest) => [first, ...rest]))
    : [[]];

interface Case {
  of: new () => ReactiveElement;
  attribute: [string, string];
  /** The final text. */
  words: string;
  children?: () => Node[];
}
const cases: Record<string, Case> = {
  'results-timeline': { of: WaymarkResultsTimeline, attribute: ['metric', 'logins'], words: 'Log-ins' },
  'success-plan': { of: WaymarkSuccessPlan, attribute: ['sections', 'roles next'], words: 'Automatic reminders' },
  'effort-checklist': { of: WaymarkEffortChecklist, attribute: ['audience', 'provider'], words: 'Rate our service' },
  config: {
    of: WaymarkConfig,
    attribute: ['src', '/other.json'],
    words: 'Get paid a week sooner',
    children: () => [document.createElement('waymark-success-plan')],
  },
};

/** The DOM that a person is shown, without Lit's own marks. */
const domOf = (element: Element): string[] => [
  ...[...element.attributes].map(({ name, value }) => `${name}="${value}"`).sort(),
  ...[element, ...element.children].flatMap(({ shadowRoot }) =>
    (shadowRoot?.innerHTML ?? '').replace(/<!--.*?-->/g, '').split(/(?=<)/),
  ),
];

describe('defined, inserted, given a property and an attribute, in any order: the same', () => {
  let network: Network;
  let names = 0;
  before(widePage);
  beforeEach(() => {
    network = fakeNetwork();
    network.on('other.json', json(account({ plan: { purpose: 'Another' } })));
  });
  afterEach(() => network.restore());

  /** Goes through the steps, with a turn of the page between them or all at once. */
  async function shown(
    { of, attribute, words, children }: Case,
    order: readonly Step[],
    pauses: boolean,
  ): Promise<string[]> {
    const name = `x-order-${++names}`;
    const element = document.createElement(name) as HTMLElement & { config?: unknown };
    element.append(...(children?.() ?? []));
    const steps: Record<Step, () => void> = {
      define: () => customElements.define(name, class extends of {}),
      insert: () => document.body.append(element),
      property: () => {
        element.config = account();
      },
      attribute: () => element.setAttribute(...attribute),
    };
    for (const step of order) {
      steps[step]();
      if (pauses) await aTimeout(0);
    }
    const seen = element.firstElementChild ?? element;
    await reaches(seen, 'ready');
    await (seen as ReactiveElement).updateComplete;
    await says(seen, words);
    const pictures = seen.shadowRoot?.querySelectorAll('canvas.figure') ?? [];
    await waitUntil(() => [...pictures].every((canvas) => canvas.hasAttribute('width')), 'never drawn');
    // where a scrollbar takes room once all is there, the picture is drawn anew for the next frame
    await nextFrame();
    await nextFrame();
    const dom = domOf(element);
    element.remove();
    return dom;
  }

  for (const [tag, parts] of Object.entries(cases)) {
    let first: Promise<string[]> | undefined;
    for (const order of orders(STEPS))
      it(`<waymark-${tag}>: ${order.join(', ')}`, async () => {
        first ??= shown(parts, STEPS, false);
        const expected = await first;
        expect(await shown(parts, order, true)).to.deep.equal(expected);
        expect(await shown(parts, order, false)).to.deep.equal(expected);
      });
  }
});
