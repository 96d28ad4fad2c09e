package outgoing

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/zaklon/zaklon/extradition/part"
	police "github.com/zaklon/zaklon/interpol/part"
	"github.com/zaklon/zaklon/law"
	"github.com/zaklon/zaklon/letter"
)

func window(t *testing.T) *Library {
	t.Helper()
	l, err := Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// Every formula cites an article that exists, and what leaves by a channel that a state reads says
// nothing of a refuge, in any language.
func TestFormulas(t *testing.T) {
	books, err := law.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	l := window(t)
	all := slices.Concat(l.Formulas("assistance"), l.Formulas("police"))
	if len(all) != 17 {
		t.Errorf("got %d formulas, want 17", len(all))
	}
	for _, f := range all {
		if _, err := books.Cite(f.Article); err != nil {
			t.Errorf("%s: %v", f.Code, err)
		}
		if f.Consent {
			continue
		}
		for language, text := range f.Words {
			for _, word := range []string{"asylum", "refuge", "protection", "hold", "azil", "izbjeg", "zaštit"} {
				if strings.Contains(strings.ToLower(text), word) {
					t.Errorf("%s, %s: says %q", f.Code, language, word)
				}
			}
		}
	}
}

// The closed lists are those of the rules, so that a desk can pass on what its file holds.
func TestListsOfTheRules(t *testing.T) {
	l := window(t)
	var checklist []string
	for _, kind := range part.Kinds() {
		checklist = append(checklist, part.Checklist(kind)...)
	}
	for _, c := range []struct {
		list string
		want []string
	}{
		{"enclosure", checklist}, {"request_fault", part.ReturnReasons()}, {"reply", part.ReplyOutcomes()}, {"message_fault", police.ReturnReasons()},
	} {
		got, want := slices.Sorted(slices.Values(l.Codes(c.list))), slices.Compact(slices.Sorted(slices.Values(c.want)))
		if !slices.Equal(got, want) {
			t.Errorf("%s: got %v, want %v", c.list, got, want)
		}
	}
	if got := l.Codes("status"); !slices.Equal(got, []string{"received", "before_competent_court", "closed_granted", "closed_not_granted"}) {
		t.Errorf("status: got %v", got)
	}
}

// files is a small library without fault; each test of a fault changes one file of it.
func files() fstest.MapFS {
	word := func(s string) string { return "{en: " + s + ", cnr: " + s + "}" }
	var months strings.Builder
	for _, m := range "abcdefghijkl" {
		months.WriteString("  - {code: " + string(m) + ", words: " + word(string(m)) + "}\n")
	}
	return fstest.MapFS{
		"channels.yaml": {Data: []byte("channels:\n  - {kind: ncb, to_state: true, register: [police], reach: state, slot: {days: [monday], at: \"12:00\", after: 0}, from: " +
			word("f") + ", to: " + word("t") + ", signed: " + word("s") + "}\nreplies: {default: {notice: one}, states: {}}\n")},
		"choices.yaml": {Data: []byte("heads: {numbered: " + word("n") + ", unnumbered: " + word("u") + ", day: " + word("d") + ", theirs: " + word("o") + "}\nmonths:\n" +
			months.String() + "lists:\n  place:\n    - {code: a, words: " + word("a") + "}\n")},
		"formulas/one.yaml": {Data: []byte("{code: one, version: 1, register: police, channels: [ncb], reason: r, article: a, words: " + word("w") + "}")},
		"formulas/two.yaml": {Data: []byte("{code: two, version: 1, register: police, channels: [ncb], reason: r, article: a, slots: [{name: place, kind: choice, list: place}], words: " +
			word(`"at {place}"`) + "}")},
	}
}

func TestLoad(t *testing.T) {
	if _, err := Load(files()); err != nil {
		t.Fatal(err)
	}
	none := files()
	none["formulas/one.yaml"] = &fstest.MapFile{Data: []byte("x")}
	if _, err := Load(none); err == nil || !strings.Contains(err.Error(), "formulas/one.yaml") {
		t.Errorf("a formula that is none: got %v", err)
	}
	for _, c := range []struct{ reason, file, from, to, want string }{
		{"no table", "channels.yaml", "", "", "channels.yaml"},
		{"no lists", "choices.yaml", "", "", "choices.yaml"},
		{"an unknown field", "formulas/one.yaml", "reason", "excuse", "formulas/one.yaml"},
		{"a channel without register", "channels.yaml", "register: [police]", "register: []", "register are required"},
		{"a reach that is none", "channels.yaml", "reach: state", "reach: some", "reach is"},
		{"one state reads what addresses none", "channels.yaml", "to_state: true", "to_state: false", "cannot be read by one"},
		{"no signature in one language", "channels.yaml", "signed: {en: s, cnr: s}", "signed: {en: s}", "in every language"},
		{"no time of day", "channels.yaml", `"12:00"`, `"25:00"`, "no time of day"},
		{"no days", "channels.yaml", "[monday]", "[]", "days are required"},
		{"a day that is none", "channels.yaml", "[monday]", "[noday]", "no day noday"},
		{"a type without reply", "channels.yaml", "default: {notice: one}", "default: {}", "has no reply"},
		{"a reply that must be filled in", "channels.yaml", "notice: one", "notice: two", "no constant formula"},
		{"a state that answers fewer types", "channels.yaml", "states: {}", "states: {XA: {}}", "has no reply"},
		{"a state that answers another type", "channels.yaml", "states: {}", "states: {XA: {gossip: one}}", "no constant formula"},
		{"eleven months", "choices.yaml", "  - {code: a, words: {en: a, cnr: a}}\n  - {code: b", "  - {code: b", "twelve months"},
		{"a code twice", "choices.yaml", "code: l", "code: k", "list months"},
		{"no version", "formulas/one.yaml", "version: 1", "version: 0", "are required"},
		{"words in one language", "formulas/one.yaml", "{en: w, cnr: w}", "{en: w}", "every language"},
		{"no channel", "formulas/one.yaml", "[ncb]", "[]", "no channel"},
		{"a channel that is none", "formulas/one.yaml", "[ncb]", "[radio]", "no channel radio"},
		{"a channel of another register", "formulas/one.yaml", "register: police", "register: assistance", "does not send by"},
		{"a fact of a person where a state reads", "formulas/one.yaml", "reason: r", "reason: r, consent: true", "is read by a state"},
		{"a version twice", "formulas/two.yaml", "code: two", "code: one", "stands twice"},
		{"a list that is none", "formulas/two.yaml", "list: place", "list: gate", "no list gate"},
		{"a kind that is none: free text", "formulas/two.yaml", "kind: choice", "kind: text", "is of no kind"},
		{"a mark that nothing fills", "formulas/one.yaml", "cnr: w", `cnr: "{officer}"`, "filled by nothing"},
		{"a slot missing in one language", "formulas/two.yaml", `cnr: "at {place}"`, "cnr: at", "not in the words"},
	} {
		broken := files()
		if c.from == "" {
			delete(broken, c.file)
		} else {
			text := string(broken[c.file].Data)
			if !strings.Contains(text, c.from) {
				t.Fatalf("%s: nothing to break", c.reason)
			}
			broken[c.file] = &fstest.MapFile{Data: []byte(strings.Replace(text, c.from, c.to, 1))}
		}
		if _, err := Load(broken); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want %q", c.reason, err, c.want)
		}
	}
	twice := files()
	table := string(twice["channels.yaml"].Data)
	line := table[strings.Index(table, "  - {kind"):strings.Index(table, "replies:")]
	twice["channels.yaml"] = &fstest.MapFile{Data: []byte(strings.Replace(table, "replies:", line+"replies:", 1))}
	if _, err := Load(twice); err == nil || !strings.Contains(err.Error(), "ncb stands twice") {
		t.Errorf("a channel twice: got %v", err)
	}
}

