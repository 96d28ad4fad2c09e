package interpol_test

import (
	"strings"
	"testing"

	"github.com/zaklon/zaklon/interpol"
)

// published is a notice in the public form, and what it does not say.
func published() interpol.NoticeForm {
	return interpol.NoticeForm{
		Notice: []byte(`{"entity_id": "2024/118", "name": "VERANO", "forename": "ALMA", "date_of_birth": "1988/03/14", "sex_id": "F",
			"nationalities": ["XA"], "arrest_warrants": [{"issuing_country_id": "XA", "charge": "Fraud", "charge_translation": null}]}`),
		Colour: "red", Dated: day("2025-03-01"), ReceivedAt: "09:00", Language: "en", Restriction: "official_use_only", Actions: []string{"locate", "arrest"},
	}
}

// A notice is imported as it was published.
func TestImport(t *testing.T) {
	l := open(t)
	f, _, err := interpol.ImportNotice(interpol.File{}, published(), l.occasion(interpol.NoticeImported, receipt))
	if err != nil {
		t.Fatal(err)
	}
	m := f.Message
	if m.Form != "notice" || m.Sender != "XA" || m.Reference != "2024/118" || m.Warrant != "2024/118" || m.Priority != "" || !strings.Contains(m.Summary, "charge: Fraud") {
		t.Errorf("got %+v", m)
	}
	if len(f.Persons) != 1 || f.Listed(f.Persons[0].ID) != "VERANO, ALMA" || f.Births[0].Year != 1988 {
		t.Errorf("got %+v", f.File)
	}
}

// What the public form does not say or cannot say.
func TestImportRefused(t *testing.T) {
	l := open(t)
	for _, c := range []struct {
		reason string
		edit   func(in *interpol.NoticeForm)
		want   string
	}{
		{"not a notice", func(in *interpol.NoticeForm) { in.Notice = []byte("[]") }, "notice: notice_shape"},
		{"no warrant: the state is asked for, and a warrant for the arrest", func(in *interpol.NoticeForm) {
			in.Notice = []byte(`{"entity_id": "2024/118", "name": "VERANO"}`)
		}, "sender: state_unknown; warrant: warrant_missing"},
		{"no warrant, a state is said and no arrest is asked for", func(in *interpol.NoticeForm) {
			in.Notice, in.Sender, in.Actions = []byte(`{"entity_id": "2024/118", "name": "VERANO"}`), "XB", []string{"locate"}
		}, ""},
		{"no colour", func(in *interpol.NoticeForm) { in.Colour = "" }, "colour: colour_of_notice"},
	} {
		in := published()
		c.edit(&in)
		_, _, err := interpol.ImportNotice(interpol.File{}, in, l.occasion(interpol.NoticeImported, receipt))
		if got := problems(err); got != c.want {
			t.Errorf("%s: got %q, want %q", c.reason, got, c.want)
		}
	}
}

// An impossible date of birth is kept as far as it is possible, with a finding.
func TestImportKeepsADatePartly(t *testing.T) {
	l := open(t)
	for _, c := range []struct {
		reason, born string
		year, month  int64
		finding      bool
	}{
		{"whole", "1988/03/14", 1988, 3, false},
		{"the year alone", "1988", 1988, 0, false},
		{"a day that the month does not have", "1988/02/30", 1988, 2, true},
		{"a month that the year does not have", "1988/13/01", 1988, 0, true},
		{"a year to come", "2031/01/01", 0, 0, true},
		{"words", "unknown", 0, 0, true},
	} {
		in := published()
		in.Notice = []byte(strings.Replace(string(in.Notice), "1988/03/14", c.born, 1))
		f, minutes, err := interpol.ImportNotice(interpol.File{}, in, l.occasion(interpol.NoticeImported, receipt))
		if err != nil {
			t.Errorf("%s: %v", c.reason, err)
			continue
		}
		var year, month int64
		for _, b := range f.Births {
			year, month = b.Year, b.Month
		}
		last := minutes[len(minutes)-1]
		if year != c.year || month != c.month || last.Finding != c.finding {
			t.Errorf("%s: got %d-%d, finding %t", c.reason, year, month, last.Finding)
		}
	}
}
