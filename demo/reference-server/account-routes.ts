import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { pointsSources } from '../../src/core/config/points-locations.js';
import { applyOnce, readAccount, readSeed, type Account } from './account-store.js';
import { checkAccess, type AccessRules, type User } from './authorize.js';
import type { Database } from './database.js';
import type { FaultSettings } from './fault-settings.js';
import { answerOf, byMethod, isKnown, isName, notFound, readJson, type Answer } from './http.js';
import { injectFault } from './inject-fault.js';
import { DETAILS, Problem } from './problem-details.js';
import type { SeedFiles } from './seed-files.js';
import { loadRequestValidator } from './validate-request.js';

/** Answers below `/api/accounts`: an account, its changes, and the files of values that it names. */
export class AccountRoutes {
  /** Keys of the changes in progress: a repeated request for one of them is answered with 409. */
  #changesInProgress = new Set<string>();

  /** @param isNew true while there is no database: then every account equals its seed */
  constructor(
    readonly rules: AccessRules,
    readonly database: () => Promise<Database>,
    readonly isNew: () => boolean,
    readonly files: SeedFiles,
    readonly behavior: FaultSettings,
  ) {}

  /** @returns the answer, or null if a fault setting suppresses it */
  async answer(
    [name = '', rest, ...more]: readonly string[],
    req: IncomingMessage,
    res: ServerResponse,
  ): Promise<Answer | null> {
    if (more.length || (rest !== undefined && rest !== 'changes')) throw notFound();
    const [account = '', ...ofFile] = name.split('.');
    if (!isName(account) || (rest !== undefined && ofFile.length)) throw notFound();
    const isChange = byMethod(req.method, rest === undefined ? { GET: false, HEAD: false } : { POST: true });
    // asked first: nothing of an account is looked up for a person who may not know that there is one
    const user = await checkAccess(this.rules, req, isChange ? 'write' : 'read', account);
    if (ofFile.length) return this.#file(account, name);
    const setting = this.behavior.takeFor(name, isChange ? 'changes' : 'reads');
    let body: Promise<unknown> | undefined;
    const act = async (): Promise<Answer> => {
      if (setting.delay && !isChange) await wait(setting.delay);
      return isChange
        ? this.#save(name, user, req, await (body ??= readJson(req)), setting.delay ?? 0)
        : this.#read(name, req);
    };
    return injectFault(setting, req, res, () => act().catch(answerOf));
  }

  /** A points file of an account. It is given only if the account's config names it. */
  async #file(account: string, name: string): Promise<Answer> {
    const config = JSON.parse((await this.#account(account)).config) as unknown;
    const isNamed = pointsSources(config).some(({ src }) => pathOf(src) === `/accounts/${name}`);
    const file = isNamed ? await this.files.points(account, name) : null;
    if (!file) throw notFound();
    return {
      status: 200,
      headers: { 'Content-Type': file.type, 'Cache-Control': 'private, no-cache' },
      body: file.body,
    };
  }

  #account = async (id: string): Promise<Account> =>
    this.isNew() ? readSeed(id, this.files.config) : readAccount(await this.database(), id, this.files.config);

  async #read(id: string, req: IncomingMessage): Promise<Answer> {
    const { config, etag } = await this.#account(id);
    const headers = { ETag: etag, 'Cache-Control': 'private, no-cache' };
    if (isKnown(req.headers['if-none-match'], etag)) return { status: 304, headers };
    return { status: 200, headers: { ...headers, 'Content-Type': 'application/json' }, body: config };
  }

  async #save(id: string, user: User, req: IncomingMessage, body: unknown, delay: number): Promise<Answer> {
    const sent = (await loadRequestValidator()).change(body, req.headers['idempotency-key']?.toString());
    // the page may name anybody: the session knows who it is
    const change = { ...sent, by: user.name };
    const key = `${id} ${change.id.toLowerCase()}`;
    if (this.#changesInProgress.has(key))
      throw new Problem('in-progress', DETAILS['in-progress'], { 'Retry-After': '1' });
    this.#changesInProgress.add(key);
    try {
      if (delay) await wait(delay);
      const { config, etag, isReplayed } = await applyOnce(
        await this.database(),
        id,
        change,
        user,
        req.headers['if-match'],
        this.files.config,
      );
      const headers = { 'Content-Type': 'application/json', 'Cache-Control': 'no-store', ETag: etag };
      return {
        status: 200,
        headers: isReplayed ? { ...headers, 'Idempotent-Replayed': 'true' } : headers,
        body: config,
      };
    } finally {
      this.#changesInProgress.delete(key);
    }
  }
}

/** The path that a points file has in the URL of its account's config. */
const pathOf = (src: string): string | null =>
  URL.canParse(src, CONFIG_URL) ? new URL(src, CONFIG_URL).pathname : null;
const CONFIG_URL = 'http://localhost/accounts/account';
