package authority

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/cedar-policy/cedar-go"
)

// copied returns the embedded files, which a test then breaks.
func copied() fstest.MapFS {
	files := fstest.MapFS{}
	names, _ := fs.Glob(embedded, "policies/*")
	for _, name := range names {
		text, _ := fs.ReadFile(embedded, name)
		files[name] = &fstest.MapFile{Data: text}
	}
	return files
}

func withPolicy(text string) fstest.MapFS {
	files := copied()
	files["policies/zz.cedar"] = &fstest.MapFile{Data: []byte(text)}
	return files
}

func withSchema(replaced, by string) fstest.MapFS {
	files := copied()
	text := strings.Replace(string(files[schemaFile].Data), replaced, by, 1)
	files[schemaFile] = &fstest.MapFile{Data: []byte(text)}
	return files
}

func without(name string) fstest.MapFS {
	files := copied()
	delete(files, name)
	return files
}

const head = `@id("zz") @because("A test.") `

// mistake is a broken set of policies and a part of the error that must meet it.
type mistake struct {
	reason string
	files  fs.FS
	want   string
}

// TestLoadRefuses: a mistake in a policy stops the server at its start, not the officer at the counter.
func TestLoadRefuses(t *testing.T) {
	for _, test := range slices.Concat(mistakesOfForm(), mistakesOfWord(), mistakesOfSchema()) {
		t.Run(test.reason, func(t *testing.T) {
			_, err := load(test.files)
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got error %v, want one about %q", err, test.want)
			}
		})
	}
}

func mistakesOfForm() []mistake {
	folder := withPolicy("")
	folder["policies/zz.cedar"].Mode = fs.ModeDir
	return []mistake{
		{"no policies is not no rules", fstest.MapFS{}, "no policy file"},
		{"a folder named like a policy", folder, "zz.cedar"},
		{"not Cedar", withPolicy(`allow everything;`), "policies/zz.cedar"},
		{"a policy without name cannot be cited",
			withPolicy(`@because("A test.") permit (principal, action, resource);`), "line 1"},
		{"a policy without reason cannot be explained", withPolicy(`@id("zz") permit (principal, action, resource);`), "@because"},
		{"two policies under one name",
			withPolicy(`@id("auditor-never-content") @because("A test.") permit (principal, action, resource);`), "twice"},
		{"no schema", without(schemaFile), "schema.cedarschema"},
		{"not a schema", withSchema("entity Unit {", "entity Unit ("), "schema.cedarschema"},
		{"a schema that names an unknown type", withSchema("unit: Unit,", "unit: Office,"), "Office"},
	}
}

func mistakesOfWord() []mistake {
	return []mistake{
		{"an attribute that does not exist",
			withPolicy(head + `forbid (principal, action, resource is Case) when { resource.secret };`), "secret"},
		{"an optional attribute without has: the bar Cedar would skip",
			withPolicy(head + `forbid (principal, action, resource is Case) when { resource.draft_author == principal };`), "draft_author"},
		{"a role that does not exist",
			withPolicy(head + `permit (principal in Role::"prosecutor", action, resource);`), "prosecutor"},
		{"an act that does not exist",
			withPolicy(head + `permit (principal, action == Action::"file.deleted", resource);`), "file.deleted"},
		{"a state that does not exist",
			withPolicy(head + `permit (principal, action, resource is Case) when { resource.state == State::"lost" };`), "lost"},
		{"a state of another register",
			withPolicy(head + `forbid (principal, action, resource is Request) when { resource.state == State::"lodged" };`), "no state of its resource"},
		{"a state, and not of which files",
			withPolicy(head + `permit (principal, action, resource) when {
				!(resource is Unit) && resource.state == State::"lodged" };`), "state"},
		{"an attribute that another register's files have",
			withPolicy(head + `permit (principal, action, resource is Message) when { resource.handed_over };`), "handed_over"},
		{"a state that does not exist, among others",
			withPolicy(head + `permit (principal, action, resource is Case)
				when { [State::"lodged", State::"lost"].contains(resource.state) };`), "lost"},
		{"an act that does not exist, in a condition",
			withPolicy(head + `permit (principal, action, resource) when { action == Action::"file.deleted" };`), "file.deleted"},
		{"a rule for one officer",
			withPolicy(head + `permit (principal == Officer::"o1", action, resource);`), "o1"},
		{"a rule for one role by another spelling",
			withPolicy(head + `permit (principal is Officer in Role::"prosecutor", action, resource);`), "prosecutor"},
		{"a rule for one case",
			withPolicy(head + `permit (principal, action, resource == Case::"c1");`), "c1"},
	}
}

