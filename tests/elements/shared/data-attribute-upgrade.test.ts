import { aTimeout, expect, oneEvent } from '@open-wc/testing';
import '../../../src/cdn/auto-register.js';
import { upgradeDivs } from '../../../src/elements/shared/data-attribute-upgrade.js';
import { account } from '../../fixtures/account.js';
import {
  fakeNetwork,
  held,
  json,
  reaches,
  says,
  textOf,
  waitUntil,
  widePage,
  type Network,
} from '../../fixtures/page.js';

/** Parses an editor's HTML as a page would, without scripts. */
function article(html: string): HTMLElement {
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  const place = document.createElement('article');
  place.append(...parsed.body.childNodes);
  document.body.append(place);
  return place;
}
const escaped = (value: unknown) => JSON.stringify(value).replaceAll('&', '&amp;').replaceAll('"', '&quot;');
const filled = (div: Element | null): Element =>
  div?.shadowRoot?.querySelector(
    'waymark-results-timeline, waymark-success-plan, waymark-effort-checklist, waymark-config',
  ) ?? expect.fail('no element in the div');
const isSeen = (element: Element | null) => element?.checkVisibility() ?? false;
const table = '<table><caption>Cycle time</caption><tr><th>June</th><td>7 days</td></tr></table>';

describe('a div that stands in for an element', () => {
  let network: Network;
  let places: HTMLElement[] = [];
  const place = (html: string): HTMLElement => {
    const made = article(html);
    places.push(made);
    return made;
  };
  before(widePage);
  beforeEach(() => {
    network = fakeNetwork();
    network.on('acme.json', json(account()));
  });
  afterEach(() => {
    network.restore();
    places.forEach((made) => made.remove());
    places = [];
  });

  it('becomes the widget, with the attributes that the widget knows; its own content makes way and is left as it is', async () => {
    const html = `<div class="box" data-waymark="results-timeline" data-waymark-src="/acme.json" data-waymark-metric="logins" data-waymark-audience="provider" data-waymark-heading-level="4">${table}</div>`;
    const div = place(html).querySelector('div')!;
    const before = div.outerHTML;
    await waitUntil(() => div.shadowRoot);
    await reaches(filled(div), 'ready');
    expect([...filled(div).attributes].map(({ name, value }) => `${name}=${value}`)).to.have.members([
      'src=/acme.json',
      'metric=logins',
      'audience=provider',
      'heading-level=4',
      'state=ready',
    ]);
    expect(textOf(div)).to.include('Log-ins');
    expect(isSeen(filled(div))).to.equal(true);
    expect(isSeen(div.querySelector('table'))).to.equal(false);
    expect(div.outerHTML).to.equal(before);
    expect(div.isConnected && div.querySelectorAll('td').length).to.equal(1);
  });

  it('shows its own content until there is something else to show, and nothing beside it', async () => {
    const { answer, wait } = held();
    network.on('slow.json', wait);
    const div = place(
      `<div data-waymark="success-plan" data-waymark-src="/slow.json">In words: <b>on track</b></div>`,
    ).querySelector('div')!;
    await waitUntil(() => div.shadowRoot);
    await reaches(filled(div), 'loading');
    expect([isSeen(div.querySelector('b')), isSeen(filled(div))]).to.deep.equal([true, false]);
    answer(json(account()));
    await reaches(filled(div), 'ready');
    expect([isSeen(div.querySelector('b')), isSeen(filled(div))]).to.deep.equal([false, true]);
  });

  it('shows its own content again, and why, when the config is lost', async () => {
    network.on('bad.json', new Response('', { status: 500, statusText: 'Oops' }));
    const div = place(`<div data-waymark="results-timeline" data-waymark-src="/bad.json">${table}</div>`).querySelector(
      'div',
    )!;
    await waitUntil(() => div.shadowRoot);
    await reaches(filled(div), 'error');
    expect([isSeen(div.querySelector('table')), isSeen(filled(div))]).to.deep.equal([true, true]);
    expect(textOf(div)).to.include('7 days').and.to.include('We can’t show this right now.').and.not.to.include('500');
    filled(div).setAttribute('audience', 'provider');
    await says(div, '500 Oops');
    (filled(div) as HTMLElement & { src: string }).src = '/acme.json';
    await reaches(filled(div), 'ready');
    expect(isSeen(div.querySelector('table'))).to.equal(false);
  });

  it('asks to sign in beside its own content; where there was more to read already, in its place', async () => {
    network.on('private.json', new Response('', { status: 401 }), json(account()), new Response('', { status: 401 }));
    const div = place(
      `<div data-waymark="results-timeline" data-waymark-src="/private.json">${table}</div>`,
    ).querySelector('div')!;
    await waitUntil(() => div.shadowRoot);
    const element = filled(div) as HTMLElement & { reload: () => void };
    await reaches(element, 'auth-required');
    expect([isSeen(div.querySelector('table')), isSeen(element)]).to.deep.equal([true, true]);
    element.reload();
    await reaches(element, 'ready');
    element.reload();
    await reaches(element, 'auth-required');
    expect([isSeen(div.querySelector('table')), isSeen(element)]).to.deep.equal([false, true]);
  });

  it('holds the widget’s place where it has no content of its own', async () => {
    network.on('slow.json', held().wait);
    const div = place('<div data-waymark="effort-checklist" data-waymark-src="/slow.json">\n  </div>').querySelector(
      'div',
    )!;
    await waitUntil(() => div.shadowRoot);
    await reaches(filled(div), 'loading');
    expect(div.offsetHeight).to.be.above(300);
  });

  it('may hold the config as text, faults and all', async () => {
    const good = place(
      `<div data-waymark="effort-checklist" data-waymark-json="${escaped(account())}"></div>`,
    ).querySelector('div')!;
    const bad = place(
      `<div data-waymark="effort-checklist" data-waymark-audience="provider" data-waymark-json='{"version": 1,'></div>`,
    ).querySelector('div')!;
    const alike = place(
      `<div data-waymark="effort-checklist" data-waymark-config="${escaped(account())}"></div>`,
    ).querySelector('div')!;
    await waitUntil(() => alike.shadowRoot);
    await reaches(filled(good), 'ready');
    await reaches(filled(bad), 'error');
    await reaches(filled(alike), 'ready');
    expect(textOf(alike)).to.equal(textOf(good));
    expect(textOf(good)).to.include('Switch two depots');
    expect(textOf(bad)).to.include('line 1, column 15');
  });

  it('shares one config with the divs inside it, asked for once; what is chosen in one is shown by another', async () => {
    const around = place(`<div data-waymark="config" data-waymark-src="/acme.json"><h2>Results</h2>
      <div data-waymark="results-timeline">${table}</div><section><div data-waymark="success-plan"></div></section></div>`).querySelector(
      'div',
    )!;
    await waitUntil(() => around.shadowRoot);
    const [timeline, plan] = [...around.querySelectorAll('div')];
    await Promise.all([timeline, plan].map((div) => reaches(filled(div!), 'ready')));
    expect(network.asked).to.have.length(1);
    expect(isSeen(around.querySelector('h2'))).to.equal(true);
    expect([...around.children].map(({ localName }) => localName)).to.deep.equal(['h2', 'div', 'section']);
    filled(plan!).shadowRoot!.querySelector<HTMLElement>('.result-row')!.click();
    await waitUntil(() => filled(timeline!).shadowRoot!.querySelector('.name')?.textContent?.trim() === 'Cycle time');
  });

  it('one metric chosen in a timeline is not chosen in the others', async () => {
    const around = place(
      '<div data-waymark="config" data-waymark-src="/acme.json"><div data-waymark="results-timeline"></div><div data-waymark="results-timeline"></div></div>',
    ).querySelector('div')!;
    await waitUntil(() => around.shadowRoot);
    const [one, other] = [...around.querySelectorAll('div')].map(filled);
    await Promise.all([one!, other!].map((element) => reaches(element, 'ready')));
    one!.shadowRoot!.querySelector<HTMLElement>('.row')!.click();
    await waitUntil(() => one!.shadowRoot!.querySelector('.name'));
    await aTimeout(20);
    expect(other!.shadowRoot!.querySelector('.name')).to.equal(null);
  });

  it('is filled whenever it comes: inside something else, marked later, moved, or back on the page; once each time', async () => {
    const later = place('<section></section>');
    await aTimeout(0);
    const inner = article(`<section><div data-waymark="success-plan" data-waymark-src="/acme.json"></div></section>`);
    later.firstElementChild!.append(inner);
    const div = inner.querySelector('div')!;
    await waitUntil(() => div.shadowRoot);
    const element = filled(div);
    await reaches(element, 'ready');
    later.append(div);
    div.remove();
    later.append(div);
    upgradeDivs(document, ['success-plan']); // as a second copy of the package would
    await aTimeout(0);
    expect(filled(div)).to.equal(element);
    expect(div.shadowRoot!.querySelectorAll('waymark-success-plan')).to.have.length(1);

    const marked = document.createElement('div');
    marked.dataset.waymarkSrc = '/acme.json';
    later.append(marked);
    marked.dataset.waymark = 'effort-checklist';
    await waitUntil(() => marked.shadowRoot);
    await reaches(filled(marked), 'ready');
  });

  it('tells the page of what happens in it, as any element does', async () => {
    const made = place('<div data-waymark="success-plan" data-waymark-src="/acme.json"></div>');
    const heard = await oneEvent(made, 'waymark-ready');
    expect(heard).to.have.nested.property('detail.config.account.id', 'acme');
    expect(heard.target).to.equal(made.querySelector('div'));
  });

  it('takes its element off the page with it: a request under way is aborted', async () => {
    network.on('slow.json', held().wait);
    const made = place('<div data-waymark="success-plan" data-waymark-src="/slow.json"></div>');
    await waitUntil(() => network.asked.length === 1);
    made.remove();
    await waitUntil(() => network.asked[0]?.signal.aborted);
  });

  const others: [string, string][] = [
    ['a name that is none of ours', '<div data-waymark="script" data-waymark-src="/acme.json"></div>'],
    ['a whole tag', '<div data-waymark="waymark-success-plan"></div>'],
    ['no name', '<div data-waymark=""></div>'],
    ['an inherited key', '<div data-waymark="constructor"></div>'],
    ['another element than a div', '<p data-waymark="success-plan"></p>'],
  ];
  for (const [name, html] of others)
    it(`is left alone: ${name}`, async () => {
      const made = place(html);
      await aTimeout(20);
      expect(made.innerHTML).to.equal(html);
      expect(made.firstElementChild!.shadowRoot).to.equal(null);
    });

  it('gives the element no attribute that it does not know', async () => {
    const made = place(
      '<div data-waymark="success-plan" data-waymark-onclick="alert(1)" data-waymark-style="color: red" data-waymark-id="x" data-waymark-="y"></div>',
    );
    await waitUntil(() => made.firstElementChild!.shadowRoot);
    expect(
      filled(made.firstElementChild)
        .getAttributeNames()
        .filter((name) => name !== 'state'),
    ).to.deep.equal([]);
  });
});
