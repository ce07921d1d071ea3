import type { IncomingMessage, ServerResponse } from 'node:http';
import { DETAILS, Problem } from './problem-details.js';

/** An answer before it is sent. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  body?: string;
}

/** Maximum size of a request body, larger than any change or list of settings. */
export const MAX_BODY_BYTES = 65_536;

export const json = (status: number, value: unknown, headers: Record<string, string> = {}): Answer => ({
  status,
  headers: { 'Content-Type': 'application/json', 'Cache-Control': 'no-store', ...headers },
  body: JSON.stringify(value),
});

export const problem = ({
  status,
  title,
  detail,
  code,
  headers,
}: Pick<Problem, 'status' | 'title' | 'detail' | 'headers'> & { code?: string }): Answer =>
  json(
    status,
    { title, status, detail, ...(code === undefined ? {} : { code }) },
    { ...headers, 'Content-Type': 'application/problem+json' },
  );

/**
 * The answer for an error. An error that is not a `Problem` is an internal one, most likely of the database: the client
 * can retry.
 */
export function answerOf(error: unknown): Answer {
  if (error instanceof Problem) return problem(error);
  console.error(error);
  return problem(new Problem('unavailable', DETAILS.unavailable, { 'Retry-After': '1' }));
}

export const notFound = (): Problem => new Problem('not-found', 'This address names nothing.');

/** True for a valid account id in a URL. */
export const isName = (name: string): boolean => /^[\w-]+$/.test(name);

/** Sends the answer. HEAD gets no body, but its length. `nosniff`: no text of a person is ever run as a script. */
export function send(req: IncomingMessage, res: ServerResponse, { status, headers, body }: Answer): void {
  if (res.destroyed) return;
  const length: Record<string, number> = body === undefined ? {} : { 'Content-Length': Buffer.byteLength(body) };
  res.setHeader('X-Content-Type-Options', 'nosniff');
  res.writeHead(status, { ...headers, ...length }).end(req.method === 'HEAD' ? undefined : body);
}

/** Selects a handler by method. Throws 405 with the allowed methods for any other. */
export function byMethod<T>(method: string | undefined, answers: Record<string, T>): T {
  const answer = method !== undefined && Object.hasOwn(answers, method) ? answers[method] : undefined;
  if (answer === undefined) {
    const allowed = Object.keys(answers).join(', ');
    throw new Problem('method', `This address answers ${allowed} only.`, { Allow: allowed });
  }
  return answer;
}

/** The body of a request that must be JSON. */
export async function readJson(req: IncomingMessage): Promise<unknown> {
  const type = req.headers['content-type'] ?? '';
  if (!/^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i.test(type) || req.headers['content-encoding'])
    throw new Problem('media-type', 'Send it as application/json, in UTF-8 and not compressed.', {
      Accept: 'application/json',
    });
  try {
    const bytes = await readBytes(req);
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch (error) {
    throw error instanceof Problem ? error : new Problem('not-json', 'What was sent could not be read as JSON.');
  }
}

async function readBytes(req: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of req as AsyncIterable<Buffer>) {
    size += chunk.length;
    // read an oversized body to its end, since a client may miss an answer in the middle of its request
    if (size <= MAX_BODY_BYTES) chunks.push(chunk);
  }
  if (size > MAX_BODY_BYTES) throw new Problem('too-large', 'The request body is larger than 64 kB.');
  return Buffer.concat(chunks);
}

const tagsIn = (header: string): { tag: string; isWeak: boolean }[] =>
  [...header.matchAll(/(W\/)?("[^"]*")/g)].map(([, weak, tag = '']) => ({ tag, isWeak: weak !== undefined }));

/** True if `If-Match` allows the change. Only a strong tag can match (RFC 9110, 13.1.1). */
export const isMatch = (header: string | undefined, etag: string): boolean =>
  header === undefined || header.trim() === '*' || tagsIn(header).some(({ tag, isWeak }) => !isWeak && tag === etag);

/** True if `If-None-Match` has the tag, weak or strong. */
export const isKnown = (header: string | undefined, etag: string): boolean =>
  header !== undefined && (header.trim() === '*' || tagsIn(header).some(({ tag }) => tag === etag));
