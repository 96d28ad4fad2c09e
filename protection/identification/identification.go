// Package identification is the rules by which it is found out whether a person has another file in
// the register, and by which two files of one person are merged and parted again.
//
// Every rule is a pure function of file, input and occasion, as those of package protection. The
// comparison itself is not made here: the desk brings what it came to. The package may not import a
// store, a web, a clock or a log. Article 45: nothing here may be named by a desk that can write to
// the country of origin.
package identification

import (
	"slices"
	"strconv"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/protection/part"
)

// Most is the most candidates that one search enters. The strongest come first, and where there are
// more, the search says so for ever.
const Most = 50

// Threshold is the least tier of a candidate: a strong name is never below it, whatever dates and
// states say.
const Threshold = "possible"

// A Match is a file that the comparison found.
type Match struct {
	File  string // the file, or the one in which it is continued
	Tier  string
	Bits  int64  // hundredths of a bit
	Terms string // what the score is made of, as JSON
}

// A Comparison is what the desk brings of a comparison of a person with the register.
type Comparison struct {
	Matches []Match // the strongest first, none below the threshold, each file once
	More    bool    // there are further ones
	Persons int     // compared with
	Weights string  // version of the weights
}

// A SearchForm is the form of a search: it asks for nothing but its day.
type SearchForm struct {
	Comparison Comparison       `json:"-"` // set by the desk
	Elsewhere  []part.Elsewhere `json:"-"` // verdicts that stand in other files, set by the desk
}

// Search enters that the person of the file was compared with every file that was handed over. It is
// of the day on which it is entered, because that is the register that was compared. A verdict that
// stands on a pair, in this file or in the other, is taken over and not asked again.
func Search(f protection.File, in SearchForm, o act.Occasion) (protection.File, act.Minutes, error) {
	next, err := f.Step(o)
	if err != nil {
		return f, nil, err
	}
	if f.Case.HandedOverOn.IsZero() {
		return f, nil, o.Refuse("", "not_handed_over")
	}
	if o.On != o.Today {
		return f, nil, o.Refuse("on", "search_of_today")
	}
	s := part.Search{
		ID: o.NewID(), On: o.On, Officer: o.Officer, Weights: in.Comparison.Weights, Threshold: Threshold,
		Persons: int64(in.Comparison.Persons), Found: int64(len(in.Comparison.Matches)), More: in.Comparison.More,
	}
	next.Searches = append(slices.Clip(f.Searches), s)
	next.Candidates = candidates(f.Candidates, in, s.ID, o.NewID)
	minutes := act.Minutes{
		{Key: "weights", Value: s.Weights}, {Key: "threshold", Value: s.Threshold}, {Key: "persons", Value: strconv.FormatInt(s.Persons, 10)},
		{Key: "candidates", Value: strconv.FormatInt(s.Found, 10)},
	}
	if n := int64(len(next.Undecided(nil))); n != s.Found {
		minutes = append(minutes, act.Line{Key: "verdicts_stand", Value: strconv.FormatInt(s.Found-n, 10)})
	}
	if s.More {
		minutes = append(minutes, act.Line{Key: "candidates_more", Value: strconv.Itoa(Most), Finding: true})
	}
	return next.Wound(o, minutes)
}

// candidates brings the candidates of a file up to a search: a pair that was found before keeps its
// place and what was said of it.
func candidates(before []part.Candidate, in SearchForm, search string, newID func() string) []part.Candidate {
	out := slices.Clone(before)
	for _, m := range in.Comparison.Matches {
		i := slices.IndexFunc(out, func(c part.Candidate) bool { return c.Other == m.File })
		if i < 0 {
			i = len(out)
			out = append(out, part.Candidate{ID: newID(), Other: m.File})
		}
		c := &out[i]
		c.Search, c.Tier, c.Bits, c.Terms = search, m.Tier, m.Bits, m.Terms
		if v := part.Standing(*c, in.Elsewhere); v.Round > c.Round {
			v.Reasons = "" // they stay in the file in which they were given
			c.Verdict = v
		}
	}
	return out
}

// A VerdictForm is the form of a verdict on one candidate.
type VerdictForm struct {
	Other   string `json:"other"` // reference of the other file
	Verdict string `json:"verdict"`
	Reasons string `json:"reasons"`

	Elsewhere []part.Elsewhere `json:"-"` // verdicts that stand in other files, set by the desk
}

// Verdicts lists what may be said of a pair of files.
func Verdicts() []string { return part.Verdicts() }

// Decide enters a verdict on one candidate of the last search. It may be given anew; the book keeps
// the one before.
func Decide(f protection.File, in VerdictForm, o act.Occasion) (protection.File, act.Minutes, error) {
	next, err := f.Step(o)
	if err != nil {
		return f, nil, err
	}
	last, searched := f.Compared()
	if !searched {
		return f, nil, o.Refuse("", "search_missing")
	}
	i := slices.IndexFunc(f.Candidates, func(c part.Candidate) bool { return c.Other == in.Other && c.Search == last.ID })
	var c act.Checks
	c.Require(i >= 0, "other", "candidate_missing")
	c.OneOf("verdict", in.Verdict, Verdicts())
	c.Text("reasons", in.Reasons)
	c.Require(o.On >= last.On, "on", "verdict_before_search")
	if err := c.Err(); err != nil {
		return f, nil, err
	}
	one := f.Candidates[i]
	one.Verdict = part.Verdict{
		Verdict: in.Verdict, Reasons: in.Reasons, Decider: o.Officer, DecidedOn: o.On, Round: part.Standing(one, in.Elsewhere).Round + 1,
		Weights: last.Weights, Tier: one.Tier, Bits: one.Bits,
	}
	next.Candidates = slices.Clone(f.Candidates)
	next.Candidates[i] = one
	return next.Wound(o, act.Minutes{
		{Key: "file", Value: one.Other}, {Key: "verdict", Value: in.Verdict}, {Key: "tier", Value: one.Tier}, {Key: "bits", Value: Bits(one.Bits)},
		{Key: "weights", Value: last.Weights},
	})
}

// Bits writes hundredths of a bit as a number of bits, such as "17.25" or "-0.50".
func Bits(hundredths int64) string {
	sign := ""
	if hundredths < 0 {
		sign, hundredths = "-", -hundredths
	}
	return sign + strconv.FormatInt(hundredths/100, 10) + "." + strconv.FormatInt(100+hundredths%100, 10)[1:]
}
