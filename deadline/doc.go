// Package deadline counts legal time limits on the civil calendar.
//
// It knows no law: what to count, from which event and with which exceptions
// comes in a Rule, which package law reads from its packs. It imports nothing
// of this module, reads no clock and keeps no state, so the same rule, inputs
// and calendar give the same result for ever. A limit is always computed from
// its anchor and never chained on another result; a cap beats an extension.
// Source of the method: docs/procedure.md 2.6, and 10.1 for the record.
//
// Days are dates without a zone (Compute, Compile); hours and minutes run
// between instants (ComputeAt).
//
// It may not: read a clock, use time.AddDate (which lands in March when
// February was meant), or guess a missing policy.
package deadline