// Who can read a channel: nobody, the state addressed, everyone; and a name that is none.
func TestChannels(t *testing.T) {
	l := window(t)
	one, err := Load(files())
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		reason, name, state string
		library             *Library
		reads, everyone     bool
	}{
		{"the state addressed", "ncb:XA", "XA", l, true, true},
		{"another: a bureau can pass on what it gets", "ncb:XB", "XA", l, true, true},
		{"a letter between central authorities may be passed on too", "central_authority:XB", "XA", l, true, true},
		{"the files commission is no state", "ccf", "XA", l, false, false},
		{"a state that was assessed keeps it", "ncb:XB", "XA", one, false, false},
		{"and reads it", "ncb:XB", "XB", one, true, false},
	} {
		channel, err := c.library.Channel(c.name)
		if err != nil || channel.Name() != c.name {
			t.Fatalf("%s: got %q, %v", c.reason, channel.Name(), err)
		}
		if got := channel.CanRead(c.state); got != c.reads || channel.Everyone() != c.everyone {
			t.Errorf("%s: got %v, %v; want %v, %v", c.reason, got, channel.Everyone(), c.reads, c.everyone)
		}
	}
	for _, name := range []string{"", "ncb", "ncb:", "ncb:QQ", "ipsg:XA", "press", "ncb:XA:XB"} {
		if channel, err := l.Channel(name); err == nil {
			t.Errorf("%q: got %v, want none", name, channel.Name())
		}
	}
	want := map[string][]string{
		"police":     {"ccf", "ipsg", "ncb"},
		"assistance": {"central_authority", "court", "embassy", "institution", "prosecutor"},
		"protection": nil, // nothing of it leaves
	}
	for _, register := range slices.Sorted(maps.Keys(want)) {
		if got := l.Channels(register); !slices.Equal(got, want[register]) {
			t.Errorf("%s: got %v, want %v", register, got, want[register])
		}
	}
}

