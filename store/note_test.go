package store_test

import (
	"time"

	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/store"
	"github.com/zaklon/zaklon/store/contract"
)

func leapDay() deadline.Date {
	return deadline.DateIn(time.Date(2024, 2, 29, 12, 0, 0, 0, time.UTC), time.UTC)
}

func config(dir string) store.Config { return contract.Config(dir, store.Postgres{}) }
