/** What some requests meet instead of a good answer; `Setting` in openapi.yaml says what each means. */
export interface Setting {
  account?: string;
  on?: 'reads' | 'changes';
  times?: number;
  auth?: true | string;
  delay?: number;
  fail?: number;
  retryAfter?: number;
  conflict?: number;
  garbage?: true;
  redirect?: string;
  applied?: true;
  twice?: true;
  stall?: number | 'forever';
  drop?: true;
}

/** The settings in force. They are not kept: a receiver that starts again behaves. */
export class Behavior {
  #settings: Setting[] = [];

  get settings(): readonly Setting[] {
    return this.#settings;
  }

  add(settings: readonly Setting[]): void {
    this.#settings.push(...settings.map(({ conflict, ...setting }) => (conflict === undefined ? setting : { fail: 409, retryAfter: 1, times: conflict, ...setting })));
  }

  clear(): void {
    this.#settings = [];
  }

  /** What a request meets: the first setting that has times left, else the latest that holds until it is cleared. */
  meet(account: string, on: 'reads' | 'changes'): Setting {
    const meant = this.#settings.filter((setting) => (setting.account ?? account) === account && (setting.on ?? on) === on);
    const limited = meant.find(({ times }) => times !== undefined);
    if (!limited) return meant.at(-1) ?? {};
    const left = (limited.times ?? 0) - 1;
    this.#settings = this.#settings.flatMap((setting) => (setting !== limited ? [setting] : left ? [{ ...setting, times: left }] : []));
    return limited;
  }
}
