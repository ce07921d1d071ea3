import { expect } from '@open-wc/testing';
import type { Config, ConfigInput } from '../../../src/core/config/schema.js';
import {
  loadMessages,
  narrativeHtml,
  narrativeOf,
  narrativeText,
  NARRATIVE_PARTS,
  localizerFor,
  type NarrativeLength,
} from '../../../src/export/index.js';
import { account } from '../../fixtures/account.js';
import {
  aBehavior,
  aConfig,
  aMetric,
  anAction,
  monthly,
  sinceJanuary,
  type BehaviorInput,
  type EntryInput,
  type EventInput,
  type MilestoneInput,
  type PlanInput,
} from '../../fixtures/config.js';

before(() => Promise.all([loadMessages('en', NARRATIVE_PARTS), loadMessages('de', NARRATIVE_PARTS)]));

const told = (config: Config, length: NarrativeLength, lang = 'en'): string =>
  narrativeText(narrativeOf(config, localizerFor(lang), length)).replace(/[\u00a0\u202f]/g, ' ');
const ORDERS = aMetric({
  points: [...monthly('2025-10', [100, 100, 100]), ...sinceJanuary(110, 120, 130, 140, 150, 160)],
});
const withHabits = (...behaviors: BehaviorInput[]): Config => aConfig({ metrics: [ORDERS], behaviors });
const withEvents = (...events: EventInput[]): Config => aConfig({ metrics: [ORDERS], events });
const withPlan = (plan: PlanInput, entries: EntryInput[] = []): Config =>
  aConfig({ metrics: [ORDERS], plan: { purpose: 'Sell more', ...plan }, effort: { entries } });

describe('the narrative: how we work', () => {
  const kept = aBehavior({
    cadence: 'month',
    target: { value: 0.9 },
    unit: { style: 'percent' },
    since: '2026-01-05',
    points: monthly('2026-01', [0.95, 0.8, null, 0.95, 0.92, 0.91]),
  });
  const slipping = aBehavior({
    id: 'late',
    name: 'Daily run',
    cadence: 'month',
    target: { value: 0.9 },
    points: monthly('2026-03', [0.95, 0.95, 0.5, 0.5]),
  });
  const cases: [string, BehaviorInput[], string, string][] = [
    [
      'kept',
      [kept],
      'How we work: “Scan at the gate” done in 4 of 5 months measured.',
      'Wie wir arbeiten: „Scan at the gate“, gemessen 5 Monate, davon 4 eingehalten.',
    ],
    [
      'one that is slipping comes first, and says so',
      [kept, slipping],
      'How we work: “Daily run” done in 2 of 4 months measured, but missed the last 2 times; “Scan at the gate” done in 4 of 5 months measured.',
      'Wie wir arbeiten: „Daily run“, gemessen 4 Monate, davon 2 eingehalten, die letzten 2 Male nicht; „Scan at the gate“, gemessen 5 Monate, davon 4 eingehalten.',
    ],
    [
      'not measured',
      [aBehavior()],
      'How we work: “Scan at the gate” not measured yet.',
      'Wie wir arbeiten: „Scan at the gate“, noch nicht gemessen.',
    ],
    [
      'without a target',
      [aBehavior({ ...kept, target: undefined })],
      'How we work: “Scan at the gate” without a target, latest 91% (June 2026).',
      'Wie wir arbeiten: „Scan at the gate“, ohne Ziel, neuester Wert 91 % (Juni 2026).',
    ],
  ];
  for (const [name, habits, en, de] of cases)
    it(name, () => {
      expect(told(withHabits(...habits), 'paragraph')).to.contain(en);
      expect(told(withHabits(...habits), 'paragraph', 'de')).to.contain(de);
    });

  it('on a page in the sentence of the timeline, with what was missed and what was not measured', () => {
    const page = told(withHabits(kept, slipping), 'page');
    expect(page).to.contain(
      '- Daily run: done in 2 of 4 months measured. It was missed the last 2 times.\n- Scan at the gate: done in 4 of 5 months measured; 1 not measured. Since January 5, 2026.',
    );
  });
});

