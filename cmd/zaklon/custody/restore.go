package custody

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"github.com/zaklon/zaklon/cmd/zaklon/console"
	"github.com/zaklon/zaklon/house"
	"github.com/zaklon/zaklon/store"
	"github.com/zaklon/zaklon/store/backup"
)

// restoreCommand makes an installation out of the newest backups in a folder.
func (p program) restoreCommand() *cobra.Command {
	var from, identity string
	c := &cobra.Command{Use: "restore", Short: p.Words.T("cli.restore"), Args: cobra.NoArgs}
	c.RunE = func(c *cobra.Command, _ []string) error { return p.restore(c, from, identity) }
	c.Flags().StringVar(&from, "from", "", p.Words.T("cli.flag.restore_from"))
	c.Flags().StringVar(&identity, "identity", "", p.Words.T("cli.flag.identity"))
	return c
}

// restore makes every register or none. Only when all stand can the officer be named: an
// administrator of the restored system register, who is entered in every book. Where that
// fails, everything is taken away again.
func (p program) restore(c *cobra.Command, from, identity string) (err error) {
	if p.Token == "" {
		return console.Usage(p.Words.T("cli.usage.token_missing"))
	}
	if from == "" {
		return console.Usage(p.Words.T("cli.usage.restore_from"))
	}
	src, err := p.source("", identity)
	if err != nil {
		return err
	}
	registers, err := house.Registers(p.House())
	if err != nil {
		return err
	}
	for _, r := range registers {
		if err := backup.Vacant(c.Context(), r); err != nil {
			return p.taken(err)
		}
	}
	var done []backup.Restored
	defer func() {
		if err != nil {
			err = errors.Join(err, undo(c.Context(), done))
		}
	}()
	for _, r := range registers {
		if src.Path, err = backup.Newest(from, r.Name); err != nil {
			return err
		}
		p.Note(p.Words.T("cli.restore.begins", "register", r.Name, "file", src.Path))
		one, err := backup.Restore(c.Context(), r, src)
		if err != nil {
			return broken(p.taken(err))
		}
		done = append(done, one)
	}
	return p.Sit(func(ctx context.Context, s console.Sitting, _ []string) error { return p.restored(ctx, s, done) })(c, nil)
}

// taken turns a place that is not empty into a refusal.
func (p program) taken(err error) error {
	if errors.Is(err, store.ErrNotEmpty) {
		return console.RefusedBecause(p.Words.T("cli.restore.taken"))
	}
	return err
}

func undo(ctx context.Context, done []backup.Restored) error {
	var all error
	for _, one := range done {
		all = errors.Join(all, one.Undo(context.WithoutCancel(ctx)))
	}
	return all
}

func (p program) restored(ctx context.Context, s console.Sitting, done []backup.Restored) error {
	if err := s.May("register.restored"); err != nil {
		return err
	}
	var out []report
	for i, d := range s.Desks() {
		if err := enter(ctx, d, s, entering{kind: "register.restored", of: done[i].Summary}); err != nil {
			return err
		}
		r := reportOf(done[i].Summary)
		r.Newer = done[i].Newer
		if r.Newer > 0 {
			p.Note(p.Words.T("cli.restore.newer", "register", r.Register, "newer", r.Newer, "leaves", r.Leaves))
		}
		out = append(out, r)
	}
	p.Note(p.Words.T("cli.restore.done"))
	return p.print("zaklon.restore/1", out)
}
