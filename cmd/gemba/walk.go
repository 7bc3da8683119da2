package main

import (
	"errors"

	"github.com/spf13/cobra"
)

const walkHelp = `Opens the program on a visit. With --plain it asks line by line instead, for a
screen reader, a terminal that draws nothing, or a script: the same items, the
same answers, the same file. A line is

  an answer          as gemba answer takes it: 80 basis=seen, or population=240
                     fine=144 all, or refused --reason 'not today'; with --note
                     TEXT, --observed 14:05
  visit ...          the header, such as visit order='PO 88120'
  next, back         to the item after or before; an empty line is next
  skip               to the item after, and this one stays open
  best               to the question that can change most
  IN-03, go IN-03    to an item; IN-03 and an answer does both
  note TEXT          an observation on the item
  show               the item in full, with what was recorded
  takes              what the item takes
  assess             the assessment
  help               these lines
  quit               leave; so does the end of the input

Every answer is saved at once, and a line says what it changed. A line that is
refused changes nothing; where the lines come from a pipe, the exit code is then
that of a wrong call.

` + visitHelp

func newWalk() *cobra.Command {
	var flags recordFlags
	var plain bool
	cmd := &cobra.Command{
		Use:     "walk VISIT",
		Short:   "Open a visit, or ask line by line with --plain",
		Long:    walkHelp,
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
