package legislation_test

import (
	"bytes"
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/desk/legislation"
	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/store"
)

// mourning is a line of a calendar that makes one day a day off.
func mourning(day deadline.Date) string {
	return fmt.Sprintf("annual:\n  - {name: Day of mourning, month: %d, day: %d, days: 1, sunday: stays, from: %d, to: %d}\n", day.Month(), day.Day(), day.Year(), day.Year())
}

// drafted gives the reference of an edition that the administrator drafts.
func (b *bench) drafted(files []byte) string {
	b.Helper()
	form, kind := uploaded(b.T, files)
	answer, err := b.ask(b.Administrator, "POST /editions", "", form, kind)
	if err != nil || answer.Code != http.StatusSeeOther {
		b.Fatalf("a draft: got %d, %v: %s", answer.Code, err, answer.Body)
	}
	return strings.TrimPrefix(answer.Header().Get("Location"), "/editions/")
}

// approved has the leader approve an edition from today on.
func (b *bench) approved(id string) {
	b.Helper()
	today := b.System.Today().String()
	form, kind := typed(url.Values{"remark": {"Read."}, "effective_on.day": {today[8:]}, "effective_on.month": {today[5:7]}, "effective_on.year": {today[:4]}})
	if answer, err := b.ask(b.Leader, "POST /editions/{edition}/review", id, form, kind); err != nil || answer.Code != http.StatusSeeOther {
		b.Fatalf("a review: got %d, %v: %s", answer.Code, err, answer.Body)
	}
}

// page gives a page as text, without its markup.
func (b *bench) page(m staff.Member, pattern, id string) string {
	b.Helper()
	answer, err := b.ask(m, pattern, id, nil, "")
	if err != nil || answer.Code != http.StatusOK {
		b.Fatalf("%s: got %d, %v", pattern, answer.Code, err)
	}
	bare := regexp.MustCompile(`<[^>]*>`).ReplaceAllString(answer.Body.String(), " ")
	return strings.Join(strings.Fields(bare), " ")
}

// The reviewer reads each word that changes and nothing that stands: a day off is one line of one
// calendar, though every pack counts by it. The page says the same once the edition is in force and
// once another came after it.
func TestAnEditionTellsWhatDiffers(t *testing.T) {
	b := newBench(t)
	day := b.System.Today() + 30
	first := b.drafted(changed(t, "calendar/me.yaml", "annual:\n", mourning(day)))
	want := "1 calendar me: changed " + day.String() + " Before: None In this edition: Day of mourning"
	look := func(when string) {
		t.Helper()
		got := b.page(b.Leader, "GET /editions/{edition}", first)
		if !strings.Contains(got, want) || strings.Contains(got, "1 rule") || strings.Contains(got, "packs") {
			t.Errorf("%s: got %s\nwant %s and neither rule nor pack", when, got, want)
		}
	}
	look("drafted")
	b.approved(first)
	look("reviewed")
	if err := b.Enact(t.Context()); err != nil {
		t.Fatal(err)
	}
	look("in force")
	second := b.drafted(changed(t, "me/itpf/art-050.yaml", "warn: [60", "warn: [90, 60"))
	if got := b.page(b.Leader, "GET /editions/{edition}", second); !strings.Contains(got, "1 rule MNE-A10: changed warn Before: 60,") || !strings.Contains(got, "Before: Day of mourning In this edition: None") {
		t.Errorf("an edition that takes back the one in force does not say so: %s", got)
	}
	b.approved(second)
	if err := b.Enact(t.Context()); err != nil {
		t.Fatal(err)
	}
	look("superseded on the same day")
}

// An approved edition of today says when it comes, and one of tomorrow does not.
func TestAnApprovedEditionOfTodaySaysWhen(t *testing.T) {
	b := newBench(t)
	id := b.drafted(changed(t, "calendar/none.yaml", "id:", "# read again\nid:"))
	const soon = "within a minute"
	if got := b.page(b.Leader, "GET /editions/{edition}", id); strings.Contains(got, soon) || !strings.Contains(got, "differs all the same") || !strings.Contains(got, "1 file whose text differs calendar/none.yaml") {
		t.Errorf("a draft of the same words: %s", got)
	}
	b.approved(id)
	if got := b.page(b.Leader, "GET /editions/{edition}", id); !strings.Contains(got, soon) {
		t.Errorf("an approved edition of today does not say when it comes: %s", got)
	}
	if err := b.Enact(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := b.page(b.Leader, "GET /editions/{edition}", id); strings.Contains(got, soon) {
		t.Error("an edition in force still comes")
	}
}

// Who may read an edition takes its files away, and that is entered.
func TestTheArchiveIsEntered(t *testing.T) {
	b := newBench(t)
	id := b.drafted(changed(t, "calendar/none.yaml", "id:", "# read again\nid:"))
	entered := func() (n int) {
		each := func(e audit.Entry) error { n++; return nil }
		err := b.System.Register.View(t.Context(), func(v *store.View) error { return v.Entries(t.Context(), each, `WHERE kind = $1`, legislation.Reads) })
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	before := entered()
	answer, err := b.ask(b.Leader, "GET /editions/{edition}/archive.zip", id, nil, "")
	if err != nil || answer.Header().Get("Content-Type") != "application/zip" {
		t.Fatalf("got %v, %v", err, answer.Header())
	}
	files, err := legislation.Unpack(answer.Body.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	text, err := files.Open("calendar/none.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var got bytes.Buffer
	if _, err := got.ReadFrom(text); err != nil || !strings.Contains(got.String(), "# read again") {
		t.Errorf("the archive holds other files: %v", err)
	}
	if n := entered() - before; n != 1 {
		t.Errorf("the download was entered %d times", n)
	}
}

// A preview of a date that stays says which other day moves: an authority's last day that becomes
// a day off stays, and its alarm rings earlier.
func TestPreviewNamesTheDayThatMoves(t *testing.T) {
	b := newBench(t)
	k, ok := b.File(b.Case("lodged")).Clock("MNE-A10")
	if !ok {
		t.Fatal("the file has no MNE-A10")
	}
	example := [3]string{"me/itpf/art-050.yaml", "alarm: " + k.Alarm.String() + "}", "alarm: " + (k.Alarm - 1).String() + "}"} // as it comes out then
	id := b.drafted(edited(t, [3]string{"calendar/me.yaml", "annual:\n", mourning(k.Alarm)}, example))
	words := b.Locale.In("en")
	got := b.page(b.Leader, "GET /editions/{edition}/preview", id)
	if !strings.Contains(got, "MNE-A10 Alarm "+words.Date(k.Alarm)) || strings.Contains(got, "MNE-A10 Last day "+words.Date(k.Due)) {
		t.Errorf("the alarm of %s moves and nothing else of MNE-A10: %s", k.Alarm, got)
	}
}
