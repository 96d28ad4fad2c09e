package police_test

import (
	"context"
	"fmt"
	"math/rand"
	"strings"
	"testing"

	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/dispatch"
	"github.com/zaklon/zaklon/desk/hold"
	"github.com/zaklon/zaklon/desk/police"
	"github.com/zaklon/zaklon/desk/police/policefile"
	"github.com/zaklon/zaklon/identity/particulars"
	"github.com/zaklon/zaklon/interlock"
	"github.com/zaklon/zaklon/interpol"
	"github.com/zaklon/zaklon/interpol/part"
	"github.com/zaklon/zaklon/letter"
	"github.com/zaklon/zaklon/store"
)

// whom lists about whom the messages of these tests are; the register holds of each something else.
func whom() []string {
	return []string{"unknown", "present", "wanted", "protected", "dead", "relative", "two persons", "nobody's alias"}
}

// A thousand messages of one state, about persons of every sort, with every result of a check, with
// and without a hold, an alias, an arrest and a confirmation, and with reviews that found otherwise:
// the replies are the same bytes but for the reference that the bureau itself wrote, and leave in
// one slot.
func TestAThousandRepliesAreOne(t *testing.T) {
	w := newWorld(t)
	draw := rand.New(rand.NewSource(7))
	var ids []string
	references := map[string]string{}
	for range 10 { // commits of a hundred messages each
		err := w.Desk.Register.Bulk(context.Background(), func(ctx context.Context) error {
			for range 100 {
				in := w.drawn(draw, len(ids))
				id := w.within(ctx, draw, in)
				ids, references[id] = append(ids, id), in.Reference
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	w.on("2025-03-11 12:00")
	n, err := dispatch.Pass(context.Background(), w.Desk.Register, func(ctx context.Context, id string, in letter.Sending) error {
		_, err := desk.Happen(ctx, w.Desk, police.SendReplies(), id, in)
		return err
	})
	if err != nil || n != len(ids) || n != 1000 {
		t.Fatalf("sent the letters of %d files of %d, %v", n, len(ids), err)
	}
	texts, slots := map[string]int{}, map[int64]int{}
	for _, id := range ids {
		for _, l := range w.message(id).Letters {
			if l.Channel != "ncb:XA" {
				continue
			}
			out, err := dispatch.Print(l, w.Desk.Zone)
			if err != nil {
				t.Fatal(err)
			}
			if strings.Count(out.Text(), references[id]) != 1 {
				t.Fatalf("the reply to %s says its reference otherwise than once", references[id])
			}
			texts[strings.Replace(out.Text(), references[id], "REFERENCE", 1)]++
			slots[l.Slot]++
		}
	}
	if len(texts) != 1 || len(slots) != 1 {
		t.Errorf("got %d texts and %d slots, want one of each", len(texts), len(slots))
	}
	for text, n := range texts {
		if n != 1000 {
			t.Errorf("%d replies of 1000 are\n%s", n, text)
		}
	}
}

// drawn is a message about somebody.
func (w *world) drawn(draw *rand.Rand, n int) interpol.Incoming {
	in := w.incoming()
	in.Form, in.Reference = "direct_message", fmt.Sprintf("XA-%06d", draw.Intn(1_000_000))
	in.Priority, in.Restriction = pick(draw, part.Priorities()), pick(draw, part.Restrictions())
	in.Actions = []string{"locate"}
	for _, a := range part.Actions()[1:] {
		if draw.Intn(2) == 0 {
			in.Actions = append(in.Actions, a)
		}
	}
	in.Summary, in.Language = strings.Repeat("Said. ", draw.Intn(50)), pick(draw, []string{"en", "fr"})
	in.Persons = []particulars.Particulars{called(fmt.Sprintf("%s %c", whom()[n%len(whom())], 'A'+rune(draw.Intn(26))), "Alma")}
	if draw.Intn(3) == 0 {
		in.Persons = append(in.Persons, called("Orlova", "Ines"))
	}
	return in
}

func pick(draw *rand.Rand, from []string) string { return from[draw.Intn(len(from))] }

// within lets a message go its way, as the draw has it, and answers it.
func (w *world) within(ctx context.Context, draw *rand.Rand, in interpol.Incoming) string {
	w.t.Helper()
	id := perform(ctx, w, police.Receive(interpol.ReceiptKind(in.Priority)), "", in)
	f := w.inside(ctx, id)
	person, name := f.Persons[0].ID, f.File.Names[0].ID
	if draw.Intn(3) == 0 {
		perform(ctx, w, police.RecordAlias(), id, interpol.AliasForm{
			Person: person, Name: particulars.NameForm{Kind: "also", Family: "Werano"}, Source: "police_records", Reason: "On file.",
		})
	}
	for range draw.Intn(4) {
		perform(ctx, w, police.Check(), id, interpol.CheckForm{
			Person: person, Name: name, Purpose: "locate", Source: pick(draw, part.Sources()), Result: pick(draw, part.Results()), Remark: "Seen.",
		})
	}
	if draw.Intn(2) == 0 {
		w.mark(ctx, id, person)
	}
	perform(ctx, w, police.Review(), id, interpol.ReviewForm{
		ArticleThree: pick(draw, part.ArticleThreeAnswers()), RefugeePolicy: pick(draw, part.RefugeePolicyAnswers()), Reasons: "Read.",
	})
	if draw.Intn(4) == 0 {
		perform(ctx, w, police.Confirm(w.Wiring), id, interpol.ConfirmForm{Person: person, To: pick(draw, part.Recipients()), ConsentOn: w.Desk.Today(), Content: []byte(pdf)})
	}
	perform(ctx, w, police.Answer(w.Wiring), id, interpol.AnswerForm{})
	return id
}

// perform performs an act inside a commit of many.
func perform[In any](ctx context.Context, w *world, a desk.Act[interpol.File, In], id string, in In) string {
	w.t.Helper()
	r, err := desk.Perform(ctx, w.Desk, a, desk.Call{Officer: bureau, Case: id, On: w.Desk.Today()}, in)
	if err != nil {
		w.t.Fatal(err)
	}
	return r.Case
}

// inside is the file of a message as an unfinished commit leaves it.
func (w *world) inside(ctx context.Context, id string) (f interpol.File) {
	w.t.Helper()
	err := w.Desk.Register.Write(ctx, func(tx *store.Tx) (err error) {
		f, _, err = policefile.Messages().Load(ctx, &tx.View, id)
		return err
	})
	if err != nil {
		w.t.Fatal(err)
	}
	return f
}

// mark places a mark of the door on a person of a file.
func (w *world) mark(ctx context.Context, id, person string) {
	w.t.Helper()
	book := hold.New(w.Desk, policefile.Claims(), nil, "house rule 1")
	at := interlock.Ref{Register: policefile.Register, Case: id, Part: person}
	if err := book.Place(ctx, []interlock.Hold{{ID: "hold-" + id, Of: at}}); err != nil {
		w.t.Fatal(err)
	}
}
