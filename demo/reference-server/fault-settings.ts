/** A fault to inject into some requests. `Setting` in openapi.yaml documents each member. */
export interface FaultSetting {
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

/** The active fault settings. They are not stored, so a restarted server has none. */
export class FaultSettings {
  #settings: FaultSetting[] = [];

  get settings(): readonly FaultSetting[] {
    return this.#settings;
  }

  add(settings: readonly FaultSetting[]): void {
    this.#settings.push(
      ...settings.map(({ conflict, ...setting }) =>
        conflict === undefined ? setting : { fail: 409, retryAfter: 1, times: conflict, ...setting },
      ),
    );
  }

  clear(): void {
    this.#settings = [];
  }

  /**
   * The setting for a request: the first one with remaining times (which it uses up), else the latest one without a
   * limit.
   */
  takeFor(account: string, on: 'reads' | 'changes'): FaultSetting {
    const matching = this.#settings.filter(
      (setting) => (setting.account ?? account) === account && (setting.on ?? on) === on,
    );
    const limited = matching.find(({ times }) => times !== undefined);
    if (!limited) return matching.at(-1) ?? {};
    const left = (limited.times ?? 0) - 1;
    this.#settings = this.#settings.flatMap((setting) =>
      setting !== limited ? [setting] : left ? [{ ...setting, times: left }] : [],
    );
    return limited;
  }
}
