// The requests to the customer, as plain lists.
import { day, h, text } from './dom.js';

export function showEffort(section, config) {
  const entries = config.effort.entries;
  const of = (kind) => entries.filter((entry) => entry.kind === kind);
  const moved = (id) =>
    text([...config.metrics, ...(config.behaviors ?? [])].find((candidate) => candidate.id === id)?.name);
  const isDone = ({ done, answer }) => Boolean(done ?? answer);
  const minutes = ({ minutes: each, people = 1 }) =>
    each === undefined ? 'minutes not known' : `${each} minutes${people > 1 ? ` × ${people} people` : ''}`;
  const line = (entry) =>
    [
      minutes(entry),
      entry.due ? `by ${day(entry.due)}` : '',
      (entry.moves ?? []).map((id) => `moves ${moved(id)}`).join(', '),
    ]
      .filter(Boolean)
      .join(' · ');
  const why = (entry) =>
    [text(entry.why ?? entry.reason), entry.default ? `Suggested: ${text(entry.default)}` : '']
      .filter(Boolean)
      .join('. ');
  const item = (entry) =>
    h(
      'li',
      {},
      h(
        'label',
        {},
        entry.kind === 'action' ? h('input', { type: 'checkbox', checked: isDone(entry) ? '' : null }) : '',
        ` ${text(entry.title)}`,
      ),
      h('div', { class: 'small soft' }, why(entry)),
      h('div', { class: 'small soft' }, line(entry)),
    );
  const list = (items) => h('ul', { class: 'plain' }, items);
  const asked = [...of('action'), ...of('question'), ...of('decision')];
  const open = asked.filter((entry) => !isDone(entry));
  const [next, rest] = [
    open.filter(({ kind }) => kind === 'action').slice(0, 3),
    open.filter(({ kind }) => kind !== 'action').concat(open.filter(({ kind }) => kind === 'action').slice(3)),
  ];
  const done = asked.filter(isDone);
  const sum = next.reduce((all, { minutes: each = 0, people = 1 }) => all + each * people, 0);
  const finished = (entry) =>
    h(
      'li',
      {},
      text(entry.title),
      h(
        'div',
        { class: 'small soft' },
        entry.answer
          ? `${text(entry.answer.text)} · ${day(entry.answer.on)}, ${entry.answer.by}`
          : `${day(entry.done.on)}, ${text(entry.done.by)}${entry.done.evidence ? ` · Shown by ${entry.done.evidence}` : ''}`,
      ),
    );

  section.replaceChildren(
    h('h2', {}, 'What you can do now'),
    h('p', { class: 'soft' }, next.length ? `${sum} minutes in all` : 'Nothing needed from you.'),
    list(next.map(item)),
    h('h3', {}, 'Also open'),
    list(rest.map(item)),
    h(
      'div',
      { class: 'sides' },
      h(
        'div',
        {},
        h('h3', {}, 'Off your plate'),
        list(
          of('follow-up').map((entry) =>
            h(
              'li',
              {},
              text(entry.title),
              h(
                'div',
                { class: 'small soft' },
                entry.done
                  ? `${day(entry.done.on)} · saved you ${entry.saves} minutes`
                  : `was due ${day(entry.due)}, not done yet · will save you ${entry.saves} minutes`,
              ),
            ),
          ),
        ),
      ),
      h(
        'div',
        {},
        h('h3', {}, 'You said, we did'),
        list(
          of('feedback').map(({ title, change, given, replied, replyBy }) =>
            h(
              'li',
              {},
              `“${text(title)}”`,
              h(
                'div',
                { class: 'small soft' },
                replied
                  ? `${text(change)} · replied in ${Math.round((Date.parse(replied) - Date.parse(given)) / 86_400_000)} days`
                  : `reply by ${day(replyBy)}`,
              ),
            ),
          ),
        ),
      ),
    ),
    h('h3', {}, 'Done'),
    list(done.slice(0, 3).map(finished)),
    h('details', {}, h('summary', {}, `… and ${Math.max(0, done.length - 3)} more`), list(done.slice(3).map(finished))),
    h('p', { class: 'small soft' }, `As of ${day(config.asOf)}`),
  );
  section.removeAttribute('aria-busy');
}
