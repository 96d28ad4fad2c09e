package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"github.com/zaklon/zaklon/cmd/zaklon/console"
	"github.com/zaklon/zaklon/desk/protectionfile/people"
	"github.com/zaklon/zaklon/identity"
)

// searchCommand looks for a person among the files that the officer may see: by a name in any
// script, a date of birth, the number of a paper, a reference, or several of these.
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
			if utf8.RuneCountInString(text) > people.LongestSearch {
				return console.Usage(p.Words.T("cli.usage.search_long", "max", strconv.Itoa(people.LongestSearch)))
			}
			rows, more, err := s.People.Search(ctx, s.Protection, people.Asked{Text: text, Limit: mostFound}, s.Call(""))
			if err != nil {
				return err
			}
			if more {
				fmt.Fprintln(p.Err, p.Words.T("people.more"))
			}
			return p.printCases(ctx, s, rows, s.Protection.Today())
		})}
}

// mostFound bounds what a search prints: who needs more has typed too little.
const mostFound = 100

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
