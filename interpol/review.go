package interpol

import (
	"slices"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/interpol/part"
)

// A ReviewForm is the form of the review that comes before every reply.
type ReviewForm struct {
	ArticleThree  string `json:"article_three"`
	RefugeePolicy string `json:"refugee_policy"`
	Reasons       string `json:"reasons"`
}

// ReviewCompliance enters what an officer found on Article 3 of INTERPOL's Constitution and on its
// policy on refugees. It opens the way to a reply and does not change what the reply says: that is the
// same for every message of a state and a form. A later review stands beside the earlier one.
func ReviewCompliance(f File, in ReviewForm, o act.Occasion) (File, act.Minutes, error) {
	next, err := f.Step(o)
	if err != nil {
		return f, nil, err
	}
	var c act.Checks
	c.OneOf("article_three", in.ArticleThree, part.ArticleThreeAnswers())
	c.OneOf("refugee_policy", in.RefugeePolicy, part.RefugeePolicyAnswers())
	c.Text("reasons", in.Reasons)
	if err := c.Err(); err != nil {
		return f, nil, err
	}
	next.Message.ReviewedOn = o.On
	next.Reviews = append(slices.Clip(f.Reviews), Review{
		ID: o.NewID(), ArticleThree: in.ArticleThree, RefugeePolicy: in.RefugeePolicy, Reasons: in.Reasons, On: o.On, Officer: o.Officer,
	})
	return next.wound(o, act.Minutes{
		{Key: "article_three", Value: in.ArticleThree}, {Key: "refugee_policy", Value: in.RefugeePolicy},
	})
}

// An AssignForm names the officer responsible for the file.
type AssignForm struct {
	Officer  string   `json:"officer"`
	Officers []string `json:"-"` // of the unit; set by the desk
}

// Assign makes an officer of the unit responsible for the file.
func Assign(f File, in AssignForm, o act.Occasion) (File, act.Minutes, error) {
	next, err := f.Step(o)
	if err != nil {
		return f, nil, err
	}
	if !slices.Contains(in.Officers, in.Officer) {
		return f, nil, o.Refuse("officer", "choose_from_list")
	}
	next.Message.Assignee = in.Officer
	return next.wound(o, act.Minutes{{Key: "assignee", Value: in.Officer}})
}
