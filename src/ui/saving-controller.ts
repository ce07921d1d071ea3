import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Change } from '../changes/change.js';
import type { Queue, Verdict } from '../changes/queue.js';
import { resolve } from '../config/load.js';
import type { Config } from '../config/schema.js';
import type { ConfigController } from './config-controller.js';
import { fire } from './events.js';
import type { Member, PageSender, Saver } from './page-sender.js';
import type { Snapshot } from './snapshot.js';

export interface SavingHost extends ReactiveControllerHost, HTMLElement {
  /** Where changes are sent. */
  save: string;
  /** Saves a change in the host's own way. */
  saver: Saver | null;
}

/** Keeps what people do on the device, sends it, and shows it as part of the config until the server's config holds it. */
export class SavingController implements ReactiveController {
  #host: SavingHost;
  #source: () => ConfigController;
  #changed: () => void;
  #member: Member | undefined;
  #sender: PageSender | undefined;
  #modules: readonly [typeof import('./page-sender.js'), typeof import('./saving-note.js')] | undefined;
  #key = '';
  /** What was named when it was last joined. */
  #named = '';
  #joining: Promise<void> = Promise.resolve();
  #hasSaved = false;
  #failed = new Set<string>();
  #dropped = new Set<string>();
  #shown: { own: Snapshot; queue: Queue; isDurable: boolean; snapshot: Snapshot } | undefined;
  #resumed: Config | null = null;

  constructor(host: SavingHost, source: () => ConfigController, changed: () => void) {
    this.#host = host;
    this.#source = source;
    this.#changed = changed;
    host.addController(this);
  }

  hostConnected(): void {
    this.#join();
  }

  hostUpdate(): void {
    if (this.#host.isConnected) this.#join();
    // each config that the server sends may be what an earlier change waits for
    const { base } = this.#source();
    if (!base || base.config === this.#resumed || !this.#sender || this.#source().snapshot.state === 'auth-required') return;
    this.#resumed = base.config;
    void this.#sender.resume(base.config);
  }

  hostDisconnected(): void {
    this.#named = '';
    this.#leave();
  }

  /** Resolves once what earlier visits have left is known. */
  prepare = (): Promise<void> => {
    this.#join();
    return this.#joining;
  };

  /** Keeps, shows and sends a change. */
  add = (change: Change): void => {
    const shown = this.#source().snapshot.config;
    if (this.#sender && this.#member && shown) void this.#sender.add(change, shown, this.#member);
    // nothing saves here, or what does could not be loaded: it is shown for this visit
    else this.#source().fold(change);
  };

  /** What was loaded, with what a person did since. */
  over = (own: Snapshot): Snapshot => {
    const sender = this.#sender;
    if (!sender || !this.#modules || !own.config) return own;
    const [{ shownWith }, { savingOf }] = this.#modules;
    const { queue, isDurable } = sender;
    if (this.#shown?.own !== own || this.#shown.queue !== queue || this.#shown.isDurable !== isDurable) {
      const { id } = own.config.account;
      const ofAccount = queue.filter(({ change }) => change.account === id);
      const saving = savingOf({ queue: ofAccount, isDurable, hasSaved: this.#hasSaved, dropped: this.#dropped, decide: (change, insists) => void this.#decide(sender, change, insists) });
      this.#shown = { own, queue, isDurable, snapshot: { ...own, config: shownWith(own.config, ofAccount), saving } };
    }
    return this.#shown.snapshot;
  };

  /** Joins the queue of the address, or of the host's own saver; leaves the one before. */
  #join(): void {
    const { save, saver, ownerDocument } = this.#host;
    const url = save ? resolve(save, ownerDocument.baseURI) : null;
    const key = saver ? 'saver' : (url ?? '');
    const named = `${key} ${save}`;
    if (named === this.#named) return;
    this.#named = named;
    this.#leave();
    this.#key = key;
    if (save && !saver && url === null)
      fire(this.#host, 'waymark-error', { issues: [{ code: 'load', path: '$', message: `${JSON.stringify(save)} is no http(s) address: nothing is saved.`, hint: 'Check the save attribute.' }] });
    if (key) this.#joining = this.#load(key, saver ? { saver: (change) => (this.#host.saver ?? saver)(change) } : { url: key }).catch(() => {});
  }

  async #load(key: string, target: Member['target']): Promise<void> {
    this.#modules ??= await Promise.all([import('./page-sender.js'), import('./saving-note.js')]);
    if (key !== this.#key || !this.#host.isConnected) return;
    const source = this.#source();
    const sender = (this.#sender = this.#modules[0].senderFor(key));
    this.#member = {
      element: this.#host, target,
      base: () => source.base,
      refresh: () => source.refresh(),
      receive: (config, etag) => source.receive(config, etag),
      fold: source.fold,
      changed: this.#changed,
      settled: (change, verdict) => this.#settled(change, verdict),
    };
    await sender.join(this.#member);
    this.#changed();
  }

  #leave(): void {
    if (this.#member) this.#sender?.leave(this.#member);
    this.#sender = this.#member = this.#shown = undefined;
    this.#key = '';
    this.#resumed = null;
  }

  #decide(sender: PageSender, change: string, insists: boolean): Promise<void> {
    if (!insists) this.#dropped.add(change);
    return sender.decide(change, insists);
  }

  #settled(change: Change, verdict: Verdict): void {
    if (verdict.kind === 'saved') {
      this.#hasSaved = true;
      this.#shown = undefined;
      const config = verdict.config === undefined ? null : this.#source().base?.config;
      fire(this.#host, 'waymark-saved', { change, ...(config ? { config } : {}) });
      this.#changed();
      return;
    }
    if (verdict.kind === 'outdated') return;
    if (verdict.kind === 'sign-in') this.#source().requireSignIn();
    // said once, however often it is tried
    const said = `${change.id} ${verdict.kind}`;
    if (this.#failed.has(said)) return;
    this.#failed.add(said);
    fire(this.#host, 'waymark-save-failed', verdict.kind === 'again'
      ? { change, reason: 'unanswered', message: verdict.why, status: verdict.status }
      : { change, reason: verdict.kind, message: verdict.kind === 'refused' ? verdict.words : 'Somebody must sign in.', status: verdict.status });
  }
}
