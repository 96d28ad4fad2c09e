package mrz

import (
	"slices"
	"strings"
	"testing"

	"github.com/zaklon/zaklon/identity"
)

// today is the day the tests read years of two digits against.
var today = Day{2026, 6, 15}

// The specimens of Doc 9303, whose holder is invented, and zones made like them.
const (
	specimenTD3 = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10"
	specimenTD1 = "I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<"
	specimenTD2 = "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nD231458907UTO7408122F1204159<<<<<<<6"
	specimenMRA = "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL8988901C4XXX4009078F96121096ZE184226B<<<<<<"
	specimenMRB = "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nL8988901C4XXX4009078F9612109<<<<<<<<"
)

func TestParseSpecimens(t *testing.T) {
	anna := Name{Primary: []string{"ERIKSSON"}, Secondary: []string{"ANNA", "MARIA"}}
	born := identity.BirthDate{Year: 1974, Month: 8, Day: 12, Precision: identity.PrecisionDay}
	older := identity.BirthDate{Year: 1940, Month: 9, Day: 7, Precision: identity.PrecisionDay}
	tests := []struct {
		reason, text string
		want         Zone
	}{
		{"passport, part 4 appendix B", specimenTD3, Zone{TD3, "P", "UTO", anna, "L898902C3", "UTO", born, Female, Day{2012, 4, 15}, []string{"ZE184226B"}}},
		{"card of three lines, part 5 appendix B", specimenTD1, Zone{TD1, "I", "UTO", anna, "D23145890", "UTO", born, Female, Day{2012, 4, 15}, nil}},
		{"card of two lines, part 6 appendix B", specimenTD2, Zone{TD2, "I", "UTO", anna, "D23145890", "UTO", born, Female, Day{2012, 4, 15}, nil}},
		{"large visa, part 7", specimenMRA, Zone{MRVA, "V", "UTO", anna, "L8988901C", "XXX", older, Female, Day{1996, 12, 10}, []string{"6ZE184226B"}}},
		{"small visa, part 7", specimenMRB, Zone{MRVB, "V", "UTO", anna, "L8988901C", "XXX", older, Female, Day{1996, 12, 10}, nil}},
		{"in one run", strings.ReplaceAll(specimenTD3, "\n", ""), Zone{TD3, "P", "UTO", anna, "L898902C3", "UTO", born, Female, Day{2012, 4, 15}, []string{"ZE184226B"}}},
		{"small letters, blanks and Windows line ends", " " + strings.ToLower(strings.ReplaceAll(specimenTD1, "\n", " \r\n")) + "\r\n", Zone{TD1, "I", "UTO", anna, "D23145890", "UTO", born, Female, Day{2012, 4, 15}, nil}},
	}
	for _, tt := range tests {
		got, problems := Parse(tt.text, today)
		if len(problems) > 0 {
			t.Errorf("%s: got problems %v, want none", tt.reason, problems)
		}
		if !same(got, tt.want) {
			t.Errorf("%s: got %+v, want %+v", tt.reason, got, tt.want)
		}
	}
}

func same(a, b Zone) bool {
	return a.Format == b.Format && a.Code == b.Code && a.Issuer == b.Issuer && sameName(a.Name, b.Name) && a.Number == b.Number &&
		a.Nationality == b.Nationality && a.Birth == b.Birth && a.Sex == b.Sex && a.Expiry == b.Expiry && slices.Equal(a.Optional, b.Optional)
}

func sameName(a, b Name) bool {
	return slices.Equal(a.Primary, b.Primary) && slices.Equal(a.Secondary, b.Secondary) && a.Truncated == b.Truncated
}

// list writes problems as "code field" with commas.
func list(problems []identity.Problem) string {
	var out []string
	for _, p := range problems {
		out = append(out, p.Code+" "+p.Field)
	}
	return strings.Join(out, ", ")
}