describe('the narrative: before and after', () => {
  const live: EventInput = { date: '2026-01-01', kind: 'go-live', label: 'Live in four depots' };
  it('says the two medians, how many values each, the label, and how they lie to the trend before', () => {
    expect(told(withEvents(live), 'paragraph')).to.contain(
      'Orders, around “Live in four depots”: 100 → 135 (3 values before, 6 after) (before/after). Too few values before to know the trend.',
    );
    expect(told(withEvents(live), 'paragraph', 'de')).to.contain(
      'Orders, rund um „Live in four depots“: 100 → 135 (3 Werte vorher, 6 nachher) (vorher/nachher). Zu wenige Werte davor, um den Trend zu kennen.',
    );
  });

  it('is labelled as compared where it is', () => {
    const compared = aConfig({
      metrics: [
        {
          ...ORDERS,
          points: [...monthly('2025-09', [100, 100, 100, 100]), ...sinceJanuary(135, 135, 135, 135, 135, 135)],
          comparison: {
            name: 'Other depots',
            points: [...monthly('2025-09', [80, 80, 80, 80]), ...sinceJanuary(115, 115, 115, 115, 115, 115)],
          },
        },
      ],
      events: [live],
    });
    expect(told(compared, 'paragraph')).to.contain(
      '100 → 135 (4 values before, 6 after); 0 compared with “Other depots” (compared). In line with the trend before.',
    );
    expect(narrativeHtml(narrativeOf(compared, localizerFor('en'), 'page')))
      .to.contain('(<em>compared</em>). In line with the trend before.</li>')
      .and.to.contain('Compared: the difference from a group where nothing changed.</p>');
  });

  it('says worse as plainly', () => {
    const worse = aConfig({
      metrics: [
        aMetric({ points: [...monthly('2025-09', [100, 100, 100, 100]), ...sinceJanuary(90, 90, 90, 90, 90, 90)] }),
      ],
      events: [live],
    });
    expect(told(worse, 'paragraph')).to.contain(
      '100 → 90 (4 values before, 6 after) (before/after). Worse, 10 beyond the trend before.',
    );
  });

  it('tells one of several that overlap, and takes no incident for something we did', () => {
    const config = aConfig({
      metrics: [ORDERS],
      behaviors: [
        aBehavior({
          moves: ['m'],
          cadence: 'month',
          target: { value: 1 },
          points: monthly('2026-02', [1, 1, 1, 1, 1]),
        }),
      ],
      events: [
        live,
        { date: '2026-02-01', kind: 'behavior', label: 'Scanning begins' },
        { date: '2026-03-03', kind: 'incident', label: 'Outage' },
        { date: '2026-03-04', kind: 'note', label: 'A note' },
      ],
    });
    // the periods after both overlap: the go-live stands for them
    expect(told(config, 'page'))
      .to.contain('around “Live in four depots”')
      .and.not.to.match(/Scanning begins|Outage|A note/);
  });
});

