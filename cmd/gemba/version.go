package main

import (
	"cmp"
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"

	"gemba/assessment"
	"gemba/checklist"
)

func newVersion() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "version",
		Short: "Print the version, the assessment model and the build",
		Long: `Prints the version, the assessment model, the built-in checklist, and from what
the program was built: the commit, whether files were changed, and the versions
of Go and of the modules.`,
		Example: "  gemba version\n  gemba version --json",
		Args:    noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			b := buildInfo()
			if asJSON {
				return printJSON(cmd, b)
			}
			commit := cmp.Or(b.Commit, "an unknown commit")
			if b.Modified {
				commit += " with changes"
			}
			_, err := fmt.Fprintf(cmd.OutOrStdout(), "gemba %s\nmodel %s\nchecklist %s %s\nbuilt from %s with %s for %s/%s\n",
				b.Version, b.Model, b.Checklist, b.ChecklistVersion, commit, b.Go, b.OS, b.Arch)
			return err
		},
	}
	registerJSON(cmd, &asJSON)
	return cmd
}

// build is what "gemba version --json" prints.
type build struct {
	Version          string        `json:"version"`
	Model            string        `json:"model"`
	Checklist        string        `json:"checklist"`
	ChecklistVersion string        `json:"checklist_version"`
	Commit           string        `json:"commit,omitempty"`
	Time             string        `json:"time,omitempty"` // of the commit
	Modified         bool          `json:"modified"`       // files differed from the commit
	Go               string        `json:"go"`
	OS               string        `json:"os"`
	Arch             string        `json:"arch"`
	Modules          []buildModule `json:"modules"`
}

// buildModule is a module that the program was built with.
type buildModule struct {
	Path    string `json:"path"`
	Version string `json:"version"`
	Sum     string `json:"sum,omitempty"`
}

// buildInfo reads what Go writes into every program. The release sets nothing of
// its own, so that two builds of a commit are the same to the last byte.
func buildInfo() build {
	list := checklist.Builtin()
	b := build{
		Version: programVersion(), Model: assessment.Model, Checklist: list.ID, ChecklistVersion: list.Version,
		Go: runtime.Version(), OS: runtime.GOOS, Arch: runtime.GOARCH, Modules: []buildModule{},
	}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return b
	}
	for _, s := range info.Settings {
		switch s.Key {
		case "vcs.revision":
			b.Commit = s.Value
		case "vcs.time":
			b.Time = s.Value
		case "vcs.modified":
			b.Modified = s.Value == "true"
		}
	}
	for _, m := range info.Deps {
		b.Modules = append(b.Modules, buildModule{m.Path, m.Version, m.Sum})
	}
	return b
}

// programVersion is the version that the program was built as, by go install or
// from a commit with a tag.
func programVersion() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" && info.Main.Version != "(devel)" {
		return info.Main.Version
	}
	return "development"
}
