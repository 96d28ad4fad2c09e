package outgoing

import (
	"fmt"
	"slices"
	"strings"

	"github.com/zaklon/zaklon/identity"
)

// Who can read what leaves by a channel.
const (
	reachNobody   = "nobody"   // no state
	reachState    = "state"    // the state addressed, and no other: it was assessed that it passes nothing on
	reachEveryone = "everyone" // every state: whoever receives it may pass it on
)

// A row of the channel table.
type row struct {
	Kind     string   `yaml:"kind"`
	ToState  bool     `yaml:"to_state"` // it addresses one state: "ncb:XA"
	Register []string `yaml:"register"` // which registers may send by it
	Reach    string   `yaml:"reach"`
	Slot     rhythm   `yaml:"slot"`
	From     Words    `yaml:"from"`
	To       Words    `yaml:"to"`
	Signed   Words    `yaml:"signed"`
}

// A Channel is one way out to one recipient. Its zero value is no way out.
type Channel struct {
	row   row
	state string
}

// Channel reads the name of a channel: its kind and, where it addresses a state, the state. The
// error says that the table has none of that name.
func (l *Library) Channel(name string) (Channel, error) {
	kind, state, stated := strings.Cut(name, ":")
	r, known := l.rows[kind]
	if _, isState := identity.LookupState(state); !known || r.ToState != stated || stated && !isState {
		return Channel{}, fmt.Errorf("no such channel")
	}
	return Channel{row: r, state: state}, nil
}

// Channels lists the kinds of channels by which a register may send.
func (l *Library) Channels(register string) []string {
	var out []string
	for kind, r := range l.rows {
		if slices.Contains(r.Register, register) {
			out = append(out, kind)
		}
	}
	slices.Sort(out)
	return out
}

// kind is what kind of channel it is.
func (c Channel) kind() string { return c.row.Kind }

// Name is the channel as the table knows it: "ncb:XA", "ccf".
func (c Channel) Name() string {
	if c.row.ToState {
		return c.row.Kind + ":" + c.state
	}
	return c.row.Kind
}

// to names the recipient.
func (c Channel) to(language string) string {
	return strings.ReplaceAll(c.row.To[language], "{state}", c.state)
}

// CanRead tells whether a state can come to read what leaves by the channel. A state that was not
// assessed passes on what it receives.
func (c Channel) CanRead(state string) bool {
	switch c.row.Reach {
	case reachNobody:
		return false
	case reachState:
		return state == c.state
	}
	return true
}

// Everyone tells whether what leaves by the channel counts as known to every state.
func (c Channel) Everyone() bool { return c.row.Reach != reachNobody && c.row.Reach != reachState }

// fault says what is wrong with a row of the table, or nothing.
func (r row) fault() string {
	switch {
	case r.Kind == "" || strings.Contains(r.Kind, ":") || len(r.Register) == 0:
		return "kind and register are required"
	case !slices.Contains([]string{reachNobody, reachState, reachEveryone}, r.Reach):
		return "reach is nobody, state or everyone"
	case r.Reach == reachState && !r.ToState:
		return "a channel that addresses no state cannot be read by one alone"
	case !r.From.whole() || !r.To.whole() || !r.Signed.whole():
		return "from, to and signed are required in every language"
	}
	return r.Slot.fault()
}
