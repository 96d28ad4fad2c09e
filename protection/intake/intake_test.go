package intake

import (
	"fmt"
	"strings"
	"testing"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/law"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/protection/applicant"
	"github.com/zaklon/zaklon/protection/part"
)

// occasions makes occasions of one day under the law of the host state.
func occasions(t *testing.T) func(kind, officer string) act.Occasion {
	t.Helper()
	library, err := law.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	day, err := deadline.ParseDate("2024-03-05")
	if err != nil {
		t.Fatal(err)
	}
	pack, err := library.Pack("me", day)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	return func(kind, officer string) act.Occasion {
		return act.Occasion{Kind: kind, On: day, Today: day, Officer: officer, Unit: "unit of " + officer, Pack: pack, NewID: func() string {
			n++
			return fmt.Sprint("R", n)
		}}
	}
}

func conveyance() Conveyance {
	return Conveyance{Place: "prison, reception wing", Form: "oral", Unit: "asylum", Units: []string{"asylum", "north"}, Particulars: applicant.Particulars{
		Gender: "female", Names: []applicant.NameForm{{Kind: "latin", Family: "Orlova", Given: "Ines"}},
		Births: []applicant.BirthForm{{Year: "1988"}}, Nationality: []string{"XA"}, Languages: []string{"qva"},
	}}
}

func answer(err error) string {
	if err == nil {
		return ""
	}
	text, _, _ := strings.Cut(strings.TrimPrefix(err.Error(), "refused: "), " (")
	return text
}

// A file that is conveyed protects at once, is the authority's from its first moment, and gets its
// certificate there.
func TestConvey(t *testing.T) {
	occasion := occasions(t)
	for _, c := range []struct {
		reason string
		edit   func(in *Conveyance)
		want   string
		unit   string
	}{
		{"a form without fault", func(*Conveyance) {}, "", "asylum"},
		{"to the other unit", func(in *Conveyance) { in.Unit = "north" }, "", "north"},
		{"there is one unit, and the officer need not know it", func(in *Conveyance) { in.Unit, in.Units = "", []string{"north"} }, "", "north"},
		{"there are two, and none is named", func(in *Conveyance) { in.Unit = "" }, "unit: choose_from_list", ""},
		{"there is none", func(in *Conveyance) { in.Unit, in.Units = "", nil }, "unit: choose_from_list", ""},
		{"to a unit that is no authority", func(in *Conveyance) { in.Unit = "prison" }, "unit: choose_from_list", ""},
		{"nowhere", func(in *Conveyance) { in.Place = "" }, "place: text_missing", ""},
	} {
		in := conveyance()
		c.edit(&in)
		f, minutes, err := Convey(protection.File{Case: protection.Case{ID: "case"}}, in, occasion("intention.conveyed", "guard"))
		if got := answer(err); got != c.want {
			t.Errorf("%s: got %q, want %q", c.reason, got, c.want)
		}
		if err != nil {
			continue
		}
		k := f.Case
		if k.Unit != c.unit || k.EnteredUnit != c.unit || k.EnteredBy != "" || k.HandedOverOn != k.IntentionOn || k.Version != 1 || !f.Protects() {
			t.Errorf("%s: got %+v", c.reason, k)
		}
		if len(f.Clocks) == 0 || minutes[len(minutes)-1].Value != c.unit {
			t.Errorf("%s: got %d clocks, %v", c.reason, len(f.Clocks), minutes)
		}
		if _, _, err := protection.HandOver(f, protection.Handover{Unit: "asylum", Units: in.Units}, occasion("case.handed_over", "guard")); err == nil {
			t.Errorf("%s: it was handed over a second time", c.reason)
		}
		certified, _, err := protection.Certify(f, protection.NoInput{}, occasion("certificate.issued", "caseworker"))
		if err != nil || certified.Case.State != protection.CertificateIssued || len(certified.Tasks) == 0 {
			t.Errorf("%s: the authority's certificate: got %+v, %v", c.reason, certified.Case, err)
		}
		if _, _, err := Convey(f, in, occasion("intention.conveyed", "guard")); answer(err) != "step_not_allowed" {
			t.Errorf("%s: a file was opened twice: %v", c.reason, err)
		}
	}
}

func paper(title string) part.Filing {
	return part.Filing{Kind: "evidence", Title: title, MediaType: "application/pdf", Size: 9, SHA256: "s", Blob: "b " + title}
}

// Papers of a message stand in the file as evidence, each its own document.
func TestTakeIn(t *testing.T) {
	occasion := occasions(t)
	conveyed, _, err := Convey(protection.File{Case: protection.Case{ID: "case"}}, conveyance(), occasion("intention.conveyed", "guard"))
	if err != nil {
		t.Fatal(err)
	}
	border := conveyed
	border.Case.HandedOverOn = 0
	final := conveyed
	final.Case.State = protection.FinalUnchallenged
	for _, c := range []struct {
		reason string
		file   protection.File
		papers []part.Filing
		want   string
	}{
		{"two papers", conveyed, []part.Filing{paper("one"), paper("two")}, ""},
		{"no message", conveyed, nil, "message: choose_from_list"},
		{"a file that the border police still have", border, []part.Filing{paper("one")}, "not_handed_over"},
		{"a file that is final", final, []part.Filing{paper("one")}, "step_not_allowed"},
		{"one paper is of a type that is not filed", conveyed, []part.Filing{paper("one"), {Kind: "evidence", Title: "two", Size: 3, MediaType: "text/html"}}, "content: file_type"},
	} {
		f, minutes, err := TakeIn(c.file, Evidence{Message: "m", Papers: c.papers}, occasion("evidence.taken_in", "caseworker"))
		if got := answer(err); got != c.want {
			t.Errorf("%s: got %q, want %q", c.reason, got, c.want)
		}
		if err != nil {
			if len(f.Documents) != 0 || minutes != nil {
				t.Errorf("%s: got %v, %v", c.reason, f.Documents, minutes)
			}
			continue
		}
		if len(f.Documents) != 2 || f.Documents[1].Blob != "b two" || f.Documents[0].Series == f.Documents[1].Series || f.Documents[0].Kind != "evidence" || f.Case.Version != 2 {
			t.Errorf("%s: got %+v", c.reason, f.Documents)
		}
	}
}
