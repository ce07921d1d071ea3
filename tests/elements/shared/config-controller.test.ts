import { aTimeout, expect, html, oneEvent } from '@open-wc/testing';
import { issueText } from '../../../src/core/config/issues.js';
import type { WaymarkConfig } from '../../../src/elements/config/config.js';
import type { WaymarkResultsTimeline } from '../../../src/elements/results-timeline/results-timeline.js';
import type { WaymarkSuccessPlan } from '../../../src/elements/success-plan/success-plan.js';
import { account } from '../../fixtures/account.js';
import {
  fakeNetwork,
  held,
  inside,
  json,
  place,
  reaches,
  says,
  textOf,
  waitUntil,
  type Network,
} from '../../fixtures/page.js';

const named = (name: string) =>
  account({ metrics: [{ id: 'm', name, direction: 'increase', points: [['2026-01', 1]] }] });
const nameShown = (element: Element): string => inside(element, '.name').textContent?.trim() ?? '';
const shows = (element: Element, name: string): Promise<void> =>
  waitUntil(() => element.shadowRoot?.querySelector('.name')?.textContent?.trim() === name, `never showed ${name}`);

describe('finding a config', () => {
  let network: Network;
  beforeEach(() => {
    network = fakeNetwork();
  });
  afterEach(() => network.restore());

  it('is idle where none is named, and takes no room', async () => {
    const timeline = await place<WaymarkResultsTimeline>(html`<waymark-results-timeline></waymark-results-timeline>`);
    expect(timeline.getAttribute('state')).to.equal('idle');
    expect(timeline.offsetHeight).to.equal(0);
  });

  it('prefers the property to the child, the child to src, src to the surrounding config', async () => {
    network.on('file.json', json(named('src')));
    const around = await place<WaymarkConfig>(
      html`<waymark-config .config=${named('around')}
        ><waymark-results-timeline></waymark-results-timeline
      ></waymark-config>`,
    );
    const timeline = around.firstElementChild as WaymarkResultsTimeline;
    await reaches(timeline, 'ready');
    expect(nameShown(timeline)).to.equal('around');

    timeline.src = '/file.json';
    await shows(timeline, 'src');

    const script = Object.assign(document.createElement('script'), {
      type: 'application/json',
      textContent: JSON.stringify(named('child')),
    });
    timeline.append(script);
    await shows(timeline, 'child');

    timeline.config = named('property');
    await shows(timeline, 'property');

    timeline.config = undefined;
    await shows(timeline, 'child');
    script.firstChild!.nodeValue = JSON.stringify(named('changed child'));
    await shows(timeline, 'changed child');
    script.remove();
    await shows(timeline, 'src');
    timeline.src = '';
    await shows(timeline, 'around');
  });

  it('takes JSON text as an attribute, as a server renders it, and the next one', async () => {
    const timeline = await place<WaymarkResultsTimeline>(
      html`<waymark-results-timeline config=${JSON.stringify(named('first'))}></waymark-results-timeline>`,
    );
    await shows(timeline, 'first');
    timeline.setAttribute('config', JSON.stringify(named('second')));
    await shows(timeline, 'second');
    timeline.removeAttribute('config');
    await waitUntil(() => timeline.getAttribute('state') === 'idle');
  });

  it('finds a <waymark-config> that is defined later', async () => {
    const { WaymarkConfig: Base } = await import('../../../src/elements/config/config.js');
    const around = document.createElement('x-late-config') as WaymarkConfig;
    const timeline = document.createElement('waymark-results-timeline');
    around.append(timeline);
    document.body.append(around);
    await reaches(timeline, 'idle');
    around.config = named('late');
    customElements.define('x-late-config', class extends Base {});
    await reaches(timeline, 'ready');
    expect(nameShown(timeline)).to.equal('late');
    around.remove();
  });

  it('finds a <waymark-config> that it is moved into, and forgets it when moved out', async () => {
    const around = await place<WaymarkConfig>(html`<waymark-config .config=${named('around')}></waymark-config>`);
    const timeline = document.createElement('waymark-results-timeline');
    document.body.append(timeline);
    await reaches(timeline, 'idle');
    around.append(timeline);
    await reaches(timeline, 'ready');
    document.body.append(timeline);
    await reaches(timeline, 'idle');
    timeline.remove();
  });

  it('shows what a <waymark-config> is changed to', async () => {
    const around = await place<WaymarkConfig>(
      html`<waymark-config .config=${named('one')}
        ><waymark-results-timeline></waymark-results-timeline
      ></waymark-config>`,
    );
    const timeline = around.firstElementChild as WaymarkResultsTimeline;
    await reaches(timeline, 'ready');
    around.config = named('two');
    await shows(timeline, 'two');
    around.config = '{"version": 1,';
    await reaches(timeline, 'error');
    expect(textOf(timeline)).to.equal('We can’t show this right now. Try again');
    timeline.audience = 'provider';
    await says(timeline, 'line 1, column 15');
  });

  it('asks for one address once, for twenty widgets inside one config', async () => {
    network.on('shared.json', json(account()));
    const around = await place<WaymarkConfig>(
      html`<waymark-config src="/shared.json"
        >${Array.from(
          { length: 20 },
          () => html`<waymark-effort-checklist></waymark-effort-checklist>`,
        )}</waymark-config
      >`,
    );
    await Promise.all([...around.children].map((child) => reaches(child, 'ready')));
    expect(network.asked).to.have.length(1);
  });

  it('asks for one address once, for twenty widgets that name it themselves', async () => {
    network.on('shared.json', json(account()));
    const all = await place(
      html`<div>
        ${Array.from(
          { length: 20 },
          () => html`<waymark-effort-checklist src="/shared.json"></waymark-effort-checklist>`,
        )}
      </div>`,
    );
    await Promise.all([...all.children].map((child) => reaches(child, 'ready')));
    expect(network.asked).to.have.length(1);
  });

  it('shows the address asked for last, in whatever order they answer', async () => {
    const [slow, fast] = [held(), held()];
    network.on('slow.json', slow.wait);
    network.on('fast.json', fast.wait);
    const timeline = await place<WaymarkResultsTimeline>(
      html`<waymark-results-timeline src="/slow.json"></waymark-results-timeline>`,
    );
    timeline.src = '/fast.json';
    await timeline.updateComplete;
    expect(network.asked[0]?.signal.aborted).to.equal(true);
    fast.answer(json(named('fast')));
    await reaches(timeline, 'ready');
    slow.answer(json(named('slow')));
    await aTimeout(50);
    expect(nameShown(timeline)).to.equal('fast');
  });

  it('aborts its request when it is taken off the page, and asks again when it is back', async () => {
    const first = held();
    network.on('a.json', first.wait, json(named('again')));
    const timeline = await place<WaymarkResultsTimeline>(
      html`<waymark-results-timeline src="/a.json"></waymark-results-timeline>`,
    );
    timeline.remove();
    await aTimeout(0);
    expect(network.asked[0]?.signal.aborted).to.equal(true);
    document.body.append(timeline);
    await reaches(timeline, 'ready');
    expect(nameShown(timeline)).to.equal('again');
    timeline.remove();
  });

  it('does not ask again for what it shows already when it is moved', async () => {
    network.on('a.json', json(named('once')));
    const timeline = await place<WaymarkResultsTimeline>(
      html`<waymark-results-timeline src="/a.json"></waymark-results-timeline>`,
    );
    await reaches(timeline, 'ready');
    document.body.append(timeline);
    await aTimeout(20);
    expect(timeline.getAttribute('state')).to.equal('ready');
    expect(network.asked).to.have.length(1);
    timeline.remove();
  });

  it('reads files of values relative to the config’s own address', async () => {
    network.on(
      '/data/acme.json',
      json(
        account({
          metrics: [
            { id: 'm', name: 'M', direction: 'increase', points: { src: 'values.csv', date: 'month', value: 'n' } },
          ],
        }),
      ),
    );
    network.on('/data/values.csv', new Response('month,n\n2026-01,41\n2026-02,42\n'));
    const timeline = await place<WaymarkResultsTimeline>(
      html`<waymark-results-timeline src="/data/acme.json"></waymark-results-timeline>`,
    );
    await reaches(timeline, 'ready');
    expect(network.asked.map(({ url }) => new URL(url).pathname)).to.deep.equal([
      '/data/acme.json',
      '/data/values.csv',
    ]);
    expect(inside(timeline, '.numbers').textContent).to.include('42');
  });

  it('says that the values of a metric could not be loaded, never that it is unmeasured, and keeps the rest', async () => {
    const lost = { id: 'lost', name: 'Lost', direction: 'increase' as const, points: { src: 'gone.csv' } };
    network.on(
      'acme.json',
      json(
        account({
          metrics: [lost, { id: 'm', name: 'M', direction: 'increase', points: [['2026-01', 7]] }],
          behaviors: [],
          plan: {},
          effort: { entries: [] },
        }),
      ),
    );
    const timeline = await place<WaymarkResultsTimeline>(
      html`<waymark-results-timeline src="/acme.json" metric="lost"></waymark-results-timeline>`,
    );
    await reaches(timeline, 'ready');
    expect(textOf(timeline))
      .to.include('The values could not be loaded.')
      .and.not.to.match(/404|\$/);
    expect(timeline.issues[0]).to.include({ path: '$.metrics[0].points' });
    expect(timeline.issues[0]?.message).to.include('404 Not Found');
    timeline.metric = 'm';
    await timeline.updateComplete;
    expect(inside(timeline, '.numbers').textContent).to.include('7');
  });

  describe('what the page may do about a request', () => {
    it('adds headers', async () => {
      network.on('a.json', json(account()));
      const around = document.createElement('waymark-config');
      around.addEventListener('waymark-before-request', (event) =>
        event.detail.headers.set('authorization', 'Bearer abc'),
      );
      around.src = '/a.json';
      document.body.append(around);
      await around.ready;
      expect(network.asked[0]?.headers.get('authorization')).to.equal('Bearer abc');
      around.remove();
    });

    it('cancels it: nothing is asked, and the element says so', async () => {
      const around = document.createElement('waymark-config');
      around.addEventListener('waymark-before-request', (event) => event.preventDefault());
      around.src = '/a.json';
      document.body.append(around);
      await reaches(around, 'error');
      expect(network.asked).to.have.length(0);
      around.remove();
    });
  });

  describe('what the server answers', () => {
    const cases: [string, Response | Error, string, RegExp][] = [
      [
        'a missing file',
        new Response('', { status: 404, statusText: 'Not Found' }),
        'error',
        /404 Not Found\. Check the address/,
      ],
      ['a failing server', new Response('', { status: 500, statusText: 'Oops' }), 'error', /500 Oops/],
      ['no network', new TypeError('Failed to fetch'), 'error', /could not be reached/],
      ['an HTML page', new Response('<!doctype html><title>Sign in</title>'), 'error', /looks like an HTML page/],
      ['an empty file', new Response(''), 'error', /The config is empty/],
      ['cut-off JSON', new Response('{\n  "version": 1,\n  "asOf": "2026'), 'error', /line 3, column 11/],
      ['401', new Response('', { status: 401 }), 'auth-required', /sign in again/],
      ['403', new Response('', { status: 403 }), 'auth-required', /sign in again/],
    ];
    for (const [name, answer, state, words] of cases)
      it(`${name}: ${state}, in plain words, its cause in one event and for the provider`, async () => {
        network.on('a.json', answer);
        const errors: string[] = [];
        const timeline = document.createElement('waymark-results-timeline');
        timeline.addEventListener('waymark-error', ({ detail }) => errors.push(detail.issues.map(issueText).join(' ')));
        timeline.src = '/a.json';
        document.body.append(timeline);
        await reaches(timeline, state);
        if (state === 'error') {
          expect(textOf(timeline)).to.equal('We can’t show this right now. Try again');
          expect(errors[0]).to.match(words);
          timeline.audience = 'provider';
          await timeline.updateComplete;
        }
        expect(textOf(timeline)).to.match(words);
        expect(errors).to.have.length(1);
        timeline.remove();
      });

    it('a refresh that fails: what was shown stays, marked as such, until one succeeds', async () => {
      network.on('a.json', json(named('first')), new Response('', { status: 503 }), json(named('third')));
      const timeline = await place<WaymarkResultsTimeline>(
        html`<waymark-results-timeline src="/a.json"></waymark-results-timeline>`,
      );
      await reaches(timeline, 'ready');
      timeline.reload();
      await reaches(timeline, 'stale');
      expect(nameShown(timeline)).to.equal('first');
      expect(textOf(timeline))
        .to.include('could not be refreshed')
        .and.to.include('As of 10 July 2026'.replace('10 July 2026', 'July 10, 2026'));
      inside(timeline, '.notice button').click();
      await reaches(timeline, 'ready');
      expect(nameShown(timeline)).to.equal('third');
    });

    it('another address that fails does not leave another account’s numbers on the screen', async () => {
      network.on('a.json', json(named('first')));
      const timeline = await place<WaymarkResultsTimeline>(
        html`<waymark-results-timeline src="/a.json"></waymark-results-timeline>`,
      );
      await reaches(timeline, 'ready');
      timeline.src = '/gone.json';
      await reaches(timeline, 'error');
      expect(textOf(timeline)).not.to.include('first');
    });

    it('the token was renewed: a reload shows the config', async () => {
      network.on('a.json', new Response('', { status: 401 }), json(named('in')));
      const timeline = await place<WaymarkResultsTimeline>(
        html`<waymark-results-timeline src="/a.json"></waymark-results-timeline>`,
      );
      await reaches(timeline, 'auth-required');
      timeline.reload();
      await reaches(timeline, 'ready');
    });
  });

  it('announces what it shows, and replays it to one that asks later', async () => {
    const around = document.createElement('waymark-config');
    document.body.append(around);
    const listening = oneEvent(around, 'waymark-ready');
    const withExtra = { ...account(), extra: 1 };
    around.config = withExtra;
    const { detail } = (await listening) as CustomEvent<{
      config: { account: { id: string } };
      warnings: { path: string }[];
    }>;
    expect(detail.config.account.id).to.equal('acme');
    expect(detail.warnings.map(({ path }) => path)).to.deep.equal(['$.extra']);
    expect((await around.ready).account.id).to.equal('acme');
    around.remove();
  });

  it('tells a customer’s page nothing of `private`, in no event; a provider’s own widgets have it', async () => {
    const config = account({ private: { note: 'a secret' } });
    const faulty = { ...config, metrics: [...config.metrics!, { id: 'x' }] };
    const events = ['waymark-ready', 'waymark-error', 'waymark-saved'] as const;
    const heard: [string, unknown][] = [];
    const listen = (event: Event) => heard.push([event.type, (event as CustomEvent<object>).detail]);
    for (const type of events) document.addEventListener(type, listen);
    network.on('/save-private', json(config));
    const around = await place<WaymarkConfig>(
      html`<waymark-config .config=${faulty} save="/save-private"
        ><waymark-effort-checklist></waymark-effort-checklist
      ></waymark-config>`,
    );
    const checklist = around.querySelector('waymark-effort-checklist')!;
    await reaches(checklist, 'ready');
    inside(checklist, '[data-entry="switch"]').click();
    await waitUntil(() => heard.some(([type]) => type === 'waymark-saved'));
    expect(new Set(heard.map(([type]) => type))).to.deep.equal(new Set(events));
    const told = [...heard, ['around.ready', await around.ready], ['checklist.ready', await checklist.ready]];
    expect(told.filter((one) => JSON.stringify(one).includes('secret')).map(([where]) => where)).to.deep.equal([]);
    for (const type of events) document.removeEventListener(type, listen);

    const provider = await place<WaymarkSuccessPlan>(
      html`<waymark-success-plan audience="provider" .config=${config}></waymark-success-plan>`,
    );
    expect((await provider.ready).private).to.deep.equal({ note: 'a secret' });
  });

  const bad: [string, unknown][] = [
    ['null', 'null'],
    ['a number', '5'],
    ['an array', '[]'],
    ['null for everything', '{"version":null,"asOf":null,"account":null,"metrics":null,"plan":null,"effort":null}'],
    ['100,000 levels', '['.repeat(100_000)],
    ['__proto__', '{"__proto__": {"version": 1}}'],
    ['a function', () => 1],
    ['a symbol', Symbol('x')],
  ];
  for (const [name, config] of bad)
    it(`says to the provider what is wrong with ${name}, in each widget, and leaves the page alone`, async () => {
      for (const tag of ['waymark-results-timeline', 'waymark-success-plan', 'waymark-effort-checklist'] as const) {
        const element = document.createElement(tag);
        element.config = config as string;
        document.body.append(element);
        await reaches(element, 'error');
        expect(textOf(element)).to.equal('We can’t show this right now. Try again');
        element.audience = 'provider';
        await waitUntil(() => /We can’t show this right now\. .{20,}Try again/.test(textOf(element)));
        element.remove();
      }
      expect(({} as Record<string, unknown>).version).to.equal(undefined);
    });
});
