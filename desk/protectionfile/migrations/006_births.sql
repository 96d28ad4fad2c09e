-- A date of birth alone is found by its date, and not by looking through all of them.

-- +goose Up
CREATE INDEX birth_date_by_date ON birth_date (year, month, day);
