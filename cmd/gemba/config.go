package main

import (
	"cmp"
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
theme, library and moved keys, and the file of the buyer's policy. A setting that
is wrong stops every command that needs it, with the line.`,
		Example: "  gemba config init\n  $EDITOR \"$(gemba config path)\"\n  gemba config policy\n  gemba config check",
		Args:    noArguments,
	}
	cmd.RunE = func(*cobra.Command, []string) error {
		return usage("gemba config init, path, check or policy", "gemba config needs to know what to do")
	}
	cmd.AddCommand(newConfigInit(), newConfigPath(), newConfigCheck(), newConfigPolicy())
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
			who, err := readIdentity(identityPath())
			if err != nil {
				return err
			}
			return writeTemplate(cmd, settingsPath(), filledTemplate(who))
		},
	}
}

// writeTemplate writes a file to be edited, where none lies yet, and says where.
func writeTemplate(cmd *cobra.Command, path, text string) error {
	if _, err := os.Lstat(path); err == nil {
		return hinted{fmt.Errorf("%s: %w", path, fs.ErrExist), "edit it, or move it away first"}
	}
	if err := writeOwn(path, []byte(text), ""); err != nil {
		return err
	}
	_, err := fmt.Fprintln(cmd.OutOrStdout(), path)
	return err
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
	var policy string
	cmd := &cobra.Command{
		Use:   "check [FILE]",
		Short: "Check the settings and the buyer's policy",
		Long: `Checks the file of settings, or FILE, and the buyer's policy: each key is known,
each value can be, no key of the program would do two things, and the library is
there. The first fault is named with its line.`,
		Example: "  gemba config check\n  gemba config check colleague.toml\n  gemba config check --policy draft.toml",
		Args:    atMostOne,
		RunE: func(cmd *cobra.Command, args []string) error {
			path := settingsPath()
			if len(args) == 1 {
				path = args[0]
			}
			sound, err := checkSettings(path, policy)
			if err != nil || quiet(cmd) {
				return err
			}
			for _, file := range sound {
				if _, err := fmt.Fprintf(cmd.OutOrStdout(), "%s is sound\n", checklist.Line(file)); err != nil {
					return err
				}
			}
			return nil
		},
	}
	cmd.Flags().StringVar(&policy, "policy", "", policyFlag)
	return cmd
}

// checkSettings checks a file of settings with the policy that it leads to, or
// the policy that is named, and returns the files that it read. At its usual place
// a file may be missing, but not both.
func checkSettings(path, policy string) (sound []string, err error) {
	there := func(file string) bool {
		_, err := os.Stat(file)
		return !errors.Is(err, os.ErrNotExist)
	}
	s := &settings{}
	switch {
	case there(path):
		if s, err = readSettings(path); err != nil {
			return nil, err
		}
		sound = append(sound, path)
	case path != settingsPath() || policy == "" && !there(policyPath()):
		return nil, hinted{fmt.Errorf("%s: %w", path, checklist.ErrNotFound), "gemba config init makes it; without it everything is as the manual says"}
	}
	if s.Library != "" && !isFolder(s.Library) {
		return nil, hinted{fmt.Errorf("library: the folder %s: %w", s.Library, checklist.ErrNotFound), "make the folder, or name another"}
	}
	policy = cmp.Or(policy, s.Policy)
	if _, err := buyerPolicy(policy); err != nil {
		return nil, err
	}
	if file := cmp.Or(policy, policyPath()); there(file) {
		sound = append(sound, file)
	}
	return sound, nil
}
