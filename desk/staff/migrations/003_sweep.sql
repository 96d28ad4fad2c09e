-- What has run out is swept at every sign-in, and found without reading the rest.

-- +goose Up
CREATE INDEX attempt_by_time ON attempt (last_at);
CREATE INDEX session_by_time ON session (began_at);
CREATE INDEX waiting_by_time ON waiting (began_at);
DROP INDEX waiting_by_officer;
CREATE INDEX waiting_by_officer ON waiting (officer_id, began_at);
