PRAGMA application_id = 0x474D4249;

CREATE TABLE meta(                               -- what the index is of; another value rebuilds it
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE file(                               -- each file of the folder, as it was when it was read
  id      INTEGER PRIMARY KEY,
  name    TEXT    NOT NULL UNIQUE,
  size    INTEGER NOT NULL,
  mtime   INTEGER NOT NULL,                      -- unix ns
  inode   INTEGER NOT NULL,
  read    INTEGER NOT NULL,                      -- unix ns at which it was read
  broken  INTEGER NOT NULL,                      -- 1: it has a problem and no visit
  shown   BLOB    NOT NULL                       -- what the list shows of it: one value, which is read faster than its parts
) STRICT;

CREATE INDEX file_broken ON file(name) WHERE broken;

CREATE TABLE visit(
  id       INTEGER PRIMARY KEY,                  -- rises with the date and the last change; see rank
  file     INTEGER NOT NULL,
  visit    TEXT    NOT NULL,
  supplier TEXT    NOT NULL,
  sorted   TEXT    NOT NULL,                     -- the supplier in lower case
  gap      INTEGER NOT NULL,
  date     TEXT    NOT NULL,
  entries  INTEGER NOT NULL                      -- how many rows of entry lie right below its id
) STRICT;

CREATE INDEX visit_file ON visit(file);
CREATE INDEX visit_sorted ON visit(sorted, id DESC);
CREATE INDEX visit_gap ON visit(gap DESC, id DESC);

CREATE TABLE entry(                              -- what was written in a visit
  id    INTEGER PRIMARY KEY,
  visit INTEGER NOT NULL,
  kind  TEXT    NOT NULL,
  key   TEXT    NOT NULL,
  item  TEXT    NOT NULL,
  text  TEXT    NOT NULL
) STRICT;

-- The words of entry and of prompt by their ids. The program splits and folds
-- the words; ASCII is what separates them.
CREATE VIRTUAL TABLE word USING fts5(text, content = '', contentless_delete = 1, tokenize = 'ascii', prefix = '1 2');
CREATE VIRTUAL TABLE prompt_word USING fts5(text, content = '', contentless_delete = 1, tokenize = 'ascii');

CREATE TABLE prompt(                             -- each once, however many visits answer it
  id       INTEGER PRIMARY KEY,
  template TEXT    NOT NULL,                     -- hash of the checklist
  item     TEXT    NOT NULL,
  text     TEXT    NOT NULL
) STRICT;

CREATE INDEX prompt_template ON prompt(template);

CREATE TABLE answered(                           -- which items of a visit were dealt with
  id       INTEGER PRIMARY KEY,                  -- of visit
  template TEXT    NOT NULL,
  items    TEXT    NOT NULL                      -- ids, each between two line feeds
) STRICT;

PRAGMA user_version = 4;
