package zaklon

import (
	"fmt"
	"go/ast"
	"go/token"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// undocumented names the exported functions, types, constants and variables without a comment.
func undocumented(s source) []string {
	var faults []string
	for _, decl := range s.file.Decls {
		switch decl := decl.(type) {
		case *ast.FuncDecl:
			if decl.Doc == nil && decl.Name.IsExported() && exportedReceiver(decl) && !isErrorMethod(decl) {
				faults = append(faults, fmt.Sprintf("%d: %s", s.line(decl), decl.Name.Name))
			}
		case *ast.GenDecl:
			if decl.Doc == nil {
				faults = append(faults, undocumentedSpecs(s, decl)...)
			}
		}
	}
	return faults
}

// undocumentedSpecs looks into a declaration that has no comment of its own.
func undocumentedSpecs(s source, decl *ast.GenDecl) []string {
	var faults []string
	for _, spec := range decl.Specs {
		names, doc, comment := specOf(spec)
		for _, name := range names {
			if name.IsExported() && doc == nil && comment == nil {
				faults = append(faults, fmt.Sprintf("%d: %s", s.line(name), name.Name))
			}
		}
	}
	return faults
}

func specOf(spec ast.Spec) (names []*ast.Ident, doc, comment *ast.CommentGroup) {
	switch spec := spec.(type) {
	case *ast.TypeSpec:
		return []*ast.Ident{spec.Name}, spec.Doc, spec.Comment
	case *ast.ValueSpec:
		return spec.Names, spec.Doc, spec.Comment
	}
	return nil, nil, nil
}

// exportedReceiver reports whether a method can be called from outside its package.
func exportedReceiver(f *ast.FuncDecl) bool {
	if f.Recv == nil {
		return true
	}
	kind := f.Recv.List[0].Type
	if star, isStar := kind.(*ast.StarExpr); isStar {
		kind = star.X
	}
	if index, isGeneric := kind.(*ast.IndexExpr); isGeneric {
		kind = index.X
	}
	name, isName := kind.(*ast.Ident)
	return isName && name.IsExported()
}

// isErrorMethod reports whether a method is one whose meaning package errors has fixed.
func isErrorMethod(f *ast.FuncDecl) bool {
	return f.Recv != nil && (f.Name.Name == "Error" || f.Name.Name == "Unwrap")
}

// bannedWords names the declared identifiers that hold an empty word, and the packages and
// package-level names that are one.
func bannedWords(s source) []string {
	never := []string{"manager", "managers", "helper", "helpers", "util", "utils"}
	alone := []string{"data", "process"}
	var faults []string
	report := func(name *ast.Ident, words []string) {
		if slices.ContainsFunc(words, func(w string) bool { return slices.Contains(never, w) }) {
			faults = append(faults, fmt.Sprintf("%d: %s", s.line(name), name.Name))
		}
	}
	for _, name := range declaredNames(s.file) {
		report(name, camelWords(name.Name))
	}
	for _, name := range topNames(s.file) {
		if slices.Contains(alone, strings.ToLower(name.Name)) {
			faults = append(faults, fmt.Sprintf("%d: %s", s.line(name), name.Name))
		}
	}
	return faults
}

// topNames gives the package's name and the names its file declares at the outermost level.
func topNames(file *ast.File) []*ast.Ident {
	names := []*ast.Ident{file.Name}
	for _, decl := range file.Decls {
		switch decl := decl.(type) {
		case *ast.FuncDecl:
			names = append(names, decl.Name)
		case *ast.GenDecl:
			for _, spec := range decl.Specs {
				declared, _, _ := specOf(spec)
				names = append(names, declared...)
			}
		}
	}
	return names
}

// declaredNames gives every name a file declares, at any depth.
func declaredNames(file *ast.File) []*ast.Ident {
	names := topNames(file)
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.Field:
			names = append(names, n.Names...)
		case *ast.ValueSpec:
			names = append(names, n.Names...)
		case *ast.AssignStmt:
			for _, left := range n.Lhs {
				if name, isName := left.(*ast.Ident); isName && n.Tok == token.DEFINE {
					names = append(names, name)
				}
			}
		}
		return true
	})
	slices.SortFunc(names, func(a, b *ast.Ident) int { return int(a.Pos() - b.Pos()) })
	return slices.Compact(names)
}

// camelWords splits an identifier into its words, in lower case.
func camelWords(name string) []string {
	var spaced strings.Builder
	for i, r := range name {
		if i > 0 && unicode.IsUpper(r) {
			spaced.WriteByte(' ')
		}
		spaced.WriteRune(unicode.ToLower(r))
	}
	return strings.FieldsFunc(spaced.String(), func(r rune) bool { return r == ' ' || r == '_' })
}

func addDates(s source) []string { return uses(s, "", "AddDate") }

// sqlDates names the functions by which a database would count days: SQLite's and PostgreSQL's.
var sqlDates = regexp.MustCompile(`(?i)\b(julianday|strftime|unixepoch|timediff|date_trunc|date_part|date_add|date_subtract|date_bin|make_date|make_interval|to_date|justify_days)\s*\(|\b(current_date|current_timestamp|localtimestamp)\b|\binterval\s+'|::\s*(date|interval|timestamp)\b|\b(date|datetime|age)\s*\([^)]*['$?]`)

// sqlDatesIn names the texts of a Go file in which SQL counts days.
func sqlDatesIn(s source) []string {
	var faults []string
	ast.Inspect(s.file, func(n ast.Node) bool {
		literal, isLiteral := n.(*ast.BasicLit)
		if isLiteral && literal.Kind == token.STRING && sqlDates.MatchString(literal.Value) {
			faults = append(faults, fmt.Sprintf("%d: SQL counts days: %s", s.line(n), sqlDates.FindString(literal.Value)))
		}
		return true
	})
	return faults
}

// clocks names the readings of a clock in a rule or a guard.
func clocks(s source) []string {
	if !matches(s.pkg, join(words, rules, guards)) {
		return nil
	}
	return uses(s, "time", "Now", "Since", "Until", "Sleep", "After", "AfterFunc", "Tick", "NewTimer", "NewTicker", "Local")
}

func skippedTests(s source) []string { return uses(s, "", "Skip", "Skipf", "SkipNow") }

// uses names the places where a selector such as time.Now stands. Without a package, any
// receiver counts.
func uses(s source, pkg string, selected ...string) []string {
	var faults []string
	ast.Inspect(s.file, func(n ast.Node) bool {
		selector, isSelector := n.(*ast.SelectorExpr)
		if !isSelector || !slices.Contains(selected, selector.Sel.Name) {
			return true
		}
		if x, isName := selector.X.(*ast.Ident); pkg == "" || isName && x.Name == pkg {
			faults = append(faults, fmt.Sprintf("%d: uses %s", s.line(n), selector.Sel.Name))
		}
		return true
	})
	return faults
}

// openNote is written in two parts so that it does not find itself.
var openNote = regexp.MustCompile(`\b(TO` + `DO|FIX` + `ME)\b`)

func openNotes(s source) []string {
	var faults []string
	for _, group := range s.file.Comments {
		for _, comment := range group.List {
			if openNote.MatchString(comment.Text) {
				faults = append(faults, fmt.Sprintf("%d: a note to oneself", s.line(comment)))
			}
		}
	}
	return faults
}

func isSelector(e ast.Expr, pkg, name string) bool {
	selector, isSelector := e.(*ast.SelectorExpr)
	if !isSelector || selector.Sel.Name != name {
		return false
	}
	x, isName := selector.X.(*ast.Ident)
	return isName && x.Name == pkg
}
