package limits

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/zaklon/zaklon/bench/harness"
	"github.com/zaklon/zaklon/deadline"
)

// An Engine computes the limits of cases. Next writes the earliest date of each case from one
// row to another; Dates gives the dates of one limit for all cases, to be compared.
type Engine interface {
	Next(c Cases, out []deadline.Date) error
	Dates(c Cases, rule int) ([]deadline.Date, error)
}

// Commands let a child serve engines by name: "next ENGINE CASES TIMES" measures, and "check
// ENGINE CASES" gives the digest of every limit and of the earliest.
func Commands(engines map[string]Engine) map[string]harness.Command {
	drawn := map[int]Cases{}
	read := func(arg string) (Engine, Cases, []string, error) {
		words := strings.Fields(arg)
		if len(words) < 2 || engines[words[0]] == nil {
			return nil, Cases{}, nil, fmt.Errorf("want an engine and a number of cases, got %q", arg)
		}
		n, err := strconv.Atoi(words[1])
		if _, known := drawn[n]; !known && err == nil {
			drawn[n] = Draw(n)
		}
		return engines[words[0]], drawn[n], words[2:], err
	}
	return map[string]harness.Command{
		"next": func(_ context.Context, arg string) (harness.Answer, error) {
			engine, cases, rest, err := read(arg)
			if err != nil || len(rest) != 1 {
				return harness.Answer{}, errors.Join(fmt.Errorf("next: want a number of times, got %q", arg), err)
			}
			return next(engine, cases, rest[0])
		},
		"check": func(_ context.Context, arg string) (harness.Answer, error) {
			engine, cases, _, err := read(arg)
			if err != nil {
				return harness.Answer{}, err
			}
			return check(engine, cases)
		},
	}
}

// next computes all cases as often as times says: a turn must last long enough to be measured.
func next(engine Engine, cases Cases, times string) (harness.Answer, error) {
	n, err := strconv.Atoi(times)
	if err != nil {
		return harness.Answer{}, err
	}
	out := make([]deadline.Date, len(cases.Lodged))
	return harness.Measured(func() (int64, error) {
		for range n {
			if err := engine.Next(cases, out); err != nil {
				return 0, err
			}
		}
		return int64(n * len(out)), nil
	})
}

func check(engine Engine, cases Cases) (harness.Answer, error) {
	var digests []string
	for rule := range Count {
		dates, err := engine.Dates(cases, rule)
		if err != nil {
			return harness.Answer{}, err
		}
		digests = append(digests, Digest(dates))
	}
	out := make([]deadline.Date, len(cases.Lodged))
	err := engine.Next(cases, out)
	return harness.Answer{Text: strings.Join(append(digests, Digest(out)), " ")}, err
}
