-- What two files held when one was merged into the other: decisions approved and interviews held, too.
-- A merge that was entered before counts none, so its parting lists all: rather one too many.

-- +goose Up
ALTER TABLE merging ADD COLUMN own_decisions BIGINT NOT NULL DEFAULT 0;
ALTER TABLE merging ADD COLUMN own_interviews BIGINT NOT NULL DEFAULT 0;
ALTER TABLE merging ADD COLUMN other_decisions BIGINT NOT NULL DEFAULT 0;
ALTER TABLE merging ADD COLUMN other_interviews BIGINT NOT NULL DEFAULT 0;
