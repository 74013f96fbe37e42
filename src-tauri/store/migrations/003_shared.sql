-- What is shared with other desks. A segment is a bundle of change sets as it lies in the shared folder,
-- sealed and signed by the desk that wrote it; every desk keeps every segment, so that any of them can heal
-- the folder.

CREATE TABLE segment (
    place   INTEGER PRIMARY KEY, -- in the order they came
    id      BLOB NOT NULL,       -- 16 bytes: the beginning of the hash of its bytes
    writer  BLOB NOT NULL,       -- 8 bytes: who bundled it
    seq     INTEGER NOT NULL,    -- the writer's own numbering of its segments, from 1
    hlc     INTEGER NOT NULL,
    parents BLOB NOT NULL,       -- 16 bytes each: what the writer had merged, and everything behind it,
    lacking BLOB NOT NULL,       -- but not these
    is_read INTEGER NOT NULL,    -- 0 when only a newer program can read it
    bytes   BLOB NOT NULL        -- as in the folder
) STRICT;

CREATE INDEX segment_id ON segment (id);

-- Which change sets a segment carries: of a writer, those numbered from first to last.
CREATE TABLE carried (
    writer  BLOB NOT NULL,
    first   INTEGER NOT NULL,
    last    INTEGER NOT NULL,
    segment INTEGER NOT NULL,    -- its place
    PRIMARY KEY (writer, first, segment)
) STRICT, WITHOUT ROWID;