func TestParseProblems(t *testing.T) {
	tests := []struct{ reason, text, want string }{
		{"empty", "", "mrz_shape lines"},
		{"one line too short", specimenTD3[:80], "mrz_shape lines"},
		{"two lines of three", specimenTD1[:61], "mrz_shape lines"},
		{"lines of two lengths", specimenTD2 + "<", "mrz_shape lines"},
		{"a character no zone has", strings.Replace(specimenTD3, "ANNA", "ANN-", 1), "mrz_character lines"},
		{"a letter beyond A-Z of the same length in bytes", strings.Replace(specimenTD3, "ANNA", "ANČ", 1), "mrz_character lines"},
		{"number misread: its digit and the whole", strings.Replace(specimenTD3, "L898902C3", "L898902C8", 1), "mrz_check number, mrz_check composite"},
		{"birth misread", strings.Replace(specimenTD3, "740812", "740813", 1), "mrz_check birth, mrz_check composite"},
		{"expiry misread", strings.Replace(specimenTD1, "120415", "120416", 1), "mrz_check expiry, mrz_check composite"},
		{"optional field misread", strings.Replace(specimenTD3, "ZE184226B", "ZE184226C", 1), "mrz_check optional, mrz_check composite"},
		{"only the last digit misread", specimenTD3[:88] + "1", "mrz_check composite"},
		{"a visa has no digit of the whole", strings.Replace(specimenMRB, "L8988901C4", "L8988901C5", 1), "mrz_check number"},
		{"sex", strings.Replace(specimenMRB, "8F96", "8X96", 1), "mrz_sex sex"},
		{"a digit in the state", strings.Replace(specimenMRB, "XXX", "XX1", 1), "mrz_state nationality"},
		{"no issuer", strings.Replace(specimenMRB, "UTO", "<<<", 1), "mrz_state issuer"},
		{"a filler inside the state", strings.Replace(specimenMRB, "UTO", "U<O", 1), "mrz_state issuer"},
		{"a passport that is no P", strings.Replace(specimenTD3, "P<", "I<", 1), "mrz_code code"},
		{"a code of fillers", strings.Replace(specimenTD3, "P<", "<P", 1), "mrz_code code"},
		{"a digit in the name", strings.Replace(specimenTD3, "ANNA", "ANN4", 1), "mrz_name name"},
		{"month 13, digit right", strings.Replace(specimenMRB, "4009078", "401307"+digit("401307"), 1), "mrz_date birth"},
		{"30 February, digit right", strings.Replace(specimenMRB, "4009078", "400230"+digit("400230"), 1), "mrz_date birth"},
		{"a letter in the date", strings.Replace(specimenMRB, "4009078", "4OO907"+digit("4OO907"), 1), "mrz_date birth"},
		{"an end without a day", strings.Replace(specimenMRB, "9612109", "9612<<"+digit("9612<<"), 1), "mrz_date expiry"},
		{"no end at all is no fault", strings.Replace(specimenMRB, "9612109", "<<<<<<<", 1), ""},
		{"nor a filler behind an empty optional field", strings.Replace(specimenTD3, "ZE184226B<<<<<10", "<<<<<<<<<<<<<<<"+"8", 1), ""},
	}
	for _, tt := range tests {
		zone, problems := Parse(tt.text, today)
		if got := list(problems); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.reason, got, tt.want)
		}
		if strings.HasSuffix(tt.want, "lines") && !same(zone, Zone{}) {
			t.Errorf("%s: got %+v, want nothing read", tt.reason, zone)
		}
	}
}

func digit(field string) string { return string(CheckDigit(field)) }

func TestWrongDigitIsStillRead(t *testing.T) {
	zone, _ := Parse(strings.Replace(specimenTD3, "L898902C3", "L898902C8", 1), today)
	if zone.Number != "L898902C8" || zone.Name.Text() != "ERIKSSON, ANNA MARIA" {
		t.Errorf("got %+v, want the number as it stands and the name", zone)
	}
	zone, _ = Parse(strings.Replace(specimenMRB, "4009078", "401307"+digit("401307"), 1), today)
	if !zone.Birth.IsZero() || zone.Number == "" {
		t.Errorf("got %+v, want no date and the rest", zone)
	}
}

func TestLongNumber(t *testing.T) {
	long := "I<UTOD23145890<7349<<<<<<<<<<<\n3407127M9507122UTO<<<<<<<<<<<2\nSTEVENSON<<PETER<JOHN<<<<<<<<<"
	tests := []struct{ reason, text, number, problems string }{
		{"the example of part 5 appendix B", long, "D23145890734", ""},
		{"its digit misread", strings.Replace(long, "7349<", "7348<", 1), "D23145890734", "mrz_check number, mrz_check composite"},
		{"no filler behind it", strings.Replace(long, "7349<<<<<<<<<<<", "73491234567890A", 1), "", "mrz_overflow number, mrz_check composite"},
		{"a digit alone is no rest", strings.Replace(long, "7349", "9<<<", 1), "", "mrz_overflow number, mrz_check composite"},
		{"no number at all", strings.Replace(specimenTD2, "D231458907", "<<<<<<<<<<", 1), "", "mrz_check composite"},
		{"the other card size", "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nD23145890<UTO7408122F12041597349<<<" + digit("D23145890<"+"7408122"+"12041597349<<<"), "D23145890734", ""},
	}
	for _, tt := range tests {
		zone, problems := Parse(tt.text, today)
		if zone.Number != tt.number || list(problems) != tt.problems {
			t.Errorf("%s: got %q with %q, want %q with %q", tt.reason, zone.Number, list(problems), tt.number, tt.problems)
		}
	}
}

