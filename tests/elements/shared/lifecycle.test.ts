import { expect, html, oneEvent } from '@open-wc/testing';
import type { WaymarkResultsTimeline } from '../../../src/elements/results-timeline/results-timeline.js';
import { account } from '../../fixtures/account.js';
import {
  fakeNetwork,
  held,
  inside,
  json,
  picture,
  place,
  reaches,
  textOf,
  typeText,
  waitUntil,
  widePage,
} from '../../fixtures/page.js';

const TAGS = ['waymark-results-timeline', 'waymark-success-plan', 'waymark-effort-checklist'] as const;
const figureWidth = (element: Element) =>
  element.shadowRoot?.querySelector<HTMLElement>('canvas[width]')?.offsetWidth ?? 0;
const plotWidth = (element: Element) => Math.floor(inside(element, '.plot').getBoundingClientRect().width);
/** The next frame is on the screen, and no other. */
const painted = () =>
  new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
  });

/** The visible style of an element. */
function look(element: Element): string[] {
  const style = element.ownerDocument.defaultView!.getComputedStyle(inside(element, '.root'));
  return [style.borderTopLeftRadius, style.borderTopWidth, style.paddingTop, style.color, style.fontSize];
}

describe('moved on a page', () => {
  before(widePage);

  for (const tag of TAGS)
    it(`<${tag}> shows the same, styled the same, with everything that was unfolded`, async () => {
      const [one, other] = [
        await place<HTMLElement>(html`<div></div>`),
        await place<HTMLElement>(html`<section></section>`),
      ];
      const element = Object.assign(document.createElement(tag), { config: account() });
      one.append(element);
      await reaches(element, 'ready');
      const details = element.shadowRoot!.querySelector('details');
      if (details) details.open = true;
      const [text, styles] = [textOf(element), look(element)];
      other.append(element);
      await element.updateComplete;
      expect([element.getAttribute('state'), textOf(element), look(element)]).to.deep.equal(['ready', text, styles]);
      expect(element.shadowRoot!.querySelector('details')?.open).to.equal(details ? true : undefined);
    });

  it('keeps what a person has chosen and begun', async () => {
    const element = await place<WaymarkResultsTimeline>(
      html`<waymark-results-timeline .config=${account()}></waymark-results-timeline>`,
    );
    await reaches(element, 'ready');
    inside(element, '.row').click();
    await element.updateComplete;
    inside(element, '.grain button:last-child').click();
    await element.updateComplete;
    [...element.shadowRoot!.querySelectorAll('button')].find(({ textContent }) => textContent === 'Dispute')!.click();
    await element.updateComplete;
    await typeText('No');
    document.body.append(element);
    await element.updateComplete;
    expect(inside(element, '.name').textContent?.trim()).to.equal('Cycle time');
    expect(inside(element, '.grain [aria-pressed="true"]').textContent?.trim()).to.equal('quarter');
    expect(inside<HTMLTextAreaElement>(element, 'textarea').value).to.equal('No');
    await waitUntil(() => figureWidth(element) === plotWidth(element), 'not drawn again');
    element.remove();
  });
});

