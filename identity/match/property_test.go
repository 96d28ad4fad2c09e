package match_test

import (
	"math"
	"math/rand"
	"reflect"
	"strings"
	"testing"

	"github.com/zaklon/zaklon/identity/lexicon"
	"github.com/zaklon/zaklon/identity/match"
	"github.com/zaklon/zaklon/identity/person"
)

// parts are words of invented names in many scripts, and what stands between words.
var parts = strings.Fields(`Айгерим Сабирова Маратовна Aigerim Sabyrova Maratkyzy صابروفا ايجيريم عبد الرحمن بن Abdul Rahman Abdurrahman Karimi
	王小明 王 小明 Wang Xiaoming 김민준 Kim Min Jun Đorđević Ђорђевић Živko Ivan Giovanni Sasha Alexander Oleksandr Petros Πέτρος Գրիգորյան ბერიძე
	ሰላም राम משה ג׳ורג׳ A. B. O'Neill von de Dr. oglu uly VANTESCU Vantescu <<VANTES VANT <AI ジョー สมชาย Mc-Allister Ng Ó ng Linmeitan Meitanlin Lin Mei Tan Sabirovaaigerim Karimiabdul`)

// pick makes a name of up to six words.
func pick(r *rand.Rand) string {
	words := make([]string, 1+r.Intn(6))
	for i := range words {
		words[i] = parts[r.Intn(len(parts))]
	}
	return strings.Join(words, []string{" ", " ", " ", ", ", "-", "<"}[r.Intn(6)])
}

// anybody makes a person at random.
func anybody(r *rand.Rand) person.Person {
	p := person.Person{Gender: person.Gender(r.Intn(4))}
	for range r.Intn(4) {
		n := person.Name{Whole: pick(r)}
		if r.Intn(3) == 0 {
			n = person.Name{Family: pick(r), Given: pick(r), Patronymic: parts[r.Intn(len(parts))]}
		}
		p.Names = append(p.Names, n)
	}
	for range r.Intn(3) {
		dates := []string{"1988-03-14", "1988-14-03", "1988", "1988~", "1950-01-01", "1826-26-21", "1989-03", "x"}
		p.Births = append(p.Births, person.ParseBirth(dates[r.Intn(len(dates))]))
	}
	for range r.Intn(3) {
		p.Nationalities = append(p.Nationalities, []string{"XA", "XB", "XC"}[r.Intn(3)])
		p.Places = append(p.Places, pick(r))
		p.Documents = append(p.Documents, person.Document{Issuer: []string{"", "XA", "XB"}[r.Intn(3)], Number: []string{"A 123", "a-123", "", "B777"}[r.Intn(4)]})
	}
	if r.Intn(3) == 0 {
		p.Father, p.Mother = pick(r), pick(r)
	}
	return p
}

// holds checks what is true of any two persons.
func holds(t *testing.T, w *match.Weights, q, c *lexicon.Record) match.Score {
	t.Helper()
	s := w.Compare(q, c)
	if back := w.Compare(c, q); !reflect.DeepEqual(s, back) {
		t.Errorf("got %+v, and the other way round %+v", s, back)
	}
	if sheet := w.Sheet(q, c); len(sheet) != match.Features || !reflect.DeepEqual(sheet, w.Sheet(c, q)) {
		t.Errorf("the sheet is not the same both ways round: %v", sheet)
	}
	told := w.Explain(q, c)
	sum := 0.0
	for _, one := range told.Terms {
		sum += one.Bits
		if one.Kind == "" || one.How == "" {
			t.Errorf("a term that says nothing: %+v", one)
		}
	}
	if math.Abs(sum-s.Bits) > 1e-3 || math.IsNaN(s.Bits) || math.IsInf(s.Bits, 0) {
		t.Errorf("the terms add up to %v, the score is %v: %+v", sum, s.Bits, told.Terms)
	}
	told.Terms = nil
	if !reflect.DeepEqual(s, told) {
		t.Errorf("got %+v, explained %+v", s, told)
	}
	l := w.Limits()
	if floor := s.Strong || s.Name >= float64(l.Name); floor && s.Tier < match.Possible {
		t.Errorf("a strong name is hidden: %+v", s)
	}
	want := match.None
	switch {
	case s.Bits >= float64(l.Same):
		want = match.Same
	case s.Bits >= float64(l.Probable):
		want = match.Probable
	case s.Bits >= float64(l.Possible) || s.Strong || s.Name >= float64(l.Name):
		want = match.Possible
	}
	if s.Tier != want {
		t.Errorf("%+v is of tier %q, want %q", s, s.Tier, want)
	}
	return s
}

