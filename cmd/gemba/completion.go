package main

import (
	_ "embed"
	"errors"
	"io"
	"strings"

	"github.com/spf13/cobra"
)

// bashPrelude stands before cobra's script for bash, which needs a package that
// neither macOS nor a small Linux has.
//
//go:embed shell/completion.bash
var bashPrelude string

// setCompletionCommand gives the root cobra's completion command, with a script
// for bash that needs nothing but bash.
func setCompletionCommand(root *cobra.Command) {
	root.InitDefaultCompletionCmd()
	c, _, err := root.Find([]string{"completion"})
	if err != nil {
		return
	}
	c.Short = "Print the completion script of a shell"
	c.Example = `  # bash, in ~/.bashrc
  source <(gemba completion bash)
  # zsh, in a folder of $fpath
  gemba completion zsh > "${fpath[1]}/_gemba"
  gemba completion fish > ~/.config/fish/completions/gemba.fish
  gemba completion powershell >> $PROFILE`
	for _, shell := range c.Commands() {
		shell.Example = "  gemba completion " + shell.Name()
		if script := shell.RunE; shell.Name() == "bash" {
			shell.RunE = func(cmd *cobra.Command, args []string) error {
				if _, err := io.WriteString(cmd.OutOrStdout(), bashPrelude); err != nil {
					return err
				}
				return script(cmd, args)
			}
		}
		if shell.Name() == "fish" {
			shell.RunE = func(cmd *cobra.Command, _ []string) error {
				plain, err := cmd.Flags().GetBool("no-descriptions")
				if err != nil {
					return err
				}
				script, err := fishScript(root, !plain)
				if err == nil {
					_, err = io.WriteString(cmd.OutOrStdout(), script)
				}
				return err
			}
		}
	}
}

// The line of cobra's script for fish that takes the words before the one to be
// completed, and ours. fish hands them over without what made them plain text, and
// the script has them evaluated: the name of a supplier could be a command. Only a
// home folder is still meant by its sign.
const (
	fishWords    = "set -l args (commandline -opc)\n"
	fishVerbatim = `set -l args (string escape --no-quoted -- (commandline -opc) | string replace -r '^\\\\?~/' '~/')` + "\n"
)

func fishScript(root *cobra.Command, descriptions bool) (string, error) {
	var b strings.Builder
	if err := root.GenFishCompletion(&b, descriptions); err != nil {
		return "", err
	}
	if strings.Count(b.String(), fishWords) != 1 {
		return "", errors.New("the script for fish is another one than is known to be safe")
	}
	return strings.Replace(b.String(), fishWords, fishVerbatim, 1), nil
}
