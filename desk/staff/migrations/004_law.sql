-- The editions of the law: what was drafted, who reviewed it, and which is in force. The files of
-- an edition stand apart: they never change, and so they are in one after-image only.

-- +goose Up
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

CREATE TABLE law_archive (
    id      TEXT  PRIMARY KEY,
    case_id TEXT  NOT NULL,
    files   BYTEA NOT NULL
);
