import { expect } from '@open-wc/testing';
import { parseConfig } from '../../../src/core/config/parse.js';
import type { Config, ConfigInput } from '../../../src/core/config/schema.js';
import { loadMessages } from '../../../src/core/i18n/load-messages.js';
import { localizerFor } from '../../../src/core/i18n/localizer.js';
import { lastSeenOf } from '../../../src/core/review/digest.js';
import { sinceLastVisit, type SinceView } from '../../../src/core/review/diff.js';
import {
  aConfig,
  aMetric,
  anAction,
  sinceJanuary,
  type EntryInput,
  type MetricInput,
  type MilestoneInput,
} from '../../fixtures/config.js';

const MAY = '2026-05-01T00:00:00Z';
const JULY = '2026-07-01T00:00:00Z';

const parts = ['results', 'plan-effort', 'narrative'] as const;
before(() => Promise.all([loadMessages('en', parts), loadMessages('de', parts)]));

const since = (before: ConfigInput | Config, now: ConfigInput | Config, lang = 'en'): SinceView => {
  const view = sinceLastVisit(JSON.stringify(lastSeenOf(sound(before))), sound(now), localizerFor(lang));
  if (!view) throw new Error('Nothing is compared.');
  return view;
};
function sound(input: ConfigInput | Config): Config {
  const parsed = parseConfig(input);
  if (!parsed.ok) throw new Error(parsed.issues.map(({ message }) => message).join(' '));
  return parsed.config;
}
/** All sentences but the first, which says since when. */
const said = (view: SinceView): string[] =>
  view.statements.filter(({ id }) => id !== 'since').map(({ text }) => text.replace(/\u00a0/g, ' '));

const withMetric = (asOf: string, metric: MetricInput, more: Partial<ConfigInput> = {}): Config =>
  aConfig({ asOf, metrics: [metric], ...more });
const withEntries = (...entries: EntryInput[]): Config => aConfig({ metrics: [aMetric()], effort: { entries } });
const withMilestones = (asOf: string, ...milestones: MilestoneInput[]): Config =>
  aConfig({ asOf, plan: { milestones } });

const RISING = sinceJanuary(138, 139, 140, 140, 159, 160);
const ONWARD = aMetric({ points: RISING });

