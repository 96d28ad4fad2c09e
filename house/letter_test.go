package house_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	acts "github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/desk/dispatch"
	"github.com/zaklon/zaklon/desk/police/policefile"
	"github.com/zaklon/zaklon/house/housetest"
	"github.com/zaklon/zaklon/interpol"
	"github.com/zaklon/zaklon/letter"
	"github.com/zaklon/zaklon/store"
)

// answered takes a message of another bureau as far as the reply that waits for its slot.
func answered(w *housetest.World, reference string) string {
	form := map[string]any{
		"form": "direct_message", "sender": "XA", "reference": reference, "dated": "2023-10-16", "received_at": "09:00", "priority": "routine",
		"language": "en", "restriction": "official_use_only", "charge": "fraud", "article": "Article 1", "case_number": "7", "summary": "Who is it?",
		"actions": []string{"identify"},
		"persons": []any{map[string]any{"names": []any{map[string]any{"kind": "latin", "family": "Verano", "given": "Alma"}}, "nationalities": []string{"XA"}}},
	}
	id := w.Do(housetest.Act{By: w.Interpol, Kind: "routine_message.received", Form: form}).Case
	w.Do(housetest.Act{By: w.Interpol, Kind: "compliance.reviewed", Case: id, Form: map[string]string{
		"article_three": "no_objection", "refugee_policy": "nothing_presented", "reasons": "Nothing speaks against it.",
	}})
	w.Do(housetest.Act{By: w.Interpol, Kind: "message.answered", Case: id})
	return id
}

// reply is the last letter of a message.
func reply(t *testing.T, w *housetest.World, id string) letter.Letter {
	t.Helper()
	var f interpol.File
	ctx := context.Background()
	err := w.House.Police.Register.View(ctx, func(v *store.View) (err error) {
		f, _, err = policefile.Messages().Load(ctx, v, id)
		return err
	})
	if err != nil || len(f.Letters) == 0 {
		t.Fatalf("no letter: %v", err)
	}
	return f.Letters[len(f.Letters)-1]
}

// A reply waits for its slot, can be taken back until then and not afterwards, and what leaves is the
// same for two messages but for what they wrote themselves and our day.
func TestRepliesLeaveInTheirSlot(t *testing.T) {
	w := housetest.New(t)
	ctx := context.Background()
	one, two, three := answered(w, "XA/1"), answered(w, "XA/2"), answered(w, "XA/3")
	zone := w.House.Police.Zone
	slot := time.UnixMicro(reply(t, w, one).Slot)
	if !slot.Equal(time.UnixMicro(reply(t, w, two).Slot)) || slot.In(zone).Format("15:04") != "12:00" || !slot.After(w.Clock.Now()) {
		t.Fatalf("slot %v", slot)
	}
	recall := func(id string) error {
		_, err := w.Try(housetest.Act{By: w.Interpol, Kind: "reply.recalled", Case: id, Form: map[string]string{"letter": reply(t, w, id).ID}})
		return err
	}
	pass := func(want int) {
		t.Helper()
		if _, files, err := w.Posting().Pass(ctx); files != want || err != nil {
			t.Errorf("sent of %d files, %v; want %d", files, err, want)
		}
	}
	pass(0)
	w.Clock.Advance(slot.Sub(w.Clock.Now()) - time.Second)
	pass(0)
	if err := recall(three); err != nil {
		t.Errorf("a second before the slot: %v", err)
	}
	w.Clock.Advance(time.Second)
	if err := recall(two); !errors.As(err, new(*acts.Refused)) || !strings.Contains(err.Error(), "slot_passed") {
		t.Errorf("in the slot, before it is entered that it left: %v", err)
	}
	pass(2)
	pass(0)
	if err := recall(two); err == nil {
		t.Error("a letter that left was taken back")
	}
	var texts []string
	for id, theirs := range map[string]string{one: "XA/1", two: "XA/2"} {
		sent, err := dispatch.Print(reply(t, w, id), zone)
		if err != nil || !strings.Contains(sent.Text(), theirs) {
			t.Fatalf("got %q, %v", sent.Text(), err)
		}
		texts = append(texts, strings.ReplaceAll(sent.Text(), theirs, "THEIRS"))
	}
	if texts[0] != texts[1] || strings.Contains(texts[0], "Verano") {
		t.Errorf("got\n%s\nand\n%s", texts[0], texts[1])
	}
	if _, err := dispatch.Print(reply(t, w, three), zone); !errors.Is(err, dispatch.ErrRecalled) {
		t.Errorf("the letter that was taken back: %v", err)
	}
	if v, err := w.House.Police.Register.Verify(ctx); err != nil || len(v.Misfits) > 0 {
		t.Errorf("got %+v, %v", v.Misfits, err)
	}
}
