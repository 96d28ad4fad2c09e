CREATE TABLE blob (
    id      TEXT  PRIMARY KEY,
    case_id TEXT  NOT NULL,
    sealed  BYTEA NOT NULL
);

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

CREATE TABLE case_key (
    case_id TEXT  PRIMARY KEY,
    wrapped BYTEA NOT NULL
);
