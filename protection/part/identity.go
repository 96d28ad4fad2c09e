package part

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/deadline"
)

// A Search is one comparison of the person of the file with every file of the register that was
// handed over.
type Search struct {
	ID          string
	On          deadline.Date
	Officer     string
	Weights     string        // version of the weights by which it was compared
	Threshold   string        // the least tier that makes a candidate
	Persons     int64         // how many were compared with
	Found       int64         // how many of them are candidates
	More        bool          // there were further candidates than one search enters
	OvertakenOn deadline.Date // since when the particulars are not those that were compared; zero: they are
}

// The verdicts on a pair of files.
const (
	Same       = "same"       // both are of one person
	Different  = "different"  // they are not
	Unresolved = "unresolved" // it cannot be told; the procedure goes on for the reasons given
)

// Verdicts lists what may be said of a pair of files.
func Verdicts() []string { return []string{Same, Different, Unresolved} }

// A Candidate is another file that may be of the same person. A file has one for each pair,
// whichever search found it last.
type Candidate struct {
	ID     string
	Other  string // reference of the other file
	Search string // the last search that found it
	Tier   string // same | probable | possible
	Bits   int64  // the score in hundredths of a bit
	Terms  string // sealed: what the score is made of, as JSON
	Verdict
}

// A Verdict is what an officer said of a pair. It holds for the pair, whichever of the two files it
// was given in, until another is given with a higher Round.
type Verdict struct {
	Verdict   string // of Verdicts; empty: none yet
	Reasons   string // sealed; only in the file in which it was given
	Decider   string
	DecidedOn deadline.Date
	Round     int64  // grows with each verdict on the pair, in both files together
	Weights   string // what the officer had before the eyes: version of the weights,
	Tier      string // tier and
	Bits      int64  // score in hundredths of a bit
	TakenFrom string // the file in which it was given, where a search took it over
}

// Given tells whether there is a verdict.
func (v Verdict) Given() bool { return v.Verdict != "" }

// An Elsewhere is a verdict that stands in another file, on the pair of it with this one.
type Elsewhere struct {
	File string // the other file, in which it was given
	Verdict
}

// Standing is the verdict on a pair that stands: that of the candidate, or a later one that was
// given in the other file.
func Standing(c Candidate, elsewhere []Elsewhere) Verdict {
	out := c.Verdict
	for _, e := range elsewhere {
		if e.File == c.Other && e.Round > out.Round {
			out = e.Verdict
			out.TakenFrom = e.File
		}
	}
	return out
}

// What a Merging does.
const (
	Merge   = "merge"   // the file is continued in another
	Unmerge = "unmerge" // it stands by itself again
)

// A Merging is a proposal to continue the file in another one of the same person, or to undo that,
// with what a second officer made of it.
type Merging struct {
	ID         string
	Act        string // merge | unmerge
	Status     string // proposed | approved | refused
	Into       string // the file that goes on: the survivor
	Reason     string // sealed
	Proposer   string
	ProposedOn deadline.Date
	Decider    string
	DecidedOn  deadline.Date
	EnteredOn  deadline.Date // the day on which the decision was entered
	Remark     string        // sealed
	Papers     string        // sealed, of an unmerge: what was issued in either file meanwhile, as Listed writes it
	Stock                    // of a merge: what both files held then
}

// Approved tells whether a merging of that kind took effect.
func (m Merging) Approved(act string) bool { return m.Act == act && m.Status == "approved" }

// A Meanwhile is a paper that was issued or filed in either of two files while one was continued
// in the other. It may be wrong.
type Meanwhile struct {
	File string
	Sort string // paper: printed and given out, or a decision approved | document: filed, or an interview held
	Kind string
	On   deadline.Date
	ID   string
}

// Listed writes papers one to a line, as a merging keeps them. No part of a line holds a space.
func Listed(papers []Meanwhile) string {
	lines := make([]string, len(papers))
	for i, p := range papers {
		lines[i] = strings.Join([]string{p.File, p.Sort, p.Kind, p.On.String(), p.ID}, " ")
	}
	return strings.Join(lines, "\n")
}

// Meanwhile reads what Listed wrote; a line that it did not write is left out.
func (m Merging) Meanwhile() []Meanwhile {
	var out []Meanwhile
	for line := range strings.Lines(m.Papers) {
		words := strings.Fields(line)
		if len(words) != 5 {
			continue
		}
		on, _ := deadline.ParseDate(words[3]) // a day that Listed wrote is one
		out = append(out, Meanwhile{File: words[0], Sort: words[1], Kind: words[2], On: on, ID: words[4]})
	}
	return out
}

// A Stock is how many papers, decisions and interviews two files held when one was merged into the
// other. None is ever taken out of a file, so whatever stands after them came meanwhile.
type Stock struct {
	OwnPapers, OwnDocuments         int64
	OtherPapers, OtherDocuments     int64
	OwnDecisions, OwnInterviews     int64 // approved, and held
	OtherDecisions, OtherInterviews int64
}

