package race

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"sync"
	"time"
)

// A crew carries out operations: one site by goroutines, or programs of their own.
type crew interface {
	do(ctx context.Context, c command) reply
}

// protecting are the operations that protect a person. The last is in the way of a surrender alone: a
// measure of a body in Geneva names the state to which nobody may be sent.
func protecting() []string { return []string{"intention", "conveyed", "measure"} }

// A schedule is one person whom two registers claim, or come to claim, while somebody protects them and
// others hand them over.
type schedule struct {
	crew crew
	rand *rand.Rand
	who  who

	mu     sync.Mutex
	events history
	n      int
}

// ask carries out one operation and notes it.
func (s *schedule) ask(ctx context.Context, c command) reply {
	s.mu.Lock()
	s.n++
	c.N = s.n
	s.mu.Unlock()
	call := now()
	r := s.crew.do(ctx, c)
	end := now()
	s.mu.Lock()
	defer s.mu.Unlock()
	s.events = append(s.events, event{command: c, reply: r, call: call, end: end})
	return r
}

// run runs the schedule to its end, and looks at every claim afterwards.
func (s *schedule) run(ctx context.Context) history {
	files := [2]string{}
	var later []command
	for in := range files {
		is := s.who
		if s.rand.IntN(3) == 0 { // the claim comes to be of the person meanwhile
			is = anybody(s.rand)
		}
		r := s.ask(ctx, command{Kind: "claim", In: in, Person: is})
		if files[in] = r.File; r.File == "" {
			continue
		}
		if is != s.who {
			later = append(later, command{Kind: "amend", In: in, File: r.File, Person: s.who})
		}
		for range 1 + s.rand.IntN(2) {
			later = append(later, command{Kind: "execute", In: in, File: r.File, Person: s.who})
		}
	}
	for range 1 + s.rand.IntN(4)/3 { // one, and now and then two
		later = append(later, command{Kind: protecting()[s.rand.IntN(len(protecting()))], Person: s.who})
	}
	s.together(ctx, later)
	for in, file := range files {
		if file != "" {
			for s.ask(ctx, command{Kind: "look", In: in, File: file, Person: s.who}).Unknown { // whoever looked has died
			}
		}
	}
	return s.events
}

// together begins operations in any order, a little apart.
func (s *schedule) together(ctx context.Context, all []command) {
	var group sync.WaitGroup
	for _, i := range s.rand.Perm(len(all)) {
		apart := time.Duration(s.rand.IntN(6000)) * time.Microsecond
		group.Go(func() {
			time.Sleep(apart)
			s.ask(ctx, all[i])
		})
	}
	group.Wait()
}

// A tally says what schedules came to, so that a run in which nothing happens is seen.
type tally struct {
	mu                               sync.Mutex
	schedules, executed, held, trust int
	unknown                          map[string]int
	trouble                          string // the last error
	wrong                            []string
	claims                           []command // looks at the claims that are the persons' for certain
}

// join adds another tally, which nobody adds to any more.
func (c *tally) join(o *tally) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.schedules, c.executed, c.held, c.trust = c.schedules+o.schedules, c.executed+o.executed, c.held+o.held, c.trust+o.trust
	c.wrong, c.claims = append(c.wrong, o.wrong...), append(c.claims, o.claims...)
	if c.unknown == nil {
		c.unknown = map[string]int{}
	}
	for kind, n := range o.unknown {
		c.unknown[kind] += n
	}
}

func (c *tally) add(of who, h history) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.schedules++
	for _, e := range h {
		switch {
		case e.Unknown:
			if c.unknown == nil {
				c.unknown = map[string]int{}
			}
			c.unknown[e.Kind]++
			if e.Trouble != "" {
				c.trouble = e.Trouble
			}
		case e.Kind == "execute" && e.Done:
			c.executed++
		case e.Kind == "execute":
			c.held++
		case slices.Contains(protecting(), e.Kind):
			c.trust++
		case e.Kind == "amend" || e.Kind == "claim" && e.Person == of:
			c.claims = append(c.claims, command{Kind: "look", In: e.In, File: e.reply.File, Person: of})
		}
	}
	if wrong := h.judge(of); wrong != "" && len(c.wrong) < 5 {
		c.wrong = append(c.wrong, fmt.Sprintf("%s: %s", wrong, h))
	}
}

// String tells a history without a name in it.
func (h history) String() string {
	text := ""
	for _, e := range h {
		text += fmt.Sprintf("\n\t%9.3f-%9.3f ms %s in %d: done %v, unknown %v %s", float64(e.call)/1e6, float64(e.end)/1e6, e.Kind, e.In, e.Done, e.Unknown, e.Trouble)
	}
	return text
}
