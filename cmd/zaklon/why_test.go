package main

import (
	"bytes"
	"context"
	"encoding/json"
	"html"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/cmd/zaklon/casefile"
	"github.com/zaklon/zaklon/cmd/zaklon/console"
	"github.com/zaklon/zaklon/house/housetest"
	"github.com/zaklon/zaklon/law/statement"
	"github.com/zaklon/zaklon/store"
	"github.com/zaklon/zaklon/web"
	"github.com/zaklon/zaklon/web/page"
)

// asked is one officer of a world who asks by page and by command.
type asked struct {
	*housetest.World
	t     *testing.T
	token string // a file
}

// get asks for a page in a fresh session.
func (a asked) get(path string) *httptest.ResponseRecorder {
	a.t.Helper()
	handler, err := web.New(a.House, web.Options{})
	if err != nil {
		a.t.Fatal(err)
	}
	secret, err := a.Staff.Begin(context.Background(), a.Leader.ID, "test")
	if err != nil {
		a.t.Fatal(err)
	}
	r := httptest.NewRequest(http.MethodGet, path, nil)
	r.AddCookie(&http.Cookie{Name: page.SessionCookie, Value: secret})
	w := httptest.NewRecorder()
	handler.ServeHTTP(w, r)
	return w
}

// command runs the program and gives what it prints.
func (a asked) command(args ...string) string {
	a.t.Helper()
	var out, problems bytes.Buffer
	env := map[string]string{"ZAKLON_DATA": a.Dir, "ZAKLON_TOKEN_FILE": a.token}
	code := run(context.Background(), console.Place{
		Args: args, In: strings.NewReader(""), Out: &out, Err: &problems, Env: func(name string) string { return env[name] }, Clock: a.Clock.Now,
	})
	if code != console.ExitDone {
		a.t.Fatalf("%v: exit code %d\n%s", args, code, problems.String())
	}
	return out.String()
}

var detailsText = regexp.MustCompile(`(?s)<div class="govuk-details__text">\s*<p>(.*?)</p>`)

// explained gives the explanations of a page as a reader has them.
func explained(page string) []string {
	var out []string
	for _, m := range detailsText.FindAllStringSubmatch(page, -1) {
		out = append(out, html.UnescapeString(m[1]))
	}
	return out
}

// The explanation of a date is one text: byte for byte the same on the page, on the printed file, on
// the list, in the page's JSON, and in every command that tells of it.
func TestOneExplanationEverywhere(t *testing.T) {
	w := housetest.New(t)
	a := asked{w, t, filepath.Join(t.TempDir(), "leader.token")}
	if err := os.WriteFile(a.token, []byte(w.Token(w.Leader)), 0o600); err != nil {
		t.Fatal(err)
	}
	id := w.CaseThrough("application.extended")
	var served statement.Document
	if err := json.Unmarshal(a.get("/c/"+id+"/deadlines.json").Body.Bytes(), &served); err != nil {
		t.Fatal(err)
	}
	var printed statement.Document
	if err := json.Unmarshal([]byte(a.command("deadlines", "--all", "-o", "json")), &printed); err != nil {
		t.Fatal(err)
	}
	var told casefile.Case
	if err := json.Unmarshal([]byte(a.command("case", "show", id, "-o", "json")), &told); err != nil {
		t.Fatal(err)
	}
	pages := map[string][]string{
		"the deadlines page": explained(a.get("/c/" + id + "/deadlines").Body.String()),
		"the printed file":   explained(a.get("/c/" + id + "/print?part=deadlines").Body.String()),
		"the JSON document":  explanations(served.Deadlines),
		"deadlines -o json":  explanations(printed.Deadlines),
		"case show -o json":  explanations(told.Deadlines),
		"deadlines":          strings.Split(a.command("deadlines", "--all"), "\n  "),
		"case show":          strings.Split(a.command("case", "show", id), "\n  "),
	}
	if len(served.Deadlines) < 5 {
		t.Fatalf("got %d limits, want several", len(served.Deadlines))
	}
	extended := false
	for _, d := range served.Deadlines {
		extended = extended || strings.Contains(d.Explanation, "extended on 10 April 2024")
		for place, said := range pages {
			if !holds(said, d.Explanation) {
				t.Errorf("%s: %s does not say\n%s\nbut\n%s", d.Rule, place, d.Explanation, strings.Join(said, "\n"))
			}
		}
	}
	if !extended {
		t.Error("no explanation tells of the extension")
	}
	if strings.Contains(a.command("deadlines", "--no-explain"), "evidence") {
		t.Error("--no-explain explains")
	}
}

func explanations(all []statement.Deadline) []string {
	out := make([]string, len(all))
	for i, d := range all {
		out[i] = d.Explanation
	}
	return out
}

// holds tells whether one of the texts is the text, up to the lines that follow it in print.
func holds(all []string, text string) bool {
	for _, one := range all {
		if one == text || strings.HasPrefix(one, text+"\n") {
			return true
		}
	}
	return false
}

// The JSON document of a file is read under the authority of its page, and enters the same reading.
func TestDeadlinesJSONIsReadLikeThePage(t *testing.T) {
	w := housetest.New(t)
	a := asked{World: w, t: t}
	id := w.CaseThrough("application.lodged")
	before := a.readings()
	answer := a.get("/c/" + id + "/deadlines.json")
	if got, want := answer.Header().Get("Content-Type"), "application/json"; answer.Code != http.StatusOK || got != want {
		t.Errorf("got %d, %s; want 200, %s", answer.Code, got, want)
	}
	if got := a.readings() - before; got != 1 {
		t.Errorf("entries: got %d, want 1", got)
	}
	if got := a.get("/c/" + id + "/deadlines.json?as_of=2030-01-01"); got.Code != http.StatusUnprocessableEntity || !strings.Contains(got.Body.String(), `"code":"day_in_future"`) {
		t.Errorf("a day to come: got %d, %s", got.Code, got.Body.String())
	}
	a.Leader = w.Stranger
	if got := a.get("/c/" + id + "/deadlines.json").Code; got != http.StatusNotFound {
		t.Errorf("another unit: got %d, want 404", got)
	}
}

// readings counts the entries of files that were read.
func (a asked) readings() int {
	a.t.Helper()
	n := 0
	err := a.Protection.Register.View(context.Background(), func(v *store.View) error {
		return v.Entries(context.Background(), func(audit.Entry) error { n++; return nil }, `WHERE kind = $1`, "file.read")
	})
	if err != nil {
		a.t.Fatal(err)
	}
	return n
}
