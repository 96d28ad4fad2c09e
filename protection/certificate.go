package protection

import "github.com/zaklon/zaklon/act"

// NoInput is the form of an act that asks for nothing but its day.
type NoInput struct{}

// Certify issues the certificate of the expressed intention.
func Certify(f File, _ NoInput, o act.Occasion) (File, act.Minutes, error) {
	next, err := f.Step(o)
	if err != nil {
		return f, nil, err
	}
	if o.On < f.Case.IntentionOn {
		return f, nil, o.Refuse("on", "certificate_before_intention")
	}
	next.Case.CertificateOn = o.On
	next.Papers = append(f.Papers[:len(f.Papers):len(f.Papers)], Paper{ID: o.NewID(), Kind: "intention_certificate", IssuedOn: o.On})
	return next.Wound(o, nil)
}
