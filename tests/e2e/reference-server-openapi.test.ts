// demo/reference-server/openapi.yaml: every example that it gets is answered as it says, and what it describes is what
// there is.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PROBLEMS } from '../../demo/reference-server/problem-details.js';
import { TARGET_KINDS } from '../../demo/reference-server/check-change.js';
import { parseConfig } from '../../src/core/config/parse.js';
import {
  aChange,
  aComment,
  acme,
  assertSchema,
  describeReceiver,
  METHODS,
  openapi,
  resolve,
  startReceiver,
  client,
  type Answered,
  type Example,
  type Method,
  type Operation,
  type Parameter,
  type Response,
  type SentChange,
} from '../../tools/reference-server.js';

interface Described extends Operation {
  place: string;
  method: Method;
  parameters: Parameter[];
}
const operations: Described[] = Object.entries(openapi.paths).flatMap(([place, of]) =>
  METHODS.flatMap((method) => {
    const operation = of[method];
    if (!operation) return [];
    const parameters = [...(of.parameters ?? []), ...(operation.parameters ?? [])];
    return [{ place, method, ...operation, parameters: parameters.map((parameter) => resolve<Parameter>(parameter)) }];
  }),
);

interface ExampleAnswer {
  status: number;
  value?: unknown;
  'x-behavior'?: object;
}

/** The examples of an operation by name: what to send, and what answers it. */
function examplesOf({ method, place, parameters, requestBody, responses }: Described) {
  const bodies = Object.values(requestBody?.content ?? {})[0]?.examples ?? {};
  const answers: Partial<Record<string, ExampleAnswer>> = Object.fromEntries(
    Object.entries(responses).flatMap(([status, response]) => {
      const { content = {}, 'x-examples': bare = [] } = resolve<Response>(response);
      const named = Object.values(content).flatMap(({ examples = {} }) => Object.entries(examples));
      return [
        ...named.map(([name, example]): [string, ExampleAnswer] => [
          name,
          { status: Number(status), ...resolve<Example>(example) },
        ]),
        ...bare.map((name): [string, ExampleAnswer] => [name, { status: Number(status) }]),
      ];
    }),
  );
  const parameter = (at: string, name: string): Partial<Record<string, string>> =>
    Object.fromEntries(
      parameters.flatMap((one) => {
        const example = one.in === at ? one.examples?.[name] : undefined;
        return example ? [[one.name, example.value]] : [];
      }),
    );
  return [...new Set([...Object.keys(bodies), ...Object.keys(answers)])].map((name) => ({
    name,
    method: method.toUpperCase(),
    place,
    body: bodies[name]?.value as SentChange | undefined,
    answer: answers[name] ?? { status: 200 },
    address: place.replace('{account}', parameter('path', name).account ?? 'acme'),
    headers: parameter('header', name) as Record<string, string>,
  }));
}

const examples = operations.flatMap(examplesOf);

describe('openapi.yaml', () => {
  it('is OpenAPI 3.1 whose every reference leads somewhere', () => {
    assert.equal(openapi.openapi, '3.1.0');
    const references = [...JSON.stringify(openapi).matchAll(/"(#\/[^"]+)"/g)].map(([, reference = '']) => reference);
    assert.ok(references.length > 0, 'finds them at all');
    for (const reference of references) assert.ok(resolve<object>({ $ref: reference }), reference);
    // an unquoted comma in {…} makes a key without a value of the rest of a sentence
    assert.doesNotMatch(JSON.stringify(openapi.components.schemas), /:null/);
  });

  it('has an example of every kind of change, and each is one of them alone', () => {
    const {
      oneOf,
      discriminator: { mapping },
    } = openapi.components.schemas.Change;
    assert.deepEqual(
      oneOf.map(({ $ref }) => $ref),
      Object.values(mapping),
    );
    const saves = examples.filter(({ place, answer }) => place.endsWith('/changes') && answer.status === 200);
    for (const [kind, $ref] of Object.entries(mapping)) {
      const example = saves.find(({ name }) => name === kind);
      assert.equal(example?.body?.kind, kind);
      assertSchema({ $ref }, example.body, kind);
      assertSchema({ $ref: '#/components/schemas/Change' }, example.body, kind);
    }
  });

  it('knows the kinds of change that the widgets make, and no other', () => {
    assert.deepEqual(
      Object.keys(openapi.components.schemas.Change.discriminator.mapping).sort(),
      Object.keys(TARGET_KINDS).sort(),
    );
  });

  it('names every code of a refusal, and describes its status', () => {
    assert.deepEqual([...openapi.components.schemas.Problem.properties.code.enum].sort(), Object.keys(PROBLEMS).sort());
    const described = new Set(operations.flatMap(({ responses }) => Object.keys(responses)));
    for (const [code, [status]] of Object.entries(PROBLEMS)) assert.ok(described.has(String(status)), code);
  });

  it('tells of an account that is right', () => {
    const { ok, warnings } = parseConfig(acme);
    // its values are in a file of their own
    assert.deepEqual(
      [ok, warnings.map(({ code, path: place }) => [code, place])],
      [true, [['not-loaded', '$.metrics[0].points']]],
    );
  });
});

