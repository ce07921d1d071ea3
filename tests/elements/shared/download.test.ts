import { expect } from '@open-wc/testing';
import { download } from '../../../src/elements/shared/download.js';

interface Saved {
  name: string;
  text: string;
  type: string;
  url: string;
}

/** Saves a file with the browser's own saving held back; `later` runs what was put off. */
async function saved(...file: Parameters<typeof download>): Promise<Saved & { later: () => void }> {
  const create = document.createElement.bind(document);
  const later = window.setTimeout.bind(window);
  const clicked: HTMLAnchorElement[] = [];
  const putOff: (() => void)[] = [];
  Object.assign(document, {
    createElement: (tag: string) => {
      const element = create(tag);
      element.addEventListener('click', (event) => {
        event.preventDefault();
        clicked.push(element as HTMLAnchorElement);
      });
      return element;
    },
  });
  window.setTimeout = ((run: () => void) => putOff.push(run)) as typeof window.setTimeout;
  try {
    download(...file);
  } finally {
    Reflect.deleteProperty(document, 'createElement');
    window.setTimeout = later;
  }
  expect(clicked).to.have.length(1);
  const { download: name, href: url } = clicked[0]!;
  const response = await fetch(url);
  return {
    name,
    url,
    type: response.headers.get('content-type') ?? '',
    text: await response.text(),
    later: () => putOff.forEach((run) => run()),
  };
}

describe('download', () => {
  it('saves the text under its name and type', async () => {
    const { name, type, text, url } = await saved(
      'plan.ics',
      'text/calendar;charset=utf-8',
      'BEGIN:VCALENDAR\r\nSUMMARY:Grüße 🚚\r\n',
    );
    expect([name, type, text]).to.deep.equal([
      'plan.ics',
      'text/calendar;charset=utf-8',
      'BEGIN:VCALENDAR\r\nSUMMARY:Grüße 🚚\r\n',
    ]);
    expect(url).to.match(/^blob:/);
  });

  it('lets go of the text afterwards', async () => {
    const { url, later } = await saved('a.txt', 'text/plain', 'a');
    later();
    expect(
      await fetch(url).then(
        () => 'there',
        () => 'gone',
      ),
    ).to.equal('gone');
  });

  it('leaves nothing in the page, and tells it nothing', async () => {
    const before = document.documentElement.querySelectorAll('*').length;
    const clicks: Event[] = [];
    const listen = (event: Event) => clicks.push(event);
    window.addEventListener('click', listen, true);
    await saved('a.txt', 'text/plain', 'a');
    window.removeEventListener('click', listen, true);
    expect(document.documentElement.querySelectorAll('*').length).to.equal(before);
    expect(clicks).to.have.length(0);
  });
});
