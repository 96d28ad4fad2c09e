package lexicon

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/zaklon/zaklon/identity/person"
)

// told writes a name with its roles: "айгерим=given маратовна=patronymic".
func told(n Name) string {
	var out []string
	for i, w := range n.Words {
		s := w.Text
		if r := n.Roles[i].String(); r != "" {
			s += "=" + r
		}
		if n.Roles[i]&Cut != 0 {
			s += "+cut"
		}
		out = append(out, s)
	}
	return strings.Join(out, " ")
}

func TestRoles(t *testing.T) {
	rows := []struct {
		why  string
		name person.Name
		want string
	}{
		{"nothing", person.Name{}, ""},
		{"nothing is told of two words", person.Name{Whole: "Anna Berg"}, "anna berg"},
		{"the parts tell", person.Name{Family: "Berg", Given: "Anna Maria"}, "anna=given maria=given berg=family"},
		{"capitals tell the family name", person.Name{Whole: "Anna BERG"}, "anna berg=family"},
		{"a comma too", person.Name{Whole: "Berg, Anna"}, "berg=family anna"},
		{"a patronymic in the middle tells both others", person.Name{Whole: "Айгерим Маратовна Сабирова"}, "айгерим=given маратовна=patronymic сабирова=family"},
		{"at the end as well", person.Name{Whole: "Сабирова Айгерим Маратовна"}, "сабирова=family айгерим=given маратовна=patronymic"},
		{"never at the beginning", person.Name{Whole: "Маратовна Айгерим"}, "маратовна айгерим"},
		{"what may be a surname is one among two words", person.Name{Whole: "Milan Petrovich"}, "milan petrovich"},
		{"and among three the patronymic", person.Name{Whole: "Milan Petrovich Volkov"}, "milan=given petrovich=patronymic volkov=family"},
		{"the word behind the father's name is taken out", person.Name{Whole: "Aydin Rashid oglu Mammadov"}, "aydin=given rashid=patronymic mammadov=family"},
		{"with two words left", person.Name{Whole: "Rashid oglu"}, "rashid=patronymic"},
		{"several of them", person.Name{Whole: "Aydin Rashid oglu Kerim oglu"}, "aydin=given rashid=patronymic kerim=patronymic"},
		{"the patronymic's own part", person.Name{Family: "Berg", Given: "Anna", Patronymic: "Petra"}, "anna=given petra=patronymic berg=family"},
		{"titles and connectors say nothing", person.Name{Whole: "Dr. Anna van Berg"}, "anna berg"},
		{"nor with marks that the lists leave out", person.Name{Whole: "Anna dél Berg"}, "anna berg"},
		{"unless nothing else is there", person.Name{Whole: "Dr."}, "dr"},
		{"the last of a full zone may be cut", person.Name{Whole: "BERG<<ANNA<MAR"}, "berg=family anna mar+cut"},
		{"a Han name in one word is taken apart", person.Name{Whole: "王小明"}, "王=family 小明"},
		{"a Hangul name as well", person.Name{Whole: "김민준"}, "김=family 민준"},
		{"what no letter can be read of is left out", person.Name{Whole: "ᚠᚢᚦ Anna"}, "anna"},
		{"a name of more words than are compared", person.Name{Whole: strings.Repeat("Anna ", 40)}, strings.TrimSpace(strings.Repeat("anna ", MostWords))},
		{"in parts as well", person.Name{Given: strings.Repeat("Anna ", 9), Family: "Berg Lund Holm"}, strings.Repeat("anna=given ", 9) + "berg=family"},
	}
	for _, row := range rows {
		x := New()
		n := x.Name(row.name)
		if got := told(n); got != row.want {
			t.Errorf("%s: got %s, want %s", row.why, got, row.want)
		}
		if len(n.Words) != len(n.Roles) {
			t.Errorf("%s: %d words and %d roles", row.why, len(n.Words), len(n.Roles))
		}
		if x.Len() != 0 {
			t.Errorf("%s: a name that is asked about stays in the lexicon", row.why)
		}
	}
}

// Two names of one lexicon share their words and nothing else: what is taken out of one stays in the other.
func TestNamesShareNoSlices(t *testing.T) {
	x := New()
	first := x.Keep(person.Name{Whole: "Aydin Rashid Mammadov"})
	before := told(first)
	x.Keep(person.Name{Whole: "Aydin Rashid oglu Mammadov"})
	if again := x.Name(person.Name{Whole: "Aydin Rashid Mammadov"}); told(again) != before || told(first) != before {
		t.Errorf("got %s and %s, want %s", told(first), told(again), before)
	}
}

