/** The problem types: status and title. */
export const PROBLEMS = {
  'not-json': [400, 'Not JSON'],
  'not-a-change': [400, 'Not a change'],
  'no-key': [400, 'No key'],
  'not-a-setting': [400, 'Not a setting'],
  'signed-out': [401, 'Please sign in'],
  forbidden: [403, 'Not open to you'],
  'other-origin': [403, 'Not from this page'],
  'not-found': [404, 'Nothing is here'],
  method: [405, 'Not possible here'],
  'in-progress': [409, 'Being saved already'],
  stale: [412, 'The account has changed'],
  'too-large': [413, 'Too large'],
  'media-type': [415, 'Not sent as JSON'],
  'key-reused': [422, 'A key used twice'],
  'other-account': [422, 'Another account'],
  'unknown-kind': [422, 'An unknown kind of change'],
  'faulty-value': [422, 'This cannot be saved'],
  'no-target': [422, 'It is no longer there'],
  'no-evidence': [422, 'Evidence is missing'],
  'no-rank': [422, 'No such place'],
  'not-before': [422, 'Nothing to put back'],
  'other-person': [422, 'Somebody else said it'],
  'too-many': [429, 'Too many requests'],
  unreadable: [500, 'The account cannot be read'],
  unavailable: [503, 'Not available now'],
} as const satisfies Record<string, readonly [status: number, title: string]>;
export type ProblemCode = keyof typeof PROBLEMS;

/** Details of problems that occur in several places. */
export const DETAILS = {
  forbidden: 'This account is not open to you, or not for this.',
  'other-origin': 'Nothing is saved from this page, because it does not come from this server.',
  unreadable: 'The account is not valid JSON, so nothing of it is sent.',
  'in-progress': 'This change is being saved by an earlier request.',
  'too-many': 'Too much was asked at once. It may be tried again later.',
  unavailable: 'This cannot be saved or read just now. It may be tried again.',
} as const satisfies Partial<Record<ProblemCode, string>>;

/** An error that is answered as `application/problem+json` (RFC 9457). */
export class Problem extends Error {
  readonly status: number;
  readonly title: string;

  /** @param detail one or two sentences for the person whose change is refused */
  constructor(
    readonly code: ProblemCode,
    readonly detail: string,
    readonly headers: Record<string, string> = {},
  ) {
    super(detail);
    [this.status, this.title] = PROBLEMS[code];
  }
}