func mistakesOfSchema() []mistake {
	unspoken := withSchema(`"book.read",`, "")
	more := fmt.Sprintf("%d acts", len(actions)+1)
	delete(unspoken, "policies/oversight.cedar")
	return []mistake{
		{"an act that the schema lacks, in a policy", withSchema(`"book.read",`, ""), "book.read"},
		{"an act that the schema lacks, in no policy", unspoken, "does not have the act book.read"},
		{"an act that Actions lacks",
			withSchema(`"book.read",`, `"book.read", "book.closed",`), more},
		{"a state of two registers, which would be one on neither side of the wall",
			withSchema(`"noted", "same",`, `"noted", "same", "lodged",`), "the state lodged twice"},
		{"a group of acts, on which no bar would work",
			withSchema(`entity Unit {`, `action content; entity Unit {`), more},
	}
}

// TestBrokenPolicyRefuses is the second belt: should a broken policy pass the schema, Cedar skips it. Package authority
// then refuses what every other policy allows, and names the broken one.
func TestBrokenPolicyRefuses(t *testing.T) {
	whole := mustNew(t)
	c := handedOver(asIs)
	if got := whole.Decide(officer(Caseworker), "file.read", c); !got.Allowed {
		t.Fatalf("got %+v, want this allowed while no policy is broken", got)
	}
	tests := []struct{ reason, policy string }{
		{"a bar on an attribute that is absent in this case",
			`forbid (principal, action, resource is Case) when { resource.draft_author == principal };`},
		{"a bar on an attribute that never exists", `forbid (principal, action, resource) when { resource.secret };`},
		{"a permission on an attribute that never exists", `permit (principal, action, resource) when { principal.rank == 1 };`},
		{"a comparison of a unit with a number", `permit (principal, action, resource is Case) when { resource.unit < 3 };`},
		{"a bar that calculates beyond a number",
			`forbid (principal, action, resource) when { 9223372036854775807 + 1 == 0 };`},
	}
	for _, test := range tests {
		t.Run(test.reason, func(t *testing.T) {
			a, err := parse(withPolicy(head + test.policy))
			if err != nil {
				t.Fatal(err)
			}
			a.words = whole.words
			a.index()
			got := a.Decide(officer(Caseworker), "file.read", c)
			if got.Allowed || got.Policy != "zz" || got.Because == "" {
				t.Errorf("got %+v, want a refusal that names zz", got)
			}
		})
	}
}

// TestSpeaksTo: a policy is left out only where its scope excludes the question for certain.
func TestSpeaksTo(t *testing.T) {
	q, on := question{Caseworker, "file.read"}, targets{files: []cedar.EntityType{"Case"}}
	tests := []struct {
		scope string
		want  bool
	}{
		{`principal, action, resource`, true},
		{`principal in Role::"caseworker", action, resource`, true},
		{`principal in Role::"counsel", action, resource`, false},
		{`principal in Officer::"somebody", action, resource`, true},
		{`principal == Officer::"somebody", action, resource`, true},
		{`principal is Officer in Role::"counsel", action, resource`, true},
		{`principal, action == Action::"file.read", resource`, true},
		{`principal, action == Action::"list.read", resource`, false},
		{`principal, action in Action::"list.read", resource`, true},
		{`principal, action in [Action::"list.read", Action::"file.read"], resource`, true},
		{`principal, action in [Action::"list.read"], resource`, false},
		{`principal, action, resource is Case`, true},
		{`principal, action, resource is Case in Unit::"somewhere"`, true},
		{`principal, action, resource == Request::"somebody's"`, true},
		{`principal, action, resource is Request`, false},
		{`principal, action, resource is Unit`, false},
	}
	for _, test := range tests {
		policies, err := cedar.NewPolicyListFromBytes("", []byte("permit ("+test.scope+");"))
		if err != nil {
			t.Fatal(err)
		}
		if got := (rule{policy: policies[0]}).speaksTo(q, on); got != test.want {
			t.Errorf("got %t for %s, want %t", got, test.scope, test.want)
		}
	}
}

// A caller may stop before the last rule.
func TestRulesAllStops(t *testing.T) {
	seen := 0
	for range mustNew(t).rules.All() {
		seen++
		break
	}
	if seen != 1 {
		t.Errorf("got %d rules, want 1", seen)
	}
}
