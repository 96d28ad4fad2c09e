package due

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/law"
)

func reckoner(t testing.TB) (*Reckoner, *law.Library) {
	t.Helper()
	library, err := law.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	k, err := New(library)
	if err != nil {
		t.Fatal(err)
	}
	return k, library
}

// run answers lines without explanations.
func run(t testing.TB, k *Reckoner, lines string) ([]string, int) {
	t.Helper()
	var out bytes.Buffer
	refused, err := k.Run(context.Background(), Batch{In: strings.NewReader(lines), Out: &out, As: WithoutExplanation})
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n"), refused
}

func TestLines(t *testing.T) {
	k, _ := reckoner(t)
	tests := []struct{ why, line, want string }{
		{"the fields of the contract in their order", `{"id":1,"rule":"MNE-A10","anchor":"2023-10-26"}`,
			`{"id":1,"rule":"MNE-A10","pack":"mne-2017","anchor":"2023-10-26","nominal":"2024-04-26","due":"2024-04-26","latest":"2025-07-26","rolled":"2024-04-26","roll":"N","alarm":"2024-04-26","findings":[],"evidence":"S","pack_version":`},
		{"spaces, and fields in another order", ` { "anchor" : "2023-10-26" , "rule" : "MNE-A10" , "id" : 1 } ` + "\r", `{"id":1,"rule":"MNE-A10"`},
		{"an id may be any value", `{"id":{"a":[1,"]}",null]},"rule":"MNE-A10","anchor":"2023-10-26"}`, `{"id":{"a":[1,"]}",null]},"rule":`},
		{"an id may be missing", `{"rule":"MNE-A10","anchor":"2023-10-26"}`, `{"id":null,"rule":`},
		{"letters may be written as escapes", `{"id":"\u00e9","rule":"MNE\u002dA10","anchor":"2023-10-26"}`, `{"id":"\u00e9","rule":"MNE-A10"`},
		{"null is not said", `{"id":1,"rule":"MNE-A10","anchor":"2023-10-26","extensions":null,"suspensions":null,"calendar":null,"stated":null}`, `{"id":1,"rule":"MNE-A10","pack"`},
		{"lists may be empty", `{"id":1,"rule":"MNE-A10","anchor":"2023-10-26","extensions":[],"suspensions":[ ]}`, `{"id":1,"rule":"MNE-A10","pack"`},
		{"a late extension leaves its days", `{"id":1,"rule":"MNE-A11","anchor":"2023-10-26","extensions":[{"on":"2024-05-02","until":"2025-07-26","ground":"complex_facts"}]}`,
			`"due":"2025-07-26","latest":"2025-07-26","rolled":"2025-07-28","roll":"N","alarm":"2025-07-25","findings":[{"code":"late_extension","days":6,"on":"2024-05-02"}]`},
		{"no notice is asked for", `{"id":1,"rule":"MNE-A10","anchor":"2023-10-26","extensions":[{"on":"2024-04-26","until":"2025-07-26","ground":"complex_facts"}]}`, `"findings":[],`},
		{"an extension's id alone is its furthest end", `{"id":1,"rule":"APD-02","anchor":"2023-10-26"}`, `"rule":"APD-02","pack":"eu-apd-2013","anchor":"2023-10-26","nominal":"2025-01-26","due":"2025-01-26","latest":"2025-07-26","rolled":"2025-01-27"`},
		{"another calendar, and its version", `{"id":1,"rule":"MNE-A01","anchor":"2025-04-16","calendar":"none"}`, `"due":"2025-05-01","latest":null,"rolled":"2025-05-01","roll":"F","alarm":"2025-05-01","findings":[],`},
		{"outside the time of the pack", `{"id":1,"rule":"APD-01","anchor":"2026-06-12"}`, `"findings":[{"code":"not_in_force","days":0,"on":null}]`},
		{"hours over the change of the clock", `{"id":1,"rule":"MNE-A03","anchor":"2024-03-30T12:00:00+01:00"}`,
			`"anchor":"2024-03-30T12:00:00+01:00","nominal":"2024-03-31T13:00:00+02:00","due":"2024-03-31T13:00:00+02:00","latest":null,"rolled":"2024-03-31T13:00:00+02:00"`},
		{"hours are told in the zone of the pack", `{"id":1,"rule":"MNE-A03","anchor":"2024-03-30T11:00:00Z"}`, `"anchor":"2024-03-30T12:00:00+01:00"`},
		{"no date at all while a limit stands", `{"id":1,"rule":"ECHR-02","anchor":"2024-03-30"}`, `"nominal":null,"due":null,"latest":null,"rolled":null,"roll":"X","alarm":null`},
	}
	for _, test := range tests {
		got, refused := run(t, k, test.line)
		if refused != 0 || !strings.Contains(got[0], test.want) || !json.Valid([]byte(got[0])) {
			t.Errorf("%s: got %s\nwant %s", test.why, got[0], test.want)
		}
	}
}

