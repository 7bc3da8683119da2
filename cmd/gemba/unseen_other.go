//go:build !linux && !darwin

package main

import (
	"bufio"
	"fmt"
	"io"
	"os"

	"github.com/charmbracelet/x/term"
)

// unseen asks for lines on a console, which shows what is typed only once
// somebody reads it.
type unseen struct {
	tty   *os.File
	lines *bufio.Reader // not used: a console is read by its own call
	out   io.Writer
}

func (u *unseen) begin() error { return nil }

func (u *unseen) end() {}

func (u *unseen) ask(prompt string) (string, error) {
	fmt.Fprint(u.out, prompt)
	line, err := term.ReadPassword(u.tty.Fd())
	fmt.Fprintln(u.out)
	return string(line), err
}
