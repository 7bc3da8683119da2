package main

import (
	_ "embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"gemba/checklist"
)

// configTemplate is a settings file in which nothing is set.
//
//go:embed config.toml
var configTemplate string

func newConfig() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "config",
		Short: "Make, find and check the settings",
		Long: `Makes, finds and checks the file of settings: your name and role, languages,
theme, library, moved keys, and from where on a consequence follows. A setting
that is wrong stops every command that needs it, with the line.`,
		Example: "  gemba config init\n  $EDITOR \"$(gemba config path)\"\n  gemba config check",
		Args:    noArguments,
	}
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		return usage("gemba config init, path or check", "gemba config needs to know what to do")
	}
	cmd.AddCommand(newConfigInit(), newConfigPath(), newConfigCheck())
	return cmd
}

func newConfigInit() *cobra.Command {
	return &cobra.Command{
		Use:   "init",
		Short: "Make a file of settings with every key in it, explained",
		Long: `Makes the file of settings with every key in it, explained and not in force but
for your name and role, where the program knows them. A file that is there stays
as it is.`,
		Example: "  gemba config init",
		Args:    noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			path := settingsPath()
			if _, err := os.Lstat(path); err == nil {
				return hinted{fmt.Errorf("%s: %w", path, fs.ErrExist), "edit it, or move it away first"}
			}
			who, err := readIdentity(identityPath())
			if err != nil {
				return err
			}
			if err := writeWhole(path, []byte(filledTemplate(who))); err != nil {
				return err
			}
			_, err = fmt.Fprintln(cmd.OutOrStdout(), path)
			return err
		},
	}
}

// filledTemplate is the template with the name and the role of who works here.
func filledTemplate(who *identity) string {
	text := configTemplate
	for _, f := range []struct{ key, example, value string }{{"name", "Ana Ruiz", who.Name}, {"role", "technical representative", who.Role}} {
		if f.value != "" {
			text = strings.Replace(text, "#"+f.key+" = "+strconv.Quote(f.example), f.key+" = "+tomlString(f.value), 1)
		}
	}
	return text
}

// tomlString writes a string as TOML reads it; what cannot be seen is left out.
func tomlString(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(checklist.Line(s)) + `"`
}

func newConfigPath() *cobra.Command {
	return &cobra.Command{
		Use:     "path",
		Short:   "Print where the settings are kept",
		Long:    "Prints the path of the file of settings, whether it is there or not.",
		Example: "  gemba config path",
		Args:    noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			_, err := fmt.Fprintln(cmd.OutOrStdout(), settingsPath())
			return err
		},
	}
}

func newConfigCheck() *cobra.Command {
	return &cobra.Command{
		Use:   "check [FILE]",
		Short: "Check the settings",
		Long: `Checks the file of settings, or FILE: each key is known, each value can be, no
key of the program would do two things, and the library is there. The first
fault is named with its line.`,
		Example: "  gemba config check\n  gemba config check colleague.toml",
		Args:    atMostOne,
		RunE: func(cmd *cobra.Command, args []string) error {
			path := settingsPath()
			if len(args) == 1 {
				path = args[0]
			}
			if _, err := os.Stat(path); errors.Is(err, os.ErrNotExist) {
				return hinted{fmt.Errorf("%s: %w", path, checklist.ErrNotFound), "gemba config init makes it; without it everything is as the manual says"}
			}
			s, err := readSettings(path)
			if err != nil {
				return err
			}
			if s.Library != "" && !isFolder(s.Library) {
				return hinted{fmt.Errorf("library: the folder %s: %w", s.Library, checklist.ErrNotFound), "make the folder, or name another"}
			}
			if quiet(cmd) {
				return nil
			}
			_, err = fmt.Fprintf(cmd.OutOrStdout(), "%s is sound\n", checklist.Line(path))
			return err
		},
	}
}
