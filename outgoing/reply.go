package outgoing

import (
	"maps"
	"slices"
)

// replies says which formula answers a message of a bureau, by the state and the type of message
// alone: never by who is named in it or by what was found.
type replies struct {
	Default map[string]string            `yaml:"default"` // by type of message
	States  map[string]map[string]string `yaml:"states"`  // a state that is answered otherwise, as a whole
}

// Reply is the code of the formula that answers a message of a type from the bureau of a state. It
// returns false for a type that is none.
func (l *Library) Reply(state, messageType string) (string, bool) {
	if own, listed := l.replies.States[state]; listed {
		code, known := own[messageType]
		return code, known
	}
	code, known := l.replies.Default[messageType]
	return code, known
}

// MessageTypes lists the types of messages that have a reply.
func (l *Library) MessageTypes() []string { return slices.Sorted(maps.Keys(l.replies.Default)) }

// fault wants every state that is listed to have a reply for every type, and every reply to be a
// formula without anything to fill in.
func (r replies) fault(l *Library) string {
	tables := []map[string]string{r.Default}
	for _, state := range slices.Sorted(maps.Keys(r.States)) {
		tables = append(tables, r.States[state])
	}
	for _, table := range tables {
		if len(table) != len(r.Default) || len(table) == 0 {
			return "replies: a type of message has no reply"
		}
		for messageType, code := range table {
			f, known := l.Formula(code, 0)
			if !known || len(f.Slots) > 0 || r.Default[messageType] == "" {
				return "replies: " + code + " is no constant formula"
			}
		}
	}
	return ""
}
