/** A Content-Security-Policy: directive → its sources. */
export type Policy = ReadonlyMap<string, readonly string[]>;

/** The policies of a header or of meta elements. A page obeys all of them. */
export function policiesIn(headers: readonly string[]): Policy[] {
  return headers
    .flatMap((header) => header.split(','))
    .map((text): Policy => {
      const directives = text
        .split(';')
        .map((directive) => directive.trim().split(/\s+/))
        .filter(([name]) => name);
      // of a directive that stands there twice, the first counts
      return new Map(directives.reverse().map(([name = '', ...sources]) => [name.toLowerCase(), sources]));
    })
    .filter((policy) => policy.size > 0);
}

/** The sources of the first of these directives that a policy has; null where it restricts nothing. */
export const sourcesOf = (policy: Policy, ...directives: readonly string[]): readonly string[] | null =>
  directives.map((name) => policy.get(name)).find((sources) => sources !== undefined) ?? null;

/** True if a source list allows a URL, by its scheme, host, port and path (CSP Level 3, 6.7.2). */
export const allowsUrl = (sources: readonly string[], url: URL, page: URL): boolean =>
  sources.some((source) => matches(source, url, page));

function matches(source: string, url: URL, page: URL): boolean {
  if (/^'self'$/i.test(source)) return url.origin === page.origin;
  if (source === '*') return /^https?:$/.test(url.protocol) || url.protocol === page.protocol;
  if (/^[a-z][a-z\d+.-]*:$/i.test(source)) return isScheme(source.toLowerCase(), url.protocol);
  const [, scheme, host = '', port, path = ''] =
    /^(?:([a-z][a-z\d+.-]*:)\/\/)?((?:\*\.)?[^\s:/']+|\*)(?::(\d+|\*))?(\/.*)?$/i.exec(source) ?? [];
  if (!host) return false;
  const hasScheme =
    scheme === undefined ? isScheme(page.protocol, url.protocol) : isScheme(scheme.toLowerCase(), url.protocol);
  const name = host.toLowerCase();
  const hasHost =
    name === '*' || (name.startsWith('*.') ? url.hostname.endsWith(name.slice(1)) : url.hostname === name);
  const hasPort =
    port === '*' || url.port === (port ?? '') || (port !== undefined && url.port === '' && isDefaultPort(port, url));
  const hasPath = path === '' || (path.endsWith('/') ? url.pathname.startsWith(path) : url.pathname === path);
  return hasScheme && hasHost && hasPort && hasPath;
}

/** A source with http also allows https. */
const isScheme = (allowed: string, actual: string): boolean =>
  allowed === actual || (allowed === 'http:' && actual === 'https:');

const isDefaultPort = (port: string, { protocol }: URL): boolean => port === (protocol === 'https:' ? '443' : '80');
