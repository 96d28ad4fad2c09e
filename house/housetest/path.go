package housetest

import (
	"slices"

	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/protection/applicant"
	"github.com/zaklon/zaklon/protection/identification"
)

// A stop is one act on the way of a case, and the stage it is in afterwards.
type stop struct {
	stage protection.State
	kind  string
	on    string
	by    func(w *World) staff.Member
	form  func(w *World, f protection.File) any
}

// Case brings a new case to a stage by every act of the way up to it, and returns its
// reference. A case at the certificate is handed over and assigned; one that is final has
// been through all of it: papers in two versions, a mandate that ended, an interview planned
// twice, an extension, a draft that came back, corrections approved, refused and pending.
// Where the clock already stands later, the acts are entered late.
func (w *World) Case(stage protection.State) string {
	w.t.Helper()
	last := slices.Index(protection.States(), stage)
	way := slices.DeleteFunc(w.way(), func(s stop) bool { return slices.Index(protection.States(), s.stage) > last })
	return w.walk(way)
}

// CaseThrough brings a new case to the first act of a kind, that act included.
func (w *World) CaseThrough(kind string) string {
	w.t.Helper()
	way := w.way()
	i := slices.IndexFunc(way, func(s stop) bool { return s.kind == kind })
	if i < 0 {
		w.t.Fatalf("no act %s on the way of a case", kind)
	}
	return w.walk(way[:i+1])
}

// Step tries on a case, today, the first act of a kind as the way of a case does it, or as one beside
// the way is done. Unlike Case it may be refused.
func (w *World) Step(id, kind string) (desk.Receipt, error) {
	w.t.Helper()
	way := append(w.way(), aside()...)
	i := slices.IndexFunc(way, func(s stop) bool { return s.kind == kind })
	if i < 0 {
		w.t.Fatalf("no act %s on the way of a case", kind)
	}
	a := Act{By: way[i].by(w), Kind: kind, Case: id}
	if way[i].form != nil {
		a.Form = way[i].form(w, w.File(id))
	}
	return w.Try(a)
}

func (w *World) walk(way []stop) string {
	w.t.Helper()
	var f protection.File
	for _, s := range way {
		w.Clock.Reach(w.Day(s.on))
		a := Act{By: s.by(w), Kind: s.kind, Case: f.Case.ID, On: s.on}
		if s.kind == "identity.searched" {
			a.On = "" // of the register as it stands when it is entered
		}
		if s.form != nil {
			a.Form = s.form(w, f)
		}
		f = w.File(w.Do(a).Case)
		if s.kind == "identity.searched" {
			f = w.Differ(f, a.On)
			for last, _ := f.Compared(); last.More; last, _ = f.Compared() { // as many as one search enters, each time
				w.Do(a)
				f = w.Differ(w.File(f.Case.ID), a.On)
			}
		}
	}
	return f.Case.ID
}

// Differ says of every candidate of the last search that it is another person: the cases of a world
// are all of one. It returns the file afterwards.
func (w *World) Differ(f protection.File, on string) protection.File {
	w.t.Helper()
	for _, c := range f.Undecided(nil) {
		form := identification.VerdictForm{Other: c.Other, Verdict: "different", Reasons: "Another case of this test."}
		w.Do(Act{By: w.Caseworker, Kind: "candidate.decided", Case: f.Case.ID, On: on, Form: form})
	}
	return w.File(f.Case.ID)
}

func border(w *World) staff.Member     { return w.Border }
func caseworker(w *World) staff.Member { return w.Caseworker }
func leader(w *World) staff.Member     { return w.Leader }
func reader(w *World) staff.Member     { return w.Reader }

func (w *World) way() []stop { return slices.Concat(toRegistration(), toAssessment(), toFinality()) }

func toRegistration() []stop {
	return []stop{
		{protection.IntentionExpressed, "intention.expressed", "2023-10-17", border, func(*World, protection.File) any { return Intention() }},
		{protection.CertificateIssued, "certificate.issued", "2023-10-17", border, nil},
		{protection.CertificateIssued, "case.handed_over", "2023-10-17", border, func(w *World, _ protection.File) any {
			return protection.Handover{Unit: w.AsylumUnit}
		}},
		{protection.CertificateIssued, "case.assigned", "2023-10-18", leader, func(w *World, _ protection.File) any {
			return protection.Assignment{Officer: w.Caseworker.ID}
		}},
		{protection.CertificateIssued, "document.filed", "2023-10-19", caseworker, func(*World, protection.File) any {
			return Paper("mandate_of_representation", "Power of attorney")
		}},
		{protection.CertificateIssued, "counsel.mandated", "2023-10-19", caseworker, func(w *World, f protection.File) any {
			return protection.MandateForm{
				Counsel: w.Counsel.ID, Name: "Ana Radulović", Organisation: "Legal Centre", Until: w.Day("2026-12-31"), Document: f.Documents[0].ID,
			}
		}},
		{protection.CertificateIssued, "identity.searched", "2023-10-20", caseworker, nil},
		{protection.Lodged, "application.lodged", "2023-10-26", caseworker, func(*World, protection.File) any {
			return protection.Lodging{Form: "in_person"}
		}},
		{protection.Lodged, "document.filed", "2023-10-26", caseworker, func(*World, protection.File) any {
			return Paper("evidence", "Birth certificate")
		}},
		{protection.Lodged, "document.replaced", "2023-10-26", caseworker, func(_ *World, f protection.File) any {
			p := Paper("evidence", "Birth certificate, better copy")
			p.Replaces = f.Documents[1].ID
			return p
		}},
		{protection.Registered, "application.registered", "2023-10-27", caseworker, func(*World, protection.File) any {
			return protection.Registration{Remark: "passport seen"}
		}},
	}
}

