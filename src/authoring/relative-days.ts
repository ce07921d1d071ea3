import { isRecord } from '../core/types.js';
import { pathText, type Path } from '../core/config/issues.js';
import { addPeriods, civilOfDay, dayOf } from '../core/series/civil-time.js';

const RELATIVE = /^(go-live|renewal)(?:([+-])(\d{1,4})([dwm]))?$/;
const ANCHORS = { 'go-live': 'goLive', renewal: 'renewal' } as const;
const UNITS = { d: 'day', w: 'week', m: 'month' } as const;

/** A relative day that could not be resolved. */
export interface RelativeDayFault {
  rule: 'no-go-live' | 'no-renewal';
  path: Path;
  message: string;
  hint: string;
}

/** The lists whose items may have a `due` relative to go-live or renewal. */
const DUE_LISTS = [
  ['plan', 'milestones'],
  ['effort', 'entries'],
] as const;

/**
 * Replaces days such as `go-live+60d` or `renewal-3m` by calendar days. Months clamp: a month after 31 January is the
 * last of February. An item whose anchor the account does not have is kept without `due`.
 */
export function resolveRelativeDays(config: Record<string, unknown>): {
  config: Record<string, unknown>;
  faults: RelativeDayFault[];
} {
  const faults: RelativeDayFault[] = [];
  const resolved = { ...config };
  for (const [holder, list] of DUE_LISTS) {
    const parent = config[holder];
    const items = isRecord(parent) ? parent[list] : undefined;
    if (!isRecord(parent) || !Array.isArray(items)) continue;
    const days = items.map((item: unknown, i) =>
      isRecord(item) ? withDay(item, config, [holder, list, i, 'due'], faults) : item,
    );
    resolved[holder] = { ...parent, [list]: days };
  }
  return { config: resolved, faults };
}

const isDay = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value));

function withDay(
  item: Record<string, unknown>,
  config: Record<string, unknown>,
  path: Path,
  faults: RelativeDayFault[],
): Record<string, unknown> {
  const match = typeof item.due === 'string' ? RELATIVE.exec(item.due) : null;
  if (!match) return item;
  const [written, anchor, sign, amount, unit] = match as unknown as [
    string,
    keyof typeof ANCHORS,
    string?,
    string?,
    (keyof typeof UNITS)?,
  ];
  const day = config[ANCHORS[anchor]];
  if (!isDay(day)) {
    faults.push({
      rule: anchor === 'go-live' ? 'no-go-live' : 'no-renewal',
      path,
      message: `${pathText(path)} is "${written}", but the account has no "${ANCHORS[anchor]}".`,
      hint: `Set ${ANCHORS[anchor]}, or write a calendar day here; it is kept without a day.`,
    });
    const { due: _, ...rest } = item;
    return rest;
  }
  const count = Number(amount ?? 0) * (sign === '-' ? -1 : 1);
  return { ...item, due: dayOf(addPeriods(unit ? UNITS[unit] : 'day', civilOfDay(day), count)) };
}
