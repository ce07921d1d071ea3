// One result over time: the sentence, the chart, what happened, and the same values as a table.
import { Chart, Legend, LinearScale, LineController, LineElement, PointElement, TimeScale, Tooltip } from 'chart.js';
import 'chartjs-adapter-date-fns';
import { day, h, measure, month, number, text } from './dom.js';

Chart.register(LineController, LineElement, PointElement, TimeScale, LinearScale, Legend, Tooltip);

const KINDS = {
  'go-live': 'Go-live',
  behavior: 'New habit',
  milestone: 'Milestone',
  expertise: 'Expertise',
  incident: 'Incident',
  note: 'Note',
};

export function showResults(section, config, metric) {
  const { baseline, current, gain, progress, finished, open } = measure(metric, config);
  const elapsed =
    (Date.parse(config.asOf) - Date.parse(config.goLive)) / (Date.parse(metric.target.by) - Date.parse(config.goLive));
  const whole = number(current, metric.unit);
  const canvas = h('canvas', {
    role: 'img',
    'aria-label': `${text(metric.name)}: ${number(baseline, metric.unit)} to ${whole}`,
  });
  section.replaceChildren(
    h('p', { class: 'eyebrow' }, 'Result'),
    h('h2', {}, text(metric.name)),
    h('p', { class: 'numbers' }, h('span', { class: 'from' }, `${number(baseline, {})} → `), whole),
    h(
      'p',
      {},
      h(
        'span',
        { class: gain > 0 ? 'better' : 'worse' },
        `${number(Math.abs(gain), metric.unit)} ${current < baseline ? 'less' : 'more'} than before: ${number(Math.abs(gain) / baseline, { style: 'percent', maximumFractionDigits: 0 })} ${gain > 0 ? 'better' : 'worse'}.`,
      ),
      ` ${number(progress, { style: 'percent', maximumFractionDigits: 0 })} of the way to ${number(metric.target.value, metric.unit)} by ${day(metric.target.by)}. ${progress >= elapsed ? 'On pace.' : 'Behind pace.'}`,
    ),
    h('div', { class: 'chart' }, canvas),
    ...config.behaviors.filter(({ moves }) => moves.includes(metric.id)).map(habit),
    h(
      'ul',
      {},
      config.events
        .filter(({ metrics }) => !metrics || metrics.includes(metric.id))
        .map(({ date, kind, label }) => h('li', {}, `${day(date)} · ${KINDS[kind]}: ${text(label)}`)),
      metric.notes.map(({ on, text: why }) => h('li', {}, `${day(on)} · Why: ${text(why)}`)),
    ),
    h(
      'p',
      { class: 'small soft' },
      `As of ${day(config.asOf)} · ${text(metric.source)} · Confirmed by ${metric.confirmed.by}, ${day(metric.confirmed.on)} · ${open ? `${month(open[0])} has not ended: ${number(open[1], metric.unit)} so far, used by no statement.` : ''}`,
    ),
    h(
      'details',
      {},
      h('summary', {}, 'How do we know?'),
      h(
        'p',
        {},
        `${text(metric.definition)}. Baseline ${number(baseline, metric.unit)}, agreed by ${metric.baseline.agreedBy}, ${day(metric.baseline.agreedOn)}. Target agreed by ${metric.target.agreedBy}, ${day(metric.target.agreedOn)}.`,
      ),
    ),
    h(
      'details',
      {},
      h('summary', {}, 'Show as table'),
      h(
        'table',
        {},
        h('thead', {}, h('tr', {}, h('th', {}, 'Month'), h('th', {}, 'Value'))),
        h(
          'tbody',
          {},
          finished.map(([date, value]) =>
            h('tr', {}, h('td', {}, month(date)), h('td', {}, number(value, metric.unit))),
          ),
        ),
      ),
    ),
  );
  section.removeAttribute('aria-busy');
  draw(canvas, config, metric, baseline);
}

function habit({ name, points, target }) {
  const measured = points.filter(([, value]) => value !== null);
  const kept = measured.filter(([, value]) => value >= target.value).length;
  return h(
    'div',
    {},
    h('p', { class: 'small' }, `${text(name)}: kept in ${kept} of ${measured.length} weeks measured`),
    h(
      'div',
      { class: 'strip', 'aria-hidden': 'true' },
      points.map(([, value]) => h('span', { class: value !== null && value >= target.value ? 'kept' : '' })),
    ),
  );
}

function draw(canvas, config, metric, baseline) {
  const line = (points) => points.map(([x, y]) => ({ x, y }));
  const flat = (value, from) => [
    { x: from, y: value },
    { x: metric.target.by, y: value },
  ];
  const values = metric.points.map(([, value]) => value ?? 0);
  const plain = { pointRadius: 0, borderWidth: 1.3 };
  new Chart(canvas, {
    type: 'line',
    data: {
      datasets: [
        {
          label: text(metric.name),
          data: line(metric.points),
          borderColor: '#0f766e',
          backgroundColor: '#0f766e',
          borderWidth: 2,
          pointRadius: 2.6,
        },
        {
          label: text(metric.comparison.name),
          data: line(metric.comparison.points),
          borderColor: '#8a949e',
          borderDash: [8, 3, 2, 3],
          ...plain,
        },
        {
          label: `Baseline ${number(baseline, {})}`,
          data: flat(baseline, metric.baseline.from),
          borderColor: '#8a949e',
          borderDash: [2, 3],
          ...plain,
        },
        {
          label: `Target ${number(metric.target.value, {})}`,
          data: flat(metric.target.value, config.goLive),
          borderColor: '#17212b',
          borderDash: [6, 4],
          ...plain,
        },
        {
          label: 'Go-live',
          data: [
            { x: config.goLive, y: metric.target.value },
            { x: config.goLive, y: Math.max(...values) },
          ],
          borderColor: '#8a949e',
          ...plain,
        },
      ],
    },
    options: {
      animation: false,
      maintainAspectRatio: false,
      interaction: { mode: 'nearest', axis: 'x', intersect: false },
      plugins: { legend: { position: 'bottom' } },
      scales: { x: { type: 'time', time: { unit: 'month', tooltipFormat: 'MMM yyyy' }, ticks: { maxRotation: 0 } } },
    },
  });
}
