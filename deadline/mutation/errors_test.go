package mutation

// The errors that people make when they count time limits, and some that
// programs make.
var mutations = []mutation{
	{
		"a day too many", "deadline/date.go",
		"end := int64(d) + int64(n)", "end := int64(d) + int64(n) + 1", "TestDayOfServiceIsDayZero",
	},
	{
		"every fourth year is a leap year", "deadline/date.go",
		"year%4 == 0 && (year%100 != 0 || year%400 == 0)", "year%4 == 0", "TestLeapYears",
	},
	{
		"the end of a month overflows into the next", "deadline/date.go",
		"case LastOfMonth:\n\t\t\tday = last", "case LastOfMonth:\n\t\t\tday, month = day-last, month+1", "TestSixMonthsFromTheEndOfAugustEndInFebruary",
	},
	{
		"the missing day is the second of the month", "deadline/date.go",
		"day, month = 1, month+1", "day, month = 2, month+1", "TestPublishedVectors",
	},
	{
		"months are thirty days", "deadline/compute.go",
		"return c.out.Anchor.AddMonths(months, missing)", "return c.out.Anchor.AddDays(30 * months)", "TestWorkedDates",
	},
	{
		"the day of the event is counted", "deadline/compute.go",
		"if c.rule.CountDayZero {\n\t\tstart--", "if !c.rule.CountDayZero {\n\t\tstart--", "TestDayOfServiceIsDayZero",
	},
	{
		"the day of the event is not counted although the law says so", "deadline/compute.go",
		"return same - 1, err", "return same, err", "TestFirstDayCountedAtMonthEnds",
	},
	{
		"a working day counts from the day of the event", "deadline/calendar.go",
		"for range n {\n\t\tnext, err", "d--\n\tfor range n {\n\t\tnext, err", "TestDayOfServiceIsDayZero",
	},
	{
		"the weekend is forgotten", "deadline/calendar.go",
		"slices.Contains(c.Weekend, d.Weekday())", "slices.Contains(c.Weekend, d.Weekday()+7)", "TestRightRollsOverHolidaysAndWeekend",
	},
	{
		"holidays are forgotten", "deadline/calendar.go",
		"if name, ok := c.Holidays[d]; ok {", "if name, ok := c.Holidays[d]; ok && d.IsZero() {", "TestRightRollsOverHolidaysAndWeekend",
	},
	{
		"a right does not roll", "deadline/compute.go",
		"c.out.Due = c.within(rolled)", "c.out.Due = c.within(c.out.Nominal)", "TestRightRollsOverHolidaysAndWeekend",
	},
	{
		"a limit on liberty rolls", "deadline/compute.go",
		"if c.rule.Roll == RollForward {\n\t\tc.out.Due", "if c.rule.Roll == RollForward || c.rule.Roll == RollLiberty {\n\t\tc.out.Due", "TestLibertyNeverRolls",
	},
	{
		"a limit on liberty can be read to roll", "deadline/compute.go",
		"err == nil && c.rule.Roll != RollLiberty", "err == nil", "TestLibertyNeverRolls",
	},
	{
		"a duty rolls", "deadline/compute.go",
		"if c.rule.Roll == RollForward {\n\t\tc.out.Due", "if c.rule.Roll != RollLiberty {\n\t\tc.out.Due", "TestDutyAndOutsideLimitsStay",
	},
	{
		"the cap rolls", "deadline/compute.go",
		"c.out.Due = c.within(rolled)", "c.out.Due = rolled", "TestCapNeverRolls",
	},
	{
		"the cap is ignored", "deadline/compute.go",
		"c.out.Nominal = min(c.out.Nominal, latest)", "c.out.Nominal = min(c.out.Nominal, lastDate)", "TestCapCutsTheLimit",
	},
	{
		"the alarm rings after the end", "deadline/compute.go",
		"c.cal.OnOrBefore(c.out.Due)", "c.cal.OnOrAfter(c.out.Due)", "TestAlarmIsTheLastWorkingDay",
	},
	{
		"the lenient reading is the earlier one", "deadline/compute.go",
		"c.out.Lenient = max(c.within(c.out.Lenient), c.out.Due)", "c.out.Lenient = min(c.within(c.out.Lenient), c.out.Due)", "TestReadings",
	},
	{
		"the strict reading is the later one", "deadline/compute.go",
		"c.out.Strict = min(c.out.Strict, c.out.Due)", "c.out.Strict = max(c.out.Strict, c.out.Due)", "TestReadings",
	},
	{
		"an extension is chained on the date before it", "deadline/extend.go",
		"furthest, err := c.end(allowed.Max, c.rule.Missing)",
		"furthest, err := c.out.Nominal.AddMonths(allowed.Max.N-c.rule.Length.N, c.rule.Missing)", "TestNoChaining",
	},
	{
		"a late extension is silently valid", "deadline/extend.go",
		"if allowed.MustPrecedeExpiry && e.On > before {", "if allowed.MustPrecedeExpiry && e.On > e.Until {", "TestLateExtensionIsNeverSilent",
	},
	{
		"an extension passes the cap", "deadline/extend.go",
		"e.Until > c.out.Latest {", "e.Until > c.out.Latest+400 {", "TestRefusedExtension",
	},
	{
		"the maximum of a ground is ignored", "deadline/extend.go",
		"if e.Until > furthest {", "if e.Until > furthest+400 {", "TestRefusedExtension",
	},
	{
		"a suspended day is given back twice", "deadline/amend.go",
		"max(s.From, l.until+1, l.firstDay())", "max(s.From, l.firstDay())", "TestSuspensionLedger",
	},
	{
		"days before the limit began are given back", "deadline/amend.go",
		"max(s.From, l.until+1, l.firstDay())", "max(s.From, l.until+1)", "TestSuspensionLedger",
	},
	{
		"a suspension moves the cap", "deadline/amend.go",
		"*end = l.within(moved)", "*end, l.out.Latest = moved, max(l.out.Latest, moved)", "TestSuspensionLedger",
	},
	{
		"the budget of a suspension is ignored", "deadline/amend.go",
		"within := min(days, p.Budget-l.used[i].days)", "within := days", "TestSuspensionLedger",
	},
	{
		"a limit that has run out is suspended", "deadline/amend.go",
		"if s.From > before {", "if s.From > before+400 {", "TestSuspensionLedger",
	},
	{
		"the last day of a suspension is not suspended", "deadline/amend.go",
		"return int(last-first) + 1, nil", "return int(last - first), nil", "TestSuspensionLedger",
	},
	{
		"the weekend suspends working days", "deadline/amend.go",
		"if _, off := l.cal.DayOff(d); !off {", "if _, off := l.cal.DayOff(d); !off || off {", "TestSuspendedWorkingDays",
	},
	{
		"hours are hours of the clock on the wall", "deadline/instant.go",
		"Nominal: anchor.Add(rule.Length.duration())",
		"Nominal: time.Date(anchor.Year(), anchor.Month(), anchor.Day(), anchor.Hour()+rule.Length.N, anchor.Minute(), 0, 0, in.Zone)", "TestHoursRunOverTheClockChange",
	},
	{
		"the table does not roll", "deadline/table.go",
		"t.due[i] = c.out.Due", "t.due[i] = c.out.Nominal", "TestTableIsCompute",
	},
	{
		"what only the oracle knows: seven days of a week are six", "deadline/compute.go",
		"start.AddDays(7 * l.N)", "start.AddDays(7*l.N - l.N/9)", "TestEngineAgreesWithOracle",
	},
	{
		"an old file is decided by the new law", "law/library.go",
		"on <= to)", "on < to)", "TestPackByDay",
	},
}
