package deadline

import (
	"testing"
	"time"
)

// The figures of docs/performance.md, "Time limits": go test ./deadline -run '^$' -bench . -benchmem

// sixMonths is the limit that the benchmarks count: with a cap, a ground for extensions and one
// for suspensions.
func sixMonths(roll Roll) Rule {
	r := limit("six", 6, Months, roll)
	r.Cap = Cap{Rule: "cap", Length: Length{21, Months}, Missing: LastOfMonth}
	r.Extensions = []Allowance{{ID: "longer", Ground: "complex", NeedsNotice: true, MustPrecedeExpiry: true, IfLate: LateMoves}}
	r.Suspensions = []Pause{{ID: "pause", Ground: "interim", Budget: 90}}
	return r
}

// BenchmarkCompute is one date with all its steps, as a page computes it.
func BenchmarkCompute(b *testing.B) {
	lodged := MustDate("2023-10-26")
	longer := []Extension{{On: lodged + 100, Until: lodged + 400, Notice: lodged + 101, Ground: "complex"}}
	pauses := []Interval{{From: lodged + 20, To: lodged + 50, Ground: "interim"}}
	working := limit("working", 10, WorkingDays, RollNominal)
	for _, c := range []struct {
		name string
		rule Rule
		in   Inputs
	}{
		{"months", sixMonths(RollNominal), Inputs{Anchor: lodged}},
		{"months that roll", sixMonths(RollForward), Inputs{Anchor: lodged + 1}},
		{"working days", working, Inputs{Anchor: lodged}},
		{"extended", sixMonths(RollNominal), Inputs{Anchor: lodged, Extensions: longer}},
		{"suspended", sixMonths(RollNominal), Inputs{Anchor: lodged, Suspended: pauses}},
		{"both", sixMonths(RollForward), Inputs{Anchor: lodged, Extensions: longer, Suspended: pauses}},
	} {
		b.Run(c.name, func(b *testing.B) {
			cal := montenegro()
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Compute(c.rule, c.in, cal); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkComputeAt is a limit of 48 hours over the night in which clocks change.
func BenchmarkComputeAt(b *testing.B) {
	rule, cal := limit("hours", 48, Hours, RollLiberty), montenegro()
	zone, err := time.LoadLocation("Europe/Podgorica")
	if err != nil {
		b.Fatal(err)
	}
	anchor := time.Date(2024, 3, 30, 12, 0, 0, 0, zone)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := ComputeAt(rule, Instant{"detained", anchor, zone}, cal); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkCompile is the table of one limit for every day of 15 years.
func BenchmarkCompile(b *testing.B) {
	from, to := MustDate("2018-01-01"), MustDate("2032-12-31")
	for name, rule := range map[string]Rule{"months": sixMonths(RollForward), "working days": limit("working", 10, WorkingDays, RollNominal)} {
		b.Run(name, func(b *testing.B) {
			cal := montenegro()
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Compile(rule, cal, from, to); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(to-from+1), "ns/day")
		})
	}
}

// BenchmarkTableDue is one look into a table, on days in no order.
func BenchmarkTableDue(b *testing.B) {
	from, to := MustDate("2018-01-01"), MustDate("2032-12-31")
	table, err := Compile(sixMonths(RollForward), montenegro(), from, to)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	days, day, none := uint32(to-from+1), uint32(1), 0
	for b.Loop() {
		day = day*1664525 + 1013904223
		if table.Due(from+Date(day%days)) == 0 {
			none++
		}
	}
	if none > 0 {
		b.Fatalf("%d days without a date", none)
	}
}
