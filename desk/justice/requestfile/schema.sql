CREATE TABLE annex (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL,
    ord BIGINT NOT NULL,
    kind TEXT NOT NULL,
    title BYTEA NOT NULL,
    media_type TEXT NOT NULL,
    size BIGINT NOT NULL,
    sha256 TEXT NOT NULL,
    blob TEXT NOT NULL,
    filed_on TEXT NOT NULL,
    filed_by TEXT NOT NULL,
    forwarded_on TEXT NOT NULL
);

CREATE INDEX annex_by_case ON annex (case_id, ord);

CREATE TABLE arrival (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL,
    ord BIGINT NOT NULL,
    channel TEXT NOT NULL,
    sender TEXT NOT NULL,
    organ TEXT NOT NULL,
    on_day TEXT NOT NULL,
    at_time TEXT NOT NULL,
    form TEXT NOT NULL,
    language TEXT NOT NULL,
    stamp TEXT NOT NULL,
    document TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    complete BIGINT NOT NULL,
    entered_on TEXT NOT NULL,
    entered_by TEXT NOT NULL
);

CREATE INDEX arrival_by_case ON arrival (case_id, ord);

CREATE TABLE assessment (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL,
    ord BIGINT NOT NULL,
    offence TEXT NOT NULL,
    point TEXT NOT NULL,
    answer TEXT NOT NULL,
    reasons BYTEA NOT NULL,
    on_day TEXT NOT NULL,
    assessed_by TEXT NOT NULL
);

CREATE INDEX assessment_by_case ON assessment (case_id, ord);

CREATE TABLE assignment (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL,
    ord BIGINT NOT NULL,
    officer TEXT NOT NULL,
    on_day TEXT NOT NULL,
    assigned_by TEXT NOT NULL
);

CREATE INDEX assignment_by_case ON assignment (case_id, ord);

CREATE TABLE assurance (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL,
    ord BIGINT NOT NULL,
    kind TEXT NOT NULL,
    words BYTEA NOT NULL,
    given_by BYTEA NOT NULL,
    on_day TEXT NOT NULL,
    document TEXT NOT NULL
);

CREATE INDEX assurance_by_case ON assurance (case_id, ord);

CREATE TABLE chaser (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL,
    ord BIGINT NOT NULL,
    court TEXT NOT NULL,
    sent_to BYTEA NOT NULL,
    on_day TEXT NOT NULL,
    answered_on TEXT NOT NULL,
    answer BYTEA NOT NULL
);

CREATE INDEX chaser_by_case ON chaser (case_id, ord);

CREATE TABLE checkpoint (
    slot  BIGINT PRIMARY KEY,
    seq   BIGINT NOT NULL,
    reach BIGINT NOT NULL,
    size  BIGINT NOT NULL,
    note  TEXT   NOT NULL,
    seal  TEXT   NOT NULL
);

CREATE TABLE claimed_birth (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL,
    ord BIGINT NOT NULL,
    person TEXT NOT NULL,
    year BIGINT NOT NULL,
    month BIGINT NOT NULL,
    day BIGINT NOT NULL,
    precision TEXT NOT NULL
);

CREATE INDEX claimed_birth_by_case ON claimed_birth (case_id, ord);

