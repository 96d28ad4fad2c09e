// Package post is the internal post: what one register may hand to another, when it leaves, and how
// it is carried so that it arrives once.
//
// A message says what its receiver needs and nothing of the file it comes from, but that the door is
// told of which claim a court asks; nothing that is in the protection register leaves by it, and to what
// goes in nothing ever comes back. An expressed
// intention and an interim measure never travel by post: they go through the door. The package may
// not import a register, a desk, a rule, a clock or a log; the desks implement Carrier.
package post

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"
)

// The registers between which the post goes.
const (
	Protection = "protection"
	Assistance = "assistance"
	Police     = "police"
	Door       = "door"
)

// The kinds of messages. There is no other.
const (
	ProvisionalArrestKind   = "provisional_arrest"    // the police arrested a person on the request of a state
	SurrenderKind           = "surrender_arrangement" // the ministry asks the police to hand a person over
	SurrenderRecalledKind   = "surrender_recalled"    // and takes that back
	EscortKind              = "escort_report"         // what became of that
	EvidenceKind            = "evidence"              // what somebody sends "for the asylum office", whether or not one is involved
	RefoulementQuestionKind = "refoulement_question"  // a court asks formally
	RefoulementAnswerKind   = "refoulement_statement" // yes or no, sealed
)

// A Message is one thing that goes from one register to another.
type Message struct {
	ID        string          // drawn at random by the sender; it tells no order
	From, To  string          // registers
	Kind      string          // of Kinds
	Answers   string          // the message that it answers, by its ID; empty: none
	Form      json.RawMessage // one of the forms of this package, by kind
	Documents []Document
	Leaves    int64 // the slot in which it leaves, in microseconds since 1970, UTC
}

// A Document is a paper that goes with a message.
type Document struct {
	Title, MediaType string
	SHA256           string // of Content
	Content          []byte
}

// A route says from where to where a kind of message goes, and how often the post between the two
// leaves. The times are a rule of the house (house-rules/1 asks for a hold in a quarter of an hour,
// and a hold does not wait for the post), and no law sets them.
type route struct {
	from   []string
	to     string
	every  time.Duration // counted from midnight in the zone of the host state
	answer string        // the kind of message that it may answer
	atOnce bool          // it leaves when it is written, and every is how often it is tried again
}

// routes is the table of the post. A recall waits for no slot: it says only that an arrangement of the
// ministry is taken back, which the ministry itself decided, so that its hour tells nothing that is
// protected, and each minute that it waits is one in which a person may be handed over. immutable
var routes = map[string]route{
	ProvisionalArrestKind:   {from: []string{Police}, to: Assistance, every: 15 * time.Minute},
	SurrenderKind:           {from: []string{Assistance}, to: Police, every: 15 * time.Minute},
	SurrenderRecalledKind:   {from: []string{Assistance}, to: Police, every: time.Minute, answer: SurrenderKind, atOnce: true},
	EscortKind:              {from: []string{Police}, to: Assistance, every: 15 * time.Minute, answer: SurrenderKind},
	EvidenceKind:            {from: []string{Assistance, Police, Door}, to: Protection, every: time.Hour},
	RefoulementQuestionKind: {from: []string{Assistance}, to: Door, every: time.Hour},
	RefoulementAnswerKind:   {from: []string{Door}, to: Assistance, every: 24 * time.Hour, answer: RefoulementQuestionKind},
}

// Kinds lists what a register may send to another, in alphabetical order.
func Kinds(from, to string) []string {
	var out []string
	for kind, r := range routes {
		if r.to == to && slices.Contains(r.from, from) {
			out = append(out, kind)
		}
	}
	slices.Sort(out)
	return out
}

// Answered is the kind of message that one of this kind may answer; empty: none.
func Answered(kind string) string { return routes[kind].answer }

// Slot is the fixed instant in which a message of a kind leaves that is written at a time: the next
// of its rhythm. It depends on nothing else, so that nobody learns from it who wrote what. What leaves
// at once leaves in the instant in which it is written.
func Slot(kind string, at time.Time, zone *time.Location) time.Time {
	if routes[kind].atOnce {
		return at
	}
	return rhythm(kind, at, zone)
}

// rhythm is the next instant of the rhythm of a kind.
func rhythm(kind string, at time.Time, zone *time.Location) time.Time {
	local := at.In(zone)
	midnight := time.Date(local.Year(), local.Month(), local.Day(), 0, 0, 0, 0, zone)
	tomorrow := time.Date(local.Year(), local.Month(), local.Day()+1, 0, 0, 0, 0, zone)
	every := max(routes[kind].every, time.Minute)
	slot := midnight.Add((at.Sub(midnight)/every + 1) * every)
	if every >= 24*time.Hour || slot.After(tomorrow) { // a day may have an hour less, or one more
		return tomorrow
	}
	return slot
}

// Next is the first instant after a time in which any message may leave.
func Next(at time.Time, zone *time.Location) time.Time {
	var first time.Time
	for kind := range routes {
		if slot := rhythm(kind, at, zone); first.IsZero() || slot.Before(first) {
			first = slot
		}
	}
	return first
}

// ErrRoute says that the post has no such way: nothing of this kind goes from there to there.
var ErrRoute = errors.New("the post has no such way") // immutable

// ErrLeft says that a message has left already: another program carried it.
var ErrLeft = errors.New("the message has left") // immutable

// Check refuses a message that the post does not carry, with ErrRoute, and one whose form or whose
// papers are not what they say, with *act.Refused.
func (m Message) Check() error {
	if !slices.Contains(Kinds(m.From, m.To), m.Kind) {
		return ErrRoute
	}
	if m.Answers != "" && Answered(m.Kind) == "" {
		return ErrRoute
	}
	return m.checkForm()
}

// A Carrier is one register's end of the post.
type Carrier interface {
	// Name is the register's.
	Name() string
	// Due names the messages to another register whose slot has come and that have not left, in the
	// order of their IDs.
	Due(ctx context.Context, to string) ([]string, error)
	// Open gives a message that is due, and ErrLeft for one that has left meanwhile.
	Open(ctx context.Context, id string) (Message, error)
	// Accept puts a message into the inbox, once: of one that is there already it changes nothing.
	Accept(ctx context.Context, m Message) error
	// Left notes that a message has arrived, so that it is not due any more.
	Left(ctx context.Context, id string) error
}

// Carry brings what is due from one register to another and returns how many arrived. Each message
// is accepted first and noted as left afterwards, so that one on which the house breaks off comes
// again and is known. What cannot be carried now is left for the next time, and the others go.
func Carry(ctx context.Context, from, to Carrier) (int, error) {
	due, err := from.Due(ctx, to.Name())
	if err != nil {
		return 0, fmt.Errorf("post %s to %s: %w", from.Name(), to.Name(), err)
	}
	carried := 0
	var wrong error
	for _, id := range due {
		if err := carry(ctx, from, to, id); err != nil {
			wrong = errors.Join(wrong, fmt.Errorf("post %s to %s: %s: %w", from.Name(), to.Name(), id, err))
			continue
		}
		carried++
	}
	return carried, wrong
}

func carry(ctx context.Context, from, to Carrier, id string) error {
	m, err := from.Open(ctx, id)
	if errors.Is(err, ErrLeft) {
		return nil
	}
	if err != nil {
		return err
	}
	if m.From != from.Name() || m.To != to.Name() {
		return ErrRoute
	}
	if err := to.Accept(ctx, m); err != nil {
		return err
	}
	return from.Left(ctx, id)
}