func TestRefusedLines(t *testing.T) {
	k, _ := reckoner(t)
	tests := []struct{ why, line, want string }{
		{"beyond the cap: the article of the cap", `{"id":1,"rule":"MNE-A11","anchor":"2023-10-26","extensions":[{"on":"2024-04-26","until":"2025-10-01","ground":"complex_facts"}]}`,
			`{"id":1,"rule":"MNE-A11","error":"MNE-A12: beyond_cap: 1 October 2025 lies beyond 26 July 2025, which no extension may pass (Article 50, `},
		{"a ground that the rule does not know", `{"id":1,"rule":"MNE-A10","anchor":"2023-10-26","extensions":[{"on":"2024-04-26","until":"2024-10-01","ground":"mood"}]}`, `ground_unknown: the law does not know this ground (Article 50`},
		{"an unknown rule", `{"id":1,"rule":"MNE-A99","anchor":"2023-10-26"}`, `{"id":1,"rule":"MNE-A99","error":"rule: there is no rule of this id in any pack","article":null}`},
		{"no rule", `{"id":1,"anchor":"2023-10-26"}`, `"rule":"","error":"rule: there is no rule`},
		{"no anchor", `{"id":1,"rule":"MNE-A10"}`, `anchor: is missing (Article 50`},
		{"a day that does not exist", `{"id":1,"rule":"MNE-A10","anchor":"2023-02-29"}`, `anchor: day 29 does not exist in month 2 of 2023 (Article 50`},
		{"a day written otherwise", `{"id":1,"rule":"MNE-A10","anchor":"26.10.2023"}`, `anchor: a date is written`},
		{"an instant for days", `{"id":1,"rule":"MNE-A10","anchor":"2023-10-26T00:00:00Z"}`, `"error":"anchor: the limit runs from a day`},
		{"a day for hours", `{"id":1,"rule":"MNE-A03","anchor":"2024-03-30"}`, `"error":"anchor: the limit is in hours`},
		{"an instant without a zone", `{"id":1,"rule":"MNE-A03","anchor":"2024-03-30T12:00:00"}`, `anchor: an instant is written`},
		{"hours are not extended", `{"id":1,"rule":"MNE-A03","anchor":"2024-03-30T12:00:00Z","extensions":[{}]}`, `not_extensible`},
		{"hours are not suspended", `{"id":1,"rule":"MNE-A03","anchor":"2024-03-30T12:00:00Z","suspensions":[{}]}`, `not_suspendable`},
		{"hours are not stated", `{"id":1,"rule":"MNE-A03","anchor":"2024-03-30T12:00:00Z","stated":"2024-03-30"}`, `not_stated`},
		{"a stated limit without its day", `{"id":1,"rule":"EXT-09","anchor":"2024-03-30"}`, `stated_missing`},
		{"an unknown calendar", `{"id":1,"rule":"MNE-A10","anchor":"2023-10-26","calendar":"zz"}`, `calendar: there is no calendar`},
		{"a bad day of an extension", `{"id":1,"rule":"MNE-A10","anchor":"2023-10-26","extensions":[{"on":"x","until":"2024-10-01"}]}`, `extensions.on: a date`},
		{"a bad day of a suspension", `{"id":1,"rule":"MNE-A10","anchor":"2023-10-26","suspensions":[{"from":"x"}]}`, `suspensions.from: a date`},
		{"outside the calendar", `{"id":1,"rule":"APR-02","anchor":"2150-01-01"}`, `outside the years`},
		{"an unknown field", `{"id":1,"rule":"MNE-A10","anchor":"2023-10-26","dute":1}`, `{"id":1,"rule":"MNE-A10","error":"unknown field \"dute\" (Article 50`},
		{"an unknown field before the id", `{"dute":1,"id":[2]}`, `{"id":[2],"rule":"","error":"unknown field`},
		{"an unknown field before the rule", `{"dute":1,"id":1,"rule":"MNE-A10"}`, `{"id":1,"rule":"MNE-A10","error":"unknown field \"dute\" (Article 50`},
		{"an unknown field before a rule that is no text", `{"dute":1,"id":1,"rule":7}`, `{"id":1,"rule":"","error":"unknown field`},
		{"an instant whose end no calendar reaches", `{"id":1,"rule":"HOLD-01","anchor":"2199-12-31T23:59:00+01:00"}`, `the anchor or the end lies outside 1900 to 2199`},
		{"a field by another case", `{"id":1,"Rule":"MNE-A10"}`, `unknown field \"Rule\"`},
		{"a field twice", `{"id":1,"rule":"MNE-A10","rule":"MNE-A12","anchor":"2023-10-26"}`, `field \"rule\" stands twice`},
		{"an unknown field of an extension", `{"id":1,"rule":"MNE-A10","extensions":[{"of":1}]}`, `unknown field \"of\"`},
		{"a number for a text", `{"id":1,"rule":7}`, `rule: is not a text`},
		{"an object for a list", `{"id":1,"extensions":{}}`, `extensions: is not a list`},
		{"no object", `[]`, `{"id":null,"rule":"","error":"the line is not one JSON object","article":null}`},
		{"no JSON, after the id", `{"id":"a","rule":`, `{"id":"a","rule":"","error":`},
		{"an id that is no JSON", `{"id":01,"rule":"MNE-A10"}`, `{"id":null,`},
		{"two objects in a line", `{"id":1} {}`, `{"id":1,"rule":"","error":"the line is not one`},
		{"an unfinished text", `{"id":1,"rule":"MNE`, `"error":"the line is not one`},
		{"an unfinished escape", `{"id":1,"rule":"MNE\`, `"error":"the line is not one`},
		{"a false escape", `{"id":1,"rule":"\x"}`, `"error":"the line is not one`},
		{"a control in a text", "{\"id\":1,\"rule\":\"\x01\"}", `"error":"the line is not one`},
		{"not UTF-8", "{\"id\":\"\xff\",\"rule\":\"MNE-A10\"}", `"error":"the line is not UTF-8`},
		{"a line too long", `{"id":1,"rule":"` + strings.Repeat("x", longest) + `"}`, `"error":"the line is longer than 1048576 bytes"`},
	}
	for _, test := range tests {
		got, refused := run(t, k, test.line+"\n"+`{"id":2,"rule":"MNE-A10","anchor":"2023-10-26"}`)
		if refused != 1 || len(got) != 2 || !strings.Contains(got[0], test.want) || !json.Valid([]byte(got[0])) {
			t.Errorf("%s: got %.300s\nwant %s", test.why, got[0], test.want)
		}
		if !strings.HasPrefix(got[len(got)-1], `{"id":2,"rule":"MNE-A10","pack"`) {
			t.Errorf("%s: the line after it: got %.300s", test.why, got[len(got)-1])
		}
	}
}

func TestRefusalNamesTheArticleThatRefuses(t *testing.T) {
	v := &version{rule: deadline.Rule{ID: "R", Cite: "Article 1"}}
	tests := []struct {
		why  string
		err  error
		want Refused
	}{
		{"a cap that stands in another article", &deadline.Refusal{Code: "not_extensible", Rule: "C", Cite: "Article 2"}, Refused{"R", "Article 2", "C: not_extensible: the limit cannot be extended (Article 2)"}},
		{"what the question itself lacks", errors.New("anchor: is missing"), Refused{"R", "Article 1", "anchor: is missing (Article 1)"}},
	}
	for _, test := range tests {
		q := Question{Rule: []byte("R")}
		var got *Refused
		if !errors.As(q.refuse(v, test.err), &got) || *got != test.want {
			t.Errorf("%s: got %v, want %v", test.why, got, test.want)
		}
	}
}

func TestEmptyLinesArePassedOver(t *testing.T) {
	k, _ := reckoner(t)
	got, refused := run(t, k, "\n  \n"+`{"id":1,"rule":"MNE-A10","anchor":"2023-10-26"}`+"\n\r\n")
	if len(got) != 1 || refused != 0 {
		t.Errorf("got %q, %d refused, want one answer", got, refused)
	}
}

func TestRunEndsWithItsContextAndItsFiles(t *testing.T) {
	k, _ := reckoner(t)
	ended, end := context.WithCancel(context.Background())
	end()
	line := `{"rule":"MNE-A10","anchor":"2023-10-26"}` + "\n"
	broken := errors.New("broken")
	tests := []struct {
		why  string
		ctx  context.Context
		f    Batch
		want error
	}{
		{"an interrupted run", ended, Batch{In: strings.NewReader(line), Out: &bytes.Buffer{}}, context.Canceled},
		{"an input that breaks", context.Background(), Batch{In: iotest.ErrReader(broken), Out: &bytes.Buffer{}}, broken},
		{"an output that breaks", context.Background(), Batch{In: strings.NewReader(strings.Repeat(line, 1000)), Out: full{broken}}, broken},
	}
	for _, test := range tests {
		if _, err := k.Run(test.ctx, test.f); !errors.Is(err, test.want) {
			t.Errorf("%s: got %v, want %v", test.why, err, test.want)
		}
	}
}

// full is an output that takes nothing.
type full struct{ err error }

func (f full) Write([]byte) (int, error) { return 0, f.err }

// The reckoner has its own way to a rule. It must be that of the library, for every id and day.
func TestVersionIsThatOfTheLibrary(t *testing.T) {
	k, library := reckoner(t)
	first, _ := deadline.ParseDate("2000-01-01")
	for id, versions := range k.rules {
		days := []deadline.Date{}
		for _, v := range versions { // the days around each change, and some others
			days = append(days, v.pack.From-1, v.pack.From, v.pack.To, v.pack.To+1)
		}
		for d := first; d < first+40*365; d += 501 {
			days = append(days, d)
		}
		for _, d := range days {
			got, inForce := on(versions, d)
			want, wantInForce, err := library.Rule(id, d)
			if err != nil || got.pack != want || inForce != wantInForce {
				t.Fatalf("%s on %s: got %s, %t, want %s, %t", id, d, got.pack.ID, inForce, want.ID, wantInForce)
			}
		}
	}
}

func TestNearestVersionOutsideAll(t *testing.T) {
	first := &version{pack: &law.Pack{From: 738000, To: 738100}}
	second := &version{pack: &law.Pack{From: 738200, To: 738300}}
	tests := []struct {
		why     string
		d       deadline.Date
		want    *version
		inForce bool
	}{
		{"before the first", 737000, first, false}, {"in the first", 738100, first, true}, {"between", 738150, first, false},
		{"in the second", 738200, second, true}, {"after the last", 738301, second, false},
	}
	for _, test := range tests {
		if got, inForce := on([]*version{first, second}, test.d); got != test.want || inForce != test.inForce {
			t.Errorf("%s: got %s, %t, want %s, %t", test.why, got.pack.From, inForce, test.want.pack.From, test.inForce)
		}
	}
}

// A worked date of a pack, asked as a line, must be answered as the pack says.
func TestExamplesOfAllPacksAsLines(t *testing.T) {
	k, library := reckoner(t)
	asked := 0
	for _, p := range library.Packs() {
		for _, r := range p.Records() {
			for i, e := range r.Examples {
				line, want := asLine(r, e)
				got, _ := run(t, k, line)
				asked++
				for _, part := range want {
					if !strings.Contains(got[0], part) {
						t.Errorf("%s example %d (%s): got %s\nwant %s", r.Rule.ID, i, e.Why, got[0], part)
					}
				}
			}
		}
	}
	if asked < 60 {
		t.Errorf("only %d examples were asked", asked)
	}
}

// asLine writes an example as a line, and what must stand in the answer.
func asLine(r law.Record, e law.Example) (string, []string) {
	q := map[string]any{"rule": r.Rule.ID, "anchor": e.Anchor}
	if r.Rule.Length.Instants() {
		q["anchor"] = e.Instants.Anchor
	}
	if !e.Stated.IsZero() {
		q["stated"] = e.Stated
	}
	var extensions, suspensions []map[string]any
	for _, x := range e.Extensions {
		extensions = append(extensions, map[string]any{"on": x.On, "until": x.Until, "ground": x.Ground})
	}
	for _, x := range e.Suspended {
		suspensions = append(suspensions, map[string]any{"from": x.From, "to": x.To, "ground": x.Ground})
	}
	q["extensions"], q["suspensions"] = extensions, suspensions
	line, _ := json.Marshal(q)
	if e.Refused != "" {
		return string(line), []string{": " + e.Refused + ": "}
	}
	if e.Standing {
		return string(line), []string{`"due":null`}
	}
	if r.Rule.Length.Instants() {
		return string(line), []string{`"due":"` + e.Instants.Due.Format("2006-01-02T")}
	}
	return string(line), []string{fmt.Sprintf(`"due":"%s"`, e.Due)}
}
