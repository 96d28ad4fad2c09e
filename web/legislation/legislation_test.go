package legislation_test

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/zaklon/zaklon/authority"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/legislation"
	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/house/housetest"
	"github.com/zaklon/zaklon/law"
	"github.com/zaklon/zaklon/web/page"

	pages "github.com/zaklon/zaklon/web/legislation"
)

// A bench asks the pages as officers do.
type bench struct {
	*housetest.World
	*testing.T
	routes map[string]page.Handler
}

func newBench(t *testing.T) *bench {
	w := housetest.New(t)
	b := &bench{w, t, map[string]page.Handler{}}
	for _, r := range pages.Routes(pages.Chamber{Carried: w.Carried, Preview: w.Preview}) {
		b.routes[r.Pattern] = r.Handle
	}
	return b
}

// ask visits a page; a nil form is a GET.
func (b *bench) ask(m staff.Member, pattern, edition string, form *bytes.Buffer, kind string) (*httptest.ResponseRecorder, error) {
	b.Helper()
	method, _, _ := strings.Cut(pattern, " ")
	r := httptest.NewRequest(method, "/editions", nil)
	if form != nil {
		r = httptest.NewRequest(method, "/editions", form)
		r.Header.Set("Content-Type", kind)
	}
	r.SetPathValue("edition", edition)
	v := &page.Visit{Printer: b.Locale.In("en"), Desk: b.System, Staff: b.Staff, Member: m, Session: staff.Session{Proved: b.Clock.Now()}}
	answer := httptest.NewRecorder()
	err := b.routes[pattern](answer, r, v)
	if strings.Contains(answer.Body.String(), "⟦") {
		b.Errorf("%s: a text is missing", pattern)
	}
	return answer, err
}

// typed is a form with values.
func typed(values url.Values) (*bytes.Buffer, string) {
	return bytes.NewBufferString(values.Encode()), "application/x-www-form-urlencoded"
}

// uploaded is the form of a draft.
func uploaded(t *testing.T, files []byte) (*bytes.Buffer, string) {
	t.Helper()
	var out bytes.Buffer
	w := multipart.NewWriter(&out)
	part, err := w.CreateFormFile("files", "law.zip")
	if err == nil {
		_, err = part.Write(files)
	}
	if err := errors.Join(err, w.WriteField("note", "One more day off."), w.Close()); err != nil {
		t.Fatal(err)
	}
	return &out, w.FormDataContentType()
}

// changed is an archive of the law of the program in which one text stands for another in one file.
func changed(t *testing.T, file, before, after string) []byte {
	t.Helper()
	return edited(t, [3]string{file, before, after})
}

