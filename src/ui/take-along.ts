import type { Issue } from '../config/issues.js';
import type { Config } from '../config/schema.js';
import { effortOf } from '../effort/effort.js';
import { loadWords } from '../locales/languages.js';
import { wordsFor, type Words } from '../locales/words.js';
import { isOutOfDate, noticesOf, type PageOptions } from '../page/document.js';
import { fileName } from '../page/file-name.js';
import { hexColour, themeOf } from '../picture/themes.js';
import { statement, resultOf } from '../results/result.js';
import type { Grain, Range } from '../results/view.js';
import { pngOf, readColour } from './canvas.js';
import { download, isForbidden } from './download.js';

/** What can be taken along: the page as slides or as a file of HTML, one metric as a picture or as its values, the days to keep. */
export type Takeable = 'slides' | 'html' | 'png' | 'svg' | 'csv' | 'calendar';

/**
 * What became of it, each with its own words (`take.done` and so on): the browser has it, a frame forbids downloads, what makes the
 * file could not be loaded, making it failed, or there is nothing to put into it.
 */
export type Taken = 'done' | 'blocked' | 'not-loaded' | 'failed' | 'nothing';

export interface TakeOptions extends Pick<PageOptions, 'sections' | 'since'> {
  config: Config;
  /** BCP 47 tag of the language that the page is read in. */
  lang: string;
  /** Whether a newer config could not be had, so that what is taken says so. */
  isStale?: boolean;
  /** What of the config could not be read, to be named as left out. */
  issues?: readonly Issue[];
  /** For a picture or values: of which metric, how fine, and of which stretch of time. */
  metric?: string;
  grain?: Grain;
  range?: Range;
}

interface Order extends TakeOptions {
  words: Words;
  accent: string | undefined;
}
interface Made {
  /** What it is, in the file's name. */
  what: string;
  ending: string;
  type: string;
  content: BlobPart;
}
type Make = (order: Order) => Promise<Made | null> | Made | null;

/** Each loads what it needs, and nothing of what another needs. */
const MAKERS: Readonly<Record<Takeable, () => Promise<Make>>> = {
  slides: async () => {
    const make = await (await import('./slides-file.js')).loadSlides();
    return async ({ config, words, ...options }) => ({
      what: 'results', ending: 'pptx', type: 'application/vnd.openxmlformats-officedocument.presentationml.presentation', content: (await make(config, words, options)) as BlobPart,
    });
  },
  html: async () => {
    const { htmlOf } = await import('../page/html.js');
    return ({ config, words, ...options }) => ({ what: 'results', ending: 'html', type: 'text/html;charset=utf-8', content: htmlOf(config, words, options) });
  },
  png: async () => {
    const { sheetOf } = await import('../page/sheet.js');
    return async ({ config, metric = '', words, accent, ...options }) => {
      const content = await pngOf(sheetOf(config, metric, words, options), themeOf(config, accent));
      if (!content) throw new Error('This browser makes no picture of it.');
      return { what: metric, ending: 'png', type: 'image/png', content };
    };
  },
  svg: async () => {
    const [{ sheetOf }, { svgText }] = await Promise.all([import('../page/sheet.js'), import('../picture/svg-text.js')]);
    return ({ config, metric = '', words, accent, ...options }) => {
      const sheet = sheetOf(config, metric, words, options);
      const result = resultOf(config, metric, words);
      const told = { title: words.text(result.metric.name), description: statement(result, 'headline'), lang: words.lang };
      return { what: metric, ending: 'svg', type: 'image/svg+xml', content: svgText(sheet, sheet.shapes, themeOf(config, accent), told) };
    };
  },
  csv: async () => {
    const { metricCsv } = await import('../page/csv.js');
    return ({ config, metric = '', words, ...options }) => ({ what: metric, ending: 'csv', type: 'text/csv;charset=utf-8', content: metricCsv(config, metric, words, options) });
  },
  calendar: async () => {
    // named one by one: the rest of the library stays out of the chunk
    const { escape, foldLines, formatDate } = await import('ical-generator');
    const { calendarOf } = await import('../plan/calendar.js');
    return ({ config, words, isStale = false }) => {
      const content = calendarOf(config, effortOf(config).open, words, { escape, foldLines, formatDate }, noticesOf(config, words, { isStale }, []).join(' '));
      return content === null ? null : { what: 'calendar', ending: 'ics', type: 'text/calendar;charset=utf-8', content };
    };
  },
};

/** Makes a file in the browser and hands it to its downloads. Never rejects. */
export async function takeAlong(kind: Takeable, options: TakeOptions): Promise<Taken> {
  if (isForbidden()) return 'blocked';
  const { config, lang, metric, isStale = false } = options;
  let make: Make;
  try {
    [make] = await Promise.all([MAKERS[kind](), loadWords(lang, ['results', 'work', 'page'])]);
  } catch {
    return 'not-loaded';
  }
  try {
    const words = wordsFor(lang, config.messages);
    const given = config.appearance?.accent;
    const accent = given === undefined || hexColour(given) ? undefined : readColour(given);
    const made = await make({ ...options, words, accent });
    if (!made) return 'nothing';
    // a calendar holds no numbers that could be out of date
    const metrics = kind === 'calendar' ? [] : metric === undefined ? undefined : [metric];
    return download(fileName(config, made.what, made.ending, isOutOfDate(config, words, isStale, metrics)), made.type, made.content);
  } catch {
    return 'failed';
  }
}

/** What became of it, in words that have the part `page`. */
export const takenText = (taken: Taken, words: Words): string => words.say(`take.${taken}`);
