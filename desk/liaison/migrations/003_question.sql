-- What a court is told answers a message of the post, and a second liaison confirms it or does not. The
-- matches of a claim are looked up by the claim when a court asks.

-- +goose Up
ALTER TABLE door_statement ADD COLUMN question TEXT NOT NULL DEFAULT '';
ALTER TABLE door_statement ADD COLUMN state TEXT NOT NULL DEFAULT '';
ALTER TABLE door_statement ADD COLUMN stated_by TEXT NOT NULL DEFAULT '';
ALTER TABLE door_statement ADD COLUMN decider TEXT NOT NULL DEFAULT '';
ALTER TABLE door_statement ADD COLUMN decided_on TEXT NOT NULL DEFAULT '';
ALTER TABLE door_statement ADD COLUMN status TEXT NOT NULL DEFAULT '';
ALTER TABLE door_statement ADD COLUMN remark BYTEA NOT NULL DEFAULT '';
CREATE INDEX door_statement_by_question ON door_statement (question);
CREATE INDEX door_pair_by_claim ON door_pair (claim_case);
