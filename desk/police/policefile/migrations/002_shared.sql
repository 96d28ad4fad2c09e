-- What every register of its kind has: forms not yet entered, marks of the door, and letters that wait for
-- their slot.

-- +goose Up
CREATE TABLE draft (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL,
    officer_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    saved_at BIGINT NOT NULL,
    form BYTEA NOT NULL
);
CREATE INDEX draft_by_officer ON draft (officer_id, saved_at);
CREATE INDEX draft_by_time ON draft (saved_at);

CREATE TABLE kept_form (
    id TEXT PRIMARY KEY,
    saved_at BIGINT NOT NULL,
    form BYTEA NOT NULL
);
CREATE INDEX kept_form_by_time ON kept_form (saved_at);

CREATE TABLE hold (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL,
    part TEXT NOT NULL,
    standing BIGINT NOT NULL
);
CREATE INDEX hold_by_case ON hold (case_id);

CREATE TABLE letter (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL,
    ord BIGINT NOT NULL,
    channel TEXT NOT NULL,
    formula TEXT NOT NULL,
    version BIGINT NOT NULL,
    language TEXT NOT NULL,
    echo BYTEA NOT NULL,
    filled BYTEA NOT NULL,
    slot_at BIGINT NOT NULL,
    status TEXT NOT NULL,
    queued_on TEXT NOT NULL,
    queued_by TEXT NOT NULL,
    ended_on TEXT NOT NULL,
    reference TEXT NOT NULL
);
CREATE INDEX letter_by_case ON letter (case_id, ord);
CREATE INDEX letter_by_slot ON letter (status, slot_at);
