package people_test

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"github.com/zaklon/zaklon/authority"
	"github.com/zaklon/zaklon/desk/protectionfile"
	"github.com/zaklon/zaklon/desk/protectionfile/people"
	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/house/housetest"
	"github.com/zaklon/zaklon/identity/match"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/protection/applicant"
	"github.com/zaklon/zaklon/reference"
	"github.com/zaklon/zaklon/store"
)

// intention opens a file with what matters to a search.
func intention(w *housetest.World, change func(*protection.Intention)) string {
	in := housetest.Intention()
	in.Documents = nil
	change(&in)
	return w.Do(housetest.Act{By: w.Border, Kind: "intention.expressed", Form: in}).Case
}

func name(kind, family, given, patronymic string) applicant.NameForm {
	return applicant.NameForm{Kind: kind, Family: family, Given: given, Patronymic: patronymic}
}

// What an officer types is found in every way in which it may be meant, the likeliest first.
func TestSearch(t *testing.T) {
	onBoth(t, func(t *testing.T, w *housetest.World) {
		sabir := intention(w, func(in *protection.Intention) {
			in.Names = []applicant.NameForm{name("document", "Сабирова", "Айгерим", "Маратовна")}
			in.Births = []applicant.BirthForm{{Day: "14", Month: "3", Year: "1988"}}
			in.Documents = []applicant.IdentityPaper{{Kind: "passport", Number: "N-12 345 678", State: "XA"}}
		})
		older := intention(w, func(in *protection.Intention) {
			in.Names = []applicant.NameForm{name("document", "Sabirova", "Dinara", "")}
			in.Births = []applicant.BirthForm{{Year: "1974"}}
		})
		tarek := intention(w, func(in *protection.Intention) {
			in.Names = []applicant.NameForm{name("document", "الحداد", "طارق", "")}
			in.Births = []applicant.BirthForm{{Month: "3", Year: "1974"}}
		})
		maja := intention(w, func(in *protection.Intention) {
			in.Names = []applicant.NameForm{name("document", "Торлак", "Маја", "")}
			in.Births = []applicant.BirthForm{{Day: "2", Month: "5", Year: "1991"}}
		})
		rows := []struct {
			why, typed string
			want       []string // in this order
			never      []string
		}{
			{"a name in another script", "Aigerim Sabirova", []string{sabir}, []string{tarek, maja}},
			{"in its own", "Сабирова Айгерим", []string{sabir}, []string{tarek}},
			{"in Georgian letters", "აიგერიმ საბიროვა", []string{sabir}, []string{tarek}},
			{"another romanisation of an Arabic name", "Tareq Al-Haddad", []string{tarek}, []string{sabir, older, maja}},
			{"the beginning of two words", "сабир айг", []string{sabir}, []string{tarek}},
			{"the beginning of one", "sabi", []string{sabir, older}, []string{tarek, maja}},
			{"a name and its year", "сабирова 1988", []string{sabir}, []string{tarek}},
			{"the year decides who stands first", "сабирова 1974", []string{older, sabir}, nil},
			{"a year", "1974", []string{older, tarek}, []string{sabir, maja}},
			{"month and year: the year alone may be it", "3.1974", []string{tarek, older}, []string{sabir}},
			{"another month", "4.1974", []string{older}, []string{tarek}},
			{"a whole date", "14.3.1988", []string{sabir}, []string{older, tarek, maja}},
			{"with slashes", "14/03/1988", []string{sabir}, []string{older}},
			{"ISO", "1988-03-14", []string{sabir}, []string{older}},
			{"in words", "14 March 1988", []string{sabir}, []string{older}},
			{"another day", "15.3.1988", nil, []string{sabir}},
			{"a name that is a month", "Maja 1991", []string{maja}, []string{sabir}},
			{"a month that is a name", "May 1991", []string{maja}, []string{sabir}},
			{"the number of a paper, otherwise written", "n12345678", []string{sabir}, []string{older, tarek, maja}},
			{"with one wrong digit", "N12345578", []string{sabir}, []string{older, tarek, maja}},
			{"with one digit missing", "N1234567", []string{sabir}, []string{older}},
			{"with two wrong digits", "N12344478", nil, []string{sabir}},
			{"a number and a name", "N12345678 Торлак", []string{sabir, maja}, nil},
			{"a passport's zone: name and date", "P<UTOSABYROVA<<AIGERIM<<<<<<<<<<<<<<<<<<<<<< Q555012345UTO8803148F3001019<<<<<<<<<<<<<<<0", []string{sabir}, []string{tarek, maja}},
			{"and the number, whatever the name", "P<UTOTORLAK<<MAJA<<<<<<<<<<<<<<<<<<<<<<<<<<< N123456785UTO0001010F3001019<<<<<<<<<<<<<<<0", []string{sabir, maja}, []string{tarek}},
			{"a reference", reference.Ref(tarek).String(), []string{tarek}, []string{sabir, older, maja}},
			{"its short form", reference.Ref(tarek).Short(), []string{tarek}, []string{sabir}},
			{"nobody", "Zzyzx Qwfp", nil, []string{sabir, older, tarek, maja}},
			{"signs that searches mean something by", "%%", nil, []string{sabir, older, tarek, maja}},
		}
		for _, row := range rows {
			got := search(t, w, w.House, w.Border, row.typed)
			first := slices.Clone(got[:min(len(got), len(row.want))])
			if row.typed == "1974" || row.typed == "sabi" { // as likely, the one as the other
				slices.Sort(first)
				slices.Sort(row.want)
			}
			if !slices.Equal(first, row.want) {
				t.Errorf("%s: %q: got %v, want first %v", row.why, row.typed, got, row.want)
			}
			for _, id := range row.never {
				if slices.Contains(got, id) {
					t.Errorf("%s: %q: %s is found", row.why, row.typed, id)
				}
			}
			if len(slices.Compact(slices.Sorted(slices.Values(got)))) != len(got) {
				t.Errorf("%s: %q: a file stands twice: %v", row.why, row.typed, got)
			}
		}
	})
}