func TestAnyTwoPersons(t *testing.T) {
	r := rand.New(rand.NewSource(3))
	x := lexicon.New()
	bits := make([]float32, match.Features)
	for i := range bits {
		bits[i] = r.Float32() - 0.5
	}
	every, err := match.NewWeights("every feature counts", bits, match.Limits{Same: 9, Probable: 5, Possible: 2, Name: 1})
	if err != nil {
		t.Fatal(err)
	}
	for i := range 4_000 {
		a, b := anybody(r), anybody(r)
		if i%2 == 0 {
			for _, n := range a.Names {
				x.Count(x.Keep(n), 1)
			}
			x.Weigh()
		}
		q, c := x.Record(a), x.Record(b)
		holds(t, match.Current(), &q, &c)
		holds(t, every, &q, &c)
		if t.Failed() {
			t.Fatalf("%+v\n%+v", a, b)
		}
	}
}

// What is left over of both names is run together, and what that comes to is told with what is
// apart.
func TestRunTogether(t *testing.T) {
	x := lexicon.New()
	q, c := x.Record(whole("Ngolinmeitansun", "")), x.Record(whole("Ngo Lin Mei Tan Sun", ""))
	joined := false
	for i, found := range match.Current().Sheet(&q, &c) {
		joined = joined || strings.HasPrefix(match.FeatureName(i), "joined") && found > 0
	}
	if !joined {
		t.Error("a name without spaces is not run together")
	}
	if s := holds(t, match.Current(), &q, &c); s.Tier < match.Possible {
		t.Errorf("a name without spaces is hidden: %+v", s)
	}
}

// The floor: whatever is said beside two names that are strong together, or have bits enough,
// they stay possible. The bits of the name do not hang on what stands beside it.
func TestFloor(t *testing.T) {
	r := rand.New(rand.NewSource(4))
	strong, enough := 0, 0
	for range 4_000 {
		name, other := person.Name{Whole: pick(r)}, person.Name{Whole: pick(r)}
		if r.Intn(2) == 0 { // the same words in another order
			words := strings.Fields(name.Whole)
			r.Shuffle(len(words), func(i, j int) { words[i], words[j] = words[j], words[i] })
			other.Whole = strings.Join(words, " ")
		}
		alone := explain(person.Person{Names: []person.Name{name}}, person.Person{Names: []person.Name{other}})
		a, b := anybody(r), anybody(r)
		a.Names, b.Names = []person.Name{name}, []person.Name{other}
		s := explain(a, b)
		if s.Name != alone.Name || s.Strong != alone.Strong {
			t.Fatalf("%q and %q: alone %+v, with the rest %+v", name.Whole, other.Whole, alone, s)
		}
		if !s.Strong && s.Name < float64(match.Current().Limits().Name) {
			continue
		}
		if s.Tier < match.Possible {
			t.Fatalf("%q and %q are hidden: %+v", name.Whole, other.Whole, s)
		}
		strong, enough = strong+count(s.Strong), enough+count(!s.Strong)
	}
	if strong < 300 || enough < 300 {
		t.Errorf("only %d strong names and %d others were tried", strong, enough)
	}
}

func count(holds bool) int {
	if holds {
		return 1
	}
	return 0
}

// A further name or a further date of birth never makes two persons less alike by name.
func TestAFurtherNameDoesNotHide(t *testing.T) {
	r := rand.New(rand.NewSource(5))
	for range 1_000 {
		a, b := anybody(r), anybody(r)
		more := a
		more.Names = append(append([]person.Name{}, a.Names...), person.Name{Whole: pick(r)})
		if len(a.Names) == 0 || len(b.Names) == 0 {
			continue
		}
		before, after := explain(a, b), explain(more, b)
		if after.Name < before.Name || before.Strong && !after.Strong {
			t.Fatalf("%+v and %+v: %+v, with a further name %+v", a, b, before, after)
		}
	}
}

