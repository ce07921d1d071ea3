import type { escape, foldLines, formatDate } from 'ical-generator';
import { addPeriods, civilOfDay, dayOf } from '../config/dates.js';
import { resolve } from '../config/load.js';
import type { Config, Entry, Metric, Milestone } from '../config/schema.js';
import type { Words } from '../locales/words.js';
import { asOfCivil } from '../results/buckets.js';
import { unitOf } from '../results/measure.js';
import { targetOf } from '../results/statements.js';
import { doneDay } from './plan.js';

/** A day to keep. */
export interface CalendarEntry {
  /** The same in every file, so that a calendar that knows it moves it in place of adding another. */
  uid: string;
  /** `YYYY-MM-DD`, in the account's zone. */
  day: string;
  title: string;
  /** Lines of text; may be empty. */
  description: string;
}

/**
 * Of ical-generator, what escapes and folds. Its builder is left aside: it reads the clock, asks for a random id, which
 * pages without https have not, and writes the calendar's name unescaped.
 */
export interface CalendarLibrary {
  escape: typeof escape;
  foldLines: typeof foldLines;
  formatDate: typeof formatDate;
}

/**
 * The days that concern the customer, in their order: open milestones, targets, and what is asked of them. The renewal is none.
 * @param asks what is open for the customer and moves something: `effortOf(config).open`
 */
export function calendarEntries(config: Config, asks: readonly Entry[], words: Words): CalendarEntry[] {
  const asOf = dayOf(asOfCivil(config));
  const milestones = (config.plan?.milestones ?? []).filter((milestone) => doneDay(milestone, asOf) === null);
  return [
    ...milestones.flatMap((milestone) => milestoneEntry(milestone, config, words)),
    ...config.metrics.flatMap((metric) => targetEntry(metric, config, words)),
    ...asks.flatMap((ask) => askEntry(ask, config, words)),
  ].sort((a, b) => a.day.localeCompare(b.day));
}

/**
 * The text of an .ics file; null where no day is known.
 * @param note what must be known of all of it, such as that it is out of date
 */
export function calendarOf(config: Config, asks: readonly Entry[], words: Words, library: CalendarLibrary, note = ''): string | null {
  const entries = calendarEntries(config, asks, words);
  if (!entries.length) return null;
  const text = (value: string) => library.escape(value.replace(UNSEEN, ' '), false);
  const account = words.text(config.account.name);
  const name = config.provider ? words.say('calendar.name', { account, provider: words.text(config.provider.name) }) : words.say('calendar.name-alone', { account });
  const stamp = library.formatDate(null, new Date(config.asOf));
  return library.foldLines([
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Waymark//Waymark//EN', 'METHOD:PUBLISH',
    `NAME:${text(name)}`, `X-WR-CALNAME:${text(name)}`, `X-WR-TIMEZONE:${text(config.account.timeZone)}`,
    ...(note ? [`DESCRIPTION:${text(note)}`, `X-WR-CALDESC:${text(note)}`] : []),
    ...entries.flatMap(({ uid, day, title, description }) => [
      'BEGIN:VEVENT', `UID:${uid}`, `DTSTAMP:${stamp}`, `DTSTART;VALUE=DATE:${plain(day)}`,
      // without an end it lasts a day, too: after this one the format knows no other
      ...(day < '9999-12-31' ? [`DTEND;VALUE=DATE:${plain(dayOf(addPeriods('day', civilOfDay(day), 1)))}`] : []),
      `SUMMARY:${text(title)}`,
      ...(description ? [`DESCRIPTION:${text(description)}`] : []),
      'TRANSP:TRANSPARENT', // a day to keep in mind makes nobody busy
      'END:VEVENT',
    ]),
    'END:VCALENDAR', '',
  ].join('\r\n'));
}

/** Control characters, which the format forbids, and other ends of line, which some readers take for one. */
const UNSEEN = /(?![\t\n\r])[\p{Cc}\p{Zl}\p{Zp}]/gu;

const plain = (day: string): string => day.replaceAll('-', '');

/** Of letters that need no escaping; half a surrogate pair has no code that `encodeURIComponent` knows. */
const safe = (id: string): string => encodeURIComponent(id.replace(/\p{Cs}/gu, '\ufffd'));
const uidOf = (kind: string, id: string, { account }: Config): string => `${kind}-${safe(id)}@${safe(account.id)}.waymark`;

const lines = (...texts: (string | false)[]): string => texts.filter(Boolean).join('\n');

function milestoneEntry({ id, name, due, owner, proof, metrics }: Milestone, config: Config, words: Words): CalendarEntry[] {
  if (due === undefined) return [];
  const role = config.plan?.roles.find((one) => one.id === owner);
  return [{
    uid: uidOf('milestone', id, config),
    day: due,
    title: words.say('calendar.milestone', { name: words.text(name) }),
    description: lines(
      proof !== undefined && words.say('milestone.proof', { proof: words.text(proof) }),
      role !== undefined && words.say('calendar.owner', { owner: words.text(role.name ?? role.role) }),
      moved(metrics, config, words),
    ),
  }];
}

function targetEntry(metric: Metric, config: Config, words: Words): CalendarEntry[] {
  const target = targetOf({ metric, unit: unitOf(metric, config.account) }, words);
  if (target === null || metric.target?.by === undefined) return [];
  return [{
    uid: uidOf('target', metric.id, config),
    day: metric.target.by,
    title: words.say('calendar.target', { name: words.text(metric.name), target }),
    description: words.text(metric.definition),
  }];
}

function askEntry(entry: Entry, config: Config, words: Words): CalendarEntry[] {
  if (entry.due === undefined || !(entry.kind === 'action' || entry.kind === 'question' || entry.kind === 'decision')) return [];
  const { id, kind, due, title, why, moves, link } = entry;
  const suggested = entry.kind === 'question' ? undefined : entry.default;
  return [{
    uid: uidOf(kind, id, config),
    day: due,
    title: words.say(`calendar.ask.${kind}`, { title: words.text(title) }),
    description: lines(
      words.text(why),
      suggested !== undefined && words.say('effort.suggested', { default: words.text(suggested) }),
      minutesText(entry, words),
      moved(moves, config, words),
      // in a calendar there is no page that the link could be relative to
      link !== undefined && (resolve(link, link) ?? false),
    ),
  }];
}

function minutesText({ minutes, people = 1 }: Entry, words: Words): string {
  if (minutes === undefined) return '';
  const each = words.say('minutes', { count: minutes });
  return people > 1 ? words.say('effort.minutes-people', { minutes: each, people }) : each;
}

function moved(ids: readonly string[], { metrics, behaviors }: Config, words: Words): string {
  const names = [...metrics, ...behaviors].filter(({ id }) => ids.includes(id)).map(({ name }) => words.text(name));
  return names.length ? words.say('calendar.moves', { names: words.list(names) }) : '';
}
