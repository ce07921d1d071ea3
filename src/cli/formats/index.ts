import type { ReportRecord } from '../../authoring/report-record.js';
import { CannotRun, type Output } from '../output.js';
import { github } from './github.js';
import { json } from './json.js';
import { pretty, summary } from './pretty.js';
import { sarif } from './sarif.js';

export const FORMATS = ['pretty', 'json', 'github', 'sarif'] as const;
export type Format = (typeof FORMATS)[number];

/** The format with a name. Throws if there is none. */
export function formatNamed(name: unknown = 'pretty'): Format {
  const format = FORMATS.find((known) => known === name);
  if (!format) throw new CannotRun(`There is no format "${String(name)}".`, `Use one of ${FORMATS.join(', ')}.`);
  return format;
}

/** The findings of a run. */
export interface Findings {
  records: readonly ReportRecord[];
  /** The text of each file that a record refers to. */
  texts: ReadonlyMap<string, string>;
  /** Number of checked files. */
  files: number;
}

/** Formats the findings. */
export function writeFindings(
  { records, texts, files }: Findings,
  format: Format,
  output: Output,
  version: string,
): void {
  switch (format) {
    case 'pretty':
      output.write(pretty(records, texts, output.colors));
      output.remark(summary(records, files, output.colors));
      break;
    case 'json':
      output.write(json(records, files));
      break;
    case 'github':
      output.write(github(records));
      break;
    case 'sarif':
      output.write(sarif(records, version));
      break;
  }
}
