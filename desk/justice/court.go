package justice

import (
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/extradition"
	"github.com/zaklon/zaklon/extradition/court"
)

// Refer is the act by which the ministry sends the file to the court.
func Refer(m Means) desk.Act[extradition.File, court.ReferralForm] {
	return choosing(m, on("request.referred", court.Refer), func(in *court.ReferralForm) *[]string { return &in.Courts })
}

// Hear is the act that records the hearing before the judge.
func Hear() desk.Act[extradition.File, court.HearingForm] { return on("hearing.held", court.Hear) }

// Opine is the act by which the judge sends the file to the panel.
func Opine() desk.Act[extradition.File, court.OpinionForm] { return on("opinion.given", court.Opine) }

// DecidePanel is the act that records what the panel decided on the conditions.
func DecidePanel(m Means) desk.Act[extradition.File, court.DecisionForm] {
	return deciding(m, on("panel.decided", court.Decide))
}

// ServePanel is the act that records the service of the panel's decision.
func ServePanel() desk.Act[extradition.File, extradition.NoInput] {
	return on("panel_decision.served", court.Serve)
}

// LodgeAppeal is the act that records an appeal.
func LodgeAppeal(m Means) desk.Act[extradition.File, court.AppealForm] {
	return choosing(m, on("appeal.lodged", court.LodgeAppeal), func(in *court.AppealForm) *[]string { return &in.Courts })
}

// DecideAppeal is the act that records what the court of appeal decided.
func DecideAppeal(m Means) desk.Act[extradition.File, court.DecisionForm] {
	return deciding(m, on("appeal.decided", court.DecideAppeal))
}

// FinaliseConditions is the act that records that the decision on the conditions is final.
func FinaliseConditions() desk.Act[extradition.File, extradition.NoInput] {
	return on("conditions.final", court.Finalise)
}

// OpenExtraordinary is the act that records an extraordinary remedy; it suspends execution.
func OpenExtraordinary(m Means) desk.Act[extradition.File, court.ExtraordinaryForm] {
	a := recalling(m, on("extraordinary.opened", court.OpenExtraordinary))
	return choosing(m, a, func(in *court.ExtraordinaryForm) *[]string { return &in.Courts })
}

// DecideExtraordinary is the act that records what became of it.
func DecideExtraordinary(m Means) desk.Act[extradition.File, court.DecisionForm] {
	return deciding(m, on("extraordinary.decided", court.DecideExtraordinary))
}

// Chase is the act that records a reminder to the court.
func Chase() desk.Act[extradition.File, court.ChaserForm] { return on("court.chased", court.Chase) }

// AnswerChaser is the act that records what the court answered.
func AnswerChaser() desk.Act[extradition.File, court.AnswerForm] {
	return on("court.answered", court.AnswerChaser)
}

func deciding(m Means, a desk.Act[extradition.File, court.DecisionForm]) desk.Act[extradition.File, court.DecisionForm] {
	return choosing(m, a, func(in *court.DecisionForm) *[]string { return &in.Courts })
}