describe('moved into another document', () => {
  let iframe: HTMLIFrameElement;
  let page: Document;
  let view: Window;
  before(widePage);
  beforeEach(async () => {
    iframe = document.createElement('iframe');
    Object.assign(iframe.style, { width: '420px', height: '600px' });
    iframe.srcdoc = '<!doctype html><html lang="en"><title>Other</title><body></body></html>';
    document.body.append(iframe);
    await oneEvent(iframe, 'load');
    page = iframe.contentDocument!;
    view = iframe.contentWindow!;
  });
  afterEach(() => iframe.remove());

  for (const tag of TAGS)
    it(`<${tag}> is styled there, and again when it is back`, async () => {
      const element = Object.assign(document.createElement(tag), { config: account() });
      document.body.append(element);
      await reaches(element, 'ready');
      element.style.inlineSize = '400px';
      const [text, styles] = [textOf(element), look(element)];
      page.body.append(page.adoptNode(element));
      await element.updateComplete;
      expect(element.ownerDocument).to.equal(page);
      expect([element.getAttribute('state'), textOf(element), look(element)]).to.deep.equal(['ready', text, styles]);
      document.body.append(element);
      await element.updateComplete;
      expect([textOf(element), look(element)]).to.deep.equal([text, styles]);
      element.remove();
    });

  it('loads and appears there for the first time', async () => {
    const element = Object.assign(document.createElement('waymark-success-plan'), { config: account() });
    page.body.append(element);
    await reaches(element, 'ready');
    expect(look(element).slice(0, 3)).to.deep.equal(['14px', '1px', '16px']);
  });

  it('is drawn for its width there, and for every other width that it is given', async () => {
    const element = Object.assign(document.createElement('waymark-results-timeline'), {
      config: account(),
      metric: 'cycle',
    });
    document.body.append(element);
    await picture(element);
    const wide = figureWidth(element);
    page.body.append(element);
    await waitUntil(() => figureWidth(element) > 0 && figureWidth(element) < 420);
    expect(figureWidth(element)).to.equal(plotWidth(element));
    iframe.style.width = '760px';
    await waitUntil(() => figureWidth(element) > 560);
    expect(figureWidth(element)).to.equal(plotWidth(element));
    document.body.append(element);
    await waitUntil(() => figureWidth(element) === wide);
    element.remove();
  });

  it('finds the config around it, is heard there, and takes what a person does there', async () => {
    const around = Object.assign(document.createElement('waymark-config'), { config: account() });
    const [plan, timeline] = [
      document.createElement('waymark-success-plan'),
      document.createElement('waymark-results-timeline'),
    ];
    around.append(plan, timeline);
    page.body.append(around);
    await Promise.all([plan, timeline].map((element) => reaches(element, 'ready')));
    const heard = oneEvent(page, 'waymark-select');
    inside(plan, '.result-row').click();
    expect(((await heard) as CustomEvent<{ id: string }>).detail.id).to.equal('cycle');
    await waitUntil(() => timeline.shadowRoot!.querySelector('.name')?.textContent?.trim() === 'Cycle time');
    const point = (type: string) =>
      new (view as Window & typeof globalThis).PointerEvent(type, {
        pointerType: 'touch',
        clientX: 200,
        bubbles: true,
      });
    await picture(timeline);
    inside(timeline, '.plot').dispatchEvent(point('pointerdown'));
    await timeline.updateComplete;
    const reading = inside(timeline, '.tip').textContent;
    // a finger that is lifted leaves it to be read
    inside(timeline, '.plot').dispatchEvent(point('pointerleave'));
    await timeline.updateComplete;
    expect(inside(timeline, '.tip').textContent).to.equal(reading);
    around.append(Object.assign(page.createElement('p'), { textContent: 'Anything' }));
    around.remove();
  });

  it('reads a JSON child that is put into it there, and each change of it', async () => {
    const element = document.createElement('waymark-success-plan');
    page.body.append(element);
    await reaches(element, 'idle');
    const script = Object.assign(page.createElement('script'), {
      type: 'application/json',
      textContent: JSON.stringify(account()),
    });
    element.append(script);
    await reaches(element, 'ready');
    script.textContent = JSON.stringify(account({ plan: { purpose: 'Another purpose' } }));
    await waitUntil(() => textOf(element).includes('Another purpose'));
    script.remove();
    await reaches(element, 'idle');
  });

  it('takes the language of the page around it there, shadow trees included', async () => {
    const host = page.createElement('div');
    host.lang = 'de';
    page.body.append(host);
    const element = Object.assign(document.createElement('waymark-success-plan'), { config: account() });
    host.attachShadow({ mode: 'open' }).append(element);
    await waitUntil(() => textOf(element).includes('Stand 10. Juli 2026'), 'never German');
  });
});

