// Package limits holds what the benches of time limits compute, for subject and peer alike: six
// limits from the day of lodging, a calendar, and cases that are the same in every process.
//
// The limits have the lengths that laws of asylum have and are no law: nobody's date may come
// from here. The package may not import the law.
package limits

import (
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"time"

	"github.com/zaklon/zaklon/deadline"
)

// Count is the number of limits of each case.
const Count = 6

// The places of the limit that can be extended and of its cap among the rules.
const (
	Decision = 0
	Outer    = 2
)

// Rules gives the six: three duties of an authority, in months, which no day off moves and of
// which the first can be extended up to the third; and three rights of a party, which roll.
func Rules() [Count]deadline.Rule {
	rule := func(id string, n int, unit deadline.Unit, roll deadline.Roll) deadline.Rule {
		return deadline.Rule{
			ID: id, Article: "bench/" + id, Length: deadline.Length{N: n, Unit: unit}, Missing: deadline.LastOfMonth,
			Roll: roll, Evidence: deadline.Inference, Cite: "bench",
		}
	}
	six := [Count]deadline.Rule{
		rule("decision", 6, deadline.Months, deadline.RollNominal),
		rule("milestone", 15, deadline.Months, deadline.RollNominal),
		rule("outer", 21, deadline.Months, deadline.RollNominal),
		rule("claim", 2, deadline.Months, deadline.RollForward),
		rule("paper", 90, deadline.Days, deadline.RollForward),
		rule("answer", 30, deadline.Days, deadline.RollForward),
	}
	six[Decision].Cap = deadline.Cap{Rule: "outer", Length: six[Outer].Length, Missing: deadline.LastOfMonth, Cite: "bench"}
	six[Decision].Extensions = []deadline.Allowance{{ID: "longer", Ground: "complex", Cite: "bench"}}
	return six
}

// Calendar knows weekends and ten holidays in each year from 2014 to 2034.
func Calendar() deadline.Calendar {
	c := deadline.Calendar{
		ID: "bench", Version: "1", Weekend: []time.Weekday{time.Saturday, time.Sunday}, Holidays: map[deadline.Date]string{},
		From: day(2014, 1, 1), To: day(2034, 12, 31), Evidence: deadline.Inference,
	}
	for year := c.From.Year(); year <= c.To.Year(); year++ {
		for _, feast := range [][2]int{{1, 1}, {1, 2}, {5, 1}, {5, 2}, {5, 21}, {5, 22}, {7, 13}, {7, 14}, {11, 13}, {11, 14}} {
			c.Holidays[day(year, feast[0], feast[1])] = "holiday"
		}
	}
	return c
}

// day is a day that exists.
func day(year, month, dayOfMonth int) deadline.Date {
	d, err := deadline.NewDate(year, month, dayOfMonth)
	if err != nil {
		panic(err) // the days are written in this file
	}
	return d
}

// Between are the first and the last day on which a case may be lodged.
func Between() (from, to deadline.Date) { return day(2015, 1, 1), day(2030, 12, 31) }

// Cases are columns, one row a case.
type Cases struct {
	Lodged []deadline.Date
	Until  []deadline.Date // the day to which the decision was extended; zero: it was not
}

// Draw gives n cases on random days, a tenth of them extended to a day up to the cap: a later
// extension was refused when it was made. They are the same in every process.
func Draw(n int) Cases {
	from, to := Between()
	random := rand.New(rand.NewPCG(2024, 7))
	c := Cases{Lodged: make([]deadline.Date, n), Until: make([]deadline.Date, n)}
	for i := range n {
		c.Lodged[i] = from + deadline.Date(random.IntN(int(to-from)+1))
		if random.IntN(10) == 0 { // between the longest six months and the shortest twenty-one
			c.Until[i] = c.Lodged[i] + deadline.Date(185+random.IntN(450))
		}
	}
	return c
}

// Inputs are the facts of one case for one limit, as the interpreter takes them.
func (c Cases) Inputs(i, rule int) deadline.Inputs {
	in := deadline.Inputs{Event: "lodged", Anchor: c.Lodged[i]}
	if rule == Decision && c.Until[i] != 0 {
		in.Extensions = []deadline.Extension{{On: c.Lodged[i] + 100, Until: c.Until[i], Ground: "complex"}}
	}
	return in
}

// Digest is a number for a column of dates: two engines that agree have the same.
func Digest(dates []deadline.Date) string {
	sum := fnv.New64a()
	for _, d := range dates {
		_, _ = sum.Write([]byte{byte(d), byte(d >> 8), byte(d >> 16)}) // it never fails
	}
	return fmt.Sprintf("%016x", sum.Sum64())
}
