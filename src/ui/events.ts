import type { Change } from '../changes/change.js';
import type { Issue } from '../config/issues.js';
import type { Config } from '../config/schema.js';

/** A config is shown. */
export interface ReadyDetail {
  config: Config;
  warnings: Issue[];
}
/** Something could not be shown; where `config` is given, the rest is. */
export interface ErrorDetail {
  issues: Issue[];
  config?: Config;
}
/** A request is about to be made; a listener may add headers, have it wait, or cancel it. */
export interface BeforeRequestDetail {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly headers: Headers;
  /** As in fetch; `same-origin` unless a listener sets it. */
  credentials: RequestCredentials;
  /** The server has asked for a sign-in: now is the time to renew a token. So it is asked once for all requests of the page. */
  readonly unauthorized: boolean;
  /** Makes the request wait for a promise, such as for a new token; where that is rejected, the request is not made. */
  waitUntil: (promise: Promise<unknown>) => void;
}
/** A person changed something. Not cancelled, it is shown at once. */
export interface ChangeDetail {
  change: Change;
}
/** A change is saved; the server's new config where it sent one. */
export interface SavedDetail {
  change: Change;
  config?: Config;
}
/** A change could not be saved. */
export interface SaveFailedDetail {
  change: Change;
  /** Why, and what becomes of it: kept and sent again, undone, or kept until somebody signs in. */
  reason: 'unanswered' | 'refused' | 'sign-in';
  /** The server's words where it refused; else what happened. */
  message: string;
  /** The server's status; null where nothing answered. */
  status: number | null;
}
/** A person chose a period of a metric, a milestone or an entry. */
export interface SelectDetail {
  kind: 'metric' | 'period' | 'milestone' | 'entry';
  id: string;
  /** First day of the period. */
  start?: string;
}

export interface WaymarkEvents {
  'waymark-ready': ReadyDetail;
  'waymark-error': ErrorDetail;
  'waymark-before-request': BeforeRequestDetail;
  'waymark-change': ChangeDetail;
  'waymark-saved': SavedDetail;
  'waymark-save-failed': SaveFailedDetail;
  'waymark-select': SelectDetail;
}

const CANCELABLE: readonly (keyof WaymarkEvents)[] = ['waymark-before-request', 'waymark-change'];

declare global {
  interface HTMLElementEventMap {
    'waymark-ready': CustomEvent<ReadyDetail>;
    'waymark-error': CustomEvent<ErrorDetail>;
    'waymark-before-request': CustomEvent<BeforeRequestDetail>;
    'waymark-change': CustomEvent<ChangeDetail>;
    'waymark-saved': CustomEvent<SavedDetail>;
    'waymark-save-failed': CustomEvent<SaveFailedDetail>;
    'waymark-select': CustomEvent<SelectDetail>;
  }
}

/** Fires an event that bubbles out of every shadow tree; false where a listener cancelled it. */
export function fire<K extends keyof WaymarkEvents>(target: EventTarget, type: K, detail: WaymarkEvents[K]): boolean {
  return target.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true, cancelable: CANCELABLE.includes(type) }));
}
