-- The letters of a register's files: orders, never their words. slot_at is the fixed instant at which
-- one leaves, in microseconds since 1970, UTC.
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
