package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"

	"gemba/assessment"
)

func newVersion() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version, the assessment model and the build",
		Args:  noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			version := "development"
			if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" && info.Main.Version != "(devel)" {
				version = info.Main.Version
			}
			_, err := fmt.Fprintf(cmd.OutOrStdout(), "gemba %s\nmodel %s\n%s %s/%s\n", version, assessment.Model, runtime.Version(), runtime.GOOS, runtime.GOARCH)
			return err
		},
	}
}
