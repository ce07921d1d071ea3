import { expect, html } from '@open-wc/testing';
import type { EntryInput } from '../../fixtures/config.js';
import { account } from '../../fixtures/account.js';
import { inside, place, pressKey, reaches, textOf, unfold } from '../../fixtures/page.js';

type Widget = HTMLElement & { updateComplete: Promise<unknown> };

const ready = async (template: ReturnType<typeof html>): Promise<Widget> => {
  const element = await place<Widget>(template);
  await reaches(element, 'ready');
  return element;
};
const contacts = (count: number): EntryInput[] =>
  Array.from({ length: count }, (_, i) => ({ id: `c${i}`, kind: 'contact', topic: `t${i}`, name: `Contact ${i}` }));
const checklist = (entries: EntryInput[], lang = 'en') =>
  ready(
    html`<waymark-effort-checklist
      .config=${account({ effort: { entries } })}
      lang=${lang}
    ></waymark-effort-checklist>`,
  );
const more = (element: Element) => element.shadowRoot!.querySelector<HTMLElement>('[data-list] + p button');
const rows = (element: Element) => element.shadowRoot!.querySelectorAll('[data-list] li');

describe('a long list', () => {
  it('shows its first rows, says how many there are, and adds the next at a press of a key', async () => {
    const element = await checklist(contacts(700));
    expect(rows(element)).to.have.length(300);
    expect(textOf(element)).to.include('300 of 700 shown Show 300 more');
    more(element)!.focus();
    await pressKey('Enter');
    await element.updateComplete;
    expect(rows(element)).to.have.length(600);
    expect(textOf(element)).to.include('600 of 700 shown Show 100 more');
    // who reads by keyboard or screen reader goes on at the first row that was added
    expect(element.shadowRoot!.activeElement?.textContent).to.include('Contact 300');
    more(element)!.click();
    await element.updateComplete;
    expect(rows(element)).to.have.length(700);
    expect(more(element)).to.equal(null);
    expect(textOf(element)).not.to.include(' shown');
  });

  it('is said in the language of the page, and stays whole where it is short', async () => {
    expect(textOf(await checklist(contacts(301), 'de'))).to.include('300 von 301 gezeigt 1 weitere zeigen');
    const short = await checklist(contacts(300));
    expect(more(short)).to.equal(null);
    expect(textOf(short)).to.include('Contact 299');
  });

  it('of milestones is folded with its count, and on paper says what is left out', async () => {
    const milestones = Array.from({ length: 1000 }, (_, i) => ({ id: `m${i}`, name: `Step ${i}` }));
    const element = await ready(
      html`<waymark-success-plan .config=${account({ plan: { milestones } })}></waymark-success-plan>`,
    );
    expect(textOf(element)).to.include('988 later').and.to.include('0 of 1,000 done');
    window.dispatchEvent(new Event('beforeprint'));
    await element.updateComplete;
    expect(rows(element)).to.have.length(300);
    expect(textOf(element)).to.include('300 of 988 shown');
    window.dispatchEvent(new Event('afterprint'));
    await element.updateComplete;
    await unfold(element);
    inside<HTMLElement>(element, '[data-list] + p button').click();
    await element.updateComplete;
    expect(rows(element)).to.have.length(600);
  });
});
