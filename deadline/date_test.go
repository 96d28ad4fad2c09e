package deadline

import (
	"encoding/json"
	"errors"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// MustDate reads a date that the test's author knows to be right.
func MustDate(text string) Date {
	if text == "" {
		return 0
	}
	d, err := ParseDate(text)
	if err != nil {
		panic(err)
	}
	return d
}

func TestNewDate(t *testing.T) {
	tests := []struct {
		why              string
		year, month, day int
		want             string // "" means refused
	}{
		{"an ordinary day", 2023, 10, 26, "2023-10-26"},
		{"leap day", 2024, 2, 29, "2024-02-29"},
		{"leap day of a year divisible by 400", 2000, 2, 29, "2000-02-29"},
		{"a century is no leap year", 1900, 2, 29, ""},
		{"no leap day in a common year", 2023, 2, 29, ""},
		{"first valid day", 1900, 1, 1, "1900-01-01"},
		{"last valid day", 2199, 12, 31, "2199-12-31"},
		{"before the first year", 1899, 12, 31, ""},
		{"after the last year", 2200, 1, 1, ""},
		{"month 0", 2023, 0, 1, ""},
		{"month 13", 2023, 13, 1, ""},
		{"day 0", 2023, 1, 0, ""},
		{"31 April", 2023, 4, 31, ""},
	}
	for _, test := range tests {
		got, err := NewDate(test.year, test.month, test.day)
		if got.String() != test.want || (err == nil) != (test.want != "") {
			t.Errorf("%s: got %q, %v, want %q", test.why, got, err, test.want)
		}
	}
}

func TestParseDate(t *testing.T) {
	for _, text := range []string{"", "2023-10-2", "2023/10/26", "26-10-2023", "2023-1a-26", "202a-10-26", "2023-10-2x", " 2023-10-26", "2023-10-26 ", "2023-02-30", "+023-10-26"} {
		if got, err := ParseDate(text); err == nil || !got.IsZero() {
			t.Errorf("ParseDate(%q): got %v and no error, want a refusal", text, got)
		}
	}
}

// The standard library is the oracle for the calendar itself, every day.
func TestCalendarAgreesWithTimeEveryDay(t *testing.T) {
	day := time.Date(1900, 1, 1, 12, 0, 0, 0, time.UTC)
	for d := firstDate; d <= lastDate; d++ {
		y, m, dd := day.Date()
		if d.Year() != y || d.Month() != int(m) || d.Day() != dd || d.Weekday() != day.Weekday() {
			t.Fatalf("day %d: got %s %s, want %s", d, d, d.Weekday(), day.Format("2006-01-02 Monday"))
		}
		if got := DateIn(day, time.UTC); got != d {
			t.Fatalf("DateIn: got %d, want %d", got, d)
		}
		day = day.Add(24 * time.Hour)
	}
}

func TestZeroDate(t *testing.T) {
	var d Date
	if !d.IsZero() || d.String() != "" || d.Year() != 0 || d.Month() != 0 || d.Day() != 0 {
		t.Errorf("the zero date shows as %q %d-%d-%d, want nothing", d, d.Year(), d.Month(), d.Day())
	}
	if _, err := d.AddDays(1); err == nil {
		t.Error("counting days from no date: got no error")
	}
	if _, err := d.AddMonths(1, LastOfMonth); err == nil {
		t.Error("counting months from no date: got no error")
	}
}

func TestDateInText(t *testing.T) {
	type form struct{ Lodged, Served Date }
	written, err := json.Marshal(form{Lodged: MustDate("2023-10-26")})
	if got, want := string(written), `{"Lodged":"2023-10-26","Served":""}`; err != nil || got != want {
		t.Fatalf("got %s, %v, want %s", got, err, want)
	}
	var read form
	if err := json.Unmarshal(written, &read); err != nil || read.Lodged != MustDate("2023-10-26") || !read.Served.IsZero() {
		t.Errorf("got %+v, %v, want what was written", read, err)
	}
	if err := json.Unmarshal([]byte(`{"Lodged":"2023-02-30"}`), &read); err == nil {
		t.Error("30 February: got no error")
	}
}

func TestDateInZone(t *testing.T) {
	podgorica, err := time.LoadLocation("Europe/Podgorica")
	if err != nil {
		podgorica = time.FixedZone("CET", 3600)
	}
	tests := []struct{ why, instant, want string }{
		{"half past eleven at night in UTC is the next day in winter", "2023-10-30T23:30:00Z", "2023-10-31"},
		{"clocks go forward on this day", "2024-03-31T12:00:00Z", "2024-03-31"},
		{"clocks go back on this day", "2024-10-27T22:59:00Z", "2024-10-27"},
		{"outside the range there is no date", "2300-01-01T00:00:00Z", ""},
	}
	for _, test := range tests {
		instant, err := time.Parse(time.RFC3339, test.instant)
		if err != nil {
			t.Fatal(err)
		}
		if got := DateIn(instant, podgorica).String(); got != test.want {
			t.Errorf("%s: got %q, want %q", test.why, got, test.want)
		}
	}
}

func TestAddMonths(t *testing.T) {
	tests := []struct {
		why, from string
		n         int
		missing   MissingDay
		want      string // "" means refused
	}{
		{"six months, same number", "2023-10-26", 6, LastOfMonth, "2024-04-26"},
		{"31 August to a leap February", "2023-08-31", 6, LastOfMonth, "2024-02-29"},
		{"31 August to a common February", "2024-08-31", 6, LastOfMonth, "2025-02-28"},
		{"the other policy", "2023-08-31", 6, NextDay, "2024-03-01"},
		{"the refusing policy", "2023-08-31", 6, RefuseMissing, ""},
		{"the refusing policy where the day exists", "2023-08-29", 6, RefuseMissing, "2024-02-29"},
		{"no policy is no answer", "2023-08-31", 6, "", ""},
		{"no policy is needed where the day exists", "2023-08-01", 6, "", "2024-02-01"},
		{"backwards over a year", "2024-01-31", -2, LastOfMonth, "2023-11-30"},
		{"beyond the last year", "2199-12-31", 1, LastOfMonth, ""},
		{"a number of months beyond reason", "2023-01-01", 1 << 40, LastOfMonth, ""},
	}
	for _, test := range tests {
		got, err := MustDate(test.from).AddMonths(test.n, test.missing)
		if got.String() != test.want || (err == nil) != (test.want != "") {
			t.Errorf("%s: got %q, %v, want %q", test.why, got, err, test.want)
		}
	}
}

func TestNoSuchDayNamesNoDate(t *testing.T) {
	if _, err := MustDate("2023-08-31").AddMonths(6, RefuseMissing); !errors.Is(err, NoSuchDay{}) || err.Error() == "" {
		t.Errorf("got %v, want NoSuchDay", err)
	}
}

func TestAddDays(t *testing.T) {
	tests := []struct {
		why, from string
		n         int
		want      string
	}{
		{"over the end of February", "2024-02-28", 2, "2024-03-01"},
		{"backwards", "2024-03-01", -1, "2024-02-29"},
		{"beyond the last year", "2199-12-31", 1, ""},
		{"before the first year", "1900-01-01", -1, ""},
		{"no overflow", "2024-01-01", 1 << 40, ""},
	}
	for _, test := range tests {
		got, err := MustDate(test.from).AddDays(test.n)
		if got.String() != test.want || (err == nil) != (test.want != "") {
			t.Errorf("%s: got %q, %v, want %q", test.why, got, err, test.want)
		}
	}
}

// anyDate draws a day that has one before it and nine years after it.
func anyDate() *rapid.Generator[Date] {
	return rapid.Custom(func(t *rapid.T) Date {
		return Date(rapid.Int32Range(int32(firstDate)+1, int32(MustDate("2189-12-31"))).Draw(t, "day"))
	})
}

func TestDateTextRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := anyDate().Draw(t, "date")
		if got, err := ParseDate(d.String()); err != nil || got != d {
			t.Fatalf("got %v, %v, want %v", got, err, d)
		}
	})
}

// Months counted by the last-of-month policy equal a walk month by month that
// keeps the anchor's number: an oracle that shares no arithmetic.
func TestMonthsAgainstWalk(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := anyDate().Draw(t, "date")
		n := rapid.IntRange(0, 60).Draw(t, "months")
		walked := time.Date(d.Year(), time.Month(d.Month()), 1, 0, 0, 0, 0, time.UTC)
		for range n {
			walked = walked.Add(31 * 24 * time.Hour)
			walked = time.Date(walked.Year(), walked.Month(), 1, 0, 0, 0, 0, time.UTC)
		}
		day := walked
		for i := 1; i < d.Day(); i++ {
			if next := day.Add(24 * time.Hour); next.Month() == walked.Month() {
				day = next
			}
		}
		got, err := d.AddMonths(n, LastOfMonth)
		if want := day.Format("2006-01-02"); err != nil || got.String() != want {
			t.Fatalf("%s plus %d months: got %s, %v, want %s", d, n, got, err, want)
		}
	})
}
