// Package act says what a rule is told and what it may answer.
//
// A rule of the packages protection, extradition, interpol, notes and un is a pure function
// of a file, an input and an Occasion. It answers with the file as it stands afterwards and
// the Minutes of the act, or it refuses. This package holds only those words; it may not
// import a register, a store, a clock or a log.
package act

import (
	"strings"

	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/law"
)

// An Occasion is what a rule may know beside the file and the input.
type Occasion struct {
	Kind    string        // "application.lodged"
	On      deadline.Date // the day the act takes legal effect
	Today   deadline.Date // the day it is entered, in the time zone of the host state
	Officer string        // who performs it
	Unit    string        // the officer's unit
	Pack    *law.Pack     // the law in force for this file
	Beside  []*law.Pack   // what binds the register beside it, such as a treaty
	NewID   func() string // draws the reference of a new part of the file
}

// Cite gives the article the act rests on, as a refusal prints it.
func (o Occasion) Cite() string {
	for _, p := range append([]*law.Pack{o.Pack}, o.Beside...) {
		if a, err := p.Resting(o.Kind); err == nil {
			return a.Cite()
		}
	}
	return ""
}

// Refuse makes the answer of a rule that does not allow the act: the field and the rule by
// code, and the article the act rests on.
func (o Occasion) Refuse(field, code string, args ...string) error {
	return &Refused{Problems: []Problem{{Field: field, Code: code, Article: o.Cite(), Args: args}}}
}

// Minutes are what the book says of an act in words: lines of a key of the glossary and a
// value, in the order they are to be read. Findings are marked and stay so for ever.
type Minutes []Line

// A Line is one fact of an act. Value is a code, a reference, an ISO date, a number, or a line
// as it was typed, such as a remark or the title of a paper; pages put codes into words.
type Line struct {
	Key     string `json:"key"`
	Value   string `json:"value"`
	Finding bool   `json:"finding,omitempty"`
}

// A Problem is one reason why an act was refused. It carries no fact about a person: the
// field is the name of the form's field, Code and Args are looked up in locale.
type Problem struct {
	Field   string
	Code    string
	Article string   // empty where the form itself is at fault
	Args    []string // placeholder, value, placeholder, value ...: rules and limits, never what was typed
}

// Refused is the error of an act that was not performed. Nothing was written.
type Refused struct{ Problems []Problem }

// Error names codes, fields and articles, in the house's form.
func (r *Refused) Error() string {
	lines := make([]string, len(r.Problems))
	for i, p := range r.Problems {
		lines[i] = p.Code
		if p.Field != "" {
			lines[i] = p.Field + ": " + p.Code
		}
		if p.Article != "" {
			lines[i] += " (" + p.Article + ")"
		}
	}
	return "refused: " + strings.Join(lines, "; ")
}
