package knowledge

import (
	"strings"
	"testing"

	"github.com/zaklon/zaklon/disclosure/reading"
	"github.com/zaklon/zaklon/identity/romanise"
)

// The seven cases of Montenegrin, by how a word of a name ends: what is cut off, and the endings of
// nominative, genitive, dative, accusative, vocative, instrumental and locative. They are written here
// again, from the grammar, so that what the package makes is not checked with itself. immutable
var paradigms = []struct {
	ending, cut string
	cases       []string
}{
	{"ova", "a", []string{"a", "e", "oj", "u", "a", "om", "oj"}},
	{"eva", "a", []string{"a", "e", "oj", "u", "a", "om", "oj"}},
	{"ska", "a", []string{"a", "e", "oj", "u", "a", "om", "oj"}},
	{"ina", "a", []string{"a", "e", "i", "u", "o", "om", "i"}},
	{"a", "a", []string{"a", "e", "i", "u", "o", "om", "i"}},
	{"ski", "i", []string{"i", "og", "om", "og", "i", "im", "om"}},
	{"o", "o", []string{"o", "a", "u", "a", "o", "om", "u"}},
	{"i", "", []string{"", "ja", "ju", "ja", "", "jem", "ju"}},
	{"ar", "ar", []string{"ar", "ra", "ru", "ra", "re", "rom", "ru"}},
	{"ac", "ac", []string{"ac", "ca", "cu", "ca", "če", "cem", "cu"}},
	{"č", "", []string{"", "a", "u", "a", "u", "em", "u"}},
	{"j", "", []string{"", "a", "u", "a", "u", "em", "u"}},
	{"ov", "", []string{"", "a", "u", "a", "e", "im", "u"}},
	{"k", "k", []string{"k", "ka", "ku", "ka", "če", "kom", "ku"}},
	{"", "", []string{"", "a", "u", "a", "e", "om", "u"}},
}

// declined gives a word in the seven cases, and in nominative, genitive and dative of what belongs to
// whom it names.
func declined(word string) []string {
	for _, p := range paradigms {
		if !strings.HasSuffix(word, p.ending) {
			continue
		}
		stem := strings.TrimSuffix(word, p.cut)
		var out []string
		for _, e := range p.cases {
			out = append(out, stem+e)
		}
		own := stem + "ov"
		switch {
		case p.cut == "a":
			own = stem + "in"
		case p.ending == "č" || p.ending == "j":
			own = stem + "ev"
		case p.ending == "ar":
			own = stem + "rov"
		case p.ending == "ac":
			own = stem + "čev"
		case p.ending == "k":
			own = stem + "kov"
		case p.ending == "i":
			own = stem + "jev"
		}
		if p.ending == "ski" {
			return out
		}
		return append(out, own, own+"og", own+"oj")
	}
	return nil
}

// cyrillicOf writes a Montenegrin word in Cyrillic letters.
func cyrillicOf(s string) string {
	return strings.NewReplacer(
		"dž", "џ", "Dž", "Џ", "lj", "љ", "Lj", "Љ", "nj", "њ", "Nj", "Њ", "đ", "ђ", "Đ", "Ђ", "č", "ч", "Č", "Ч", "ć", "ћ", "Ć", "Ћ", "ž", "ж", "Ž", "Ж", "š", "ш", "Š", "Ш",
		"a", "а", "A", "А", "b", "б", "B", "Б", "c", "ц", "C", "Ц", "d", "д", "D", "Д", "e", "е", "E", "Е", "f", "ф", "F", "Ф", "g", "г", "G", "Г", "h", "х", "H", "Х",
		"i", "и", "I", "И", "j", "ј", "J", "Ј", "k", "к", "K", "К", "l", "л", "L", "Л", "m", "м", "M", "М", "n", "н", "N", "Н", "o", "о", "O", "О", "p", "п", "P", "П",
		"r", "р", "R", "Р", "s", "с", "S", "С", "t", "т", "T", "Т", "u", "у", "U", "У", "v", "в", "V", "В", "z", "з", "Z", "З").Replace(s)
}

// plain writes a Montenegrin word as people do without the letters for it.
func plain(s string) string {
	return strings.NewReplacer("đ", "dj", "Đ", "Dj", "dž", "dz", "č", "c", "Č", "C", "ć", "c", "Ć", "C", "ž", "z", "Ž", "Z", "š", "s", "Š", "S").Replace(s)
}

