package justice

import (
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/extradition"
	"github.com/zaklon/zaklon/extradition/custody"
)

// Arrest is the act that records a provisional arrest which the police made.
func Arrest() desk.Act[extradition.File, custody.ArrestForm] {
	return on("person.provisionally_arrested", custody.Arrest)
}

// KeepCustody is the act by which the judge keeps the person in custody beyond the first limit.
func KeepCustody() desk.Act[extradition.File, custody.ProlongForm] {
	return on("custody.kept", custody.Keep)
}

// OrderDetention is the act by which a court orders detention for extradition.
func OrderDetention(m Means) desk.Act[extradition.File, custody.OrderForm] {
	return choosing(m, on("extradition_detention.ordered", custody.Order), func(in *custody.OrderForm) *[]string { return &in.Courts })
}

// ExtendDetention is the act by which a court extends that detention.
func ExtendDetention() desk.Act[extradition.File, custody.ProlongForm] {
	return on("detention.extended", custody.Extend)
}

// Release is the act that records that the person is free.
func Release() desk.Act[extradition.File, custody.ReleaseForm] {
	return on("person.released", custody.Release)
}

// Consent is the act that records what the person says to a surrender.
func Consent() desk.Act[extradition.File, custody.ConsentForm] {
	return on("consent.communicated", custody.Consent)
}