func TestBesideTheName(t *testing.T) {
	base := whole("Anna Berg", "1988-03-14")
	base.Gender = person.Female
	base.Nationalities, base.Places = []string{"XA", "XB"}, []string{"Almaty"}
	base.Documents, base.Father = []person.Document{{Number: "N 12-O1"}}, "Marat Berg"
	plain := person.Person{Names: base.Names}
	rows := []struct {
		why       string
		with      func(*person.Person)
		kind, how string
	}{
		{"the same date of birth", func(p *person.Person) { p.Births = base.Births }, match.TermBirth, "same"},
		{"another", func(p *person.Person) { p.Births = []person.Birth{person.ParseBirth("1950-01-02")} }, match.TermBirth, "differs"},
		{"a state in common", func(p *person.Person) { p.Nationalities = []string{"XC", "XB"} }, match.TermNationality, "same"},
		{"none in common", func(p *person.Person) { p.Nationalities = []string{"XC"} }, match.TermNationality, "differs"},
		{"the same gender", func(p *person.Person) { p.Gender = person.Female }, match.TermGender, "same"},
		{"another gender", func(p *person.Person) { p.Gender = person.Male }, match.TermGender, "differs"},
		{"the same document, copied by hand", func(p *person.Person) { p.Documents = []person.Document{{Number: "n120i"}} }, match.TermDocument, "same"},
		{"the place, with its province", func(p *person.Person) { p.Places = []string{"Алматы Область"} }, match.TermPlace, "same"},
		{"the father's name", func(p *person.Person) { p.Father = "Марат Берг" }, match.TermParent, "same"},
	}
	for _, row := range rows {
		p := plain
		row.with(&p)
		found := false
		for _, term := range explain(base, p).Terms {
			found = found || term.Kind == row.kind && term.How == row.how
		}
		if !found {
			t.Errorf("%s: no term %s %s", row.why, row.kind, row.how)
		}
	}
	for _, term := range explain(base, plain).Terms {
		switch term.Kind {
		case match.TermBirth, match.TermNationality, match.TermGender, match.TermDocument, match.TermPlace, match.TermParent:
			t.Errorf("what one side does not say is a term: %+v", term)
		}
	}
}

// The number of a paper is evidence, unless two states are known to have issued the two.
func TestIssuers(t *testing.T) {
	paper := func(issuer, number string) person.Document { return person.Document{Issuer: issuer, Number: number} }
	rows := []struct {
		why  string
		a, b []person.Document
		want bool
	}{
		{"of one state", []person.Document{paper("XA", "N 12")}, []person.Document{paper("XA", "n-12")}, true},
		{"of two states", []person.Document{paper("XA", "N 12")}, []person.Document{paper("XB", "N 12")}, false},
		{"the one's state is not known", []person.Document{paper("", "N 12")}, []person.Document{paper("XB", "N 12")}, true},
		{"the other state is not known", []person.Document{paper("XA", "N 12")}, []person.Document{paper("", "N 12")}, true},
		{"neither is known", []person.Document{paper("", "N 12")}, []person.Document{paper("", "N 12")}, true},
		{"one of several", []person.Document{paper("XB", "N 12"), paper("XA", "N 12")}, []person.Document{paper("XC", "N 12"), paper("XA", "N 12")}, true},
		{"the state of one and the number of another", []person.Document{paper("XA", "N 12"), paper("XB", "N 13")}, []person.Document{paper("XA", "N 13")}, false},
		{"of one state, another number", []person.Document{paper("XA", "N 12")}, []person.Document{paper("XA", "N 13")}, false},
	}
	for _, row := range rows {
		a, b := whole("Anna Berg", ""), whole("Anna Berg", "")
		without := explain(a, b).Bits
		a.Documents, b.Documents = row.a, row.b
		s := explain(a, b)
		found := false
		for _, term := range s.Terms {
			found = found || term.Kind == match.TermDocument
		}
		if found != row.want || (s.Bits == without) == row.want {
			t.Errorf("%s: a term %t and %v bits, without papers %v; want a term %t", row.why, found, s.Bits, without, row.want)
		}
	}
}