describe('the narrative: what comes next', () => {
  const four: MilestoneInput = { id: 'four', name: 'Four depots live', due: '2026-06-15' };
  const all: MilestoneInput = { id: 'all', name: 'All depots live', due: '2026-09-30' };
  const options = [
    { id: 'a', kind: 'teams' as const, name: 'The trade desk', result: 'Solved within 18 hours too' },
    { id: 'b', kind: 'targets' as const, name: 'From 5 to 4 days', rank: 1 },
  ];
  const cases: [string, Config, string, string][] = [
    [
      'a phase that is chosen, with its result',
      withPlan({ nextPhase: { options, chosen: 'a' } }),
      '“The trade desk” is the next phase: Solved within 18 hours too.',
      '„The trade desk“ ist die nächste Phase: Solved within 18 hours too.',
    ],
    [
      'one without a result',
      withPlan({ nextPhase: { options, chosen: 'b' } }),
      '“From 5 to 4 days” is the next phase.',
      '„From 5 to 4 days“ ist die nächste Phase.',
    ],
    [
      'none chosen: the options in the customer’s order',
      withPlan({ nextPhase: { options } }),
      'What comes next is not chosen yet: “From 5 to 4 days” and “The trade desk”.',
      'Was als Nächstes kommt, ist noch nicht gewählt: „From 5 to 4 days“ und „The trade desk“.',
    ],
    [
      'none to choose from',
      withPlan({}),
      'What comes next isn’t agreed yet.',
      'Was als Nächstes kommt, ist noch nicht vereinbart.',
    ],
    [
      'milestones: what is overdue says so',
      withPlan({ milestones: [all, four] }),
      'Milestones: “Four depots live”, overdue since June 15, 2026; “All depots live”, due September 30, 2026.',
      'Meilensteine: „Four depots live“, überfällig seit dem 15. Juni 2026; „All depots live“, fällig am 30. September 2026.',
    ],
    [
      'milestones: whose a late one is, by its role',
      withPlan({
        milestones: [{ ...four, owner: 'ops' }],
        roles: [{ id: 'ops', side: 'customer', role: 'Head of operations' }],
      }),
      'Milestones: “Four depots live”, overdue since June 15, 2026 (Head of operations).',
      'Meilensteine: „Four depots live“, überfällig seit dem 15. Juni 2026 (Head of operations).',
    ],
    [
      'a milestone without a day',
      withPlan({ milestones: [{ id: 'x', name: 'Some day' }] }),
      'Milestones: “Some day”, no day yet.',
      'Meilensteine: „Some day“, noch ohne Tag.',
    ],
    [
      'what to do, with its minutes and its day',
      withPlan({}, [anAction({ title: 'Switch two depots', minutes: 20, people: 2, due: '2026-07-20' })]),
      'To do on our side: “Switch two depots” (20 minutes each for 2 people, by July 20, 2026).',
      'Bei uns zu tun: „Switch two depots“ (2 Personen, je 20 Minuten, bis 20. Juli 2026).',
    ],
    [
      'minutes that are not known',
      withPlan({}, [anAction({ title: 'Switch two depots' })]),
      'To do on our side: “Switch two depots” (minutes not known).',
      'Bei uns zu tun: „Switch two depots“ (Minuten nicht bekannt).',
    ],
    [
      'a decision, where no action waits',
      withPlan({}, [
        { id: 'd', kind: 'decision', side: 'customer', title: 'Tax code per depot', moves: ['m'], minutes: 5 },
      ]),
      'To do on our side: “Tax code per depot” (5 minutes).',
      'Bei uns zu tun: „Tax code per depot“ (5 Minuten).',
    ],
    [
      'nothing to do',
      withPlan({}, [anAction({ done: { on: '2026-06-01' } })]),
      'Nothing to do on our side right now.',
      'Bei uns ist gerade nichts zu tun.',
    ],
    [
      'what is tied to no result is no to-do',
      withPlan({}, [anAction({ title: 'Rate our service', moves: [] })]),
      'Nothing to do on our side right now.',
      'Bei uns ist gerade nichts zu tun.',
    ],
  ];
  for (const [name, config, en, de] of cases)
    it(name, () => {
      for (const length of ['paragraph', 'page'] as const) {
        expect(told(config, length)).to.contain(en);
        expect(told(config, length, 'de')).to.contain(de);
      }
    });

  it('a page names the milestone that was done last', () => {
    expect(
      told(
        withPlan({
          milestones: [
            { ...four, done: '2026-06-10' },
            { ...all, done: '2026-05-01' },
          ],
        }),
        'page',
      ),
    ).to.contain('Latest milestone: “Four depots live”, done June 10, 2026.');
    expect(
      told(
        withPlan({
          milestones: [
            { ...four, done: '2026-06-10' },
            { ...all, done: '2026-05-01' },
          ],
        }),
        'page',
        'de',
      ),
    ).to.contain('Letzter Meilenstein: „Four depots live“, erledigt am 10. Juni 2026.');
  });
});

