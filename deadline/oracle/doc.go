// Package oracle counts time limits a second time, day by day.
//
// It exists to disagree with package deadline where that is wrong. It writes
// down every day of the years 1900 to 2199 by walking from one to the next,
// and finds every answer by walking along that list: it adds no months, it
// divides by nothing and it knows no formula for a date. Dates go in and come
// out as text (2023-10-26), so that no type is shared. Only tests use it.
// Source of the method: docs/procedure.md 2.6, and Regulation 1182/71.
//
// It may not: import deadline or law, use package time, keep anything between
// two answers, or learn a rule from the code that it checks.
package oracle
