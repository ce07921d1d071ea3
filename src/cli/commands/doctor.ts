import { checkMachine } from '../doctor/check-machine.js';
import { checkConfig, checkPage, type Get } from '../doctor/check-page.js';
import type { Finding } from '../doctor/finding.js';
import { CannotRun, type Output, type Style } from '../output.js';

/** The oldest Node that package.json names. */
const MIN_NODE = [20, 19] as const;
const STYLES: Readonly<Record<Finding['severity'], Style>> = {
  ok: 'green',
  note: 'dim',
  warning: 'yellow',
  error: 'red',
};

/**
 * `waymark doctor`: what keeps Waymark from working on this machine, and on a page or config by its URL. Exit code 1: a
 * warning or an error.
 */
export async function doctor(
  cwd: string,
  address: string | undefined,
  format: unknown,
  get: Get,
  output: Output,
  version: string,
): Promise<number> {
  if (format !== undefined && format !== 'pretty' && format !== 'json')
    throw new CannotRun(`doctor has no format ${JSON.stringify(format)}.`, 'Use pretty or json.');
  if (address !== undefined && !(URL.canParse(address) && /^https?:/i.test(address)))
    throw new CannotRun(
      `"${address}" is no http(s) URL.`,
      'Write for example: waymark doctor https://portal.example/results',
    );
  const url = address === undefined ? null : new URL(address);
  const findings = [
    ...checkMachine(cwd, version, process.version, MIN_NODE),
    ...(url === null
      ? []
      : /\.json$/i.test(url.pathname)
        ? await checkConfig(url, null, get)
        : await checkPage(url, get)),
  ];
  if (format === 'json') output.write(`${JSON.stringify(findings, null, 2)}\n`);
  else
    for (const { severity, message, remedy } of findings)
      output.write(`${output.colors(STYLES[severity], severity.padEnd(7))} ${message}${remedy ? ` ${remedy}` : ''}\n`);
  return findings.some(({ severity }) => severity === 'warning' || severity === 'error') ? 1 : 0;
}
