package trial

import (
	"math"
	"strings"
	"testing"
	"time"

	"github.com/zaklon/zaklon/identity/index"
	"github.com/zaklon/zaklon/identity/match"
	"github.com/zaklon/zaklon/identity/person"
)

func TestLines(t *testing.T) {
	read := func(text string) (ids []string, err error) {
		for p, e := range Lines[Pair](strings.NewReader(text)) {
			if e != nil {
				return ids, e
			}
			ids = append(ids, p.ID)
		}
		return ids, nil
	}
	rows := []struct {
		why, text string
		want      int
		refusal   string
	}{
		{"nothing", "", 0, ""},
		{"two lines, the last without an end", "{\"id\":\"a\"}\n{\"id\":\"b\"}", 2, ""},
		{"an empty line between", "{\"id\":\"a\"}\n\n{\"id\":\"b\"}\r\n", 2, ""},
		{"a bad line", "{\"id\":\"a\"}\n\n{\"id\":\n{\"id\":\"b\"}", 1, "line 3: this is not a JSON object"},
		{"a number for a word", "{\"id\":7}", 0, `line 1: "id" may not be a JSON number`},
		{"one deeper", "{\"q\":{\"dob\":1988}}", 0, `line 1: "q.dob" may not be a JSON number`},
		{"no object", "[]", 0, "line 1: this is not a JSON object"},
		{"a line too long", "{\"id\":\"a\"}\n{\"id\":\"" + strings.Repeat("x", longestLine) + "\"}", 1, "line 2: longer than 1048576 bytes"},
	}
	for _, row := range rows {
		ids, err := read(row.text)
		if len(ids) != row.want || (err == nil) != (row.refusal == "") || err != nil && !strings.HasPrefix(err.Error(), row.refusal) {
			t.Errorf("%s: got %v, %v", row.why, ids, err)
		}
	}
	for range Lines[Pair](strings.NewReader("{}\n{}")) { //nolint:errcheck // a line is all that is wanted
		break // whoever wants one line only may stop
	}
}

func TestSidePerson(t *testing.T) {
	p := Side{Name: "Anna Berg", Birth: "1988-03", Nationality: "XA", Gender: "f"}.Person()
	if len(p.Names) != 1 || p.Names[0].Whole != "Anna Berg" || len(p.Births) != 1 || p.Births[0] != (person.Birth{Year: 1988, Month: 3}) ||
		len(p.Nationalities) != 1 || p.Gender != person.Female {
		t.Errorf("got %+v", p)
	}
	if p := (Side{Birth: "unknown"}).Person(); p.Births != nil || p.Nationalities != nil || p.Gender != person.GenderUnknown {
		t.Errorf("of nothing came %+v", p)
	}
}

// judged makes pairs of one label with the bits given.
func judged(label, category string, bits ...float64) (out []Judged) {
	for _, b := range bits {
		j := Judged{Pair: Pair{Label: label, Category: category}}
		j.Bits = b
		if b >= 5 {
			j.Tier = match.Possible
		}
		if b >= 8 {
			j.Tier = match.Same
		}
		out = append(out, j)
	}
	return out
}

func TestSummarise(t *testing.T) {
	all := append(judged("same", "b", 9, 7, 3, -5), judged("diff", "a", 6, 2, 0, 0)...)
	all = append(all, judged("same", "b:foreign", -50, -50)...)
	all = append(all, judged("diff", "c:alias-hard", 50)...)
	all = append(all, judged("", "b", 99)...)
	f := Summarise(all)
	if f.Same != 4 || f.Different != 4 {
		t.Errorf("%d same and %d different are core, want 4 and 4", f.Same, f.Different)
	}
	// At 3 bits three of four are found, one of the others passes: 2·3 / (2·3 + 1 + 1).
	if f.BestF1 != 0.75 || f.BestF1At != 3 {
		t.Errorf("best F1 %v at %v bits, want 0.75 at 3", f.BestF1, f.BestF1At)
	}
	// None of four may pass at 5 %: only what is above 6 bits is found.
	if f.Recall5 != 0.5 || f.Recall1 != 0.5 {
		t.Errorf("recall %v and %v, want a half", f.Recall5, f.Recall1)
	}
	want := []Category{
		{"a", "diff", 4, 0.25, 0, 0}, {"c:alias-hard", "diff", 1, 1, 1, 1},
		{"b", "same", 4, 0.5, 0.25, 0.25}, {"b:foreign", "same", 2, 0, 0, 0},
	}
	if len(f.Categories) != len(want) {
		t.Fatalf("got %+v", f.Categories)
	}
	for i, c := range f.Categories {
		if c != want[i] {
			t.Errorf("got %+v, want %+v", c, want[i])
		}
	}
}

