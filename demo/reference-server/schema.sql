-- Of several receivers that start at once, one makes the tables: without the lock, CREATE … IF NOT EXISTS can fail in the others.
SELECT pg_advisory_xact_lock(7235391501);

-- One row an account. Whoever applies a change to it holds its lock until the end of the transaction.
CREATE TABLE IF NOT EXISTS waymark_accounts (
  id      text    PRIMARY KEY,
  seed    text    NOT NULL,            -- a digest of the config that the vendor last gave
  version integer NOT NULL DEFAULT 0,  -- grows by one with each change and each new seed
  config  text    NOT NULL             -- as JSON, with all changes applied
);

-- One row a change that was applied: what was done, in order, and the answer to give when its key comes again.
-- JSON is kept as text: jsonb takes neither \u0000 nor half a surrogate pair, and both can be typed.
CREATE TABLE IF NOT EXISTS waymark_changes (
  place      bigint      GENERATED ALWAYS AS IDENTITY,
  account    text        NOT NULL REFERENCES waymark_accounts (id) ON DELETE CASCADE,
  id         uuid        NOT NULL,     -- the Idempotency-Key
  change     text        NOT NULL,     -- as it was sent, under the name of the session
  version    integer     NOT NULL,     -- of the account, once it was applied
  config     text        NOT NULL,     -- of the account, once it was applied
  applied_at timestamptz NOT NULL DEFAULT now(),
  person     text        NOT NULL,     -- the id of who did it, from the session
  PRIMARY KEY (account, id)
);

-- Tables that were made before changes had a person.
ALTER TABLE waymark_changes ADD COLUMN IF NOT EXISTS person text NOT NULL DEFAULT '';
