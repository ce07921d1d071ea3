import { expect } from '@open-wc/testing';
import ICAL from 'ical.js';
import * as library from 'ical-generator';
import type { ConfigInput } from '../../src/core/config/schema.js';
import { effortOf } from '../../src/core/effort/ledger.js';
import { loadMessages } from '../../src/core/i18n/load-messages.js';
import { localizerFor } from '../../src/core/i18n/localizer.js';
import { calendarEntries, calendarOf } from '../../src/export/ics.js';
import { aConfig, aMetric, anAction, type EntryInput, type MilestoneInput } from '../fixtures/config.js';

interface Parts {
  milestones?: MilestoneInput[];
  entries?: EntryInput[];
  config?: Partial<ConfigInput>;
}

before(() => Promise.all(['en', 'de'].map((lang) => loadMessages(lang, ['results', 'plan-effort', 'export']))));

const configOf = ({ milestones = [], entries = [], config = {} }: Parts) =>
  aConfig({ metrics: [aMetric()], plan: { milestones }, effort: { entries }, ...config });

const entriesOf = (parts: Parts, lang = 'en') => {
  const config = configOf(parts);
  return calendarEntries(config, effortOf(config).open, localizerFor(lang));
};

const fileOf = (parts: Parts, lang = 'en'): string | null => {
  const config = configOf(parts);
  return calendarOf(config, effortOf(config).open, localizerFor(lang), library);
};

/** The calendar as another program reads it. */
const read = (parts: Parts) => {
  const calendar = new ICAL.Component(ICAL.parse(fileOf(parts) ?? '') as never[]);
  const of = (component: ICAL.Component, name: string) => component.getFirstPropertyValue(name);
  const days = (component: ICAL.Component, name: string) => {
    const time = of(component, name) as ICAL.Time;
    expect(time.isDate, `${name} is a day`).to.equal(true);
    return time.toString();
  };
  const events = calendar.getAllSubcomponents('vevent').map((event) => ({
    uid: of(event, 'uid'),
    summary: of(event, 'summary'),
    description: of(event, 'description') ?? '',
    stamp: (of(event, 'dtstamp') as ICAL.Time).toString(),
    start: days(event, 'dtstart'),
    end: days(event, 'dtend'),
  }));
  return { name: of(calendar, 'x-wr-calname'), zone: of(calendar, 'x-wr-timezone'), events };
};

const live: MilestoneInput = { id: 'live', name: 'Live', due: '2026-12-01' };
const titled = (name: string): Parts => ({ milestones: [{ ...live, name }] });

