package limit

import (
	"github.com/zaklon/zaklon/law"
	limits "github.com/zaklon/zaklon/law/limit"
	"github.com/zaklon/zaklon/locale"
	"github.com/zaklon/zaklon/web/page"
)

// BellOf is the tag of a task: what rang last for its limit.
func BellOf(words locale.Printer, t limits.Task) Tag {
	switch t.Kind {
	case limits.Identify:
		return Tag{words.T("tasks.identify"), "z-tag--amber", "clock"}
	case "missed":
		return Tag{words.T("tasks.missed"), "z-tag--red", "warning"}
	case "alarm":
		return Tag{words.T("tasks.alarm"), "z-tag--red", "clock"}
	}
	return Tag{words.N("tasks.warning", int(t.Days)), "z-tag--amber", "clock"}
}

// A Task is an open task of a file in words.
type Task struct {
	limits.Task
	Title string // of the limit
	Bell  Tag
}

// OpenTasks lists the tasks of a file that are still to be done.
func OpenTasks(words locale.Printer, pack *law.Pack, tasks []limits.Task) []Task {
	var out []Task
	for _, t := range tasks {
		if t.Open() {
			out = append(out, Task{t, titleOfTask(words, pack, t), BellOf(words, t)})
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

// titleOfTask names what a task is about: its limit, or the act that it waits for.
func titleOfTask(words locale.Printer, pack *law.Pack, t limits.Task) string {
	if t.Kind == limits.Identify {
		return words.T("do." + t.Rule)
	}
	return TitleOf(pack, t.Rule)
}

// TaskOptions offers the open tasks of a file that an officer may close in a form.
func TaskOptions(words locale.Printer, pack *law.Pack, tasks []limits.Task) []page.Option {
	var out []page.Option
	for _, t := range OpenTasks(words, pack, tasks) {
		if t.Kind == limits.Identify {
			continue // it ends by itself
		}
		out = append(out, page.Option{Value: t.ID, Text: t.Title + ": " + t.Bell.Words})
	}
	return out
}

// Missed notes beside each limit since when the book counts it as missed, which stays so also where
// the act came later.
func Missed(shown []Shown, held []limits.Clock) {
	for i, s := range shown {
		if c, ok := limits.Find(held, s.Rule); ok {
			shown[i].MissedOn = c.MissedOn
		}
	}
}
