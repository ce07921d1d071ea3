// The success plan as plain lists.
import { day, h, measure, number, text } from './dom.js';

const KINDS = {
  improvement: 'More improvement',
  targets: 'More targets',
  expertise: 'More expertise',
  teams: 'More teams',
  technology: 'More technology',
};

export function showPlan(section, config) {
  const { plan, metrics, asOf } = config;
  const metric = (id) => metrics.find((candidate) => candidate.id === id);
  const role = (id) => text(plan.roles?.find((candidate) => candidate.id === id)?.role);
  const state = (id) => (measure(metric(id), config).gain > 0 ? '↓ better' : '↑ worse than before');
  const today = asOf.slice(0, 10);
  const milestone = ({ id, name, due, done, owner, after = [], metrics: moves = [], proof }) => {
    const waits = after
      .map((other) => plan.milestones.find((candidate) => candidate.id === other))
      .filter((other) => other && !other.done);
    const on = typeof done === 'string' ? done : done?.on;
    const when = on
      ? on > due
        ? `Done late, ${day(on)} (due ${day(due)})`
        : `Done ${day(on)}`
      : waits.length
        ? `Waits for ${waits.map((other) => text(other.name)).join(', ')}; due ${day(due)}`
        : due < today
          ? `Overdue since ${day(due)}`
          : `Due ${day(due)}`;
    return h(
      'li',
      { class: `milestone ${on ? 'done' : due < today ? 'late' : ''}`, id: `milestone-${id}` },
      h('strong', {}, text(name)),
      h('div', { class: 'small soft' }, [when, role(owner)].filter(Boolean).join(' · ')),
      h(
        'div',
        { class: 'small soft' },
        moves.map((other) => `moves ${text(metric(other)?.name)} (${state(other)})`).join(', '),
      ),
      h(
        'div',
        { class: 'small soft' },
        done?.evidence ? `Shown by: ${done.evidence}` : proof ? `Done when: ${text(proof)}` : '',
      ),
    );
  };
  const person = ({ name, role: what, responsibility, confirmedOn }) =>
    h(
      'li',
      {},
      h('strong', {}, [text(name), text(what)].filter(Boolean).join(', ')),
      h(
        'div',
        { class: 'small soft' },
        `${text(responsibility)}${confirmedOn ? ` · confirmed ${day(confirmedOn)}` : ''}`,
      ),
    );
  const side = (name, heading) =>
    h(
      'div',
      {},
      h('h3', {}, heading),
      h('ul', { class: 'plain' }, (plan.roles ?? []).filter((other) => other.side === name).map(person)),
    );

  section.replaceChildren(
    h('p', { class: 'eyebrow' }, `Success plan${config.renewal ? ` · Renews ${day(config.renewal)}` : ''}`),
    h('h2', {}, text(plan.purpose)),
    h(
      'p',
      { class: 'small soft' },
      plan.agreedOn ? `Agreed by ${plan.agreedBy}, ${day(plan.agreedOn)} · How: ${text(plan.experience)}` : '',
    ),
    h('h3', {}, 'What shall get better'),
    h(
      'ul',
      {},
      plan.metrics.map((id) => {
        const { baseline, current } = measure(metric(id), config);
        const { unit, target } = metric(id);
        return h(
          'li',
          {},
          `${text(metric(id).name)}: ${number(baseline, unit)} → ${number(current, unit)} → ${number(target.value, unit)}, ${state(id)}`,
        );
      }),
    ),
    h('h3', {}, 'The path'),
    h('ol', { class: 'milestones' }, plan.milestones.map(milestone)),
    h('div', { class: 'sides' }, side('customer', 'Your side'), side('provider', 'Our side')),
    h('h3', {}, 'What comes next'),
    h(
      'ol',
      {},
      (plan.nextPhase?.options ?? []).map(({ id, kind, name, result, rank }) =>
        h(
          'li',
          {},
          h('strong', {}, text(name)),
          h(
            'div',
            { class: 'small soft' },
            `${text(result)} · ${KINDS[kind]}${id === plan.nextPhase.chosen ? ' · Chosen' : ''} · Your rank: ${rank}`,
          ),
        ),
      ),
    ),
    h('p', { class: 'small soft' }, `As of ${day(asOf)}`),
  );
  section.removeAttribute('aria-busy');
}
