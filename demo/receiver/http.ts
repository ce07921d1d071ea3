import type { IncomingMessage, ServerResponse } from 'node:http';
import { DETAILS, Problem } from './problem.js';

/** What a request is answered with, before it is sent. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  body?: string;
}

/** No change is larger, and no list of settings. */
export const MOST_BYTES = 65_536;

export const json = (status: number, value: unknown, headers: Record<string, string> = {}): Answer =>
  ({ status, headers: { 'Content-Type': 'application/json', 'Cache-Control': 'no-store', ...headers }, body: JSON.stringify(value) });

export const problem = ({ status, title, detail, code, headers }: Pick<Problem, 'status' | 'title' | 'detail' | 'headers'> & { code?: string }): Answer =>
  json(status, { title, status, detail, ...(code === undefined ? {} : { code }) }, { ...headers, 'Content-Type': 'application/problem+json' });

/** A refusal as its answer. Anything else that was thrown is the server's own fault, most likely the database's: it can be tried again. */
export function answerOf(error: unknown): Answer {
  if (error instanceof Problem) return problem(error);
  console.error(error);
  return problem(new Problem('unavailable', DETAILS.unavailable, { 'Retry-After': '1' }));
}

export const notFound = (): Problem => new Problem('not-found', 'This address names nothing.');

/** What an account may be called in an address. */
export const isName = (name: string): boolean => /^[\w-]+$/.test(name);

/** Sends the answer; to HEAD without its body, whose length is said all the same. */
export function send(req: IncomingMessage, res: ServerResponse, { status, headers, body }: Answer): void {
  if (res.destroyed) return;
  const length: Record<string, number> = body === undefined ? {} : { 'Content-Length': Buffer.byteLength(body) };
  res.writeHead(status, { ...headers, ...length }).end(req.method === 'HEAD' ? undefined : body);
}

/** Answers by method; any other method is not allowed, and is told which are. */
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
    throw new Problem('media-type', 'Send it as application/json, in UTF-8 and not compressed.', { Accept: 'application/json' });
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
    // what is too much is read to its end all the same: an answer in the middle of a request may not be heard
    if (size <= MOST_BYTES) chunks.push(chunk);
  }
  if (size > MOST_BYTES) throw new Problem('too-large', 'What was sent is larger than 64 kB.');
  return Buffer.concat(chunks);
}

const tagsIn = (header: string): { tag: string; isWeak: boolean }[] =>
  [...header.matchAll(/(W\/)?("[^"]*")/g)].map(([, weak, tag = '']) => ({ tag, isWeak: weak !== undefined }));

/** Whether `If-Match` lets a change pass: only a strong tag can match (RFC 9110, 13.1.1). */
export const isMatch = (header: string | undefined, etag: string): boolean =>
  header === undefined || header.trim() === '*' || tagsIn(header).some(({ tag, isWeak }) => !isWeak && tag === etag);

/** Whether `If-None-Match` says that the client has it already, weak or strong. */
export const isKnown = (header: string | undefined, etag: string): boolean =>
  header !== undefined && (header.trim() === '*' || tagsIn(header).some(({ tag }) => tag === etag));