describe('the narrative: names as they come', () => {
  it('a name that is written from right to left is kept apart from the words around it', () => {
    const config = aConfig({
      account: { id: 'a', name: 'חברה' },
      metrics: [
        aMetric({
          name: 'זמן מחזור (ERP)',
          points: sinceJanuary(110, 120, 130, 140, 150, 160),
          disputed: { on: '2026-06-01', by: 'אבי' },
        }),
      ],
    });
    expect(told(config, 'sentence')).to.equal(
      '\u2068זמן מחזור (ERP)\u2069: 100 → 160, 60% of the way to 200 – better than before, disputed (observed, \u2068חברה\u2069, as of July 1, 2026).',
    );
    expect(told(config, 'page')).to.contain('\u2068זמן מחזור (ERP)\u2069. Disputed by \u2068אבי\u2069, June 1, 2026.');
    expect(told(aConfig({ metrics: [ORDERS] }), 'page')).not.to.match(/[\u2068\u2069]/);
  });

  it('names of 200 characters stand whole', () => {
    const long = (letter: string) => letter.repeat(200);
    const config = aConfig({
      account: { id: 'a', name: long('A') },
      metrics: [{ ...ORDERS, name: long('M') }],
      behaviors: [aBehavior({ name: long('B') })],
      plan: { purpose: long('P'), milestones: [{ id: 'x', name: long('S') }] },
    });
    const texts = (['sentence', 'paragraph', 'page'] as const).map((length) => told(config, length));
    for (const letter of 'AM') for (const text of texts) expect(text).to.contain(long(letter));
    for (const letter of 'BPS') for (const text of texts.slice(1)) expect(text).to.contain(long(letter));
  });
});

describe('the narrative: a page that is stale or whole', () => {
  it('out of date: neither change, nor pace, nor worth, nor a projection', () => {
    const page = told(
      aConfig({
        metrics: [
          {
            ...ORDERS,
            target: { value: 200, by: '2026-12-31' },
            points: sinceJanuary(110, 120, 130),
            worth: { perUnit: 10 },
          },
        ],
      }),
      'page',
    );
    expect(page).to.contain(
      '- Orders: 100 → 130 – out of date: 91 days old, from March 2026\n\nOrders. Baseline 100, as agreed. Target 200 by December 31, 2026. 3 months not measured (shown as gaps).',
    );
    expect(page).not.to.match(/more than before|pace|Worth|improvement/);
  });

  it('all there is to say of an account, as HTML', () => {
    const config: Partial<ConfigInput> = account();
    const html = narrativeHtml(narrativeOf(aConfig(config), localizerFor('en'), 'page')).replace(/\u00a0/g, ' ');
    expect(html.split('\n')).to.deep.equal([
      '<p><strong>Acme with Vendor: results as of July 10, 2026</strong></p>',
      '<p>Purpose, agreed by CFO on December 1, 2025: “Get paid a week sooner”. Live since January 1, 2026. Latest milestone: “Four depots live”, done January 1, 2026.</p>',
      '<p><strong>Results</strong> (<em>observed</em>)</p>',
      '<ul><li>Cycle time: 12 → 7 days, 71% of the way to 5 days by December 31, 2026 – ahead of schedule</li></ul>',
      '<p><strong>Cycle time.</strong> 42% better: 5 days less than before. Ahead of schedule. Baseline 12 days: median of 5 months, August 1, 2025 to December 31, 2025. Target 5 days by December 31, 2026. At this pace, target reached around October 31, 2026 (range August 31, 2026 to October 31, 2026). 1 month not measured (shown as a gap).</p>',
      '<p><strong>How we work</strong></p>',
      '<ul><li>Scan at the gate: done in 1 of 1 week measured. Since May 4, 2026.</li><li>Cycle time, around “Live in four depots”: 12 → 9 days (5 values before, 5 after) (<em>before/after</em>). Better, 1 day beyond the trend before.</li></ul>',
      '<p><strong>Next steps.</strong> To do on our side: “Switch two depots” (20 minutes each for 2 people, by July 20, 2026). Milestones: “All depots live”, due July 30, 2026. “Automatic reminders” is the next phase: Overdue share below 4 %.</p>',
      '<p><strong>Sources.</strong> Cycle time: ERP, invoice table (latest: June 2026). Observed: measured, with nothing claimed about why. Before/after: two periods side by side. It doesn’t show why.</p>',
    ]);
  });
});
