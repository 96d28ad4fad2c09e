// Command cel is the peer for the time-limit engine: the same six limits as compiled expressions
// of cel-go, over days as whole numbers. CEL has no months and no days off; they are functions
// of the host, and the cheapest we know: the product's own arithmetic of months, and a look into
// a prepared table for the next working day. So what differs is the expression engine alone.
//
// It may know of the product what those two functions need, and nothing else.
package main

import (
	"context"
	"fmt"
	"os"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/common/types/ref"

	"github.com/zaklon/zaklon/bench/harness"
	"github.com/zaklon/zaklon/bench/limits"
	"github.com/zaklon/zaklon/deadline"
)

// expressions are the limits in the order of limits.Rules.
func expressions() [limits.Count]string {
	return [limits.Count]string{
		"until == 0 ? months(lodged, 6) : until < months(lodged, 21) ? until : months(lodged, 21)",
		"months(lodged, 15)",
		"months(lodged, 21)",
		"working(months(lodged, 2))",
		"working(lodged + 90)",
		"working(lodged + 30)",
	}
}

func main() {
	e, err := compile()
	if err == nil {
		err = harness.Serve(context.Background(), limits.Commands(map[string]limits.Engine{"cel": e}))
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// engine holds the programs, which are compiled once, and the row they are asked about.
type engine struct {
	programs [limits.Count]cel.Program
	row      *row
}

func compile() (*engine, error) {
	env, err := cel.NewEnv(cel.Variable("lodged", cel.IntType), cel.Variable("until", cel.IntType), months(), working())
	if err != nil {
		return nil, fmt.Errorf("cel: %w", err)
	}
	e := &engine{row: &row{}}
	for i, text := range expressions() {
		ast, issues := env.Compile(text)
		if issues.Err() != nil {
			return nil, fmt.Errorf("cel: %w", issues.Err())
		}
		if e.programs[i], err = env.Program(ast, cel.EvalOptions(cel.OptOptimize)); err != nil {
			return nil, fmt.Errorf("cel: %w", err)
		}
	}
	return e, nil
}

// months counts months from a day; the last of a month that lacks the day.
func months() cel.EnvOption {
	add := func(day, n ref.Val) ref.Val {
		end, err := deadline.Date(day.(types.Int)).AddMonths(int(n.(types.Int)), deadline.LastOfMonth)
		if err != nil {
			return types.WrapErr(err)
		}
		return types.Int(end)
	}
	return cel.Function("months", cel.Overload("months_int_int", []*cel.Type{cel.IntType, cel.IntType}, cel.IntType, cel.BinaryBinding(add)))
}

// working gives the first working day from a day on.
func working() cel.EnvOption {
	calendar := limits.Calendar()
	next := make([]deadline.Date, calendar.To-calendar.From+1)
	for i := range next {
		next[i], _ = calendar.OnOrAfter(calendar.From + deadline.Date(i)) // zero beyond the last of them
	}
	look := func(day ref.Val) ref.Val {
		i := int64(day.(types.Int)) - int64(calendar.From)
		if i < 0 || i >= int64(len(next)) {
			return types.NewErr("the day is outside the calendar")
		}
		return types.Int(next[i])
	}
	return cel.Function("working", cel.Overload("working_int", []*cel.Type{cel.IntType}, cel.IntType, cel.UnaryBinding(look)))
}

// row is the activation of one case. It is kept from case to case, with its values as CEL wants
// them, so that an evaluation makes no map.
type row struct{ lodged, until ref.Val }

// ResolveName gives a column.
func (r *row) ResolveName(name string) (any, bool) {
	switch name {
	case "lodged":
		return r.lodged, true
	case "until":
		return r.until, true
	}
	return nil, false
}

// Parent is nil: there are no other variables.
func (r *row) Parent() cel.Activation { return nil }

// load puts a case into the row.
func (e *engine) load(c limits.Cases, i int) {
	e.row.lodged, e.row.until = types.Int(c.Lodged[i]), types.Int(c.Until[i])
}

// eval asks one program about the row.
func (e *engine) eval(rule int) (deadline.Date, error) {
	value, _, err := e.programs[rule].Eval(e.row)
	if err != nil {
		return 0, fmt.Errorf("cel: %w", err)
	}
	return deadline.Date(value.(types.Int)), nil
}

// Next keeps the earliest of the six.
func (e *engine) Next(c limits.Cases, out []deadline.Date) error {
	for i := range out {
		e.load(c, i)
		for rule := range e.programs {
			due, err := e.eval(rule)
			if err != nil {
				return err
			}
			if rule == 0 || due < out[i] {
				out[i] = due
			}
		}
	}
	return nil
}

// Dates gives one limit of all cases.
func (e *engine) Dates(c limits.Cases, rule int) ([]deadline.Date, error) {
	out := make([]deadline.Date, len(c.Lodged))
	for i := range out {
		e.load(c, i)
		due, err := e.eval(rule)
		if err != nil {
			return nil, err
		}
		out[i] = due
	}
	return out, nil
}