// A Continued file is one that is, or was, continued in this one.
type Continued struct {
	File       string
	MergedOn   deadline.Date
	UnmergedOn deadline.Date // zero: it still is
	Papers     []Meanwhile   // once it is not: what was issued in either file meanwhile
}

// An Identification is what a file holds of the question whether its person has another file.
type Identification struct {
	Searches   []Search
	Candidates []Candidate
	Mergings   []Merging
}

// Compared is the last search, if there was one.
func (n Identification) Compared() (Search, bool) {
	if len(n.Searches) == 0 {
		return Search{}, false
	}
	return n.Searches[len(n.Searches)-1], true
}

// Found gives the candidates of the last search, the strongest first.
func (n Identification) Found() []Candidate {
	last, ok := n.Compared()
	if !ok {
		return nil
	}
	out := slices.DeleteFunc(slices.Clone(n.Candidates), func(c Candidate) bool { return c.Search != last.ID })
	slices.SortStableFunc(out, func(a, b Candidate) int { return cmp.Compare(b.Bits, a.Bits) })
	return out
}

// Undecided gives the candidates of the last search without a verdict, in this file or elsewhere.
func (n Identification) Undecided(elsewhere []Elsewhere) []Candidate {
	return slices.DeleteFunc(n.Found(), func(c Candidate) bool { return Standing(c, elsewhere).Given() })
}

// Missing is what keeps the person from being identified: no search, one of other particulars, or
// candidates without a verdict, entered or still to be; nil where nothing does.
func (n Identification) Missing(elsewhere []Elsewhere) *act.Problem {
	last, ok := n.Compared()
	undecided := len(n.Undecided(elsewhere))
	switch {
	case !ok:
		return &act.Problem{Code: "search_missing"}
	case !last.OvertakenOn.IsZero():
		return &act.Problem{Code: "search_overtaken"}
	case undecided > 0:
		return &act.Problem{Code: "candidate_undecided", Args: []string{"n", strconv.Itoa(undecided)}}
	case last.More:
		return &act.Problem{Code: "search_more"}
	}
	return nil
}

// Asked lists the files of which it was asked whether they are of the person: the candidates of the
// last search, and those on which a verdict stands in either file.
func (n Identification) Asked(elsewhere []Elsewhere) []string {
	var out []string
	for _, c := range n.Found() {
		out = append(out, c.Other)
	}
	return append(out, n.Judged(elsewhere)...)
}

// Judged lists the files on which a verdict stands, in this file or in the other.
func (n Identification) Judged(elsewhere []Elsewhere) []string {
	var out []string
	for _, c := range n.Candidates {
		if c.Given() {
			out = append(out, c.Other)
		}
	}
	for _, e := range elsewhere {
		out = append(out, e.File)
	}
	return out
}

// OpenMerging is the proposal to merge or to unmerge that awaits its decision, if any.
func (n Identification) OpenMerging() (Merging, bool) {
	i := slices.IndexFunc(n.Mergings, func(m Merging) bool { return m.Status == "proposed" })
	if i < 0 {
		return Merging{}, false
	}
	return n.Mergings[i], true
}

// Merged is the last merge that took effect, if any.
func (n Identification) Merged() (Merging, bool) {
	for _, m := range slices.Backward(n.Mergings) {
		if m.Approved(Merge) {
			return m, true
		}
	}
	return Merging{}, false
}

// IsContinued tells whether the file is continued in another one now.
func (n Identification) IsContinued() bool {
	for _, m := range slices.Backward(n.Mergings) {
		if m.Status == "approved" {
			return m.Act == Merge
		}
	}
	return false
}

// Overtaken marks the last search as one of particulars that are no longer those of the file.
func (n Identification) Overtaken(on deadline.Date) Identification {
	if i := len(n.Searches) - 1; i >= 0 && n.Searches[i].OvertakenOn.IsZero() {
		n.Searches = slices.Clone(n.Searches)
		n.Searches[i].OvertakenOn = on
	}
	return n
}

// Outside is what somebody outside the authority may have of it: that the file is continued in
// another one, and nothing of that file or of any other person.
func (n Identification) Outside() Identification {
	var out Identification
	for _, m := range n.Mergings {
		if m.Status == "approved" {
			out.Mergings = append(out.Mergings, Merging{ID: m.ID, Act: m.Act, Status: m.Status, DecidedOn: m.DecidedOn, EnteredOn: m.EnteredOn})
		}
	}
	return out
}

// WithoutOthers leaves out whom the candidates are, what was compared, and what was said of other
// files, for a reader of the authority who may not compare.
func (n Identification) WithoutOthers() Identification {
	n.Candidates = slices.Clone(n.Candidates)
	for i := range n.Candidates {
		c := &n.Candidates[i]
		c.Other, c.Terms, c.Reasons, c.TakenFrom = "", "", "", ""
	}
	n.Mergings = slices.Clone(n.Mergings)
	for i, m := range n.Mergings {
		n.Mergings[i] = Merging{ID: m.ID, Act: m.Act, Status: m.Status, ProposedOn: m.ProposedOn, DecidedOn: m.DecidedOn, EnteredOn: m.EnteredOn}
	}
	return n
}
