-- What came to the register by post and was not asked for. It has no outbox: nothing leaves it by post.
-- Times are microseconds since 1970, UTC, taken is 0 or 1; sealed text is BYTEA and sealed with the key
-- of the register, because a message belongs to no file until it is taken in. Package mail lists the
-- same columns.

-- +goose Up
CREATE TABLE inbox (
    id TEXT PRIMARY KEY,
    file_id TEXT NOT NULL,
    sender TEXT NOT NULL,
    kind TEXT NOT NULL,
    answers TEXT NOT NULL,
    form BYTEA NOT NULL,
    received_at BIGINT NOT NULL,
    taken BIGINT NOT NULL
);
CREATE INDEX inbox_by_time ON inbox (taken, received_at);

CREATE TABLE inbox_document (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL,
    message TEXT NOT NULL,
    ord BIGINT NOT NULL,
    title BYTEA NOT NULL,
    media_type TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    blob TEXT NOT NULL
);
CREATE INDEX inbox_document_by_message ON inbox_document (message, ord);