describe('since you last looked: results', () => {
  const cases: { name: string; before: MetricInput; now: MetricInput; de?: string[]; expected: string[] }[] = [
    {
      name: 'higher is better',
      before: ONWARD,
      now: ONWARD,
      expected: ['Orders improved: 140 → 160 (+20).'],
      de: ['Orders, besser: 140 → 160 (+20).'],
    },
    {
      name: 'lower is better',
      before: aMetric({ direction: 'decrease', target: { value: 50 }, points: sinceJanuary(84, 82, 80, 80, 71, 70) }),
      now: aMetric({ direction: 'decrease', target: { value: 50 }, points: sinceJanuary(84, 82, 80, 80, 71, 70) }),
      expected: ['Orders improved: 80 → 70 (−10).'],
    },
    {
      name: 'worse, said as plainly, with the state that changed',
      before: ONWARD,
      now: aMetric({ points: sinceJanuary(138, 139, 140, 140, 100, 90) }),
      expected: ['Orders got worse: 140 → 90 (−50).', 'Orders: was “better than before”, now “worse than before”.'],
      de: ['Orders, schlechter: 140 → 90 (−50).', 'Orders: bisher „besser als zuvor“, jetzt „schlechter als zuvor“.'],
    },
    {
      name: 'within the noise: nothing has moved',
      before: aMetric({ points: sinceJanuary(150, 150, 150, 150, 151, 151) }),
      now: aMetric({ points: sinceJanuary(150, 150, 150, 150, 151, 151) }),
      expected: ['Orders: 150 → 151 (+1), no clear change.', 'Orders: was “better than before”, now “stalled”.'],
      de: [
        'Orders: 150 → 151 (+1), keine klare Veränderung.',
        'Orders: bisher „besser als zuvor“, jetzt „steht still“.',
      ],
    },
    {
      name: 'the same value again',
      before: aMetric({ points: sinceJanuary(150, 150, 150, 150, 150, 150) }),
      now: aMetric({ points: sinceJanuary(150, 150, 150, 150, 150, 150) }),
      expected: ['Orders: was “better than before”, now “stalled”.'],
      de: ['Orders: bisher „besser als zuvor“, jetzt „steht still“.'],
    },
    {
      name: 'percentages change in points',
      before: aMetric({
        unit: { style: 'percent' },
        baseline: { value: 0.5 },
        target: { value: 0.9 },
        points: sinceJanuary(0.5, 0.55, 0.6, 0.65, 0.7, 0.75),
      }),
      now: aMetric({
        unit: { style: 'percent' },
        baseline: { value: 0.5 },
        target: { value: 0.9 },
        points: sinceJanuary(0.5, 0.55, 0.6, 0.65, 0.7, 0.75),
      }),
      expected: ['No clear change since then. No meeting needed.', 'Orders: 65 → 75% (+10 points), no clear change.'],
      de: [
        'Seither keine klare Veränderung. Kein Termin nötig.',
        'Orders: 65 → 75 % (+10 Prozentpunkte), keine klare Veränderung.',
      ],
    },
    {
      name: 'inside a band a value may go far',
      before: aMetric({
        direction: 'maintain',
        target: { min: 10, max: 40 },
        baseline: { value: 50 },
        points: sinceJanuary(12, 14, 12, 15, 30, 35),
      }),
      now: aMetric({
        direction: 'maintain',
        target: { min: 10, max: 40 },
        baseline: { value: 50 },
        points: sinceJanuary(12, 14, 12, 15, 30, 35),
      }),
      expected: ['No clear change since then. No meeting needed.', 'Orders: 15 → 35 (+20), within the agreed range.'],
    },
    {
      name: 'out of a band',
      before: aMetric({
        direction: 'maintain',
        target: { min: 10, max: 40 },
        baseline: { value: 50 },
        points: sinceJanuary(12, 14, 12, 15, 45, 60),
      }),
      now: aMetric({
        direction: 'maintain',
        target: { min: 10, max: 40 },
        baseline: { value: 50 },
        points: sinceJanuary(12, 14, 12, 15, 45, 60),
      }),
      expected: [
        'Orders: 15 → 60 (+45), has left the agreed range.',
        'Orders: was “within the agreed range”, now “outside the agreed range”.',
      ],
    },
    {
      name: 'without a baseline the noise is 2 % of what was seen',
      before: aMetric({ baseline: undefined, points: sinceJanuary(110, 120, 130, 140, 141, 142) }),
      now: aMetric({ baseline: undefined, points: sinceJanuary(110, 120, 130, 140, 141, 142) }),
      expected: ['No clear change since then. No meeting needed.', 'Orders: 140 → 142 (+2), no clear change.'],
    },
    {
      name: 'measured for the first time',
      before: aMetric({ points: [] }),
      now: aMetric({ points: [['2026-06', 110]] }),
      expected: [
        'Orders: measured for the first time, 110 (June 2026).',
        'Orders: was “not measured”, now “too early to judge”.',
      ],
    },
    {
      name: 'a value that was taken back',
      before: ONWARD,
      now: aMetric({ points: sinceJanuary(110, 120, 130) }),
      expected: [
        'Orders: a value was withdrawn; latest is now 130 (March 2026).',
        'Orders: was “better than before”, now “out of date”.',
        'Orders: the latest value is 91 days old (March 2026).',
      ],
    },
    {
      name: 'new, and gone',
      before: ONWARD,
      now: aMetric({ id: 'other', name: 'Returns', points: RISING }),
      expected: ['New here: Returns: 100 → 160, 60% of the way to 200.', 'Orders: no longer among the results.'],
      de: ['Neu hier: Returns: 100 → 160, 60 % des Weges zum Ziel 200.', 'Orders: nicht mehr unter den Ergebnissen.'],
    },
    {
      name: 'another name for the same',
      before: ONWARD,
      now: { ...ONWARD, name: 'Orders a month', points: sinceJanuary(110, 120, 130, 140, 140, 140) },
      expected: ['Nothing has changed since then. No meeting needed.', '“Orders” is now called “Orders a month”.'],
    },
    {
      name: 'a translation is no other name',
      before: ONWARD,
      now: { ...ONWARD, name: { en: 'Orders', de: 'Aufträge' } },
      expected: ['Orders improved: 140 → 160 (+20).'],
      de: ['Aufträge, besser: 140 → 160 (+20).'],
    },
    {
      name: 'a changed definition: nothing is compared across it',
      before: ONWARD,
      now: { ...ONWARD, breaks: [{ at: '2026-05-01', note: 'Returns excluded' }] },
      expected: ['Orders: The definition changed on May 1, 2026: Returns excluded. Earlier values can’t be compared.'],
      de: [
        'Orders: Die Definition wurde am 1. Mai 2026 geändert: Returns excluded. Frühere Werte sind nicht vergleichbar.',
      ],
    },
    {
      name: 'a change of definition that was known',
      before: { ...ONWARD, breaks: [{ at: '2026-02-01' }], baseline: { value: 100, agreedOn: '2026-02-02' } },
      now: { ...ONWARD, breaks: [{ at: '2026-02-01' }], baseline: { value: 100, agreedOn: '2026-02-02' } },
      expected: ['Orders improved: 140 → 160 (+20).'],
    },
    {
      name: 'another unit',
      before: ONWARD,
      now: { ...ONWARD, unit: { style: 'unit', unit: 'day' } },
      expected: ['Orders: the definition changed, so earlier values can’t be compared.'],
      de: ['Orders: Die Definition hat sich geändert, frühere Werte sind nicht vergleichbar.'],
    },
    {
      name: 'another direction',
      before: ONWARD,
      now: { ...ONWARD, direction: 'decrease' },
      expected: ['Orders: the definition changed, so earlier values can’t be compared.'],
    },
    {
      name: 'another definition, written over the old one',
      before: { ...ONWARD, definition: 'All orders' },
      now: { ...ONWARD, definition: 'Paid orders' },
      expected: ['Orders: the definition changed, so earlier values can’t be compared.'],
    },
    {
      name: 'a definition translated, or more digits shown',
      before: { ...ONWARD, definition: 'All orders' },
      now: { ...ONWARD, definition: { en: 'All orders', de: 'Alle Aufträge' }, unit: { maximumFractionDigits: 1 } },
      expected: ['Orders improved: 140 → 160 (+20).'],
    },
    {
      name: 'a target that was moved',
      before: { ...ONWARD, target: { value: 200, by: '2026-12-31' } },
      now: { ...ONWARD, target: { value: 150, by: '2027-06-30' } },
      expected: [
        'Orders improved: 140 → 160 (+20).',
        'Orders: was “better than before”, now “target reached”.',
        'Orders: the target has changed from 200 by December 31, 2026 to 150 by June 30, 2027.',
      ],
      de: [
        'Orders, besser: 140 → 160 (+20).',
        'Orders: bisher „besser als zuvor“, jetzt „Ziel erreicht“.',
        'Orders: Das Ziel hat sich geändert, bisher 200 bis 31. Dezember 2026, jetzt 150 bis 30. Juni 2027.',
      ],
    },
    {
      name: 'a first target',
      before: { ...ONWARD, target: undefined },
      now: ONWARD,
      expected: ['Orders improved: 140 → 160 (+20).', 'Orders: a target is agreed now, 200.'],
    },
    {
      name: 'no target any more',
      before: ONWARD,
      now: { ...ONWARD, target: undefined },
      expected: ['Orders improved: 140 → 160 (+20).', 'Orders: the target of 200 is no longer there.'],
    },
    {
      name: 'another baseline',
      before: ONWARD,
      now: { ...ONWARD, baseline: { value: 105 } },
      expected: ['Orders improved: 140 → 160 (+20).', 'Orders: the baseline has changed from 100 to 105.'],
    },
    {
      name: 'confirmed',
      before: ONWARD,
      now: { ...ONWARD, confirmed: { on: '2026-06-30', by: 'CFO', value: 160 } },
      expected: ['Orders improved: 140 → 160 (+20).', 'Orders – Confirmed by CFO, June 30, 2026.'],
    },
    {
      name: 'disputed, also beside the number',
      before: ONWARD,
      now: { ...ONWARD, disputed: { on: '2026-06-30', by: 'CFO', reason: 'Counts returns' } },
      expected: [
        'Orders improved: 140 → 160 (+20). This number is disputed.',
        'Orders – Disputed by CFO, June 30, 2026: Counts returns.',
      ],
      de: [
        'Orders, besser: 140 → 160 (+20). Diese Zahl ist bestritten.',
        'Orders – Bestritten: CFO, 30. Juni 2026: Counts returns.',
      ],
    },
    {
      name: 'disputed as before: said beside the number, not as news',
      before: { ...ONWARD, disputed: { on: '2026-04-30' } },
      now: { ...ONWARD, disputed: { on: '2026-04-30' } },
      expected: ['Orders improved: 140 → 160 (+20). This number is disputed.'],
    },
    {
      name: 'a dispute taken back',
      before: { ...ONWARD, disputed: { on: '2026-04-30' } },
      now: ONWARD,
      expected: ['Orders improved: 140 → 160 (+20).', 'Orders: no longer disputed.'],
    },
    {
      name: 'out of date by now',
      before: aMetric({ points: sinceJanuary(110, 120, 130) }),
      now: aMetric({ points: sinceJanuary(110, 120, 130) }),
      expected: [
        'Orders: was “better than before”, now “out of date”.',
        'Orders: the latest value is 91 days old (March 2026).',
      ],
      de: [
        'Orders: bisher „besser als zuvor“, jetzt „veraltet“.',
        'Orders: Der neueste Wert ist 91 Tage alt (März 2026).',
      ],
    },
    {
      name: 'a signal is no result',
      before: { ...ONWARD, kind: 'signal' },
      now: { ...ONWARD, kind: 'signal' },
      expected: ['Nothing has changed since then. No meeting needed.'],
    },
  ];
  for (const { name, before, now, expected, de } of cases)
    it(name, () => {
      expect(said(since(withMetric(MAY, before), withMetric(JULY, now)))).to.deep.equal(expected);
      if (de) expect(said(since(withMetric(MAY, before), withMetric(JULY, now), 'de'))).to.deep.equal(de);
    });

  it('a corrected number says so, though no time has passed', () => {
    const view = since(
      withMetric(JULY, ONWARD),
      withMetric(JULY, aMetric({ points: sinceJanuary(138, 139, 140, 140, 159, 150) })),
    );
    expect(view.statements.map(({ text }) => text)).to.deep.equal([
      'You’ve already seen these numbers (July 1, 2026).',
      'Orders got worse: 160 → 150 (−10). This is a correction of June 2026.',
    ]);
    expect([view.order, view.isQuiet, view.results[0]?.value]).to.deep.equal([
      'same',
      false,
      { how: 'corrected', before: 160, now: 150, difference: -10, sense: 'worse' },
    ]);
  });

  it('is still out of date: says how old it is, and asks for no meeting', () => {
    const view = since(
      withMetric('2026-06-15T00:00:00Z', aMetric({ points: sinceJanuary(110, 120, 130) })),
      withMetric(JULY, aMetric({ points: sinceJanuary(110, 120, 130) })),
    );
    expect(said(view)).to.deep.equal([
      'Nothing has changed since then. No meeting needed.',
      'Orders: the latest value is 91 days old (March 2026).',
    ]);
  });

  it('says since when, and how long that is', () => {
    const view = since(withMetric(MAY, ONWARD), withMetric(JULY, ONWARD));
    expect([view.from, view.to, view.days, view.order]).to.deep.equal(['2026-05-01', '2026-07-01', 61, 'later']);
    expect(view.statements[0]).to.deep.equal({
      id: 'since',
      about: null,
      text: 'You last saw the numbers as of May 1, 2026, 61 days before these.',
    });
    expect(since(withMetric(MAY, ONWARD), withMetric(JULY, ONWARD), 'de').statements[0]?.text).to.equal(
      'Zuletzt gesehen: die Zahlen mit Stand 1. Mai 2026, 61 Tage vor diesen.',
    );
  });

  it('a day is the account’s own', () => {
    const account = { id: 'acme', name: 'Acme', timeZone: 'America/Los_Angeles' };
    const view = since(
      aConfig({ account, asOf: '2026-07-02T03:00:00Z' }),
      aConfig({ account, asOf: '2026-07-03T08:00:00Z' }),
    );
    expect([view.from, view.to, view.days]).to.deep.equal(['2026-07-01', '2026-07-03', 2]);
  });
});

