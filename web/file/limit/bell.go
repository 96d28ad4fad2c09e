package limit

import (
	"github.com/zaklon/zaklon/law"
	"github.com/zaklon/zaklon/locale"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/web/page"
)

// BellOf is the tag of a task: what rang last for its limit.
func BellOf(words locale.Printer, t protection.Task) Tag {
	switch t.Kind {
	case "missed":
		return Tag{words.T("tasks.missed"), "z-tag--red", "warning"}
	case "alarm":
		return Tag{words.T("tasks.alarm"), "z-tag--red", "clock"}
	}
	return Tag{words.N("tasks.warning", int(t.Days)), "z-tag--amber", "clock"}
}

// A Task is an open task of a file in words.
type Task struct {
	protection.Task
	Title string // of the limit
	Bell  Tag
}

// OpenTasks lists the tasks of a file that are still to be done.
func OpenTasks(words locale.Printer, pack *law.Pack, f protection.File) []Task {
	var out []Task
	for _, t := range f.Tasks {
		if t.Open() {
			out = append(out, Task{t, TitleOf(pack, t.Rule), BellOf(words, t)})
		}
	}
	return out
}

// TitleOf names a limit by its rule, or gives the rule where the pack has none such.
func TitleOf(pack *law.Pack, rule string) string {
	record, err := pack.Record(rule)
	if err != nil {
		return rule
	}
	return record.Title
}

// TaskOptions offers the open tasks of a file in a form.
func TaskOptions(words locale.Printer, pack *law.Pack, f protection.File) []page.Option {
	var out []page.Option
	for _, t := range OpenTasks(words, pack, f) {
		out = append(out, page.Option{Value: t.ID, Text: t.Title + ": " + t.Bell.Words})
	}
	return out
}

// Missed notes beside each limit since when the book counts it as missed, which stays so also where
// the act came later.
func Missed(shown []Shown, f protection.File) {
	for i, s := range shown {
		if c, ok := f.Clock(s.Rule); ok {
			shown[i].MissedOn = c.MissedOn
		}
	}
}