func TestRecallAt(t *testing.T) {
	diff := make([]float64, 100)
	for i := range diff {
		diff[i] = float64(i)
	}
	same := []float64{93.5, 94, 94.5, 98, 99.5}
	if got := recallAt(same, diff, 0.05); got != 0.6 {
		t.Errorf("where five of a hundred pass, %v are found, want 0.6", got)
	}
	if got := recallAt(same, diff, 0.01); got != 0.2 {
		t.Errorf("where one passes, %v are found, want 0.2", got)
	}
	for _, f := range []Figures{Summarise(nil), Summarise(judged("same", "a", 1)), Summarise(judged("diff", "a", 1))} {
		if f.BestF1 != 0 || f.Recall5 != 0 {
			t.Errorf("of one sort of pairs alone came %+v", f)
		}
	}
	if f := Summarise(append(judged("same", "a", 5, 6), judged("diff", "a", 1, 2)...)); f.BestF1 != 1 || f.Recall1 != 1 {
		t.Errorf("of pairs that are wholly apart came %+v", f)
	}
}

func TestCompare(t *testing.T) {
	pairs := []Pair{
		{Label: "same", Query: Side{Name: "Sabirova Aigerim", Birth: "1988-03-14"}, Found: Side{Name: "Сабирова Айгерим", Birth: "1988-03-14"}},
		{Label: "diff", Query: Side{Name: "Sabirova Aigerim"}, Found: Side{Name: "Lindqvist Petra"}},
	}
	x := Population(pairs)
	got := Compare(match.Current(), x, pairs)
	if len(got) != 2 || got[0].Tier < match.Probable || got[1].Tier != match.None || got[1].Label != "diff" {
		t.Errorf("got %+v", got)
	}
}

func TestPopulationCountsANameOnce(t *testing.T) {
	anna, petra := Side{Name: "Anna Berg"}, Side{Name: "Petra Lindqvist"}
	x := Population([]Pair{{Query: anna, Found: petra}, {Query: anna, Found: anna}})
	twice, once := x.Name(anna.Person().Names[0]), x.Name(petra.Person().Names[0])
	if once.Words[0].Rarity() != twice.Words[0].Rarity() {
		t.Error("a name that stands in two pairs counts twice")
	}
}

func TestTally(t *testing.T) {
	nobody, berg, lund := "", "berg", "lund"
	hit := func(id string, tier match.Tier) index.Hit {
		h := index.Hit{ID: id}
		h.Tier = tier
		return h
	}
	ten := make([]index.Hit, 10)
	answers := []Answer{
		{Query: Query{Expect: &berg, Category: "small"}, Hits: []index.Hit{hit("berg", match.Same)}, Wall: 1 * time.Second},
		{Query: Query{Expect: &berg, Category: "small"}, Hits: []index.Hit{hit("lund", match.Same), hit("berg", match.Possible)}, Wall: 2 * time.Second},
		{Query: Query{Expect: &lund, Category: "small"}, Hits: append(ten, hit("lund", match.Possible)), Wall: 3 * time.Second},
		{Query: Query{Expect: &lund, Category: "tall:foreign"}, Wall: 6 * time.Second},
		{Query: Query{Expect: &nobody}, Hits: []index.Hit{hit("berg", match.Probable)}},
		{Query: Query{Expect: &nobody}, Hits: []index.Hit{hit("berg", match.Same)}},
		{Query: Query{Expect: &nobody}, Hits: []index.Hit{hit("berg", match.Possible), hit("lund", match.Same)}},
		{Query: Query{Expect: &nobody}},
		{Query: Query{}, Hits: []index.Hit{hit("berg", match.Same)}},
	}
	f := Tally(answers)
	var names []string
	for _, c := range f.Categories {
		names = append(names, c.Category)
	}
	if strings.Join(names, " ") != "small tall:foreign all" {
		t.Fatalf("the categories are %v", names)
	}
	small, tall, all := f.Categories[0], f.Categories[1], f.Categories[2]
	if small.Queries != 3 || math.Abs(small.First-1.0/3) > 1e-9 || math.Abs(small.InTen-2.0/3) > 1e-9 {
		t.Errorf("small: %+v", small)
	}
	if tall.InTen != 0 {
		t.Errorf("tall: %+v", tall)
	}
	if all.Queries != 3 || all.First != small.First {
		t.Errorf("the headline counts what stands beside it: %+v", all)
	}
	if f.NoAnswer != 4 || f.Probable != 0.5 || f.Same != 0.25 {
		t.Errorf("%d without an answer, %v alert at probable, %v at same", f.NoAnswer, f.Probable, f.Same)
	}
	if f.Wall.P99 != 6*time.Second || f.Wall.P50 != 0 || f.Wall.Mean != 12*time.Second/9 || f.CPU != (Spread{}) {
		t.Errorf("wall %+v, CPU %+v", f.Wall, f.CPU)
	}
	if none := Tally(nil); none.Wall != (Spread{}) || len(none.Categories) != 0 {
		t.Errorf("of no answers came %+v", none)
	}
}

func TestPersons(t *testing.T) {
	entries := []Entry{{ID: "a", Side: Side{Name: "Anna Berg"}}, {ID: "b"}}
	var ids []string
	for id, p := range Persons(entries) {
		ids = append(ids, id+p.Names[0].Whole)
	}
	if strings.Join(ids, " ") != "aAnna Berg b" {
		t.Errorf("got %v", ids)
	}
	for range Persons(entries) {
		break
	}
}
