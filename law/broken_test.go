package law

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/law/source"
)

// xandria is the fictional pack as files that a test may break.
func xandria(t testing.TB) fstest.MapFS {
	t.Helper()
	out := fstest.MapFS{}
	err := fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
		needed := []string{"calendar/xx.yaml", "instrument/procedure.yaml", "instrument/shelter.yaml"}
		if err != nil || entry.IsDir() || !strings.HasPrefix(name, "xx/") && !slices.Contains(needed, name) {
			return err
		}
		text, err := files.ReadFile(name)
		out[name] = &fstest.MapFile{Data: text}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// Each row breaks the sound pack in one way: in file, old is replaced by new.
// The fault must name the file and the line of at (in the broken file) and
// hold the reason. An empty old adds a file.
var broken = []struct{ why, file, old, new, at, reason string }{
	{"unknown field", "shelter/art-003.yaml", "number:", "numero: x\nnumber:", "numero", `unknown field "numero"`},
	{"unknown field of a rule", "shelter/art-003.yaml", "    roll: F", "    roll: F\n    rol: F", "rol: F", `unknown field "rol"`},
	{"a key twice", "shelter/art-003.yaml", "evidence: V\n", "evidence: V\nevidence: S\n", "evidence: S", "already defined"},
	{"not YAML", "shelter/art-003.yaml", "title: {en", "title: {{en", "title", ""},
	{"a text for a number", "shelter/art-003.yaml", "n: 10", "n: ten", "n: ten", "cannot unmarshal"},
	{"empty file", "shelter/art-003.yaml", "*", "", "", "exactly one YAML document"},
	{"a byte order mark", "shelter/art-003.yaml", "id: shelter", "\xef\xbb\xbfid: shelter", "", "byte order mark"},
	{"two documents", "shelter/art-003.yaml", "title: {en: Lodging}", "---\ntitle: {en: Lodging}", "", "exactly one YAML document"},
	{"anchors", "shelter/art-003.yaml", "summary: ", "summary: &s ", "summary", "anchors"},
	{"too long", "shelter/art-003.yaml", "summary: ", "summary: " + strings.Repeat("x", 64<<10), "", "longer than"},
	{"brackets in brackets", "shelter/art-003.yaml", "title: {en: Lodging}", "title: " + strings.Repeat("[", 20), "title", "nests more than"},
	{"lists in lists", "shelter/art-003.yaml", "title: {en: Lodging}", "title:\n" + strings.Repeat("- ", 20), "- -", "nests more than"},
	{"id and place differ", "shelter/art-003.yaml", "id: shelter/art-003", "id: shelter/art-033", "id:", "the file's place says"},
	{"number and name differ", "shelter/art-003.yaml", `number: "3"`, `number: "4"`, "number", "the file's name says"},
	{"unknown statute", "hunting/art-001.yaml", "", "id: hunting/art-001\nnumber: \"1\"\ntitle: {en: Hunting}\nsummary: x\nsource: x\nevidence: V\n", "id", `statute "hunting" is not in pack.yaml`},
	{"no title in English", "shelter/art-003.yaml", "title: {en: Lodging}", "title: {cnr: Podnošenje}", "title", "title.en: is missing"},
	{"a language that is none", "shelter/art-003.yaml", "{en: Lodging}", "{en: Lodging, EN: Lodging}", "title", "no ISO 639 code"},
	{"no summary", "shelter/art-003.yaml", "summary: The application is lodged within ten days.", "summary: \"\"", "summary", "summary: is missing"},
	{"no source", "shelter/art-003.yaml", "\nsource: invented", "", "", "source: is missing"},
	{"no evidence", "shelter/art-003.yaml", "\nevidence: V", "", "", "is not one of V, S, N, M, I"},
	{"signed without a day", "shelter/art-003.yaml", "source:", "reviewed_by: Counsel\nsource:", "reviewed_by", "stand together"},
	{"a doubt without a reading", "shelter/art-003.yaml", "source:", "question: {asks: why}\nsource:", "question", "stand together"},
	{"a day that does not exist", "shelter/art-003.yaml", "source:", "valid_from: 2023-02-30\nsource:", "valid_from", "day 30 does not exist"},
	{"ended before it began", "shelter/art-003.yaml", "source:", "valid_from: 2023-02-03\nvalid_to: 2023-02-02\nsource:", "valid_to", "before valid_from"},
	{"words edited after they were read", "shelter/art-003.yaml", "source:", "words:\n  - {lang: en, text: within ten days, from: gazette, source_text_hash: sha256:00}\nsource:", "source_text_hash", "the text gives"},
	{"an act without a verb", "shelter/art-003.yaml", "[application.lodged]\nrules", "[application.lodged, lodging]\nrules", "acts", "subject.verb"},
	{"an act on two articles", "shelter/art-006.yaml", "interview.held]", "interview.held, application.lodged]", "acts", "stands also in xx/shelter/art-003.yaml"},
	{"an article twice for the same time", "shelter/art-010.yaml", "valid_to: 2025-12-31", "valid_to: 2026-01-01", "id:", "stands also in"},
	{"a rule twice", "shelter/art-012.yaml", "id: XX-A20", "id: XX-A01", "- id", `"XX-A01" stands also in`},
	{"no id of the rule", "shelter/art-003.yaml", "id: XX-A01", "id: \"\"", "- id", "the rule has no id"},
	{"no length", "shelter/art-003.yaml", "    length: {n: 10, unit: d}\n", "", "- id", "length 0"},
	{"unknown unit", "shelter/art-003.yaml", "unit: d", "unit: days", "- id", `unit "days"`},
	{"a missing day and no word on it", "shelter/art-014.yaml", "    missing_day: last_of_month\n", "", "- id", "missing_day"},
	{"a last day off and no word on it", "shelter/art-003.yaml", "    roll: F\n", "", "- id", "roll"},
	{"a roll whose class is none", "shelter/art-003.yaml", "    roll: F\n", "    roll: F\n    roll_evidence: X\n", "roll_evidence", "is not one of"},
	{"a late extension and no word on it", "shelter/art-010.yaml", "if_late: no_effect", "if_late: maybe", "- id: XX-A10", "if_late"},
	{"an extension without an act", "shelter/art-010.yaml", "needs_act: true, needs_notice", "needs_act: false, needs_notice", "needs_act: false", "must be true"},
	{"an extension under another cap", "shelter/art-010.yaml", "cumulative_cap_ref: XX-A12, needs_act: true, needs_notice", "cumulative_cap_ref: XX-A30, needs_act: true, needs_notice", "XX-A30", "the rule's own cap"},
	{"a cap that is nowhere", "shelter/art-010.yaml", "    cap_ref: XX-A12", "    cap_ref: XX-A99", "cap_ref", "is no rule of this pack"},
	{"a cap that runs from elsewhere", "shelter/art-010.yaml", "    title: Last day for the decision\n    trigger_event: application.lodged", "    title: Last day for the decision\n    trigger_event: certificate.issued", "cap_ref", "runs from another event"},
	{"a cap that rolls", "shelter/art-010.yaml", "n: 12, unit: m}\n    missing_day: last_of_month\n    roll: N", "n: 12, unit: m}\n    missing_day: last_of_month\n    roll: F", "cap_ref", "is no cap"},
	{"another calendar", "shelter/art-003.yaml", "calendar: xx", "calendar: me", "calendar", "not the calendar of the pack"},
	{"no word on what meets it", "shelter/art-003.yaml", "    ends: [application.lodged]\n", "", "- id", "ends: is missing"},
	{"met by an act of no article", "shelter/art-003.yaml", "ends: [application.lodged]", "ends: [application.burned]", "ends", "is no act of any article"},
	{"an event without words", "shelter/art-012.yaml", "trigger_event: decision.served", "trigger_event: document.filed", "trigger_event", "has no words"},
	{"no word on the day of the event", "shelter/art-003.yaml", "    count_day_zero: false\n", "", "- id", "count_day_zero: is missing"},
	{"the day of the event counted and the date not moved", "shelter/art-014.yaml", "count_day_zero: false", "count_day_zero: true", "why: six", `due is "2024-07-14"`},
	{"no citation", "shelter/art-003.yaml", "    cites: [shelter/3]\n", "", "- id", "cites: is missing"},
	{"a citation of no article", "shelter/art-003.yaml", "cites: [shelter/3]", "cites: [shelter/99]", "cites", `shelter has no article "99"`},
	{"a citation of no instrument", "shelter/art-003.yaml", "cites: [shelter/3]", "cites: [hunting/3]", "cites", `no instrument "hunting"`},
	{"two ends", "shelter/art-003.yaml", "    roll: F", "    stated_by: certificate.issued\n    roll: F", "length", "exactly one of"},
	{"no end", "shelter/art-003.yaml", "    length: {n: 10, unit: d}\n", "", "- id", "exactly one of"},
	{"hours and no zone", "shelter/art-003.yaml", "n: 10, unit: d", "n: 24, unit: h", "length", "no zone"},
	{"a suspension without end", "shelter/art-003.yaml", "    roll: F", "    suspensions: [{id: XX-A09, ground: flood, words: floods, needs_act: true}]\n    roll: F", "- id", "might never end"},
	{"a suspension in weeks", "shelter/art-003.yaml", "    roll: F", "    suspensions: [{id: XX-A09, ground: flood, words: floods, budget: {n: 2, unit: w}, needs_act: true}]\n    roll: F", "budget", "number of days"},
	{"no matter", "pack.yaml", "matter: asylum\n", "", "", "matter: is missing"},
	{"no event that chooses the version", "pack.yaml", "chosen_by: [application.lodged, intention.expressed]\n", "", "", "chosen_by: is missing"},
	{"a zone that is none", "pack.yaml", "calendar: xx", "calendar: xx\nzone: Podgorica", "zone", "no time zone"},
	{"an unknown anchor", "shelter/art-003.yaml", "anchor: trigger", "anchor: birthday", "anchor: birthday", "is not one of"},
	{"an unknown addressee", "shelter/art-003.yaml", "addressee: party", "addressee: everyone", "addressee", "is not one of"},
	{"an unknown consequence", "shelter/art-003.yaml", "consequence: finding", "consequence: doom", "consequence", "is not one of"},
	{"warnings out of order", "shelter/art-003.yaml", "warn: [10, 3]", "warn: [3, 10]", "warn", "the largest first"},
	{"an unknown switch", "shelter/art-003.yaml", "    roll: F", "    switch: lights\n    roll: F", "switch", "is not in pack.yaml"},
	{"no example", "shelter/art-014.yaml", "    examples:\n      - {why: six months, anchor: 2024-01-15, due: 2024-07-15}\n", "", "- id", "examples: is missing"},
	{"an example that fails", "shelter/art-014.yaml", "due: 2024-07-15", "due: 2024-07-16", "why: six", `due is "2024-07-15" and should be "2024-07-16"`},
	{"an example without its answer", "shelter/art-014.yaml", ", due: 2024-07-15", "", "why: six", "either due or refused"},
	{"an example that should be refused", "shelter/art-014.yaml", "due: 2024-07-15", "refused: beyond_cap", "why: six", "should be refused"},
	{"an example refused for another reason", "shelter/art-010.yaml", "refused: beyond_maximum", "refused: beyond_cap", "why: the ground of facts", "is refused with beyond_maximum"},
	{"an example with another finding", "shelter/art-010.yaml", "findings: [late_extension]", "findings: [notice_missing]", "why: a late", "findings are"},
	{"an example outside the calendar", "shelter/art-003.yaml", "anchor: 2024-05-14, nominal: 2024-05-24, due: 2024-05-26", "anchor: 2050-05-14, due: 2050-05-24", "why: ten", "outside the years"},
	{"pack without id", "pack.yaml", "id: xx-2020\n", "", "", "id: is missing"},
	{"pack without a first day", "pack.yaml", "valid_from: 2020-01-01", "valid_from: \"\"", "valid_from", "is missing"},
	{"pack ended before it began", "pack.yaml", "valid_from: 2020-01-01", "valid_from: 2020-01-01\nvalid_to: 2019-01-01", "valid_to", "before valid_from"},
	{"pack without statutes", "pack.yaml", "*", "id: xx\nversion: \"1\"\nstate: xx\nname: x\nvalid_from: 2020-01-01\n", "", "statutes: is missing"},
	{"pack with a switch in no position", "pack.yaml", "switches: []", "switches: [{id: lights, value: bright}]", "switches", "is not one of off, soft, hard"},
	{"pack that is not YAML", "pack.yaml", "*", "\t", "", ""},
	{"no calendar", "pack.yaml", "calendar: xx", "calendar: zz", "calendar", `no calendar "zz"`},
	{"a weekday that is none", "../calendar/xx.yaml", "[Friday, Saturday]", "[Freitag]", "weekend", "no day of the week"},
	{"a week without work", "../calendar/xx.yaml", "[Friday, Saturday]", "[Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday]", "weekend", "leaves no working day"},
	{"a calendar that ends before it begins", "../calendar/xx.yaml", "to: 2039-12-31", "to: 2019-12-31", "to:", "before from"},
	{"a holiday outside the calendar", "../calendar/xx.yaml", "date: 2024-06-17", "date: 2044-06-17", "2044", "outside the calendar"},
	{"a holiday on no day", "../calendar/xx.yaml", "month: 3, day: 3", "month: 2, day: 30", "Founding", "day 30 does not exist"},
	{"a holiday of no length", "../calendar/xx.yaml", "days: 3", "days: 0", "Founding", "not between 1 and 14"},
	{"a holiday silent on Sundays", "../calendar/xx.yaml", ", sunday: stays", "", "Founding", "is not one of one_more_day, stays"},
	{"a file whose name hides it", "shelter/art-004.yml", "", "id: x", "", "is not read"},
	{"Easter where it is not known", "../calendar/xx.yaml", "*", "id: xx\nversion: \"1\"\nweekend: [Friday]\nfrom: 2090-01-01\nto: 2110-12-31\nsource: x\nevidence: V\neaster:\n  - {name: Spring Monday, church: orthodox, offset: 1}\n", "Spring", "Easter is known from 1900 to 2099"},
	{"an article in no pack", "../yy/act/art-001.yaml", "", "id: x", "", "belongs to no pack"},
	{"a calendar in no pack", "../yy/calendar.yaml", "", "id: x", "", "belongs to no pack"},
}

func TestBrokenPacksAreRefused(t *testing.T) {
	for _, test := range broken {
		fsys := xandria(t)
		name := path.Join("xx", test.file)
		before := ""
		if f, ok := fsys[name]; ok {
			before = string(f.Data)
		}
		after := strings.ReplaceAll(before, test.old, test.new)
		switch test.old {
		case "", "*":
			after = test.new
		default:
			if test.old != "!" && after == before {
				t.Errorf("%s: the row breaks nothing", test.why)
			}
		}
		fsys[name] = &fstest.MapFile{Data: []byte(after)}
		if test.old == "!" {
			delete(fsys, name)
		}
		line := 1
		if test.at != "" {
			line += strings.Count(after[:max(strings.Index(after, test.at), 0)], "\n")
		}
		checkRefused(t, test.why, fsys, Problem{File: name, Line: line, Reason: test.reason})
	}
	if len(broken) < 15 {
		t.Errorf("got %d kinds of broken packs, want at least 15", len(broken))
	}
}

// checkRefused wants, among the faults, one in that file and line whose text
// holds the reason.
func checkRefused(t *testing.T, why string, fsys fs.FS, want Problem) {
	t.Helper()
	library, err := Load(fsys)
	var found Problems
	if !errors.As(err, &found) || library != nil {
		t.Errorf("%s: got %v, want it refused", why, err)
		return
	}
	for _, p := range found {
		if (want.File == "" || p.File == want.File) && p.Line == want.Line && strings.Contains(p.String(), want.Reason) {
			return
		}
	}
	t.Errorf("%s: got\n%v\nwant %s:%d with %q", why, err, want.File, want.Line, want.Reason)
}

func TestOverlappingPacksAreRefused(t *testing.T) {
	fsys := xandria(t)
	for name, f := range xandria(t) {
		fsys[strings.Replace(name, "xx/", "xx-new/", 1)] = f
	}
	text := string(fsys["xx/pack.yaml"].Data)
	line := 1 + strings.Count(text[:strings.Index(text, "valid_from")], "\n")
	checkRefused(t, "the same pack twice", fsys, Problem{File: "xx-new/pack.yaml", Line: line, Reason: "overlaps pack xx-2020 (xx/pack.yaml)"})
	edit(fsys, "xx-new/pack.yaml", "matter: asylum", "matter: hunting")
	checkRefused(t, "the same id on another matter", fsys, Problem{File: "xx-new/pack.yaml", Line: 3, Reason: "\"xx-2020\" stands also in xx/pack.yaml"})
	checkRefused(t, "the same rules on another matter", fsys, Problem{File: "xx-new/shelter/art-014.yaml", Line: ruleLine(fsys, "xx-new/shelter/art-014.yaml"), Reason: "stands also in xx/pack.yaml"})
}

// ruleLine is the line on which the first rule of an article names itself.
func ruleLine(fsys fstest.MapFS, name string) int {
	text := string(fsys[name].Data)
	return 1 + strings.Count(text[:strings.Index(text, "  - id:")], "\n")
}

func TestNoPackIsRefused(t *testing.T) {
	checkRefused(t, "an empty folder", fstest.MapFS{}, Problem{Line: 1, Reason: "holds no pack"})
	if _, err := Load(gone{}); err == nil {
		t.Error("a folder that cannot be walked: got no error")
	}
}

// gone is a file system that is not there.
type gone struct{}

func (gone) Open(string) (fs.File, error) { return nil, fs.ErrNotExist }

func TestSwitches(t *testing.T) {
	tests := []struct {
		value string
		soft  bool
		there bool
	}{{"off", false, false}, {"soft", true, true}, {"hard", false, true}}
	for _, test := range tests {
		fsys := xandria(t)
		edit(fsys, "xx/pack.yaml", "switches: []", "switches: [{id: work, value: "+test.value+", question: {asks: is it, chosen: it is}}]")
		edit(fsys, "xx/shelter/art-014.yaml", "    roll: N", "    switch: work\n    roll: N")
		l, err := Load(fsys)
		if err != nil {
			t.Fatal(err)
		}
		p, err := l.Pack("xx", day("2024-01-15"))
		if err != nil {
			t.Fatal(err)
		}
		r, err := p.Record("XX-A30")
		if (err == nil) != test.there || r.Soft != test.soft {
			t.Errorf("%s: got soft %v, %v, want soft %v, there %v", test.value, r.Soft, err, test.soft, test.there)
		}
	}
}

func TestExtensionMustNameItsRuleAmongTwo(t *testing.T) {
	fsys := xandria(t)
	edit(fsys, "xx/shelter/art-014.yaml", "    roll: N", "    extensions: [{id: XX-A31, ground: complex_facts, words: ill, needs_act: true}]\n    roll: N")
	l, err := Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	p, err := l.Pack("xx", day("2024-01-15"))
	if err != nil {
		t.Fatal(err)
	}
	ext := []deadline.Extension{{On: day("2024-06-01"), Until: day("2024-08-15"), Ground: "complex_facts"}}
	if _, err = p.Clocks(Facts{Events: letterOf("2024-01-15"), Extensions: ext}); err == nil || !strings.Contains(err.Error(), "must name its rule") {
		t.Errorf("got %v, want it to ask for the rule", err)
	}
	ext[0].Rule = "XX-A31"
	clocks, err := p.Clocks(Facts{Events: letterOf("2024-01-15"), Extensions: ext})
	if err != nil || find(t, clocks, "XX-A30").Due != day("2024-08-15") || find(t, clocks, "XX-A10").Extended != 0 {
		t.Errorf("got %v, want only the named limit extended", err)
	}
}

// A source whose words are quoted and signed loads.
func TestWordsAndReview(t *testing.T) {
	fsys := xandria(t)
	edit(fsys, "xx/shelter/art-003.yaml", "source:", "reviewed_by: Counsel of Xandria\nreviewed_on: 2024-01-01\nwords:\n  - {lang: en, text: within ten days, from: gazette, source_text_hash: \""+source.Digest("within ten days")+"\"}\nsource:")
	l, err := Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	p, err := l.Pack("xx", day("2024-01-15"))
	if err != nil {
		t.Fatal(err)
	}
	a, err := p.Article("shelter/art-003")
	if err != nil || len(a.Words) != 1 || a.Words[0].Text != "within ten days" || a.ReviewedOn != day("2024-01-01") {
		t.Errorf("got %+v, %v, want its words and its review", a, err)
	}
}

func edit(fsys fstest.MapFS, name, old, text string) {
	fsys[name] = &fstest.MapFile{Data: []byte(strings.Replace(string(fsys[name].Data), old, text, 1))}
}
