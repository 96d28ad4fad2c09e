package requestfile

import (
	"context"

	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/dispatch"
	"github.com/zaklon/zaklon/extradition"
	"github.com/zaklon/zaklon/letter"
	"github.com/zaklon/zaklon/store"
)

// A Printed letter is its text, and whether it was sent: before, it is what it will say.
type Printed struct {
	letter.Letter
	Text string
}

// OpenLetter gives a letter of a file after the reading is entered. One that was recalled has no text. It
// returns desk.ErrAbsent for a letter that is not in the file.
func OpenLetter(ctx context.Context, d *desk.Desk, call desk.Call, id string) (Printed, error) {
	var out Printed
	_, err := desk.Read(ctx, d, desk.Look[extradition.File]{
		Kind: "letter.read", Keeper: Keeper(), More: func(_ *store.View, f extradition.File) (err error) {
			l, found := letter.Open(f.Letters, id)
			if !found {
				return desk.ErrAbsent
			}
			out, err = printed(d, l)
			return err
		},
	}, call)
	if err != nil {
		return Printed{}, err
	}
	return out, nil
}

func printed(d *desk.Desk, l letter.Letter) (Printed, error) {
	switch l.Status {
	case letter.Recalled:
		return Printed{Letter: l}, nil
	case letter.Queued:
		text, err := dispatch.Preview(l)
		return Printed{l, text}, err
	}
	out, err := dispatch.Print(l, d.Zone)
	return Printed{l, out.Text()}, err
}
