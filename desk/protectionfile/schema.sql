CREATE TABLE birth_date (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL,
    ord BIGINT NOT NULL,
    year BIGINT NOT NULL,
    month BIGINT NOT NULL,
    day BIGINT NOT NULL,
    precision TEXT NOT NULL
);

CREATE INDEX birth_date_by_case ON birth_date (case_id, ord);

CREATE INDEX birth_date_by_date ON birth_date (year, month, day);

CREATE TABLE checkpoint (
    slot  BIGINT PRIMARY KEY,
    seq   BIGINT NOT NULL,
    reach BIGINT NOT NULL,
    size  BIGINT NOT NULL,
    note  TEXT   NOT NULL,
    seal  TEXT   NOT NULL
);

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
    begins BIGINT NOT NULL
, warn TEXT NOT NULL DEFAULT '', rung TEXT NOT NULL DEFAULT '', missed_on TEXT NOT NULL DEFAULT '', open_to TEXT NOT NULL DEFAULT '');

CREATE INDEX clock_by_case ON clock (case_id, ord);

CREATE TABLE correction (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL,
    ord BIGINT NOT NULL,
    status TEXT NOT NULL,
    field TEXT NOT NULL,
    part TEXT NOT NULL,
    before_value BYTEA NOT NULL,
    after_value BYTEA NOT NULL,
    reason BYTEA NOT NULL,
    proof TEXT NOT NULL,
    proposer TEXT NOT NULL,
    proposed_on TEXT NOT NULL,
    decider TEXT NOT NULL,
    decided_on TEXT NOT NULL,
    remark BYTEA NOT NULL
);

CREATE INDEX correction_by_case ON correction (case_id, ord);

CREATE TABLE decision (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL,
    ord BIGINT NOT NULL,
    status TEXT NOT NULL,
    outcome TEXT NOT NULL,
    ground TEXT NOT NULL,
    reasons BYTEA NOT NULL,
    author TEXT NOT NULL,
    drafted_on TEXT NOT NULL,
    reader TEXT NOT NULL,
    read_on TEXT NOT NULL,
    remark BYTEA NOT NULL,
    served_on TEXT NOT NULL,
    mode TEXT NOT NULL,
    proof TEXT NOT NULL,
    no_suit_on TEXT NOT NULL
);

CREATE INDEX decision_by_case ON decision (case_id, ord);

CREATE TABLE document (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL,
    ord BIGINT NOT NULL,
    series TEXT NOT NULL,
    version BIGINT NOT NULL,
    kind TEXT NOT NULL,
    title BYTEA NOT NULL,
    media_type TEXT NOT NULL,
    size BIGINT NOT NULL,
    sha256 TEXT NOT NULL,
    blob TEXT NOT NULL,
    filed_on TEXT NOT NULL,
    filed_by TEXT NOT NULL
);

CREATE INDEX document_by_case ON document (case_id, ord);

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

CREATE TABLE extension (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL,
    ord BIGINT NOT NULL,
    decided_on TEXT NOT NULL,
    until_on TEXT NOT NULL,
    ground TEXT NOT NULL,
    notice_on TEXT NOT NULL,
    reasons BYTEA NOT NULL,
    evidence TEXT NOT NULL,
    late_days BIGINT NOT NULL
);

CREATE INDEX extension_by_case ON extension (case_id, ord);

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

CREATE INDEX identity_candidate_by_other ON identity_candidate (other, case_id) WHERE verdict <> '';

CREATE TABLE identity_document (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL,
    ord BIGINT NOT NULL,
    kind TEXT NOT NULL,
    number TEXT NOT NULL,
    state TEXT NOT NULL,
    expires TEXT NOT NULL
);

CREATE INDEX identity_document_by_case ON identity_document (case_id, ord);

CREATE INDEX identity_document_by_number ON identity_document (number);

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

CREATE TABLE interview (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL,
    ord BIGINT NOT NULL,
    planned_on TEXT NOT NULL,
    planned_time TEXT NOT NULL,
    place TEXT NOT NULL,
    language TEXT NOT NULL,
    interpreter TEXT NOT NULL,
    interviewer TEXT NOT NULL,
    held_on TEXT NOT NULL,
    read_back BIGINT NOT NULL,
    report BYTEA NOT NULL,
    remarks BYTEA NOT NULL
);

CREATE INDEX interview_by_case ON interview (case_id, ord);

