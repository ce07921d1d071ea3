import type { IncomingMessage } from 'node:http';
import type { Behavior } from './behavior.js';
import type { Database } from './database.js';
import { byMethod, isName, json, notFound, readJson, type Answer } from './http.js';
import { readProtocol } from './protocol.js';
import { forget, listChanges } from './store.js';

const NO_CONTENT: Answer = { status: 204, headers: {} };

/** Answers below `/api/receiver`, for the demo and its tests: how it is told to misbehave, what was applied, starting over. */
export class Rehearsal {
  constructor(readonly database: () => Promise<Database>, readonly behavior: Behavior) {}

  async answer([name, ...more]: readonly string[], query: URLSearchParams, req: IncomingMessage): Promise<Answer> {
    const account = query.get('account');
    if (more.length || (account !== null && !isName(account))) throw notFound();
    switch (name) {
      case 'behavior': return byMethod(req.method, { GET: this.#settings, POST: this.#misbehave, DELETE: this.#behave })(req);
      case 'changes': return byMethod(req.method, { GET: async () => json(200, await listChanges(await this.database(), account)) })();
      case 'reset': return byMethod(req.method, { POST: () => this.#reset(account) })();
      default: throw notFound();
    }
  }

  #settings = (): Answer => json(200, this.behavior.settings);

  #misbehave = async (req: IncomingMessage): Promise<Answer> => {
    const protocol = await readProtocol();
    this.behavior.add(protocol.settings(await readJson(req)));
    return this.#settings();
  };

  #behave = (): Answer => {
    this.behavior.clear();
    return NO_CONTENT;
  };

  async #reset(account: string | null): Promise<Answer> {
    await forget(await this.database(), account);
    this.behavior.clear();
    return NO_CONTENT;
  }
}