describe('calendar: what is in it', () => {
  const cases: [string, Parts, string[]][] = [
    ['an open milestone', { milestones: [live] }, ['2026-12-01 Milestone: Live']],
    ['an overdue milestone', { milestones: [{ ...live, due: '2026-06-01' }] }, ['2026-06-01 Milestone: Live']],
    [
      'a milestone that will be done',
      { milestones: [{ ...live, done: '2026-11-01' }] },
      ['2026-12-01 Milestone: Live'],
    ],
    ['not one that is done', { milestones: [{ ...live, done: '2026-06-01' }] }, []],
    ['not one without a day', { milestones: [{ id: 'live', name: 'Live' }] }, []],
    [
      'a target',
      {
        config: {
          metrics: [aMetric({ target: { value: 5, by: '2026-12-31' }, unit: { style: 'unit', unit: 'day' } })],
        },
      },
      ['2026-12-31 Target: Orders 5 days'],
    ],
    [
      'a target in the account’s currency',
      {
        config: {
          account: { id: 'acme', name: 'Acme', currency: 'EUR' },
          metrics: [aMetric({ target: { value: 5, by: '2026-12-31' }, unit: { style: 'currency' } })],
        },
      },
      ['2026-12-31 Target: Orders €5.00'],
    ],
    [
      'a band to stay in',
      { config: { metrics: [aMetric({ direction: 'maintain', target: { min: 2, max: 4, by: '2026-12-31' } })] } },
      ['2026-12-31 Target: Orders 2 to 4'],
    ],
    ['not a target without a day', { config: { metrics: [aMetric({ target: { value: 5 } })] } }, []],
    ['an open action', { entries: [anAction({ due: '2026-08-01' })] }, ['2026-08-01 To do: Switch']],
    [
      'an open question',
      { entries: [{ id: 'q', kind: 'question', title: 'Which ERP?', moves: ['m'], due: '2026-08-01' }] },
      ['2026-08-01 Question: Which ERP?'],
    ],
    [
      'an open decision',
      { entries: [{ id: 'd', kind: 'decision', title: 'Tax code', moves: ['m'], due: '2026-08-01' }] },
      ['2026-08-01 Decision: Tax code'],
    ],
    ['not an action that is done', { entries: [anAction({ due: '2026-08-01', done: { on: '2026-06-01' } })] }, []],
    [
      'not a question that is answered',
      {
        entries: [
          {
            id: 'q',
            kind: 'question',
            title: 'Which?',
            moves: ['m'],
            due: '2026-08-01',
            answer: { on: '2026-06-01', text: 'S/4' },
          },
        ],
      },
      [],
    ],
    ['not an action tied to no result', { entries: [anAction({ due: '2026-08-01', moves: [] })] }, []],
    ['not an action without a day', { entries: [anAction()] }, []],
    ['not the provider’s action', { entries: [anAction({ due: '2026-08-01', side: 'provider' })] }, []],
    [
      'not a follow-up',
      { entries: [{ id: 'f', kind: 'follow-up', side: 'provider', title: 'Map', moves: ['m'], due: '2026-08-01' }] },
      [],
    ],
    ['not the renewal', { config: { renewal: '2027-01-01' } }, []],
  ];
  for (const [name, parts, expected] of cases)
    it(name, () => {
      expect(entriesOf(parts).map(({ day, title }) => `${day} ${title}`)).to.deep.equal(expected);
      if (!expected.length) expect(fileOf(parts)).to.equal(null);
    });

  it('null for a config that says nothing at all', () => {
    const config = aConfig();
    expect(calendarOf(config, effortOf(config).open, localizerFor('en'), library)).to.equal(null);
  });

  it('in the order of the days', () => {
    const parts = {
      milestones: [live, { ...live, id: 'b', due: '2026-07-01' }],
      entries: [anAction({ due: '2026-08-01' })],
    };
    expect(entriesOf(parts).map(({ day }) => day)).to.deep.equal(['2026-07-01', '2026-08-01', '2026-12-01']);
  });

  it('says what shows a milestone, who owns it and what it moves', () => {
    const plan = {
      milestones: [{ ...live, proof: 'Nine depots post', owner: 'ops', metrics: ['m'] }],
      roles: [{ id: 'ops', side: 'customer' as const, role: 'Head of operations' }],
    };
    expect(read({ config: { plan } }).events[0]?.description).to.equal(
      'Done when: Nine depots post\nOwner: Head of operations\nFor: Orders',
    );
  });

  it('says why an action is asked, how long it takes, what it moves and where', () => {
    const action = anAction({
      due: '2026-08-01',
      why: 'It holds 60 %',
      default: 'Start with Leipzig',
      minutes: 20,
      people: 2,
      link: 'https://example.com/how',
    });
    expect(read({ entries: [action] }).events[0]?.description).to.equal(
      'It holds 60 %\nWe suggest: Start with Leipzig\n20 minutes each for 2 people\nFor: Orders\nhttps://example.com/how',
    );
  });

  for (const link of ['javascript:alert(1)', '/relative', 'data:text/html,hi'])
    it(`not the link ${link}`, () =>
      expect(entriesOf({ entries: [anAction({ due: '2026-08-01', link })] })[0]?.description).to.equal('For: Orders'));

  it('in German', () =>
    expect(
      entriesOf({ milestones: [live], entries: [anAction({ due: '2026-08-01' })] }, 'de').map(({ title }) => title),
    ).to.deep.equal(['Zu tun: Switch', 'Meilenstein: Live']));
});

describe('calendar: days in the account’s zone', () => {
  const changes: [string, string[]][] = [
    ['Europe/Berlin', ['2026-03-28', '2026-03-29', '2026-03-30', '2026-10-24', '2026-10-25', '2026-10-26']],
    ['America/New_York', ['2026-03-07', '2026-03-08', '2026-03-09', '2026-10-31', '2026-11-01', '2026-11-02']],
    // no 30 December there in 2011; the clock changed last in 2021
    ['Pacific/Apia', ['2011-12-29', '2011-12-31', '2021-04-03', '2021-04-04', '2021-04-05', '2026-12-31']],
    ['Asia/Kolkata', ['2026-01-01', '2026-06-30', '2028-02-28', '2028-02-29']],
  ];
  const next = (day: string) => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
  for (const [timeZone, days] of changes)
    it(timeZone, () => {
      const { zone, events } = read({
        milestones: days.map((due, i) => ({ ...live, id: `m${i}`, due })),
        config: { account: { id: 'acme', name: 'Acme', timeZone } },
      });
      expect(zone).to.equal(timeZone);
      expect(events.map(({ start, end }) => [start, end])).to.deep.equal(days.map((day) => [day, next(day)]));
    });

  it('what is done is decided by the account’s day', () => {
    const done = (timeZone: string) =>
      entriesOf({
        milestones: [{ ...live, done: '2026-10-25' }],
        config: { asOf: '2026-10-24T23:30:00Z', account: { id: 'acme', name: 'Acme', timeZone } },
      });
    expect(done('Europe/Berlin')).to.have.length(0);
    expect(done('America/New_York')).to.have.length(1);
  });

  it('is stamped with asOf', () =>
    expect(read({ milestones: [live], config: { asOf: '2026-10-25T02:30:00+02:00' } }).events[0]?.stamp).to.equal(
      '2026-10-25T00:30:00Z',
    ));

  it('the last day that a config may hold ends on the next', () => {
    const text = fileOf({ milestones: [{ ...live, due: '2200-12-31' }] });
    expect(text).to.contain('DTSTART;VALUE=DATE:22001231\r\nDTEND;VALUE=DATE:22010101\r\n');
  });
});

