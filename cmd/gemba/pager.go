package main

import (
	"errors"
	"io"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"syscall"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"
)

// printText prints a text. On a terminal that it does not fit on, it goes
// through the program of PAGER, where that is set.
func printText(cmd *cobra.Command, text string) error {
	out := cmd.OutOrStdout()
	pager := os.Getenv("PAGER")
	f, ok := out.(*os.File)
	if !ok || pager == "" || os.Getenv("TERM") == dumb || !term.IsTerminal(f.Fd()) {
		_, err := io.WriteString(out, text)
		return err
	}
	if _, h, err := term.GetSize(f.Fd()); err != nil || strings.Count(text, "\n") < h {
		_, err := io.WriteString(out, text)
		return err
	}
	return throughPager(f, pager, text)
}

// throughPager shows a text in a pager, which may be left before the end of it.
// Where the pager does not start, the text is printed.
func throughPager(out *os.File, pager, text string) error {
	shell, flag := "/bin/sh", "-c"
	if runtime.GOOS == "windows" {
		shell, flag = "cmd", "/c"
	}
	run := exec.Command(shell, flag, pager)
	run.Stdout, run.Stderr = out, os.Stderr
	run.Stdin = strings.NewReader(text)
	err := run.Run()
	var exit *exec.ExitError
	switch {
	case errors.Is(err, syscall.EPIPE), err == nil: // it was left
		return nil
	case errors.As(err, &exit) && exit.ExitCode() != 126 && exit.ExitCode() != 127:
		return nil // its own business
	}
	_, err = io.WriteString(out, text)
	return err
}
