package protection

import (
	"github.com/zaklon/zaklon/law"
	"github.com/zaklon/zaklon/law/limit"
)

// A Standing limit is one as the file holds it, with the answer to "why this date".
type Standing = limit.Standing

// Standing gives the limits that the last act left in the file, as limit.Stand tells them.
func (f File) Standing(pack *law.Pack) ([]Standing, error) {
	computed, _, err := f.given(pack) // a refusal reaches no limit that is not extended
	if err != nil {
		return nil, err
	}
	return limit.Stand(f.Clocks, limit.Given{Clocks: computed, Pack: pack, Events: f.Events()}), nil
}
