package legislation

import (
	"errors"
	"testing"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/law"
)

// What the house refuses by its own rules on editions cites no article of a statute.
func TestHouseRulesCiteNoArticle(t *testing.T) {
	library, err := law.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	today, err := deadline.ParseDate("2023-10-17")
	if err != nil {
		t.Fatal(err)
	}
	pack, err := library.Pack("me", today)
	if err != nil {
		t.Fatal(err)
	}
	o := act.Occasion{Kind: "edition.reviewed", Officer: "second", Today: today, Pack: pack}
	reviewed := func(e Edition, in ReviewForm) error { _, _, err := review(Record{Edition: e}, in, o); return err }
	turned := func(e Edition) error {
		_, _, err := refuse(Record{Edition: e}, RefuseForm{Remark: "No."}, o)
		return err
	}
	for _, test := range []struct {
		why  string
		err  error
		code string
	}{
		{"no draft is reviewed", reviewed(Edition{Status: InForce}, ReviewForm{}), "edition_not_draft"},
		{"the drafter reviews", reviewed(Edition{Status: Draft, DraftedBy: "second"}, ReviewForm{}), "own_edition"},
		{"another waits", reviewed(Edition{Status: Draft}, ReviewForm{waits: true}), "edition_waits"},
		{"no draft is refused", turned(Edition{Status: Superseded}), "edition_not_draft"},
		{"the drafter refuses", turned(Edition{Status: Reviewed, DraftedBy: "second"}), "own_edition"},
	} {
		var got *act.Refused
		if !errors.As(test.err, &got) || len(got.Problems) != 1 || got.Problems[0].Code != test.code || got.Problems[0].Article != "" {
			t.Errorf("%s: got %+v, want %s without an article", test.why, got, test.code)
		}
	}
}
