import { expect } from '@open-wc/testing';
import type { Config, ConfigInput } from '../../src/core/config/schema.js';
import { narrativeOf, type NarrativeLength } from '../../src/export/narrative.js';
import { loadMessages, narrativeText, NARRATIVE_PARTS, localizerFor } from '../../src/export/index.js';
import { aBareMetric, aConfig, aMetric, sinceJanuary, type MetricInput } from '../fixtures/config.js';

before(() => Promise.all([loadMessages('en', NARRATIVE_PARTS), loadMessages('de', NARRATIVE_PARTS)]));

const told = (config: Config, length: NarrativeLength, lang = 'en'): string =>
  narrativeText(narrativeOf(config, localizerFor(lang), length)).replace(/[\u00a0\u202f]/g, ' ');
const of = (metric: MetricInput, more: Partial<ConfigInput> = {}): Config => aConfig({ metrics: [metric], ...more });

const LESS = { direction: 'decrease', target: { value: 50 } } as const;
const BAND = { direction: 'maintain', target: { min: 10, max: 20 }, baseline: { value: 50 } } as const;

describe('the narrative: each state in a sentence', () => {
  const cases: [string, MetricInput, string, string][] = [
    [
      'unmeasured',
      aMetric(),
      'Orders: not measured yet (Acme, as of July 1, 2026).',
      'Orders: noch nicht gemessen (Acme, Stand 1. Juli 2026).',
    ],
    [
      'without a baseline',
      aMetric({ baseline: undefined, points: sinceJanuary(110, 120, 130, 140, 150, 160) }),
      'Orders: 160 – no baseline',
      'Orders: 160 – kein Ausgangswert',
    ],
    [
      'too few',
      aMetric({ points: sinceJanuary(null, null, null, null, 110, 120) }),
      'Orders: 120 – too early to judge',
      'Orders: 120 – zu früh für ein Urteil',
    ],
    [
      'too few, less is better',
      aMetric({ ...LESS, points: sinceJanuary(null, null, null, null, 90, 80) }),
      'Orders: 80 – too early to judge',
      'Orders: 80 – zu früh für ein Urteil',
    ],
    [
      'stale: says its age',
      aMetric({ points: sinceJanuary(110, 120, 130) }),
      'Orders: 100 → 130 – out of date: 91 days old, from March 2026',
      'Orders: 100 → 130 – veraltet: 91 Tage alt, März 2026',
    ],
    [
      'stale, though it had reached its target',
      aMetric({ points: sinceJanuary(150, 180, 210) }),
      'Orders: 100 → 210 – out of date: 91 days old, from March 2026',
      'Orders: 100 → 210 – veraltet: 91 Tage alt, März 2026',
    ],
    [
      'reached',
      aMetric({ points: sinceJanuary(150, 160, 170, 180, 190, 205) }),
      'Orders: 100 → 205, target of 200 reached',
      'Orders: 100 → 205, Ziel 200 erreicht',
    ],
    [
      'reached, less is better',
      aMetric({ ...LESS, points: sinceJanuary(90, 80, 70, 60, 55, 45) }),
      'Orders: 100 → 45, target of 50 reached',
      'Orders: 100 → 45, Ziel 50 erreicht',
    ],
    [
      'reached, inside a band',
      aMetric({ ...BAND, points: sinceJanuary(45, 40, 38, 30, 20, 18) }),
      'Orders: 18, within the agreed range (10 to 20)',
      'Orders: 18, im vereinbarten Bereich (10 bis 20)',
    ],
    [
      'reached only since the target lies behind the start: worse',
      aMetric({ target: { value: 90 }, points: sinceJanuary(95, 95, 95, 94, 93, 92) }),
      'Orders: 100 → 92 – worse than before',
      'Orders: 100 → 92 – schlechter als zuvor',
    ],
    [
      'regressed',
      aMetric({ points: sinceJanuary(98, 96, 94, 92, 91, 90) }),
      'Orders: 100 → 90 – worse than before',
      'Orders: 100 → 90 – schlechter als zuvor',
    ],
    [
      'regressed, less is better',
      aMetric({ ...LESS, points: sinceJanuary(102, 104, 106, 108, 109, 110) }),
      'Orders: 100 → 110 – worse than before',
      'Orders: 100 → 110 – schlechter als zuvor',
    ],
    [
      'regressed, out of a band',
      aMetric({ ...BAND, points: sinceJanuary(52, 54, 56, 58, 60, 62) }),
      'Orders: 50 → 62 – outside the agreed range',
      'Orders: 50 → 62 – außerhalb des vereinbarten Bereichs',
    ],
    [
      'stalled',
      aMetric({ points: sinceJanuary(150, 150, 150, 150, 150, 150) }),
      'Orders: 100 → 150, 50% of the way to 200 – stalled',
      'Orders: 100 → 150, 50 % des Weges zum Ziel 200 – steht still',
    ],
    [
      'stalled, less is better',
      aMetric({ ...LESS, points: sinceJanuary(75, 75, 75, 75, 75, 75) }),
      'Orders: 100 → 75, 50% of the way to 50 – stalled',
      'Orders: 100 → 75, 50 % des Weges zum Ziel 50 – steht still',
    ],
    [
      'moving',
      aMetric({ points: sinceJanuary(110, 120, 130, 140, 150, 160) }),
      'Orders: 100 → 160, 60% of the way to 200 – better than before',
      'Orders: 100 → 160, 60 % des Weges zum Ziel 200 – besser als zuvor',
    ],
    [
      'moving, less is better',
      aMetric({ ...LESS, points: sinceJanuary(95, 90, 85, 80, 75, 70) }),
      'Orders: 100 → 70, 60% of the way to 50 – better than before',
      'Orders: 100 → 70, 60 % des Weges zum Ziel 50 – besser als zuvor',
    ],
    [
      'moving, toward a band',
      aMetric({ ...BAND, points: sinceJanuary(45, 40, 38, 35, 32, 28) }),
      'Orders: 50 → 28 – closer to the agreed range',
      'Orders: 50 → 28 – näher am vereinbarten Bereich',
    ],
    [
      'moving, ahead of its day',
      aMetric({ target: { value: 200, by: '2027-06-30' }, points: sinceJanuary(110, 120, 130, 140, 150, 160) }),
      'Orders: 100 → 160, 60% of the way to 200 by June 30, 2027 – ahead of schedule',
      'Orders: 100 → 160, 60 % des Weges zum Ziel 200 bis 30. Juni 2027 – schneller als geplant',
    ],
    [
      'moving, within the noise',
      aMetric({ points: sinceJanuary(98, 98, 98, 98, 99, 101.5) }),
      'Orders: 100 → 102 – no clear change',
      'Orders: 100 → 102 – keine klare Veränderung',
    ],
    [
      'disputed',
      aMetric({ points: sinceJanuary(110, 120, 130, 140, 150, 160), disputed: { on: '2026-06-20' } }),
      'Orders: 100 → 160, 60% of the way to 200 – better than before, disputed',
      'Orders: 100 → 160, 60 % des Weges zum Ziel 200 – besser als zuvor, bestritten',
    ],
    [
      'reached, and disputed',
      aMetric({ points: sinceJanuary(150, 160, 170, 180, 190, 205), disputed: { on: '2026-06-20' } }),
      'Orders: 100 → 205, target of 200 reached – disputed',
      'Orders: 100 → 205, Ziel 200 erreicht – bestritten',
    ],
    [
      'a percentage',
      aMetric({
        unit: { style: 'percent' },
        baseline: { value: 0.5 },
        target: { value: 0.9 },
        points: sinceJanuary(0.5, 0.55, 0.6, 0.65, 0.7, 0.8),
      }),
      'Orders: 50 → 80%, 75% of the way to 90% – better than before',
      'Orders: 50 → 80 %, 75 % des Weges zum Ziel 90 % – besser als zuvor',
    ],
  ];
  for (const [name, metric, en, de] of cases)
    it(name, () => {
      const rest = (words: string) => (words.endsWith('.') ? '' : words);
      expect(told(of(metric), 'sentence')).to.equal(rest(en) ? `${en} (observed, Acme, as of July 1, 2026).` : en);
      expect(told(of(metric), 'sentence', 'de')).to.equal(
        rest(de) ? `${de} (beobachtet, Acme, Stand 1. Juli 2026).` : de,
      );
    });
});

