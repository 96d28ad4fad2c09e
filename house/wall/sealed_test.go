package wall

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/house/housetest"
	"github.com/zaklon/zaklon/identity/particulars"
)

// claimed enters what two persons could be handed over by, today, all of it sealed to the officers of
// protection; a request for extradition comes with it where the first is whom the world claims.
func (f *fork) claimed(wanted, removed particulars.Particulars) {
	f.t.Helper()
	if cmp.Equal(wanted, housetest.Claimed()) {
		f.Extradition("person.provisionally_arrested")
	}
	f.Received(wanted)
	f.Prepared(removed)
}

// Whether and whenever a request, a message and a removal are entered on an applicant, the border police,
// the asylum desk and counsel get the same bytes and the same receipts as where there are none, and for
// the same work of their register as where others are claimed at that time. That somebody is claimed, and
// the index of the register is brought up to date by it, somebody who searches next may find quicker.
func TestAClaimIsNotSeenFromProtection(t *testing.T) {
	p := lay(t, func(*housetest.World) {})
	never := applying(p.fork(t), -1, func() {})
	for when, i := range map[string]int{"before the intention": 0, "before the decision": 10} {
		of, others := p.fork(t), p.fork(t)
		got := applying(of, i, func() { of.claimed(housetest.Claimed(), housetest.Claimed()) })
		same("claimed "+when, got, applying(others, i, func() { others.claimed(housetest.Wanted(), housetest.Removed()) }), "protection", whole)
		same("claimed "+when, got, never, "", whole)
	}
	t.Logf("%d pages and acts", len(never.seen))
}

// applying brings an applicant to a decision, and lets every officer of protection look. Before the act of
// that number something else is done.
func applying(w *fork, number int, do func()) *site {
	s, id := w.site(), ""
	way := append(lodged[:len(lodged):len(lodged)], decided...)
	for i := range len(way) + 1 {
		if i == number {
			do()
		}
		w.seed = uint64(100 * i)
		w.step()
		metered().reset(w.t, w.Dir)
		var r desk.Receipt
		if i == 0 {
			r = w.expressed()
		} else {
			r = w.one(id, way[i-1])
		}
		id = r.Case
		s.note("act", answer{Body: fmt.Sprintf("%+v", r), Work: s.work()})
	}
	w.seed = 5000
	s.walk(w.Caseworker, id)
	for _, by := range []staff.Member{w.Border, w.Leader, w.Reader, w.Counsel, w.Stranger} {
		s.crawl(by, []string{"/", "/c/" + id})
	}
	return s
}