// More is told where there is more, and the limit holds.
func TestSearchIsBounded(t *testing.T) {
	w := housetest.New(t)
	for i := range 7 {
		enter(w, "Калдер", "Ивен", fmt.Sprint(1970+i))
	}
	for limit, want := range map[int]bool{3: true, 6: true, 7: false, 20: false} {
		rows, more, err := w.People.Search(t.Context(), w.Protection, people.Asked{Text: "kalder iven", Limit: limit}, call(w, w.Border))
		if err != nil || more != want || len(rows) != min(limit, 7) {
			t.Errorf("limit %d: got %d rows, more %t, %v", limit, len(rows), more, err)
		}
	}
}

// Every officer finds what their list shows, and nothing else; whoever has no list is told so.
func TestSearchShowsWhatListsShow(t *testing.T) {
	w := housetest.New(t)
	for range 2 {
		w.CaseThrough("case.handed_over")
		w.CaseThrough("intention.expressed")
	}
	mandate := w.CaseThrough("decision.drafted")
	for _, by := range w.Members() {
		want := listed(t, w, by)
		rows, _, err := w.People.Search(t.Context(), w.Protection, people.Asked{Text: "Алма Верано", Limit: 50}, call(w, by))
		if denied := by.Role == authority.Auditor || by.Role == authority.Administrator; denied != (err != nil) {
			t.Errorf("%s: got %v", by.Role, err)
		}
		wantOnly(t, string(by.Role), ids(rows), want...)
		near, err := w.People.Near(t.Context(), w.Protection, people.Of(w.File(mandate)), people.Asked{Text: "Верано", Limit: 50}, call(w, by))
		if denied := by.Role == authority.Auditor || by.Role == authority.Administrator; denied != (err != nil) {
			t.Errorf("%s, near: got %v", by.Role, err)
		}
		var got []string
		for _, n := range near {
			got = append(got, n.ID)
			if n.Tier < match.Possible {
				t.Errorf("%s: %s resembles in tier %q", by.Role, n.ID, n.Tier)
			}
		}
		wantOnly(t, "near for "+string(by.Role), got, want...)
	}
}

// listed gives what the list of an officer shows.
func listed(t *testing.T, w *housetest.World, by staff.Member) (out []string) {
	t.Helper()
	ctx := context.Background()
	err := w.Protection.Register.View(ctx, func(v *store.View) error {
		rows, err := protectionfile.List(ctx, v, protectionfile.Scope{Officer: by.Authority(), Today: w.Protection.Today()}, protectionfile.Query{Limit: 100})
		out = ids(rows)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}
