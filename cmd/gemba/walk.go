package main

import (
	"errors"

	"github.com/spf13/cobra"
)

// walkHelp says what a line of a walk without screens can be.
func walkHelp() string {
	return `Opens the program on a visit. With --plain it asks line by line instead, for a
screen reader, a terminal that draws nothing, or a script: the same items, the
same answers, the same file. It speaks the language of the settings. A line is

` + walkTable() + `
Every answer is saved at once, and a line says what it changed. A line that is
refused changes nothing; where the lines come from a pipe, the exit code is then
that of a wrong call.

` + visitHelp
}

func newWalk() *cobra.Command {
	var flags recordFlags
	var plain bool
	cmd := &cobra.Command{
		Use:     "walk VISIT",
		Short:   "Open a visit, or ask line by line with --plain",
		Long:    walkHelp(),
		Example: "  gemba walk hongyuan\n  gemba walk hongyuan --plain\n  printf '%s\\n' IN-01 '100 basis=seen' | gemba walk hongyuan --plain --as 'Ana Ruiz'",
		Args:    cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			visit, _, err := flags.take(cmd, args, 0, 0)
			if err != nil {
				return err
			}
			if !plain {
				path, _, _, err := findVisit(cmd, visit, flags.folder(), flags.visit)
				if err != nil {
					return err
				}
				return openProgram(cmd, path)
			}
			r, err := flags.open(cmd, visit)
			if err != nil {
				return err
			}
			p := newPlainWalk(cmd, r)
			walked := p.run()
			saved, err := finish(cmd.Context(), r.f)
			if err == nil && !saved.InFile {
				err = notInFile(saved, r.f.Path())
			}
			return errors.Join(walked, err)
		},
	}
	flags.visitFlags.register(cmd)
	registerAs(cmd, &flags.as)
	cmd.Flags().BoolVar(&plain, "plain", false, "ask line by line, without drawing")
	return cmd
}