// The reply to a bureau is a function of its state and of the type of its message.
func TestReply(t *testing.T) {
	small, err := Load(files())
	if err != nil {
		t.Fatal(err)
	}
	undated := letter.Order{Channel: "ncb:XA", Formula: "one", Language: English, Echo: letter.Echo{State: "XA"}}
	if got, err := small.Preview(undated); err != nil || got != "f\n\nt\n\nn\n\nw\n\ns\n" {
		t.Errorf("a reply that names nothing of the request: got %q, %v", got, err)
	}
	l := window(t)
	for _, messageType := range l.MessageTypes() {
		code, known := l.Reply("XA", messageType)
		if !known || code != "ncb_reply_"+messageType {
			t.Errorf("%s: got %q, %v", messageType, code, known)
		}
	}
	if !slices.Equal(l.MessageTypes(), []string{"diffusion", "direct_message", "notice"}) {
		t.Errorf("got %v", l.MessageTypes())
	}
	listed := files()
	listed["channels.yaml"] = &fstest.MapFile{Data: []byte(strings.Replace(string(listed["channels.yaml"].Data), "states: {}", "states: {XA: {notice: three}}", 1))}
	listed["formulas/three.yaml"] = &fstest.MapFile{Data: []byte(strings.Replace(string(listed["formulas/one.yaml"].Data), "code: one", "code: three", 1))}
	two, err := Load(listed)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		reason, state, messageType, want string
		known                            bool
	}{
		{"a state that is listed has its own", "XA", "notice", "three", true},
		{"any other has the common one", "XB", "notice", "one", true},
		{"no such type", "XA", "gossip", "", false},
		{"no such type for any other", "XB", "gossip", "", false},
	} {
		if got, known := two.Reply(c.state, c.messageType); got != c.want || known != c.known {
			t.Errorf("%s: got %q, %v; want %q, %v", c.reason, got, known, c.want, c.known)
		}
	}
}

// New words are a new version; a letter that was queued keeps the words of its own.
func TestVersions(t *testing.T) {
	two := files()
	later := strings.NewReplacer("version: 1", "version: 2", "{en: w, cnr: w}", "{en: new, cnr: new}").Replace(string(two["formulas/one.yaml"].Data))
	two["formulas/a-later-one.yaml"] = &fstest.MapFile{Data: []byte(later)}
	l, err := Load(two)
	if err != nil {
		t.Fatal(err)
	}
	o := letter.Order{Channel: "ncb:XA", Formula: "one", Language: English, Echo: letter.Echo{State: "XA"}}
	for version, want := range map[int64]string{0: "\nnew\n", 1: "\nw\n", 2: "\nnew\n"} {
		got, err := l.Compose(o, Envelope{Version: version, Reference: ref(t, 'a'), Dated: day(t, "2024-04-17")})
		if err != nil || !strings.Contains(got.Text(), want) {
			t.Errorf("version %d: got %q, %v", version, got.Text(), err)
		}
	}
	if all := l.Formulas("police"); len(all) != 2 || all[0].Version != 2 {
		t.Errorf("got %+v", all)
	}
}
