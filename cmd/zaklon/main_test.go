package main

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
	_ "modernc.org/sqlite"

	"github.com/zaklon/zaklon/cmd/zaklon/console"
	"github.com/zaklon/zaklon/cmd/zaklon/extract"
	"github.com/zaklon/zaklon/law"
)

// TestMain makes the test binary the real program under the name zaklon, with one
// difference: its clock can be set. The program itself reads no such setting.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"zaklon": func() {
			extract.Main()
			os.Exit(run(context.Background(), console.Place{
				Args: os.Args[1:], In: os.Stdin, Out: os.Stdout, Err: os.Stderr, Env: os.Getenv, Clock: storyClock(os.Getenv),
			}))
		},
		"tamper": func() {
			if err := tamper(os.Args[1], os.Args[2]); err != nil {
				fmt.Fprintln(os.Stderr, err)
				os.Exit(1)
			}
		},
	})
}

// storyClock is ten in the morning of the day that a story has reached.
func storyClock(env func(string) string) func() time.Time {
	day, err := time.Parse(time.DateOnly, env("STORY_DAY"))
	if err != nil {
		return time.Now
	}
	began := time.Now()
	return func() time.Time { return day.Add(10*time.Hour + time.Since(began)) }
}

// tamper changes a register behind its back.
func tamper(path, statement string) error {
	db, err := sql.Open("sqlite", "file:"+path)
	if err != nil {
		return err
	}
	done, err := db.Exec(statement)
	if err != nil {
		return errors.Join(err, db.Close())
	}
	n, err := done.RowsAffected()
	if n == 0 {
		err = errors.Join(err, errors.New("nothing was changed"))
	}
	return errors.Join(err, db.Close())
}

// TestStories runs testdata/script. Beside the commands of testscript a story has:
//
//	legislate FOLDER the law of the program, to be changed
//	house            an installation with officers, each with a token file
//	today DAY        the day that the story has reached
//	as LOGIN         the officer who acts from now on
//	code N zaklon .. a command that ends with exactly this exit code
//	keep NAME PATH   the value at a path of the JSON document printed last, as $NAME
//	fill FILE        puts $NAMES into a form
//	tried REF D1 D2  the courts find the conditions met on D1, final on D2; the request is before the minister
//	heard REF D      the request is before the court, and the judge heard the person on D
//	change FILE A B  puts B, in which \n ends a line, where A stands in a file, which must be somewhere
func TestStories(t *testing.T) {
	built := t.TempDir()
	if err := buildHouse(built); err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, storyParams(built))
}

// storyParams are the commands of stories that begin with a copy of an installation.
func storyParams(built string) testscript.Params {
	return testscript.Params{
		Dir:                 filepath.Join("testdata", "script"),
		RequireUniqueNames:  true,
		RequireExplicitExec: false,
		Setup: func(e *testscript.Env) error {
			e.Setenv("ZAKLON_DATA", filepath.Join(e.WorkDir, "data"))
			return nil
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"house": func(ts *testscript.TestScript, _ bool, _ []string) { moveIn(ts, built) },
			"today": func(ts *testscript.TestScript, _ bool, args []string) { ts.Setenv("STORY_DAY", args[0]) },
			"as": func(ts *testscript.TestScript, _ bool, args []string) {
				ts.Setenv("ZAKLON_TOKEN_FILE", ts.MkAbs(args[0]+".token"))
			},
			"code":      endsWith,
			"keep":      keep,
			"fill":      fill,
			"change":    change,
			"custodian": custodian,
			"tried":     tried,
			"heard":     heard,
			"legislate": func(ts *testscript.TestScript, _ bool, args []string) {
				ts.Check(os.CopyFS(ts.MkAbs(args[0]), law.Files()))
			},
			"newest": newest,
		},
	}
}

// moveIn copies the installation into a story. A copied token file is for its owner again.
func moveIn(ts *testscript.TestScript, built string) {
	ts.Check(os.CopyFS(ts.MkAbs("."), os.DirFS(built)))
	tokens, err := filepath.Glob(ts.MkAbs("*.token"))
	ts.Check(err)
	for _, path := range tokens {
		ts.Check(os.Chmod(path, 0o600))
	}
}

// endsWith runs a command and wants an exact exit code.
func endsWith(ts *testscript.TestScript, _ bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	var ended *exec.ExitError
	if err := ts.Exec(args[1], args[2:]...); errors.As(err, &ended) {
		got = ended.ExitCode()
	} else {
		ts.Check(err)
	}
	if got != want {
		ts.Fatalf("exit code: got %d, want %d", got, want)
	}
}

// keep stores what stands at a path such as documents.0.reference.
func keep(ts *testscript.TestScript, _ bool, args []string) {
	var at any
	ts.Check(json.Unmarshal([]byte(ts.ReadFile("stdout")), &at))
	for name := range strings.SplitSeq(args[1], ".") {
		switch v := at.(type) {
		case map[string]any:
			at = v[name]
		case []any:
			i, err := strconv.Atoi(name)
			ts.Check(err)
			at = v[i]
		}
	}
	if at == nil {
		ts.Fatalf("there is nothing at %s", args[1])
	}
	ts.Setenv(args[0], fmt.Sprint(at))
}

// fill puts the values of a story into a form.
func fill(ts *testscript.TestScript, _ bool, args []string) {
	path := ts.MkAbs(args[0])
	text, err := os.ReadFile(path)
	ts.Check(err)
	ts.Check(os.WriteFile(path, []byte(os.Expand(string(text), ts.Getenv)), 0o600))
}

