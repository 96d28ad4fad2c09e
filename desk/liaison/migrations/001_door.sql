-- The door's own register: causes that no other register holds, pairs of a claim and a cause, what the
-- liaison says of them, and how a hold ends. One row for a file, one for each part of it. Days are ISO
-- dates or empty, flags are 0 or 1, sealed text is BYTEA. Every table has an after-image in the book.

-- +goose Up
CREATE TABLE door_file (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL,
    version BIGINT NOT NULL,
    sort TEXT NOT NULL,
    state TEXT NOT NULL,
    proposer TEXT NOT NULL,
    parts BIGINT NOT NULL
);
CREATE INDEX door_file_by_state ON door_file (sort, state);

CREATE TABLE door_cause (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL,
    ord BIGINT NOT NULL,
    body TEXT NOT NULL,
    reference BYTEA NOT NULL,
    received_on TEXT NOT NULL,
    received_at TEXT NOT NULL,
    states TEXT NOT NULL,
    reason BYTEA NOT NULL,
    sha256 TEXT NOT NULL,
    hold_by TEXT NOT NULL,
    ack_by TEXT NOT NULL,
    acked_on TEXT NOT NULL,
    lifting_on TEXT NOT NULL,
    lifting_ref BYTEA NOT NULL
);
CREATE INDEX door_cause_by_case ON door_cause (case_id, ord);

CREATE TABLE door_subject (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL,
    ord BIGINT NOT NULL,
    said BYTEA NOT NULL
);
CREATE INDEX door_subject_by_case ON door_subject (case_id, ord);

CREATE TABLE door_pair (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL,
    ord BIGINT NOT NULL,
    claim_register TEXT NOT NULL,
    claim_case TEXT NOT NULL,
    claim_part TEXT NOT NULL,
    cause_register TEXT NOT NULL,
    cause_case TEXT NOT NULL,
    cause_part TEXT NOT NULL,
    claim_digest TEXT NOT NULL,
    cause_digest TEXT NOT NULL,
    tier TEXT NOT NULL,
    bits BIGINT NOT NULL,
    terms BYTEA NOT NULL,
    noted_on TEXT NOT NULL
);
CREATE INDEX door_pair_by_case ON door_pair (case_id, ord);
CREATE INDEX door_pair_by_cause ON door_pair (cause_case);

CREATE TABLE door_verdict (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL,
    ord BIGINT NOT NULL,
    verdict TEXT NOT NULL,
    reasons BYTEA NOT NULL,
    given_by TEXT NOT NULL,
    given_on TEXT NOT NULL,
    decider TEXT NOT NULL,
    decided_on TEXT NOT NULL,
    status TEXT NOT NULL,
    remark BYTEA NOT NULL
);
CREATE INDEX door_verdict_by_case ON door_verdict (case_id, ord);

CREATE TABLE door_lifting (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL,
    ord BIGINT NOT NULL,
    reasons BYTEA NOT NULL,
    proposed_by TEXT NOT NULL,
    proposed_on TEXT NOT NULL,
    decider TEXT NOT NULL,
    decided_on TEXT NOT NULL,
    status TEXT NOT NULL,
    remark BYTEA NOT NULL
);
CREATE INDEX door_lifting_by_case ON door_lifting (case_id, ord);

CREATE TABLE door_hold (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL,
    ord BIGINT NOT NULL,
    settled BIGINT NOT NULL
);
CREATE INDEX door_hold_by_case ON door_hold (case_id, ord);

CREATE TABLE door_statement (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL,
    ord BIGINT NOT NULL,
    claim_register TEXT NOT NULL,
    claim_case TEXT NOT NULL,
    claim_part TEXT NOT NULL,
    court TEXT NOT NULL,
    reference BYTEA NOT NULL,
    engaged BIGINT NOT NULL,
    stated_on TEXT NOT NULL
);
CREATE INDEX door_statement_by_case ON door_statement (case_id, ord);

CREATE TABLE door_paper (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL,
    ord BIGINT NOT NULL,
    blob TEXT NOT NULL
);
CREATE INDEX door_paper_by_case ON door_paper (case_id, ord);

-- What an officer has typed and not entered: fleeting, as in every register.
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
