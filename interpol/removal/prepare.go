package removal

import (
	"slices"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/identity"
	"github.com/zaklon/zaklon/identity/particulars"
)

// A Preparation is the form that opens the file of a removal. It orders nothing and asks no state for
// anything.
type Preparation struct {
	Kind   string                  `json:"kind"` // expulsion | readmission
	To     string                  `json:"to"`
	Ground string                  `json:"ground"`
	Person particulars.Particulars `json:"person"`
}

// checkTo notes a state to which nobody can be handed.
func checkTo(c *act.Checks, to string) {
	_, known := identity.LookupState(to)
	c.Require(known && len(to) == 2, "to", "state_unknown") // the codes of three letters stand for no state
}

// Prepare opens the file of a removal: who is to be handed to which state. The door looks for the
// person before anything can be ordered.
func Prepare(f File, in Preparation, o act.Occasion) (File, act.Minutes, error) {
	var c act.Checks
	c.Require(!o.On.IsZero(), "on", "day_missing")
	c.Require(o.On <= o.Today, "on", "day_in_future")
	c.OneOf("kind", in.Kind, Bases())
	checkTo(&c, in.To)
	c.OneOf("ground", in.Ground, Grounds())
	in.Person.Check(&c, "person.", o.Today)
	if err := c.Err(); err != nil {
		return f, nil, err
	}
	return f.begin(Removal{State: Prepared, Kind: in.Kind, To: in.To, Ground: in.Ground}, in.Person, o)
}

// begin opens a file that has none of its acts yet.
func (f File) begin(r Removal, person particulars.Particulars, o act.Occasion) (File, act.Minutes, error) {
	if f.Removal.State != "" {
		return f, nil, o.Refuse("", "step_not_allowed", "state", string(f.Removal.State))
	}
	r.ID, r.Version, r.Unit, r.PreparedOn, r.PackState = f.Removal.ID, 1, o.Unit, o.On, o.Pack.State
	r.Pack = o.Pack.ID + "@" + o.Pack.Version
	f.Removal = r
	f.File, _ = f.Add(person, o.NewID)
	return f, act.Minutes{{Key: "removal_kind", Value: r.Kind}, {Key: "to_state", Value: r.To}}, nil
}

// Describe adds to the person of the file what is learned of them later. The door looks again.
func Describe(f File, in particulars.Particulars, o act.Occasion) (File, act.Minutes, error) {
	next, err := f.Step(Answer{}, o)
	if err != nil {
		return f, nil, err
	}
	var c act.Checks
	c.Require(!in.Empty(), "names.0.family", "name_empty")
	in.CheckMore(&c, "", o.Today)
	if err := c.Err(); err != nil {
		return f, nil, err
	}
	next.File = f.File.Describe(f.Persons[0].ID, in, o.NewID)
	return next, nil, nil
}

// An AssignForm names the officer responsible for the file.
type AssignForm struct {
	Officer  string   `json:"officer"`
	Officers []string `json:"-"` // of the unit; set by the desk
}

// Assign makes an officer of the unit responsible for the file.
func Assign(f File, in AssignForm, o act.Occasion) (File, act.Minutes, error) {
	next, err := f.Step(Answer{}, o)
	if err != nil {
		return f, nil, err
	}
	if !slices.Contains(in.Officers, in.Officer) {
		return f, nil, o.Refuse("officer", "choose_from_list")
	}
	next.Removal.Assignee = in.Officer
	return next, act.Minutes{{Key: "assignee", Value: in.Officer}}, nil
}

// A ReasonForm is the form of an act that ends something.
type ReasonForm struct {
	Reason string `json:"reason"`
}

// End cancels a removal or voids an escort.
func End(f File, in ReasonForm, o act.Occasion) (File, act.Minutes, error) {
	next, err := f.Step(Answer{}, o)
	if err != nil {
		return f, nil, err
	}
	var c act.Checks
	c.Text("reason", in.Reason)
	if err := c.Err(); err != nil {
		return f, nil, err
	}
	next.Removal.EndedOn, next.Removal.EndReason = o.On, in.Reason
	return next, nil, nil
}
