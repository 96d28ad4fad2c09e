-- What happens around a date. A clock knows its bells, which of them have rung for the day on
-- which it ends, whether it was missed, and to which day it is open where an edition moved its end
-- into the past; a task is what a bell asks of an officer; a case knows the day of its next bell,
-- so that the house finds the few files in which one is due.

-- +goose Up
ALTER TABLE clock ADD COLUMN warn TEXT NOT NULL DEFAULT '';
ALTER TABLE clock ADD COLUMN rung TEXT NOT NULL DEFAULT '';
ALTER TABLE clock ADD COLUMN missed_on TEXT NOT NULL DEFAULT '';
ALTER TABLE clock ADD COLUMN open_to TEXT NOT NULL DEFAULT '';
ALTER TABLE protection_case ADD COLUMN next_bell TEXT NOT NULL DEFAULT '';

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
-- A list of tasks walks this in its own order and touches no task of another unit.
CREATE INDEX task_by_unit ON task (unit, due_on, id) WHERE done_on = '';
CREATE INDEX protection_case_by_bell ON protection_case (next_bell, id);
