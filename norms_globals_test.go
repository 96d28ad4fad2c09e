package zaklon

import (
	"fmt"
	"go/ast"
	"go/token"
	"slices"
	"strings"
)

// globals names the package variables that could be written while the server runs.
func globals(s source) []string {
	var faults []string
	for _, decl := range s.file.Decls {
		group, isGroup := decl.(*ast.GenDecl)
		if !isGroup || group.Tok != token.VAR || saysImmutable(group.Doc) || saysImmutable(commentBeside(s, group)) {
			continue
		}
		for _, spec := range group.Specs {
			value, isValue := spec.(*ast.ValueSpec)
			if !isValue || saysImmutable(value.Doc) || saysImmutable(value.Comment) || neverWritten(s, value) {
				continue
			}
			faults = append(faults, fmt.Sprintf("%d: %s", s.line(value), value.Names[0].Name))
		}
	}
	return faults
}

// commentBeside gives the comment on a node's first line, as in "var ( // immutable".
func commentBeside(s source, n ast.Node) *ast.CommentGroup {
	for _, group := range s.file.Comments {
		if s.line(group) == s.line(n) {
			return group
		}
	}
	return nil
}

// saysImmutable reports whether a comment embeds a file or promises that nothing writes.
func saysImmutable(doc *ast.CommentGroup) bool {
	if doc == nil {
		return false
	}
	return slices.ContainsFunc(doc.List, func(c *ast.Comment) bool {
		return strings.HasPrefix(c.Text, "//go:embed ") || strings.Contains(c.Text, "immutable")
	})
}

// neverWritten reports whether a variable is blank, or holds errors and compiled expressions,
// or is a table that only its own package can reach and that nothing there writes.
func neverWritten(s source, value *ast.ValueSpec) bool {
	name := value.Names[0].Name
	if name == "_" {
		return true
	}
	isTable := len(value.Names) == 1 && !value.Names[0].IsExported() && !s.written[name]
	for _, e := range value.Values {
		if pointer, isPointer := e.(*ast.UnaryExpr); isPointer && pointer.Op == token.AND {
			e = pointer.X
		}
		_, isLiteral := e.(*ast.CompositeLit)
		if !isFixed(e) && !(isLiteral && isTable) {
			return false
		}
	}
	return len(value.Values) > 0
}

// isFixed reports whether an expression makes a value that has no way to change.
func isFixed(e ast.Expr) bool {
	call, isCall := e.(*ast.CallExpr)
	return isCall && (isSelector(call.Fun, "errors", "New") || isSelector(call.Fun, "regexp", "MustCompile") ||
		isSelector(call.Fun, "strings", "NewReplacer"))
}

// writtenNames gives the names that a file assigns to, counts up, deletes from, clears or
// takes the address of, at any depth: x, x[i] and x.f all count for x.
func writtenNames(file *ast.File) map[string]bool {
	written := map[string]bool{}
	mark := func(expressions ...ast.Expr) {
		for _, e := range expressions {
			written[rootName(e)] = true
		}
	}
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.AssignStmt:
			if n.Tok != token.DEFINE {
				mark(n.Lhs...)
			}
		case *ast.IncDecStmt:
			mark(n.X)
		case *ast.UnaryExpr:
			if n.Op == token.AND {
				mark(n.X)
			}
		case *ast.CallExpr:
			if name, isName := n.Fun.(*ast.Ident); isName && (name.Name == "delete" || name.Name == "clear") {
				mark(n.Args[0])
			}
		}
		return true
	})
	return written
}

// rootName gives the variable an expression begins with: table for table[i].Words.
func rootName(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name
	case *ast.IndexExpr:
		return rootName(e.X)
	case *ast.SelectorExpr:
		return rootName(e.X)
	case *ast.ParenExpr:
		return rootName(e.X)
	case *ast.StarExpr:
		return rootName(e.X)
	}
	return ""
}

// nakedBools names the calls of our own functions with a bare true or false: the reader of
// the call cannot know what it switches.
func nakedBools(s source) []string {
	ours := importedNames(s.file)
	var faults []string
	ast.Inspect(s.file, func(n ast.Node) bool {
		call, isCall := n.(*ast.CallExpr)
		if !isCall || !callsOurs(call, ours) {
			return true
		}
		for _, arg := range call.Args {
			if name, isName := arg.(*ast.Ident); isName && (name.Name == "true" || name.Name == "false") {
				faults = append(faults, fmt.Sprintf("%d: naked %s", s.line(arg), name.Name))
			}
		}
		return true
	})
	return faults
}

// callsOurs reports whether a call names a function of this package or of another of ours.
func callsOurs(call *ast.CallExpr, ours []string) bool {
	switch f := call.Fun.(type) {
	case *ast.Ident:
		return !slices.Contains([]string{"append", "any", "new"}, f.Name)
	case *ast.SelectorExpr:
		x, isName := f.X.(*ast.Ident)
		return isName && slices.Contains(ours, x.Name)
	}
	return false
}

// importedNames gives the names under which a file imports packages of ours.
func importedNames(file *ast.File) []string {
	var names []string
	for _, spec := range file.Imports {
		imported := strings.Trim(spec.Path.Value, `"`)
		if !strings.HasPrefix(imported, modulePath+"/") {
			continue
		}
		if spec.Name != nil {
			names = append(names, spec.Name.Name)
			continue
		}
		names = append(names, imported[strings.LastIndex(imported, "/")+1:])
	}
	return names
}
