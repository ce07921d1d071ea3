import type { Change } from '../../core/changes/change.js';
import type { Issue } from '../../core/config/issues.js';
import type { Config } from '../../core/config/schema.js';

/** Detail of `waymark-ready`: a config is shown. */
export interface ReadyDetail {
  /** The config that is shown. */
  config: Config;
  /** Problems that keep nothing from being shown, for example unknown keys. Empty if there are none. */
  warnings: Issue[];
}
/** Detail of `waymark-error`: a config, or a part of it, cannot be shown. */
export interface ErrorDetail {
  /** Each problem with its path, message and remedy. Never empty. */
  issues: Issue[];
  /** The config whose valid parts are shown. Absent if nothing is shown. */
  config?: Config;
}
/**
 * Detail of `waymark-before-request`. A listener may add headers, delay the request, or cancel it by
 * `preventDefault()`.
 */
export interface BeforeRequestDetail {
  /** The absolute URL of the request. */
  readonly url: string;
  /** `GET` loads a config or a points file, `POST` saves a change. */
  readonly method: 'GET' | 'POST';
  /** Headers to add. They are not sent if `crossOrigin` is true. */
  readonly headers: Headers;
  /** True if the URL is neither on the config's origin nor the save URL, for example a points file on another host. */
  readonly crossOrigin: boolean;
  /** As in `fetch`. Default: `same-origin`. */
  credentials: RequestCredentials;
  /** True if the server answered 401 or 403: renew the token now. The event fires once for all requests of the page. */
  readonly unauthorized: boolean;
  /**
   * Delays the request until a promise resolves, for example with a new token. If it rejects, the request is not sent.
   */
  waitUntil: (promise: Promise<unknown>) => void;
}
/** Detail of `waymark-change`: a person changed something. Unless a listener cancels it, the change shows at once. */
export interface ChangeDetail {
  /** The change. A listener may set its `by`. */
  change: Change;
}
/** Detail of `waymark-saved`: the server has the change. */
export interface SavedDetail {
  /** The saved change. */
  change: Change;
  /** The server's new config. Absent if the answer had none. */
  config?: Config;
}
/** Detail of `waymark-save-failed`: a change could not be saved. */
export interface SaveFailedDetail {
  /** The change that was not saved. */
  change: Change;
  /** `unanswered`: kept and sent again; `refused`: undone on the screen; `sign-in`: kept until somebody signs in. */
  reason: 'unanswered' | 'refused' | 'sign-in';
  /** The server's message if it refused, else the failure in words. */
  message: string;
  /** HTTP status of the answer. Null without an answer. */
  status: number | null;
}
/** Detail of `waymark-select`: a person chose a metric, a period of one, a milestone or an entry. */
export interface SelectDetail {
  /** The kind of thing chosen. */
  kind: 'metric' | 'period' | 'milestone' | 'entry';
  /** Id of the metric, milestone or entry; for a period, of its metric. */
  id: string;
  /** First day of the period, `YYYY-MM-DD`. Only for a period. */
  start?: string;
}

/** The detail of each event, by its name. */
export interface WaymarkEvents {
  /** A config is shown. */
  'waymark-ready': ReadyDetail;
  /** A config, or a part of it, cannot be shown. */
  'waymark-error': ErrorDetail;
  /** A request is about to be sent. Cancelable. */
  'waymark-before-request': BeforeRequestDetail;
  /** A person changed something. Cancelable. */
  'waymark-change': ChangeDetail;
  /** The server has a change. */
  'waymark-saved': SavedDetail;
  /** A change could not be saved. */
  'waymark-save-failed': SaveFailedDetail;
  /** A person chose a metric, a period, a milestone or an entry. */
  'waymark-select': SelectDetail;
}

const CANCELABLE: readonly (keyof WaymarkEvents)[] = ['waymark-before-request', 'waymark-change'];

declare global {
  // Extended by HTMLElementEventMap, DocumentEventMap and WindowEventMap: the events are typed wherever they bubble to.
  interface GlobalEventHandlersEventMap {
    'waymark-ready': CustomEvent<ReadyDetail>;
    'waymark-error': CustomEvent<ErrorDetail>;
    'waymark-before-request': CustomEvent<BeforeRequestDetail>;
    'waymark-change': CustomEvent<ChangeDetail>;
    'waymark-saved': CustomEvent<SavedDetail>;
    'waymark-save-failed': CustomEvent<SaveFailedDetail>;
    'waymark-select': CustomEvent<SelectDetail>;
  }
}

/** Fires an event that bubbles out of every shadow tree. Returns false if a listener cancelled it. */
export function fire<K extends keyof WaymarkEvents>(target: EventTarget, type: K, detail: WaymarkEvents[K]): boolean {
  return target.dispatchEvent(
    new CustomEvent(type, { detail, bubbles: true, composed: true, cancelable: CANCELABLE.includes(type) }),
  );
}
