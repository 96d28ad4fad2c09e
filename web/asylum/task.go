package asylum

import (
	"github.com/zaklon/zaklon/desk/asylum"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/web/file"
	"github.com/zaklon/zaklon/web/limit"
	"github.com/zaklon/zaklon/web/page"
)

func closeTask() []page.Route {
	return file.Act[protection.TaskForm]{
		Act: asylum.CloseTask(),
		Fields: fields(func(v file.View) []page.Field {
			return []page.Field{{Name: "task", Kind: page.Select, Options: limit.TaskOptions(v.Printer, v.Pack, v.File.Tasks)}, {Name: "remark", Foreign: true}}
		}),
		Read: read(func(f *page.Form) protection.TaskForm {
			return protection.TaskForm{Task: f.Get("task"), Remark: f.Get("remark")}
		}),
	}.Routes()
}
