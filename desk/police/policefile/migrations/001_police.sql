-- The police register: the files of messages of other bureaus, of removals and escorts, and of statements,
-- one row for a head and one for each part. Days are ISO dates or empty, flags are 0 or 1, sealed text is
-- BYTEA. Every table has an after-image in the book; package policefile lists the same columns.

-- +goose Up
CREATE TABLE message (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL,
    version BIGINT NOT NULL,
    state TEXT NOT NULL,
    unit TEXT NOT NULL,
    assignee TEXT NOT NULL,
    form TEXT NOT NULL,
    colour TEXT NOT NULL,
    sender TEXT NOT NULL,
    reference TEXT NOT NULL,
    dated TEXT NOT NULL,
    received_on TEXT NOT NULL,
    received_at TEXT NOT NULL,
    priority TEXT NOT NULL,
    language TEXT NOT NULL,
    restriction TEXT NOT NULL,
    deadline_on TEXT NOT NULL,
    case_number BYTEA NOT NULL,
    charge BYTEA NOT NULL,
    article BYTEA NOT NULL,
    warrant BYTEA NOT NULL,
    warrant_on TEXT NOT NULL,
    summary BYTEA NOT NULL,
    answer_by TEXT NOT NULL,
    reviewed_on TEXT NOT NULL,
    answered_on TEXT NOT NULL,
    returned_on TEXT NOT NULL,
    purged_on TEXT NOT NULL,
    pack_state TEXT NOT NULL,
    pack TEXT NOT NULL,
    parts BIGINT NOT NULL,
    next_due TEXT NOT NULL,
    next_bell TEXT NOT NULL
);
CREATE INDEX message_by_unit ON message (unit, next_due);
CREATE INDEX message_by_bell ON message (next_bell);

CREATE TABLE removal (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL,
    version BIGINT NOT NULL,
    state TEXT NOT NULL,
    unit TEXT NOT NULL,
    assignee TEXT NOT NULL,
    kind TEXT NOT NULL,
    to_state TEXT NOT NULL,
    ground TEXT NOT NULL,
    order_number BYTEA NOT NULL,
    prepared_on TEXT NOT NULL,
    ordered_on TEXT NOT NULL,
    ordered_by TEXT NOT NULL,
    planned_on TEXT NOT NULL,
    intended_on TEXT NOT NULL,
    intended_by TEXT NOT NULL,
    place BYTEA NOT NULL,
    executed_on TEXT NOT NULL,
    executed_by TEXT NOT NULL,
    ended_on TEXT NOT NULL,
    end_reason BYTEA NOT NULL,
    outcome TEXT NOT NULL,
    posted TEXT NOT NULL,
    pack_state TEXT NOT NULL,
    pack TEXT NOT NULL,
    parts BIGINT NOT NULL
);
CREATE INDEX removal_by_unit ON removal (unit, prepared_on);

CREATE TABLE police_statement (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL,
    version BIGINT NOT NULL,
    issued_on TEXT NOT NULL,
    officer TEXT NOT NULL,
    unit TEXT NOT NULL,
    asked_by BYTEA NOT NULL,
    through BIGINT NOT NULL,
    messages BIGINT NOT NULL,
    checks BIGINT NOT NULL,
    solely BIGINT NOT NULL,
    person BYTEA NOT NULL,
    chosen BYTEA NOT NULL,
    lines BYTEA NOT NULL
);
CREATE INDEX police_statement_by_unit ON police_statement (unit, issued_on);

CREATE TABLE person (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL,
    ord BIGINT NOT NULL,
    gender TEXT NOT NULL,
    place_of_birth BYTEA NOT NULL,
    father BYTEA NOT NULL,
    mother BYTEA NOT NULL
);
CREATE INDEX person_by_case ON person (case_id, ord);

CREATE TABLE person_name (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL,
    ord BIGINT NOT NULL,
    person TEXT NOT NULL,
    kind TEXT NOT NULL,
    script TEXT NOT NULL,
    family TEXT NOT NULL,
    given TEXT NOT NULL,
    no_given BIGINT NOT NULL,
    patronymic TEXT NOT NULL,
    search_key TEXT NOT NULL
);
CREATE INDEX person_name_by_case ON person_name (case_id, ord);
CREATE INDEX person_name_by_key ON person_name (search_key);

CREATE TABLE birth_date (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL,
    ord BIGINT NOT NULL,
    person TEXT NOT NULL,
    year BIGINT NOT NULL,
    month BIGINT NOT NULL,
    day BIGINT NOT NULL,
    precision TEXT NOT NULL
);
CREATE INDEX birth_date_by_case ON birth_date (case_id, ord);

