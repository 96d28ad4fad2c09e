package zaklon

import (
	"os"
	"slices"
	"strings"
	"testing"
)

// The rooms of the house (docs/design.md section 5). Those not built yet are named already: a ban
// holds from the first file of a room on. A package that is in no room fails TestEveryRoom.

// words speak of articles, dates, persons, references and the letters of a file. immutable: compared, never written.
var words = []string{"deadline/...", "law/...", "identity/...", "reference/...", "act/...", "letter/..."}

// The rules of each register, in its two halves: behind the wall and before it. immutable
var (
	sealedRules = []string{"protection/..."}
	openRules   = []string{"extradition/...", "interpol/...", "notes/...", "un/..."}
	rules       = join(sealedRules, openRules)
)

// guards stand between registers and at the window. immutable
var guards = []string{"authority/...", "interlock/...", "disclosure/...", "outgoing/...", "post/..."}

// The desks. sealedDesks work in the protection register; what openDesks write can reach the
// state of origin; crossDesks work across registers through the guards alone. immutable
var (
	sealedDesks = []string{"desk/border/...", "desk/asylum/...", "desk/protectionfile/...", "desk/counsel/..."}
	openDesks   = []string{"desk/justice/...", "desk/police/...", "desk/foreign/...", "desk/un/..."}
	crossDesks  = []string{"desk/liaison/...", "desk/review/...", "desk/oversight/..."}
	houseDesks  = []string{"desk/staff/...", "desk/administration/...", "desk/legislation/..."}                                          // the system register: officers, units, sessions, the law; nobody concerned
	sharedDesks = []string{"desk/draft/...", "desk/rows/...", "desk/hold/...", "desk/claimed/...", "desk/mail/...", "desk/dispatch/..."} // what every register has, in its own tables: forms not yet entered, parts of files, holds, who is named, the post, letters that leave; they know no rule
	desks       = join(sealedDesks, openDesks, crossDesks, houseDesks, sharedDesks)
)

// The pages and the HTTP interface of those desks. immutable
var (
	openPages   = []string{"web/justice/...", "web/police/...", "web/foreign/...", "web/un/...", "api/justice/...", "api/police/...", "api/foreign/...", "api/un/..."}
	sealedPages = []string{"web/border/...", "web/asylum/...", "web/counsel/...", "web/file/...", "web/shelter/...", "web/legislation/...", "api/border/...", "api/asylum/...", "api/counsel/..."}
	sharedPages = []string{"web/page/...", "web/theme/...", "web/draft/...", "web/act/...", "web/limit/...", "web/casefile/...", "web/blank/...", "web/who/...", "web/particulars/..."} // every institution's pages are made of them
	fronts      = []string{"web/...", "api/...", "cmd/..."}
)

// wiring opens all registers of one installation at once. immutable
var wiring = []string{"house/...", "demo/..."}

// engine keeps what the desks write. immutable
var engine = []string{"store/...", "audit/..."}

// outside is what a rule may not touch: it decides on values alone. immutable
var outside = []string{
	"database/sql/...", "modernc.org/sqlite/...", "net", "net/http/...", "net/smtp", "os/...", "syscall", "log/...",
	"crypto/rand", "math/rand/...", "github.com/a-h/templ/...",
}