func toAssessment() []stop {
	plan := func(day string) func(w *World, _ protection.File) any {
		return func(w *World, _ protection.File) any {
			return protection.InterviewPlan{Date: w.Day(day), Time: "09:30", Place: "Room 4", Language: "qva", Interpreter: "L. Marin"}
		}
	}
	return []stop{
		{protection.InterviewScheduled, "interview.scheduled", "2024-01-10", caseworker, plan("2024-01-22")},
		{protection.InterviewScheduled, "interview.scheduled", "2024-01-20", caseworker, plan("2024-01-24")},
		{protection.Interviewed, "interview.held", "2024-01-24", caseworker, func(*World, protection.File) any {
			return protection.InterviewReport{Report: "The applicant was heard.", Remarks: "The second date is wrong.", ReadBack: "yes"}
		}},
		{protection.Assessment, "assessment.opened", "2024-02-05", caseworker, nil},
		{protection.Assessment, "application.extended", "2024-04-10", leader, func(w *World, f protection.File) any {
			return protection.ExtensionForm{
				Ground: "complex_facts", Until: w.Day("2025-01-24"), Notice: w.Day("2024-04-10"), Reasons: "Two witnesses abroad.", Evidence: f.Documents[1].ID,
			}
		}},
		{protection.Assessment, "correction.proposed", "2024-04-12", caseworker, func(_ *World, f protection.File) any {
			return protection.CorrectionForm{Field: "place_of_birth", Value: "Upper Lanset", Reason: "As in the certificate.", Proof: f.Documents[1].ID}
		}},
		{protection.Assessment, "correction.approved", "2024-04-13", leader, func(*World, protection.File) any {
			return protection.Reading{Remark: "Seen."}
		}},
		{protection.Assessment, "correction.proposed", "2024-04-14", caseworker, func(_ *World, f protection.File) any {
			return protection.CorrectionForm{Field: "family", Part: f.Names[1].ID, Value: "Verann", Reason: "A second spelling.", Proof: f.Documents[1].ID}
		}},
		{protection.Assessment, "correction.refused", "2024-04-15", leader, func(*World, protection.File) any {
			return protection.Reading{Remark: "The passport shows the entry as it stands."}
		}},
	}
}

func toFinality() []stop {
	draft := func(*World, protection.File) any {
		return protection.DraftForm{Outcome: "inadmissible", Ground: "safe_third_country", Reasons: "For these reasons."}
	}
	return []stop{
		{protection.Assessment, "decision.drafted", "2024-05-10", caseworker, draft},
		{protection.Assessment, "decision.returned", "2024-05-13", reader, func(*World, protection.File) any {
			return protection.Reading{Remark: "Say why the state is safe."}
		}},
		{protection.Assessment, "decision.drafted", "2024-05-20", caseworker, draft},
		{protection.Decided, "decision.approved", "2024-06-03", reader, func(*World, protection.File) any { return protection.Reading{Remark: "Agreed."} }},
		{protection.Decided, "decision.served", "2024-06-10", caseworker, func(_ *World, f protection.File) any {
			return protection.Service{Mode: "post", Proof: f.Documents[0].ID}
		}},
		{protection.FinalUnchallenged, "decision.final", "2024-07-08", leader, func(w *World, _ protection.File) any {
			return protection.Finality{NoSuitOn: w.Day("2024-07-05")}
		}},
		{protection.FinalUnchallenged, "counsel.ended", "2024-07-09", caseworker, func(_ *World, f protection.File) any {
			return protection.MandateEnd{Mandate: f.Mandates[0].ID}
		}},
		{protection.FinalUnchallenged, "correction.proposed", "2024-07-10", caseworker, func(_ *World, f protection.File) any {
			return protection.CorrectionForm{Field: "gender", Value: "not_known", Reason: "Asked for.", Proof: f.Documents[1].ID}
		}},
	}
}

// Intention is a form in which every field is filled in.
func Intention() protection.Intention {
	return protection.Intention{
		Place: "Debeli Brijeg", Form: "oral", Particulars: applicant.Particulars{Gender: "female", PlaceOfBirth: "Lanset",
			Names: []applicant.NameForm{
				{Kind: "document", Family: "Верано", Given: "Алма", Patronymic: "Иларовна"},
				{Kind: "latin", Family: "Verano", Given: "Alma"},
			},
			Births:      []applicant.BirthForm{{Day: "14", Month: "3", Year: "1988"}, {Year: "1990"}},
			Nationality: []string{"XA"}, Residence: []string{"XB"}, Feared: []string{"XA"},
			Languages:  []string{"qva", "en"},
			Documents:  []applicant.IdentityPaper{{Kind: "passport", Number: "XA 104 22", State: "XA", Expires: "2027-01-31"}},
			Indicators: []string{"medical_help_today"},
		},
	}
}

// Paper is a form for a small text file.
func Paper(kind, title string) protection.Filing {
	return protection.Filing{Kind: kind, Title: title, Content: []byte("This is the paper called " + title + ".\n")}
}