// change forges a file.
func change(ts *testscript.TestScript, _ bool, args []string) {
	path := ts.MkAbs(args[0])
	text, err := os.ReadFile(path)
	ts.Check(err)
	if !bytes.Contains(text, []byte(args[1])) {
		ts.Fatalf("%s does not hold %s", args[0], args[1])
	}
	ts.Check(os.WriteFile(path, bytes.Replace(text, []byte(args[1]), []byte(strings.ReplaceAll(args[2], `\n`, "\n")), 1), 0o600))
}

// buildHouse makes an installation by the commands of the program, on 2 October 2023. The
// stories begin with a copy of it.
func buildHouse(dir string) error {
	if err := os.WriteFile(filepath.Join(dir, "password"), []byte("a long password for lena\n"), 0o600); err != nil {
		return err
	}
	token := func(login string) string { return filepath.Join(dir, login+".token") }
	commands := [][]string{
		{"init", "--token-file", token("first"), "--agency", "Ministry of the Interior", "--unit", "Accounts",
			"--login", "lena", "--name", "Lena Marinel", "--password-file", filepath.Join(dir, "password")},
		{"user", "token", "lena", "--until", "2030-12-31", "--step-up", "--out", token("lena")},
		{"user", "agency", "add", "Police Directorate"}, {"user", "agency", "add", "Civic Shield"}, {"user", "agency", "add", "Ombudsman"},
		{"user", "unit", "add", "Border Police", "--agency", "Police Directorate", "--kind", "border"},
		{"user", "unit", "add", "Airport Police", "--agency", "Police Directorate", "--kind", "border"},
		{"user", "unit", "add", "Section for Asylum", "--agency", "Ministry of the Interior", "--kind", "asylum"},
		{"user", "unit", "add", "Legal Aid", "--agency", "Civic Shield", "--kind", "counsel"},
		{"user", "unit", "add", "Supervision", "--agency", "Ombudsman", "--kind", "oversight"},
		{"user", "agency", "add", "Ministry of Justice"}, {"user", "agency", "add", "Courts"},
		{"user", "unit", "add", "Legal Assistance", "--agency", "Ministry of Justice", "--kind", "justice"},
		{"user", "unit", "add", "Minister's Office", "--agency", "Ministry of Justice", "--kind", "minister"},
		{"user", "unit", "add", "Remand Prison", "--agency", "Ministry of Justice", "--kind", "custody"},
		{"user", "unit", "add", "High Court", "--agency", "Courts", "--kind", "court"},
		{"user", "unit", "add", "INTERPOL Bureau", "--agency", "Police Directorate", "--kind", "interpol"},
		{"user", "unit", "add", "Escorts", "--agency", "Police Directorate", "--kind", "police"},
		{"user", "unit", "add", "Protection Liaison", "--agency", "Ministry of the Interior", "--kind", "liaison"},
	}
	for _, o := range [][]string{
		{"vesna", "Vesna Radoman", "Border Police", "border_officer"}, {"goran", "Goran Bukilin", "Airport Police", "border_officer"},
		{"mira", "Mira Sekulin", "Section for Asylum", "caseworker"}, {"filip", "Filip Drakovan", "Section for Asylum", "caseworker"},
		{"jasna", "Jasna Lukovac", "Section for Asylum", "team_leader"}, {"andrej", "Andrej Pavlin", "Section for Asylum", "second_reader"},
		{"nora", "Nora Velimir", "Legal Aid", "counsel"}, {"sava", "Sava Orlandin", "Supervision", "auditor"},
		{"tijana", "Tijana Rakočev", "Legal Assistance", "legal_assistance_officer"},
		{"bojan", "Bojan Mirdelin", "Legal Assistance", "legal_assistance_officer"},
		{"ratko", "Ratko Šelovin", "High Court", "court_clerk"}, {"milena", "Milena Tovarin", "High Court", "judge"},
		{"stefan", "Stefan Karlovan", "Minister's Office", "minister"}, {"dunja", "Dunja Hrelin", "INTERPOL Bureau", "interpol_officer"},
		{"marko", "Marko Belusin", "Escorts", "police_officer"}, {"petra", "Petra Zorinac", "Escorts", "police_officer"},
		{"zoran", "Zoran Kepelin", "Remand Prison", "sworn_officer"},
		{"ivana", "Ivana Lučinska", "Protection Liaison", "liaison"}, {"darko", "Darko Verušin", "Protection Liaison", "liaison"},
	} {
		commands = append(commands,
			[]string{"user", "add", "--login", o[0], "--name", o[1], "--unit", o[2], "--role", o[3]},
			[]string{"user", "token", o[0], "--until", "2030-12-31", "--step-up", "--out", token(o[0])})
	}
	environment := func(name string) string {
		return map[string]string{"ZAKLON_DATA": filepath.Join(dir, "data"), "ZAKLON_TOKEN_FILE": token("first"), "STORY_DAY": "2023-10-02"}[name]
	}
	for _, args := range commands {
		var told bytes.Buffer
		at := console.Place{Args: args, In: strings.NewReader(""), Out: &told, Err: &told, Env: environment, Clock: storyClock(environment)}
		if code := run(context.Background(), at); code != console.ExitDone {
			return fmt.Errorf("%s: exit code %d: %s", strings.Join(args, " "), code, told.String())
		}
	}
	return nil
}
