package deadline

import (
	"encoding/csv"
	"errors"
	"os"
	"strconv"
	"testing"

	"github.com/zaklon/zaklon/deadline/oracle"
)

// The sums of dates and periods published with dates-calc (testdata/README.md),
// in both of its rounding modes and in the one that aborts.
func TestPublishedVectors(t *testing.T) {
	file, err := os.Open("testdata/dates-calc.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil || len(rows) != 31 {
		t.Fatalf("got %d rows, %v, want the head and 30", len(rows), err)
	}
	almanac := oracle.NewAlmanac()
	for _, row := range rows[1:] {
		from, period, up, down := MustDate(row[0]), row[1], row[2], row[3]
		abort := up
		if up != down {
			abort = ""
		}
		for _, test := range []struct {
			missing MissingDay
			want    string
		}{{NextDay, up}, {LastOfMonth, down}, {RefuseMissing, abort}} {
			length := periodOf(t, period)
			got, err := added(from, length, test.missing)
			if got.String() != test.want || (err != nil) != (test.want == "") || err != nil && !errors.Is(err, NoSuchDay{}) {
				t.Errorf("%s + %s, %s: got %q, %v, want %q", from, period, test.missing, got, err, test.want)
			}
			rule := oracle.Rule{Length: oracle.Length{N: length.N, Unit: string(length.Unit)}, Missing: string(test.missing), Roll: "N"}
			if answer, err := almanac.Answer(rule, oracle.Inputs{Anchor: row[0]}, oracle.Offices{}); err != nil || answer.Nominal != test.want {
				t.Errorf("%s + %s, %s: the oracle got %q, %v, want %q", from, period, test.missing, answer.Nominal, err, test.want)
			}
		}
	}
}

// periodOf reads 10d, 2m or 88y.
func periodOf(t *testing.T, text string) Length {
	n, err := strconv.Atoi(text[:len(text)-1])
	if err != nil {
		t.Fatal(err)
	}
	return Length{n, Unit(text[len(text)-1:])}
}

// added is the sum of a date and a period, by the arithmetic of Date alone.
func added(from Date, l Length, missing MissingDay) (Date, error) {
	if l.Unit == Days {
		return from.AddDays(l.N)
	}
	if l.Unit == Years {
		return from.AddMonths(12*l.N, missing)
	}
	return from.AddMonths(l.N, missing)
}