const INTRO = 'Acme, live since January 1, 2026; numbers as of July 1, 2026.';
const INTRO_DE = 'Acme, live seit dem 1. Januar 2026; Stand der Zahlen 1. Juli 2026.';

describe('the narrative: each state in a paragraph, with what is missing', () => {
  const cases: [string, MetricInput, string, string][] = [
    [
      'unmeasured',
      aMetric(),
      'Orders: not measured yet. Baseline 100, as agreed. Target 200.',
      'Orders: noch nicht gemessen. Ausgangswert 100, wie vereinbart. Ziel: 200.',
    ],
    [
      'without a baseline',
      aMetric({ source: 'ERP', baseline: undefined, points: sinceJanuary(110, 120, 130, 140, 150, 160) }),
      'Orders: 160 (observed, June 2026; source: ERP). No starting point yet, so there’s nothing to compare with. Target 200.',
      'Orders: 160 (beobachtet, Juni 2026; Quelle: ERP). Noch kein Ausgangswert, also nichts zum Vergleichen. Ziel: 200.',
    ],
    [
      'a definition that changed after the baseline',
      aMetric({
        baseline: { value: 100, agreedBy: 'CFO', agreedOn: '2025-12-01' },
        breaks: [{ at: '2026-05-01', note: 'Returns excluded' }],
        points: sinceJanuary(110, 120, 130, 140, 150, 160),
      }),
      'Orders: 160 (observed, June 2026; source not stated). The definition changed on May 1, 2026, after the baseline was measured. The two can’t be compared. Target 200.',
      'Orders: 160 (beobachtet, Juni 2026; Quelle nicht angegeben). Die Definition hat sich am 1. Mai 2026 geändert, nach der Messung des Ausgangswerts. Beides lässt sich nicht vergleichen. Ziel: 200.',
    ],
    [
      'too few',
      aMetric({ points: sinceJanuary(null, null, null, null, 110, 120) }),
      'Orders: 120 (observed, June 2026; source not stated). Too early to judge: 2 months measured since go-live, at least 3 needed. Baseline 100, as agreed. Target 200.',
      'Orders: 120 (beobachtet, Juni 2026; Quelle nicht angegeben). Noch zu früh für ein Urteil: 2 Monate seit Go-live gemessen, mindestens 3 nötig. Ausgangswert 100, wie vereinbart. Ziel: 200.',
    ],
    [
      'stale: what it is worth is not told as if it still held',
      aMetric({ points: sinceJanuary(110, 120, 130), worth: { perUnit: 10 } }),
      'Orders: 100 → 130 – out of date: 91 days old, from March 2026 (observed, March 2026; source not stated). Baseline 100, as agreed. Target 200.',
      'Orders: 100 → 130 – veraltet: 91 Tage alt, März 2026 (beobachtet, März 2026; Quelle nicht angegeben). Ausgangswert 100, wie vereinbart. Ziel: 200.',
    ],
    [
      'reached, against a computed baseline',
      aMetric({
        baseline: undefined,
        points: [['2025-11', 99], ['2025-12', 101], ...sinceJanuary(150, 160, 170, 180, 190, 205)],
      }),
      'Orders: 100 → 205, target of 200 reached (observed, June 2026; source not stated). Reached in June 2026. Baseline 100: median of 2 months, November 1, 2025 to December 31, 2025.',
      'Orders: 100 → 205, Ziel 200 erreicht (beobachtet, Juni 2026; Quelle nicht angegeben). Erreicht: Juni 2026. Ausgangswert 100: Median, 2 Monate, 1. November 2025 bis 31. Dezember 2025.',
    ],
    [
      'regressed, with its target and the latest note',
      aMetric({
        target: { value: 200, by: '2026-12-31' },
        points: sinceJanuary(98, 96, 94, 92, 91, 90),
        notes: [
          { on: '2026-02-01', text: 'An old note' },
          { on: '2026-05-05', text: 'Two depots short of staff' },
          { on: '2026-08-01', text: 'Not yet' },
        ],
      }),
      'Orders: 100 → 90 – worse than before (observed, June 2026; source not stated). Baseline 100, as agreed. Target 200 by December 31, 2026. Note of May 5, 2026: Two depots short of staff.',
      'Orders: 100 → 90 – schlechter als zuvor (beobachtet, Juni 2026; Quelle nicht angegeben). Ausgangswert 100, wie vereinbart. Ziel: 200 bis 31. Dezember 2026. Notiz vom 5. Mai 2026: Two depots short of staff.',
    ],
    [
      'worse, without a note that was written long before it',
      aMetric({
        points: sinceJanuary(150, 140, 94, 92, 91, 90),
        notes: [{ on: '2026-02-01', text: 'An old note' }],
      }),
      'Orders: 100 → 90 – worse than before (observed, June 2026; source not stated). Baseline 100, as agreed. Target 200.',
      'Orders: 100 → 90 – schlechter als zuvor (beobachtet, Juni 2026; Quelle nicht angegeben). Ausgangswert 100, wie vereinbart. Ziel: 200.',
    ],
    [
      'weekly, named as a part of the sentence',
      aMetric({
        period: 'week',
        points: [
          ['2026-W24', 110],
          ['2026-W25', 120],
          ['2026-W26', 130],
        ],
      }),
      'Orders: 100 → 130, 30% of the way to 200 – better than before (observed, the week of Jun 22, 2026; source not stated). Baseline 100, as agreed.',
      'Orders: 100 → 130, 30 % des Weges zum Ziel 200 – besser als zuvor (beobachtet, Woche ab 22. Juni 2026; Quelle nicht angegeben). Ausgangswert 100, wie vereinbart.',
    ],
    [
      'stalled, without a target',
      aBareMetric({ baseline: { value: 100 }, points: sinceJanuary(150, 150, 150, 150, 150, 150) }),
      'Orders: 100 → 150 – stalled (observed, June 2026; source not stated). Baseline 100, as agreed. No target agreed yet.',
      'Orders: 100 → 150 – steht still (beobachtet, Juni 2026; Quelle nicht angegeben). Ausgangswert 100, wie vereinbart. Noch kein Ziel vereinbart.',
    ],
    [
      'toward a band',
      aMetric({ ...BAND, points: sinceJanuary(45, 40, 38, 35, 32, 28) }),
      'Orders: 50 → 28 – closer to the agreed range (observed, June 2026; source not stated). Baseline 50, as agreed. Target 10 to 20.',
      'Orders: 50 → 28 – näher am vereinbarten Bereich (beobachtet, Juni 2026; Quelle nicht angegeben). Ausgangswert 50, wie vereinbart. Ziel: 10 bis 20.',
    ],
    [
      'disputed, with the reason',
      aMetric({
        points: sinceJanuary(110, 120, 130, 140, 150, 160),
        disputed: { on: '2026-06-20', by: 'CFO', reason: 'Counts returns' },
      }),
      'Orders: 100 → 160, 60% of the way to 200 – better than before (observed, June 2026; source not stated). Disputed by CFO, June 20, 2026: Counts returns. Baseline 100, as agreed.',
      'Orders: 100 → 160, 60 % des Weges zum Ziel 200 – besser als zuvor (beobachtet, Juni 2026; Quelle nicht angegeben). Bestritten: CFO, 20. Juni 2026: Counts returns. Ausgangswert 100, wie vereinbart.',
    ],
    [
      'what it is worth, in a currency of its own',
      aMetric({
        unit: { style: 'currency', currency: 'USD', maximumFractionDigits: 0 },
        points: sinceJanuary(110, 120, 130, 140, 150, 160),
        worth: { perUnit: 2, currency: 'EUR' },
      }),
      'Orders: $100 → $160, 60% of the way to $200 – better than before (observed, June 2026; source not stated). Baseline $100, as agreed. €420 in value since go-live (6 of 6 months measured).',
      'Orders: 100 $ → 160 $, 60 % des Weges zum Ziel 200 $ – besser als zuvor (beobachtet, Juni 2026; Quelle nicht angegeben). Ausgangswert 100 $, wie vereinbart. 420 € Wert seit Go-live (6 Monate, davon gemessen: 6).',
    ],
  ];
  for (const [name, metric, en, de] of cases)
    it(name, () => {
      expect(told(of(metric), 'paragraph')).to.equal(`${INTRO} ${en}`);
      expect(told(of(metric), 'paragraph', 'de')).to.equal(`${INTRO_DE} ${de}`);
    });
});

