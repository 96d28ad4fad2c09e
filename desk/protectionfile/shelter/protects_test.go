package shelter

import (
	"testing"

	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/protection/part"
)

// What a continued file still protects follows from the file in which it is continued.
func TestProtects(t *testing.T) {
	file := func(state protection.State, outcome string) protection.File {
		f := protection.File{Case: protection.Case{State: state, FinalOn: 100}}
		if outcome != "" {
			f.Decisions = []protection.Decision{{Status: "approved", Outcome: outcome}}
		}
		return f
	}
	continued := func(f protection.File, on deadline.Date) protection.File {
		f.Case.ContinuedIn = "survivor"
		f.Mergings = []protection.Merging{{Act: part.Merge, Status: "approved", EnteredOn: on}, {Act: part.Merge, Status: "refused", EnteredOn: 999}}
		return f
	}
	refused, pending := file(protection.FinalUnchallenged, "rejected"), file(protection.Lodged, "")
	unentered := pending
	unentered.Case.ContinuedIn = "survivor"
	for _, c := range []struct {
		reason      string
		f, survivor protection.File
		want        bool
	}{
		{"alone and pending", pending, pending, true},
		{"alone and refused finally", refused, refused, false},
		{"continued in a file that is pending", continued(pending, 50), pending, true},
		{"answered by a later finality of the other", continued(pending, 50), refused, false},
		{"continued in a file that was final already", continued(pending, 150), refused, true},
		{"on the day of the finality", continued(pending, 100), refused, true},
		{"nobody knows since when", unentered, refused, true},
		{"a status granted before the files were one", continued(file(protection.FinalUnchallenged, "refugee_status"), 50), refused, true},
		{"refused before the files were one", continued(refused, 50), refused, false},
	} {
		if got := protects(c.f, c.survivor); got != c.want {
			t.Errorf("%s: got %v, want %v", c.reason, got, c.want)
		}
	}
}