// Invented names as the register has them: Montenegrin letters, and the Cyrillic ones of other states.
// immutable
var (
	latin = []string{
		"Zarina Temirkulova", "Davron Isahanov", "Orest Vilkutin", "Ljudmila Gračevska", "Đorđe Šćepanac", "Aleksandar Džandosov", "Marko Hlinko", "Njegoš Žižić",
		"Ali Rahimi", "Sergej Bakunjin", "Petar Lisovac", "Čedomir Vrbnik", "Dragana Kučinska", "Goran Polanski", "Jasmina Đurđeva", "Džemal Lukač", "Ana Mrkšina", "Hana Subotić",
		"Vojislav Knežanin", "Ibrahim Čengar", "Nadija Ljutovac", "Milorad Đukanac", "Anđelka Đekova", "Luka Bjeloglav", "Mileva Hodžina", "Rade Kojički",
	}
	foreign = []string{
		"Зарина Темиркулова", "Тимур Джандосов", "Олеся Харченкова", "Людмила Щербакова", "Юлия Жданова", "Сергей Ягудин", "Ксения Цветова", "Евгения Шишова", "Артём Хлебов", "Андрей Чижов",
		"Валентина Юрченко", "Григорий Быстрицкий", "Айжан Нуртаева", "Магомед Хаджиев", "Фёдор Ёлкин", "Яна Мыльникова",
	}
)

// found tells whether a text names somebody of an index.
func found(x *Index, text string) bool {
	var t reading.Text
	t.Read(text)
	hits, _ := x.Find(&t, Scope{})
	return len(hits) > 0
}

// Every case of every name, in Latin letters, without diacritics, in Cyrillic and in capitals.
func (c *tally) cases() {
	for _, name := range latin {
		x := Build([]Person{{ID: "A", Names: []string{name}}})
		given, family, _ := strings.Cut(name, " ")
		g, f := declined(given), declined(family)
		for i := range f {
			whole := g[min(i, 6)] + " " + f[i]
			for _, written := range []string{whole, plain(whole), cyrillicOf(whole), strings.ToUpper(whole), f[i] + ", " + g[min(i, 6)], strings.ReplaceAll(plain(whole), "j", "y"), strings.ReplaceAll(whole, "đ", "d")} {
				c.count(found(x, "Pismo: "+written+", primljeno."), name+" as "+written)
			}
		}
	}
}

// Every official romanisation of a Cyrillic name, with the English possessive, and in every case where
// it has the letters that Montenegrin declines; and the Cyrillic name where the register has the
// likeliest romanisation alone.
func (c *tally) transliterations() {
	for _, name := range foreign {
		x := Build([]Person{{ID: "A", Names: []string{name}}})
		for n, v := range romanise.Variants(name) {
			given, family, _ := strings.Cut(v.Text, " ")
			g, f := declined(given), declined(family)
			for i := range f {
				whole := g[min(i, 6)] + " " + f[i]
				if ascii(v.Text) {
					c.count(found(x, "To "+whole+"."), name+" as "+whole)
				}
			}
			c.count(found(x, "In "+v.Text+"'s matter."), name+" as "+v.Text+"'s")
			if n == 0 {
				c.count(found(Build([]Person{{ID: "A", Names: []string{v.Text}}}), "О лицу "+name+"."), v.Text+" as "+name)
			}
		}
	}
}

func ascii(s string) bool { return strings.IndexFunc(s, func(r rune) bool { return r > 'z' }) < 0 }

// A tally counts the forms of both tables.
type tally struct {
	seen   int
	missed []string
}

func (c *tally) count(ok bool, form string) {
	c.seen++
	if !ok {
		c.missed = append(c.missed, form)
	}
}

// Of all forms of both tables, 99 of 100 are found.
func TestRecall(t *testing.T) {
	var total tally
	total.cases()
	total.transliterations()
	t.Logf("%d forms, %d not found: %q", total.seen, len(total.missed), total.missed)
	if total.seen < 2000 || 100*len(total.missed) > total.seen {
		t.Errorf("got %d of %d forms not found, want at most one in a hundred: %q", len(total.missed), total.seen, total.missed)
	}
}
