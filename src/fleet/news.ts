import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { element, escapeText } from '../chart/xml-builder.js';
import { loadConfig } from '../core/config/load-config.js';
import { parseConfig } from '../core/config/parse.js';
import type { Config } from '../core/config/schema.js';
import { directionOf, textDirection } from '../core/i18n/bidi.js';
import type { Localizer } from '../core/i18n/localizer.js';
import { explain } from '../core/results/explain.js';
import { lastSeenOf, loadMessages, localizerFor, NARRATIVE_PARTS, sinceLastVisit } from '../export/index.js';
import { eventsBetween, type FleetEvent } from './events.js';
import { standingOf } from './standing.js';
import { writeWhole } from './write.js';

/** The files of the events and mails that a build writes. */
export interface NewsOptions {
  /** The file of the events, NDJSON. */
  events?: string;
  /** The folder of the mails, and the language in which they are written. */
  digest?: { folder: string; lang: string };
}

/** A mail with what has changed, for the vendor's own mailer. */
export interface Mail {
  subject: string;
  text: string;
  html: string;
}

/**
 * The changes that the reader of an account has not seen, as a mail: since the reader's last visit if the config knows
 * it, else since the last build. Null if the build brings nothing that is new, or that the reader has not seen.
 * @param localizer the reader's language, with `NARRATIVE_PARTS` and `export` loaded
 */
export function mailOf(before: Config, now: Config, localizer: Localizer): Mail | null {
  const sinceBuild = sinceLastVisit(lastSeenOf(before), now, localizer);
  const sinceVisit = sinceLastVisit(now.lastSeen, now, localizer);
  if (!sinceBuild || sinceBuild.isQuiet || sinceBuild.order === 'earlier') return null;
  const view = sinceVisit ?? sinceBuild;
  if (view.isQuiet || view.order === 'earlier') return null;
  const { t, day, lang } = localizer;
  const name = localizer.text(now.account.name);
  const title = sinceVisit ? t('page.since') : t('since.between', { from: day(view.from), to: day(view.to) });
  // a reader of whom no visit is known is not told of one
  const sentences = view.statements.filter(({ id }) => sinceVisit ?? id !== 'since').map(({ text }) => text);
  const subject = `${name}: ${title}`;
  const lines = sentences.map((text) => element('li', { dir: directionIn(text) }, escapeText(text)));
  const page = element(
    'html',
    { lang, dir: directionOf(lang) },
    element('head', {}, element('meta', { charset: 'utf-8' }), element('title', {}, escapeText(subject))),
    element('body', {}, element('h1', {}, escapeText(subject)), element('ul', {}, ...lines)),
  );
  return {
    subject,
    text: `${subject}\n\n${sentences.map((text) => `- ${text}\n`).join('')}`,
    html: `<!DOCTYPE html>\n${page}\n`,
  };
}

const directionIn = (text: string): string | undefined => textDirection(text) ?? undefined;

/**
 * Tells of the changes of each account while a build writes its files. An account is compared with the file that is
 * there, before it is replaced: a build that was killed leaves out nothing, and tells nothing twice.
 */
export class News {
  readonly #options: NewsOptions;
  readonly #localizer: Localizer | null;

  /** Loads the words of the mails. */
  static async open(options: NewsOptions): Promise<News> {
    const { digest, events } = options;
    if (digest) await loadMessages(digest.lang, [...NARRATIVE_PARTS, 'export']);
    if (events !== undefined) mkdirSync(path.dirname(events), { recursive: true });
    if (digest) mkdirSync(nextOf(digest.folder), { recursive: true });
    return new News(options);
  }

  private constructor(options: NewsOptions) {
    this.#options = options;
    this.#localizer = options.digest ? localizerFor(options.digest.lang) : null;
  }

  /**
   * Compares an account's new config with the file that is there.
   * @param file the path of the old JSON
   * @param next the new config as JSON, with all its values
   * @param name of the files of its mail, without an ending
   */
  async compare(file: string, next: string, name: string): Promise<void> {
    const { events, digest } = this.#options;
    const { config: before } = existsSync(file) ? await loadConfig(file) : {};
    const { config: now } = parseConfig(next);
    if (!before || !now) return;
    if (events !== undefined) {
      const found = eventsBetween(standingOf(before), standingOf(now), (metric, id) => ruleOf(now, metric, id));
      if (found.length) appendFileSync(nextOf(events), found.map((event) => `${JSON.stringify(event)}\n`).join(''));
    }
    const mail = digest && this.#localizer ? mailOf(before, now, this.#localizer) : null;
    if (!digest || !mail) return;
    writeFileSync(path.join(nextOf(digest.folder), `${name}.txt`), mail.text);
    writeFileSync(path.join(nextOf(digest.folder), `${name}.html`), mail.html);
  }

  /** Puts what was found in the place of what the last build found. */
  end(): void {
    const { events, digest } = this.#options;
    if (events !== undefined) {
      writeWhole(events, sortedLines(existsSync(nextOf(events)) ? readFileSync(nextOf(events), 'utf8') : ''));
      rmSync(nextOf(events), { force: true });
    }
    if (digest) {
      rmSync(digest.folder, { recursive: true, force: true });
      renameSync(nextOf(digest.folder), digest.folder);
    }
  }
}

/** The place of what a build has found so far; it outlives one that is killed. */
const nextOf = (file: string): string => `${file}.unfinished`;

const ruleOf = (config: Config, metric: string, id: 'state' | 'pace'): string =>
  explain(config, metric).figures.find((figure) => figure.id === id)?.rule ?? '';

/** Each event once, by account. A killed build may have left half a line. */
function sortedLines(text: string): string {
  const events = new Map<string, FleetEvent>();
  for (const line of text.split('\n')) {
    const event = eventIn(line);
    if (event) events.set(event.id, event);
  }
  const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  return [...events.values()]
    .sort((a, b) => compare(a.account, b.account) || compare(a.asOf, b.asOf))
    .map((event) => `${JSON.stringify(event)}\n`)
    .join('');
}

function eventIn(line: string): FleetEvent | null {
  try {
    return JSON.parse(line) as FleetEvent;
  } catch {
    return null;
  }
}
