package main

import (
	_ "embed"
	"io"

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
	}
}