// The bits of words that one side has more stand with the term that names them.
func TestExtraIsTold(t *testing.T) {
	bits := make([]float32, match.Features)
	for i := range bits {
		if name := match.FeatureName(i); strings.HasPrefix(name, "extra") {
			bits[i] = map[string]float32{"extra": 1, "extra_more": 10, "extra_patronymic": 100}[name]
		}
	}
	w, err := match.NewWeights("extra words alone", bits, match.Limits{Same: 9, Probable: 5, Possible: 2, Name: 1})
	if err != nil {
		t.Fatal(err)
	}
	rows := []struct {
		why, a, b, kind, how string
		bits                 float64
	}{
		{"a word", "Anna Berg", "Anna Berg Kos", match.TermExtra, "word", 1},
		{"three words", "Anna Berg", "Anna Berg Kos Tam Lun", match.TermExtra, "word", 21},
		{"a patronymic", "Anna Berg", "Anna Berg Maratovna", match.TermExtra, "patronymic", 100},
		{"a word and a patronymic", "Anna Berg", "Anna Berg Kos Maratovna", match.TermExtra, "word", 101},
		{"where words are apart too", "Anna Berg", "Anna Zukowski Maratovna", match.TermApart, "", 100},
	}
	for _, row := range rows {
		x := lexicon.New()
		q, c := x.Record(whole(row.a, "")), x.Record(whole(row.b, ""))
		found := false
		for _, term := range w.Explain(&q, &c).Terms {
			found = found || term.Kind == row.kind
			switch {
			case term.Kind == row.kind && (term.Bits != row.bits || row.how != "" && term.How != row.how):
				t.Errorf("%s: got %+v, want %v bits", row.why, term, row.bits)
			case term.Kind != row.kind && term.Bits != 0:
				t.Errorf("%s: bits stand with %+v", row.why, term)
			}
		}
		if !found {
			t.Errorf("%s: no term %s", row.why, row.kind)
		}
	}
}

func TestWithoutNames(t *testing.T) {
	nobody := person.Person{}
	for _, p := range []person.Person{nobody, whole("", ""), whole("ᚠᚢᚦ", ""), whole("\u0301\u0302", ""), {Names: []person.Name{{}}}} {
		if s := explain(p, whole("Anna Berg", "")); s.Name != 0 || s.Strong || s.Tier != match.None {
			t.Errorf("%+v: got %+v", p, s)
		}
	}
	a, b := person.Person{Documents: []person.Document{{Number: "N123456"}}}, person.Person{Documents: []person.Document{{Number: "n-123456"}}}
	if s := explain(a, b); s.Tier != match.Same {
		t.Errorf("one document and no name: got %+v", s)
	}
}

// FuzzCompare compares whatever anybody may type.
func FuzzCompare(f *testing.F) {
	for _, s := range [][2]string{
		{"", ""}, {"Сабирова Айгерим Маратовна", "SABYROVA<<AIGE"}, {"عبد الرحمن", "Abdurrahman"}, {"王小明", "Xiao Ming Wang"}, {"김민준", "Kim Min-jun"},
		{"A. B.", "Anna Berg"}, {"\u202e\u0301\xff", "İ"}, {strings.Repeat("ng ", 40), strings.Repeat("ch", 600)}, {"o o o o", "ao oa o"},
	} {
		f.Add(s[0], s[1], "1988-03-14", "1826-26-21")
	}
	f.Fuzz(func(t *testing.T, a, b, born, died string) {
		x := lexicon.New()
		p, q := whole(a, born), whole(b, died)
		p.Names = append(p.Names, person.Name{Family: b, Given: a})
		p.Places, q.Father, p.Father = []string{a}, a, b
		x.Count(x.Keep(p.Names[0]), 1)
		x.Weigh()
		one, other := x.Record(p), x.Record(q)
		holds(t, match.Current(), &one, &other)
		same := holds(t, match.Current(), &one, &one)
		if len(one.Names) > 0 && len(one.Names[0].Words) > 2 && !initials(one.Names[0]) && !same.Strong {
			t.Errorf("%q is not strong beside itself: %+v", a, same)
		}
	})
}

// initials reports whether a name has a single letter among its words.
func initials(n lexicon.Name) bool {
	for _, w := range n.Words {
		if w.Initial() {
			return true
		}
	}
	return false
}
