// Package ledger is the rules of the door's own book: interim measures and the other causes that no
// other register holds, pairs of a claim and a cause that may be of one person, what the protection
// liaison says of them, and how a hold ends.
//
// Every rule is a pure function of file, input and occasion. The package may not name a desk, package
// protection, a store, a clock or a log. A verdict "different" and every lifting take two named people,
// and no rule here makes an exception.
package ledger

import (
	"slices"
	"strings"

	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/interlock"
)

// The sorts of a file of the ledger.
const (
	SortMatch     = "match"     // a pair of a claim and a cause
	SortCause     = "cause"     // an interim measure, or a cause that the liaison entered
	SortStatement = "statement" // what a court was told on its formal request
)

// The states of a file.
const (
	Noted             = "noted" // of a match: nobody has looked at it, or it is another pair since
	Same              = "same"
	DifferentProposed = "different_proposed"
	Cleared           = "cleared"
	InForce           = "in_force" // of a cause
	LiftingReceived   = "lifting_received"
	LiftingProposed   = "lifting_proposed" // of either
	Lifted            = "lifted"
	Stated            = "stated"        // of a statement: a second liaison is awaited
	Told              = "told"          // a second liaison confirmed it, and the court is told
	NotConfirmed      = "not_confirmed" // a second liaison did not
	Dismissed         = "dismissed"     // its question was taken out, and nobody is told anything
)

// Closed lists of causes. What a court or a committee orders is a measure; the others the liaison enters.
const (
	Rule39           = "rule39"            // European Court of Human Rights, Rule 39
	UNCAT            = "uncat"             // Committee against Torture, Rule 114
	HRC              = "hrc"               // Human Rights Committee, Rule 94
	ConstCourt       = "constcourt"        // Constitutional Court
	Supreme          = "supreme"           // Supreme Court: extraordinary remedy
	Minor            = "minor"             // the person is a minor
	AssuranceMissing = "assurance_missing" // an assurance that was asked for is missing
)

// Measures lists the bodies whose interim measure holds.
func Measures() []string { return []string{Rule39, UNCAT, HRC, ConstCourt} }

// Obliges tells whether a cause of the ledger is an obligation of non-refoulement: what a court or a
// committee orders under a treaty against ill-treatment. A remedy of a court of the host state, the age
// of the person and a missing paper bar a surrender for other reasons (mla/22: what a court is told).
func (c Cause) Obliges() bool { return slices.Contains([]string{Rule39, UNCAT, HRC}, c.Body) }

// Causes lists what the liaison may enter.
func Causes() []string { return []string{Supreme, Minor, AssuranceMissing} }

// A Head is what every file of the ledger has.
type Head struct {
	ID       string
	Version  int64
	Sort     string
	State    string
	Proposer string // who said "different", proposed the lifting or stated, while another person is awaited
}

// A Cause is an interim measure or an entered cause; a file of that sort has one.
type Cause struct {
	ID         string
	Body       string        // of Measures or Causes
	Reference  string        // of the body: number of the application or communication
	ReceivedOn deadline.Date // by whichever desk
	ReceivedAt string        // "15:04", in the zone of the host state
	States     string        // codes with a space between; empty: every state
	Reason     string        // sealed: what an entered cause rests on
	SHA256     string        // of the document, empty where none was filed
	HoldBy     string        // until when the hold is to be in effect, RFC 3339; empty where no rule says
	AckBy      string        // until when it is to be acknowledged
	AckedOn    deadline.Date
	LiftingOn  deadline.Date // when the lifting by the body was received
	LiftingRef string
}

// A Paper is the document of a measure, sealed in the register.
type Paper struct{ ID, Blob string }

// A Subject is one person whom a cause protects.
type Subject struct {
	ID   string
	Said string // sealed: the particulars as JSON
}

// A Pair is the claim and the cause of a match; a file of that sort has one.
type Pair struct {
	ID           string
	Claim, Cause interlock.Ref
	ClaimDigest  string
	CauseDigest  string
	Tier         string // possible | probable | same
	Bits         int64  // the score in hundredths of a bit
	Terms        string // sealed: what the score is made of, as JSON
	NotedOn      deadline.Date
}

// A Verdict is what a liaison said of a match, and whether a second one confirmed it.
type Verdict struct {
	ID      string
	Verdict string // same | different
	Reasons string // sealed
	By      string
	On      deadline.Date
	Decider string
	Decided deadline.Date
	Status  string // stands | proposed | confirmed | refused | overtaken
	Remark  string // sealed: of the second person
}

// A Lifting is the proposal that a hold end, and what the second person said.
type Lifting struct {
	ID      string
	Reasons string // sealed
	By      string
	On      deadline.Date
	Decider string
	Decided deadline.Date
	Status  string // proposed | confirmed | refused | overtaken
	Remark  string // sealed
}

// A Hold is the reference of a hold of a match. One that is settled never stands again.
type Hold struct {
	ID      string
	Settled bool
}

// A Statement is what a court is told on its formal request, once a second liaison has confirmed it.
type Statement struct {
	ID        string
	Claim     interlock.Ref
	Court     string // the unit that it is
	Reference string // of the court's request
	Engaged   bool   // non-refoulement obligations are engaged
	On        deadline.Date
	Question  string // the message of the post that asked
	State     string // to which the person may be handed, as the court wrote
	By        string
	Decider   string
	Decided   deadline.Date
	Status    string // proposed | confirmed | refused | dismissed: then it says neither yes nor no
	Remark    string // sealed: of the second person, or of who dismissed the question
}

// A File is everything the ledger holds under one reference. Rules receive it by value and return another.
type File struct {
	Head       Head
	Causes     []Cause
	Subjects   []Subject
	Pairs      []Pair
	Verdicts   []Verdict
	Liftings   []Lifting
	Holds      []Hold
	Statements []Statement
	Papers     []Paper
}

// Held tells whether a match bars the acts of its claim.
func (f File) Held() bool {
	return f.Head.Sort == SortMatch && f.Head.State != Cleared && f.Head.State != Lifted
}

// Same tells whether a liaison found that both persons of a match are one, and that stands.
func (f File) Same() bool {
	return slices.ContainsFunc(f.Verdicts, func(v Verdict) bool { return v.Verdict == VerdictSame && v.Status == "stands" })
}

// Stands tells whether a cause is in force: until two people have ended it.
func (f File) Stands() bool { return f.Head.Sort == SortCause && f.Head.State != Lifted }

// Hold is the hold of a match that is not settled, if any.
func (f File) Hold() (Hold, bool) {
	i := slices.IndexFunc(f.Holds, func(h Hold) bool { return !h.Settled })
	if i < 0 {
		return Hold{}, false
	}
	return f.Holds[i], true
}

// Settled lists the holds of a match that stand no longer: those settled before, and where the cause is
// one of the ledger that was lifted, all.
func (f File) Settled(causeLifted bool) []interlock.Hold {
	var out []interlock.Hold
	for _, p := range f.Pairs {
		for _, h := range f.Holds {
			if h.Settled || causeLifted {
				out = append(out, interlock.Hold{ID: h.ID, Of: p.Claim})
			}
		}
	}
	return out
}

// Feared gives the states that a cause of the ledger bars; none: every state.
func (c Cause) Feared() []string { return strings.Fields(c.States) }

// settle marks every hold of a match as ended.
func (f File) settle() File {
	f.Holds = slices.Clone(f.Holds)
	for i := range f.Holds {
		f.Holds[i].Settled = true
	}
	return f
}
