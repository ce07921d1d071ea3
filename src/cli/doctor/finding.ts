/** One thing that doctor has looked at. */
export interface Finding {
  /** `ok`: fits. `note`: may be right. `warning`: works, but not always. `error`: keeps Waymark from working. */
  severity: 'ok' | 'note' | 'warning' | 'error';
  message: string;
  /** The remedy, as one sentence. */
  remedy?: string;
}

export const finding = (severity: Finding['severity'], message: string, remedy?: string): Finding => ({
  severity,
  message,
  ...(remedy === undefined ? {} : { remedy }),
});
