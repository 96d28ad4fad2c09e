CREATE TABLE checkpoint (
    slot  BIGINT PRIMARY KEY,
    seq   BIGINT NOT NULL,
    reach BIGINT NOT NULL,
    size  BIGINT NOT NULL,
    note  TEXT   NOT NULL,
    seal  TEXT   NOT NULL
);

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

CREATE TABLE door_hold (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL,
    ord BIGINT NOT NULL,
    settled BIGINT NOT NULL
);

CREATE INDEX door_hold_by_case ON door_hold (case_id, ord);

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

CREATE INDEX door_pair_by_claim ON door_pair (claim_case);

CREATE TABLE door_paper (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL,
    ord BIGINT NOT NULL,
    blob TEXT NOT NULL
);

CREATE INDEX door_paper_by_case ON door_paper (case_id, ord);

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
, question TEXT NOT NULL DEFAULT '', state TEXT NOT NULL DEFAULT '', stated_by TEXT NOT NULL DEFAULT '', decider TEXT NOT NULL DEFAULT '', decided_on TEXT NOT NULL DEFAULT '', status TEXT NOT NULL DEFAULT '', remark BYTEA NOT NULL DEFAULT '');

CREATE INDEX door_statement_by_case ON door_statement (case_id, ord);

CREATE INDEX door_statement_by_question ON door_statement (question);

CREATE TABLE door_subject (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL,
    ord BIGINT NOT NULL,
    said BYTEA NOT NULL
);

CREATE INDEX door_subject_by_case ON door_subject (case_id, ord);

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

CREATE TABLE inbox (
    id TEXT PRIMARY KEY,
    file_id TEXT NOT NULL,
    sender TEXT NOT NULL,
    kind TEXT NOT NULL,
    answers TEXT NOT NULL,
    form BYTEA NOT NULL,
    received_at BIGINT NOT NULL,
    taken BIGINT NOT NULL
);

CREATE INDEX inbox_by_time ON inbox (taken, received_at);

CREATE TABLE inbox_document (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL,
    message TEXT NOT NULL,
    ord BIGINT NOT NULL,
    title BYTEA NOT NULL,
    media_type TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    blob TEXT NOT NULL
);

CREATE INDEX inbox_document_by_message ON inbox_document (message, ord);

CREATE TABLE kept_form (
    id TEXT PRIMARY KEY,
    saved_at BIGINT NOT NULL,
    form BYTEA NOT NULL
);

CREATE INDEX kept_form_by_time ON kept_form (saved_at);

CREATE TABLE outbox (
    id TEXT PRIMARY KEY,
    file_id TEXT NOT NULL,
    receiver TEXT NOT NULL,
    kind TEXT NOT NULL,
    answers TEXT NOT NULL,
    form BYTEA NOT NULL,
    leaves_at BIGINT NOT NULL,
    left_at BIGINT NOT NULL
);

CREATE INDEX outbox_by_slot ON outbox (receiver, left_at, leaves_at);

CREATE TABLE outbox_document (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL,
    message TEXT NOT NULL,
    ord BIGINT NOT NULL,
    title BYTEA NOT NULL,
    media_type TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    blob TEXT NOT NULL
);

CREATE INDEX outbox_document_by_message ON outbox_document (message, ord);

CREATE TABLE tile (
    level  BIGINT NOT NULL,
    number BIGINT NOT NULL,
    hashes BYTEA  NOT NULL,
    PRIMARY KEY (level, number)
);
