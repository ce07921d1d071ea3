import { createHash } from 'node:crypto';
import { parseConfig } from '../../core/config/parse.js';
import { pathText } from '../../core/config/issues.js';
import { jsonValue } from '../../core/config/safe-json.js';
import { authorOnlyPaths } from '../../core/config/strip-private.js';
import { isRecord } from '../../core/types.js';
import { embedIn } from './page-tags.js';
import { allowsUrl, policiesIn, sourcesOf, type Policy } from './policy.js';
import { finding, type Finding } from './finding.js';

/** Gets an address. It rejects where no answer comes. */
export type Get = (url: URL, headers?: Readonly<Record<string, string>>) => Promise<Response>;

/** Milliseconds within which a server must answer. */
const REQUEST_TIMEOUT_MS = 20_000;

/** Gets it from the network. */
export const getFromNetwork: Get = (url, headers = {}) =>
  fetch(url, { headers, signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS) });

/** Checks a page that embeds Waymark: the page itself, its policy, its script, and the configs that it names. */
export async function checkPage(address: URL, get: Get): Promise<Finding[]> {
  const page = await answerOf(address, get);
  if ('finding' in page) return [page.finding];
  const type = page.response.headers.get('content-type') ?? '';
  const embed = embedIn(page.text);
  const url = new URL(page.response.url || address);
  const header = page.response.headers.get('content-security-policy');
  const policies = policiesIn([...(header === null ? [] : [header]), ...embed.policies]);
  const src = embed.script?.attributes.get('src');
  const script = src !== undefined && URL.canParse(src, url) ? new URL(src, url) : null;
  const configs = embed.configs.flatMap((config) => (URL.canParse(config, url) ? [new URL(config, url)] : []));
  return [
    /\bhtml\b/i.test(type)
      ? finding('ok', `${url.href} is HTML.`)
      : finding(
          'error',
          `${url.href} has the content type ${JSON.stringify(type)}.`,
          'Name a page that embeds Waymark.',
        ),
    ...(script
      ? await checkScript(script, embed.script?.attributes.get('integrity'), get)
      : [
          finding(
            'note',
            'The page as the server sends it names no waymark.js.',
            'If a bundle holds Waymark, this is right. Else add the script.',
          ),
        ]),
    ...(configs.length
      ? []
      : [
          finding(
            'note',
            'The page as the server sends it names no config by src.',
            'If a script sets it, check it by its own address: waymark doctor with the URL of the JSON.',
          ),
        ]),
    ...checkPolicies(policies, { page: url, script, nonce: embed.script?.attributes.get('nonce'), configs }),
    ...(await Promise.all(configs.map((config) => checkConfig(config, url, get)))).flat(),
  ];
}

type Answer = { response: Response; text: string; bytes: Uint8Array } | { finding: Finding };

async function answerOf(url: URL, get: Get, headers?: Readonly<Record<string, string>>): Promise<Answer> {
  try {
    const response = await get(url, headers);
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (response.ok) return { response, text: new TextDecoder().decode(bytes), bytes };
    const hint =
      response.status === 401 || response.status === 403
        ? 'It asks for a sign-in, which doctor does not have. Check a page that needs none.'
        : 'Check the address.';
    return { finding: finding('error', `${url.href} answers ${response.status}.`, hint) };
  } catch (error) {
    const { message, cause } = error instanceof Error ? error : new Error('no answer');
    const why = cause instanceof Error ? cause.message : message;
    return { finding: finding('error', `${url.href} could not be got: ${why}.`, 'Check the address and the server.') };
  }
}

async function checkScript(script: URL, integrity: string | undefined, get: Get): Promise<Finding[]> {
  const answer = await answerOf(script, get);
  if ('finding' in answer) return [answer.finding];
  const found: Finding[] = [];
  const type = answer.response.headers.get('content-type') ?? '';
  found.push(
    /javascript|ecmascript/i.test(type)
      ? finding('ok', `${script.href} is JavaScript.`)
      : finding(
          'error',
          `${script.href} has the content type ${JSON.stringify(type)}.`,
          'Serve it as text/javascript: a module is refused otherwise.',
        ),
  );
  const hash = `sha384-${createHash('sha384').update(answer.bytes).digest('base64')}`;
  if (integrity !== undefined && !integrity.split(/\s+/).includes(hash))
    found.push(
      finding(
        'error',
        'The integrity attribute of the script does not fit the file, so that browsers refuse it.',
        `Write integrity="${hash}".`,
      ),
    );
  const table = new URL('sri.json', script);
  const sri = await answerOf(table, get);
  const hashes = 'finding' in sri ? null : jsonValue(sri.text);
  const name = script.pathname.slice(script.pathname.lastIndexOf('/') + 1);
  if (!isRecord(hashes)) {
    found.push(finding('note', `There is no ${table.href}.`, 'Copy the whole folder cdn/, its files belong together.'));
    return found;
  }
  found.push(
    hashes[name] === hash
      ? finding('ok', `${name} is the file that sri.json names.`)
      : finding(
          'error',
          `${name} is not the file that sri.json names: files of two versions are mixed, or one was changed.`,
          'Copy the whole folder cdn/ again.',
        ),
  );
  const missing = await missingFiles(Object.keys(hashes), script, get);
  if (missing.length)
    found.push(
      finding(
        'error',
        `${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} not beside the script.`,
        'Copy the whole folder cdn/ again.',
      ),
    );
  return found;
}

