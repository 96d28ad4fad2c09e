package console

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"golang.org/x/term"
)

// Password reads the password of an account: from a file, from a terminal twice and unseen,
// or as the first line of the input. It is never a flag: other users see those.
func (p *Program) Password(file string) (string, error) {
	if file != "" {
		text, err := os.ReadFile(file)
		if err != nil {
			return "", fmt.Errorf("password file: %w", err)
		}
		line, _, _ := bytes.Cut(text, []byte("\n"))
		return strings.TrimSuffix(string(line), "\r"), nil
	}
	if in, ok := p.In.(*os.File); ok && term.IsTerminal(int(in.Fd())) {
		return p.typed(in)
	}
	line, err := bufio.NewReader(p.In).ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return "", fmt.Errorf("password: %w", err)
	}
	return strings.TrimRight(line, "\r\n"), nil
}

func (p *Program) typed(in *os.File) (string, error) {
	var typed [2]string
	for i, ask := range []string{p.Words.T("cli.ask.password"), p.Words.T("cli.ask.again")} {
		fmt.Fprint(p.Err, ask+" ")
		line, err := term.ReadPassword(int(in.Fd()))
		fmt.Fprintln(p.Err)
		if err != nil {
			return "", fmt.Errorf("password: %w", err)
		}
		typed[i] = string(line)
	}
	if typed[0] != typed[1] {
		return "", Usage(p.Words.T("cli.usage.passwords_differ"))
	}
	return typed[0], nil
}

// WriteToken makes the file of a new token, readable by its owner alone, and puts into it
// what draw gives. It never writes over a file, and leaves none where draw fails.
func (p *Program) WriteToken(path string, draw func() (string, error)) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, os.ErrExist) {
		return Usage(p.Words.T("cli.usage.token_exists"))
	}
	if err != nil {
		return fmt.Errorf("token file: %w", err)
	}
	secret, err := draw()
	if err != nil {
		return errors.Join(err, f.Close(), os.Remove(path))
	}
	_, err = fmt.Fprintln(f, secret)
	return errors.Join(err, f.Close())
}
