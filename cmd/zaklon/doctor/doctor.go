// Package doctor is the command that looks whether an installation stands as it should, and
// says on one page what its operator has to do.
//
// It works where the house cannot be opened, and so names no officer and enters nothing. It
// may not read what an entry, a case or an account says, and prints nothing about a person.
package doctor

import (
	"context"
	"errors"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/zaklon/zaklon/cmd/zaklon/console"
	"github.com/zaklon/zaklon/house"
	"github.com/zaklon/zaklon/store/health"
)

// A Level says what a finding asks of the operator.
type level string

const (
	fine  level = "fine"  // nothing
	note  level = "note"  // to think about it
	wrong level = "wrong" // to act
)

// A finding is one line of the page.
type finding struct {
	Level level  `json:"level"`
	Place string `json:"place"` // a register, or "" for the machine
	Code  string `json:"code"`  // "cli.doctor.key_missing"
	Text  string `json:"text"`
}

// A page gathers findings.
type page struct {
	*console.Program
	now   time.Time
	place string
	found []finding
}

// add adds a finding with the values of its text, in pairs of name and value.
func (p *page) add(of level, code string, values ...any) {
	p.found = append(p.found, finding{of, p.place, strings.TrimPrefix(code, "cli.doctor."), p.Words.T(code, values...)})
}

// when adds a finding if it is true.
func (p *page) when(is bool, of level, code string, values ...any) {
	if is {
		p.add(of, code, values...)
	}
}

// Command is the command.
func Command(shared *console.Program) *cobra.Command {
	return &cobra.Command{Use: "doctor", Short: shared.Words.T("cli.doctor"), Args: cobra.NoArgs, RunE: func(c *cobra.Command, _ []string) error {
		p := &page{Program: shared, now: shared.Clock()}
		p.examine(c.Context())
		return p.print()
	}}
}

func (p *page) examine(ctx context.Context) {
	p.machine(ofMachine(p.Data))
	p.law()
	registers, err := house.Registers(p.House())
	if err != nil {
		p.add(wrong, "cli.doctor.databases", "why", err.Error())
		return
	}
	p.folder(p.Data, "cli.doctor.folder_absent", "cli.doctor.folder_open")
	_, key, _ := registers[0].Files()
	p.keyFolder(key)
	for _, cfg := range registers {
		p.place = cfg.Name
		p.key(cfg)
		p.register(cfg, health.Look(ctx, cfg))
		p.place = ""
	}
}

// print writes the page. What is fine is counted, not listed.
func (p *page) print() error {
	bad := false
	for _, f := range p.found {
		bad = bad || f.Level == wrong
	}
	var ill error
	if bad {
		ill = errors.New(p.Words.T("cli.doctor.ill"))
	}
	if p.JSON() {
		return errors.Join(p.PrintJSON(struct {
			Format   string    `json:"format"`
			Findings []finding `json:"findings"`
		}{"zaklon.doctor/1", p.found}), ill)
	}
	words := map[level]string{fine: p.Words.T("cli.doctor.fine"), note: p.Words.T("cli.doctor.note"), wrong: p.Words.T("cli.doctor.wrong")}
	t := p.Columns(p.Words.T("cli.column.level"), p.Words.T("cli.column.register"), p.Words.T("cli.column.finding"))
	for _, f := range p.found {
		place := f.Place
		if place == "" {
			place = "-"
		}
		t.Row(words[f.Level], place, f.Text)
	}
	return errors.Join(t.End(), ill)
}
