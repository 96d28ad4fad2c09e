package ending

import (
	"slices"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/extradition"
	"github.com/zaklon/zaklon/extradition/part"
	"github.com/zaklon/zaklon/extradition/stage"
	"github.com/zaklon/zaklon/identity"
	"github.com/zaklon/zaklon/letter"
)

// An AgreementForm is the form by which day and place of the surrender are recorded.
type AgreementForm struct {
	Day    deadline.Date      `json:"day"` // the agreed day
	Place  string             `json:"place"`
	Door   extradition.Answer `json:"-"` // set by the desk
	Letter letter.Queueing    `json:"-"` // to the requesting state; set by the desk, and optional
}

// Check refuses an agreement of a day without a day not before it, or without a place.
func (in AgreementForm) Check(on deadline.Date) error {
	var c act.Checks
	c.Require(!in.Day.IsZero(), "day", "day_missing")
	c.Require(in.Day.IsZero() || in.Day >= on, "day", "day_past")
	c.Line("place", in.Place)
	return c.Err()
}

// Agree records the agreed day and place, and the days of detention that the requesting state is told. It
// is refused while a hold stands. A new day takes the place of the one before, and both times run from it.
func Agree(f extradition.File, in AgreementForm, o act.Occasion) (extradition.File, act.Minutes, error) {
	next, err := f.Step(o)
	if err != nil {
		return f, nil, err
	}
	if err := in.Door.Check(o); err != nil {
		return f, nil, err
	}
	if err := in.Check(o.On); err != nil {
		return f, nil, err
	}
	next, queued, err := next.Queued(in.Letter, o)
	if err != nil {
		return f, nil, err
	}
	if s, ok := f.Surrender(); ok && s.Arranged() {
		next = changed(next, func(s *part.Surrender) { s.Status, s.EndedOn, s.Ground = part.Postponed, o.On, "new_day" })
	}
	s := part.Surrender{ID: o.NewID(), Status: part.Agreed, AgreedOn: o.On, On: in.Day, Place: identity.Clean(in.Place), Days: DaysHeld(f, in.Day)}
	next.Surrenders = part.Added(next.Surrenders, s)
	return next.Wound(o, append(act.Minutes{{Key: "agreed_day", Value: in.Day.String()}}, queued...))
}

// DaysHeld counts the days on which the person was or will have been held up to a day, each day begun as
// one.
func DaysHeld(f extradition.File, until deadline.Date) int64 {
	var days int64
	var counted deadline.Date // the last day that was counted: a release and an arrest may share one
	for _, c := range f.Custodies {
		from, to := c.Arrested, until
		if from.IsZero() {
			from = c.OrderedOn
		}
		if !c.ReleasedOn.IsZero() {
			to = min(to, c.ReleasedOn)
		}
		if from = max(from, counted+1); from <= to {
			days, counted = days+int64(to-from)+1, to
		}
	}
	return days
}

// changed is the file with its last arrangement as edit leaves it.
func changed(f extradition.File, edit func(s *part.Surrender)) extradition.File {
	s, _ := f.Surrender()
	edit(&s)
	f.Surrenders = part.Replaced(f.Surrenders, len(f.Surrenders)-1, s)
	return f
}

// An ExecutionForm is the form of each of the two acts by which a person is handed over.
type ExecutionForm struct {
	Message string             `json:"message"` // of the post, by which the police reported it; person.surrendered alone, and optional
	Door    extradition.Answer `json:"-"`       // set by the desk
}

// Intend records that the surrender is to be carried out now. It is refused while a hold stands, and hands
// nobody over: another officer does.
func Intend(f extradition.File, in ExecutionForm, o act.Occasion) (extradition.File, act.Minutes, error) {
	next, err := f.Step(o)
	if err != nil {
		return f, nil, err
	}
	if err := in.Door.Check(o); err != nil {
		return f, nil, err
	}
	if in.Message != "" {
		return f, nil, o.Refuse("message", "choose_from_list")
	}
	s, _ := f.Surrender()
	switch s.Status {
	case part.Agreed:
	case part.Intended:
		return f, nil, o.Refuse("", "already_intended")
	default:
		return f, nil, o.Refuse("", "day_not_agreed")
	}
	if o.On < s.AgreedOn {
		return f, nil, o.Refuse("on", "intended_before_agreement")
	}
	next = changed(next, func(s *part.Surrender) { s.Status, s.IntendedOn, s.IntendedBy = part.Intended, o.On, o.Officer })
	return next.Wound(o, act.Minutes{{Key: "agreed_day", Value: s.On.String()}})
}

