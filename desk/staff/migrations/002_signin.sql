-- Sign-in that lasts: factors of officers, providers of agencies, and what is under way.

-- +goose Up
-- A factor is a row of its officer's record, sealed like an account: see register.go.
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
CREATE INDEX factor_by_officer ON factor (case_id);
CREATE INDEX factor_by_mark ON factor (mark);

CREATE TABLE issuer (
    id      TEXT  PRIMARY KEY,
    case_id TEXT  NOT NULL,
    address TEXT  NOT NULL,
    client  TEXT  NOT NULL,
    secret  BYTEA NOT NULL,
    strong  TEXT  NOT NULL,
    seal    TEXT  NOT NULL
);

-- Sessions prove nothing and have no after-image. Those of before end here: they do not say
-- how their holders proved themselves.
DROP TABLE session;
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

-- What waits for its next step: a sign-in, or a challenge to whoever is signed in.
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
CREATE INDEX waiting_by_officer ON waiting (officer_id);

-- Failed sign-ins, counted for every login text that was typed, whether an account has it or not.
CREATE TABLE attempt (
    mark     TEXT   PRIMARY KEY,
    failures BIGINT NOT NULL,
    last_at  BIGINT NOT NULL,
    until_at BIGINT NOT NULL
);
