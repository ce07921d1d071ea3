import { expect } from '@open-wc/testing';
import { outcomeOf } from '../../../src/core/changes/save-outcome.js';

const JSON_TYPE = { 'content-type': 'application/json' };
const PROBLEM = { 'content-type': 'application/problem+json' };
const HTML = { 'content-type': 'text/html; charset=utf-8' };
const answer = (status: number, body: string | null = null, headers: Record<string, string> = {}): Response =>
  new Response(body, { status, headers });
const retry = (status: number, after: number | null = null) => ({ kind: 'retry', status, after });

describe('what a server’s answer to a change means', () => {
  const cases: [string, Response, object][] = [
    [
      '200 and a config',
      answer(200, '{"version":1,"account":{"id":"a"}}', { ...JSON_TYPE, etag: '"2"' }),
      { kind: 'saved', etag: '"2"', config: { version: 1, account: { id: 'a' } } },
    ],
    ['200 and some other JSON', answer(200, '{"ok":true}', JSON_TYPE), { kind: 'saved', etag: null }],
    ['201 and nothing', answer(201, ''), { kind: 'saved', etag: null }],
    ['204 and a tag', answer(204, null, { etag: '"3"' }), { kind: 'saved', etag: '"3"' }],
    [
      '200, as once before: the config is read anew',
      answer(200, '{"version":1,"account":{"id":"a"}}', { ...JSON_TYPE, etag: '"2"', 'idempotent-replayed': 'true' }),
      { kind: 'saved', etag: '"2"' },
    ],
    ['200 and garbage: nothing that counts', answer(200, '{"version":1,', JSON_TYPE), retry(200)],
    ['200 and a plain text', answer(200, 'thanks', { 'content-type': 'text/plain' }), { kind: 'saved', etag: null }],
    [
      '200 and a page, as after a session has ended',
      answer(200, '<!doctype html><title>Sign in</title>', HTML),
      { kind: 'unauthorized', status: 200 },
    ],
    ['400', answer(400, '{"detail":"No JSON."}', PROBLEM), { kind: 'refused', message: 'No JSON.', status: 400 }],
    [
      '422 and a problem',
      answer(422, '{"title":"Not accepted","detail":"There is no entry “x”."}', PROBLEM),
      { kind: 'refused', message: 'There is no entry “x”.', status: 422 },
    ],
    [
      '422 and a title alone',
      answer(422, '{"title":"Not accepted"}', PROBLEM),
      { kind: 'refused', message: 'Not accepted', status: 422 },
    ],
    [
      '422 and a message',
      answer(422, '{"message":"Closed."}', JSON_TYPE),
      { kind: 'refused', message: 'Closed.', status: 422 },
    ],
    [
      '422 and a plain text',
      answer(422, 'Closed.\n', { 'content-type': 'text/plain' }),
      { kind: 'refused', message: 'Closed.', status: 422 },
    ],
    [
      '422 and a page: none of it is shown',
      answer(422, '<h1>Oops</h1><script>alert(1)</script>', HTML),
      { kind: 'refused', message: '', status: 422 },
    ],
    [
      '422 and JSON that is no text',
      answer(422, '{"detail":{"a":1},"title":7}', PROBLEM),
      { kind: 'refused', message: '', status: 422 },
    ],
    ['401', answer(401), { kind: 'unauthorized', status: 401 }],
    ['403', answer(403), { kind: 'unauthorized', status: 403 }],
    ['409: the same key later', answer(409), retry(409)],
    ['409 and a time', answer(409, null, { 'retry-after': '2' }), retry(409, 2000)],
    ['412', answer(412), { kind: 'stale' }],
    ['404: kept, never lost', answer(404), retry(404)],
    ['413', answer(413), retry(413)],
    ['429 and a time', answer(429, null, { 'retry-after': '120' }), retry(429, 120_000)],
    ['500', answer(500, '<h1>Oops</h1>', HTML), retry(500)],
    [
      '503 and a date, by the server’s own clock',
      answer(503, null, { 'retry-after': 'Wed, 01 Jul 2026 10:05:00 GMT', date: 'Wed, 01 Jul 2026 10:00:00 GMT' }),
      retry(503, 300_000),
    ],
    [
      '503 and a date that has passed',
      answer(503, null, { 'retry-after': 'Wed, 01 Jul 2026 09:00:00 GMT', date: 'Wed, 01 Jul 2026 10:00:00 GMT' }),
      retry(503),
    ],
    ['503 and nonsense', answer(503, null, { 'retry-after': 'soon' }), retry(503)],
  ];
  for (const [name, response, expected] of cases)
    it(name, async () =>
      expect(await outcomeOf(response))
        .to.include.keys(Object.keys(expected))
        .and.to.deep.include(expected),
    );

  it('an answer that breaks off', async () => {
    const body = new ReadableStream({ start: (stream) => stream.error(new Error('gone')) });
    expect(await outcomeOf(new Response(body, { status: 200 }))).to.include({
      kind: 'retry',
      why: 'The response was cut off.',
    });
  });

  it('words of a server are cut and kept in one line', async () => {
    const outcome = await outcomeOf(
      answer(422, JSON.stringify({ detail: `a\u0000\n\tb ${'x'.repeat(900)}` }), PROBLEM),
    );
    const { message } = outcome as { message: string };
    expect(message.startsWith('a b xxx')).to.equal(true);
    expect(message).to.have.length(500);
  });
});