describe('since you last looked: the plan', () => {
  const four: MilestoneInput = { id: 'four', name: 'Four depots live', due: '2026-06-15' };
  const cases: [string, MilestoneInput[], MilestoneInput[], string[], string[]?][] = [
    [
      'done',
      [four],
      [{ ...four, done: '2026-06-10' }],
      ['“Four depots live” is done (June 10, 2026).'],
      ['„Four depots live“ ist erledigt (10. Juni 2026).'],
    ],
    [
      'done on a day that has not come',
      [{ ...four, due: '2026-08-01' }],
      [{ ...four, due: '2026-08-01', done: '2026-07-20' }],
      ['Nothing has changed since then. No meeting needed.'],
    ],
    [
      'open again',
      [{ ...four, done: '2026-04-10' }],
      [{ ...four, done: null }],
      ['“Four depots live” is open again.'],
      ['„Four depots live“ ist wieder offen.'],
    ],
    [
      'moved',
      [four],
      [{ ...four, due: '2026-08-31' }],
      ['“Four depots live” has moved from June 15, 2026 to August 31, 2026.'],
      ['„Four depots live“ ist verlegt: bisher 15. Juni 2026, jetzt 31. August 2026.'],
    ],
    [
      'given a day',
      [{ id: 'four', name: 'Four depots live' }],
      [four],
      ['“Four depots live” is now due June 15, 2026.'],
      ['„Four depots live“ hat jetzt einen Tag: 15. Juni 2026.'],
    ],
    [
      'without a day now',
      [four],
      [{ id: 'four', name: 'Four depots live' }],
      ['“Four depots live” was due June 15, 2026 and has no day now.'],
      ['„Four depots live“ war am 15. Juni 2026 fällig und hat jetzt keinen Tag.'],
    ],
    [
      'overdue by now',
      [four],
      [four],
      ['“Four depots live” has been overdue since June 15, 2026.'],
      ['„Four depots live“ ist überfällig seit dem 15. Juni 2026.'],
    ],
    [
      'overdue as before',
      [{ ...four, due: '2026-04-15' }],
      [{ ...four, due: '2026-04-15' }],
      ['Nothing has changed since then. No meeting needed.'],
    ],
    [
      'new',
      [],
      [{ ...four, due: '2026-08-31' }],
      ['New milestone: “Four depots live”, due August 31, 2026.'],
      ['Neuer Meilenstein: „Four depots live“, fällig am 31. August 2026.'],
    ],
    ['new, without a day', [], [{ id: 'four', name: 'Four depots live' }], ['New milestone: “Four depots live”.']],
    ['new, and done at once', [], [{ ...four, done: '2026-06-10' }], ['“Four depots live” is done (June 10, 2026).']],
    [
      'gone',
      [four],
      [],
      ['“Four depots live” is no longer in the plan.'],
      ['„Four depots live“ ist nicht mehr im Plan.'],
    ],
  ];
  for (const [name, before, now, expected, de] of cases)
    it(`a milestone ${name}`, () => {
      expect(said(since(withMilestones(MAY, ...before), withMilestones(JULY, ...now)))).to.deep.equal(expected);
      if (de) expect(said(since(withMilestones(MAY, ...before), withMilestones(JULY, ...now), 'de'))).to.deep.equal(de);
    });

  const options = [
    { id: 'a', kind: 'teams' as const, name: 'The trade desk' },
    { id: 'b', kind: 'targets' as const, name: 'From 5 to 4 days' },
  ];
  const chose = (chosen?: string, all = options): Config => aConfig({ plan: { nextPhase: { options: all, chosen } } });
  const phases: [string, Config, Config, string[]][] = [
    ['chosen', chose(), chose('a'), ['Next phase chosen: “The trade desk”.']],
    [
      'chosen otherwise',
      chose('a'),
      chose('b'),
      ['Next phase changed: “From 5 to 4 days” instead of “The trade desk”.'],
    ],
    [
      'chosen in place of an option that is gone',
      chose('a'),
      chose('b', options.slice(1)),
      ['Next phase changed: “From 5 to 4 days”.'],
    ],
    ['open again', chose('a'), chose(), ['Next phase is open again.']],
    ['chosen as before', chose('a'), chose('a'), ['Nothing has changed since then. No meeting needed.']],
  ];
  for (const [name, before, now, expected] of phases)
    it(`the next phase ${name}`, () => expect(said(since(before, now))).to.deep.equal(expected));
});

