package source

import "testing"

func TestEaster(t *testing.T) {
	// Astronomical Society tables; the orthodox days are those of the Julian reckoning.
	tests := []struct {
		year              int
		western, orthodox string
	}{
		{1900, "1900-04-15", "1900-04-22"}, {1954, "1954-04-18", "1954-04-25"}, {1981, "1981-04-19", "1981-04-26"},
		{2000, "2000-04-23", "2000-04-30"}, {2023, "2023-04-09", "2023-04-16"}, {2024, "2024-03-31", "2024-05-05"},
		{2025, "2025-04-20", "2025-04-20"}, {2026, "2026-04-05", "2026-04-12"}, {2027, "2027-03-28", "2027-05-02"},
		{2038, "2038-04-25", "2038-04-25"}, {2049, "2049-04-18", "2049-04-25"}, {2076, "2076-04-19", "2076-04-26"},
	}
	for _, test := range tests {
		if got := easter(test.year, false).String(); got != test.western {
			t.Errorf("western %d: got %s, want %s", test.year, got, test.western)
		}
		if got := easter(test.year, true).String(); got != test.orthodox {
			t.Errorf("orthodox %d: got %s, want %s", test.year, got, test.orthodox)
		}
	}
	for year := 1900; year <= 2099; year++ {
		if w, o := easter(year, false), easter(year, true); w.Weekday() != 0 || o.Weekday() != 0 || o < w {
			t.Errorf("%d: got %s and %s, want two Sundays, the orthodox never first", year, w, o)
		}
	}
}
