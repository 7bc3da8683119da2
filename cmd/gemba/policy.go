package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/adrg/xdg"
	"github.com/pelletier/go-toml/v2"

	"gemba/report"
)

// policyFile is where the buyer's policy lies.
func policyFile() string { return filepath.Join(xdg.ConfigHome, "gemba", "policy.toml") }

// buyerPolicy reads the buyer's policy. What the file does not say is as the
// method suggests; a key that does not exist is an error, since a misspelt
// restriction would permit what the buyer forbids.
func buyerPolicy(path string) (report.BuyerPolicy, error) {
	p := report.DefaultPolicy()
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) && path == policyFile() {
		return p, nil
	}
	if err != nil {
		return p, hinted{fmt.Errorf("read the policy: %w", err), "name a file that exists with --policy"}
	}
	defer f.Close() //nolint:errcheck // it was only read
	d := toml.NewDecoder(f)
	d.DisallowUnknownFields()
	var unknown *toml.StrictMissingError
	switch err := d.Decode(&p); {
	case errors.As(err, &unknown) && len(unknown.Errors) > 0:
		return p, hinted{fmt.Errorf("read the policy %s: it says %q, which a policy does not have", path, strings.Join(unknown.Errors[0].Key(), ".")), "docs/reports.md lists what it may hold"}
	case err != nil:
		return p, hinted{fmt.Errorf("read the policy %s: %w", path, err), "docs/reports.md lists what it may hold"}
	}
	if err := p.Check(); err != nil {
		return p, hinted{fmt.Errorf("%s: %w", path, err), "a consequence is order, order-with-hold-points, second-visit or do-not-award"}
	}
	return p, nil
}
