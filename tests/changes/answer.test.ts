import { expect } from '@open-wc/testing';
import { verdictOf } from '../../src/changes/answer.js';

const JSON_TYPE = { 'content-type': 'application/json' };
const PROBLEM = { 'content-type': 'application/problem+json' };
const HTML = { 'content-type': 'text/html; charset=utf-8' };
const answer = (status: number, body: string | null = null, headers: Record<string, string> = {}): Response => new Response(body, { status, headers });
const again = (status: number, after: number | null = null) => ({ kind: 'again', status, after });

describe('what a server’s answer to a change means', () => {
  const cases: [string, Response, object][] = [
    ['200 and a config', answer(200, '{"version":1,"account":{"id":"a"}}', { ...JSON_TYPE, etag: '"2"' }), { kind: 'saved', etag: '"2"', config: { version: 1, account: { id: 'a' } } }],
    ['200 and some other JSON', answer(200, '{"ok":true}', JSON_TYPE), { kind: 'saved', etag: null }],
    ['201 and nothing', answer(201, ''), { kind: 'saved', etag: null }],
    ['204 and a tag', answer(204, null, { etag: '"3"' }), { kind: 'saved', etag: '"3"' }],
    ['200, as once before: the config is read anew', answer(200, '{"version":1,"account":{"id":"a"}}', { ...JSON_TYPE, etag: '"2"', 'idempotent-replayed': 'true' }), { kind: 'saved', etag: '"2"' }],
    ['200 and garbage: nothing that counts', answer(200, '{"version":1,', JSON_TYPE), again(200)],
    ['200 and a text: nothing that counts', answer(200, 'thanks', { 'content-type': 'text/plain' }), again(200)],
    ['200 and a page, as after a session has ended', answer(200, '<!doctype html><title>Sign in</title>', HTML), { kind: 'sign-in', status: 200 }],
    ['400', answer(400, '{"detail":"No JSON."}', PROBLEM), { kind: 'refused', words: 'No JSON.', status: 400 }],
    ['422 and a problem', answer(422, '{"title":"Not accepted","detail":"There is no entry “x”."}', PROBLEM), { kind: 'refused', words: 'There is no entry “x”.', status: 422 }],
    ['422 and a title alone', answer(422, '{"title":"Not accepted"}', PROBLEM), { kind: 'refused', words: 'Not accepted', status: 422 }],
    ['422 and a message', answer(422, '{"message":"Closed."}', JSON_TYPE), { kind: 'refused', words: 'Closed.', status: 422 }],
    ['422 and a plain text', answer(422, 'Closed.\n', { 'content-type': 'text/plain' }), { kind: 'refused', words: 'Closed.', status: 422 }],
    ['422 and a page: none of it is shown', answer(422, '<h1>Oops</h1><script>alert(1)</script>', HTML), { kind: 'refused', words: '', status: 422 }],
    ['422 and JSON that is no text', answer(422, '{"detail":{"a":1},"title":7}', PROBLEM), { kind: 'refused', words: '', status: 422 }],
    ['401', answer(401), { kind: 'sign-in', status: 401 }],
    ['403', answer(403), { kind: 'sign-in', status: 403 }],
    ['409: the same key later', answer(409), again(409)],
    ['409 and a time', answer(409, null, { 'retry-after': '2' }), again(409, 2000)],
    ['412', answer(412), { kind: 'outdated' }],
    ['404: kept, never lost', answer(404), again(404)],
    ['413', answer(413), again(413)],
    ['429 and a time', answer(429, null, { 'retry-after': '120' }), again(429, 120_000)],
    ['500', answer(500, '<h1>Oops</h1>', HTML), again(500)],
    ['503 and a date, by the server’s own clock', answer(503, null, { 'retry-after': 'Wed, 01 Jul 2026 10:05:00 GMT', date: 'Wed, 01 Jul 2026 10:00:00 GMT' }), again(503, 300_000)],
    ['503 and a date that has passed', answer(503, null, { 'retry-after': 'Wed, 01 Jul 2026 09:00:00 GMT', date: 'Wed, 01 Jul 2026 10:00:00 GMT' }), again(503)],
    ['503 and nonsense', answer(503, null, { 'retry-after': 'soon' }), again(503)],
  ];
  for (const [name, response, expected] of cases) it(name, async () => expect(await verdictOf(response)).to.include.keys(Object.keys(expected)).and.to.deep.include(expected));

  it('an answer that breaks off', async () => {
    const body = new ReadableStream({ start: (stream) => stream.error(new Error('gone')) });
    expect(await verdictOf(new Response(body, { status: 200 }))).to.include({ kind: 'again', why: 'The answer broke off.' });
  });

  it('words of a server are cut and kept in one line', async () => {
    const verdict = await verdictOf(answer(422, JSON.stringify({ detail: `a\u0000\n\tb ${'x'.repeat(900)}` }), PROBLEM));
    const { words } = verdict as { words: string };
    expect(words.startsWith('a b xxx')).to.equal(true);
    expect(words).to.have.length(500);
  });
});
