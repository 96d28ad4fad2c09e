CREATE TABLE agency (
    id   TEXT PRIMARY KEY,
    name TEXT NOT NULL
);

CREATE TABLE attempt (
    mark     TEXT   PRIMARY KEY,
    failures BIGINT NOT NULL,
    last_at  BIGINT NOT NULL,
    until_at BIGINT NOT NULL
);

CREATE INDEX attempt_by_time ON attempt (last_at);

CREATE TABLE checkpoint (
    slot  BIGINT PRIMARY KEY,
    seq   BIGINT NOT NULL,
    reach BIGINT NOT NULL,
    size  BIGINT NOT NULL,
    note  TEXT   NOT NULL,
    seal  TEXT   NOT NULL
);

CREATE TABLE factor (
    id       TEXT   PRIMARY KEY,
    case_id  TEXT   NOT NULL,
    kind     TEXT   NOT NULL,
    name     TEXT   NOT NULL,
    mark     TEXT   NOT NULL,
    secret   BYTEA  NOT NULL,
    counter  BIGINT NOT NULL,
    added_on TEXT   NOT NULL,
    seal     TEXT   NOT NULL
);

CREATE INDEX factor_by_mark ON factor (mark);

CREATE INDEX factor_by_officer ON factor (case_id);

CREATE TABLE issuer (
    id      TEXT  PRIMARY KEY,
    case_id TEXT  NOT NULL,
    address TEXT  NOT NULL,
    client  TEXT  NOT NULL,
    secret  BYTEA NOT NULL,
    strong  TEXT  NOT NULL,
    seal    TEXT  NOT NULL
);

CREATE TABLE law_archive (
    id      TEXT  PRIMARY KEY,
    case_id TEXT  NOT NULL,
    files   BYTEA NOT NULL
);

CREATE TABLE law_edition (
    id           TEXT   PRIMARY KEY,
    case_id      TEXT   NOT NULL,
    version      BIGINT NOT NULL,
    digest       TEXT   NOT NULL,
    note         TEXT   NOT NULL,
    status       TEXT   NOT NULL,
    drafted_by   TEXT   NOT NULL,
    drafted_on   TEXT   NOT NULL,
    reviewed_by  TEXT   NOT NULL,
    reviewed_on  TEXT   NOT NULL,
    remark       TEXT   NOT NULL,
    effective_on TEXT   NOT NULL,
    effected_on  TEXT   NOT NULL,
    swept_on     TEXT   NOT NULL,
    seal         TEXT   NOT NULL
);

CREATE TABLE officer (
    id       TEXT   PRIMARY KEY,
    unit_id  TEXT   NOT NULL,
    login    TEXT   NOT NULL UNIQUE,
    name     TEXT   NOT NULL,
    role     TEXT   NOT NULL,
    status   TEXT   NOT NULL,
    password TEXT   NOT NULL,
    version  BIGINT NOT NULL,
    seal     TEXT   NOT NULL
);

CREATE TABLE session (
    id         TEXT   PRIMARY KEY,
    digest     TEXT   NOT NULL UNIQUE,
    officer_id TEXT   NOT NULL,
    agent      TEXT   NOT NULL,
    method     TEXT   NOT NULL,
    began_at   BIGINT NOT NULL,
    seen_at    BIGINT NOT NULL,
    proved_at  BIGINT NOT NULL,
    seal       TEXT   NOT NULL
);

CREATE INDEX session_by_officer ON session (officer_id, seen_at);

CREATE INDEX session_by_time ON session (began_at);

CREATE TABLE tile (
    level  BIGINT NOT NULL,
    number BIGINT NOT NULL,
    hashes BYTEA  NOT NULL,
    PRIMARY KEY (level, number)
);

CREATE TABLE token (
    id         TEXT PRIMARY KEY,
    officer_id TEXT NOT NULL,
    digest     TEXT NOT NULL UNIQUE,
    issued_on  TEXT NOT NULL,
    until      TEXT NOT NULL
);

CREATE TABLE unit (
    id        TEXT PRIMARY KEY,
    agency_id TEXT NOT NULL,
    name      TEXT NOT NULL,
    kind      TEXT NOT NULL
);

CREATE TABLE waiting (
    id         TEXT   PRIMARY KEY,
    officer_id TEXT   NOT NULL,
    purpose    TEXT   NOT NULL,
    method     TEXT   NOT NULL,
    agent      TEXT   NOT NULL,
    challenge  TEXT   NOT NULL,
    attempts   BIGINT NOT NULL,
    began_at   BIGINT NOT NULL,
    seal       TEXT   NOT NULL
);

CREATE INDEX waiting_by_officer ON waiting (officer_id, began_at);

CREATE INDEX waiting_by_time ON waiting (began_at);
