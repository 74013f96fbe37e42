-- Files on their way here from the shared folder: the parts that have come and were verified. With its last
-- part a file moves to `blob`; until then nothing of it is to be seen there.

CREATE TABLE arriving (
    hash  TEXT NOT NULL,    -- as in blob
    part  INTEGER NOT NULL, -- from 0
    bytes BLOB NOT NULL,
    PRIMARY KEY (hash, part)
) STRICT;
