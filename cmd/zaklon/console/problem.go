package console

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/reference"
	"github.com/zaklon/zaklon/store"
)

// The exit codes of docs/cli.md. Absent and not-for-you share one on purpose.
const (
	ExitDone        = 0
	ExitFailed      = 1
	ExitUsage       = 2
	ExitAbsent      = 3
	ExitConflict    = 4
	ExitInvalid     = 5
	ExitFindings    = 6
	ExitBroken      = 7
	ExitUnconfirmed = 8
	ExitInterrupted = 130
)

// A usage error says that the command was not called as it must be.
type usage struct{ error }

// Usage makes the error of a command that was not called as it must be (exit code 2).
func Usage(text string) error { return &usage{errors.New(text)} }

// A refusal in words of its own is that of a command whose input has no fields.
type refusal struct{ error }

// RefusedBecause makes a refusal that has no field and no article (exit code 5).
func RefusedBecause(text string) error { return &refusal{errors.New(text)} }

// Refused makes a refusal that the command line finds itself (exit code 5).
func Refused(field, code string, args ...string) error {
	return &act.Refused{Problems: []act.Problem{{Field: field, Code: code, Args: args}}}
}

// Errors that end a command whose output is already written.
var (
	ErrFindings = errors.New("done, with findings")
	ErrBroken   = errors.New("a register is not what its book says")

	// ErrUnconfirmed ends an act that stands entered while the hold that follows from it is not confirmed.
	ErrUnconfirmed = errors.New("hold not yet confirmed")
)

// A problem is the shape of RFC 9457 in which errors are written with -o json.
type problem struct {
	Type     string         `json:"type"`
	Title    string         `json:"title"`
	Status   int            `json:"status"` // as the HTTP interface answers
	Exit     int            `json:"exit"`
	Detail   string         `json:"detail,omitempty"`
	Problems []problemField `json:"problems,omitempty"`
	Since    []sinceAct     `json:"since,omitempty"` // acts entered after the form was opened
}

type problemField struct {
	Field   string `json:"field,omitempty"`
	Code    string `json:"code"`
	Text    string `json:"text"`
	Article string `json:"article,omitempty"`
}

type sinceAct struct {
	Kind  string `json:"kind"`
	Entry string `json:"entry"`
	On    string `json:"on"`
}

// report writes what went wrong to stderr and gives the exit code.
func (p *Program) report(err error) int {
	if err == nil {
		return ExitDone
	}
	told := p.problem(err)
	if p.JSON() {
		text, errText := json.MarshalIndent(told, "", "  ")
		if errText != nil {
			return ExitFailed
		}
		p.Note(string(text))
		return told.Exit
	}
	p.Note("zaklon: " + told.Title)
	if told.Detail != "" {
		p.Note("  " + told.Detail)
	}
	for _, one := range told.Problems {
		line := one.Text
		if one.Field != "" {
			line = one.Field + ": " + line
		}
		if one.Article != "" {
			line += " [" + one.Article + "]"
		}
		p.Note("  " + line)
	}
	for _, one := range told.Since {
		p.Note(fmt.Sprintf("  %s %s %s", one.On, p.Words.T("act."+one.Kind), one.Entry))
	}
	return told.Exit
}

// problem says what an error is to its reader. Where something is absent or not for the
// officer, nothing of the error itself is told.
func (p *Program) problem(err error) problem {
	told := p.kindOf(err)
	told.Type = "urn:zaklon:problem:" + told.Type
	var refused *act.Refused
	if errors.As(err, &refused) {
		for _, one := range refused.Problems {
			told.Problems = append(told.Problems, problemField{one.Field, one.Code, p.Words.Problem(one.Code, one.Args), one.Article})
		}
	}
	var stale *desk.Stale
	if errors.As(err, &stale) {
		for _, e := range stale.Since {
			told.Since = append(told.Since, sinceAct{Kind: e.Kind, Entry: reference.Ref(e.ID).String(), On: e.On})
		}
	}
	return told
}

func (p *Program) kindOf(err error) problem {
	var denied *desk.Denied
	switch {
	case errors.Is(err, context.Canceled):
		return problem{Type: "interrupted", Title: p.Words.T("cli.error.interrupted"), Status: 499, Exit: ExitInterrupted}
	case errors.As(err, new(*usage)):
		return problem{Type: "usage", Title: p.Words.T("cli.error.usage"), Status: 400, Exit: ExitUsage, Detail: err.Error()}
	case errors.Is(err, desk.ErrAbsent):
		return problem{Type: "absent", Title: p.Words.T("cli.error.absent"), Status: 404, Exit: ExitAbsent}
	case errors.As(err, &denied):
		return problem{Type: "not-allowed", Title: p.Words.T("cli.error.denied", "act", p.Words.T(KindKey(denied.Kind))), Status: 403, Exit: ExitAbsent, Detail: denied.Because}
	case errors.Is(err, desk.ErrProve):
		return problem{Type: "prove", Title: p.Words.T("cli.error.prove"), Status: 403, Exit: ExitAbsent}
	case errors.Is(err, errNoOfficer):
		return problem{Type: "no-officer", Title: p.Words.T("cli.error.no_officer"), Status: 401, Exit: ExitAbsent}
	case errors.As(err, new(*desk.Stale)):
		return problem{Type: "stale", Title: p.Words.T("cli.error.stale"), Status: 412, Exit: ExitConflict}
	case errors.Is(err, desk.ErrOtherForm):
		return problem{Type: "other-form", Title: p.Words.T("cli.error.other_form"), Status: 409, Exit: ExitConflict}
	case errors.As(err, new(*act.Refused)):
		return problem{Type: "refused", Title: p.Words.T("cli.error.refused"), Status: 422, Exit: ExitInvalid}
	case errors.As(err, new(*refusal)):
		return problem{Type: "refused", Title: p.Words.T("cli.error.refused"), Status: 422, Exit: ExitInvalid, Detail: err.Error()}
	case errors.Is(err, ErrFindings):
		return problem{Type: "findings", Title: p.Words.T("cli.error.findings"), Status: 200, Exit: ExitFindings}
	case errors.Is(err, ErrUnconfirmed):
		return problem{Type: "unconfirmed", Title: p.Words.T("act_page.unconfirmed"), Status: 202, Exit: ExitUnconfirmed, Detail: p.Words.T("act_page.unconfirmed_text")}
	case errors.Is(err, store.ErrRolledBack):
		return problem{Type: "broken", Title: p.Words.T("cli.error.broken"), Status: 500, Exit: ExitBroken, Detail: err.Error()}
	case errors.Is(err, ErrBroken):
		return problem{Type: "broken", Title: p.Words.T("cli.error.broken"), Status: 500, Exit: ExitBroken}
	}
	return problem{Type: "failed", Title: p.Words.T("cli.error.failed"), Status: 500, Exit: ExitFailed, Detail: err.Error()}
}