CREATE TABLE claimed_name (
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

CREATE INDEX claimed_name_by_case ON claimed_name (case_id, ord);

CREATE INDEX claimed_name_by_key ON claimed_name (search_key);

CREATE TABLE claimed_nationality (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL,
    ord BIGINT NOT NULL,
    person TEXT NOT NULL,
    state TEXT NOT NULL
);

CREATE INDEX claimed_nationality_by_case ON claimed_nationality (case_id, ord);

CREATE TABLE claimed_paper (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL,
    ord BIGINT NOT NULL,
    person TEXT NOT NULL,
    kind TEXT NOT NULL,
    number TEXT NOT NULL,
    state TEXT NOT NULL,
    expires TEXT NOT NULL
);

CREATE INDEX claimed_paper_by_case ON claimed_paper (case_id, ord);

CREATE INDEX claimed_paper_by_number ON claimed_paper (number);

CREATE TABLE claimed_person (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL,
    ord BIGINT NOT NULL,
    gender TEXT NOT NULL,
    place_of_birth BYTEA NOT NULL,
    father BYTEA NOT NULL,
    mother BYTEA NOT NULL
);

CREATE INDEX claimed_person_by_case ON claimed_person (case_id, ord);

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

CREATE TABLE court_step (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL,
    ord BIGINT NOT NULL,
    kind TEXT NOT NULL,
    court TEXT NOT NULL,
    number TEXT NOT NULL,
    opened_on TEXT NOT NULL,
    heard_on TEXT NOT NULL,
    moved_by TEXT NOT NULL,
    outcome TEXT NOT NULL,
    on_day TEXT NOT NULL,
    served_on TEXT NOT NULL,
    reasons BYTEA NOT NULL,
    document TEXT NOT NULL
);

CREATE INDEX court_step_by_case ON court_step (case_id, ord);

CREATE TABLE custody (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL,
    ord BIGINT NOT NULL,
    arrested_on TEXT NOT NULL,
    basis TEXT NOT NULL,
    ordered_on TEXT NOT NULL,
    released_on TEXT NOT NULL,
    reason TEXT NOT NULL,
    ordered_court TEXT NOT NULL,
    order_number TEXT NOT NULL
);

CREATE INDEX custody_by_case ON custody (case_id, ord);

CREATE TABLE decision (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL,
    ord BIGINT NOT NULL,
    outcome TEXT NOT NULL,
    operative TEXT NOT NULL,
    grounds BYTEA NOT NULL,
    priority BYTEA NOT NULL,
    re_extradite TEXT NOT NULL,
    onward TEXT NOT NULL,
    onward_why BYTEA NOT NULL,
    on_day TEXT NOT NULL,
    decided_by TEXT NOT NULL
);

CREATE INDEX decision_by_case ON decision (case_id, ord);

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

CREATE TABLE enclosure (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL,
    ord BIGINT NOT NULL,
    kind TEXT NOT NULL,
    status TEXT NOT NULL,
    language TEXT NOT NULL,
    document TEXT NOT NULL,
    checked_on TEXT NOT NULL,
    checked_by TEXT NOT NULL,
    remark BYTEA NOT NULL
);

CREATE INDEX enclosure_by_case ON enclosure (case_id, ord);

CREATE TABLE factor (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL,
    ord BIGINT NOT NULL,
    assurance TEXT NOT NULL,
    factor TEXT NOT NULL,
    answer TEXT NOT NULL,
    reasons BYTEA NOT NULL,
    on_day TEXT NOT NULL,
    assessed_by TEXT NOT NULL
);

CREATE INDEX factor_by_case ON factor (case_id, ord);

CREATE TABLE hold (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL,
    part TEXT NOT NULL,
    standing BIGINT NOT NULL
);

CREATE INDEX hold_by_case ON hold (case_id);

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

CREATE TABLE information_request (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL,
    ord BIGINT NOT NULL,
    what BYTEA NOT NULL,
    on_day TEXT NOT NULL,
    until_on TEXT NOT NULL,
    received_on TEXT NOT NULL,
    arrival TEXT NOT NULL
);

CREATE INDEX information_request_by_case ON information_request (case_id, ord);

CREATE TABLE kept_form (
    id TEXT PRIMARY KEY,
    saved_at BIGINT NOT NULL,
    form BYTEA NOT NULL
);

CREATE INDEX kept_form_by_time ON kept_form (saved_at);

CREATE TABLE legacy_import (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL,
    version BIGINT NOT NULL,
    on_day TEXT NOT NULL,
    officer TEXT NOT NULL,
    unit TEXT NOT NULL,
    name BYTEA NOT NULL,
    sha256 TEXT NOT NULL,
    taken BIGINT NOT NULL,
    left_out TEXT NOT NULL
);

CREATE TABLE legacy_record (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL,
    ord BIGINT NOT NULL,
    line BIGINT NOT NULL,
    number TEXT NOT NULL,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    their_reference TEXT NOT NULL,
    received_on TEXT NOT NULL,
    family TEXT NOT NULL,
    given TEXT NOT NULL,
    search_key TEXT NOT NULL,
    born TEXT NOT NULL,
    nationality TEXT NOT NULL,
    document TEXT NOT NULL,
    outcome TEXT NOT NULL,
    closed_on TEXT NOT NULL
);

CREATE INDEX legacy_record_by_case ON legacy_record (case_id, ord);

CREATE INDEX legacy_record_by_number ON legacy_record (number);

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

CREATE TABLE measure (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL,
    ord BIGINT NOT NULL,
    kind TEXT NOT NULL,
    status TEXT NOT NULL,
    asked_on TEXT NOT NULL,
    on_day TEXT NOT NULL
);

CREATE INDEX measure_by_case ON measure (case_id, ord);

CREATE TABLE negative_certificate (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL,
    version BIGINT NOT NULL,
    issued_on TEXT NOT NULL,
    officer TEXT NOT NULL,
    unit TEXT NOT NULL,
    requester TEXT NOT NULL,
    asked_by BYTEA NOT NULL,
    purpose BYTEA NOT NULL,
    person BYTEA NOT NULL,
    variants BYTEA NOT NULL,
    readings BYTEA NOT NULL,
    dates BYTEA NOT NULL,
    searched TEXT NOT NULL,
    persons BIGINT NOT NULL,
    threshold TEXT NOT NULL,
    weights TEXT NOT NULL
);

CREATE INDEX negative_certificate_by_unit ON negative_certificate (unit, issued_on, id);

CREATE TABLE offence (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL,
    ord BIGINT NOT NULL,
    description BYTEA NOT NULL,
    law BYTEA NOT NULL,
    penalty TEXT NOT NULL,
    months BIGINT NOT NULL,
    on_day BYTEA NOT NULL,
    place BYTEA NOT NULL
);

CREATE INDEX offence_by_case ON offence (case_id, ord);

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

CREATE TABLE passage (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL,
    ord BIGINT NOT NULL,
    stage TEXT NOT NULL,
    court TEXT NOT NULL,
    on_day TEXT NOT NULL
);

CREATE INDEX passage_by_case ON passage (case_id, ord);

CREATE TABLE prolonging (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL,
    ord BIGINT NOT NULL,
    of_part TEXT NOT NULL,
    ground TEXT NOT NULL,
    on_day TEXT NOT NULL,
    until_on TEXT NOT NULL,
    notice_on TEXT NOT NULL,
    late_days BIGINT NOT NULL
);

CREATE INDEX prolonging_by_case ON prolonging (case_id, ord);

CREATE TABLE refoulement (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL,
    ord BIGINT NOT NULL,
    asked_on TEXT NOT NULL,
    number TEXT NOT NULL,
    answered_on TEXT NOT NULL,
    engaged BYTEA NOT NULL
);

CREATE INDEX refoulement_by_case ON refoulement (case_id, ord);

CREATE TABLE request (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL,
    version BIGINT NOT NULL,
    kind TEXT NOT NULL,
    direction TEXT NOT NULL,
    state TEXT NOT NULL,
    resume TEXT NOT NULL,
    outcome TEXT NOT NULL,
    operative TEXT NOT NULL,
    result TEXT NOT NULL,
    subject BYTEA NOT NULL,
    requesting_state TEXT NOT NULL,
    requested_state TEXT NOT NULL,
    authority TEXT NOT NULL,
    mission TEXT NOT NULL,
    basis TEXT NOT NULL,
    treaty TEXT NOT NULL,
    their_reference TEXT NOT NULL,
    legacy_number TEXT NOT NULL,
    unit TEXT NOT NULL,
    entered_unit TEXT NOT NULL,
    entered_by TEXT NOT NULL,
    assignee TEXT NOT NULL,
    court TEXT NOT NULL,
    conditions TEXT NOT NULL,
    consents TEXT NOT NULL,
    consent_on TEXT NOT NULL,
    received_on TEXT NOT NULL,
    referred_on TEXT NOT NULL,
    final_on TEXT NOT NULL,
    decided_on TEXT NOT NULL,
    closed_on TEXT NOT NULL,
    pack_state TEXT NOT NULL,
    packs TEXT NOT NULL,
    -- What every act works out anew from the rest of the file, so that a list need not.
    parts BIGINT NOT NULL,
    proposer TEXT NOT NULL,
    next_rule TEXT NOT NULL,
    next_due TEXT NOT NULL,
    next_bell TEXT NOT NULL
);

CREATE INDEX request_by_bell ON request (next_bell, id);

CREATE INDEX request_by_court ON request (court, next_due, id) WHERE court <> '';

CREATE INDEX request_by_legacy_number ON request (legacy_number) WHERE legacy_number <> '';

CREATE UNIQUE INDEX request_by_reference ON request (case_id);

CREATE INDEX request_by_state ON request (state, next_due, id);

CREATE INDEX request_by_their_reference ON request (their_reference) WHERE their_reference <> '';

CREATE INDEX request_by_unit ON request (unit, next_due, id);

CREATE TABLE surrender (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL,
    ord BIGINT NOT NULL,
    status TEXT NOT NULL,
    agreed_on TEXT NOT NULL,
    on_day TEXT NOT NULL,
    place BYTEA NOT NULL,
    days BIGINT NOT NULL,
    intended_on TEXT NOT NULL,
    intended_by TEXT NOT NULL,
    executed_on TEXT NOT NULL,
    executed_by TEXT NOT NULL,
    ended_on TEXT NOT NULL,
    ground TEXT NOT NULL
);

CREATE INDEX surrender_by_case ON surrender (case_id, ord);

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

CREATE TABLE tile (
    level  BIGINT NOT NULL,
    number BIGINT NOT NULL,
    hashes BYTEA  NOT NULL,
    PRIMARY KEY (level, number)
);
