package match_test

import (
	"testing"

	"github.com/zaklon/zaklon/identity/lexicon"
	"github.com/zaklon/zaklon/identity/match"
	"github.com/zaklon/zaklon/identity/person"
)

// whole is a person of whom a name and perhaps a date of birth are known.
func whole(name, born string) person.Person {
	p := person.Person{Names: []person.Name{{Whole: name}}}
	if born != "" {
		p.Births = []person.Birth{person.ParseBirth(born)}
	}
	return p
}

// explain compares two persons of a population of nobody.
func explain(a, b person.Person) match.Score {
	x := lexicon.New()
	q, c := x.Record(a), x.Record(b)
	return match.Current().Explain(&q, &c)
}

// One person in two spellings is never hidden by a wrong date of birth.
func TestSpellingsOfOneName(t *testing.T) {
	rows := []struct{ why, a, b string }{
		{"Cyrillic and ICAO letters", "Сабирова Айгерим", "Sabyrova Aigerim"},
		{"Cyrillic and Arabic script", "Сабирова Айгерим", "صابروفا ايجيريم"},
		{"Latin and Arabic script", "Sabyrova Aigerim", "صابروفا ايجيريم"},
		{"the order of the words", "Sabirova Aigerim", "Aigerim Sabirova"},
		{"Montenegrin letters and none of their marks", "Živko Đorđević", "Zivko Djordjevic"},
		{"Montenegrin and Cyrillic", "Živko Đorđević", "Живко Ђорђевић"},
		{"dž is one letter in Cyrillic", "Džemal Ćatović", "Џемал Ћатовић"},
		{"č and ć without marks", "Ćosić Čedomir", "Cosic Cedomir"},
		{"German", "Schewtschenko Jewgenij", "Shevchenko Evgeny"},
		{"French and German", "Chevtchenko Evgueni", "Schewtschenko Jewgenij"},
		{"French and English", "Chtcherbakov Iouri", "Shcherbakov Yury"},
		{"Turkish without its marks", "Şükrü Çelik", "Sukru Celik"},
		{"Azeri and English", "Əliyev Çingiz", "Aliyev Chingiz"},
		{"Azeri and Russian", "Əliyeva Xədicə", "Алиева Хадиджа"},
		{"Polish and Russian", "Szczepan Krzysztof", "Щепан Кшиштоф"},
		{"Kazakh and Russian patronymic", "Айгерім Маратқызы Сабирова", "Айгерим Маратовна Сабирова"},
		{"a son's as well", "Айдос Маратұлы Сәбиров", "Айдос Маратович Сабиров"},
		{"oglu stands alone", "Aydin Rashid oglu Mammadov", "Айдын Рашидович Мамедов"},
		{"a patronymic that one side lacks", "Сабирова Айгерим Маратовна", "Aigerim Sabirova"},
		{"an Arabic compound in two words and one", "Abdul Rahman Karimi", "Abdurrahman Karimi"},
		{"the same in Arabic script", "عبد الرحمن كريمي", "Abdurrahman Karimi"},
		{"without a space in Arabic script", "عبدالكريم نوري", "Abd al-Karim Nuri"},
		{"the son of", "Abdullah ibn Yusuf", "عبد الله بن يوسف"},
		{"Han and Pinyin", "王小明", "Wang Xiaoming"},
		{"Han and Pinyin in three words, the family name last", "王小明", "Xiao Ming Wang"},
		{"Han with and without a space", "王 小明", "王小明"},
		{"Han in the older forms", "陈大文", "陳大文"},
		{"Han and Cantonese", "陳大文", "Chan Tai Man"},
		{"Hangul and Latin", "김 민준", "Minjun Kim"},
		{"Hangul in one word", "이지훈", "Lee Jihoon"},
		{"Greek", "Petros Markou", "Πέτρος Μάρκου"},
		{"Armenian", "Levon Grigoryan", "Լևոն Գրիգորյան"},
		{"Georgian", "Giorgi Beridze", "გიორგი ბერიძე"},
		{"Hebrew", "Moshe Levi", "משה לוי"},
		{"Devanagari", "Ram Kumar", "राम कुमार"},
		{"Ethiopic", "Selam Teklian", "ሰላም ተክልያን"},
		{"husband's and wife's form", "Ivanova Maria", "Ivanov Maria"},
		{"a zone that cuts the last word", "SABIROVA<<AIGE", "Сабирова Айгерим"},
		{"a name in another language", "Alexander Kovalenko", "Олександр Коваленко"},
		{"an everyday short form", "Sasha Kovalenko", "Alexander Kovalenko"},
		{"an initial", "A. Sabirova", "Aigerim Sabirova"},
	}
	for _, row := range rows {
		s := explain(whole(row.a, "1961-05-17"), whole(row.b, "1988-11-02"))
		if s.Tier < match.Possible {
			t.Errorf("%s: %s and %s have %.1f bits, %.1f of them for the name: hidden", row.why, row.a, row.b, s.Bits, s.Name)
		}
		if s = explain(whole(row.a, "1988-11-02"), whole(row.b, "1988-11-02")); s.Bits < float64(match.Current().Limits().Possible) {
			t.Errorf("%s: %s and %s, born the same day, have %.1f bits", row.why, row.a, row.b, s.Bits)
		}
	}
}

