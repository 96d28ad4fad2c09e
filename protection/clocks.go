package protection

import (
	"errors"
	"slices"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/law"
	"github.com/zaklon/zaklon/law/limit"
)

// Events are the days from which the limits of a file run, by the act that set them.
func (f File) Events() map[string]deadline.Date {
	all := map[string]deadline.Date{
		"intention.expressed":    f.Case.IntentionOn,
		"certificate.issued":     f.Case.CertificateOn,
		"application.lodged":     f.Case.LodgedOn,
		"application.registered": f.Case.RegisteredOn,
		"decision.approved":      f.Case.DecidedOn,
		"decision.served":        f.Case.ServedOn,
		"decision.final":         f.Case.FinalOn,
	}
	for kind, day := range all {
		if day.IsZero() {
			delete(all, kind)
		}
	}
	return all
}

// PackDay is the day that decides which version of the law applies to a file: lodging, or
// before that the intention.
func (f File) PackDay() deadline.Date {
	if f.Case.LodgedOn.IsZero() {
		return f.Case.IntentionOn
	}
	return f.Case.LodgedOn
}

func (f File) extensions() []deadline.Extension {
	out := make([]deadline.Extension, len(f.Extensions))
	for i, e := range f.Extensions {
		out[i] = deadline.Extension{On: e.DecidedOn, Until: e.Until, Notice: e.NoticeOn, Ground: e.Ground}
	}
	return out
}

// LawClocks computes every time limit that the file's events start, always from the anchor.
// The error is a *deadline.Refusal where an extension is not lawful.
func (f File) LawClocks(pack *law.Pack) ([]law.Clock, error) {
	return pack.Clocks(law.Facts{Events: f.Events(), Extensions: f.extensions()})
}

// given is LawClocks; where the law refuses an extension that the file has, stands is true and the
// limits are those without any.
func (f File) given(pack *law.Pack) (clocks []law.Clock, stands bool, err error) {
	clocks, err = f.LawClocks(pack)
	if stands = errors.As(err, new(*deadline.Refusal)); stands {
		clocks, err = pack.Clocks(law.Facts{Events: f.Events()})
	}
	return clocks, stands, err
}

// Wound is the end of every rule: it computes the clocks anew and notes the law applied. A file
// of which the law in force refuses an extension keeps the limits that it holds, with a finding: it
// goes on, and no date moves. An act that makes a day of a limit itself ends with reckoned.
func (f File) Wound(o act.Occasion, m act.Minutes) (File, act.Minutes, error) {
	clocks, stands, err := f.given(o.Pack)
	if err != nil {
		return f, nil, refusalOf(o, err)
	}
	if !stands {
		f, err = f.reckoned(o)
		return f, m, err
	}
	kept, findings := limit.Stood(f.Clocks, limit.All(clocks), f.Events(), o.NewID)
	return f.withClocks(kept, o), append(m, findings...), nil
}

// reckoned is the file with every clock as the law computes it, or the *deadline.Refusal.
func (f File) reckoned(o act.Occasion) (File, error) {
	clocks, err := f.LawClocks(o.Pack)
	if err != nil {
		return f, err
	}
	return f.withClocks(limit.Renewed(f.Clocks, limit.All(clocks), o.NewID), o), nil
}

func (f File) withClocks(clocks []Clock, o act.Occasion) File {
	f.Case.Pack = o.Pack.ID + "@" + o.Pack.Version
	f.Clocks = clocks
	by := limit.Closing{On: o.Today, Officer: o.Officer}
	f.Tasks = limit.Kept(f.Tasks, f.Clocks, f.Responsible(), by)
	if !f.IsContinued() {
		f.Tasks = limit.Sent(f.Tasks, f.identify(), limit.Raising{To: f.Responsible(), On: o.Today, NewID: o.NewID}, by)
	}
	return f
}

// identify is the errand that stands from the hand-over until the person may be lodged as one
// who was looked for in the whole register.
func (f File) identify() limit.Errand {
	e := limit.Errand{Act: "identity.searched", Wanted: f.Case.State == CertificateIssued && !f.Case.HandedOverOn.IsZero() && f.Missing(nil) != nil}
	if i := slices.IndexFunc(f.Clocks, func(c Clock) bool { return c.Runs() && c.EndedBy("application.lodged") }); i >= 0 {
		e.Due = f.Clocks[i].Due
	}
	return e
}

// Clock returns the stored clock of a rule.
func (f File) Clock(rule string) (Clock, bool) { return limit.Find(f.Clocks, rule) }

// Next returns the hard limit that runs and ends first.
func (f File) Next() (Clock, bool) { return limit.First(f.Clocks) }

// refusalOf turns the engine's refusal into one of the act.
func refusalOf(o act.Occasion, err error) error {
	var r *deadline.Refusal
	if !errors.As(err, &r) {
		return err
	}
	return &act.Refused{Problems: []act.Problem{{Field: "until", Code: r.Code, Article: r.Cite, Args: []string{"due", r.Limit.String()}}}}
}
