import { expect, oneEvent } from '@open-wc/testing';
import type { ErrorDetail } from '../../../src/elements/shared/events.js';
import type { WidgetElement } from '../../../src/elements/shared/widget-element.js';
import type { RenderPart, WidgetController } from '../../../src/elements/shared/widget-controller.js';
import { account } from '../../fixtures/account.js';
import { inside, reaches, textOf, waitUntil } from '../../fixtures/page.js';

/** The parts of each widget, as it renders the example account. */
const PARTS = {
  'waymark-results-timeline': ['lead', 'provider', 'chart', 'events', 'opinion', 'know', 'effects', 'table'],
  'waymark-success-plan': ['purpose', 'advice', 'results', 'axis', 'path', 'roles', 'next'],
  'waymark-effort-checklist': [
    'do-next',
    'open',
    'meetings',
    'handled',
    'feedback',
    'incidents',
    'cases',
    'contacts',
    'done',
    'minutes',
    'provider',
  ],
  'waymark-results-page': ['purpose', 'results', 'since', 'timelines', 'moved', 'plan', 'now', 'handled', 'sources'],
} as const;
type Tag = keyof typeof PARTS;

const controllerOf = (element: WidgetElement): WidgetController =>
  (element as unknown as { widget: WidgetController }).widget;

/** Makes every part whose name is chosen throw, and notes the names of all. */
function sabotage(element: WidgetElement, isChosen: (name: string) => boolean): Set<string> {
  const controller = controllerOf(element);
  const render = controller.renderPart;
  const names = new Set<string>();
  controller.renderPart = ((name, content) => {
    names.add(name);
    return render(name, () => {
      if (isChosen(name)) throw new Error(`injected into ${name}`);
      return content();
    });
  }) satisfies RenderPart;
  return names;
}

async function shown(tag: Tag, isChosen: (name: string) => boolean, audience: 'customer' | 'provider') {
  const element = document.createElement(tag);
  const names = sabotage(element, isChosen);
  Object.assign(element, {
    config: account(),
    audience,
    ...(tag === 'waymark-results-timeline' ? { metric: 'cycle' } : {}),
  });
  const errors: CustomEvent<ErrorDetail>[] = [];
  element.addEventListener('waymark-error', (event) => errors.push(event));
  document.body.append(element);
  await reaches(element, 'ready');
  for (const details of element.shadowRoot!.querySelectorAll('details')) details.open = true;
  await element.updateComplete;
  await new Promise((resolve) => setTimeout(resolve));
  await element.updateComplete;
  return { element, names, errors };
}

describe('a part that throws', () => {
  for (const tag of Object.keys(PARTS) as Tag[]) {
    it(`<${tag}> renders all its parts behind a boundary`, async () => {
      const customer = await shown(tag, () => false, 'customer');
      const provider = await shown(tag, () => false, 'provider');
      const names = new Set([...customer.names, ...provider.names]);
      expect([...names].sort()).to.deep.equal([...PARTS[tag]].sort());
      expect([...customer.errors, ...provider.errors]).to.deep.equal([]);
      customer.element.remove();
      provider.element.remove();
    });

    for (const part of PARTS[tag])
      it(`<${tag}> shows ${part} alone as faulty, and says so once in an event`, async () => {
        const isForProvider = part === 'advice' || part === 'provider';
        const { element, names, errors } = await shown(
          tag,
          (name) => name === part,
          isForProvider ? 'provider' : 'customer',
        );
        const faulty = () => [...element.shadowRoot!.querySelectorAll<HTMLElement>('.faulty')];
        await waitUntil(() => faulty().length, 'no part is faulty'); // an opened part is rendered later
        expect(faulty().map(({ dataset }) => dataset.part)).to.deep.equal([part]);
        expect(element.state).to.equal('ready');
        expect(names.size).to.be.greaterThan(1);
        expect(textOf(inside(element, '.root')).length).to.be.greaterThan(100);
        element.requestUpdate();
        await element.updateComplete;
        expect(errors.map(({ detail }) => detail.issues.map(({ code }) => code))).to.deep.equal([['render']]);
        expect(errors[0]?.detail.issues[0]?.message).to.contain(`"${part}"`);
        // a customer is told that something is missing, and nothing of its inside
        expect(textOf(element).includes('injected')).to.equal(isForProvider);
        element.remove();
      });

    it(`<${tag}> shows its error state when it throws outside every part, and recovers with the next config`, async () => {
      const element = document.createElement(tag);
      const controller = controllerOf(element);
      const render = controller.render.bind(controller);
      let isBroken = true;
      controller.render = () => {
        if (isBroken && controller.source.snapshot.config && controller.state === 'ready') throw new Error('injected');
        return render();
      };
      element.config = account();
      setTimeout(() => document.body.append(element));
      const { detail } = await oneEvent<CustomEvent<ErrorDetail>>(element, 'waymark-error');
      expect(detail.issues[0]?.code).to.equal('render');
      await reaches(element, 'error');
      expect(textOf(element)).to.contain('We can’t show this right now.');
      isBroken = false;
      element.config = { ...account() };
      await reaches(element, 'ready');
      element.remove();
    });
  }
});