async function missingFiles(names: readonly string[], script: URL, get: Get): Promise<string[]> {
  const answers = await Promise.all(
    names.map(async (name) => ('finding' in (await answerOf(new URL(name, script), get)) ? [name] : [])),
  );
  return answers.flat();
}

interface Needs {
  page: URL;
  script: URL | null;
  nonce: string | undefined;
  configs: readonly URL[];
}

/** Checks that the page's policies let Waymark load, render and fetch. */
export function checkPolicies(policies: readonly Policy[], { page, script, nonce, configs }: Needs): Finding[] {
  if (!policies.length)
    return [
      finding('note', 'The page has no Content-Security-Policy.', 'Waymark runs under a strict one: see Embedding.'),
    ];
  const found = policies.flatMap((policy) => {
    const scripts = sourcesOf(policy, 'script-src-elem', 'script-src', 'default-src');
    const connects = sourcesOf(policy, 'connect-src', 'default-src');
    const trusted = sourcesOf(policy, 'trusted-types');
    const isTrusted = nonce !== undefined && (scripts?.includes(`'nonce-${nonce}'`) ?? false);
    const canLoad =
      !script || !scripts || (scripts.includes("'strict-dynamic'") ? isTrusted : allowsUrl(scripts, script, page));
    return [
      ...(canLoad || !script
        ? []
        : [
            finding(
              'error',
              `script-src does not allow ${script.origin}.`,
              `Add ${sourceFor(script, page)} to script-src.`,
            ),
          ]),
      ...configs
        .filter((config) => connects && !allowsUrl(connects, config, page))
        .map((config) =>
          finding(
            'error',
            `connect-src does not allow ${config.href}.`,
            `Add ${sourceFor(config, page)} to connect-src.`,
          ),
        ),
      ...(trusted &&
      !(trusted.includes('*') || (trusted.includes('lit-html') && trusted.includes("'allow-duplicates'")))
        ? [
            finding(
              'error',
              'trusted-types does not allow the policy of Lit.',
              "Write trusted-types lit-html 'allow-duplicates'.",
            ),
          ]
        : []),
    ];
  });
  return found.length ? found : [finding('ok', 'The Content-Security-Policy lets Waymark run.')];
}

const sourceFor = (url: URL, page: URL): string => (url.origin === page.origin ? "'self'" : url.origin);

/** Checks a config by its address. `page` is the page that asks for it. */
export async function checkConfig(config: URL, page: URL | null, get: Get): Promise<Finding[]> {
  const answer = await answerOf(config, get, page ? { Origin: page.origin } : undefined);
  if ('finding' in answer) return [answer.finding];
  const { headers } = answer.response;
  const type = headers.get('content-type') ?? '';
  const value = jsonValue(answer.text);
  if (value === undefined) {
    const isHtml = /\bhtml\b/i.test(type) || /^\s*</.test(answer.text);
    return [
      finding(
        'error',
        `${config.href} is not JSON${isHtml ? ' but a page, probably a sign-in' : ''}.`,
        'Serve the config, with the content type application/json.',
      ),
    ];
  }
  const { warnings, ...parsed } = parseConfig(value);
  const issues = parsed.ok ? [] : parsed.issues;
  const [first] = issues;
  const secrets = isRecord(value) ? authorOnlyPaths(value).map(pathText) : [];
  const etag = headers.get('etag');
  const allowed = headers.get('access-control-allow-origin');
  return [
    /\bjson\b/i.test(type)
      ? finding('ok', `${config.href} is JSON.`)
      : finding(
          'warning',
          `${config.href} has the content type ${JSON.stringify(type)}.`,
          'Serve it as application/json.',
        ),
    ...(first
      ? [
          finding(
            'error',
            `The config has ${count(issues.length, 'fault')}. ${first.path}: ${first.message}`,
            'See waymark check.',
          ),
        ]
      : [finding('ok', `The config is sound${warnings.length ? `, with ${count(warnings.length, 'warning')}` : ''}.`)]),
    ...(secrets.length
      ? [
          finding(
            'error',
            `The config ships what is for the author alone: ${secrets.join(', ')}.`,
            'Strip it on the server: stripPrivate, or waymark strip.',
          ),
        ]
      : []),
    ...(page && page.origin !== config.origin && allowed !== '*' && allowed !== page.origin
      ? [
          finding(
            'error',
            `The page’s origin may not read ${config.href}.`,
            `Answer with Access-Control-Allow-Origin: ${page.origin}.`,
          ),
        ]
      : []),
    ...(etag?.startsWith('W/')
      ? [
          finding(
            'warning',
            'The ETag of the config is weak: a save with If-Match never fits it.',
            'Answer with a strong ETag; compression in a proxy often makes it weak.',
          ),
        ]
      : []),
  ];
}

const count = (number: number, name: string): string => `${number} ${name}${number === 1 ? '' : 's'}`;
