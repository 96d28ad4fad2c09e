// Package identified shows on the pages of one file how far it is found out who its person is: the
// comparison with the register, the candidates, and the files that are continued in each other.
//
// It decides nothing: what it shows was read, and entered as read, before. It may be named only by
// pages of the protection register (Article 45).
package identified

import (
	"slices"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/locale"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/protection/part"
	"github.com/zaklon/zaklon/reference"
)

// A State is what a file holds of the question, with what the reader may do about it.
type State struct {
	Words locale.Printer
	File  protection.File

	Elsewhere []part.Elsewhere
	Continued []part.Continued
	Compares  bool // the reader may see whom the candidates are
	Survivor  bool // the reader may open the file in which this one is continued
	Paper     bool // nothing is a link

	May  func(kind string) bool
	Name func(officer string) string
}

// steps are the acts by which it is found out who the person is, the first to come first. immutable
var steps = []string{
	"identity.searched", "candidate.decided", "files.merged", "files.unmerged", "merge.refused", "merge.proposed", "unmerge.proposed",
}

// Concerns tells whether an act is one of those that the card offers.
func Concerns(kind string) bool { return slices.Contains(steps, kind) }

// Missing is what lodging still waits for; nil where nothing is missing, or the file is not in the
// state in which that is asked.
func (s State) Missing() *act.Problem {
	if s.File.Case.State != protection.CertificateIssued || s.File.Case.HandedOverOn.IsZero() || s.File.IsContinued() {
		return nil
	}
	return s.File.Missing(s.Elsewhere)
}

// Says puts what is missing into words, and gives the act that brings it.
func (s State) Says() (sentence, kind string) {
	missing := s.Missing()
	if missing == nil {
		return "", ""
	}
	kind = "identity.searched"
	if missing.Code == "candidate_undecided" {
		kind = "candidate.decided"
	}
	return s.Words.Problem(missing.Code, missing.Args), kind
}

// Awaited says what the file waits for before anything else, and gives the act that brings it; a file
// that is continued waits for nothing. Both are empty where identification holds nothing up.
func (s State) Awaited() (sentence, kind string) {
	switch in := s.File.Case.ContinuedIn; {
	case in != "":
		return s.Words.T("identified.continued_next", "file", short(in)), ""
	case s.File.IsContinued():
		return s.Words.T("identified.continued_next_elsewhere"), ""
	case s.Compares && s.unmerged() && s.May("merge.proposed"):
		return s.Words.T("identified.merge_first"), "merge.proposed"
	}
	return s.Says()
}

// Next tells whether an act is the next one that the file waits for.
func (s State) Next(kind string) bool {
	_, next := s.Awaited()
	return kind == next
}

// First puts the act that the file waits for before the others.
func (s State) First(a, b string) int {
	switch {
	case a != b && s.Next(a):
		return -1
	case a != b && s.Next(b):
		return 1
	}
	return 0
}

// Shut tells whether the page of an act offers no form: nothing is entered in a file that is continued,
// and an act of two officers is not for the first of them to fill in.
func (s State) Shut(kind string) bool {
	return s.File.IsContinued() && !s.File.Awaits(kind) || Concerns(kind) && s.File.Awaits(kind) && !s.May(kind)
}

// unmerged tells whether the verdict stands that another file is of the same person, and neither is
// merged. A parting is a verdict itself.
func (s State) unmerged() bool {
	if _, open := s.File.OpenMerging(); open {
		return false
	}
	return slices.ContainsFunc(s.File.Candidates, func(c part.Candidate) bool {
		joined := slices.ContainsFunc(s.Continued, func(o part.Continued) bool { return o.File == c.Other && o.UnmergedOn.IsZero() })
		return c.Verdict.Verdict == part.Same && part.Standing(c, s.Elsewhere).Verdict == part.Same && !joined
	})
}

// FoundThere lists the verdicts of other files on pairs with this one that the last search of this file
// did not find.
func (s State) FoundThere() []part.Elsewhere {
	return slices.DeleteFunc(slices.Clone(s.Elsewhere), func(e part.Elsewhere) bool {
		return slices.ContainsFunc(s.File.Found(), func(c part.Candidate) bool { return c.Other == e.File })
	})
}

// Nobody says that the last search found nobody, of which day and among how many.
func (s State) Nobody() string {
	last, _ := s.File.Compared()
	return s.Words.T("identified.nobody", "day", last.On, "persons", last.Persons)
}

// Address is where an act is performed: of a verdict the list of candidates, because each has its own
// page.
func Address(id, kind string) string {
	if kind == "candidate.decided" {
		return "/c/" + id + "/candidates"
	}
	return "/c/" + id + "/act/" + kind
}

// acts lists the acts of the card that this officer may perform now, but for the one that the case
// waits for, which the page offers first. A candidate is decided on its page, and who may merge two
// files begins there too.
func (s State) acts() []string {
	return slices.DeleteFunc(slices.Clone(steps), func(kind string) bool {
		return kind == "candidate.decided" || kind == "merge.proposed" || s.Next(kind) || !s.May(kind)
	})
}

// told tells whether the file holds anything of the question, or the officer may begin with it.
func (s State) told() bool {
	return len(s.File.Searches)+len(s.File.Mergings)+len(s.Continued)+len(s.FoundThere()) > 0 || s.Missing() != nil || len(s.acts()) > 0
}

func (s State) undecided() int { return len(s.File.Undecided(s.Elsewhere)) }

// searched puts the last comparison into words.
func (s State) searched() (string, bool) {
	last, ok := s.File.Compared()
	if !ok {
		return "", false
	}
	return s.Words.T("identified.searched", "day", last.On, "persons", last.Persons, "officer", s.Name(last.Officer)), true
}

// settled lists the proposals that were decided, the last first.
func (s State) settled() []part.Merging {
	out := slices.DeleteFunc(slices.Clone(s.File.Mergings), func(m part.Merging) bool { return m.Status == "proposed" })
	slices.Reverse(out)
	return out
}

// short is a reference as people read it.
func short(id string) string { return reference.Ref(id).Short() }

// paper names what was issued or filed meanwhile.
func (s State) paper(m part.Meanwhile) string {
	if m.Sort == "document" {
		return s.Words.T("document_kind_of_file." + m.Kind)
	}
	return s.Words.T("paper." + m.Kind)
}
