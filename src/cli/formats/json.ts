import { sortRecords, type ReportRecord } from '../../authoring/report-record.js';

/** Records for a program: `{ summary, records }`, errors first. */
export function json(records: readonly ReportRecord[], files: number): string {
  const count = (severity: ReportRecord['severity']) => records.filter((record) => record.severity === severity).length;
  const summary = { files, errors: count('error'), warnings: count('warning'), advice: count('advice') };
  return `${JSON.stringify({ summary, records: sortRecords(records) }, null, 2)}\n`;
}
