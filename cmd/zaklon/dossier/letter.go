package dossier

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/zaklon/zaklon/cmd/zaklon/console"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/justice/requestfile"
	"github.com/zaklon/zaklon/desk/police/policefile"
	"github.com/zaklon/zaklon/letter"
	"github.com/zaklon/zaklon/post"
	"github.com/zaklon/zaklon/reference"
)

// A Sheet is one letter of a file with its text: as it will leave, or as it left. One that was recalled
// has none.
type Sheet struct {
	Format string `json:"format"` // zaklon.letter/1
	Letter
	Text string `json:"text"`
}

// letter makes the command that prints one letter of a request or of a message, by the register of the
// officer.
func (r reader) letter() *cobra.Command {
	return &cobra.Command{Use: "show REF LETTER", Short: r.Words.T("cli.letter.show"), Args: cobra.ExactArgs(2),
		RunE: r.Sit(func(ctx context.Context, s console.Sitting, args []string) error {
			ref, err := reference.Parse(args[1])
			if err != nil {
				return desk.ErrAbsent
			}
			l, text, err := sheet(ctx, s, args[0], string(ref))
			if err != nil {
				return err
			}
			if r.JSON() {
				return r.PrintJSON(Sheet{"zaklon.letter/1", letters([]letter.Letter{l})[0], text})
			}
			_, err = fmt.Fprintln(r.Out, text)
			return err
		})}
}

// sheet reads a letter, after the reading is entered. A register without letters has none.
func sheet(ctx context.Context, s console.Sitting, file, id string) (letter.Letter, string, error) {
	switch s.Member.Authority().Role.Register() {
	case post.Assistance:
		ref, err := fileNamed(ctx, s, file, requestShelf)
		if err != nil {
			return letter.Letter{}, "", err
		}
		p, err := requestfile.OpenLetter(ctx, s.Assistance, s.Call(ref), id)
		return p.Letter, p.Text, err
	case post.Police:
		ref, err := fileNamed(ctx, s, file, messageShelf)
		if err != nil {
			return letter.Letter{}, "", err
		}
		p, err := policefile.OpenReply(ctx, s.Police, s.Call(ref), id)
		return p.Letter, p.Text, err
	}
	return letter.Letter{}, "", desk.ErrAbsent
}
