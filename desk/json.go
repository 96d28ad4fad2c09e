package desk

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"maps"
	"slices"

	"github.com/zaklon/zaklon/act"
)

// A Kind is an act that can be performed from a form in JSON: any act of any desk.
type Kind interface {
	Name() string
	PerformJSON(ctx context.Context, d *Desk, call Call, form []byte) (Receipt, error)
}

// Name gives the kind of the act.
func (a Act[F, In]) Name() string { return a.Kind }

// PerformJSON reads the form strictly and performs the act. A form that cannot be read is
// refused with the field at fault; an empty form is the form with nothing filled in.
func (a Act[F, In]) PerformJSON(ctx context.Context, d *Desk, call Call, form []byte) (Receipt, error) {
	var in In
	if len(bytes.TrimSpace(form)) > 0 {
		if err := strict(form, &in); err != nil {
			return Receipt{}, &act.Refused{Problems: []act.Problem{{Field: faultyField[In](form), Code: "form_json"}}}
		}
	}
	return Perform(ctx, d, a, call, in)
}

func strict(raw []byte, into any) error {
	d := json.NewDecoder(bytes.NewReader(raw))
	d.DisallowUnknownFields()
	if err := d.Decode(into); err != nil {
		return err
	}
	if d.More() {
		return errors.New("more than one form")
	}
	return nil
}

// faultyField finds the first field, in alphabetical order, that cannot be read by itself.
func faultyField[In any](form []byte) string {
	var fields map[string]json.RawMessage
	if json.Unmarshal(form, &fields) != nil {
		return ""
	}
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		one, err := json.Marshal(map[string]json.RawMessage{name: fields[name]})
		var in In
		if err != nil || strict(one, &in) != nil {
			return name
		}
	}
	return ""
}
