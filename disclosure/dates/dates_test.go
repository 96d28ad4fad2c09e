package dates

import (
	"fmt"
	"strings"
	"testing"

	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/disclosure/reading"
)

// found lists the dates of a text as year-month-day and the words they stand in.
func found(text string) string {
	var t reading.Text
	t.Read(text)
	var out []string
	for _, f := range Find(&t, nil) {
		out = append(out, fmt.Sprintf("%d-%d-%d %s", f.Year, f.Month, f.Day, text[t.Tokens[f.From].Start:t.Tokens[f.To-1].End]))
	}
	return strings.Join(out, "; ")
}

func TestFind(t *testing.T) {
	for _, one := range []struct{ reason, text, want string }{
		{"English", "on 14 March 1986.", "1986-3-14 14 March 1986"},
		{"an ordinal", "the 14th of March, 1986", "1986-3-14 14th of March, 1986"},
		{"the month first", "March 14th, 1986", "1986-3-14 March 14th, 1986"},
		{"a short month", "14 Mar 86", "86-3-14 14 Mar 86"},
		{"Montenegrin", "14. marta 1986. godine", "1986-3-14 14. marta 1986"},
		{"Montenegrin in Cyrillic", "14. марта 1986.", "1986-3-14 14. марта 1986"},
		{"glued", "14.mart1986", "1986-3-14 14.mart1986"},
		{"in words", "četrnaestog marta 1986", "1986-3-14 četrnaestog marta 1986"},
		{"in two words", "dvadeset prvog marta", "0-3-21 dvadeset prvog marta"},
		{"in two English words", "the twenty-first of March 2024", "2024-3-21 twenty-first of March 2024"},
		{"digits", "14/03/86", "86-3-14 14/03/86"},
		{"digits with blanks", "14. 3. 1986", "1986-3-14 14. 3. 1986"},
		{"either order", "03/04/1986", "1986-4-3 03/04/1986; 1986-3-4 03/04/1986"},
		{"the month first in digits", "3/14/1986", "1986-3-14 3/14/1986"},
		{"ISO 8601", "1986-03-14", "1986-3-14 1986-03-14"},
		{"a roman month", "14. III 1986", "1986-3-14 14. III 1986"},
		{"a capital month", "14. Marta 1986", "1986-3-14 14. Marta 1986"},
		{"no year", "on 5 June.", "0-6-5 5 June"},
		{"no day", "mid-March 1986", "1986-3-0 March 1986"},
		{"no day, with of", "u martu mjesecu; in March of 1986", "1986-3-0 March of 1986"},
		{"a month alone is a word", "it may 3 mart", "0-5-3 may 3"},
		{"the word may", "she may come", ""},
		{"a case number", "118/25-4", ""},
		{"a number of four digits is no day", "note 4120 of March", ""},
		{"no such day", "32.13.2024", ""},
		{"a year of three digits", "14.3.986", ""},
		{"two sentences", "It is 1986. March 14 came", "0-3-14 March 14"},
		{"a telephone", "067 000 341", ""},
		{"a long number", "14 3 19861", ""},
		{"a long word", strings.Repeat("a", 60) + " 14 March", "0-3-14 14 March"},
		{"nothing", "", ""},
		{"the end", "14", ""},
	} {
		if got := found(one.text); got != one.want {
			t.Errorf("%s: %q: got %q, want %q", one.reason, one.text, got, one.want)
		}
	}
}

func TestIs(t *testing.T) {
	d, err := deadline.ParseDate("1986-03-14")
	if err != nil {
		t.Fatal(err)
	}
	for _, one := range []struct {
		reason string
		found  Found
		want   bool
	}{
		{"whole", Found{Year: 1986, Month: 3, Day: 14}, true},
		{"two digits", Found{Year: 86, Month: 3, Day: 14}, true},
		{"no year", Found{Month: 3, Day: 14}, true},
		{"no day", Found{Year: 1986, Month: 3}, true},
		{"another year", Found{Year: 1987, Month: 3, Day: 14}, false},
		{"another year of two digits", Found{Year: 87, Month: 3, Day: 14}, false},
		{"another month", Found{Year: 1986, Month: 4}, false},
		{"another day", Found{Year: 1986, Month: 3, Day: 13}, false},
		{"no year, another day", Found{Month: 3, Day: 13}, false},
	} {
		if got := one.found.Is(d); got != one.want {
			t.Errorf("%s: got %v, want %v", one.reason, got, one.want)
		}
	}
}
