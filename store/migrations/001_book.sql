-- The book of a register, the keys of its cases and its sealed files.
-- One text for SQLite and PostgreSQL: TEXT, BIGINT and BYTEA only, no NULL.

-- +goose Up
CREATE TABLE book (
    seq          BIGINT PRIMARY KEY,
    id           TEXT   NOT NULL UNIQUE,
    sort         TEXT   NOT NULL,
    kind         TEXT   NOT NULL,
    case_id      TEXT   NOT NULL,
    officer_id   TEXT   NOT NULL,
    unit_id      TEXT   NOT NULL,
    effective_on TEXT   NOT NULL,
    entered_at   BIGINT NOT NULL,
    article      TEXT   NOT NULL,
    request      TEXT   NOT NULL,
    sealed       BYTEA  NOT NULL,
    hash         BYTEA  NOT NULL
);
CREATE INDEX book_by_case ON book (case_id, seq);
CREATE UNIQUE INDEX book_by_request ON book (request) WHERE request <> '';

CREATE TABLE book_head (
    register TEXT   PRIMARY KEY,
    seq      BIGINT NOT NULL,
    hash     BYTEA  NOT NULL,
    size     BIGINT NOT NULL,
    root     BYTEA  NOT NULL,
    seal     BYTEA  NOT NULL
);

-- The Merkle tree over the book, in tiles of 32 hashes of 32 bytes.
CREATE TABLE tile (
    level  BIGINT NOT NULL,
    number BIGINT NOT NULL,
    hashes BYTEA  NOT NULL,
    PRIMARY KEY (level, number)
);

-- What was signed of the tree: its first "size" leaves. The tree was padded after entry "seq"
-- until it had "reach" leaves. "seal" authenticates the row and the one before it.
CREATE TABLE checkpoint (
    slot  BIGINT PRIMARY KEY,
    seq   BIGINT NOT NULL,
    reach BIGINT NOT NULL,
    size  BIGINT NOT NULL,
    note  TEXT   NOT NULL,
    seal  TEXT   NOT NULL
);

CREATE TABLE case_key (
    case_id TEXT  PRIMARY KEY,
    wrapped BYTEA NOT NULL
);

CREATE TABLE blob (
    id      TEXT  PRIMARY KEY,
    case_id TEXT  NOT NULL,
    sealed  BYTEA NOT NULL
);