// A word is compared by its readings, as a surname without its ending, and as the father's name.
func TestForms(t *testing.T) {
	for written, want := range map[string]string{
		"Berg": "berg", "Kovalskaya": "kovalskaja -kovalsk", "Petrovich": "petrovi2 =petr", "陳": "Cen Can tan Jin Cin ting",
	} {
		w := New().Name(person.Name{Whole: written}).Words[0]
		stem, father := w.Sound(), w.Sound()
		var got []string
		for _, f := range w.Forms() {
			switch {
			case f.Stem:
				stem, got = f.Sound, append(got, "-"+f.Sound.String())
			case f.Of:
				father, got = f.Sound, append(got, "="+f.Sound.String())
			default:
				got = append(got, f.Sound.String())
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: got %v, want %s", written, got, want)
		}
		if w.Stem() != stem || w.Father() != father || w.Sound() != w.Sounds()[0] {
			t.Errorf("%s: got %s, %s and %s, want those of %v", written, w.Sound(), w.Stem(), w.Father(), got)
		}
	}
}

func TestWordsAreKeptOnce(t *testing.T) {
	x := New()
	a, b := x.Keep(person.Name{Whole: "Anna Berg"}), x.Keep(person.Name{Whole: "anna LUND"})
	if a.Words[0] != b.Words[0] {
		t.Error("anna stands twice in the lexicon")
	}
	if x.Len() != 3 || len(x.All()) != 3 {
		t.Errorf("%d words, want 3", x.Len())
	}
	for i, w := range x.All() {
		if w.ID() != uint32(i) || x.At(w.ID()) != w {
			t.Errorf("%s has number %d, want %d", w.Text, w.ID(), i)
		}
		if again := New().Add(w.Token()); again.Text != w.Text || fmt.Sprint(again.Sounds()) != fmt.Sprint(w.Sounds()) {
			t.Errorf("%s is made again as %s", w.Text, again.Text)
		}
	}
	if got := x.Name(person.Name{Whole: "Berg"}); got.Words[0] != a.Words[1] {
		t.Error("a word that the lexicon has is made anew")
	}
}

func TestRarity(t *testing.T) {
	x := New()
	common, rare := x.Keep(person.Name{Whole: "Anna"}), x.Keep(person.Name{Whole: "Vantescu"})
	x.Count(common, 30_000)
	x.Count(rare, 1)
	x.Weigh()
	c, r := common.Words[0].Rarity(), rare.Words[0].Rarity()
	if c >= r || c < leastRarity || r > mostRarity {
		t.Errorf("anna has %v bits, vantescu %v", c, r)
	}
	unknown := x.Name(person.Name{Whole: "Zwertmann"}).Words[0].Rarity()
	alike := x.Name(person.Name{Whole: "Ana"}).Words[0].Rarity()
	if alike >= unknown {
		t.Errorf("a spelling of a common name has %v bits, a word that nobody has %v", alike, unknown)
	}
	x.Count(common, -30_000)
	x.Refresh(common)
	if now := common.Words[0].Rarity(); now <= c {
		t.Errorf("anna has %v bits after everybody of that name is gone, %v before", now, c)
	}
}

func TestFoldNumber(t *testing.T) {
	for written, want := range map[string]string{"": "", " - ": "", "N 12-O1": "N1201", "n120i": "N1201", "№ 7/а": "7А"} {
		if got := FoldNumber(written); got != want {
			t.Errorf("FoldNumber(%q) = %q, want %q", written, got, want)
		}
	}
}

func TestRecords(t *testing.T) {
	p := person.Person{
		Names: []person.Name{{Whole: "Anna Berg"}, {Whole: "--"}}, Places: []string{"", "Almaty"}, Father: "Marat", Mother: "Saule",
		Documents: []person.Document{{Number: "-"}, {Issuer: "xa", Number: "n-1"}},
	}
	asked, kept := New(), New()
	for why, r := range map[string]Record{"asked": asked.Record(p), "kept": kept.KeepRecord(p)} {
		if len(r.Names) != 1 || len(r.Places) != 1 || len(r.Parents) != 2 || !slices.Equal(r.Documents, []Document{{"xa", "N1"}}) {
			t.Errorf("%s: got %+v", why, r)
		}
	}
	if asked.Len() != 0 || kept.Len() != 5 {
		t.Errorf("asked about %d words stay, kept %d", asked.Len(), kept.Len())
	}
}

func TestRun(t *testing.T) {
	x := New()
	n := x.Name(person.Name{Whole: "Lin Mei Tan"})
	if got := []string{n.Run(0, 0).String(), n.Run(1, 0).String(), n.Run(2, 99).String()}; !slices.Equal(got, []string{"linmeitan", "meitanlin", "tanlinmei"}) {
		t.Errorf("got %v", got)
	}
}
