-- What is said of who belongs to the secretariat, and its keys: files of the shared folder as they lie there,
-- sealed and signed. Every desk keeps every one.

CREATE TABLE statement (
    id    BLOB NOT NULL PRIMARY KEY, -- 16 bytes: the beginning of the hash of its bytes
    bytes BLOB NOT NULL
) STRICT, WITHOUT ROWID;
