package court

import (
	"slices"
	"strconv"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/extradition"
	"github.com/zaklon/zaklon/extradition/part"
	"github.com/zaklon/zaklon/identity"
)

// A ChaserForm is the form of a reminder to the court that has the file.
type ChaserForm struct {
	To string `json:"to"` // the chamber or registry
}

// Chase records a reminder to the court that has the file. It moves nothing.
func Chase(f extradition.File, in ChaserForm, o act.Occasion) (extradition.File, act.Minutes, error) {
	next, err := f.Step(o)
	if err != nil {
		return f, nil, err
	}
	var c act.Checks
	c.Line("to", in.To)
	wait, awaited := extradition.AwaitedOn(f, o.On)
	c.Require(awaited, "on", "day_before_stage")
	if err := c.Err(); err != nil {
		return f, nil, err
	}
	next.Chasers = part.Added(f.Chasers, part.Chaser{ID: o.NewID(), Court: f.Request.Court, To: identity.Clean(in.To), On: o.On})
	return next.Wound(o, act.Minutes{{Key: "court", Value: f.Request.Court}, {Key: "days_awaited", Value: strconv.FormatInt(wait.Days, 10)}})
}

// An AnswerForm is the form of what the court answered to a reminder.
type AnswerForm struct {
	Chaser string `json:"chaser"` // of the file
	Answer string `json:"answer"`
}

// AnswerChaser records what the court answered.
func AnswerChaser(f extradition.File, in AnswerForm, o act.Occasion) (extradition.File, act.Minutes, error) {
	next, err := f.Step(o)
	if err != nil {
		return f, nil, err
	}
	i := slices.IndexFunc(f.Chasers, func(r part.Chaser) bool { return r.ID == in.Chaser && r.AnsweredOn.IsZero() })
	var c act.Checks
	c.Require(i >= 0, "chaser", "choose_from_list")
	c.Text("answer", in.Answer)
	c.Require(i < 0 || o.On >= f.Chasers[max(i, 0)].On, "on", "answer_before_chaser")
	if err := c.Err(); err != nil {
		return f, nil, err
	}
	r := f.Chasers[i]
	r.AnsweredOn, r.Answer = o.On, in.Answer
	next.Chasers = part.Replaced(f.Chasers, i, r)
	return next.Wound(o, act.Minutes{{Key: "court", Value: r.Court}})
}

// A QuestionForm is the form by which a court asks whether obligations of non-refoulement are engaged.
type QuestionForm struct {
	Number string `json:"number"` // the court's own number
}

// AskRefoulement records the formal question of the court. The answer comes by the door, to the judge
// alone.
func AskRefoulement(f extradition.File, in QuestionForm, o act.Occasion) (extradition.File, act.Minutes, error) {
	next, err := f.Step(o)
	if err != nil {
		return f, nil, err
	}
	var c act.Checks
	c.Line("number", in.Number)
	c.Require(!slices.ContainsFunc(f.Questions, part.Refoulement.Open), "", "question_open")
	if err := c.Err(); err != nil {
		return f, nil, err
	}
	next.Questions = part.Added(f.Questions, part.Refoulement{ID: o.NewID(), AskedOn: o.On, Number: identity.Clean(in.Number)})
	return next.Wound(o, act.Minutes{{Key: "court_number", Value: identity.Clean(in.Number)}})
}

// A StatementForm is the sealed statement as it is taken in by the court.
type StatementForm struct {
	Engaged string `json:"engaged"` // yes | no
}

// AnswerRefoulement takes the sealed statement into the file. The minutes say that it came, and nothing of
// what it says: it is for the judge and is never served on the requesting state.
func AnswerRefoulement(f extradition.File, in StatementForm, o act.Occasion) (extradition.File, act.Minutes, error) {
	next, err := f.Step(o)
	if err != nil {
		return f, nil, err
	}
	i := slices.IndexFunc(f.Questions, part.Refoulement.Open)
	var c act.Checks
	c.Require(i >= 0, "", "no_question")
	c.OneOf("engaged", in.Engaged, []string{"yes", "no"})
	c.Require(i < 0 || o.On >= f.Questions[max(i, 0)].AskedOn, "on", "answer_before_question")
	if err := c.Err(); err != nil {
		return f, nil, err
	}
	q := f.Questions[i]
	q.AnsweredOn, q.Engaged = o.On, in.Engaged
	next.Questions = part.Replaced(f.Questions, i, q)
	return next.Wound(o, act.Minutes{{Key: "court_number", Value: q.Number}})
}