// bans is the plan of the house. The reason is printed with every violation. immutable
var bans = []ban{
	{name: "the wall", from: join(openRules, openDesks, openPages), to: join(sealedRules, sealedDesks),
		because: `Article 45, Law on International and Temporary Protection of Foreigners: the fact that an application has been submitted "may not be submitted to the country of origin". A room that can write to the country of origin cannot name protection data`},
	{name: "the wall, from behind", from: join(sealedRules, sealedDesks, sealedPages), to: join(openRules, openDesks),
		because: "docs/design.md section 1: the wall stands in both directions; the asylum desk does not learn of a sealed extradition request"},
	{name: "across by the guards only", from: join(crossDesks, houseDesks, sharedDesks), to: join(rules, sealedDesks, openDesks),
		because: "docs/design.md section 5: liaison, review and oversight know the registers only through the guards' interfaces; the system register knows nobody concerned"},
	{name: "guards name no room", from: guards, to: join([]string{"desk/..."}, rules),
		because: "docs/design.md section 5: a guard states a small interface and cannot name what is behind the wall it guards"},
	{name: "the window does not clear", from: []string{"outgoing/..."}, to: []string{"disclosure/..."},
		because: "docs/design.md section 5: a cleared text is made by disclosure alone; the window receives it and cannot make one"},
	{name: "perform is blind", from: []string{"desk"}, to: join(desks, rules, guards), except: []string{"authority"},
		because: "desk.Perform serves every register: what it named, the open desks would reach through it (Article 45)"},
	{name: "one desk, one institution", from: desks, to: desks, except: join(houseDesks, sharedDesks, []string{"desk/protectionfile/..."}), direct: true,
		because: "docs/design.md section 1: one institution is one package; desks hand things to each other by internal post"},
	{name: "rules are pure", from: join(words, rules, guards), to: outside,
		because: "docs/design.md section 5 and docs/style.md 6: a rule is a function of file, input, law and date; no SQL, HTTP, os, clock, chance or log"},
	{name: "rules stand on words", from: join(words, rules), to: join(guards, engine, fronts, []string{"desk/...", "locale/..."}),
		because: "docs/design.md section 5: rules import law, deadline and identity, and nothing above them"},
	{name: "one register, one set of rules", from: []string{"extradition/...", "interpol/...", "notes/...", "un/...", "protection/..."}, to: rules, direct: true,
		because: "docs/design.md section 1: registers meet in the interlock, never in each other's rules"},
	{name: "the first words", from: []string{"deadline/...", "reference/..."}, to: join(words, rules),
		because: "docs/design.md section 5: a date and a reference know nothing of the law they serve"},
	{name: "the oracle stands alone", from: []string{"deadline/oracle/..."}, to: []string{"deadline", "law/...", "identity/...", "reference/...", "act/...", "time"}, within: true,
		because: "docs/procedure.md section 11: a date counted twice is checked only if the second count shares nothing with the first"},
	{name: "the oracle is for tests", from: []string{"..."}, unless: []string{"deadline/oracle/..."}, to: []string{"deadline/oracle/..."}, direct: true,
		because: "docs/design.md section 5: one engine gives dates; the second one only contradicts it, in tests"},
	{name: "the engine knows no case", from: engine, to: join(rules, guards, fronts, []string{"law/...", "desk/...", "locale/..."}),
		because: "docs/design.md section 5: desk -> store -> audit; the engine keeps bytes and does not read them"},
	{name: "the book opens no database", from: []string{"audit/..."}, to: []string{"store/...", "database/sql/..."},
		because: "docs/design.md section 2: a book is verified offline, by one who has no database"},
	{name: "wired above", from: []string{"..."}, unless: join(wiring, []string{"web", "cmd/..."}), to: wiring, direct: true,
		because: "docs/design.md section 5: cmd wires; a page or desk that reaches the house reaches every register"},
	{name: "the frame is blind", from: sharedPages, to: join(rules, sealedDesks, openDesks, crossDesks),
		because: "every institution's pages share the frame: what it named, the open desks' pages would reach through it (Article 45)"},
	{name: "desks have no face", from: join(engine, rules, words, guards, []string{"desk/...", "locale/..."}), to: fronts,
		because: "docs/design.md section 5: cmd -> web, api -> desk; never back"},
	{name: "desks speak no HTTP", from: []string{"desk/..."}, to: []string{"net/http/...", "github.com/a-h/templ/..."},
		because: "docs/design.md section 4: web reads the input and names the officer; the desk performs the act"},
	{name: "pages write through desks", from: []string{"web/...", "api/..."}, to: join(engine, []string{"database/sql/..."}), direct: true,
		because: "docs/style.md 15: all writes go through desk.Perform"},
	{name: "pages and programs apart", from: []string{"web/..."}, to: []string{"api/...", "cmd/..."},
		because: "docs/design.md section 5: cmd wires pages and interface; neither knows the other"},
	{name: "interface and pages apart", from: []string{"api/..."}, to: []string{"web/...", "cmd/..."},
		because: "docs/design.md section 5: cmd wires pages and interface; neither knows the other"},
	{name: "one engine room", from: []string{"..."}, unless: []string{"store/..."}, to: []string{"modernc.org/sqlite/...", "github.com/pressly/goose/..."}, direct: true,
		because: "decision 001: store alone knows the engine, so that PostgreSQL is a change of one package"},
	{name: "one judge", from: []string{"..."}, unless: []string{"authority/..."}, to: []string{"github.com/cedar-policy/cedar-go/..."}, direct: true,
		because: "decision 002: authority alone evaluates policies, and turns every evaluation error into a refusal"},
	{name: "no way around the types", from: []string{"..."}, to: []string{"unsafe", "C", "plugin"}, direct: true,
		because: "decision 001: pure Go, no cgo; and the import graph is a wall only while the types are"},
}

// TestImports holds the plan against the repository as it is.
func TestImports(t *testing.T) {
	g := readGraph(t, os.DirFS("."))
	for _, b := range bans {
		for _, chain := range b.violations(g) {
			t.Errorf("%s: %s\n\t%s", b.name, chain, b.because)
		}
	}
	for _, line := range twoDesks(g) {
		t.Errorf("%s\n\tDESIGN.md section 5: a page or API package imports one desk; cmd wires", line)
	}
}

// TestEveryRoom refuses a package that the plan does not name: it would be on no side of the wall.
func TestEveryRoom(t *testing.T) {
	for _, pkg := range unplanned(readGraph(t, os.DirFS("."))) {
		t.Errorf("%s: in no room of the plan; name it in imports_test.go, on its side of the wall", pkg)
	}
}

// twoDesks names the page and API packages that import more than one institution's desk. The
// file of the protection register (desk/protectionfile) belongs to the desks that share it, and
// the system register (sign-in) to all. Package web puts the pages of all institutions together.
func twoDesks(g graph) []string {
	var lines []string
	for _, pkg := range g.packages() {
		if !matches(pkg, []string{"web/...", "api/..."}) || pkg == "web" {
			continue
		}
		var imported []string
		for _, to := range g[pkg] {
			if matches(to, desks) && !matches(to, join(houseDesks, sharedDesks, []string{"desk/protectionfile/..."})) {
				imported = append(imported, institution(to))
			}
		}
		slices.Sort(imported)
		if imported = slices.Compact(imported); len(imported) > 1 {
			lines = append(lines, pkg+" imports "+strings.Join(imported, " and "))
		}
	}
	return lines
}

// institution is the desk that a package belongs to: desk/justice of desk/justice/requestfile.
func institution(pkg string) string {
	parts := strings.SplitN(pkg, "/", 3)
	return strings.Join(parts[:2], "/")
}

// unplanned names our packages that stand in no room.
func unplanned(g graph) []string {
	plan := join(words, rules, guards, desks, engine, fronts, wiring, []string{".", "desk", "locale/..."})
	var names []string
	for _, pkg := range g.packages() {
		if !matches(pkg, plan) {
			names = append(names, pkg)
		}
	}
	return names
}
