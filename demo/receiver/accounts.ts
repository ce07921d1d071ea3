import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Behavior } from './behavior.js';
import type { Database } from './database.js';
import { answerOf, byMethod, isKnown, isName, notFound, readJson, type Answer } from './http.js';
import type { Files } from './files.js';
import { misbehave } from './misbehave.js';
import { DETAILS, Problem } from './problem.js';
import { readProtocol } from './protocol.js';
import { applyOnce, readAccount, readSeed } from './store.js';

/** Answers below `/api/accounts`: an account, its changes, and the files of values that it names. */
export class Accounts {
  /** The changes that are being applied, so that one that comes again meanwhile can be told to wait. */
  #atWork = new Set<string>();

  /** @param isNew whether there is no database yet: then every account is still as its seed */
  constructor(readonly database: () => Promise<Database>, readonly isNew: () => boolean, readonly files: Files, readonly behavior: Behavior) {}

  /** @returns null where nothing is answered, as the receiver was told */
  async answer([name = '', rest, ...more]: readonly string[], req: IncomingMessage, res: ServerResponse): Promise<Answer | null> {
    if (more.length || (rest !== undefined && rest !== 'changes')) throw notFound();
    if (rest === undefined && name.includes('.')) return this.#file(name, req);
    if (!isName(name)) throw notFound();
    const isChange = byMethod(req.method, rest === undefined ? { GET: false, HEAD: false } : { POST: true });
    const setting = this.behavior.meet(name, isChange ? 'changes' : 'reads');
    let body: Promise<unknown> | undefined;
    const act = async (): Promise<Answer> => {
      if (setting.delay && !isChange) await wait(setting.delay);
      return isChange ? this.#save(name, req, await (body ??= readJson(req)), setting.delay ?? 0) : this.#read(name, req);
    };
    return misbehave(setting, req, res, () => act().catch(answerOf));
  }

  async #file(name: string, req: IncomingMessage): Promise<Answer> {
    const file = await byMethod(req.method, { GET: this.files, HEAD: this.files }).file(name);
    if (!file) throw notFound();
    return { status: 200, headers: { 'Content-Type': file.type, 'Cache-Control': 'private, no-cache' }, body: file.body };
  }

  async #read(id: string, req: IncomingMessage): Promise<Answer> {
    const { config, etag } = this.isNew() ? await readSeed(id, this.files.config) : await readAccount(await this.database(), id, this.files.config);
    const headers = { 'ETag': etag, 'Cache-Control': 'private, no-cache' };
    if (isKnown(req.headers['if-none-match'], etag)) return { status: 304, headers };
    return { status: 200, headers: { ...headers, 'Content-Type': 'application/json' }, body: config };
  }

  async #save(id: string, req: IncomingMessage, body: unknown, delay: number): Promise<Answer> {
    const change = (await readProtocol()).change(body, req.headers['idempotency-key']?.toString());
    const key = `${id} ${change.id.toLowerCase()}`;
    if (this.#atWork.has(key)) throw new Problem('in-progress', DETAILS['in-progress'], { 'Retry-After': '1' });
    this.#atWork.add(key);
    try {
      if (delay) await wait(delay);
      const { config, etag, isReplayed } = await applyOnce(await this.database(), id, change, req.headers['if-match'], this.files.config);
      const headers = { 'Content-Type': 'application/json', 'Cache-Control': 'no-store', 'ETag': etag };
      return { status: 200, headers: isReplayed ? { ...headers, 'Idempotent-Replayed': 'true' } : headers, body: config };
    } finally {
      this.#atWork.delete(key);
    }
  }
}
