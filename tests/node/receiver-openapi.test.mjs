// demo/receiver/openapi.yaml: every example that it gets is answered as it says, and what it describes is what there is.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aChange, aComment, acme, assertSchema, describeReceiver, load, openapi, resolve, startReceiver, client } from '../tools/receiver.mjs';

const methods = ['get', 'head', 'post', 'delete'];
const operations = Object.entries(openapi.paths).flatMap(([place, of]) => methods.filter((method) => of[method]).map((method) => ({ place, method, ...of[method], parameters: [...(of.parameters ?? []), ...(of[method].parameters ?? [])].map(resolve) })));

/** The examples of an operation by name: what to send, and what answers it. */
function examplesOf({ method, place, parameters, requestBody, responses }) {
  const bodies = Object.values(requestBody?.content ?? {})[0]?.examples ?? {};
  const answers = Object.fromEntries(Object.entries(responses).flatMap(([status, response]) => {
    const { content = {}, 'x-examples': bare = [] } = resolve(response);
    const named = Object.values(content).flatMap(({ examples = {} }) => Object.entries(examples));
    return [...named.map(([name, example]) => [name, { status: Number(status), ...resolve(example) }]), ...bare.map((name) => [name, { status: Number(status) }])];
  }));
  const parameter = (at, name) => Object.fromEntries(parameters.filter(({ in: where, examples }) => where === at && examples?.[name]).map((one) => [one.name, one.examples[name].value]));
  return [...new Set([...Object.keys(bodies), ...Object.keys(answers)])].map((name) => ({
    name, method: method.toUpperCase(), place, body: bodies[name]?.value, answer: answers[name] ?? { status: 200 },
    address: place.replace('{account}', parameter('path', name).account ?? 'acme'), headers: parameter('header', name),
  }));
}

const examples = operations.flatMap(examplesOf);

describe('openapi.yaml', () => {
  it('is OpenAPI 3.1 whose every reference leads somewhere', () => {
    assert.equal(openapi.openapi, '3.1.0');
    const references = JSON.stringify(openapi).match(/"#\/[^"]+"/g).map((reference) => JSON.parse(reference));
    for (const reference of references) assert.ok(resolve({ $ref: reference }), reference);
    // an unquoted comma in {…} makes a key without a value of the rest of a sentence
    assert.doesNotMatch(JSON.stringify(openapi.components.schemas), /:null/);
  });

  it('has an example of every kind of change, and each is one of them alone', () => {
    const { oneOf, discriminator: { mapping } } = openapi.components.schemas.Change;
    assert.deepEqual(oneOf.map(({ $ref }) => $ref), Object.values(mapping));
    const saves = examples.filter(({ place, answer }) => place.endsWith('/changes') && answer.status === 200);
    for (const [kind, $ref] of Object.entries(mapping)) {
      const example = saves.find(({ name }) => name === kind);
      assert.equal(example?.body.kind, kind);
      assertSchema({ $ref }, example.body, kind);
      assertSchema({ $ref: '#/components/schemas/Change' }, example.body, kind);
    }
  });

  it('knows the kinds of change that the widgets make, and no other', async () => {
    const { AIMS } = await load('demo/receiver/rules.ts');
    assert.deepEqual(Object.keys(openapi.components.schemas.Change.discriminator.mapping).sort(), Object.keys(AIMS).sort());
  });

  it('names every code of a refusal, and describes its status', async () => {
    const { PROBLEMS } = await load('demo/receiver/problem.ts');
    assert.deepEqual([...openapi.components.schemas.Problem.properties.code.enum].sort(), Object.keys(PROBLEMS).sort());
    const described = new Set(operations.flatMap(({ responses }) => Object.keys(responses)));
    for (const [code, [status]] of Object.entries(PROBLEMS)) assert.ok(described.has(String(status)), code);
  });

  it('tells of an account that is right', async () => {
    const { parseConfig } = await load('src/config/parse.ts');
    assert.deepEqual(parseConfig(acme), { ok: true, config: parseConfig(acme).config, warnings: [] });
  });
});

describeReceiver('the examples of openapi.yaml', ({ ask, send, misbehave, applied }) => {
  for (const { name, method, place, address, headers, body, answer } of examples)
    it(`${method} ${place}: ${name} is answered with ${answer.status}`, async () => {
      if (answer['x-behavior']) await misbehave(answer['x-behavior']);
      const key = place.endsWith('/changes') ? { 'Idempotency-Key': body?.id } : {};
      const got = await ask(method, address, { headers: { ...key, ...headers }, body });
      assert.equal(got.status, answer.status, got.text);
      if (answer.value) assert.deepEqual(got.json, answer.value);
      const isSaved = method === 'POST' && place.startsWith('/accounts') && answer.status === 200;
      assert.equal((await applied()).length, isSaved ? 1 : 0);
    });

  it('and what has none: every answer that is described can be had', async (context) => {
    const good = (headers) => [aChange(), headers];
    const had = new Set();
    const note = async (asked) => had.add((await asked).described);
    for (const { method, address, headers, body, place, answer } of examples) {
      if (answer['x-behavior']) await misbehave(answer['x-behavior']);
      await note(ask(method, address, { headers: { ...(place.endsWith('/changes') ? { 'Idempotency-Key': body?.id } : {}), ...headers }, body }));
      await ask('DELETE', '/receiver/behavior');
    }
    for (const setting of [{ fail: 403, times: 2 }, { fail: 429, times: 2 }, { fail: 500, times: 2 }, { fail: 503, times: 2 }]) {
      await note(misbehave(setting));
      await note(ask('GET', '/accounts/acme'));
      await note(send(...good()));
    }
    await note(ask('GET', '/receiver/behavior'));
    await misbehave({ auth: true });
    await note(ask('HEAD', '/accounts/acme'));
    await note(ask('DELETE', '/receiver/behavior'));
    await note(ask('HEAD', '/accounts/acme'));
    await note(ask('HEAD', '/accounts/acme', { headers: { 'If-None-Match': '*' } }));
    await note(ask('HEAD', '/accounts/nobody'));
    await note(send(...good({ 'Content-Type': 'text/plain' })));
    await note(send(aComment('x'.repeat(70_000))));
    await note(ask('GET', '/receiver/changes'));
    await note(misbehave({ fial: 503 }));
    await note(misbehave('x'.repeat(70_000)));
    await note(ask('POST', '/receiver/behavior', { body: '{}', headers: { 'Content-Type': 'text/plain' } }));
    await note(ask('POST', '/receiver/reset'));

    // a database that is not there
    context.mock.method(console, 'error', () => {});
    const broken = await startReceiver({ databaseUrl: 'postgres://nobody@127.0.0.1:1/none' });
    const { ask: askBroken } = client(broken.url);
    await note(askBroken('GET', '/receiver/changes'));
    await note(askBroken('POST', '/receiver/reset'));
    await broken.close();

    // a method that is not described is answered as each that is says
    const described = operations.flatMap(({ place, method, responses }) => Object.keys(responses).map((status) => `${method.toUpperCase()} ${place} ${status}`));
    for (const place of Object.keys(openapi.paths)) {
      await ask('PATCH', place.replace('{account}', 'acme'));
      for (const method of methods) had.add(`${method.toUpperCase()} ${place} 405`);
    }
    assert.deepEqual(described.filter((answer) => !had.has(answer)), []);
  });
});
