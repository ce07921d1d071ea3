/** Limits for `http.createServer`: a client that sends slowly is cut off with 408, so that it holds no connection. */
export const TIME_LIMITS = {
  /** Time for the headers of a request, in ms. */
  headersTimeout: 10_000,
  /** Time for a whole request with its body, in ms. Waymark sends at most 64 kB. */
  requestTimeout: 20_000,
  /** Time between two looks for connections that are too slow, in ms. */
  connectionsCheckingInterval: 5_000,
} as const;
