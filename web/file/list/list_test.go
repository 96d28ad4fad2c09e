package list

import (
	"testing"
	"time"
)

func TestInert(t *testing.T) {
	rows := []struct{ why, in, want string }{
		{"a formula", "=1+1", "'=1+1"},
		{"a plus", "+38267", "'+38267"},
		{"a minus", "-2", "'-2"},
		{"a function of old", "@SUM(A1)", "'@SUM(A1)"},
		{"a tab before it", "\t=1", "'\t=1"},
		{"a carriage return before it", "\r=1", "'\r=1"},
		{"a line break before it", "\n=1", "'\n=1"},
		{"a name", "Верано", "Верано"},
		{"a sign inside", "a=b", "a=b"},
		{"nothing", "", ""},
	}
	for _, row := range rows {
		if got := inert(row.in); got != row.want {
			t.Errorf("%s: got %q, want %q", row.why, got, row.want)
		}
	}
}

func TestSearchesAreBoundedAndBound(t *testing.T) {
	var s searches
	now := time.Unix(0, 0)
	first := s.store("officer a", "one", now)
	if got, ok := s.text(first, "officer a", now); got != "one" || !ok {
		t.Errorf("own search: got %q, %t", got, ok)
	}
	if _, ok := s.text(first, "officer b", now); ok {
		t.Error("another officer's token is good")
	}
	if _, ok := s.text(first, "officer a", now.Add(searchLives)); ok {
		t.Error("a token lives too long")
	}
	if len(s.kept) != 0 {
		t.Errorf("kept after its time: got %d, want 0", len(s.kept))
	}
	oldest := s.store("officer a", "oldest", now)
	for range mostSearches {
		s.store("officer b", "more", now)
	}
	if got := len(s.kept); got != mostSearches {
		t.Errorf("kept: got %d, want %d", got, mostSearches)
	}
	if _, ok := s.text(oldest, "officer a", now); ok {
		t.Error("the oldest search is still kept")
	}
}

func TestPagesLinked(t *testing.T) {
	rows := []struct {
		why           string
		number, total int
		want          int
	}{
		{"nothing", 1, 0, 0},
		{"one page", 1, 25, 1},
		{"two pages", 1, 26, 2},
		{"in the middle of many: first, five around, last", 50, 25 * 100, 7},
	}
	for _, row := range rows {
		p := paging{Number: row.number, Total: row.total}
		if got := len(p.around()); got != row.want {
			t.Errorf("%s: got %d links, want %d", row.why, got, row.want)
		}
	}
}