CREATE TABLE kept_form (
    id TEXT PRIMARY KEY,
    saved_at BIGINT NOT NULL,
    form BYTEA NOT NULL
);

CREATE INDEX kept_form_by_time ON kept_form (saved_at);

CREATE TABLE mandate (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL,
    ord BIGINT NOT NULL,
    counsel TEXT NOT NULL,
    name TEXT NOT NULL,
    organisation TEXT NOT NULL,
    from_on TEXT NOT NULL,
    until_on TEXT NOT NULL,
    ended_on TEXT NOT NULL,
    document TEXT NOT NULL
);

CREATE INDEX mandate_by_case ON mandate (case_id, ord);

CREATE INDEX mandate_by_counsel ON mandate (counsel);

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
, own_decisions BIGINT NOT NULL DEFAULT 0, own_interviews BIGINT NOT NULL DEFAULT 0, other_decisions BIGINT NOT NULL DEFAULT 0, other_interviews BIGINT NOT NULL DEFAULT 0);

CREATE INDEX merging_by_case ON merging (case_id, ord);

CREATE INDEX merging_by_survivor ON merging (into_file, case_id) WHERE status = 'approved';

CREATE TABLE paper (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL,
    ord BIGINT NOT NULL,
    kind TEXT NOT NULL,
    issued_on TEXT NOT NULL,
    wrong_on TEXT NOT NULL
);

CREATE INDEX paper_by_case ON paper (case_id, ord);

CREATE TABLE person_language (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL,
    ord BIGINT NOT NULL,
    language TEXT NOT NULL
);

CREATE INDEX person_language_by_case ON person_language (case_id, ord);

CREATE TABLE person_name (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL,
    ord BIGINT NOT NULL,
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

CREATE TABLE person_state (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL,
    ord BIGINT NOT NULL,
    kind TEXT NOT NULL,
    state TEXT NOT NULL
);

CREATE INDEX person_state_by_case ON person_state (case_id, ord);

CREATE TABLE protection_case (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL,
    version BIGINT NOT NULL,
    state TEXT NOT NULL,
    unit TEXT NOT NULL,
    entered_unit TEXT NOT NULL,
    entered_by TEXT NOT NULL,
    assignee TEXT NOT NULL,
    intention_on TEXT NOT NULL,
    intention_place TEXT NOT NULL,
    intention_form TEXT NOT NULL,
    certificate_on TEXT NOT NULL,
    handed_over_on TEXT NOT NULL,
    lodged_on TEXT NOT NULL,
    lodged_form TEXT NOT NULL,
    registered_on TEXT NOT NULL,
    assessment_on TEXT NOT NULL,
    decided_on TEXT NOT NULL,
    served_on TEXT NOT NULL,
    final_on TEXT NOT NULL,
    pack_state TEXT NOT NULL,
    pack TEXT NOT NULL,
    person_id TEXT NOT NULL,
    gender TEXT NOT NULL,
    place_of_birth TEXT NOT NULL,
    -- What every act works out anew from the rest of the file, so that a list need not.
    parts BIGINT NOT NULL,
    next_rule TEXT NOT NULL,
    next_due TEXT NOT NULL,
    next_anchor TEXT NOT NULL
, next_bell TEXT NOT NULL DEFAULT '', continued_in TEXT NOT NULL DEFAULT '');

CREATE INDEX protection_case_by_bell ON protection_case (next_bell, id);

CREATE INDEX protection_case_by_entry ON protection_case (entered_unit, next_due, id, state, assignee, handed_over_on) WHERE handed_over_on = '';

CREATE UNIQUE INDEX protection_case_by_reference ON protection_case (case_id);

CREATE INDEX protection_case_by_survivor ON protection_case (continued_in) WHERE continued_in <> '';

CREATE INDEX protection_case_by_unit ON protection_case (unit, next_due, id, state, assignee, handed_over_on) WHERE handed_over_on <> '';

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

CREATE INDEX task_by_unit ON task (unit, due_on, id) WHERE done_on = '';

CREATE TABLE tile (
    level  BIGINT NOT NULL,
    number BIGINT NOT NULL,
    hashes BYTEA  NOT NULL,
    PRIMARY KEY (level, number)
);

CREATE TABLE vulnerability_indicator (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL,
    ord BIGINT NOT NULL,
    kind TEXT NOT NULL
);

CREATE INDEX vulnerability_indicator_by_case ON vulnerability_indicator (case_id, ord);
