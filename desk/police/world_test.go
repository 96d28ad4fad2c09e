package police_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/fstest"
	"time"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/authority"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/claimed"
	"github.com/zaklon/zaklon/desk/mail"
	"github.com/zaklon/zaklon/desk/police"
	"github.com/zaklon/zaklon/desk/police/policefile"
	"github.com/zaklon/zaklon/identity/particulars"
	"github.com/zaklon/zaklon/interlock"
	"github.com/zaklon/zaklon/interpol"
	"github.com/zaklon/zaklon/interpol/removal"
	"github.com/zaklon/zaklon/law"
	"github.com/zaklon/zaklon/store"
)

// A world is the police register alone, with officers, a door that the test holds in its hand, and a
// clock.
type world struct {
	police.Wiring
	t     testing.TB
	clock *atomic.Int64
	door  *handDoor
}

// The officers of these tests.
var ( // immutable
	bureau = authority.Officer{ID: "bureau", Unit: "ncb", Role: authority.InterpolOfficer}
	other  = authority.Officer{ID: "other", Unit: "elsewhere", Role: authority.InterpolOfficer}
	first  = authority.Officer{ID: "first", Unit: "removals", Role: authority.PoliceOfficer}
	second = authority.Officer{ID: "second", Unit: "removals", Role: authority.PoliceOfficer}
)

// A handDoor answers as the test says, of the claims as they stand.
type handDoor struct {
	register *store.Register
	held     bool
	asked    []interlock.Ref
	after    func() // runs when the answer is given, before the transaction of the act
}

func (*handDoor) Steady(_ context.Context, work func()) { work() }

func (d *handDoor) Ask(ctx context.Context, at interlock.Ref) interlock.Answer {
	d.asked = append(d.asked, at)
	var claims []interlock.Claim
	err := d.register.View(ctx, func(v *store.View) (err error) {
		claims, err = policefile.Claims().Of(ctx, v, []string{at.Case})
		return err
	})
	claims = interlock.About(claims, at.Part)
	answer := interlock.Answer{Held: d.held || err != nil || len(claims) == 0, Digest: interlock.DigestOf(claims)}
	if d.after != nil {
		d.after()
	}
	return answer
}

func parse(t testing.TB, s string) deadline.Date {
	t.Helper()
	d, err := deadline.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// on moves the clock to an instant and gives its day.
func (w *world) on(at string) deadline.Date {
	w.t.Helper()
	now, err := time.ParseInLocation("2006-01-02 15:04", at, w.Desk.Zone)
	if err != nil {
		w.t.Fatal(err)
	}
	w.clock.Store(now.UnixMicro())
	return w.Desk.Today()
}

// laws are loaded once for all tests. immutable
var laws = sync.OnceValues(law.Embedded)

func newWorld(t testing.TB) *world {
	t.Helper()
	library, errLaw := laws()
	may, errMay := authority.New()
	zone, errZone := time.LoadLocation("Europe/Podgorica")
	w := &world{t: t, clock: new(atomic.Int64)}
	cfg, errConfig := policefile.Config(t.TempDir(), t.TempDir(), func() time.Time { return time.UnixMicro(w.clock.Load()).UTC() })
	if err := errors.Join(errLaw, errMay, errZone, errConfig); err != nil {
		t.Fatal(err)
	}
	w.clock.Store(time.Date(2025, 3, 7, 16, 30, 0, 0, zone).UnixMicro())
	r, err := store.Create(context.Background(), cfg)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := r.Close(); err != nil {
			t.Error(err)
		}
	})
	w.door = &handDoor{register: r}
	w.Wiring = police.Wiring{Door: w.door, Named: claimed.New(r, policefile.Named()), Desk: &desk.Desk{
		Register: r, Law: law.NewBook(library), Authority: may, Fresh: func(string, time.Time, time.Time) bool { return true },
		Host: "me", Matter: "police", Beside: []desk.Matter{{State: "me", Name: "house"}, {State: "int", Name: "files"}}, Zone: zone,
	}}
	return w
}

// ministry is a register of another institution that has nothing but its post.
func (w *world) ministry() *store.Register {
	w.t.Helper()
	cfg := store.Config{
		Name: "assistance", Dir: w.t.TempDir(), KeyDir: w.t.TempDir(), Clock: w.Desk.Register.Now, Blobs: mail.Blobs(),
		Schema: fstest.MapFS{"001_post.sql": {Data: []byte("-- +goose Up\n" + mail.Migration)}},
	}
	for _, t := range mail.Tables() {
		cfg.Tables = append(cfg.Tables, t.Name)
	}
	r, err := store.Create(context.Background(), cfg)
	if err != nil {
		w.t.Fatal(err)
	}
	w.t.Cleanup(func() {
		if err := r.Close(); err != nil {
			w.t.Error(err)
		}
	})
	return r
}

// try performs an act of an officer on the present day.
func try[F, In any](w *world, a desk.Act[F, In], o authority.Officer, caseID string, in In) (desk.Receipt, error) {
	w.t.Helper()
	return desk.Perform(context.Background(), w.Desk, a, desk.Call{Officer: o, Case: caseID, On: w.Desk.Today()}, in)
}

