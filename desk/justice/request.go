package justice

import (
	"context"

	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/extradition"
	"github.com/zaklon/zaklon/extradition/examination"
	"github.com/zaklon/zaklon/extradition/own"
)

// Receive is the act that opens the file of a request from abroad.
func Receive() desk.Act[extradition.File, extradition.Reception] {
	a := on("request.received", extradition.Receive)
	a.Opens = true
	return filing(arrested(a), func(in *extradition.Reception) []*extradition.Filing {
		return []*extradition.Filing{&in.Arrival.Paper, &in.Arrival.Stamp}
	})
}

// Draft is the act that opens the file of a request of ours.
func Draft() desk.Act[extradition.File, own.DraftForm] {
	a := on("request.drafted", own.Draft)
	a.Opens = true
	return a
}

// Send is the act by which a request of ours is sent.
func Send() desk.Act[extradition.File, own.SendForm] {
	return on("request.sent", own.Send)
}

// Answer is the act by which the answer to a request of ours is recorded.
func Answer() desk.Act[extradition.File, extradition.ArrivalForm] {
	return filing(on("answer.received", own.Answer), ofArrival)
}

// RecordArrival is the act by which a further arrival is recorded.
func RecordArrival() desk.Act[extradition.File, extradition.ArrivalForm] {
	return filing(on("arrival.recorded", extradition.RecordArrival), ofArrival)
}

func ofArrival(in *extradition.ArrivalForm) []*extradition.Filing {
	return []*extradition.Filing{&in.Paper, &in.Stamp}
}

// Describe is the act by which more is said of a person of the file. The police hand over the person as the
// arrangement says who they are, and their door asks about that person: what is learned later recalls it.
func Describe(m Means) desk.Act[extradition.File, extradition.Description] {
	return recalling(m, on("person.described", extradition.Describe))
}

// FileAnnex is the act that puts a document into the file.
func FileAnnex() desk.Act[extradition.File, extradition.Filing] {
	return filing(on("annex.filed", extradition.FileAnnex), func(in *extradition.Filing) []*extradition.Filing { return []*extradition.Filing{in} })
}

// Assign is the act that names the officer responsible.
func Assign(m Means) desk.Act[extradition.File, extradition.AssignmentForm] {
	return first(on("request.assigned", extradition.Assign), func(ctx context.Context, call desk.Call, in *extradition.AssignmentForm) error {
		members, err := m.Staff.Members(ctx, call.Officer.Role, call.Officer.Unit)
		for _, one := range members {
			in.Officers = append(in.Officers, one.ID)
		}
		return err
	})
}

// CloseTask is the act that closes a task.
func CloseTask() desk.Act[extradition.File, extradition.TaskForm] {
	return on("task.closed", extradition.CloseTask)
}

// RecordOffence is the act that records an act for which the person is claimed.
func RecordOffence() desk.Act[extradition.File, examination.OffenceForm] {
	return on("offence.recorded", examination.RecordOffence)
}

// AssessOffence is the act that answers one question about one offence.
func AssessOffence() desk.Act[extradition.File, examination.AssessmentForm] {
	return on("offence.assessed", examination.AssessOffence)
}

// CheckEnclosure is the act that says of one line of the checklist what was found.
func CheckEnclosure() desk.Act[extradition.File, examination.EnclosureForm] {
	return on("enclosure.checked", examination.CheckEnclosure)
}

// ReceiveInformation is the act that takes in what was asked for.
func ReceiveInformation() desk.Act[extradition.File, examination.ReceiptForm] {
	return on("information.received", examination.ReceiveInformation)
}

// RecordAssurance is the act that records an undertaking of the other state.
func RecordAssurance() desk.Act[extradition.File, examination.AssuranceForm] {
	return on("assurance.recorded", examination.RecordAssurance)
}

// AssessAssurance is the act that answers one factor of an assurance. It touches no hold.
func AssessAssurance() desk.Act[extradition.File, examination.FactorForm] {
	return on("assurance.assessed", examination.AssessAssurance)
}
