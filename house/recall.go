package house

import (
	"context"

	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/mail"
	"github.com/zaklon/zaklon/extradition"
)

// recall carries the post of the ministry of justice to the police at once after each act that can take a
// surrender back, before anybody is answered: the recall then bars the escort in their register. What else
// is due goes with it. Where the police cannot be reached, the next pass of the post carries it.
func recall(ministry, police *desk.Desk) {
	looks := ministry.Entered
	ministry.Entered = func(ctx context.Context, r desk.Receipt) error {
		if extradition.TakesBack(r.Kind) {
			_, _ = mail.Deliver(ctx, ministry.Register, police.Register) // the post is carried again each minute, and says what went wrong
		}
		return looks(ctx, r)
	}
}
