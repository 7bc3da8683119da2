package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"gemba/checklist"
)

func newMan() *cobra.Command {
	var dir string
	cmd := &cobra.Command{
		Use:   "man [COMMAND]",
		Short: "Print or write the manual pages",
		Long: `Prints the manual page of gemba or of one of its commands, in the format of man.
With --dir it writes all of them into a folder, which is made where it is
missing.`,
		Example: "  gemba man | man -l -\n  gemba man answer | man -l -\n  gemba man --dir ~/.local/share/man/man1",
		Args:    cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			root := cmd.Root()
			if dir != "" {
				if len(args) > 0 {
					return usage("leave the command out", "--dir writes all pages")
				}
				return writeManPages(root, dir)
			}
			about, rest, err := root.Find(args)
			if err != nil || len(rest) > 0 {
				return hinted{fmt.Errorf("the command %q: %w", strings.Join(args, " "), checklist.ErrNotFound), "gemba --help lists the commands"}
			}
			_, err = io.WriteString(cmd.OutOrStdout(), manPage(about))
			return err
		},
	}
	cmd.Flags().StringVar(&dir, "dir", "", "folder to write all pages into")
	return cmd
}

// writeManPages writes one page for the program and one for each command.
func writeManPages(root *cobra.Command, dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return notWritten(dir, err)
	}
	var write func(c *cobra.Command) error
	write = func(c *cobra.Command) error {
		if c.Hidden || !c.IsAvailableCommand() && c.HasParent() {
			return nil
		}
		path := filepath.Join(dir, manName(c)+".1")
		if err := public.writeText(path, []byte(manPage(c))); err != nil {
			return err
		}
		for _, sub := range c.Commands() {
			if err := write(sub); err != nil {
				return err
			}
		}
		return nil
	}
	return write(root)
}

// manName is the name of the page of a command, such as gemba-sample-draw.
func manName(c *cobra.Command) string { return strings.ReplaceAll(c.CommandPath(), " ", "-") }

// manPage is the page of a command in the roff that every man reads. It has no
// date: two builds of one version give the same page.
func manPage(c *cobra.Command) string {
	var b strings.Builder
	section := func(title string) { fmt.Fprintf(&b, ".SH %s\n", title) }
	fmt.Fprintf(&b, ".TH %s 1 \"\" \"gemba %s\"\n", roff(strings.ToUpper(manName(c))), roff(programVersion()))
	section("NAME")
	fmt.Fprintf(&b, "%s \\- %s\n", roff(manName(c)), roff(c.Short))
	section("SYNOPSIS")
	fmt.Fprintf(&b, ".B %s\n", roff(c.UseLine()))
	section("DESCRIPTION")
	manProse(&b, c.Long)
	if c.HasAvailableSubCommands() {
		section("COMMANDS")
		for _, sub := range c.Commands() {
			if sub.IsAvailableCommand() {
				fmt.Fprintf(&b, ".TP\n.B %s\n%s; see %s(1)\n", roff(sub.Name()), roff(sub.Short), roff(manName(sub)))
			}
		}
	}
	manFlags(&b, "OPTIONS", c.NonInheritedFlags())
	manFlags(&b, "OPTIONS OF EVERY COMMAND", c.InheritedFlags())
	if c.Example != "" {
		section("EXAMPLES")
		fmt.Fprintf(&b, ".nf\n%s\n.fi\n", roff(strings.TrimRight(c.Example, "\n")))
	}
	section("EXIT STATUS")
	for _, e := range exitWords {
		fmt.Fprintf(&b, ".TP\n.B %d\n%s\n", e.code, roff(e.words))
	}
	if !c.HasParent() {
		section("ENVIRONMENT")
		for _, v := range variables {
			fmt.Fprintf(&b, ".TP\n.B %s\n%s\n", roff(v.name), roff(v.words))
		}
	}
	return b.String()
}

// manProse writes paragraphs that man fills, and what is set in columns as it
// stands.
func manProse(b *strings.Builder, text string) {
	columns := false
	for _, line := range strings.Split(flow(text), "\n") {
		if set := strings.HasPrefix(line, " "); set != columns {
			columns = set
			b.WriteString(map[bool]string{true: ".PP\n.nf\n", false: ".fi\n"}[set])
		}
		if line == "" {
			line = ".PP"
		} else {
			line = roff(line)
		}
		b.WriteString(line + "\n")
	}
	if columns {
		b.WriteString(".fi\n")
	}
}

func manFlags(b *strings.Builder, title string, flags *pflag.FlagSet) {
	if !flags.HasAvailableFlags() {
		return
	}
	fmt.Fprintf(b, ".SH %s\n", title)
	flags.VisitAll(func(f *pflag.Flag) {
		if f.Hidden {
			return
		}
		name := "--" + f.Name
		if f.Shorthand != "" {
			name = "-" + f.Shorthand + ", " + name
		}
		kind, about := pflag.UnquoteUsage(f)
		fmt.Fprintf(b, ".TP\n.B %s\n%s\n", roff(strings.TrimSpace(name+" "+kind)), roff(about))
	})
}

// roff writes text so that no character of it is a command.
func roff(text string) string {
	text = strings.NewReplacer(`\`, `\e`, "-", `\-`, "'", `\(aq`).Replace(text)
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		if strings.HasPrefix(line, ".") {
			lines[i] = `\&` + line
		}
	}
	return strings.Join(lines, "\n")
}
