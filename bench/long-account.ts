// An account with 500 milestones and 500 entries of effort: nobody has one, and it must not hang.

const names = { metric: 'orders', done: 60 };
const date = (days: number) => new Date(Date.UTC(2026, 0, 5 + days)).toISOString().slice(0, 10);

export function longAccount(): object {
  const milestones = Array.from({ length: 500 }, (_, i) => ({
    id: `m${i}`,
    name: `Milestone ${i + 1} of 500`,
    due: date(i),
    owner: i % 2 ? 'ops' : 'csm',
    metrics: [names.metric],
    proof: 'Shown by the list of orders',
    ...(i < names.done ? { done: { on: date(i), by: 'Operations', evidence: 'In the list' } } : { done: null }),
    ...(i % 5 ? { after: [`m${i - 1}`] } : {}),
  }));
  const kinds: readonly { kind: string; side: string; [key: string]: unknown }[] = [
    {
      kind: 'action',
      side: 'customer',
      why: 'It is the shortest way',
      default: 'As last time',
      link: 'https://example.com/orders',
    },
    { kind: 'question', side: 'customer', asked: '2026-02-02' },
    {
      kind: 'decision',
      side: 'customer',
      options: ['Standard', 'Custom'],
      default: 'Standard',
      reason: 'It fits most',
    },
    {
      kind: 'feedback',
      side: 'customer',
      given: '2026-03-02',
      replyBy: '2026-03-16',
      replied: '2026-03-09',
      change: 'A list by region',
    },
    { kind: 'follow-up', side: 'provider', saves: 30 },
  ];
  const entries = Array.from({ length: 500 }, (_, i) => {
    const { kind, ...rest } = kinds[i % kinds.length]!;
    const isDone = i % 3 === 0;
    const answer = { on: date(i % 270), by: 'Operations', text: 'Standard' };
    const done =
      kind === 'question' || kind === 'decision'
        ? isDone
          ? { answer }
          : {}
        : kind === 'feedback'
          ? {}
          : { done: isDone ? { on: answer.on, by: answer.by } : null };
    return {
      id: `e${i}`,
      kind,
      title: `Entry ${i + 1} of 500`,
      ...rest,
      moves: [names.metric],
      role: 'ops',
      minutes: 5 + (i % 4) * 5,
      due: date(i),
      ...done,
    };
  });
  return {
    version: 1,
    asOf: '2026-10-05T08:00:00Z',
    account: { id: 'long', name: 'Long lists', timeZone: 'Europe/Berlin' },
    goLive: '2026-03-02',
    metrics: [
      {
        id: names.metric,
        name: 'Orders a month',
        source: 'ERP',
        unit: { style: 'decimal' },
        direction: 'increase',
        period: 'month',
        aggregate: 'sum',
        target: { value: 200, by: '2026-12-31' },
        points: Array.from({ length: 14 }, (_, i) => [
          new Date(Date.UTC(2025, 7 + i, 1)).toISOString().slice(0, 10),
          100 + i * 5,
        ]),
      },
    ],
    behaviors: [],
    plan: {
      purpose: 'Twice the orders, with the same people',
      metrics: [names.metric],
      milestones,
      roles: [
        { id: 'ops', side: 'customer', role: 'Operations' },
        { id: 'csm', side: 'provider', role: 'Success manager' },
      ],
      nextPhase: { options: [{ id: 'next', kind: 'teams', name: 'The same for returns', rank: 1 }] },
    },
    effort: { entries },
  };
}