describe('since you last looked: what waits, and what was answered', () => {
  const question: EntryInput = {
    id: 'q',
    kind: 'question',
    side: 'customer',
    topic: 'erp',
    title: 'Which ERP version?',
    moves: ['m'],
  };
  const decision: EntryInput = {
    id: 'd',
    kind: 'decision',
    side: 'customer',
    title: 'Tax code per depot',
    moves: ['m'],
    options: ['Standard', 'Custom'],
    due: '2026-07-20',
  };
  const action = anAction({ title: 'Switch two depots', due: '2026-07-20' });
  const feedback: EntryInput = { id: 'f', kind: 'feedback', side: 'customer', title: 'App too slow' };
  const NOTHING = ['Nothing has changed since then. No meeting needed.'];
  const cases: [string, EntryInput[], EntryInput[], string[], string[]?][] = [
    [
      'a new action',
      [],
      [action],
      ['New for you: “Switch two depots”, by July 20, 2026.'],
      ['Neu für Sie: „Switch two depots“, bis 20. Juli 2026.'],
    ],
    [
      'a new question',
      [],
      [question],
      ['Waiting for your answer: “Which ERP version?”.'],
      ['Wartet auf Ihre Antwort: „Which ERP version?“.'],
    ],
    [
      'a new decision',
      [],
      [decision],
      ['Waiting for your decision: “Tax code per depot”, by July 20, 2026.'],
      ['Wartet auf Ihre Entscheidung: „Tax code per depot“, bis 20. Juli 2026.'],
    ],
    ['what waits as before', [action, question, decision], [action, question, decision], NOTHING],
    [
      'an action done',
      [action],
      [{ ...action, done: { on: '2026-06-20' } }],
      ['“Switch two depots” is done.'],
      ['„Switch two depots“ ist erledigt.'],
    ],
    [
      'a question answered',
      [question],
      [{ ...question, answer: { on: '2026-06-20', text: 'S/4' } }],
      ['“Which ERP version?” is answered.'],
    ],
    [
      'a decision made',
      [decision],
      [{ ...decision, answer: { on: '2026-06-20', text: 'Standard' } }],
      ['“Tax code per depot” is decided: Standard.'],
    ],
    [
      'an action open again',
      [{ ...action, done: { on: '2026-06-20' } }],
      [action],
      ['“Switch two depots” is open again.'],
    ],
    ['an entry tied to no result', [], [anAction({ moves: [] }), { ...question, moves: [] }], NOTHING],
    [
      'one that is tied by now',
      [anAction({ title: 'Switch two depots', moves: [] })],
      [anAction({ title: 'Switch two depots' })],
      ['New for you: “Switch two depots”.'],
    ],
    [
      'what is asked of the provider',
      [],
      [
        { ...action, side: 'provider' },
        { id: 'u', kind: 'follow-up', side: 'provider', title: 'Map tax codes', moves: ['m'] },
      ],
      NOTHING,
    ],
    [
      'a question whose topic was answered',
      [],
      [question, { ...question, id: 'q0', moves: [], answer: { on: '2026-01-12', text: 'S/4' } }],
      NOTHING,
    ],
    [
      'feedback that changed something',
      [feedback],
      [{ ...feedback, replied: '2026-06-02', change: 'Offline mode in 4.2' }],
      ['You said “App too slow”, and this has changed: Offline mode in 4.2.'],
      ['Sie sagten „App too slow“, und das hat sich geändert: Offline mode in 4.2.'],
    ],
    [
      'feedback with a reply',
      [feedback],
      [{ ...feedback, replied: '2026-06-02' }],
      ['You said “App too slow”, and there is a reply.'],
      ['Sie sagten „App too slow“, und es gibt eine Antwort.'],
    ],
    [
      'a change after the reply',
      [{ ...feedback, replied: '2026-06-02' }],
      [{ ...feedback, replied: '2026-06-02', change: 'Offline mode' }],
      ['You said “App too slow”, and this has changed: Offline mode.'],
    ],
    ['a reply that has not come yet', [feedback], [{ ...feedback, replied: '2026-08-02' }], NOTHING],
    ['feedback of the provider', [], [{ ...feedback, side: 'provider', replied: '2026-06-02' }], NOTHING],
  ];
  for (const [name, before, now, expected, de] of cases)
    it(name, () => {
      expect(said(since(withEntries(...before), withEntries(...now)))).to.deep.equal(expected);
      if (de) expect(said(since(withEntries(...before), withEntries(...now), 'de'))).to.deep.equal(de);
    });

  it('each sentence names what it is about', () => {
    const view = since(withEntries(), withEntries(action, decision));
    expect(view.statements.map(({ id, about }) => [id, about])).to.deep.equal([
      ['since', null],
      ['ask', 'e'],
      ['ask', 'd'],
    ]);
  });
});
