package main

import (
	"cmp"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// The names of the flags that every command has.
const (
	flagFile    = "file"
	flagLibrary = "library"
	flagAs      = "as"
	flagJSON    = "json"
	flagNoColor = "no-color"
	flagQuiet   = "quiet"
)

const (
	fileAbout    = "visit file, instead of VISIT or FILE (GEMBA_FILE)"
	libraryAbout = "folder of visit files (GEMBA_LIBRARY)"
	asAbout      = "name of who records (GEMBA_AS)"
)

// registerGlobals gives the flags that every command has to the root. A command
// that has one of its own by the same name, with a narrower meaning, shows that
// one.
func registerGlobals(f *pflag.FlagSet) {
	f.StringP(flagFile, "f", "", fileAbout)
	f.String(flagLibrary, "", libraryAbout)
	f.String(flagAs, "", asAbout)
	f.Bool(flagJSON, false, "print JSON, where the command prints data")
	f.Bool(flagNoColor, false, "no colour (NO_COLOR)")
	f.BoolP(flagQuiet, "q", false, "print only data and errors")
}

// heedColor makes what was said about colour known to everything that draws, in
// the one way that all of it reads. --no-color and NO_COLOR, set to anything, go
// before CLICOLOR_FORCE, and that before CLICOLOR (https://no-color.org,
// https://bixense.com/clicolors); the help of libraries takes "1" alone for yes.
func heedColor(cmd *cobra.Command) {
	force := os.Getenv("CLICOLOR_FORCE")
	forced := force != "" && force != "0"
	switch {
	case flagged(cmd, flagNoColor), os.Getenv("NO_COLOR") != "", os.Getenv("CLICOLOR") == "0" && !forced:
		_ = os.Setenv("NO_COLOR", "1") // a name without "=" cannot fail
		_ = os.Unsetenv("CLICOLOR_FORCE")
	case forced:
		_ = os.Setenv("CLICOLOR_FORCE", "1")
	}
}

// heedSettings refuses to go on with settings that are wrong, where a command
// may need them: what it would do without them is not what was wanted.
func heedSettings(cmd *cobra.Command) error {
	switch strings.Fields(cmd.CommandPath() + " gemba")[1] {
	case "config", "help", "completion", "man", "version", "sample", cobra.ShellCompRequestCmd, cobra.ShellCompNoDescRequestCmd:
		return nil
	}
	_, err := loadSettings()
	return err
}

// flagged reports whether a flag that every command has is set.
func flagged(cmd *cobra.Command, name string) bool {
	f := cmd.Flag(name)
	return f != nil && f.Value.String() == "true"
}

func quiet(cmd *cobra.Command) bool { return flagged(cmd, flagQuiet) }

// textFlag returns the text of a flag that every command has.
func textFlag(cmd *cobra.Command, name string) string {
	if f := cmd.Flag(name); f != nil {
		return f.Value.String()
	}
	return ""
}

// libraryFolder returns the library that is meant: of --library, of
// GEMBA_LIBRARY, of the settings, or the data folder.
func libraryFolder(flag string) string {
	return cmp.Or(flag, os.Getenv("GEMBA_LIBRARY"), currentSettings().Library, dataFolder())
}

// isPath reports whether an argument can only be the path of a visit file: an
// item and the name of a visit have no such ending and no folder.
func isPath(arg string) bool {
	return isVisitFile(filepath.Base(arg)) || strings.ContainsRune(arg, filepath.Separator)
}

// fileFirst lets --file stand in for the first argument of a command, which is a
// visit file. GEMBA_FILE does so where an argument is missing.
func fileFirst(cmd *cobra.Command) *cobra.Command {
	check, run := cmd.Args, cmd.RunE
	complete := func(cmd *cobra.Command, args []string) []string {
		if f := textFlag(cmd, flagFile); f != "" {
			return append([]string{f}, args...)
		}
		if f := os.Getenv("GEMBA_FILE"); f != "" && check(cmd, args) != nil {
			if more := append([]string{f}, args...); check(cmd, more) == nil {
				return more
			}
		}
		return args
	}
	cmd.Args = func(cmd *cobra.Command, args []string) error { return check(cmd, complete(cmd, args)) }
	cmd.RunE = func(cmd *cobra.Command, args []string) error { return run(cmd, complete(cmd, args)) }
	return cmd
}
