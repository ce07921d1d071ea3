// `waymark doctor`: what keeps Waymark from working, with the remedy, on pages and servers of many kinds.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { checkMachine } from '../../src/cli/doctor/check-machine.js';
import { checkPolicies } from '../../src/cli/doctor/check-page.js';
import { embedIn } from '../../src/cli/doctor/page-tags.js';
import { policiesIn } from '../../src/cli/doctor/policy.js';
import { folderWith, removeFolder, waymark } from './run-waymark.js';

const CONFIG = JSON.stringify({
  version: 1,
  asOf: '2026-10-05T08:00:00Z',
  account: { id: 'acme', name: 'Acme' },
});
const SCRIPT = 'export {};';
const hash = `sha384-${createHash('sha384').update(SCRIPT).digest('base64')}`;
const PAGE = '<script type="module" src="/cdn/waymark.js"></script><waymark-config src="/acme.json"></waymark-config>';

interface Served {
  body: string;
  type?: string;
  status?: number;
  headers?: Record<string, string>;
}
let server: Server;
let origin: string;
let files: Record<string, Served>;
const html = (body: string, headers = {}): Served => ({ body, type: 'text/html; charset=utf-8', headers });
const js = (body: string): Served => ({ body, type: 'text/javascript' });
const json = (body: string, headers = {}): Served => ({ body, type: 'application/json', headers });
const sound = (): Record<string, Served> => ({
  '/': html(PAGE),
  '/acme.json': json(CONFIG),
  '/cdn/waymark.js': js(SCRIPT),
  '/cdn/sri.json': json(JSON.stringify({ 'waymark.js': hash })),
});
before(async () => {
  server = createServer((req, res) => {
    const { body = 'none', type = 'text/plain', status = 404, headers = {} } = files[req.url ?? ''] ?? {};
    res
      .writeHead(files[req.url ?? ''] && status === 404 ? 200 : status, { 'Content-Type': type, ...headers })
      .end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
after(() => server.close());

interface Found {
  severity: string;
  message: string;
  remedy?: string;
}
/** The findings about a page that are not fine. */
async function faults(changed: Record<string, Served>, path = '/'): Promise<string[]> {
  files = { ...sound(), ...changed };
  const { out } = await waymark(['doctor', origin + path, '--format', 'json']);
  return (JSON.parse(out) as Found[])
    .filter(({ severity }) => severity === 'warning' || severity === 'error')
    .map(({ message }) => message.replaceAll(origin, ''));
}

describe('waymark doctor', () => {
  it('finds nothing on a sound page, and says what it looked at', async () => {
    files = sound();
    const { code, out } = await waymark(['doctor', `${origin}/`]);
    assert.equal(code, 0);
    assert.match(out, /\/ is HTML\./);
    assert.match(out, /waymark\.js is the file that sri\.json names\./);
    assert.match(out, /The config is sound\./);
  });

  const cases: [name: string, changed: () => Record<string, Served>, message: RegExp][] = [
    ['a page that is not there', () => ({ '/': { ...html(''), status: 500 } }), /^\/ answers 500\.$/],
    ['a page that is no HTML', () => ({ '/': json('{}') }), /^\/ has the content type "application\/json"/],
    [
      'a script that is not there',
      () => ({ '/cdn/waymark.js': { ...js(''), status: 410 } }),
      /waymark\.js answers 410/,
    ],
    ['a script served as text', () => ({ '/cdn/waymark.js': { body: SCRIPT } }), /has the content type "text\/plain"/],
    ['files of two versions', () => ({ '/cdn/waymark.js': js('other') }), /is not the file that sri\.json names/],
    [
      'a file that was not copied',
      () => ({ '/cdn/sri.json': json(JSON.stringify({ 'waymark.js': hash, 'chart.js': 'x' })) }),
      /^chart\.js is not beside the script/,
    ],
    [
      'an integrity of another version',
      () => ({ '/': html(PAGE.replace('src="/cdn', 'integrity="sha384-old" src="/cdn')) }),
      /^The integrity attribute of the script does not fit/,
    ],
    ['a config that is not there', () => ({ '/acme.json': { ...json(''), status: 410 } }), /acme\.json answers 410/],
    [
      'a sign-in page in place of the config',
      () => ({ '/acme.json': html('<p>Sign in') }),
      /is not JSON but a page, probably a sign-in/,
    ],
    ['an empty answer', () => ({ '/acme.json': json('') }), /acme\.json is not JSON\.$/],
    [
      'a config served as text',
      () => ({ '/acme.json': { body: CONFIG } }),
      /acme\.json has the content type "text\/plain"/,
    ],
    [
      'a faulty config',
      () => ({ '/acme.json': json(CONFIG.replace('"2026-10-05T08:00:00Z"', '"soon"')) }),
      /^The config has 1 fault\. \$\.asOf: /,
    ],
    [
      'the vendor’s notes',
      () => ({ '/acme.json': json(CONFIG.replace('{', '{"private":{},')) }),
      /for the author alone: \$\.private\.$/,
    ],
    ['a weak ETag', () => ({ '/acme.json': json(CONFIG, { ETag: 'W/"1"' }) }), /ETag of the config is weak/],
    [
      'a policy without connect-src',
      () => ({ '/': html(PAGE, { 'Content-Security-Policy': "default-src 'none'; script-src 'self'" }) }),
      /^connect-src does not allow \/acme\.json/,
    ],
    [
      'a policy in the page',
      () => ({
        '/': html(`<meta http-equiv="content-security-policy" content="script-src https://cdn.example">${PAGE}`),
      }),
      /^script-src does not allow/,
    ],
  ];
  for (const [name, changed, message] of cases)
    it(`finds ${name}`, async () => {
      const found = await faults(changed());
      assert.equal(found.length, 1, found.join('\n'));
      assert.match(found[0] ?? '', message);
    });

  it('finds that another origin may not read the config', async () => {
    const other = `http://localhost:${new URL(origin).port}`;
    const page = html(PAGE.replace('/acme.json', `${other}/acme.json`));
    assert.match((await faults({ '/': page }))[0] ?? '', /^The page’s origin may not read/);
    const allowed = json(CONFIG, { 'Access-Control-Allow-Origin': '*' });
    assert.deepEqual(await faults({ '/': page, '/acme.json': allowed }), []);
  });

  it('checks a config by its own URL', async () => {
    assert.deepEqual(await faults({}, '/acme.json'), []);
  });

  it('says what it cannot reach, and what is no URL', async () => {
    const { code, out } = await waymark(['doctor', 'http://127.0.0.1:1/']);
    assert.equal(code, 1);
    assert.match(out, /could not be got: .+\. Check the address/);
    assert.deepEqual((await waymark(['doctor', 'portal'])).code, 2);
    assert.deepEqual((await waymark(['doctor', '--format', 'sarif'])).code, 2);
  });

  it('every finding that is not fine has a remedy', async () => {
    for (const [, changed] of cases) {
      files = { ...sound(), ...changed() };
      const { out } = await waymark(['doctor', `${origin}/`, '--format', 'json']);
      for (const { severity, remedy } of JSON.parse(out) as Found[])
        assert.equal(severity === 'ok', remedy === undefined);
    }
  });
});

describe('the policy of a page', () => {
  const page = new URL('https://portal.example/results');
  const script = new URL('https://cdn.example/waymark/waymark.js');
  const own = new URL('https://portal.example/acme.json');
  const isFine = (header: string, more: Partial<Parameters<typeof checkPolicies>[1]> = {}) =>
    checkPolicies(policiesIn([header]), { page, script, nonce: undefined, configs: [own], ...more }).every(
      ({ severity }) => severity === 'ok',
    );
  const fine = [
    "script-src https://cdn.example; connect-src 'self'",
    "script-src *.example; connect-src https:; require-trusted-types-for 'script'",
    'script-src https://cdn.example/waymark/; connect-src portal.example:443',
    "default-src * ; trusted-types lit-html 'allow-duplicates' other",
    "SCRIPT-SRC https://cdn.example; script-src 'none'; connect-src *",
    "img-src 'none'",
  ];
  for (const header of fine) it(`lets it run: ${header}`, () => assert.equal(isFine(header), true));
  const wrong = [
    "script-src 'self'; connect-src 'self'",
    "script-src https://cdn.example/other/; connect-src 'self'",
    "script-src https://cdn.example; connect-src 'none'",
    "script-src https://cdn.example:8443; connect-src 'self'",
    "script-src http://cdn.example.evil; connect-src 'self'",
    'default-src *; trusted-types lit-html',
    "default-src *; trusted-types 'none'",
    "script-src 'strict-dynamic' https://cdn.example; connect-src *",
    "default-src *, default-src 'self'",
  ];
  for (const header of wrong) it(`does not: ${header}`, () => assert.equal(isFine(header), false));
  it('lets a script with the nonce load the others', () =>
    assert.equal(isFine("script-src 'nonce-a' 'strict-dynamic'; connect-src 'self'", { nonce: 'a' }), true));
});

describe('what a page names', () => {
  it('is read from tags in any form, and not from comments', () => {
    const { script, configs } = embedIn(
      `<!-- <waymark-config src="no.json"> -->
       <SCRIPT defer SRC='/a/waymark.iife.js?v=1'></SCRIPT><script src="/waymark-chart.js"></script>
       <waymark-config class="a>b" src=/one.json><div data-waymark="config" data-waymark-src="/two.json?a=1&amp;b=2"></div>`,
    );
    assert.equal(script?.attributes.get('src'), '/a/waymark.iife.js?v=1');
    assert.deepEqual(configs, ['/one.json', '/two.json?a=1&b=2']);
  });
});

describe('the machine', () => {
  it('is old, or has two versions of Waymark', () => {
    const folder = folderWith({
      'node_modules/waymark/package.json': '{"version":"0.1.0"}',
      'node_modules/@acme/portal/node_modules/waymark/package.json': '{"version":"0.2.0"}',
      'node_modules/other/node_modules/waymark/package.json': 'not JSON',
    });
    const found = (node: string) =>
      checkMachine(folder, '0.1.0', node, [20, 19])
        .filter(({ severity }) => severity === 'error' || severity === 'warning')
        .map(({ message }) => message);
    assert.deepEqual(found('v20.19.0'), [
      'There are 2 copies of Waymark: 0.1.0 in node_modules/waymark, 0.2.0 in node_modules/@acme/portal/node_modules/waymark.',
    ]);
    assert.equal(found('v20.18.3').length, 2);
    assert.equal(found('v22.0.0').length, 1);
    removeFolder(folder);
  });
});
