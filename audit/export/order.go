package export

// An order is what the numbers, places and times of entries and checkpoints must be to each
// other. It remembers the last of each, and no more.
type order struct {
	header  Header
	last    Entry // entry before
	at      int64 // its leaf
	any     bool  // there was one
	signed  Signed
	size    int64
	before  Signed   // the checkpoint after which the last entry stands
	waiting []Signed // checkpoints whose entries are still to come: those since the last entry
}

// slack is by how much a clock may be set back without it being told as a misfit: a minute,
// in microseconds.
const slack = 60_000_000

// entry checks an entry at a leaf and returns what is wrong.
func (o *order) entry(e Entry, leaf int64) []string {
	var wrong []string
	if !o.follows(e) {
		wrong = append(wrong, whyOrder)
	}
	for len(o.waiting) > 0 && o.waiting[0].Seq < e.Seq {
		o.before, o.waiting = o.waiting[0], o.waiting[1:]
	}
	if !o.fits(e, leaf) {
		wrong = append(wrong, whyPlace)
	}
	if o.any && e.At < o.last.At-slack {
		wrong = append(wrong, whyTime)
	}
	if o.header.Whole && !o.inPeriod(e) {
		wrong = append(wrong, whyPeriod)
	}
	o.last, o.at, o.any = e, leaf, true
	return wrong
}

// follows: in a whole book the numbers are 1, 2, 3 ...; otherwise they rise.
func (o *order) follows(e Entry) bool {
	if o.header.Whole {
		return e.Seq == o.last.Seq+1
	}
	return e.Seq > o.last.Seq
}

// fits: in a whole book the checkpoints say where each entry stands; otherwise there must at
// least be room for the entries between.
func (o *order) fits(e Entry, leaf int64) bool {
	if o.header.Whole {
		return leaf == o.before.Reach+(e.Seq-o.before.Seq)-1
	}
	if !o.any {
		return leaf >= e.Seq-1
	}
	return leaf-o.at >= e.Seq-o.last.Seq
}

// MostPeriods is how many periods one checkpoint makes up for at most, after a time in which the
// register was shut. Such a one bears the number of the last of them, which is past; more follow at
// once, and the last of those has the number of its own time.
const MostPeriods = 168

// bounds tells whether what stands before a checkpoint was entered in its period at the latest:
// not where it only makes up for periods past.
func bounds(s, before Signed) bool {
	return before.Slot == 0 || s.Slot-before.Slot < MostPeriods
}

// inPeriod: an entry is made after the checkpoint before it and not after the one behind it.
func (o *order) inPeriod(e Entry) bool {
	every := o.header.Every * 1_000_000
	if e.At < o.before.Slot*every-slack {
		return false
	}
	return len(o.waiting) == 0 || !bounds(o.waiting[0], o.before) || e.At < (o.waiting[0].Slot+1)*every+slack
}

// checkpoint checks one over so many leaves and returns what is wrong.
func (o *order) checkpoint(s Signed, size int64) []string {
	var wrong []string
	grown, periods := size-o.size, s.Slot-o.signed.Slot
	if o.size == 0 {
		periods = 1
	}
	if s.Slot <= o.signed.Slot || periods > size || grown != periods*o.header.Leaves {
		wrong = append(wrong, whyRhythm)
	}
	if o.header.Whole {
		wrong = append(wrong, o.padding(s, size)...)
		o.waiting = append(o.waiting, s)
	}
	o.signed, o.size = s, size
	return wrong
}

// padding checks what a checkpoint of a whole book says of itself: that the padding begins
// behind its last entry, and that every entry up to there was shown.
func (o *order) padding(s Signed, size int64) []string {
	var wrong []string
	entered := o.signed.Reach + (s.Seq - o.signed.Seq) // leaves, before the padding
	if s.Seq < o.signed.Seq || s.Reach != max(size, entered) {
		wrong = append(wrong, whyPlace)
	}
	if shown := o.signed.Seq + max(0, size-o.signed.Reach); o.last.Seq != min(s.Seq, shown) {
		wrong = append(wrong, whyMissing)
	}
	if o.any && bounds(s, o.signed) && o.last.At >= (s.Slot+1)*o.header.Every*1_000_000+slack {
		wrong = append(wrong, whyPeriod)
	}
	return wrong
}
