package main

import (
	"encoding/json"
	"os"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// tried brings a request for extradition from the ministry to the minister: the judgment and its
// translation are checked in, the judge and the panel find the conditions met on one day, and nobody
// appeals until the other.
func tried(ts *testscript.TestScript, _ bool, args []string) {
	file, day, final := args[0], args[1], args[2]
	heard(ts, false, args[:2])
	for _, a := range []struct {
		by, kind, on string
		form         map[string]string
	}{
		{"ratko", "opinion.given", day, map[string]string{"outcome": "opinion_met", "reasons": "The judge heard the person and the prosecutor."}},
		{"ratko", "panel.decided", day, map[string]string{"outcome": "met", "number": "Kv.br.265/25"}},
		{"ratko", "panel_decision.served", day, nil},
		{"ratko", "conditions.final", final, nil},
		{"tijana", "request.submitted", final, nil},
	} {
		perform(ts, a.by, a.kind, file, a.on, a.form)
	}
}

// heard brings such a request to the court, and the judge hears the person on one day.
func heard(ts *testscript.TestScript, _ bool, args []string) {
	file, day := args[0], args[1]
	ts.Setenv("STORY_DAY", day)
	for _, kind := range []string{"judgment_or_order", "translation_of_judgment"} {
		form := map[string]string{"enclosure": enclosure(ts, file, kind), "status": "received", "language": "en"}
		perform(ts, "tijana", "enclosure.checked", file, day, form)
	}
	perform(ts, "tijana", "request.referred", file, day, map[string]string{"court": "High Court"})
	perform(ts, "ratko", "hearing.held", file, day, map[string]string{"number": "Kri.br.3/25"})
}

// perform performs an act by the command line, as an officer, on its day.
func perform(ts *testscript.TestScript, by, kind, file, on string, form map[string]string) {
	if form == nil {
		form = map[string]string{}
	}
	text, err := json.Marshal(form)
	ts.Check(err)
	path := ts.MkAbs("tried.json")
	ts.Check(os.WriteFile(path, text, 0o600))
	ts.Setenv("STORY_DAY", on)
	ts.Setenv("ZAKLON_TOKEN_FILE", ts.MkAbs(by+".token"))
	ts.Check(ts.Exec("zaklon", "act", kind, "--case", file, "--on", on, "--file", path))
}

// enclosure is the reference of an enclosure of a request, by its kind.
func enclosure(ts *testscript.TestScript, file, kind string) string {
	ts.Setenv("ZAKLON_TOKEN_FILE", ts.MkAbs("tijana.token"))
	ts.Check(ts.Exec("zaklon", "request", "show", file, "-o", "json"))
	var shown struct {
		Checklist []struct{ Reference, Kind string }
	}
	ts.Check(json.NewDecoder(strings.NewReader(ts.ReadFile("stdout"))).Decode(&shown))
	for _, e := range shown.Checklist {
		if e.Kind == kind {
			return e.Reference
		}
	}
	ts.Fatalf("no enclosure %s", kind)
	return ""
}