describe('the narrative: many results, and few', () => {
  const names = [
    'Orders',
    'Returns',
    'Cycle time',
    'Errors',
    'Overdue',
    'Wait',
    'Cost',
    'First answer',
    'Downtime',
    'Scrap',
    'Lead time',
    'On time',
  ];
  const series = [
    [110, 120, 130, 140, 150, 160],
    [98, 96, 94, 92, 91, 90],
    [150, 150, 150, 150, 150, 150],
    [],
    [180, 190, 200, 205, 210, 215],
    [120, 130, 140, 150, 160, 165],
    [98, 95, 92, 90, 85, 80],
    [110, 120, 130],
    [130, 140, 150, 160, 170, 180],
    [150, 151, 150, 151, 150, 151],
    [null, null, null, null, 110, 120],
    [105, 110, 112, 118, 125, 130],
  ];
  const twelve = (): Config =>
    aConfig({
      metrics: names.map((name, i) =>
        aMetric({
          id: `m${i}`,
          name,
          source: `System ${'ABC'[i % 3] ?? ''}`,
          points: sinceJanuary(...(series[i] ?? [])),
          ...(i === 8 ? { disputed: { on: '2026-06-01' } } : {}),
        }),
      ),
    });

  it('twelve in a sentence: the first and the worst in full, all others by name', () => {
    expect(told(twelve(), 'sentence')).to.equal(
      'Orders: 100 → 160, 60% of the way to 200 – better than before; Returns: 100 → 90 – worse than before; Cost: 100 → 80 – worse than before; Cycle time, Scrap – stalled; Errors – not measured; ' +
        'Overdue – target reached; Wait, On time – better than before; First answer – out of date: 91 days old, from March 2026; Downtime – better than before, disputed; Lead time – too early to judge ' +
        '(observed, Acme, as of July 1, 2026).',
    );
  });

  it('twelve on a page: each in a line of its own, in the order of the config, and the sources together', () => {
    const page = told(twelve(), 'page');
    expect(page).to.contain(
      [
        'Results (observed)',
        '',
        '- Orders: 100 → 160, 60% of the way to 200 – better than before',
        '- Returns: 100 → 90 – worse than before',
        '- Cycle time: 100 → 150, 50% of the way to 200 – stalled',
        '- Errors: not measured yet',
        '- Overdue: 100 → 215, target of 200 reached',
        '- Wait: 100 → 165, 65% of the way to 200 – better than before',
        '- Cost: 100 → 80 – worse than before',
        '- First answer: 100 → 130 – out of date: 91 days old, from March 2026',
        '- Downtime: 100 → 180, 80% of the way to 200 – better than before, disputed',
        '- Scrap: 100 → 151, 51% of the way to 200 – stalled',
        '- Lead time: 120 – too early to judge',
        '- On time: 100 → 130, 30% of the way to 200 – better than before',
        '',
      ].join('\n'),
    );
    expect(page)
      .to.contain('Orders, Cost, Scrap: System A (latest: June 2026)')
      .and.to.contain('Errors: System A (nothing measured yet)')
      .and.to.contain('First answer: System B (latest: March 2026)');
    expect(page.split(/\s+/).length).to.be.below(350);
  });

  it('the metrics of the plan come first, and a signal is no result', () => {
    const config = aConfig({
      metrics: [
        aMetric({ id: 'a', name: 'Orders', points: sinceJanuary(110, 120, 130, 140, 150, 160) }),
        aMetric({ id: 'b', name: 'Wait' }),
        aMetric({ id: 's', name: 'Log-ins', kind: 'signal', points: sinceJanuary(1, 2, 3, 4, 5, 6) }),
      ],
      plan: { metrics: ['s', 'b'] },
    });
    expect(told(config, 'sentence')).to.equal(
      'Wait: not measured yet; Orders: 100 → 160, 60% of the way to 200 – better than before (observed, Acme, as of July 1, 2026).',
    );
    expect(told(config, 'page')).not.to.contain('Log-ins');
  });

  it('all of them worse: each is named', () => {
    const config = aConfig({
      metrics: names
        .slice(0, 5)
        .map((name, i) => aMetric({ id: `m${i}`, name, points: sinceJanuary(98, 96, 94, 92, 91, 90 - i) })),
    });
    expect(told(config, 'sentence')).to.equal(
      'Orders: 100 → 90 – worse than before; Returns: 100 → 89 – worse than before; Cycle time: 100 → 88 – worse than before; Errors, Overdue – worse than before (observed, Acme, as of July 1, 2026).',
    );
    for (const length of ['paragraph', 'page'] as const)
      for (const name of names.slice(0, 5))
        expect(told(config, length), length).to.match(new RegExp(`${name}\\b[^.;]* – worse than before`));
  });

  const few: [string, Partial<ConfigInput>, [string, string], [string, string], [string, string]][] = [
    [
      'nothing but a purpose',
      { goLive: undefined, plan: { purpose: 'Get paid a week sooner', agreedBy: 'CFO', agreedOn: '2026-01-20' } },
      [
        '“Get paid a week sooner” is the purpose; no results are set up yet (Acme, as of July 1, 2026).',
        '„Get paid a week sooner“ ist der Zweck; Ergebnisse sind noch nicht eingerichtet (Acme, Stand 1. Juli 2026).',
      ],
      [
        'Acme, as of July 1, 2026. Purpose, agreed by CFO on January 20, 2026: “Get paid a week sooner”. No results are set up yet. What comes next isn’t agreed yet.',
        'Acme, Stand 1. Juli 2026. Zweck, vereinbart mit CFO am 20. Januar 2026: „Get paid a week sooner“. Es sind noch keine Ergebnisse eingerichtet. Was als Nächstes kommt, ist noch nicht vereinbart.',
      ],
      [
        'Acme: results as of July 1, 2026\n\nPurpose, agreed by CFO on January 20, 2026: “Get paid a week sooner”.\n\nNo results are set up yet.\n\nNext steps. What comes next isn’t agreed yet.',
        'Acme: Ergebnisse, Stand 1. Juli 2026\n\nZweck, vereinbart mit CFO am 20. Januar 2026: „Get paid a week sooner“.\n\nEs sind noch keine Ergebnisse eingerichtet.\n\nNächste Schritte. Was als Nächstes kommt, ist noch nicht vereinbart.',
      ],
    ],
    [
      'nothing at all',
      { goLive: undefined },
      [
        'Acme: no results are set up yet (as of July 1, 2026).',
        'Acme: Es sind noch keine Ergebnisse eingerichtet (Stand 1. Juli 2026).',
      ],
      [
        'Acme, as of July 1, 2026. No results are set up yet.',
        'Acme, Stand 1. Juli 2026. Es sind noch keine Ergebnisse eingerichtet.',
      ],
      [
        'Acme: results as of July 1, 2026\n\nNo success plan is agreed yet.\n\nNo results are set up yet.',
        'Acme: Ergebnisse, Stand 1. Juli 2026\n\nEs ist noch kein Erfolgsplan vereinbart.\n\nEs sind noch keine Ergebnisse eingerichtet.',
      ],
    ],
    [
      'a go-live that is still to come',
      { goLive: '2026-09-01', provider: { name: 'Vendor' }, plan: { metrics: [] } },
      [
        'Acme: no results are set up yet (as of July 1, 2026).',
        'Acme: Es sind noch keine Ergebnisse eingerichtet (Stand 1. Juli 2026).',
      ],
      [
        'Acme, go-live planned for September 1, 2026; numbers as of July 1, 2026. No purpose agreed yet. No results are set up yet. What comes next isn’t agreed yet.',
        'Acme, Go-live geplant für den 1. September 2026; Stand der Zahlen 1. Juli 2026. Noch kein Zweck vereinbart. Es sind noch keine Ergebnisse eingerichtet. Was als Nächstes kommt, ist noch nicht vereinbart.',
      ],
      [
        'Acme with Vendor: results as of July 1, 2026\n\nNo purpose agreed yet. Go-live is planned for September 1, 2026.\n\nNo results are set up yet.\n\nNext steps. What comes next isn’t agreed yet.',
        'Acme mit Vendor: Ergebnisse, Stand 1. Juli 2026\n\nNoch kein Zweck vereinbart. Go-live ist geplant für den 1. September 2026.\n\nEs sind noch keine Ergebnisse eingerichtet.\n\nNächste Schritte. Was als Nächstes kommt, ist noch nicht vereinbart.',
      ],
    ],
  ];
  for (const [name, config, sentence, paragraph, page] of few)
    it(name, () => {
      for (const [i, lang] of (['en', 'de'] as const).entries())
        expect(
          (['sentence', 'paragraph', 'page'] as const).map((length) => told(aConfig(config), length, lang)),
        ).to.deep.equal([sentence[i], paragraph[i], page[i]]);
    });
});
