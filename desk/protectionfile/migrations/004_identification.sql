-- Whether a person has another file. A search is one comparison with the whole register, a candidate
-- a file that it found, with the verdict on the pair; a merging is a proposal to continue the file in
-- another one, or to undo that; a register statement says what was found of somebody. A case knows
-- the file in which it is continued, so that no list counts its limits as work to be done.

-- +goose Up
ALTER TABLE protection_case ADD COLUMN continued_in TEXT NOT NULL DEFAULT '';
CREATE INDEX protection_case_by_survivor ON protection_case (continued_in) WHERE continued_in <> '';

CREATE TABLE identity_search (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL,
    ord BIGINT NOT NULL,
    searched_on TEXT NOT NULL,
    officer TEXT NOT NULL,
    weights TEXT NOT NULL,
    threshold TEXT NOT NULL,
    persons BIGINT NOT NULL,
    found BIGINT NOT NULL,
    more BIGINT NOT NULL,
    overtaken_on TEXT NOT NULL
);
CREATE INDEX identity_search_by_case ON identity_search (case_id, ord);

CREATE TABLE identity_candidate (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL,
    ord BIGINT NOT NULL,
    other TEXT NOT NULL,
    search TEXT NOT NULL,
    tier TEXT NOT NULL,
    bits BIGINT NOT NULL,
    terms BYTEA NOT NULL,
    verdict TEXT NOT NULL,
    reasons BYTEA NOT NULL,
    decider TEXT NOT NULL,
    decided_on TEXT NOT NULL,
    round BIGINT NOT NULL,
    verdict_weights TEXT NOT NULL,
    verdict_tier TEXT NOT NULL,
    verdict_bits BIGINT NOT NULL,
    taken_from TEXT NOT NULL
);
CREATE INDEX identity_candidate_by_case ON identity_candidate (case_id, ord);
-- A verdict holds for the pair: it is looked for from the other side too.
CREATE INDEX identity_candidate_by_other ON identity_candidate (other, case_id) WHERE verdict <> '';

CREATE TABLE merging (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL,
    ord BIGINT NOT NULL,
    act TEXT NOT NULL,
    status TEXT NOT NULL,
    into_file TEXT NOT NULL,
    reason BYTEA NOT NULL,
    proposer TEXT NOT NULL,
    proposed_on TEXT NOT NULL,
    decider TEXT NOT NULL,
    decided_on TEXT NOT NULL,
    entered_on TEXT NOT NULL,
    remark BYTEA NOT NULL,
    papers BYTEA NOT NULL,
    own_papers BIGINT NOT NULL,
    own_documents BIGINT NOT NULL,
    other_papers BIGINT NOT NULL,
    other_documents BIGINT NOT NULL
);
CREATE INDEX merging_by_case ON merging (case_id, ord);
CREATE INDEX merging_by_survivor ON merging (into_file, case_id) WHERE status = 'approved';

CREATE TABLE register_statement (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL,
    version BIGINT NOT NULL,
    issued_on TEXT NOT NULL,
    officer TEXT NOT NULL,
    unit TEXT NOT NULL,
    asked_by BYTEA NOT NULL,
    purpose BYTEA NOT NULL,
    person BYTEA NOT NULL,
    variants BYTEA NOT NULL,
    readings BYTEA NOT NULL,
    dates BYTEA NOT NULL,
    searched TEXT NOT NULL,
    persons BIGINT NOT NULL,
    threshold TEXT NOT NULL,
    weights TEXT NOT NULL,
    more BIGINT NOT NULL,
    found BYTEA NOT NULL
);
CREATE UNIQUE INDEX register_statement_by_reference ON register_statement (case_id);
CREATE INDEX register_statement_by_unit ON register_statement (unit, issued_on, id);
