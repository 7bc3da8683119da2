PRAGMA application_id = 0x474D4241;

CREATE TABLE meta(                               -- about this file; local, never merged
  key   TEXT PRIMARY KEY CHECK(length(key) BETWEEN 1 AND 64),
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE fact(                               -- what somebody recorded; only ever appended to
  seq     INTEGER PRIMARY KEY,                   -- order of arrival in this file; means nothing elsewhere
  id      BLOB    NOT NULL UNIQUE CHECK(length(id) = 16),    -- SHA-256(canonical bytes)[:16]
  visit   BLOB    NOT NULL CHECK(length(visit) = 16),        -- UUIDv7; zero = the whole book
  kind    TEXT    NOT NULL CHECK(length(kind) BETWEEN 1 AND 32),
  key     TEXT    NOT NULL CHECK(length(key) <= 200),        -- '' | item id | UUIDv7
  field   TEXT    NOT NULL CHECK(length(field) BETWEEN 1 AND 64),
  value   TEXT    CHECK(length(value) <= 1000000),           -- NULL = cleared
  actor   BLOB    NOT NULL CHECK(length(actor) = 16),
  hlc     INTEGER NOT NULL CHECK(hlc BETWEEN 0 AND 475000000000000000), -- ms << 16 | counter, before 2199
  at      INTEGER NOT NULL,                      -- the author's clock when it was entered, unix ms
  tz      INTEGER NOT NULL CHECK(tz BETWEEN -1080 AND 1080), -- minutes east of UTC
  parents BLOB    NOT NULL CHECK(length(parents) % 16 = 0),  -- sorted ids of the versions it replaces
  seen    BLOB    NOT NULL CHECK(length(seen) % 16 = 0),     -- removals only: versions the author had seen
  ext     TEXT    CHECK(length(ext) BETWEEN 1 AND 100000),   -- JSON: reason, observed, observed_tz, device
  arrived INTEGER NOT NULL                       -- unix ms at which this file received it; local, not hashed
) STRICT;

CREATE INDEX fact_cell ON fact(visit, kind, key, field);

CREATE TABLE edge(                               -- derived from fact
  parent BLOB NOT NULL,
  child  BLOB NOT NULL,
  PRIMARY KEY(parent, child)
) STRICT, WITHOUT ROWID;

CREATE TABLE head(                               -- derived from fact: the versions that stand
  visit BLOB NOT NULL,
  kind  TEXT NOT NULL,
  key   TEXT NOT NULL,
  field TEXT NOT NULL,
  id    BLOB NOT NULL,
  seq   INTEGER NOT NULL,
  PRIMARY KEY(visit, kind, key, field, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE template(                           -- checklists by content
  id   BLOB PRIMARY KEY CHECK(length(id) = 16),  -- SHA-256(body)[:16]
  body TEXT NOT NULL CHECK(length(body) <= 4000000)
) STRICT, WITHOUT ROWID;

CREATE TABLE blob(                               -- photographs and papers by content
  sha  BLOB NOT NULL UNIQUE CHECK(length(sha) = 32),
  data BLOB NOT NULL CHECK(length(data) <= 50000000)
) STRICT;

CREATE TABLE draft(                              -- text being typed; local, never merged
  visit BLOB NOT NULL,
  kind  TEXT NOT NULL,
  key   TEXT NOT NULL,
  field TEXT NOT NULL,
  actor BLOB NOT NULL,
  value TEXT NOT NULL CHECK(length(value) <= 1000000),
  at    INTEGER NOT NULL,
  PRIMARY KEY(visit, kind, key, field, actor)
) STRICT, WITHOUT ROWID;

PRAGMA user_version = 1;
