package law

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/law/form"
	"github.com/zaklon/zaklon/law/source"
)

// Example is a worked date that runs whenever the pack is loaded. In a limit of hours or
// minutes the instants hold, in any other the days.
type Example struct {
	Why                                 string
	Anchor                              deadline.Date
	Stated                              deadline.Date
	Extensions                          []deadline.Extension
	Suspended                           []deadline.Interval
	Nominal, Rolled, Due, Latest, Alarm deadline.Date // zero: not stated
	Instants                            Instants
	Standing                            bool // the limit has no day
	Findings                            []string
	Refused                             string // code of the refusal; then no date is stated
}

// Instants are the worked instants of a limit in hours or minutes; zero: not stated.
type Instants struct{ Anchor, Nominal, Due, Latest, Alarm time.Time }

// example checks a worked date; it must state a due date, that there is none, or a refusal.
func (p page) example(at string, f form.Example, instants bool) Example {
	e := Example{Why: f.Why, Standing: f.Standing, Findings: slices.Clone(f.Findings), Refused: f.Refused}
	p.Want(at+".why", f.Why)
	p.Want(at+".anchor", f.Anchor)
	if stated := []bool{f.Due != "", f.Refused != "", f.Standing}; count(stated) != 1 {
		p.Fault(at, "states either due or refused or standing")
	}
	if instants {
		e.Instants = Instants{
			Anchor: p.instant(at+".anchor", f.Anchor), Nominal: p.instant(at+".nominal", f.Nominal), Due: p.instant(at+".due", f.Due),
			Latest: p.instant(at+".latest", f.Latest), Alarm: p.instant(at+".alarm", f.Alarm),
		}
		return e
	}
	e.Anchor, e.Stated = p.Date(at+".anchor", f.Anchor), p.Date(at+".stated", f.Stated)
	e.Nominal, e.Rolled, e.Due = p.Date(at+".nominal", f.Nominal), p.Date(at+".rolled", f.Rolled), p.Date(at+".due", f.Due)
	e.Latest, e.Alarm = p.Date(at+".latest", f.Latest), p.Date(at+".alarm", f.Alarm)
	for i, x := range f.Extensions {
		in := at + "." + source.Index("extensions", i)
		e.Extensions = append(e.Extensions, deadline.Extension{
			On: p.Date(in+".on", x.On), Until: p.Date(in+".until", x.Until),
			Notice: p.Date(in+".notice", x.Notice), Ground: x.Ground,
		})
	}
	for i, x := range f.Suspended {
		in := at + "." + source.Index("suspensions", i)
		e.Suspended = append(e.Suspended, deadline.Interval{
			From: p.Date(in+".from", x.From), To: p.Date(in+".to", x.To), Notice: p.Date(in+".notice", x.Notice), Ground: x.Ground,
		})
	}
	return e
}

// instant reads an optional instant of RFC 3339.
func (p page) instant(field, text string) time.Time {
	if text == "" {
		return time.Time{}
	}
	t, err := time.Parse(time.RFC3339, text)
	if err != nil {
		p.Fault(field, "%q is no instant such as 2024-03-30T12:00:00+01:00", text)
	}
	return t
}

// count says how many are true.
func count(all []bool) int {
	n := 0
	for _, one := range all {
		if one {
			n++
		}
	}
	return n
}

// run computes a worked date and says how it differs, "" if it does not.
func (e Example) run(rule deadline.Rule, p *Pack) string {
	if rule.Length.Instants() {
		return e.runAt(rule, p)
	}
	in := deadline.Inputs{Anchor: e.Anchor, Stated: e.Stated, Extensions: e.Extensions, Suspended: e.Suspended}
	got, err := deadline.Compute(rule, in, p.Calendar)
	var refusal *deadline.Refusal
	switch {
	case errors.As(err, &refusal):
		if refusal.Code != e.Refused {
			return fmt.Sprintf("is refused with %s and should be %q", refusal.Code, e.Refused)
		}
		return ""
	case err != nil:
		return err.Error()
	case e.Refused != "":
		return fmt.Sprintf("gives %q and should be refused with %s", got.Due, e.Refused)
	case got.Standing != e.Standing:
		return fmt.Sprintf("standing is %t and should be %t", got.Standing, e.Standing)
	}
	for _, c := range []struct {
		field     string
		got, want deadline.Date
	}{{"nominal", got.Nominal, e.Nominal}, {"rolled", got.Rolled, e.Rolled}, {"due", got.Due, e.Due}, {"latest", got.Latest, e.Latest}, {"alarm", got.Alarm, e.Alarm}} {
		if !c.want.IsZero() && c.got != c.want {
			return fmt.Sprintf("%s is %q and should be %q", c.field, c.got, c.want)
		}
	}
	return e.findings(got.Findings)
}

// runAt is run for a limit in hours or minutes.
func (e Example) runAt(rule deadline.Rule, p *Pack) string {
	got, err := deadline.ComputeAt(rule, deadline.Instant{Anchor: e.Instants.Anchor, Zone: p.Zone}, p.Calendar)
	if err != nil {
		return err.Error()
	}
	for _, c := range []struct {
		field     string
		got, want time.Time
	}{{"nominal", got.Nominal, e.Instants.Nominal}, {"due", got.Due, e.Instants.Due}, {"latest", got.Latest, e.Instants.Latest}, {"alarm", got.Alarm, e.Instants.Alarm}} {
		if !c.want.IsZero() && !c.got.Equal(c.want) {
			return fmt.Sprintf("%s is %s and should be %s", c.field, c.got.Format(time.RFC3339), c.want.Format(time.RFC3339))
		}
	}
	return e.findings(got.Findings)
}

// findings says how the findings differ from those stated, "" if they do not.
func (e Example) findings(got []deadline.Finding) string {
	codes := []string{}
	for _, f := range got {
		codes = append(codes, f.Code)
	}
	if !slices.Equal(codes, e.Findings) && len(codes)+len(e.Findings) > 0 {
		return fmt.Sprintf("findings are %q and should be %q", codes, e.Findings)
	}
	return ""
}
