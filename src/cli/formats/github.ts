import { sortRecords, type ReportRecord } from '../../authoring/report-record.js';

const LEVEL: Record<ReportRecord['severity'], string> = { error: 'error', warning: 'warning', advice: 'notice' };

// escaping: a value from a file must not end the workflow command and begin another
const data = (text: string): string => text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
const property = (text: string): string => data(text).replace(/:/g, '%3A').replace(/,/g, '%2C');

/** Records as workflow commands: GitHub shows each beside the line of the pull request. */
export const github = (records: readonly ReportRecord[]): string =>
  sortRecords(records)
    .map(({ severity, file, line, column, endColumn, path, rule, message, hint }) => {
      const properties = [
        ['file', file],
        ['line', line],
        ['col', column],
        ['endColumn', endColumn],
        ['title', `${rule} ${path}`],
      ].flatMap(([key, value]) => (value === undefined ? [] : [`${key}=${property(String(value))}`]));
      return `::${LEVEL[severity]} ${properties.join(',')}::${data(hint === undefined ? message : `${message} ${hint}`)}\n`;
    })
    .join('');
