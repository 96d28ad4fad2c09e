package casefile

import (
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/desk/protectionfile"
	"github.com/zaklon/zaklon/protection/identification"
	"github.com/zaklon/zaklon/protection/part"
)

// A Search is one comparison of the person with every file that was handed over.
type Search struct {
	Reference   string        `json:"reference"`
	On          deadline.Date `json:"on"`
	Officer     Named         `json:"officer"`
	Weights     string        `json:"weights"`   // version
	Threshold   string        `json:"threshold"` // the least tier of a candidate
	Persons     int64         `json:"persons"`   // compared with
	Found       int64         `json:"candidates"`
	More        bool          `json:"more"` // there were further candidates than are entered
	OvertakenOn deadline.Date `json:"overtaken_on,omitzero"`
}

// A Candidate is a file that may be of the same person, with the verdict on the pair that stands. What
// the score is made of holds particulars of that other file, and is not told: whoever reads them does so
// on the page of the pair, which enters it in the book of the other file.
type Candidate struct {
	File    string  `json:"file,omitempty"` // none for a reader who may not compare
	Search  string  `json:"search"`         // the last that found it
	Tier    string  `json:"tier"`
	Bits    string  `json:"bits"`
	Verdict Verdict `json:"verdict,omitzero"`
}

// A Verdict is what an officer said of a pair of files.
type Verdict struct {
	Verdict   string        `json:"verdict"` // same, different, unresolved
	Reasons   string        `json:"reasons,omitempty"`
	Decider   Named         `json:"decider"`
	DecidedOn deadline.Date `json:"decided_on"`
	Weights   string        `json:"weights"`
	Tier      string        `json:"tier"`
	Bits      string        `json:"bits"`
	GivenIn   string        `json:"given_in,omitempty"` // the other file, where it was given there
}

// A Merging is a proposal to continue the file in another one, or to undo that.
type Merging struct {
	Act        string        `json:"act"` // merge, unmerge
	Status     string        `json:"status"`
	Into       string        `json:"into,omitempty"`
	Reason     string        `json:"reason,omitempty"`
	Proposer   Named         `json:"proposer,omitzero"`
	ProposedOn deadline.Date `json:"proposed_on,omitzero"`
	Decider    Named         `json:"decider,omitzero"`
	DecidedOn  deadline.Date `json:"decided_on,omitzero"`
	Remark     string        `json:"remark,omitempty"`
	Papers     []Meanwhile   `json:"papers_meanwhile,omitempty"`
}

// A Meanwhile is a paper issued or filed in either file while one was continued in the other.
type Meanwhile struct {
	File string        `json:"file"`
	Sort string        `json:"sort"` // paper, document
	Kind string        `json:"kind"`
	On   deadline.Date `json:"on"`
}

// A Continued file is one that is, or was, continued in this one.
type Continued struct {
	File       string        `json:"file"`
	MergedOn   deadline.Date `json:"merged_on"`
	UnmergedOn deadline.Date `json:"unmerged_on,omitzero"`
	Papers     []Meanwhile   `json:"papers_meanwhile,omitempty"`
}

// identification tells whether the person has another file.
func (t Teller) identification(o protectionfile.Opened, c *Case) {
	c.Searches, c.Candidates, c.Mergings, c.Continued = []Search{}, []Candidate{}, []Merging{}, []Continued{}
	for _, s := range o.File.Searches {
		c.Searches = append(c.Searches, Search{
			written(s.ID), s.On, t.by(s.Officer), s.Weights, s.Threshold, s.Persons, s.Found, s.More, s.OvertakenOn,
		})
	}
	for _, one := range o.File.Candidates {
		c.Candidates = append(c.Candidates, Candidate{
			written(one.Other), written(one.Search), one.Tier, identification.Bits(one.Bits),
			t.verdict(part.Standing(one, o.Elsewhere)),
		})
	}
	for _, m := range o.File.Mergings {
		c.Mergings = append(c.Mergings, Merging{
			m.Act, m.Status, written(m.Into), m.Reason, t.by(m.Proposer), m.ProposedOn, t.by(m.Decider), m.DecidedOn, m.Remark, meanwhile(m.Meanwhile()),
		})
	}
	for _, one := range o.Continued {
		c.Continued = append(c.Continued, Continued{written(one.File), one.MergedOn, one.UnmergedOn, meanwhile(one.Papers)})
	}
}

// verdict puts a verdict into form; none is nothing.
func (t Teller) verdict(v part.Verdict) Verdict {
	if !v.Given() {
		return Verdict{}
	}
	return Verdict{v.Verdict, v.Reasons, t.by(v.Decider), v.DecidedOn, v.Weights, v.Tier, identification.Bits(v.Bits), written(v.TakenFrom)}
}

func meanwhile(papers []part.Meanwhile) []Meanwhile {
	var out []Meanwhile
	for _, p := range papers {
		out = append(out, Meanwhile{written(p.File), p.Sort, p.Kind, p.On})
	}
	return out
}