// edited is an archive of the law of the program after edits, each a file, a text in it, and what
// replaces that. The folder law stands above its files, as in an archive of the folder.
func edited(t *testing.T, edits ...[3]string) []byte {
	t.Helper()
	out := fstest.MapFS{}
	err := fs.WalkDir(law.Files(), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := fs.ReadFile(law.Files(), name)
		for _, e := range edits {
			if name == e[0] {
				text = bytes.Replace(text, []byte(e[1]), []byte(e[2]), 1)
			}
		}
		out["law/"+name] = &fstest.MapFile{Data: text}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	archive, err := legislation.Pack(out)
	if err != nil {
		t.Fatal(err)
	}
	return archive
}

// Who reads the editions, and who is denied every page.
func TestWhoReads(t *testing.T) {
	b := newBench(t)
	e, err := legislation.Now(context.Background(), b.System.Register)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range b.Members() {
		reads := m.Role == authority.Administrator || m.Role == authority.TeamLeader || m.Role == authority.Auditor
		for _, pattern := range []string{"GET /editions", "GET /editions/{edition}", "GET /editions/{edition}/archive.zip", "GET /editions/{edition}/preview"} {
			answer, err := b.ask(m, pattern, e.ID, nil, "")
			if denied := errors.As(err, new(*desk.Denied)); denied == reads || reads && answer.Code != http.StatusOK {
				t.Errorf("%s for %s: got %v, %d", pattern, m.Role, err, answer.Code)
			}
		}
	}
	if _, err := b.ask(b.Auditor, "GET /editions/{edition}", "nothing", nil, ""); !errors.Is(err, desk.ErrAbsent) {
		t.Errorf("an edition that is not: %v", err)
	}
}

// An administrator drafts by an upload, sees no review of the own draft, and the team leader
// reviews it. What is wrong stands beside its field.
func TestDraftAndReview(t *testing.T) {
	b := newBench(t)
	form, kind := uploaded(t, []byte("no archive"))
	answer, err := b.ask(b.Administrator, "POST /editions", "", form, kind)
	if err != nil || answer.Code != http.StatusUnprocessableEntity || !strings.Contains(answer.Body.String(), "ZIP file") {
		t.Errorf("no archive: got %d, %v", answer.Code, err)
	}
	form, kind = uploaded(t, make([]byte, page.MaxForm+1))
	answer, err = b.ask(b.Administrator, "POST /editions", "", form, kind)
	if err != nil || answer.Code != http.StatusUnprocessableEntity || !strings.Contains(answer.Body.String(), "32 MB") {
		t.Errorf("an upload beyond the bound: got %d, %v", answer.Code, err)
	}
	form, kind = uploaded(t, changed(t, "calendar/none.yaml", "id:", "# read again\nid:"))
	answer, err = b.ask(b.Administrator, "POST /editions", "", form, kind)
	if err != nil || answer.Code != http.StatusSeeOther {
		t.Fatalf("a draft: got %d, %v: %s", answer.Code, err, answer.Body)
	}
	id := strings.TrimPrefix(answer.Header().Get("Location"), "/editions/")
	own, err := b.ask(b.Administrator, "GET /editions/{edition}", id, nil, "")
	if err != nil || strings.Contains(own.Body.String(), "<form class=\"z-card\" method=\"post\" novalidate action=\"/editions/") || !strings.Contains(own.Body.String(), "second person") {
		t.Errorf("the own draft offers its review: %v", err)
	}
	values := url.Values{"remark": {""}}
	form, kind = typed(values)
	answer, err = b.ask(b.Leader, "POST /editions/{edition}/review", id, form, kind)
	if err != nil || answer.Code != http.StatusUnprocessableEntity || !strings.Contains(answer.Body.String(), "effective_on") {
		t.Errorf("an empty review: got %d, %v", answer.Code, err)
	}
	today := b.System.Today()
	values = url.Values{"remark": {"Read."}, "effective_on.day": {today.String()[8:]}, "effective_on.month": {today.String()[5:7]}, "effective_on.year": {today.String()[:4]}}
	form, kind = typed(values)
	if answer, err = b.ask(b.Leader, "POST /editions/{edition}/review", id, form, kind); err != nil || answer.Code != http.StatusSeeOther {
		t.Errorf("a review: got %d, %v: %s", answer.Code, err, answer.Body)
	}
	form, kind = typed(url.Values{"remark": {"Not yet."}})
	if answer, err = b.ask(b.Leader, "POST /editions/{edition}/refuse", id, form, kind); err != nil || answer.Code != http.StatusSeeOther {
		t.Errorf("a refusal: got %d, %v: %s", answer.Code, err, answer.Body)
	}
	if e, err := legislation.Of(t.Context(), b.System.Register, id); err != nil || e.Status != legislation.Refused {
		t.Errorf("got %+v, %v", e, err)
	}
}

// An administrator and an auditor see numbers and no file; the leader sees the files of the own unit.
func TestPreviewNamesNoFile(t *testing.T) {
	b := newBench(t)
	id := b.Case("lodged")
	form, kind := uploaded(t, changed(t, "me/itpf/art-050.yaml", "warn: [60", "warn: [90, 60"))
	answer, err := b.ask(b.Administrator, "POST /editions", "", form, kind)
	if err != nil || answer.Code != http.StatusSeeOther {
		t.Fatalf("a draft: got %d, %v: %s", answer.Code, err, answer.Body)
	}
	edition := strings.TrimPrefix(answer.Header().Get("Location"), "/editions/")
	for _, m := range []staff.Member{b.Administrator, b.Auditor, b.Leader} {
		answer, err := b.ask(m, "GET /editions/{edition}/preview", edition, nil, "")
		text := answer.Body.String()
		if err != nil || !strings.Contains(text, "MNE-A10") || !strings.Contains(text, b.Leader.UnitName) {
			t.Errorf("%s: no numbers: %v", m.Role, err)
		}
		if shown := strings.Contains(text, "/c/"+id); shown != (m.Role == authority.TeamLeader) {
			t.Errorf("%s: a file is shown: %v", m.Role, shown)
		}
	}
}