func TestNamesOfTwoPersons(t *testing.T) {
	rows := []struct{ why, a, b string }{
		{"nothing in common", "Anna Berg", "Petra Lindqvist"},
		{"a given name in common", "Anna Berg", "Anna Lindqvist"},
		{"a family name in common", "Anna Berg", "Petra Berg"},
		{"another script does not help", "Anna Berg", "Петра Линдквист"},
		{"one common word of Han", "王小明", "Wang Dawei"},
		{"letters alone", "A B", "Anna Berg"},
		{"a zone with filler cuts nothing", "SABIROVA<<AIGE<<<<", "Сабирова Айгерим"},
	}
	for _, row := range rows {
		s := explain(whole(row.a, ""), whole(row.b, ""))
		if s.Strong || s.Tier != match.None {
			t.Errorf("%s: %s and %s: strong %v, %q with %.1f bits", row.why, row.a, row.b, s.Strong, s.Tier, s.Bits)
		}
	}
}

func TestStrong(t *testing.T) {
	rows := []struct {
		why, a, b string
		want      bool
	}{
		{"every word of two", "Anna Berg", "Berg, Anna", true},
		{"one word is too few", "Anna", "Anna", false},
		{"two words run together are one", "Abdul Rahman", "Abdurrahman", false},
		{"the other way round", "Abdurrahman", "Abdul Rahman", false},
		{"two run together beside another", "Anna Maria Berg", "Annamaria Berg", true},
		{"one word more", "Anna Berg", "Anna Maria Berg", false},
		{"a letter is no word", "A. Berg", "Anna Berg", false},
		{"a letter beside two words", "Anna M. Berg", "Anna Maria Berg", true},
		{"a kindred name does not sound the same", "Ivan Berg", "Giovanni Berg", false},
		{"nothing", "", "", false},
	}
	for _, row := range rows {
		if got := explain(whole(row.a, ""), whole(row.b, "")).Strong; got != row.want {
			t.Errorf("%s: %s and %s: got %v, want %v", row.why, row.a, row.b, got, row.want)
		}
	}
}

// Which word a name shares with the other decides how it is told.
func TestHow(t *testing.T) {
	rows := []struct{ why, a, b, kind, how string }{
		{"the same", "Anna Berg", "Berg Anna", match.TermWord, "same"},
		{"near", "Ivanova Maria", "Ivanov Maria", match.TermWord, "near"},
		{"another language", "Alexander Kovalenko", "Олександр Коваленко", match.TermWord, "language"},
		{"a short form", "Sasha Kovalenko", "Alexander Kovalenko", match.TermWord, "short_form"},
		{"related", "Ivan Kovalenko", "John Kovalenko", match.TermWord, "related"},
		{"a letter", "A. Sabirova", "Aigerim Sabirova", match.TermWord, "initial"},
		{"cut short", "SABIROVA<<AIGE", "Aigerim Sabirova", match.TermWord, "cut"},
		{"a father's name", "Айгерим Маратовна Сабирова", "Айгерім Маратқызы Сабирова", match.TermPatronymic, "same"},
		{"a father's name that one side has", "Айгерим Маратовна Сабирова", "Айгерим Сабирова", match.TermExtra, "patronymic"},
		{"a word that one side has", "Anna Maria Berg", "Anna Berg", match.TermExtra, "word"},
		{"another father", "Айгерим Маратовна Сабирова", "Айгерим Петровна Сабирова", match.TermApart, "patronymic"},
		{"another family name, as both are told", "BERG Anna", "LINDQVIST Anna", match.TermApart, "family"},
		{"another name, and nothing is told of it", "Anna Berg", "Anna Lindqvist", match.TermApart, "other"},
		{"another father and family name", "Айгерим Маратовна Сабирова", "Айгерим Петровна Коваленко", match.TermApart, "several"},
		{"a single word", "Anna Berg", "Anna Lindqvist", match.TermWhole, "one"},
		{"every word", "Anna Berg", "Anna Berg", match.TermWhole, "whole"},
	}
	for _, row := range rows {
		found := false
		s := explain(whole(row.a, ""), whole(row.b, ""))
		for _, term := range s.Terms {
			found = found || term.Kind == row.kind && term.How == row.how
		}
		if !found {
			t.Errorf("%s: %s and %s: no term %s %s in %+v", row.why, row.a, row.b, row.kind, row.how, s.Terms)
		}
	}
}

// A term has the words of the one who is asked about first, whichever way round the two were compared.
func TestTermsAreTheRightWayRound(t *testing.T) {
	for _, names := range [][2]string{{"Абдурахман Берг", "Abdul Rahman Berg"}, {"Anna Maria Lund", "Annamaria Lund"}, {"Lund Annamaria", "Lund Anna Maria"}} {
		s := explain(whole(names[0], "1988-03-14"), whole(names[1], "1988"))
		back := explain(whole(names[1], "1988"), whole(names[0], "1988-03-14"))
		if len(s.Terms) != len(back.Terms) {
			t.Fatalf("%v: %d terms, and back %d", names, len(s.Terms), len(back.Terms))
		}
		for i, one := range s.Terms {
			other := back.Terms[i]
			if one.Query != other.Found || one.Found != other.Query || one.Bits != other.Bits {
				t.Errorf("%v: %+v, and back %+v", names, one, other)
			}
			if one.Kind == match.TermBirth && (one.Query != "1988-03-14" || one.Found != "1988") {
				t.Errorf("%v: the dates stand the wrong way round: %+v", names, one)
			}
		}
	}
}
