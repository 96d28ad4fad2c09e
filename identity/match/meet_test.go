package match

import (
	"testing"

	"github.com/zaklon/zaklon/identity/family"
	"github.com/zaklon/zaklon/identity/lexicon"
	"github.com/zaklon/zaklon/identity/person"
	"github.com/zaklon/zaklon/identity/sound"
)

func name(x *lexicon.Lexicon, whole string) lexicon.Name { return x.Name(person.Name{Whole: whole}) }

// Of two families that two names share the closest counts, in whatever order they stand.
func TestRelated(t *testing.T) {
	far := tie{apart: 40, curve: abjadCurve}
	rows := []struct {
		why  string
		a, b []family.Member
		want feature
	}{
		{"none", nil, nil, 0},
		{"none in common", []family.Member{{Family: 1, Strength: family.One}}, []family.Member{{Family: 2, Strength: family.One}}, 0},
		{"one name in two languages", []family.Member{{Family: 1, Strength: family.One}}, []family.Member{{Family: 1, Strength: family.One}}, sameFamily},
		{"the weaker membership counts", []family.Member{{Family: 1, Strength: family.Short}}, []family.Member{{Family: 1, Strength: family.One}}, shortForm},
		{"loosely", []family.Member{{Family: 1, Strength: family.Short}}, []family.Member{{Family: 1, Strength: family.Loose}}, relatedName},
		{
			"the closest of two comes second", []family.Member{{Family: 1, Strength: family.Loose}, {Family: 2, Strength: family.One}},
			[]family.Member{{Family: 1, Strength: family.One}, {Family: 2, Strength: family.One}}, sameFamily,
		},
		{
			"and first", []family.Member{{Family: 1, Strength: family.Short}, {Family: 2, Strength: family.Loose}},
			[]family.Member{{Family: 1, Strength: family.One}, {Family: 2, Strength: family.One}}, shortForm,
		},
	}
	for _, row := range rows {
		for _, got := range []tie{related(row.a, row.b, far), related(row.b, row.a, far)} {
			if got.other != row.want || row.want == 0 && got != far || row.want != 0 && got.apart != steps[3] {
				t.Errorf("%s: got %+v", row.why, got)
			}
		}
	}
	if got := related([]family.Member{{Family: 1}}, []family.Member{{Family: 1}}, tie{apart: 2}); got.apart != 2 {
		t.Errorf("two names that sound alike are %d apart because they are kin", got.apart)
	}
}

func TestRunApart(t *testing.T) {
	x := lexicon.New()
	var r sound.Ruler
	rows := []struct {
		why, a, b string
		far       bool
	}{
		{"a name without spaces", "Linmeitan", "Lin Mei Tan", false},
		{"beginning with its second word", "Meitanlin", "Lin Mei Tan", false},
		{"beginning with its third word", "Tanlinmei", "Lin Mei Tan", false},
		{"two words and three", "Meitan Lin", "Lin Mei Tan", false},
		{"the words out of order", "Meilintan", "Lin Mei Tan", true},
		{"another name", "Petralindqvist", "Lin Mei Tan", true},
		{"one word each is compared elsewhere", "Linmeitan", "Linmeitan", true},
		{"Han, with several readings", "陳大文", "Tai Man Chan", false},
		{"of very different lengths", "Lin Mei", "Petra", true},
	}
	for _, row := range rows {
		a, b := name(x, row.a), name(x, row.b)
		there, back := runApart(&r, a, b), runApart(&r, b, a)
		if (there > farthestRun) != row.far || len(a.Words) != len(b.Words) && there != back {
			t.Errorf("%s: %s and %s are %d apart, and back %d", row.why, row.a, row.b, there, back)
		}
	}
}

func TestMore(t *testing.T) {
	roles := func(of ...lexicon.Role) lexicon.Name {
		return lexicon.Name{Words: make([]*lexicon.Word, len(of)), Roles: of}
	}
	const p, g = lexicon.Patronymic, lexicon.Plain
	rows := []struct {
		why                      string
		q, c                     lexicon.Name
		patronymic, extra1, more float32
	}{
		{"nothing", roles(), roles(), 0, 0, 0},
		{"as many on both sides", roles(g, p), roles(g, g), 0, 0, 0},
		{"one word", roles(g), roles(), 0, 1, 0},
		{"three words", roles(), roles(g, g, g), 0, 1, 2},
		{"a patronymic", roles(p), roles(), 1, 0, 0},
		{"a patronymic and a word", roles(g, p), roles(), 1, 1, 0},
		{"a patronymic on both sides is not the word that is more", roles(p), roles(g, p), 0, 1, 0},
		{"cut short as well", roles(p | lexicon.Cut), roles(), 1, 0, 0},
	}
	for _, row := range rows {
		for _, pair := range [][2]lexicon.Name{{row.q, row.c}, {row.c, row.q}} {
			var s sheet
			s.more(pair[0], pair[1])
			if s[extraPatronymic] != row.patronymic || s[extra] != row.extra1 || s[extraMore] != row.more {
				t.Errorf("%s: got %v, %v and %v", row.why, s[extraPatronymic], s[extra], s[extraMore])
			}
		}
	}
}

func TestContradictions(t *testing.T) {
	const (
		plain, given, father, kin = lexicon.Plain, lexicon.Given, lexicon.Patronymic, lexicon.Family
	)
	rows := []struct {
		why  string
		q, c []lexicon.Role
		want []feature
	}{
		{"nothing is told", []lexicon.Role{plain}, []lexicon.Role{plain}, []feature{otherApart}},
		{"fathers on both sides", []lexicon.Role{father}, []lexicon.Role{father}, []feature{patronymicApart}},
		{"a father on one", []lexicon.Role{father}, []lexicon.Role{plain}, []feature{otherApart}},
		{"a given name that one side tells", []lexicon.Role{given}, []lexicon.Role{plain}, []feature{givenApart}},
		{"the most telling first, and as many as there are places", []lexicon.Role{kin, father, given}, []lexicon.Role{given, father}, []feature{patronymicApart, givenApart}},
		{"each for itself", []lexicon.Role{kin, given, plain}, []lexicon.Role{plain, plain, plain}, []feature{givenApart, familyApart, otherApart}},
	}
	for _, row := range rows {
		n := min(len(row.q), len(row.c))
		for _, got := range [][]feature{contradictions(row.q, row.c, n), contradictions(row.c, row.q, n)} {
			if len(got) != len(row.want) {
				t.Fatalf("%s: got %v, want %v", row.why, got, row.want)
			}
			for i := range got {
				if got[i] != row.want[i] {
					t.Errorf("%s: got %s, want %s", row.why, nameOf(got[i]), nameOf(row.want[i]))
				}
			}
		}
	}
}

// What a comparison comes to does not hang on whether a lexicon keeps the words.
func TestWordsThatNobodyKeeps(t *testing.T) {
	for _, whole := range []string{"王小明", "김민준", "A. Berg", "A. A.", "Sabirova Aigerim", "كريم نوري", "Айгерим Маратовна"} {
		n := person.Person{Names: []person.Name{{Whole: whole}}}
		kept, none := lexicon.New(), lexicon.New()
		kept.KeepRecord(n)
		kept.Weigh()
		a, b := kept.Record(n), kept.Record(n)
		c, d := none.Record(n), none.Record(n)
		if got, want := Current().Compare(&c, &d), Current().Compare(&a, &b); got.Bits != want.Bits || got.Strong != want.Strong {
			t.Errorf("%s: kept %+v, not kept %+v", whole, want, got)
		}
	}
}
