import { expect, html } from '@open-wc/testing';
import type { ConfigInput } from '../../../src/core/config/schema.js';
import { account } from '../../fixtures/account.js';
import { inside, place, pressKey, reaches, textOf, unfold, waitUntil, widePage } from '../../fixtures/page.js';

const ready = async (template: ReturnType<typeof html>) => {
  const element = await place<HTMLElement & { updateComplete: Promise<unknown> }>(template);
  await reaches(element, 'ready');
  return element;
};
const timeline = () =>
  ready(html`<waymark-results-timeline .config=${account()} metric="cycle"></waymark-results-timeline>`);
const checklist = () => {
  const entries: NonNullable<NonNullable<ConfigInput['effort']>['entries']> = Array.from({ length: 40 }, (_, i) => ({
    id: `e${i}`,
    kind: 'question' as const,
    side: 'customer' as const,
    title: `Question ${i}?`,
    moves: ['cycle'],
    asked: `2026-0${1 + Math.floor(i / 14)}-${10 + (i % 14)}`,
  }));
  return ready(html`<waymark-effort-checklist .config=${account({ effort: { entries } })}></waymark-effort-checklist>`);
};
const summary = (element: Element, words: string) =>
  [...element.shadowRoot!.querySelectorAll<HTMLElement>('summary')].find(
    ({ textContent }) => textContent?.trim() === words,
  )!;

describe('what is folded away', () => {
  before(widePage);

  it('is named, and is there as soon as it is opened: by a press, by a key, by a script of the page', async () => {
    const ways: ((fold: HTMLElement) => void | Promise<void>)[] = [
      (fold) => {
        fold.click();
      },
      (fold) => {
        fold.focus();
        return pressKey('Enter');
      },
      (fold) => {
        fold.closest('details')!.open = true;
      },
    ];
    for (const open of ways) {
      const element = await timeline();
      const fold = summary(element, 'As a table');
      expect(fold.closest('details')!.querySelector('table')).to.equal(null);
      await open(fold);
      await waitUntil(() => fold.closest('details')!.querySelectorAll('tbody tr').length === 12);
      expect(fold.closest('details')!.open).to.equal(true);
      // one opens by itself
      expect(element.shadowRoot!.querySelector('.facts')).to.equal(null);
    }
  });

  it('is rendered within the press that opens it, so that nothing empty is ever shown', async () => {
    const element = await timeline();
    summary(element, 'As a table').click();
    await element.updateComplete;
    expect(inside(element, 'table').getBoundingClientRect().height).to.be.above(100);
  });

  it('is on paper, and only there', async () => {
    const [one, other] = [await timeline(), await checklist()];
    const counts = () => [
      one.shadowRoot!.querySelectorAll('tbody tr').length,
      other.shadowRoot!.querySelectorAll('li').length,
    ];
    expect(counts()).to.deep.equal([0, 12]);
    window.dispatchEvent(new Event('beforeprint'));
    await Promise.all([one.updateComplete, other.updateComplete]);
    expect(counts()).to.deep.equal([12, 40]);
    expect(inside(one, '.facts').textContent).to.include('ERP, invoice table');
    window.dispatchEvent(new Event('afterprint'));
    await Promise.all([one.updateComplete, other.updateComplete]);
    expect(counts()).to.deep.equal([0, 12]);
  });

  it('is no longer listened for by what was taken off the page', async () => {
    const element = await timeline();
    element.remove();
    window.dispatchEvent(new Event('beforeprint'));
    document.body.append(element);
    await element.updateComplete;
    expect(element.shadowRoot!.querySelectorAll('tbody tr')).to.have.length(0);
    element.remove();
  });

  it('opens for the focus of what was undone in it', async () => {
    const element = await checklist();
    expect(textOf(element)).to.include('28 more').and.not.to.include('Question 35?');
    await unfold(element);
    inside(element, '[data-act="answer e35"]').click();
    await element.updateComplete;
    inside<HTMLTextAreaElement>(element, '.form textarea').value = 'Yes';
    inside(element, '.form button[type="submit"]').click();
    await element.updateComplete;
    expect(element.shadowRoot!.querySelector('[data-act="answer e35"]')).to.equal(null);
    element.shadowRoot!.querySelectorAll('details').forEach((details) => {
      details.open = false;
    });
    inside(element, '.did button').click();
    await element.updateComplete;
    await element.updateComplete;
    expect(textOf(element)).to.include('Question 35?');
  });

  it('is looked through for what is to get the focus', async () => {
    const milestones = Array.from({ length: 40 }, (_, i) => ({
      id: `m${i}`,
      name: `Step ${i}`,
      due: `2026-0${1 + Math.floor(i / 10)}-${10 + (i % 10)}`,
      ...(i < 20 ? { done: `2026-0${1 + Math.floor(i / 10)}-${10 + (i % 10)}` } : {}),
      metrics: ['cycle'],
    }));
    const config = account();
    const element = await ready(
      html`<waymark-success-plan
        .config=${{ ...config, plan: { ...config.plan, milestones } }}
      ></waymark-success-plan>`,
    );
    // reopened, it is due after twelve others that are shown: it lies in the fold of later ones, which nobody has
    // opened
    await unfold(element);
    inside(element, '[data-milestone="m19"]').click();
    await element.updateComplete;
    inside(element, '[data-milestone="m20"]');
    expect((element.shadowRoot!.activeElement as HTMLElement).dataset.milestone).to.equal('m19');
  });
});
