package oracle

// extend moves the end to the day that an act states.
func (w *walk) extend(e Extension) error {
	ground, err := w.ground(e)
	if err != nil {
		return err
	}
	on, err := w.find("the day of the act", e.On)
	if err != nil {
		return err
	}
	until, err := w.find("the new end", e.Until)
	if err != nil {
		return err
	}
	if err := w.mayEnd(ground, on, until); err != nil {
		return err
	}
	last, err := w.inForce()
	if err != nil {
		return err
	}
	if ground.NeedsNotice && e.Notice == "" {
		w.finding("notice_missing", 0, e.On)
	}
	if ground.InTime && on > last {
		w.finding("late_extension", on-last, e.On)
		if !ground.LateMoves {
			return nil
		}
	}
	w.end = until
	w.answer.Extended++
	return nil
}

// ground finds the ground of an extension.
func (w *walk) ground(e Extension) (Ground, error) {
	if len(w.rule.Grounds) == 0 {
		return Ground{}, refused("not_extensible")
	}
	if e.On == "" || e.Until == "" {
		return Ground{}, refused("extension_incomplete")
	}
	if e.On < w.text(w.anchor) {
		return Ground{}, refused("extension_before_anchor")
	}
	for _, g := range w.rule.Grounds {
		if g.Name == e.Ground {
			return g, nil
		}
	}
	return Ground{}, refused("ground_unknown")
}

// mayEnd refuses a new end beyond the cap or the ground, and one that is none.
func (w *walk) mayEnd(g Ground, on, until int) error {
	if w.latest != none && until > w.latest {
		return refused("beyond_cap")
	}
	if g.Max.N > 0 {
		furthest, err := w.count(g.Max, w.rule.Missing)
		if err != nil {
			return err
		}
		if until > furthest {
			return refused("beyond_maximum")
		}
	}
	if until <= w.end {
		return refused("extension_not_later")
	}
	if until < on {
		return refused("extension_ends_before_act")
	}
	return nil
}

// suspend gives back, one by one, the days that a suspension took.
func (w *walk) suspend(s Interval) error {
	pause, err := w.pause(s)
	if err != nil {
		return err
	}
	from, err := w.find("the first day of a suspension", s.From)
	if err != nil {
		return err
	}
	last, err := w.inForce()
	if err != nil {
		return err
	}
	if pause.NeedsNotice && s.Notice == "" {
		w.finding("notice_missing", 0, s.From)
	}
	if from > last {
		w.finding("suspension_after_end", 0, s.From)
		return nil
	}
	if s.To == "" {
		return w.suspendOpen(pause, from)
	}
	to, err := w.find("the last day of a suspension", s.To)
	if err != nil {
		return err
	}
	if to <= w.start() {
		w.finding("suspension_before_start", 0, s.From)
		return nil
	}
	return w.giveBack(pause, from, to)
}

// pause finds the ground of a suspension; no ground is the only one.
func (w *walk) pause(s Interval) (Pause, error) {
	if s.From == "" || s.To != "" && s.To < s.From {
		return Pause{}, refused("suspension_ends_before_starts")
	}
	if s.Ground == "" && len(w.rule.Pauses) == 1 {
		return w.rule.Pauses[0], nil
	}
	for _, p := range w.rule.Pauses {
		if p.Name == s.Ground {
			return p, nil
		}
	}
	return Pause{}, refused("ground_unknown")
}

// suspendOpen answers for a suspension that lasts: every day to come is
// taken, and the end is the cap, or as far as the budget reaches.
func (w *walk) suspendOpen(p Pause, from int) error {
	if w.latest == none {
		return refused("suspension_endless")
	}
	w.finding("suspension_open", 0, w.text(from))
	given := 0
	for !w.allTaken && w.gone[p.Name] < p.Budget {
		w.spend(p)
		given++
	}
	w.allTaken = true
	if p.Budget == 0 {
		w.end = w.latest
		return nil
	}
	w.answer.Suspended += given
	return w.later(given)
}

// giveBack walks along a suspension. A day that is no day of the limit, was
// suspended before or is beyond the budget gives nothing back.
func (w *walk) giveBack(p Pause, from, to int) error {
	given, beyond := 0, 0
	for place := from; place <= to; place++ {
		if place <= w.start() || w.allTaken || w.taken[place] {
			continue
		}
		w.take(place)
		if w.rule.Length.Unit == "wd" {
			if !w.offices.knows(place) {
				return refused(OutsideCalendar)
			}
			if !w.offices.open(place) {
				continue
			}
		}
		if p.Budget > 0 && w.gone[p.Name] == p.Budget {
			beyond++
			continue
		}
		w.spend(p)
		given++
	}
	if beyond > 0 {
		w.finding("suspension_beyond_budget", beyond, w.text(from))
	}
	w.answer.Suspended += given
	return w.later(given)
}

// later moves the end by the days given back, up to the cap.
func (w *walk) later(n int) error {
	end, err := w.within(w.end + n)
	if w.rule.Length.Unit == "wd" && n > 0 {
		end, err = w.openDaysAfter(w.end, n)
	}
	w.end = w.capped(end)
	return err
}

func (w *walk) take(place int) {
	if w.taken == nil {
		w.taken = map[int]bool{}
	}
	w.taken[place] = true
}

func (w *walk) spend(p Pause) {
	if w.gone == nil {
		w.gone = map[string]int{}
	}
	w.gone[p.Name]++
}
