// Package custody is the commands that make sealed backups of the registers, check them on a
// custodian's machine, and make an installation again out of them.
//
// It reads no row itself and holds no key: package store/backup copies, and what was made or
// restored is entered by a named administrator. It may not open a file of a case.
package custody

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/zaklon/zaklon/cmd/zaklon/console"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/house"
	"github.com/zaklon/zaklon/store"
	"github.com/zaklon/zaklon/store/backup"
)

type program struct{ *console.Program }

// Commands are backup, with verify below it, and restore.
func Commands(shared *console.Program) []*cobra.Command {
	p := program{shared}
	return []*cobra.Command{p.backupCommand(), p.restoreCommand()}
}

// A copying is what backup is told.
type copying struct {
	to, register string
	recipients   []string
}

func (p program) backupCommand() *cobra.Command {
	var in copying
	c := &cobra.Command{Use: "backup", Short: p.Words.T("cli.backup"), Args: cobra.NoArgs}
	c.RunE = p.Sit(func(ctx context.Context, s console.Sitting, _ []string) error { return p.backup(ctx, s, in) })
	flags := c.Flags()
	flags.StringVar(&in.to, "to", "", p.Words.T("cli.flag.backup_to"))
	flags.StringArrayVar(&in.recipients, "recipient", nil, p.Words.T("cli.flag.recipient"))
	flags.StringVar(&in.register, "register", "", p.Words.T("cli.flag.register"))
	c.AddCommand(p.verifyCommand())
	return c
}

// backup makes all copies before it keeps the first, and keeps one only once the book of the
// system register holds who made it.
func (p program) backup(ctx context.Context, s console.Sitting, in copying) (err error) {
	if err := s.May("backup.made"); err != nil {
		return err
	}
	if in.to == "" {
		return console.Usage(p.Words.T("cli.usage.backup_to"))
	}
	desks := slices.DeleteFunc(s.Desks(), func(d *desk.Desk) bool { return in.register != "" && d.Register.Name() != in.register })
	if len(desks) == 0 {
		return console.Usage(p.Words.T("cli.usage.register"))
	}
	o := backup.Order{Dir: in.to, At: s.System.Register.Now()}
	if o.Recipients, err = backup.Recipients(in.recipients, filepath.Join(p.Data, "backup-recipients.txt")); err != nil {
		return p.nobody(err)
	}
	var made []*backup.Made
	defer func() {
		for _, m := range made {
			err = errors.Join(err, m.Discard())
		}
	}()
	for _, d := range desks {
		p.Note(p.Words.T("cli.backup.begins", "register", d.Register.Name()))
		m, err := backup.Make(ctx, d.Register, o)
		if err != nil {
			return broken(err)
		}
		made = append(made, m)
	}
	for _, m := range made {
		if err := enter(ctx, s.System, s, entering{"backup.made", m.Summary, m.SHA256}); err != nil {
			return err
		}
		if err := m.Keep(); err != nil {
			return err
		}
	}
	return p.printMade(made)
}

// nobody turns a missing recipient into an error of usage.
func (p program) nobody(err error) error {
	if errors.Is(err, backup.ErrNobody) {
		return console.Usage(p.Words.T("cli.usage.recipient"))
	}
	return err
}

// broken gives a register that is not what its book says the exit code of verify.
func broken(err error) error {
	if errors.Is(err, backup.ErrBook) {
		return errors.Join(console.ErrBroken, err)
	}
	return err
}

// An entering is what the book is told of a copy.
type entering struct {
	kind   string
	of     backup.Summary
	sha256 string
}

// enter enters who had a register copied or restored, with the number of rows.
func enter(ctx context.Context, d *desk.Desk, s console.Sitting, e entering) error {
	return desk.List(ctx, d, desk.Listing{
		Kind: e.kind, Query: strings.TrimSpace(e.of.Register + " " + e.of.RootText() + " " + e.sha256),
		Rows: func(*store.View) (int, error) { return int(e.of.Rows), nil },
	}, s.Call(""))
}

// A report is what is printed of a copy.
type report struct {
	Register string `json:"register"`
	File     string `json:"file,omitempty"`
	Made     string `json:"made"`
	Entries  int64  `json:"entries"`
	Rows     int64  `json:"rows"`
	Leaves   int64  `json:"leaves"`
	Root     string `json:"root"`
	Bytes    int64  `json:"bytes,omitempty"`
	SHA256   string `json:"sha256,omitempty"`
	Newer    int64  `json:"newer_leaves,omitempty"`
}

func reportOf(s backup.Summary) report {
	const form = "2006-01-02T15:04:05Z"
	return report{Register: s.Register, Made: s.Made.Format(form), Entries: s.Seq, Rows: s.Rows, Leaves: s.Leaves, Root: s.RootText()}
}

func (p program) printMade(made []*backup.Made) error {
	var out []report
	for _, m := range made {
		r := reportOf(m.Summary)
		r.File, r.Bytes, r.SHA256 = m.File, m.Bytes, m.SHA256
		out = append(out, r)
	}
	return p.print("zaklon.backup/1", out)
}

func (p program) print(format string, reports []report) error {
	if p.JSON() {
		return p.PrintJSON(struct {
			Format    string   `json:"format"`
			Registers []report `json:"registers"`
		}{format, reports})
	}
	t := p.Columns(p.Words.T("cli.column.register"), p.Words.T("cli.column.entries"), p.Words.T("cli.column.rows"),
		p.Words.T("cli.column.made"), p.Words.T("cli.column.root"), p.Words.T("cli.column.file"))
	for _, r := range reports {
		t.Row(r.Register, strconv.FormatInt(r.Entries, 10), strconv.FormatInt(r.Rows, 10), r.Made, r.Root, r.File)
	}
	return t.End()
}

// verifyCommand checks a backup with a custodian's identity. It opens no register and needs no
// officer: whoever has the identity can read the file anyway.
func (p program) verifyCommand() *cobra.Command {
	var identity string
	c := &cobra.Command{Use: "verify FILE", Short: p.Words.T("cli.backup.verify"), Args: cobra.ExactArgs(1)}
	c.RunE = func(c *cobra.Command, args []string) error { return p.verify(c.Context(), args[0], identity) }
	c.Flags().StringVar(&identity, "identity", "", p.Words.T("cli.flag.identity"))
	return c
}

func (p program) verify(ctx context.Context, path, identity string) error {
	src, err := p.source(path, identity)
	if err != nil {
		return err
	}
	registers, err := house.Registers(p.House())
	if err != nil {
		return err
	}
	i := slices.IndexFunc(registers, func(r store.Config) bool { return strings.HasPrefix(filepath.Base(path), r.Name+"-") })
	if i < 0 {
		return console.Usage(p.Words.T("cli.usage.backup_name"))
	}
	with := backup.WithKey
	if _, key, _ := registers[i].Files(); !exists(key) {
		with = backup.WithoutKey
		p.Note(p.Words.T("cli.backup.without_key"))
	}
	found, err := backup.Check(ctx, registers[i], src, with)
	if err != nil {
		return broken(err)
	}
	r := reportOf(found)
	r.File = path
	return p.print("zaklon.backup_check/1", []report{r})
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return !errors.Is(err, fs.ErrNotExist)
}

func (p program) source(path, identity string) (backup.Source, error) {
	if identity == "" {
		return backup.Source{}, console.Usage(p.Words.T("cli.usage.identity"))
	}
	who, err := backup.Identities(identity)
	return backup.Source{Path: path, Identities: who}, err
}
