import type { escape, foldLines, formatDate } from 'ical-generator';
import { addPeriods, civilOfDay, dayOf } from '../core/series/civil-time.js';
import { resolve } from '../core/config/load.js';
import type { Config, Entry, Metric, Milestone } from '../core/config/schema.js';
import type { Localizer } from '../core/i18n/localizer.js';
import { asOfCivil } from '../core/results/buckets.js';
import { unitOf } from '../core/results/measurements.js';
import { targetOf } from '../core/results/statements.js';
import { doneDay } from '../core/plan/plan.js';

/** One all-day event. */
export interface CalendarEntry {
  /** Stable across files, so that a calendar moves the event instead of adding a second one. */
  uid: string;
  /** `YYYY-MM-DD`, in the account's zone. */
  day: string;
  title: string;
  /** Lines of the description; may be empty. */
  description: string;
}

/**
 * Uses only the escaping and folding of ical-generator. Its builder reads the clock, needs `crypto.randomUUID` (missing
 * on pages without https) and writes the calendar's name unescaped.
 */
export interface CalendarLibrary {
  escape: typeof escape;
  foldLines: typeof foldLines;
  formatDate: typeof formatDate;
}

/**
 * The dates that concern the customer, in order: open milestones, targets, and requests with a due date. The renewal is
 * not one.
 * @param asks the customer's open entries: `effortOf(config).open`
 */
export function calendarEntries(config: Config, asks: readonly Entry[], localizer: Localizer): CalendarEntry[] {
  const asOf = dayOf(asOfCivil(config));
  const milestones = (config.plan?.milestones ?? []).filter((milestone) => doneDay(milestone, asOf) === null);
  return [
    ...milestones.flatMap((milestone) => milestoneEntry(milestone, config, localizer)),
    ...config.metrics.flatMap((metric) => targetEntry(metric, config, localizer)),
    ...asks.flatMap((ask) => askEntry(ask, config, localizer)),
  ].sort((a, b) => a.day.localeCompare(b.day));
}

/**
 * The text of an .ics file, or null without any date.
 * @param note a remark for every event, for example that the data are out of date
 */
export function calendarOf(
  config: Config,
  asks: readonly Entry[],
  localizer: Localizer,
  library: CalendarLibrary,
  note = '',
): string | null {
  const entries = calendarEntries(config, asks, localizer);
  if (!entries.length) return null;
  const text = (value: string) => library.escape(value.replace(INVISIBLE, ' '), false);
  const account = localizer.text(config.account.name);
  const name = config.provider
    ? localizer.t('calendar.name', { account, provider: localizer.text(config.provider.name) })
    : localizer.t('calendar.name-alone', { account });
  const stamp = library.formatDate(null, new Date(config.asOf));
  return library.foldLines(
    [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Waymark//Waymark//EN',
      'METHOD:PUBLISH',
      `NAME:${text(name)}`,
      `X-WR-CALNAME:${text(name)}`,
      `X-WR-TIMEZONE:${text(config.account.timeZone)}`,
      ...(note ? [`DESCRIPTION:${text(note)}`, `X-WR-CALDESC:${text(note)}`] : []),
      ...entries.flatMap(({ uid, day, title, description }) => [
        'BEGIN:VEVENT',
        `UID:${uid}`,
        `DTSTAMP:${stamp}`,
        `DTSTART;VALUE=DATE:${compactDay(day)}`,
        `DTEND;VALUE=DATE:${compactDay(dayOf(addPeriods('day', civilOfDay(day), 1)))}`,
        `SUMMARY:${text(title)}`,
        ...(description ? [`DESCRIPTION:${text(description)}`] : []),
        'TRANSP:TRANSPARENT', // the events do not block time
        'END:VEVENT',
      ]),
      'END:VCALENDAR',
      '',
    ].join('\r\n'),
  );
}

/** Control characters (forbidden by the format) and Unicode line ends (some readers break lines there). */
const INVISIBLE = /(?![\t\n\r])[\p{Cc}\p{Zl}\p{Zp}]/gu;

const compactDay = (day: string): string => day.replaceAll('-', '');

/** A UID in ASCII. Lone surrogates are replaced first, since `encodeURIComponent` throws for them. */
const asciiId = (id: string): string => encodeURIComponent(id.replace(/\p{Cs}/gu, '\ufffd'));
const uidOf = (kind: string, id: string, { account }: Config): string =>
  `${kind}-${asciiId(id)}@${asciiId(account.id)}.waymark`;

const lines = (...texts: (string | false)[]): string => texts.filter(Boolean).join('\n');

function milestoneEntry(
  { id, name, due, owner, proof, metrics }: Milestone,
  config: Config,
  localizer: Localizer,
): CalendarEntry[] {
  if (due === undefined) return [];
  const role = config.plan?.roles.find((one) => one.id === owner);
  return [
    {
      uid: uidOf('milestone', id, config),
      day: due,
      title: localizer.t('calendar.milestone', { name: localizer.text(name) }),
      description: lines(
        proof !== undefined && localizer.t('milestone.proof', { proof: localizer.text(proof) }),
        role !== undefined && localizer.t('calendar.owner', { owner: localizer.text(role.name ?? role.role) }),
        movesText(metrics, config, localizer),
      ),
    },
  ];
}

function targetEntry(metric: Metric, config: Config, localizer: Localizer): CalendarEntry[] {
  const target = targetOf({ metric, unit: unitOf(metric, config.account) }, localizer);
  if (target === null || metric.target?.by === undefined) return [];
  return [
    {
      uid: uidOf('target', metric.id, config),
      day: metric.target.by,
      title: localizer.t('calendar.target', { name: localizer.text(metric.name), target }),
      description: localizer.text(metric.definition),
    },
  ];
}

function askEntry(entry: Entry, config: Config, localizer: Localizer): CalendarEntry[] {
  if (entry.due === undefined || !(entry.kind === 'action' || entry.kind === 'question' || entry.kind === 'decision'))
    return [];
  const { id, kind, due, title, why, moves, link } = entry;
  const suggested = entry.kind === 'question' ? undefined : entry.default;
  return [
    {
      uid: uidOf(kind, id, config),
      day: due,
      title: localizer.t(`calendar.ask.${kind}`, { title: localizer.text(title) }),
      description: lines(
        localizer.text(why),
        suggested !== undefined && localizer.t('effort.suggested', { default: localizer.text(suggested) }),
        durationText(entry, localizer),
        movesText(moves, config, localizer),
        // a calendar has no page that a relative link could refer to
        link !== undefined && (resolve(link, link) ?? false),
      ),
    },
  ];
}

function durationText({ minutes, people = 1 }: Entry, localizer: Localizer): string {
  if (minutes === undefined) return '';
  const each = localizer.t('minutes', { count: minutes });
  return people > 1 ? localizer.t('effort.minutes-people', { minutes: each, people }) : each;
}

function movesText(ids: readonly string[], { metrics, behaviors }: Config, localizer: Localizer): string {
  const names = [...metrics, ...behaviors].filter(({ id }) => ids.includes(id)).map(({ name }) => localizer.text(name));
  return names.length ? localizer.t('calendar.moves', { names: localizer.list(names) }) : '';
}
