package main

import (
	"bufio"
	"fmt"
	"os"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"
)

// askSecret asks for a passphrase on the terminal, without showing it; about says
// first what it is for. What is typed is hidden before the first word, so that
// quick fingers show nothing.
func askSecret(cmd *cobra.Command, about string, twice bool) (string, error) {
	in, ok := cmd.InOrStdin().(*os.File)
	if !ok || !term.IsTerminal(in.Fd()) {
		return "", usage("name a file with --passphrase-file, or a key with --recipient or --identity", "there is no terminal to ask for the passphrase")
	}
	a := &unseen{tty: in, lines: bufio.NewReader(in), out: cmd.ErrOrStderr()}
	if err := a.begin(); err != nil {
		return "", fmt.Errorf("hide what is typed: %w", err)
	}
	defer a.end()
	fmt.Fprint(a.out, about)
	pass, err := a.ask("passphrase: ")
	if err != nil || !twice {
		return pass, err
	}
	again, err := a.ask("once more: ")
	if err == nil && again != pass {
		err = usage("type it again", "the two passphrases differ")
	}
	return pass, err
}
