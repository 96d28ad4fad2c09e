package main

import (
	"bufio"
	"context"
	"errors"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/zaklon/zaklon/cmd/zaklon/console"
	"github.com/zaklon/zaklon/desk/protectionfile"
	"github.com/zaklon/zaklon/identity"
	"github.com/zaklon/zaklon/reference"
)

// searchCommand looks for a person among the files that the officer may see: by a name in
// any script, by a reference, or by the number of a paper.
func (p program) searchCommand() *cobra.Command {
	return &cobra.Command{Use: "search TEXT", Short: p.Words.T("cli.search"), Args: cobra.ExactArgs(1),
		RunE: p.sit(func(ctx context.Context, s sitting, args []string) error {
			typed, err := p.typed(args[0])
			if err != nil {
				return err
			}
			text := identity.Clean(strings.TrimSpace(typed))
			if text == "" {
				return console.Usage(p.Words.T("cli.usage.search"))
			}
			find := protectionfile.Search{Folded: identity.SearchKey(text), Number: text}
			if prefix := reference.Normal(text); len(prefix) >= shortestPrefix && len(prefix) <= reference.Length {
				find.Reference = prefix
			}
			rows, err := s.search(ctx, text, find)
			if err != nil {
				return err
			}
			return p.printCases(ctx, s, rows, s.Protection.Today())
		})}
}

// typed is what is looked for. With "-" it is the first line of the input, so that no other
// user of the machine reads a name in the list of its programs.
func (p program) typed(argument string) (string, error) {
	if argument != "-" {
		return argument, nil
	}
	line, err := bufio.NewReader(io.LimitReader(p.In, 1<<10)).ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return "", err
	}
	return line, nil
}
