package deadline

import (
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"reflect"
	"strconv"
	"testing"

	"github.com/zaklon/zaklon/deadline/oracle"
)

// Same seed, same cases: go test ./deadline -run Oracle -args -seed 1
var seed = flag.Uint64("seed", 0, "of the random cases; 0 draws one and prints it")

// bulk is how many random cases an ordinary run compares.
const bulk = 150_000

// The engine and the oracle share no line of arithmetic. Every difference is
// an error of one of them.
func TestEngineAgreesWithOracle(t *testing.T) {
	start := *seed
	if start == 0 {
		start = rand.Uint64()
	}
	draw := dice{rand.New(rand.NewPCG(start, 0))}
	almanac := oracle.NewAlmanac()
	calendars := draw.calendars(almanac, 24)
	outcomes := map[string]int{}
	for i := range bulk {
		c := draw.one(calendars)
		got, result := engine(c)
		want, err := almanac.Answer(toOracle(c.rule), inputsToOracle(c.in), c.offices)
		if err != nil {
			t.Fatalf("seed %d, case %d: %v", start, i, err)
		}
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("seed %d, case %d:\nrule  %+v\ninput %s\ngot   %+v\nwant  %+v", start, i, c.rule, written(c.in), got, want)
		}
		if fault := unsound(c, result); got.Refused == "" && fault != "" {
			t.Fatalf("seed %d, case %d: %s:\nrule  %+v\ninput %s\ngot   %+v", start, i, fault, c.rule, written(c.in), got)
		}
		outcomes[outcome(want)]++
		for _, f := range want.Findings {
			outcomes[f.Code]++
		}
	}
	t.Logf("seed %d: %d cases, %v", start, bulk, outcomes)
	for _, kind := range []string{
		"answered", "moved", "findings", BeyondCap, BeyondMaximum, DayMissing, EndlessSuspension, LateExtension, NoticeMissing,
		CalendarNotCovered, SuspensionBeforeStart, SuspensionAfterEnd, SuspensionBeyondBudget, SuspensionOpen, oracle.OutsideCalendar,
	} {
		if outcomes[kind] < bulk/2000 {
			t.Errorf("seed %d: %d cases are %q, want at least one in 2,000: the dice do not reach it", start, outcomes[kind], kind)
		}
	}
}

// outcome names what a case came to, so that the dice are known to reach everything.
func outcome(a oracle.Answer) string {
	switch {
	case a.Refused != "":
		return a.Refused
	case a.Standing:
		return "standing"
	case len(a.Findings) > 0:
		return "findings"
	case a.Extended+a.Suspended > 0:
		return "moved"
	}
	return "answered"
}

// unsound says what no result may be, whatever the rule.
func unsound(c drawn, r Result) string {
	capped := !r.Latest.IsZero()
	switch {
	case r.Standing:
		return ""
	case r.Nominal < r.Anchor || r.Due < r.Nominal:
		return "the end is before the event or the due date before the nominal one"
	case r.Strict > r.Due || r.Lenient < r.Due:
		return "the readings do not enclose the date"
	case r.Alarm > r.Due:
		return "the alarm rings after the end"
	case capped && (r.Due > r.Latest || r.Lenient > r.Latest || r.Nominal > r.Latest):
		return "a date passes the cap"
	case c.rule.Roll != RollForward && r.Due != r.Nominal:
		return "a limit rolled that may not"
	case c.rule.Roll == RollForward && r.Due != r.Rolled && r.Due != r.Latest:
		return "a right does not end on a working day or the cap"
	}
	return ""
}

// engine asks Compute and writes its answer in the oracle's words.
func engine(c drawn) (oracle.Answer, Result) {
	r, err := Compute(c.rule, c.in, c.cal)
	var refusal *Refusal
	switch {
	case errors.As(err, &refusal):
		return oracle.Answer{Refused: refusal.Code}, r
	case errors.As(err, new(*OutsideCalendar)):
		return oracle.Answer{Refused: oracle.OutsideCalendar}, r
	case err != nil:
		return oracle.Answer{Refused: oracle.OutsideYears}, r
	}
	a := oracle.Answer{
		Nominal: text(r.Nominal), Due: text(r.Due), Latest: text(r.Latest), Rolled: text(r.Rolled), Alarm: text(r.Alarm),
		Standing: r.Standing, Extended: r.Extended, Suspended: r.Suspended,
	}
	for _, f := range r.Findings {
		a.Findings = append(a.Findings, oracle.Finding{Code: f.Code, Days: f.Days, On: text(f.On)})
	}
	return a, r
}

// toOracle says a rule again in the oracle's words.
func toOracle(r Rule) oracle.Rule {
	length := func(l Length) oracle.Length { return oracle.Length{N: l.N, Unit: string(l.Unit)} }
	o := oracle.Rule{
		Kind: string(r.Kind), Length: length(r.Length), DayZero: r.CountDayZero, Missing: string(r.Missing),
		Roll: string(r.Roll), Cap: length(r.Cap.Length), CapMissing: string(r.Cap.Missing),
	}
	for _, e := range r.Extensions {
		o.Grounds = append(o.Grounds, oracle.Ground{
			Name: e.Ground, Max: length(e.Max), NeedsNotice: e.NeedsNotice, InTime: e.MustPrecedeExpiry, LateMoves: e.IfLate == LateMoves,
		})
	}
	for _, p := range r.Suspensions {
		o.Pauses = append(o.Pauses, oracle.Pause{Name: p.Ground, Budget: p.Budget, NeedsNotice: p.NeedsNotice})
	}
	return o
}

func inputsToOracle(in Inputs) oracle.Inputs {
	o := oracle.Inputs{Anchor: text(in.Anchor), Stated: text(in.Stated)}
	for _, e := range in.Extensions {
		o.Extensions = append(o.Extensions, oracle.Extension{On: text(e.On), Until: text(e.Until), Notice: text(e.Notice), Ground: e.Ground})
	}
	for _, s := range in.Suspended {
		o.Suspended = append(o.Suspended, oracle.Interval{From: text(s.From), To: text(s.To), Notice: text(s.Notice), Ground: s.Ground})
	}
	return o
}

// text writes a date as String does, in a tenth of its time.
func text(d Date) string {
	if d.IsZero() {
		return ""
	}
	b := make([]byte, 0, 10)
	b = strconv.AppendInt(b, int64(d.Year()), 10)
	b = append(b, '-', byte('0'+d.Month()/10), byte('0'+d.Month()%10))
	return string(append(b, '-', byte('0'+d.Day()/10), byte('0'+d.Day()%10)))
}

func written(in Inputs) string { return fmt.Sprintf("%+v", inputsToOracle(in)) }
