/** What a request can be refused for: the status, and in a few words what is wrong. */
export const PROBLEMS = {
  'not-json': [400, 'Not JSON'],
  'not-a-change': [400, 'Not a change'],
  'no-key': [400, 'No key'],
  'not-a-setting': [400, 'Not a setting'],
  'signed-out': [401, 'Please sign in'],
  'not-found': [404, 'Nothing is here'],
  'method': [405, 'Not possible here'],
  'in-progress': [409, 'Being saved already'],
  'stale': [412, 'The account has changed'],
  'too-large': [413, 'Too large'],
  'media-type': [415, 'Not sent as JSON'],
  'key-reused': [422, 'A key used twice'],
  'other-account': [422, 'Another account'],
  'unknown-kind': [422, 'An unknown kind of change'],
  'faulty-value': [422, 'This cannot be saved'],
  'no-target': [422, 'It is no longer there'],
  'no-evidence': [422, 'Evidence is missing'],
  'no-rank': [422, 'No such place'],
  'too-many': [429, 'Too many requests'],
  'unavailable': [503, 'Not available now'],
} as const satisfies Record<string, readonly [status: number, title: string]>;
export type ProblemCode = keyof typeof PROBLEMS;

/** What is said wherever the same is wrong. */
export const DETAILS = {
  'in-progress': 'This change is being saved by an earlier request.',
  'too-many': 'Too much was asked at once. It may be tried again later.',
  'unavailable': 'This cannot be saved or read just now. It may be tried again.',
} as const satisfies Partial<Record<ProblemCode, string>>;

/** An answer of `application/problem+json` (RFC 9457), thrown from wherever it is found. */
export class Problem extends Error {
  readonly status: number;
  readonly title: string;

  /** @param detail one or two sentences for the person whose act is refused */
  constructor(readonly code: ProblemCode, readonly detail: string, readonly headers: Record<string, string> = {}) {
    super(detail);
    [this.status, this.title] = PROBLEMS[code];
  }
}
