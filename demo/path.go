package demo

import (
	"context"
	"errors"

	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/protectionfile"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/protection/identification"
)

// The acts of the straight path. Each is told for one day; s.worker performs those of the
// responsible caseworker.

func (s *story) certify(on deadline.Date) {
	s.tell("certificate.issued", s.border, on, protection.NoInput{})
}

func (s *story) handOver(on deadline.Date) {
	s.tell("case.handed_over", s.border, on, protection.Handover{Unit: s.b.units[section]})
}

// reception is what the border police do: certificate and hand-over on one day.
func (s *story) reception(on deadline.Date) {
	s.certify(on)
	s.handOver(on)
}

func (s *story) assign(on deadline.Date, worker string) {
	s.worker = worker
	s.tell("case.assigned", "jasna", on, protection.Assignment{Officer: s.b.officers[worker].ID})
}

// lodge lodges after the person was looked for in the register.
func (s *story) lodge(on deadline.Date) {
	s.look(on)
	s.differ(on)
	s.tell("application.lodged", s.worker, on, protection.Lodging{Form: "in_person"})
}

func (s *story) look(on deadline.Date) {
	s.tell("identity.searched", s.worker, on, identification.SearchForm{})
}

// differ says of every candidate without a verdict that it is another person.
func (s *story) differ(on deadline.Date) {
	s.then(on, func(ctx context.Context) error {
		call := desk.Call{Officer: s.b.officers[s.worker], Case: s.id, On: on, Proved: s.b.now()}
		opened, err := protectionfile.Open(ctx, s.b.house.Protection, call, "file.read", 0)
		for _, c := range opened.File.Undecided(opened.Elsewhere) {
			form := identification.VerdictForm{Other: c.Other, Verdict: "different", Reasons: "The photographs show two persons."}
			err = errors.Join(err, s.perform(ctx, telling{kind: "candidate.decided", officer: s.worker, on: on, form: form}))
		}
		return err
	})
}

func (s *story) register(on deadline.Date) {
	s.tell("application.registered", s.worker, on, protection.Registration{})
}

func (s *story) file(on deadline.Date, officer string, paper protection.Filing) {
	s.tell("document.filed", officer, on, paper)
}

// mandate files the power of attorney and enters counsel's mandate.
func (s *story) mandate(on deadline.Date) {
	s.file(on, s.worker, protection.Filing{
		Kind: "mandate_of_representation", Title: "Power of attorney", Content: pdf("Power of attorney", "Civic Shield, Legal Aid"),
	})
	s.tell("counsel.mandated", s.worker, on, fromFile(func(f protection.File) any {
		return protection.MandateForm{
			Counsel: s.b.officers["nora"].ID, Name: "Nora Velimir", Organisation: "Civic Shield", Document: lastDocument(f),
		}
	}))
}

func (s *story) schedule(on, date deadline.Date, language string) {
	s.tell("interview.scheduled", s.worker, on, protection.InterviewPlan{
		Date: date, Time: "09:30", Place: "Section for Asylum, room 4", Language: language, Interpreter: "Sworn interpreter 12",
	})
}

func (s *story) interview(on deadline.Date, report, remarks string) {
	s.tell("interview.held", s.worker, on, protection.InterviewReport{Report: report, Remarks: remarks, ReadBack: "yes"})
}

func (s *story) assess(on deadline.Date) {
	s.tell("assessment.opened", s.worker, on, protection.NoInput{})
}

func (s *story) extend(on, until deadline.Date, reasons string) {
	s.tell("application.extended", "jasna", on, protection.ExtensionForm{
		Ground: "complex_facts", Until: until, Notice: on, Reasons: reasons,
	})
}

func (s *story) draft(on deadline.Date, in protection.DraftForm) {
	s.tell("decision.drafted", s.worker, on, in)
}

func (s *story) giveBack(on deadline.Date, remark string) {
	s.tell("decision.returned", "andrej", on, protection.Reading{Remark: remark})
}

func (s *story) approve(on deadline.Date) {
	s.tell("decision.approved", "andrej", on, protection.Reading{})
}

func (s *story) serve(on deadline.Date) {
	s.tell("decision.served", s.worker, on, protection.Service{Mode: "by_hand"})
}

func (s *story) finalise(on deadline.Date) {
	s.tell("decision.final", "jasna", on, protection.Finality{NoSuitOn: on - 1})
}

// propose lays a correction of the first date of birth before the team leader, with the
// paper filed last as proof.
func (s *story) propose(on deadline.Date, value, reason string) {
	s.tell("correction.proposed", s.worker, on, fromFile(func(f protection.File) any {
		return protection.CorrectionForm{
			Field: "birth", Part: f.Births[0].ID, Value: value, Reason: reason, Proof: lastDocument(f),
		}
	}))
}

func lastDocument(f protection.File) string { return f.Documents[len(f.Documents)-1].ID }