CREATE TABLE nationality (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL,
    ord BIGINT NOT NULL,
    person TEXT NOT NULL,
    state TEXT NOT NULL
);
CREATE INDEX nationality_by_case ON nationality (case_id, ord);

CREATE TABLE identity_document (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL,
    ord BIGINT NOT NULL,
    person TEXT NOT NULL,
    kind TEXT NOT NULL,
    number TEXT NOT NULL,
    state TEXT NOT NULL,
    expires TEXT NOT NULL
);
CREATE INDEX identity_document_by_case ON identity_document (case_id, ord);
CREATE INDEX identity_document_by_number ON identity_document (number);

CREATE TABLE requested (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL,
    ord BIGINT NOT NULL,
    action TEXT NOT NULL
);
CREATE INDEX requested_by_case ON requested (case_id, ord);

CREATE TABLE alias (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL,
    ord BIGINT NOT NULL,
    name TEXT NOT NULL,
    source TEXT NOT NULL,
    reason BYTEA NOT NULL,
    recorded_on TEXT NOT NULL,
    officer TEXT NOT NULL
);
CREATE INDEX alias_by_case ON alias (case_id, ord);

CREATE TABLE police_check (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL,
    ord BIGINT NOT NULL,
    person TEXT NOT NULL,
    name TEXT NOT NULL,
    purpose TEXT NOT NULL,
    source TEXT NOT NULL,
    result TEXT NOT NULL,
    remark BYTEA NOT NULL,
    made_on TEXT NOT NULL,
    officer TEXT NOT NULL
);
CREATE INDEX police_check_by_case ON police_check (case_id, ord);

CREATE TABLE review (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL,
    ord BIGINT NOT NULL,
    article_three TEXT NOT NULL,
    refugee_policy TEXT NOT NULL,
    reasons BYTEA NOT NULL,
    on_day TEXT NOT NULL,
    officer TEXT NOT NULL
);
CREATE INDEX review_by_case ON review (case_id, ord);

CREATE TABLE confirmation (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL,
    ord BIGINT NOT NULL,
    person TEXT NOT NULL,
    recipient TEXT NOT NULL,
    consent_on TEXT NOT NULL,
    media_type TEXT NOT NULL,
    size BIGINT NOT NULL,
    sha256 TEXT NOT NULL,
    on_day TEXT NOT NULL,
    officer TEXT NOT NULL
);
CREATE INDEX confirmation_by_case ON confirmation (case_id, ord);

CREATE TABLE arrest (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL,
    ord BIGINT NOT NULL,
    person TEXT NOT NULL,
    ordered_on TEXT NOT NULL,
    ordered_by TEXT NOT NULL,
    made_on TEXT NOT NULL,
    made_at TEXT NOT NULL,
    place BYTEA NOT NULL,
    conveyed TEXT NOT NULL
);
CREATE INDEX arrest_by_case ON arrest (case_id, ord);

CREATE TABLE clock (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL,
    ord BIGINT NOT NULL,
    rule TEXT NOT NULL,
    pack TEXT NOT NULL,
    calendar TEXT NOT NULL,
    anchor_on TEXT NOT NULL,
    nominal_on TEXT NOT NULL,
    due_on TEXT NOT NULL,
    latest_on TEXT NOT NULL,
    rolled_on TEXT NOT NULL,
    alarm_on TEXT NOT NULL,
    roll TEXT NOT NULL,
    evidence TEXT NOT NULL,
    ends TEXT NOT NULL,
    ended_on TEXT NOT NULL,
    soft BIGINT NOT NULL,
    begins BIGINT NOT NULL,
    warn TEXT NOT NULL,
    rung TEXT NOT NULL,
    missed_on TEXT NOT NULL,
    open_to TEXT NOT NULL
);
CREATE INDEX clock_by_case ON clock (case_id, ord);

CREATE TABLE task (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL,
    ord BIGINT NOT NULL,
    rule TEXT NOT NULL,
    kind TEXT NOT NULL,
    days BIGINT NOT NULL,
    due_on TEXT NOT NULL,
    raised_on TEXT NOT NULL,
    unit TEXT NOT NULL,
    officer TEXT NOT NULL,
    leader BIGINT NOT NULL,
    done_on TEXT NOT NULL,
    done_by TEXT NOT NULL
);
CREATE INDEX task_by_case ON task (case_id, ord);

CREATE TABLE removal_request (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL,
    ord BIGINT NOT NULL,
    kind TEXT NOT NULL,
    reference BYTEA NOT NULL,
    on_day TEXT NOT NULL,
    officer TEXT NOT NULL
);
CREATE INDEX removal_request_by_case ON removal_request (case_id, ord);