// do performs an act that the test needs.
func do[F, In any](w *world, a desk.Act[F, In], o authority.Officer, caseID string, in In) desk.Receipt {
	w.t.Helper()
	r, err := try(w, a, o, caseID, in)
	if err != nil {
		w.t.Fatal(err)
	}
	return r
}

// problems is a refusal in short.
func problems(err error) string {
	var r *act.Refused
	if !errors.As(err, &r) {
		if err != nil {
			return "error: " + err.Error()
		}
		return ""
	}
	var out []string
	for _, p := range r.Problems {
		out = append(out, p.Field+": "+p.Code)
	}
	return strings.Join(out, "; ")
}

func called(family, given string) particulars.Particulars {
	return particulars.Particulars{Names: []particulars.NameForm{{Kind: "latin", Family: family, Given: given}}}
}

// incoming is a message that came on the present day.
func (w *world) incoming() interpol.Incoming {
	return interpol.Incoming{
		Form: "diffusion", Sender: "XA", Reference: "XA/2025/118", Dated: w.Desk.Today(), ReceivedAt: "16:20", Priority: "urgent",
		Language: "en", Restriction: "restricted", Charge: "Fraud", Warrant: "W 3/25", Summary: "Wanted.", Actions: []string{"locate", "arrest"},
		Persons: []particulars.Particulars{
			{Names: called("Verano", "Alma").Names, Births: []particulars.BirthForm{{Year: "1988", Month: "3", Day: "14"}}, Nationalities: []string{"XA"}},
		},
	}
}

// receive opens the file of a message and gives its reference.
func (w *world) receive(in interpol.Incoming) string {
	w.t.Helper()
	return do(w, police.Receive(interpol.ReceiptKind(in.Priority)), bureau, "", in).Case
}

// review enters the review of a message.
func (w *world) review(id string) {
	w.t.Helper()
	do(w, police.Review(), bureau, id, interpol.ReviewForm{ArticleThree: "no_objection", RefugeePolicy: "nothing_presented", Reasons: "Fraud."})
}

// message is the file of a message as the register holds it.
func (w *world) message(id string) interpol.File {
	w.t.Helper()
	var f interpol.File
	err := w.Desk.Register.View(context.Background(), func(v *store.View) (err error) {
		f, _, err = policefile.Messages().Load(context.Background(), v, id)
		return err
	})
	if err != nil {
		w.t.Fatal(err)
	}
	return f
}

// removal is the file of a removal as the register holds it.
func (w *world) removal(id string) removal.File {
	w.t.Helper()
	var f removal.File
	err := w.Desk.Register.View(context.Background(), func(v *store.View) (err error) {
		f, _, err = policefile.Removals().Load(context.Background(), v, id)
		return err
	})
	if err != nil {
		w.t.Fatal(err)
	}
	return f
}

// rewrite changes the rows of a message by an entry that does not say so, as no act would.
func (w *world) rewrite(id string, edit func(interpol.File) interpol.File) {
	w.t.Helper()
	ctx := context.Background()
	err := w.Desk.Register.Write(ctx, func(tx *store.Tx) error {
		before, _, err := policefile.Messages().Load(ctx, &tx.View, id)
		if err != nil {
			return err
		}
		if err := policefile.Messages().Save(ctx, tx, before, edit(before)); err != nil {
			return err
		}
		_, err = tx.Append(ctx, store.Record{Sort: audit.Act, Kind: "alias.recorded", Case: id, Officer: bureau.ID, On: w.Desk.Today().String()})
		return err
	})
	if err != nil {
		w.t.Fatal(err)
	}
}

// claims are the claims of the register: reference and states. Of and Every must agree.
func (w *world) claims() []string {
	w.t.Helper()
	ctx := context.Background()
	var all, some []string
	err := w.Desk.Register.View(ctx, func(v *store.View) error {
		say := func(c interlock.Claim) string { return fmt.Sprint(c.Case, " ", c.States) }
		if err := policefile.Claims().Every(ctx, v, func(c interlock.Claim) error { all = append(all, say(c)); return nil }); err != nil {
			return err
		}
		for _, line := range all {
			id, _, _ := strings.Cut(line, " ")
			claims, err := policefile.Claims().Of(ctx, v, []string{id, "none"})
			if err != nil {
				return err
			}
			for _, c := range claims {
				some = append(some, say(c))
			}
		}
		return nil
	})
	if err != nil || !slices.Equal(all, some) {
		w.t.Errorf("all at once %v, file by file %v, %v", all, some, err)
	}
	return all
}

// verify walks the book, and compares every row with its last after-image.
func (w *world) verify() {
	w.t.Helper()
	found, err := w.Desk.Register.Verify(context.Background())
	if err != nil || len(found.Misfits) > 0 {
		w.t.Errorf("verify: %v, %+v", err, found.Misfits)
	}
}
