package main

import (
	"reflect"
	"strings"

	"github.com/spf13/cobra"

	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/house"
)

// An actKind is an act that can be performed, the article it rests on and the fields of its form.
type actKind struct {
	Kind    string   `json:"kind"`
	Title   string   `json:"title"`
	Article string   `json:"article"`
	Fields  []string `json:"fields"`
}

// actListCommand tells what acts there are. It opens no register.
func (p program) actListCommand() *cobra.Command {
	return &cobra.Command{Use: "list", Short: p.Words.T("cli.act.list"), Args: cobra.NoArgs, RunE: func(*cobra.Command, []string) error {
		closed, err := house.Unopened()
		if err != nil {
			return err
		}
		var all []actKind
		for _, a := range closed.Acts() {
			article, err := a.Rests(deadline.DateIn(p.Clock(), a.Desk.Zone))
			if err != nil {
				return err
			}
			all = append(all, actKind{a.Name(), p.Words.T("act." + a.Name()), article.Cite(), fieldsOf(a.Kind)})
		}
		if p.JSON() {
			return p.PrintJSON(all)
		}
		t := p.Columns(p.Words.T("cli.column.kind"), p.Words.T("cli.column.form"), p.Words.T("cli.column.article"))
		for _, k := range all {
			t.Row(k.Kind, strings.Join(k.Fields, ", "), k.Article)
		}
		return t.End()
	}}
}

// fieldsOf reads the names of a form from the input of the act's rule, which every desk.Act
// has as its second parameter.
func fieldsOf(k desk.Kind) []string {
	fields := []string{}
	rule, ok := reflect.TypeOf(k).FieldByName("Rule")
	if !ok {
		return fields
	}
	form := rule.Type.In(1)
	for _, field := range reflect.VisibleFields(form) {
		name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
		if name != "" && name != "-" {
			fields = append(fields, name)
		}
	}
	return fields
}
