import type { IncomingMessage } from 'node:http';
import type { FaultSettings } from './fault-settings.js';
import type { Database } from './database.js';
import { byMethod, isName, json, notFound, readJson, type Answer } from './http.js';
import { loadRequestValidator } from './validate-request.js';
import { resetAccounts, listChanges } from './account-store.js';

const NO_CONTENT: Answer = { status: 204, headers: {} };

/** Answers below `/api/receiver`, for the demo and its tests: fault settings, applied changes, and reset. */
export class TestRoutes {
  constructor(
    readonly database: () => Promise<Database>,
    readonly behavior: FaultSettings,
  ) {}

  async answer([name, ...more]: readonly string[], query: URLSearchParams, req: IncomingMessage): Promise<Answer> {
    const account = query.get('account');
    if (more.length || (account !== null && !isName(account))) throw notFound();
    switch (name) {
      case 'behavior':
        return byMethod(req.method, { GET: this.#settings, POST: this.#addFaults, DELETE: this.#clearFaults })(req);
      case 'changes':
        return byMethod(req.method, {
          GET: async () => json(200, await listChanges(await this.database(), account)),
        })();
      case 'reset':
        return byMethod(req.method, { POST: () => this.#reset(account) })();
      default:
        throw notFound();
    }
  }

  #settings = (): Answer => json(200, this.behavior.settings);

  #addFaults = async (req: IncomingMessage): Promise<Answer> => {
    const protocol = await loadRequestValidator();
    this.behavior.add(protocol.settings(await readJson(req)));
    return this.#settings();
  };

  #clearFaults = (): Answer => {
    this.behavior.clear();
    return NO_CONTENT;
  };

  async #reset(account: string | null): Promise<Answer> {
    await resetAccounts(await this.database(), account);
    this.behavior.clear();
    return NO_CONTENT;
  }
}
