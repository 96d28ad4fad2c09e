package casefile

import (
	"cmp"
	"time"

	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/desk/protectionfile"
	"github.com/zaklon/zaklon/law"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/reference"
)

// A Teller puts an opened file into the document of its case.
type Teller struct {
	Law   *law.Library
	Names map[string]string // of officers and units, by reference
	Zone  *time.Location    // in which times of entry are told
	AsOf  deadline.Date     // the day the file was opened for; zero: as it stands
	Today deadline.Date     // for which deadlines stand, unless AsOf is given
}

// written is the form of a reference that people read and type; nothing stays nothing.
func written(id string) string { return reference.Ref(id).String() }

// by names an officer or a unit; nobody is the zero value.
func (t Teller) by(id string) Named {
	if id == "" {
		return Named{}
	}
	return Named{Reference: written(id), Name: t.Names[id]}
}

// Tell makes the document. It fails only where the law of the file cannot be found.
func (t Teller) Tell(o protectionfile.Opened) (Case, error) {
	f := o.File
	c := Case{
		Format: "zaklon.case/1", Reference: written(f.Case.ID), AsOf: t.AsOf, Version: f.Case.Version,
		State: string(f.Case.State), Facts: factsOf(f), Unit: t.by(f.Case.Unit), Entered: t.by(f.Case.EnteredUnit),
		Assignee: t.by(f.Case.Assignee), Law: f.Case.Pack, LodgedForm: f.Case.LodgedForm,
		ContinuedIn: written(f.Case.ContinuedIn),
		Intention:   Intention{f.Case.IntentionPlace, f.Case.IntentionForm},
		Dates: Dates{
			f.Case.IntentionOn, f.Case.CertificateOn, f.Case.HandedOverOn, f.Case.LodgedOn, f.Case.RegisteredOn,
			f.Case.AssessmentOn, f.Case.DecidedOn, f.Case.ServedOn, f.Case.FinalOn,
		},
		Applicant: t.applicant(f),
		Mandates:  []Mandate{}, Interviews: []Interview{}, Documents: []Document{}, Extensions: []Extension{},
		Decisions: []Decision{}, Corrections: []Correction{}, Papers: []Paper{}, Tasks: []Task{},
	}
	t.procedure(f, &c)
	t.identification(o, &c)
	t.outcome(f, &c)
	for _, one := range f.Tasks {
		c.Tasks = append(c.Tasks, t.TaskOf(f, one))
	}
	for _, e := range o.Events {
		c.Timeline = append(c.Timeline, Act{
			Entry: written(e.ID), Kind: e.Kind, On: e.On, EnteredAt: time.UnixMicro(e.At).In(t.Zone).Truncate(time.Second),
			Officer: t.by(e.Officer), Unit: t.by(e.Unit), Article: e.Article, Minutes: e.Minutes,
		})
	}
	var err error
	c.Deadlines, err = DeadlinesOf(t.Law, f, cmp.Or(t.AsOf, t.Today))
	return c, err
}

// factsOf are the facts beside the state.
func factsOf(f protection.File) []string {
	facts := []string{}
	_, draft := f.Draft()
	for _, one := range []struct {
		holds bool
		fact  string
	}{
		{!f.Case.HandedOverOn.IsZero(), "handed_over"}, {len(f.Extensions) > 0, "extended"},
		{draft, "draft_open"}, {!f.Case.ServedOn.IsZero(), "served"},
	} {
		if one.holds {
			facts = append(facts, one.fact)
		}
	}
	return facts
}

func (t Teller) applicant(f protection.File) Applicant {
	a := Applicant{
		Gender: f.Person.Gender, PlaceOfBirth: f.Person.PlaceOfBirth, Names: []Name{}, Births: []Birth{},
		Nationalities: []Tie{}, Residence: []Tie{}, Feared: []Tie{}, Languages: []string{},
		Identity: []IdentityDocument{}, Indicators: []string{},
	}
	for _, n := range f.Names {
		a.Names = append(a.Names, Name{written(n.ID), n.Kind, n.Script, n.Family, n.Given, n.NoGiven, n.Patronymic})
	}
	for _, b := range f.Births {
		a.Births = append(a.Births, Birth{written(b.ID), b.Date().ISO(), b.Precision})
	}
	to := map[string]*[]Tie{"nationality": &a.Nationalities, "former_residence": &a.Residence, "feared": &a.Feared}
	for _, tie := range f.Ties {
		if list := to[tie.Kind]; list != nil {
			*list = append(*list, Tie{written(tie.ID), tie.State})
		}
	}
	for _, l := range f.Languages {
		a.Languages = append(a.Languages, l.Language)
	}
	for _, d := range f.Identity {
		a.Identity = append(a.Identity, IdentityDocument{written(d.ID), d.Kind, d.Number, d.State, d.Expires})
	}
	for _, v := range f.Indicators {
		a.Indicators = append(a.Indicators, v.Kind)
	}
	return a
}

func (t Teller) procedure(f protection.File, c *Case) {
	for _, m := range f.Mandates {
		c.Mandates = append(c.Mandates, Mandate{
			written(m.ID), m.Name, m.Organisation, m.From, m.Until, m.EndedOn, written(m.Document),
		})
	}
	for _, i := range f.Interviews {
		c.Interviews = append(c.Interviews, Interview{
			written(i.ID), i.On, i.Time, i.Place, i.Language, i.Interpreter, t.by(i.Interviewer), i.HeldOn, i.ReadBack, i.Report, i.Remarks,
		})
	}
	for _, d := range f.Documents {
		c.Documents = append(c.Documents, Document{
			written(d.ID), written(d.Series), d.Version, d.Kind, d.Title, d.MediaType, d.Size, d.SHA256, d.FiledOn, t.by(d.FiledBy),
		})
	}
	for _, e := range f.Extensions {
		c.Extensions = append(c.Extensions, Extension{
			written(e.ID), e.DecidedOn, e.Until, e.Ground, e.NoticeOn, e.Reasons, written(e.Evidence), e.LateDays,
		})
	}
}

func (t Teller) outcome(f protection.File, c *Case) {
	for _, d := range f.Decisions {
		c.Decisions = append(c.Decisions, Decision{
			written(d.ID), d.Status, d.Outcome, d.Ground, d.Reasons, t.by(d.Author), d.DraftedOn, t.by(d.Reader), d.ReadOn,
			d.Remark, d.ServedOn, d.Mode, written(d.Proof), d.NoSuitOn,
		})
	}
	for _, k := range f.Corrections {
		c.Corrections = append(c.Corrections, Correction{
			written(k.ID), k.Status, k.Field, written(k.Part), k.Before, k.After, k.Reason, written(k.Proof),
			t.by(k.Proposer), k.ProposedOn, t.by(k.Decider), k.DecidedOn, k.Remark,
		})
	}
	for _, p := range f.Papers {
		c.Papers = append(c.Papers, Paper{p.Kind, p.IssuedOn, p.WrongOn})
	}
}
