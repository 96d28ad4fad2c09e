package interpol

import (
	"slices"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/interpol/part"
	"github.com/zaklon/zaklon/letter"
)

// MaxConsent is the largest file that a consent may have, in bytes: 25 MB.
const MaxConsent = 25 << 20

// A ConfirmForm is the form by which a person's status is confirmed to INTERPOL. The desk examines the
// content of the consent first and says here what it found; the file keeps its hash and not the consent,
// which would outlive the retention of the message.
type ConfirmForm struct {
	Person    string        `json:"person"`
	To        string        `json:"to"` // ipsg | ccf
	ConsentOn deadline.Date `json:"consent_on"`
	Content   []byte        `json:"content"` // the signed consent; base64 in JSON

	MediaType string          `json:"-"`
	Size      int64           `json:"-"`
	SHA256    string          `json:"-"`
	Letter    letter.Queueing `json:"-"` // set by the desk out of ConfirmOrder
}

// ConfirmStatus confirms a named person's status to INTERPOL's General Secretariat or to the
// Commission for the Control of its Files, with the person's written consent, and to no bureau of a
// state: the letter is marked as not for the source bureau.
func ConfirmStatus(f File, in ConfirmForm, o act.Occasion) (File, act.Minutes, error) {
	next, err := f.Step(o)
	if err != nil {
		return f, nil, err
	}
	if !f.Has(in.Person) {
		return f, nil, o.Refuse("person", "person_not_named")
	}
	if !slices.Contains(part.Recipients(), in.To) {
		return f, nil, o.Refuse("to", "recipient_not_interpol")
	}
	if err := in.check(o); err != nil {
		return f, nil, err
	}
	letters, minutes, err := letter.Queue(f.Letters, in.Letter, o)
	if err != nil {
		return f, nil, err
	}
	next.Letters = letters
	next.Confirmations = append(slices.Clip(f.Confirmations), Confirmation{
		ID: o.NewID(), Person: in.Person, To: in.To, ConsentOn: in.ConsentOn, MediaType: in.MediaType, Size: in.Size, SHA256: in.SHA256,
		On: o.On, Officer: o.Officer,
	})
	return next.wound(o, append(act.Minutes{
		{Key: "person", Value: in.Person}, {Key: "recipient", Value: in.To}, {Key: "consent_sha256", Value: in.SHA256},
	}, minutes...))
}

func (in ConfirmForm) check(o act.Occasion) error {
	var c act.Checks
	c.Require(!in.ConsentOn.IsZero(), "consent_on", "day_missing")
	c.Require(in.ConsentOn <= o.On, "consent_on", "day_in_future")
	c.Require(in.Size > 0, "content", "consent_missing")
	c.Require(in.Size <= MaxConsent, "content", "file_too_large", "max", "25 MB")
	c.Require(in.Size == 0 || slices.Contains(consentTypes(), in.MediaType), "content", "file_type")
	return c.Err()
}

// consentTypes lists the types of files that a signed consent may have, as found in the content.
func consentTypes() []string {
	return []string{"application/pdf", "image/jpeg", "image/png", "image/tiff"}
}

// Confirms tells whether a form names a person of the file, a recipient and a consent of a size that
// is accepted: only then is a letter made.
func (f File) Confirms(in ConfirmForm) bool {
	return f.Has(in.Person) && slices.Contains(part.Recipients(), in.To) && in.Size > 0 && in.Size <= MaxConsent
}
