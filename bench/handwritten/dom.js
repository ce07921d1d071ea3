// Elements and words that the three parts share.

/** An element with attributes and children. */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== null) element.setAttribute(name, value);
  element.append(...children.flat().filter((child) => child !== null && child !== ''));
  return element;
}

export const text = (value) =>
  typeof value === 'object' && value ? (value.en ?? Object.values(value)[0]) : (value ?? '');

const days = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
const months = new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' });
export const day = (iso) => days.format(new Date(iso));
export const month = (iso) => months.format(new Date(iso));

const numbers = new Map();
export function number(value, unit) {
  const key = JSON.stringify(unit);
  if (!numbers.has(key))
    numbers.set(
      key,
      new Intl.NumberFormat('en-GB', {
        maximumFractionDigits: 1,
        ...unit,
        ...(unit.style === 'unit' ? { unitDisplay: 'long' } : {}),
      }),
    );
  return numbers.get(key).format(value);
}

export const median = (values) => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

/** A metric's numbers: its baseline, its latest finished month, and how far it came. */
export function measure(metric, config) {
  const thisMonth = config.asOf.slice(0, 7);
  const points = metric.points.filter(([date]) => !metric.breaks?.length || date >= metric.breaks.at(-1).at);
  const finished = points.filter(([date, value]) => value !== null && date.slice(0, 7) < thisMonth);
  const { value, from, to } = metric.baseline ?? {};
  const baseline =
    value ??
    median(
      finished
        .filter(([date]) => (from ? date >= from && date <= to : date < config.goLive))
        .map(([, measured]) => measured),
    );
  const current = finished.at(-1)[1];
  const gain = metric.direction === 'decrease' ? baseline - current : current - baseline;
  const progress = metric.target ? (baseline - current) / (baseline - metric.target.value) : null;
  return {
    baseline,
    current,
    gain,
    progress,
    finished,
    open: points.find(([date]) => date.startsWith(thisMonth)) ?? null,
  };
}
