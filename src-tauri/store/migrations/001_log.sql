-- The log of changes and what the store keeps beside it.
-- Merged tables carry no UNIQUE, no foreign keys and no CASCADE: two desks may each make a row that the
-- other's constraint would refuse. Such rules are checked above and shown, never enforced by losing a change.

CREATE TABLE meta (
    key   TEXT PRIMARY KEY,
    value ANY
) STRICT, WITHOUT ROWID;

-- One action of one person: all of it or nothing.
CREATE TABLE change_set (
    writer         BLOB NOT NULL,    -- 8 bytes: the installation and its incarnation
    seq            INTEGER NOT NULL, -- the writer's own numbering, from 1
    hlc            INTEGER NOT NULL, -- hybrid logical clock: 48 bits of milliseconds, 16 of counter
    actor          TEXT NOT NULL,
    action         TEXT NOT NULL,
    at             TEXT NOT NULL,    -- RFC 3339, local time
    subject_entity TEXT,
    subject_id     BLOB,
    undoes_writer  BLOB,
    undoes_seq     INTEGER,
    undoable       INTEGER NOT NULL, -- 0 or 1
    PRIMARY KEY (writer, seq)
) STRICT, WITHOUT ROWID;

CREATE INDEX change_set_undoes ON change_set (undoes_writer, undoes_seq) WHERE undoes_seq IS NOT NULL;

-- The fields it changed. Kinds and fields this program does not know are kept as they came.
CREATE TABLE change (
    writer BLOB NOT NULL,
    seq    INTEGER NOT NULL,
    ix     INTEGER NOT NULL,         -- order within the change set, from 0
    entity TEXT NOT NULL,
    id     BLOB NOT NULL,            -- 16 bytes
    field  TEXT NOT NULL,
    value  ANY,                      -- a text's value is a Yjs update
    PRIMARY KEY (writer, seq, ix)
) STRICT, WITHOUT ROWID;

CREATE INDEX change_field ON change (id, field, entity);

-- Long texts: the Yjs document, and its characters alone.
CREATE TABLE text (
    id     BLOB NOT NULL,
    field  TEXT NOT NULL,
    entity TEXT NOT NULL,
    state  BLOB NOT NULL,
    plain  TEXT NOT NULL,
    PRIMARY KEY (id, field, entity)
) STRICT, WITHOUT ROWID;

-- Values that lost against a concurrent one, until a person has chosen.
CREATE TABLE sibling (
    entity TEXT NOT NULL,
    id     BLOB NOT NULL,
    field  TEXT NOT NULL,
    writer BLOB NOT NULL,
    seq    INTEGER NOT NULL,
    hlc    INTEGER NOT NULL,
    value  ANY,
    PRIMARY KEY (id, field, entity, writer, seq)
) STRICT, WITHOUT ROWID;

-- Files, named by the SHA-256 of their bytes in hexadecimal.
CREATE TABLE blob (
    hash  TEXT PRIMARY KEY,
    bytes BLOB NOT NULL
) STRICT;

-- What search reads: one row for each sak and each moetesak.
CREATE TABLE search_page (
    rowid  INTEGER PRIMARY KEY,
    entity TEXT NOT NULL,
    id     BLOB NOT NULL,
    title  TEXT NOT NULL,
    number TEXT NOT NULL,
    body   TEXT NOT NULL
) STRICT;

CREATE INDEX search_page_id ON search_page (id, entity);

CREATE VIRTUAL TABLE search_index USING fts5 (
    title, number, body,
    content = 'search_page', content_rowid = 'rowid',
    tokenize = 'unicode61 remove_diacritics 0', prefix = '2 3'
);
