/** The state of a result: the first that applies. The page "How a result is computed" defines each. */
export type State =
  'unmeasured' | 'no-baseline' | 'too-few' | 'stale' | 'reached' | 'regressed' | 'moving' | 'stalled' | 'unchanged';