describe('calendar: the same in every file', () => {
  const parts: Parts = {
    milestones: [live],
    entries: [anAction({ due: '2026-08-01' })],
    config: { metrics: [aMetric({ target: { value: 5, by: '2026-12-31' } })] },
  };

  it('ids', () =>
    expect(read(parts).events.map(({ uid }) => uid)).to.deep.equal([
      'action-e@acme.waymark',
      'milestone-live@acme.waymark',
      'target-m@acme.waymark',
    ]));

  it('ids, whatever the title and the day', () => {
    const other: Parts = { ...parts, milestones: [{ ...live, name: 'All depots', due: '2027-01-01' }] };
    expect(read(other).events.map(({ uid }) => uid)).to.have.members(read(parts).events.map(({ uid }) => uid));
  });

  it('text, run by run', () => expect(fileOf(parts)).to.equal(fileOf(parts)));

  it('ids of any letters stay one safe line, and apart', () => {
    const ids = ['a b', 'a%20b', 'a,b;c', 'a\r\nEND:VEVENT', 'ü🚚', 'a@b', '\ud800', 'x'.repeat(300)];
    const { events } = read({ milestones: ids.map((id) => ({ ...live, id })) });
    expect(new Set(events.map(({ uid }) => uid)).size).to.equal(ids.length);
    for (const { uid } of events) expect(uid).to.match(/^milestone-[\w%.!~*'()-]+@acme\.waymark$/);
  });
});

describe('calendar: texts are text', () => {
  const cases: [string, string, string?][] = [
    ['commas, semicolons, colons', 'One, two; three: "four"'],
    ['backslashes', 'C:\\new\\,folder\\;'],
    ['ends of line', 'One\nTwo\r\nThree\rFour', 'One\nTwo\nThree\nFour'],
    ['emoji', '👩‍👩‍👧‍👦🚚'.repeat(30)],
    ['right-to-left script', 'כל תשעת המחסנים פעילים '.repeat(10).trim()],
    ['Arabic among numbers', 'المستودعات 9, الإصدار 2; الكل'],
    ['500 characters', 'Grüße '.repeat(84).slice(0, 500)],
    [
      'another event',
      'x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:Injected',
      'x\nEND:VEVENT\nBEGIN:VEVENT\nSUMMARY:Injected',
    ],
    [
      'another event, after other ends of line',
      'x\u2028END:VEVENT\u0085BEGIN:VEVENT\u000bSUMMARY:y',
      'x END:VEVENT BEGIN:VEVENT SUMMARY:y',
    ],
    ['control characters', 'a\u0000b\u001bc\u007fd\te', 'a b c d\te'],
    ['markup', '<img src=x onerror="alert(1)"> &amp; {name}'],
  ];
  for (const [name, title, shown = title] of cases)
    it(name, () => {
      const { events } = read({ ...titled(title), entries: [anAction({ due: '2027-08-01', why: title })] });
      expect(events.map(({ summary }) => summary)).to.deep.equal([`Milestone: ${shown}`, 'To do: Switch']);
      expect(events[1]?.description).to.equal(`${shown}\nFor: Orders`);
    });

  it('half a surrogate pair breaks nothing', () => expect(read(titled('a\ud83d')).events).to.have.length(1));

  it('names the calendar after the account and the provider', () => {
    const name = (config: Partial<ConfigInput>) => read({ milestones: [live], config }).name;
    expect(name({ provider: { name: 'Ledgerline' } })).to.equal('Success plan: Acme and Ledgerline');
    expect(name({})).to.equal('Success plan: Acme');
  });

  it('an account’s name cannot write an event', () => {
    const { events } = read({
      milestones: [live],
      config: { account: { id: 'a\r\nBEGIN:VEVENT', name: 'A, B; C\r\nBEGIN:VEVENT' } },
    });
    expect(events).to.have.length(1);
  });

  it('no line is longer than 75 octets, and each ends in CRLF', () => {
    const text = fileOf({ milestones: cases.map(([, name], i) => ({ ...live, id: `${i}`, name, proof: name })) }) ?? '';
    expect(text.endsWith('END:VCALENDAR\r\n')).to.equal(true);
    expect(text.replaceAll('\r\n', '')).not.to.match(/[\r\n]/);
    const octets = new TextEncoder();
    for (const line of text.split('\r\n')) expect(octets.encode(line).length, line).to.be.at.most(75);
  });
});
