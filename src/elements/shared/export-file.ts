import type { Issue } from '../../core/config/issues.js';
import type { Config } from '../../core/config/schema.js';
import { effortOf } from '../../core/effort/ledger.js';
import { loadMessages } from '../../core/i18n/load-messages.js';
import { localizerFor, type Localizer } from '../../core/i18n/localizer.js';
import { isOutOfDate, noticesOf, type PageOptions } from '../../export/report.js';
import { fileName } from '../../export/file-name.js';
import { hexColour } from '../../chart/theme.js';
import { statement, resultOf } from '../../core/results/result.js';
import type { Grain, Range } from '../../core/results/displayed-series.js';
import { readColour } from './read-colour.js';
import { download, isForbidden } from './download.js';

/**
 * The export formats: the page as slides or as an HTML file, one metric as a picture or as its values, the dates as a
 * calendar.
 */
export type ExportFormat = 'slides' | 'html' | 'png' | 'svg' | 'csv' | 'calendar';

/**
 * Outcome of an export; its message is `take.<outcome>`. `blocked`: a frame forbids downloads. `not-loaded`: the
 * exporter could not be loaded. `failed`: it threw. `nothing`: there is nothing to export.
 */
export type ExportOutcome = 'done' | 'blocked' | 'not-loaded' | 'failed' | 'nothing';

export interface ExportOptions extends Pick<PageOptions, 'sections' | 'since'> {
  config: Config;
  /** BCP 47 tag of the language. */
  lang: string;
  /** True if a newer config could not be loaded: the file then says so. Default: false. */
  isStale?: boolean;
  /** The issues of the config: the file names the parts that are left out. */
  issues?: readonly Issue[];
  /** The metric, grain and range of a picture or of values. */
  metric?: string;
  grain?: Grain;
  range?: Range;
}

interface ExportContext extends ExportOptions {
  localizer: Localizer;
  accent: string | undefined;
}
interface ExportedFile {
  /** The content as part of the file name. */
  what: string;
  extension: string;
  type: string;
  content: BlobPart;
}
type Exporter = (order: ExportContext) => Promise<ExportedFile | null> | ExportedFile | null;

/** Each exporter loads its own modules only. */
const EXPORTERS: Readonly<Record<ExportFormat, () => Promise<Exporter>>> = {
  slides: async () => {
    const make = await (await import('../../export/pptx/load.js')).loadSlides();
    return async ({ config, localizer, ...options }) => ({
      what: 'results',
      extension: 'pptx',
      type: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
      content: (await make(config, localizer, options)) as BlobPart,
    });
  },
  html: async () => {
    const [{ htmlOf }, { paintOnce }] = await Promise.all([
      import('../../export/html/render.js'),
      import('../../chart/painter.js'),
    ]);
    return ({ config, localizer, ...options }) => ({
      what: 'results',
      extension: 'html',
      type: 'text/html;charset=utf-8',
      content: htmlOf(config, localizer, paintOnce, options),
    });
  },
  png: async () => {
    const [{ chartImage }, { sheetPng }, { paintOnce }] = await Promise.all([
      import('../../export/chart-image.js'),
      import('./sheet-png.js'),
      import('../../chart/painter.js'),
    ]);
    return async ({ config, metric = '', localizer, ...options }) => {
      const content = await sheetPng(chartImage(config, metric, localizer, options), paintOnce);
      if (!content) throw new Error('This browser makes no picture of it.');
      return { what: metric, extension: 'png', type: 'image/png', content };
    };
  },
  svg: async () => {
    const [{ chartImage }, { sheetSvg }, { paintOnce }] = await Promise.all([
      import('../../export/chart-image.js'),
      import('../../export/chart-sheet.js'),
      import('../../chart/painter.js'),
    ]);
    return ({ config, metric = '', localizer, ...options }) => {
      const result = resultOf(config, metric, localizer);
      const caption = {
        title: localizer.text(result.metric.name),
        description: statement(result, 'headline'),
        lang: localizer.lang,
      };
      return {
        what: metric,
        extension: 'svg',
        type: 'image/svg+xml',
        content: sheetSvg(chartImage(config, metric, localizer, options), caption, paintOnce),
      };
    };
  },
  csv: async () => {
    const { metricCsv } = await import('../../export/csv.js');
    return ({ config, metric = '', localizer, ...options }) => ({
      what: metric,
      extension: 'csv',
      type: 'text/csv;charset=utf-8',
      content: metricCsv(config, metric, localizer, options),
    });
  },
  calendar: async () => {
    // named imports, so that the rest of the library is not bundled
    const { escape, foldLines, formatDate } = await import('ical-generator');
    const { calendarOf } = await import('../../export/ics.js');
    return ({ config, localizer, isStale = false }) => {
      const content = calendarOf(
        config,
        effortOf(config).open,
        localizer,
        { escape, foldLines, formatDate },
        noticesOf(config, localizer, { isStale }, []).join(' '),
      );
      return content === null
        ? null
        : { what: 'calendar', extension: 'ics', type: 'text/calendar;charset=utf-8', content };
    };
  },
};

/** Creates a file and downloads it. Never rejects. */
export async function exportFile(kind: ExportFormat, options: ExportOptions): Promise<ExportOutcome> {
  if (isForbidden()) return 'blocked';
  const { config, lang, metric, isStale = false } = options;
  let make: Exporter;
  try {
    [make] = await Promise.all([EXPORTERS[kind](), loadMessages(lang, ['results', 'plan-effort', 'export'])]);
  } catch {
    return 'not-loaded';
  }
  try {
    const localizer = localizerFor(lang, config.messages);
    const configured = config.appearance?.accent;
    const accent = configured === undefined || hexColour(configured) ? undefined : readColour(configured);
    const file = await make({ ...options, localizer, accent });
    if (!file) return 'nothing';
    // a calendar has no numbers that could be out of date
    const metrics = kind === 'calendar' ? [] : metric === undefined ? undefined : [metric];
    return download(
      fileName(config, file.what, file.extension, isOutOfDate(config, localizer, isStale, metrics)),
      file.type,
      file.content,
    );
  } catch {
    return 'failed';
  }
}

/** The message of an outcome. Needs the message part `export`. */
export const exportOutcomeText = (outcome: ExportOutcome, localizer: Localizer): string =>
  localizer.t(`take.${outcome}`);
