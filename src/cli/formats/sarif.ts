import { sortRecords, type ReportRecord } from '../../authoring/report-record.js';

const LEVEL: Record<ReportRecord['severity'], 'error' | 'warning' | 'note'> = {
  error: 'error',
  warning: 'warning',
  advice: 'note',
};

/** Records as SARIF 2.1.0, the format of static analysis that code hosts and editors read. */
export function sarif(records: readonly ReportRecord[], version: string): string {
  const sorted = sortRecords(records);
  const rules = [...new Set(sorted.map(({ rule }) => rule))];
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'waymark', version, rules: rules.map((id) => ({ id })) } },
        columnKind: 'utf16CodeUnits',
        results: sorted.map(
          ({
            rule,
            severity,
            file,
            line,
            column,
            endColumn,
            path,
            account,
            message,
            expected,
            found,
            hint,
            accepted,
          }) => ({
            ruleId: rule,
            ruleIndex: rules.indexOf(rule),
            level: LEVEL[severity],
            message: { text: hint === undefined ? message : `${message} ${hint}` },
            locations: [
              {
                physicalLocation: {
                  artifactLocation: { uri: file.split('/').map(encodeURIComponent).join('/') },
                  ...(line === undefined
                    ? {}
                    : {
                        region: {
                          startLine: line,
                          ...(column === undefined ? {} : { startColumn: column }),
                          ...(endColumn === undefined ? {} : { endColumn }),
                        },
                      }),
                },
                logicalLocations: [{ fullyQualifiedName: path }],
              },
            ],
            ...(accepted === undefined ? {} : { suppressions: [{ kind: 'external', justification: accepted }] }),
            properties: { path, account, expected, found, hint },
          }),
        ),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}
