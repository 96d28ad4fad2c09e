CREATE TABLE agency (
    id   TEXT PRIMARY KEY,
    name TEXT NOT NULL
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
    began_at   BIGINT NOT NULL,
    seen_at    BIGINT NOT NULL
);

CREATE INDEX session_by_officer ON session (officer_id, seen_at);

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