func TestOptionalFields(t *testing.T) {
	first, second := "I<UTOD231458907ABCDEFGHIJKLMNO", "7408122F1204159UTOPQRSTUVWXYZ"
	whole := digit(first[5:] + second[:7] + second[8:15] + second[18:29])
	zone, problems := Parse(first+"\n"+second+whole+"\nERIKSSON<<ANNA<MARIA<<<<<<<<<<", today)
	if want := []string{"ABCDEFGHIJKLMNO", "PQRSTUVWXYZ"}; !slices.Equal(zone.Optional, want) || len(problems) > 0 {
		t.Errorf("got %q with %v, want both fields to their last character", zone.Optional, problems)
	}
}

func TestBirthDate(t *testing.T) {
	tests := []struct {
		reason, text string
		want         string
		ok           bool
	}{
		{"last century", "740812", "1974-08-12", true},
		{"this century", "150301", "2015-03-01", true},
		{"today", "260615", "2026-06-15", true},
		{"tomorrow is a hundred years ago", "260616", "1926-06-16", true},
		{"a later month too", "260701", "1926-07-01", true},
		{"the year 00", "000229", "2000-02-29", true},
		{"the day not known", "7408<<", "1974-08", true},
		{"the day written 00", "740800", "1974-08", true},
		{"month and day not known", "74<<<<", "1974", true},
		{"month and day written 00", "740000", "1974", true},
		{"a day without a month is not kept", "74<<12", "1974", true},
		{"this year and nothing else", "260000", "2026", true},
		{"nothing known", "<<<<<<", "", true},
		{"the year not known leaves nothing", "<<0812", "", true},
		{"month 13", "741301", "", false},
		{"31 April", "740431", "", false},
		{"half a filler", "7408<2", "", false},
		{"a letter", "7408O2", "", false},
	}
	for _, tt := range tests {
		got, ok := birthDate(tt.text, today)
		if got.ISO() != tt.want || ok != tt.ok {
			t.Errorf("%s: birthDate(%q) got %q %v, want %q %v", tt.reason, tt.text, got.ISO(), ok, tt.want, tt.ok)
		}
	}
}

func TestExpiryDay(t *testing.T) {
	tests := []struct {
		reason, text string
		want         Day
	}{
		{"ended not long ago", "120415", Day{2012, 4, 15}},
		{"forty-nine years ahead", "750101", Day{2075, 1, 1}},
		{"fifty years back", "760101", Day{1976, 1, 1}},
		{"last century", "961210", Day{1996, 12, 10}},
		{"no such day", "310431", Day{}},
		{"a part not known", "3104<<", Day{}},
	}
	for _, tt := range tests {
		if got, ok := expiryDay(tt.text, today); got != tt.want || ok != (tt.want != Day{}) {
			t.Errorf("%s: expiryDay(%q) got %v %v, want %v", tt.reason, tt.text, got, ok, tt.want)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{specimenTD1, specimenTD2, specimenTD3, specimenMRA, specimenMRB, "", "P<", "\n\n"} {
		f.Add(seed, 2026)
	}
	f.Fuzz(func(t *testing.T, text string, year int) {
		zone, problems := Parse(text, Day{year, 6, 15})
		if zone.Format == "" && len(problems) == 0 {
			t.Errorf("Parse(%q) reads nothing and says nothing", text)
		}
		if zone.Format == "" && !same(zone, Zone{}) {
			t.Errorf("Parse(%q) reads by half: %+v", text, zone)
		}
		for _, word := range slices.Concat(zone.Name.Primary, zone.Name.Secondary) {
			if word == "" || strings.Contains(word, "<") {
				t.Errorf("Parse(%q): the word %q", text, word)
			}
		}
		ParseName(text)
		IsName(text)
		if latin, ok := Arabic(text); ok == (latin == "") {
			t.Errorf("Arabic(%q) got %q, %v", text, latin, ok)
		}
	})
}
