package due

import (
	"bytes"
	"encoding/json"
	"testing"
	"unicode/utf8"
)

// The reader of lines must accept no line that a strict reader of JSON refuses, and must read
// in every other what that one reads.
func FuzzReadIsThatOfJSON(f *testing.F) {
	for _, seed := range []string{
		`{"id":1,"rule":"MNE-A10","anchor":"2023-10-26"}`, `{"id":[{}],"extensions":[{"on":"a","until":"b","ground":"c"},{}],"suspensions":[{"from":"","to":null}]}`,
		`{"rule":"\u00e9\ud800","calendar":"\"","stated":null}`, `{"id":-1.5e+3}`, `{}`, `{"id":}`, `{"id":1,}`, ` { } `, `{"id":tru}`, "{\"id\":\"\\\"}\"}",
	} {
		f.Add([]byte(seed))
	}
	type extension struct{ On, Until, Ground string }
	type suspension struct{ From, To, Ground string }
	f.Fuzz(func(t *testing.T, line []byte) {
		var got Question
		if read(line, &got) != nil {
			return
		}
		var want struct {
			ID                             json.RawMessage
			Rule, Anchor, Stated, Calendar string
			Extensions                     []extension
			Suspensions                    []suspension
		}
		d := json.NewDecoder(bytes.NewReader(line))
		d.DisallowUnknownFields()
		if err := d.Decode(&want); err != nil {
			t.Fatalf("%q was read; want %v", line, err)
		}
		if string(got.ID) != string(want.ID) || string(got.Rule) != want.Rule || string(got.Anchor) != want.Anchor || string(got.Stated) != want.Stated || string(got.Calendar) != want.Calendar {
			t.Errorf("%q: got %q, want %q", line, got, want)
		}
		if len(got.Extensions) != len(want.Extensions) || len(got.Suspensions) != len(want.Suspensions) {
			t.Fatalf("%q: got %q, want %q", line, got, want)
		}
		for i, e := range want.Extensions {
			if g := got.Extensions[i]; string(g.On) != e.On || string(g.Until) != e.Until || string(g.Ground) != e.Ground {
				t.Errorf("%q: extension %d: got %q, want %q", line, i, g, e)
			}
		}
		for i, s := range want.Suspensions {
			if g := got.Suspensions[i]; string(g.From) != s.From || string(g.To) != s.To || string(g.Ground) != s.Ground {
				t.Errorf("%q: suspension %d: got %q, want %q", line, i, g, s)
			}
		}
	})
}

// A question asked alone and the same question in a line must have the same answer.
func FuzzBatchIsSingle(f *testing.F) {
	f.Add("MNE-A10", "2023-10-26", "2024-04-26", "2025-07-26", "complex_facts", "")
	f.Add("APD-01", "2023-10-26", "2024-04-26", "2025-07-26", "", "eu")
	f.Add("MNE-A03", "2024-03-30T12:00:00+01:00", "", "", "", "")
	f.Add("EXT-09", "2024-03-30", "", "", "", "none")
	f.Add("\"\\<é", "2024-02-30", "x", "", "\x00", "me")
	k, _ := reckoner(f)
	f.Fuzz(func(t *testing.T, rule, anchor, from, to, ground, calendar string) {
		if !utf8.ValidString(rule + "\n" + anchor + "\n" + from + "\n" + to + "\n" + ground + "\n" + calendar) {
			return // it cannot be written as a line
		}
		q := Question{Rule: []byte(rule), Anchor: []byte(anchor), Calendar: []byte(calendar)}
		line := map[string]any{"rule": rule, "anchor": anchor, "calendar": calendar}
		if ground != "" {
			q.Extensions = []Extension{{[]byte(from), []byte(to), []byte(ground)}}
			line["extensions"] = []map[string]string{{"on": from, "until": to, "ground": ground}}
		} else if from != "" {
			q.Suspensions = []Suspension{{From: []byte(from), To: []byte(to)}}
			line["suspensions"] = []map[string]string{{"from": from, "to": to}}
		}
		written, err := json.Marshal(line)
		if err != nil {
			t.Fatal(err)
		}
		want, _ := k.answer(nil, &q, writing{new(Answer), WithExplanation})
		want = append(want, '\n')
		var got bytes.Buffer
		if _, err := k.Run(t.Context(), Batch{In: bytes.NewReader(written), Out: &got}); err != nil {
			t.Fatal(err)
		}
		if alone := bytes.Replace(got.Bytes(), []byte(`"id":null,`), nil, 1); !bytes.Equal(alone, want) {
			t.Errorf("%s: got %s, want %s", written, alone, want)
		}
	})
}