describe('not seen at first', () => {
  before(widePage);

  it('is drawn when it is shown, in a place that is held from the very frame that shows it', async () => {
    const box = await place<HTMLElement>(
      html`<div hidden>
        <waymark-results-timeline metric="cycle" .config=${account()}></waymark-results-timeline>
        <p>Below</p>
      </div>`,
    );
    const element = box.querySelector('waymark-results-timeline')!;
    await reaches(element, 'ready');
    await painted();
    expect(element.shadowRoot!.querySelector('canvas')).to.equal(null);
    box.hidden = false;
    await painted();
    const below = box.querySelector('p')!.offsetTop;
    await picture(element);
    expect(figureWidth(element)).to.be.above(300);
    expect(figureWidth(element)).to.equal(plotWidth(element));
    expect(inside(element, '.plot').clientHeight).to.equal(inside(element, 'canvas').offsetHeight);
    await painted();
    await painted();
    expect(box.querySelector('p')!.offsetTop).to.equal(below);
  });

  it('is drawn where it had no width and gets one', async () => {
    const box = await place<HTMLElement>(
      html`<div><waymark-results-timeline metric="cycle" .config=${account()}></waymark-results-timeline></div>`,
    );
    box.style.width = '0';
    const element = box.querySelector('waymark-results-timeline')!;
    await reaches(element, 'ready');
    await painted();
    box.style.width = '700px';
    await picture(element);
    expect(figureWidth(element)).to.be.above(600);
    expect(figureWidth(element)).to.equal(plotWidth(element));
  });

  it('is drawn for the width of a place that grows and shrinks, exactly as high as its place, and no error reaches the page', async () => {
    const wrongs: string[] = [];
    const wrong = (event: ErrorEvent) => {
      event.preventDefault();
      wrongs.push(event.message);
    };
    addEventListener('error', wrong);
    try {
      const box = await place<HTMLElement>(
        html`<div><waymark-results-timeline metric="cycle" .config=${account()}></waymark-results-timeline></div>`,
      );
      const element = box.querySelector('waymark-results-timeline')!;
      await picture(element);
      for (const width of [300, 420, 592.6, 594, 608.4, 609, 609.6, 610, 611, 900, 609.5, 320]) {
        box.style.width = `${width}px`;
        await painted();
        expect(figureWidth(element), String(width)).to.equal(plotWidth(element));
        expect(inside(element, '.plot').clientHeight, String(width)).to.equal(inside(element, 'canvas').offsetHeight);
      }
      expect(wrongs).to.deep.equal([]);
    } finally {
      removeEventListener('error', wrong);
    }
  });

  it('stays out of sight where the page hides it, loading and ready', async () => {
    const network = fakeNetwork();
    try {
      const { answer, wait } = held();
      network.on('a.json', wait);
      const box = await place<HTMLElement>(
        html`<div style="visibility: hidden"><waymark-success-plan src="/a.json"></waymark-success-plan></div>`,
      );
      const element = box.querySelector('waymark-success-plan')!;
      await reaches(element, 'loading');
      await element.updateComplete;
      const isSeen = (selector: string) => inside(element, selector).checkVisibility({ visibilityProperty: true });
      expect(isSeen('.skeleton')).to.equal(false);
      answer(json(account()));
      await reaches(element, 'ready');
      expect(isSeen('.title')).to.equal(false);
      box.style.visibility = 'visible';
      expect(isSeen('.title')).to.equal(true);
    } finally {
      network.restore();
    }
  });
});

describe('its place on the page', () => {
  before(widePage);

  it('is held while it loads; where the page gives it a height, that one, loading and ready', async () => {
    const network = fakeNetwork();
    try {
      const { answer, wait } = held();
      network.on('a.json', wait);
      const box = await place<HTMLElement>(
        html`<div>
          <waymark-config src="/a.json"
            ><waymark-effort-checklist></waymark-effort-checklist
            ><waymark-effort-checklist sections="do-next" style="min-height: 620px"></waymark-effort-checklist
          ></waymark-config>
        </div>`,
      );
      const [own, given] = [...box.querySelectorAll('waymark-effort-checklist')];
      if (!own || !given) return expect.fail();
      await Promise.all([own, given].map((element) => reaches(element, 'loading')));
      await Promise.all([own, given].map((element) => element.updateComplete));
      expect([own.offsetHeight, given.offsetHeight]).to.deep.equal([900, 620]);
      expect(inside(given, '.placeholder').offsetHeight).to.equal(620);
      answer(json(account()));
      await reaches(given, 'ready');
      expect(given.offsetHeight).to.equal(620);
      expect(inside(given, '.root').offsetHeight).to.equal(620);
    } finally {
      network.restore();
    }
  });
});
