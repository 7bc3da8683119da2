package main

import (
	"cmp"
	_ "embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/adrg/xdg"
	"github.com/spf13/cobra"

	"gemba/report"
)

// policyTemplate is a file of a buyer's policy in which nothing is set.
//
//go:embed policy.toml
var policyTemplate string

// policyHint stands under every error about what a policy says.
const policyHint = "docs/reports.md lists what a policy may hold; what an answer is worth and where a grade ends belongs to the model"

// policyPath is where the buyer's policy lies where the settings name no file.
func policyPath() string { return filepath.Join(xdg.ConfigHome, "gemba", "policy.toml") }

// buyerPolicy reads the buyer's policy: from a file, or from its usual place, where
// there need be none. Who calls it asks the flag first and then the settings.
func buyerPolicy(path string) (*report.Policy, error) {
	text, err := os.ReadFile(cmp.Or(path, policyPath()))
	switch {
	case path == "" && errors.Is(err, fs.ErrNotExist):
		p := report.DefaultPolicy()
		return &p, nil
	case err != nil:
		return nil, hinted{fmt.Errorf("read the policy: %w", err), "name a file that exists with --policy, or as policy in the settings"}
	}
	return parsePolicy(cmp.Or(path, policyPath()), text)
}

// parsePolicy reads a policy strictly, since a misspelt restriction would permit
// what the buyer forbids. What it does not say is as the method suggests. An error
// names the line.
func parsePolicy(path string, text []byte) (*report.Policy, error) {
	p := report.DefaultPolicy()
	if err := decodeStrict(path, text, &p, "a policy has no key", policyHint); err != nil {
		return nil, err
	}
	var wrong *report.PolicyError
	if err := p.Check(); errors.As(err, &wrong) {
		return nil, faultAt(path, lineOf(text, wrong.Table, wrong.Key), wrong.Error(), policyHint)
	}
	return &p, nil
}

// policyFlag says what --policy is.
const policyFlag = "file of the buyer's policy (default that of the settings, then policy.toml beside them)"

func newConfigPolicy() *cobra.Command {
	return &cobra.Command{
		Use:   "policy [FILE]",
		Short: "Make a file of the buyer's policy with every key in it, explained",
		Long: `Makes a file of the buyer's policy, or FILE, with every key in it, explained and
not in force: what each grade permits, and from where on an order needs hold
points. A file that is there stays as it is. A team names one file that it shares
as policy in the settings.`,
		Example: "  gemba config policy\n  gemba config policy /srv/purchasing/policy.toml",
		Args:    atMostOne,
		RunE: func(cmd *cobra.Command, args []string) error {
			path := policyPath()
			if len(args) == 1 {
				path = args[0]
			}
			return writeTemplate(cmd, path, policyTemplate)
		},
	}
}
