-- What an officer has typed and not entered. Both tables are fleeting: they prove nothing,
-- have no after-image, and are swept. The text is sealed, with the key of the case it speaks
-- of (draft) or with a key that only one browser holds (kept_form).

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
