package extradition

import (
	"slices"

	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/extradition/stage"
)

// NotReceived is the code of a file on a day before it began.
const NotReceived = "not_received"

// A Status is where a file stood at the end of a day, by the days of its acts. What the register had
// been told by then is another question, and is asked of the book.
type Status struct {
	Code  string        // NotReceived or a stage
	Since deadline.Date // the day on which it came there
	Days  int64         // whole days from then to the day asked
}

// StatusOn tells where the file stood at the end of a day.
func StatusOn(f File, day deadline.Date) Status {
	known := f.passages(day)
	if len(known) == 0 {
		return Status{Code: NotReceived}
	}
	p := known[len(known)-1]
	return Status{Code: p.Stage, Since: p.On, Days: int64(day - p.On)}
}

// passages are those of the days up to one.
func (f File) passages(day deadline.Date) []Passage {
	return slices.DeleteFunc(slices.Clone(f.Passages), func(p Passage) bool { return p.On > day })
}

// A Wait is a file that a court has, as it stood at the end of a day.
type Wait struct {
	Court      string        // the unit that is the court which has it
	Since      deadline.Date // since when courts have it without a break
	Days       int64         // whole days from then to the day asked
	Chased     int           // reminders up to the day
	ChasedOn   deadline.Date // the last of them
	FeedbackOn deadline.Date // the last day on which a court did something or answered; zero: no feedback
}

// The codes of a wait, as a page and a letter put it into words.
const (
	NoFeedback = "no_feedback"
	Feedback   = "feedback"
)

// Code tells whether there was any feedback.
func (w Wait) Code() string {
	if w.FeedbackOn.IsZero() {
		return NoFeedback
	}
	return Feedback
}

// AwaitedOn tells whether a court had the file at the end of a day, since when, and whether anything had
// come back by then.
func AwaitedOn(f File, day deadline.Date) (Wait, bool) {
	known := f.passages(day)
	from := len(known)
	for from > 0 && slices.Contains(stage.AtCourt(), stage.State(known[from-1].Stage)) {
		from--
	}
	if from == len(known) {
		return Wait{}, false
	}
	run := known[from:]
	w := Wait{Court: run[len(run)-1].Court, Since: run[0].On, Days: int64(day - run[0].On)}
	for _, p := range run[1:] {
		w.FeedbackOn = p.On
	}
	for _, c := range f.Chasers {
		if c.On < w.Since || c.On > day {
			continue
		}
		w.Chased, w.ChasedOn = w.Chased+1, c.On
		if !c.AnsweredOn.IsZero() && c.AnsweredOn <= day {
			w.FeedbackOn = max(w.FeedbackOn, c.AnsweredOn)
		}
	}
	for _, s := range f.Courts {
		if !s.Pending() && s.On >= w.Since && s.On <= day {
			w.FeedbackOn = max(w.FeedbackOn, s.On)
		}
	}
	return w, true
}