/**
 * Answers as the frameworks' own handlers and error pages send them, recorded from their documentation and default
 * templates.
 */
describe('answers of real stacks', () => {
  const saved = { kind: 'saved', etag: null };
  const refused = (status: number, message: string) => ({ kind: 'refused', status, message });
  const TEXT = { 'content-type': 'text/plain; charset=utf-8' };
  const NGINX = (title: string) =>
    `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n<hr><center>nginx/1.27.0</center>\r\n</body>\r\n</html>\r\n`;
  const cases: [string, Response, object][] = [
    // Express
    ['Express: res.sendStatus(200)', answer(200, 'OK', TEXT), saved],
    ['Express: res.sendStatus(201)', answer(201, 'Created', TEXT), saved],
    ['Express: res.status(204).end()', answer(204), saved],
    ['Express: res.end()', answer(200, ''), saved],
    ['Express: res.json(null)', answer(200, 'null', JSON_TYPE), saved],
    ['Express: res.json({ ok: true })', answer(200, '{"ok":true}', JSON_TYPE), saved],
    [
      'Express: res.json({ error })',
      answer(200, '{"error":"Plan is closed"}', JSON_TYPE),
      refused(200, 'Plan is closed'),
    ],
    [
      'Express: an error that nobody handles',
      answer(500, '<!DOCTYPE html>\n<html lang="en"><body><pre>Error: boom<br> at …</pre></body></html>', HTML),
      retry(500),
    ],
    [
      'Express: no such route',
      answer(404, '<!DOCTYPE html><html><body><pre>Cannot POST /x</pre></body></html>', HTML),
      retry(404),
    ],
    [
      'Express with body-parser: broken JSON',
      answer(400, '<!DOCTYPE html><html><body><pre>SyntaxError: Unexpected token</pre></body></html>', HTML),
      refused(400, ''),
    ],
    // Fastify
    ['Fastify: reply.send()', answer(200, '', { 'content-length': '0' }), saved],
    [
      'Fastify: validation',
      answer(
        400,
        '{"statusCode":400,"code":"FST_ERR_VALIDATION","error":"Bad Request","message":"body/kind must be string"}',
        JSON_TYPE,
      ),
      refused(400, 'body/kind must be string'),
    ],
    [
      'Fastify: an error sent with 200',
      answer(200, '{"statusCode":500,"error":"Internal Server Error","message":"boom"}', JSON_TYPE),
      refused(200, 'boom'),
    ],
    [
      'Fastify: under pressure',
      answer(503, '{"code":"FST_UNDER_PRESSURE","message":"Service Unavailable"}', {
        ...JSON_TYPE,
        'retry-after': '10',
      }),
      retry(503, 10_000),
    ],
    // Rails
    ['Rails: head :ok', answer(200, '', HTML), saved],
    ['Rails: head :no_content', answer(204), saved],
    ['Rails: render plain: "Saved"', answer(200, 'Saved', TEXT), saved],
    [
      'Rails: render json: errors, status: :unprocessable_entity',
      answer(422, '{"title":["can\'t be blank"],"minutes":["is not a number"]}', JSON_TYPE),
      refused(422, "can't be blank is not a number"),
    ],
    ['Rails: full_messages', answer(422, '["Title can\'t be blank"]', JSON_TYPE), refused(422, "Title can't be blank")],
    [
      'Rails: errors with 200',
      answer(200, '{"errors":["Title is too long"]}', JSON_TYPE),
      refused(200, 'Title is too long'),
    ],
    [
      'Rails: invalid authenticity token',
      answer(422, '<!DOCTYPE html><html><body><h1>The change you wanted was rejected.</h1></body></html>', HTML),
      refused(422, ''),
    ],
    [
      'Devise: not signed in',
      answer(401, '{"error":"You need to sign in before continuing."}', JSON_TYPE),
      { kind: 'unauthorized', status: 401 },
    ],
    // Django and its REST framework
    ['Django: HttpResponse()', answer(200, '', HTML), saved],
    ['Django: HttpResponse("OK")', answer(200, 'OK', HTML), saved],
    [
      'Django: CSRF check failed',
      answer(403, '<!DOCTYPE html><html><body><h1>Forbidden</h1></body></html>', HTML),
      { kind: 'unauthorized', status: 403 },
    ],
    [
      'Django: login_required',
      answer(200, '<!doctype html>\n<html><body><form method="post">…</form></body></html>', HTML),
      { kind: 'unauthorized', status: 200 },
    ],
    [
      'DRF: a field',
      answer(400, '{"kind":["This field is required."]}', JSON_TYPE),
      refused(400, 'This field is required.'),
    ],
    [
      'DRF: non_field_errors',
      answer(400, '{"non_field_errors":["The plan is closed."]}', JSON_TYPE),
      refused(400, 'The plan is closed.'),
    ],
    ['DRF: detail', answer(400, '{"detail":"JSON parse error"}', JSON_TYPE), refused(400, 'JSON parse error')],
    [
      'DRF: throttled',
      answer(429, '{"detail":"Request was throttled."}', { ...JSON_TYPE, 'retry-after': '59' }),
      retry(429, 59_000),
    ],
    [
      'FastAPI: validation',
      answer(422, '{"detail":[{"loc":["body","id"],"msg":"field required","type":"value_error"}]}', JSON_TYPE),
      refused(422, 'field required'),
    ],
    // Laravel and plain PHP
    ['Laravel: response()->noContent()', answer(204), saved],
    ["Laravel: return '';", answer(200, '', HTML), saved],
    ["Laravel: return 'ok';", answer(200, 'ok', HTML), saved],
    [
      'Laravel: validation',
      answer(
        422,
        '{"message":"The kind field is required.","errors":{"kind":["The kind field is required."]}}',
        JSON_TYPE,
      ),
      refused(422, 'The kind field is required.'),
    ],
    [
      'Laravel: page expired',
      answer(419, '{"message":"CSRF token mismatch."}', JSON_TYPE),
      { kind: 'unauthorized', status: 419 },
    ],
    [
      'Laravel: down for maintenance',
      answer(503, '<!DOCTYPE html><html><title>Service Unavailable</title></html>', { ...HTML, 'retry-after': '60' }),
      retry(503, 60_000),
    ],
    ['PHP: nothing is printed', answer(200, '', { 'content-type': 'text/html; charset=UTF-8' }), saved],
    [
      'PHP: nothing but white space is printed',
      answer(200, '\n\n', { 'content-type': 'text/html; charset=UTF-8' }),
      saved,
    ],
    ['PHP: json_encode without a header', answer(200, '{"success":true}', HTML), saved],
    ['PHP: success is false', answer(200, '{"success":false,"message":"Not yours"}', HTML), refused(200, 'Not yours')],
    ['PHP: the result of a query', answer(200, 'false', HTML), refused(200, '')],
    ['PHP: die()', answer(200, 'Connection failed: Access denied for user', HTML), retry(200)],
    [
      'PHP: a warning before the JSON',
      answer(
        200,
        '<br />\n<b>Warning</b>: Undefined variable $x in <b>/a.php</b> on line <b>3</b><br />\n{"ok":true}',
        HTML,
      ),
      retry(200),
    ],
    [
      'PHP: a fatal error, printed as text',
      answer(200, 'PHP Fatal error:  Uncaught Error in /a.php:3', TEXT),
      retry(200),
    ],
    // Spring
    ['Spring: ResponseEntity.ok().build()', answer(200, '', { 'content-length': '0' }), saved],
    ['Spring: ResponseEntity.ok("Saved")', answer(200, 'Saved', { 'content-type': 'text/plain;charset=UTF-8' }), saved],
    ['Spring: accepted', answer(202, ''), saved],
    [
      'Spring: error attributes',
      answer(
        400,
        '{"timestamp":"2026-07-01T10:00:00.000+00:00","status":400,"error":"Bad Request","path":"/changes"}',
        JSON_TYPE,
      ),
      refused(400, 'Bad Request'),
    ],
    [
      'Spring: problem detail',
      answer(
        422,
        '{"type":"about:blank","title":"Unprocessable Entity","status":422,"detail":"Unknown entry","instance":"/changes"}',
        PROBLEM,
      ),
      refused(422, 'Unknown entry'),
    ],
    [
      'Spring: error attributes with 200',
      answer(
        200,
        '{"timestamp":"2026-07-01T10:00:00.000+00:00","status":500,"error":"Internal Server Error","path":"/changes"}',
        JSON_TYPE,
      ),
      refused(200, 'Internal Server Error'),
    ],
    [
      'Spring Security: the login page',
      answer(200, '<!DOCTYPE html>\n<html lang="en"><head><title>Please sign in</title></head></html>', HTML),
      { kind: 'unauthorized', status: 200 },
    ],
    // ASP.NET
    ['ASP.NET: Ok()', answer(200, '', { 'content-length': '0' }), saved],
    ['ASP.NET: NoContent()', answer(204), saved],
    ['ASP.NET: Ok("Saved")', answer(200, 'Saved', TEXT), saved],
    ['ASP.NET: Json("Saved")', answer(200, '"Saved"', JSON_TYPE), saved],
    [
      'ASP.NET: ValidationProblem()',
      answer(
        400,
        '{"type":"https://tools.ietf.org/html/rfc9110#section-15.5.1","title":"One or more validation errors occurred.","status":400,"errors":{"Kind":["The Kind field is required."]},"traceId":"00-1"}',
        PROBLEM,
      ),
      refused(400, 'The Kind field is required.'),
    ],
    [
      'ASP.NET: a problem with 200',
      answer(200, '{"title":"Conflict","status":200,"detail":"The plan is closed"}', PROBLEM),
      refused(200, 'The plan is closed'),
    ],
    ['IIS: login timeout', answer(440, '', HTML), { kind: 'unauthorized', status: 440 }],
    // other habits
    ['JSend: fail', answer(200, '{"status":"fail","data":{"kind":"unknown"}}', JSON_TYPE), refused(200, '')],
    ['JSend: success', answer(200, '{"status":"success","data":null}', JSON_TYPE), saved],
    [
      'Google: error object',
      answer(200, '{"error":{"code":400,"message":"Unknown entry","status":"INVALID_ARGUMENT"}}', JSON_TYPE),
      refused(200, 'Unknown entry'),
    ],
    [
      'GraphQL: errors',
      answer(200, '{"data":null,"errors":[{"message":"Not found"}]}', JSON_TYPE),
      refused(200, 'Not found'),
    ],
    ['GraphQL: data', answer(200, '{"data":{"save":true}}', JSON_TYPE), saved],
    [
      'JSON:API: errors',
      answer(422, '{"errors":[{"status":"422","title":"Invalid","detail":"Kind is unknown"}]}', {
        'content-type': 'application/vnd.api+json',
      }),
      refused(422, 'Kind is unknown'),
    ],
    ['a Go-like error of null', answer(200, '{"error":null,"id":7}', JSON_TYPE), saved],
    ['no errors, listed', answer(200, '{"errors":[],"success":true}', JSON_TYPE), saved],
    ['an empty error', answer(200, '{"error":"","message":"Saved"}', JSON_TYPE), saved],
    // in between
    ['nginx: 502', answer(502, NGINX('502 Bad Gateway'), HTML), retry(502)],
    ['nginx: 413', answer(413, NGINX('413 Request Entity Too Large'), HTML), retry(413)],
    ['nginx: 405 on a static file', answer(405, NGINX('405 Not Allowed'), HTML), retry(405)],
    [
      'nginx: 401 of auth_request',
      answer(401, NGINX('401 Authorization Required'), HTML),
      { kind: 'unauthorized', status: 401 },
    ],
    [
      'Cloudflare: 520',
      answer(520, '<!DOCTYPE html><html><title>520: Web server is returning an unknown error</title></html>', HTML),
      retry(520),
    ],
    ['Cloudflare: 522', answer(522, 'error code: 522', TEXT), retry(522)],
    [
      'Cloudflare: challenge',
      answer(403, '<!DOCTYPE html><html><title>Just a moment...</title></html>', {
        ...HTML,
        'cf-mitigated': 'challenge',
      }),
      { kind: 'unauthorized', status: 403 },
    ],
    ['Cloudflare: rate limit', answer(429, 'error code: 1015', { ...TEXT, 'retry-after': '30' }), retry(429, 30_000)],
    [
      'Cloudflare Access: its sign-in page',
      answer(200, '<!DOCTYPE html>\n<html><head><title>Sign in ・ Cloudflare Access</title></head></html>', HTML),
      { kind: 'unauthorized', status: 200 },
    ],
    [
      'a captive portal',
      answer(200, '<HTML><HEAD><meta http-equiv="refresh" content="0"></HEAD></HTML>', { 'content-type': 'text/html' }),
      { kind: 'unauthorized', status: 200 },
    ],
    ['a precondition is required', answer(428, '', TEXT), { kind: 'stale' }],
  ];
  for (const [name, response, expected] of cases)
    it(name, async () => expect(await outcomeOf(response)).to.deep.include(expected));
});