// HandOver records that the person was handed over. It is refused while a hold stands, before the agreed
// day, and to the officer who intended it: nobody hands a person over alone.
func HandOver(f extradition.File, in ExecutionForm, o act.Occasion) (extradition.File, act.Minutes, error) {
	next, err := f.Step(o)
	if err != nil {
		return f, nil, err
	}
	if err := in.Door.Check(o); err != nil {
		return f, nil, err
	}
	s, _ := f.Surrender()
	if s.Status != part.Intended {
		return f, nil, o.Refuse("", "not_intended")
	}
	if s.IntendedBy == o.Officer {
		return f, nil, o.Refuse("", "own_intention")
	}
	if o.On < max(s.On, s.IntendedOn) {
		return f, nil, o.Refuse("on", "before_agreed_day")
	}
	next = changed(next, func(s *part.Surrender) { s.Status, s.ExecutedOn, s.ExecutedBy = part.Executed, o.On, o.Officer })
	return ended(next, o).Wound(o, append(act.Minutes{{Key: "agreed_day", Value: s.On.String()}}, extradition.Late(f, o)...))
}

// A PostponementForm is the form by which a surrender is postponed.
type PostponementForm struct {
	Message string          `json:"message"` // of the post, by which the police reported it; optional
	Ground  string          `json:"ground"`  // of part.PostponementGrounds
	Until   deadline.Date   `json:"until"`   // only where something beyond control prevents it
	Notice  deadline.Date   `json:"notice"`  // to the requesting state; only there
	Letter  letter.Queueing `json:"-"`       // to the requesting state; set by the desk, and optional
}

// Postpone records that the surrender does not take place on the agreed day: no day is agreed any more,
// and the police are not to come. Something beyond control prolongs the first time for taking the person
// over, and both times run on until another day is agreed; on any other ground none runs.
func Postpone(f extradition.File, in PostponementForm, o act.Occasion) (extradition.File, act.Minutes, error) {
	next, err := f.Step(o)
	if err != nil {
		return f, nil, err
	}
	force := in.Ground == part.ForceMajeure
	var c act.Checks
	c.OneOf("ground", in.Ground, part.PostponementGrounds())
	c.Require(force == !in.Until.IsZero(), "until", "until_of_force_majeure")
	c.Require(force == !in.Notice.IsZero(), "notice", "until_of_force_majeure")
	c.Require(in.Notice.IsZero() || in.Notice >= o.On, "notice", "notice_before_act")
	c.Require(in.Notice <= o.Today, "notice", "day_in_future")
	if err := c.Err(); err != nil {
		return f, nil, err
	}
	next, queued, err := next.Queued(in.Letter, o)
	if err != nil {
		return f, nil, err
	}
	minutes := append(act.Minutes{{Key: "ground", Value: in.Ground}}, queued...)
	next = changed(next, func(s *part.Surrender) { s.Status, s.EndedOn, s.Ground = part.Postponed, o.On, in.Ground })
	if !force {
		next.Request.State = stage.SurrenderGranted
		return next.Wound(o, minutes)
	}
	s, _ := f.Surrender()
	next.Request.State = stage.SurrenderAgreed
	next.Prolongings = part.Added(f.Prolongings, part.Prolonging{
		ID: o.NewID(), Of: s.ID, Ground: in.Ground, On: o.On, Until: in.Until, NoticeOn: in.Notice, LateDays: f.LateFor(in.Ground, o),
	})
	return next.Reckoned(o, append(minutes, act.Line{Key: "until", Value: in.Until.String()}))
}

// A LapseForm is the form by which an arrangement lapses.
type LapseForm struct {
	Ground string `json:"ground"` // of part.LapseGrounds
}

// Lapse records that the requesting state did not take the person over, or gave the surrender up. The
// former is refused until the first time for taking over has passed.
func Lapse(f extradition.File, in LapseForm, o act.Occasion) (extradition.File, act.Minutes, error) {
	next, err := f.Step(o)
	if err != nil {
		return f, nil, err
	}
	if !slices.Contains(part.LapseGrounds(), in.Ground) {
		return f, nil, o.Refuse("ground", "choose_from_list")
	}
	if due := takeover(f); in.Ground == "not_taken_over" && o.On <= due {
		return f, nil, o.Refuse("on", "still_to_be_taken_over", "due", due.String())
	}
	next = changed(next, func(s *part.Surrender) { s.Status, s.EndedOn, s.Ground = part.Lapsed, o.On, in.Ground })
	return next.Closed("lapsed", o).Wound(o, act.Minutes{{Key: "ground", Value: in.Ground}})
}

// takeover is the last day of the first time for taking the person over from the agreed day; a law that
// names no such time leaves the agreed day itself.
func takeover(f extradition.File) deadline.Date {
	s, _ := f.Surrender()
	var first deadline.Date
	for _, c := range f.Clocks {
		if c.Anchor == s.On && c.EndedBy("person.surrendered") && (first.IsZero() || c.Due < first) {
			first = c.Due
		}
	}
	return max(first, s.On)
}