const keyOf = (place: string, body: SentChange | undefined): Record<string, string> =>
  place.endsWith('/changes') && body ? { 'Idempotency-Key': body.id } : {};

describeReceiver('the examples of openapi.yaml', ({ ask, send, misbehave, applied, give }) => {
  for (const { name, method, place, address, headers, body, answer } of examples)
    it(`${method} ${place}: ${name} is answered with ${answer.status}`, async () => {
      if (answer['x-behavior']) await misbehave(answer['x-behavior']);
      const key = keyOf(place, body);
      const got = await ask(method, address, { headers: { ...key, ...headers }, body });
      assert.equal(got.status, answer.status, got.text);
      if (answer.value) assert.deepEqual(got.json, answer.value);
      const isSaved = method === 'POST' && place.startsWith('/accounts') && answer.status === 200;
      assert.equal((await applied()).length, isSaved ? 1 : 0);
    });

  it('and what has none: every answer that is described can be had', async (context) => {
    const had = new Set<string>();
    const note = async (asked: Promise<Answered<unknown>>) => had.add((await asked).described);
    for (const { method, address, headers, body, place, answer } of examples) {
      if (answer['x-behavior']) await misbehave(answer['x-behavior']);
      await note(
        ask(method, address, {
          headers: { ...keyOf(place, body), ...headers },
          body,
        }),
      );
      await ask('DELETE', '/receiver/behavior');
    }
    for (const setting of [
      { fail: 403, times: 2 },
      { fail: 429, times: 2 },
      { fail: 502, times: 2 },
      { fail: 503, times: 2 },
    ]) {
      await note(misbehave(setting));
      await note(ask('GET', '/accounts/acme'));
      await note(send(aChange()));
    }
    await note(ask('GET', '/receiver/behavior'));
    await misbehave({ auth: true });
    await note(ask('HEAD', '/accounts/acme'));
    await note(ask('DELETE', '/receiver/behavior'));
    await note(ask('HEAD', '/accounts/acme'));
    await note(ask('HEAD', '/accounts/acme', { headers: { 'If-None-Match': '*' } }));
    await note(ask('HEAD', '/accounts/nobody'));
    await misbehave({ fail: 403, times: 1 });
    await note(ask('HEAD', '/accounts/acme'));
    await give('acme.json', '{ "version": 1, ');
    await note(ask('GET', '/accounts/acme'));
    await note(send(aChange()));
    await give('acme.json', acme);
    await note(send(aChange(), { 'Content-Type': 'text/plain' }));
    await note(send(aComment('x'.repeat(70_000))));
    await note(ask('GET', '/receiver/changes'));
    await note(misbehave({ fial: 503 }));
    await note(misbehave('x'.repeat(70_000)));
    await note(ask('POST', '/receiver/behavior', { body: '{}', headers: { 'Content-Type': 'text/plain' } }));
    await note(ask('POST', '/receiver/reset'));
    const elsewhere = { headers: { Origin: 'https://elsewhere.example' } };
    await note(ask('POST', '/receiver/behavior', elsewhere));
    await note(ask('DELETE', '/receiver/behavior', elsewhere));
    await note(ask('POST', '/receiver/reset', elsewhere));

    // a database that is not there
    context.mock.method(console, 'error', () => {});
    const broken = await startReceiver({ databaseUrl: 'postgres://nobody@127.0.0.1:1/none' });
    const { ask: askBroken } = client(broken.url);
    await note(askBroken('GET', '/receiver/changes'));
    await note(askBroken('POST', '/receiver/reset'));
    await broken.close();

    // a method that is not described is answered as each that is says
    const described = operations.flatMap(({ place, method, responses }) =>
      Object.keys(responses).map((status) => `${method.toUpperCase()} ${place} ${status}`),
    );
    for (const place of Object.keys(openapi.paths)) {
      await ask('PATCH', place.replace('{account}', 'acme'));
      for (const method of METHODS) had.add(`${method.toUpperCase()} ${place} 405`);
    }
    assert.deepEqual(
      described.filter((answer) => !had.has(answer)),
      [],
    );
  });
});
