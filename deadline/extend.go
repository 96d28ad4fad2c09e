package deadline

// extend applies one extension. A late one is never silently valid: it leaves
// a finding, and whether it moves the date the rule says.
func (c *computation) extend(e Extension) error {
	allowed, err := c.allowance(e)
	if err != nil {
		return err
	}
	if err := c.checkEnd(e, allowed); err != nil {
		return err
	}
	before, err := c.inForce(c.out.Nominal)
	if err != nil {
		return c.asRefusal(err)
	}
	strict, _ := c.inForce(c.out.Strict) // outside the calendar: unrolled, which is the stricter
	if allowed.NeedsNotice && e.Notice.IsZero() {
		c.out.Findings = append(c.out.Findings, Finding{Code: NoticeMissing, On: e.On})
	}
	c.out.Lenient = max(c.out.Lenient, e.Until)
	if e.On <= strict || !allowed.MustPrecedeExpiry {
		c.out.Strict = max(c.out.Strict, e.Until)
	}
	if allowed.MustPrecedeExpiry && e.On > before {
		c.out.Findings = append(c.out.Findings, Finding{Code: LateExtension, Days: int(e.On - before), On: e.On})
		c.step(Step{Kind: StepLate, From: before, To: e.On, Ground: e.Ground})
		if allowed.IfLate == LateNoEffect {
			return nil
		}
	}
	c.step(Step{Kind: StepExtended, From: e.On, To: e.Until, Ground: e.Ground})
	c.out.Nominal = e.Until
	c.out.Extended++
	return nil
}

// allowance finds the ground of an extension and refuses one the rule lacks,
// one without its two dates and one dated before the limit began.
func (c *computation) allowance(e Extension) (Allowance, error) {
	if len(c.rule.Extensions) == 0 {
		return Allowance{}, c.refuse(NotExtensible, Extension{}, 0)
	}
	if e.On.IsZero() || e.Until.IsZero() {
		return Allowance{}, c.refuse(IncompleteRequest, e, 0)
	}
	if e.On < c.out.Anchor {
		return Allowance{}, c.refuse(BeforeAnchor, e, c.out.Anchor)
	}
	for _, a := range c.rule.Extensions {
		if a.Ground == e.Ground {
			return a, nil
		}
	}
	return Allowance{}, c.refuse(GroundUnknown, e, 0)
}

// checkEnd refuses a new date beyond the cap or the ground's maximum, and one
// that gives no time: not after the date in force, or before the act itself.
func (c *computation) checkEnd(e Extension, allowed Allowance) error {
	if !c.out.Latest.IsZero() && e.Until > c.out.Latest {
		return &Refusal{Code: BeyondCap, Rule: c.rule.Cap.Rule, Cite: c.rule.Cap.Cite, Limit: c.out.Latest, Asked: e.Until}
	}
	if !allowed.Max.IsZero() {
		furthest, err := c.end(allowed.Max, c.rule.Missing)
		if err != nil {
			return c.asRefusal(err)
		}
		if e.Until > furthest {
			return &Refusal{Code: BeyondMaximum, Rule: allowed.ID, Cite: allowed.Cite, Limit: furthest, Asked: e.Until}
		}
	}
	if e.Until <= c.out.Nominal {
		return c.refuse(NotLater, e, c.out.Nominal)
	}
	if e.Until < e.On {
		return c.refuse(EndsBeforeActed, e, e.On)
	}
	return nil
}

// inForce gives the day up to which an extension is in time: the date that
// counts at that moment; the nominal date with the error if the calendar does
// not cover it.
func (c *computation) inForce(nominal Date) (Date, error) {
	if c.rule.Roll != RollForward {
		return nominal, nil
	}
	rolled, err := c.rolled(nominal)
	if err != nil {
		return nominal, err
	}
	return c.within(rolled), nil
}

func (c *computation) refuse(code string, e Extension, limit Date) *Refusal {
	return &Refusal{Code: code, Rule: c.rule.ID, Cite: c.rule.Cite, Limit: limit, Asked: e.Until}
}
