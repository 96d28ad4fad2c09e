package interpol

import (
	"fmt"
	"slices"
	"strconv"
	"time"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/identity"
	"github.com/zaklon/zaklon/identity/particulars"
	"github.com/zaklon/zaklon/interpol/part"
)

// mostPersons is how many persons one message may name.
const mostPersons = 20

// An Incoming is the form of a message as another bureau sent it. Names and papers are given as they
// stand in it, and nobody is named who is not.
type Incoming struct {
	Form        string                    `json:"form"`
	Colour      string                    `json:"colour"`
	Sender      string                    `json:"sender"`
	Reference   string                    `json:"reference"`
	Dated       deadline.Date             `json:"dated"`
	ReceivedAt  string                    `json:"received_at"` // "15:04"
	Priority    string                    `json:"priority"`
	Language    string                    `json:"language"`
	Restriction string                    `json:"restriction"`
	Deadline    deadline.Date             `json:"deadline"`
	CaseNumber  string                    `json:"case_number"`
	Charge      string                    `json:"charge"`
	Article     string                    `json:"article"`
	Warrant     string                    `json:"warrant"`
	WarrantOn   deadline.Date             `json:"warrant_on"`
	Summary     string                    `json:"summary"`
	Actions     []string                  `json:"actions"`
	Persons     []particulars.Particulars `json:"persons"`
}

// ReceiptKind is the act by which a message of a priority is received.
func ReceiptKind(priority string) string {
	if priority == part.Urgent {
		return "urgent_message.received"
	}
	return "routine_message.received"
}

func (in Incoming) check(o act.Occasion) error {
	var c act.Checks
	c.Require(!o.On.IsZero(), "on", "day_missing")
	c.Require(o.On <= o.Today, "on", "day_in_future")
	c.OneOf("form", in.Form, part.Forms())
	c.Require(in.Colour == "" || slices.Contains(part.Colours(), in.Colour), "colour", "choose_from_list")
	c.Require((in.Form == "notice") == (in.Colour != ""), "colour", "colour_of_notice")
	in.checkSender(&c, o)
	c.OneOf("restriction", in.Restriction, part.Restrictions())
	_, known := identity.LookupLanguage(in.Language)
	c.Require(known, "language", "language_unknown")
	for _, line := range []struct{ field, said string }{
		{"case_number", in.CaseNumber}, {"charge", in.Charge}, {"article", in.Article}, {"warrant", in.Warrant},
	} {
		c.OptionalLine(line.field, line.said)
	}
	c.Require(in.WarrantOn <= o.Today, "warrant_on", "day_in_future")
	c.OptionalText("summary", in.Summary)
	in.checkAsked(&c)
	in.checkPersons(&c, o.Today)
	return c.Err()
}

func (in Incoming) checkSender(c *act.Checks, o act.Occasion) {
	_, known := identity.LookupState(in.Sender)
	c.Require(known && len(in.Sender) == 2, "sender", "state_unknown")
	c.Line("reference", in.Reference)
	c.Require(!in.Dated.IsZero(), "dated", "day_missing") // the reply repeats it
	c.Require(in.Dated <= o.Today, "dated", "day_in_future")
	_, err := time.Parse("15:04", in.ReceivedAt)
	c.Require(err == nil, "received_at", "time_impossible")
	c.Require(in.Deadline.IsZero() || in.Deadline >= o.On, "deadline", "deadline_past")
	if o.Kind == NoticeImported {
		return
	}
	c.OneOf("priority", in.Priority, part.Priorities())
	c.Require(!slices.Contains(part.Priorities(), in.Priority) || o.Kind == ReceiptKind(in.Priority), "priority", "priority_other_act")
}

func (in Incoming) checkAsked(c *act.Checks) {
	c.Require(len(in.Actions) > 0, "actions", "action_missing")
	for i, a := range in.Actions {
		c.OneOf("actions", a, part.Actions())
		c.Require(!slices.Contains(in.Actions[:i], a), "actions", "twice")
	}
	if slices.Contains(in.Actions, part.ActionArrest) {
		c.Require(identity.Clean(in.Warrant) != "", "warrant", "warrant_missing")
	}
}

func (in Incoming) checkPersons(c *act.Checks, today deadline.Date) {
	c.Require(len(in.Persons) > 0, "persons", "person_missing")
	c.Require(len(in.Persons) <= mostPersons, "persons", "too_many", "max", strconv.Itoa(mostPersons))
	for i, p := range in.Persons[:min(len(in.Persons), mostPersons)] {
		p.Check(c, fmt.Sprintf("persons.%d.", i), today)
	}
}

// Receive opens the file of a message that another bureau sent.
func Receive(f File, in Incoming, o act.Occasion) (File, act.Minutes, error) {
	if f.Message.State != "" {
		return f, nil, o.Refuse("", "step_not_allowed", "state", string(f.Message.State))
	}
	if err := in.check(o); err != nil {
		return f, nil, err
	}
	f.Message = Message{
		ID: f.Message.ID, Version: 1, State: Received, Unit: o.Unit, Form: in.Form, Colour: in.Colour, Sender: in.Sender,
		Reference: identity.Clean(in.Reference), Dated: in.Dated, ReceivedOn: o.On, ReceivedAt: in.ReceivedAt, Priority: in.Priority,
		Language: in.Language, Restriction: in.Restriction, Deadline: in.Deadline, CaseNumber: identity.Clean(in.CaseNumber),
		Charge: identity.Clean(in.Charge), Article: identity.Clean(in.Article), Warrant: identity.Clean(in.Warrant), WarrantOn: in.WarrantOn,
		Summary: in.Summary, PackState: o.Pack.State,
	}
	for _, a := range in.Actions {
		f.Requested = append(f.Requested, Requested{ID: o.NewID(), Action: a})
	}
	for _, p := range in.Persons {
		f.File, _ = f.Add(p, o.NewID)
	}
	return f.wound(o, act.Minutes{
		{Key: "message_form", Value: in.Form}, {Key: "sender", Value: in.Sender}, {Key: "restriction", Value: in.Restriction},
		{Key: "persons", Value: strconv.Itoa(len(in.Persons))},
	})
}
