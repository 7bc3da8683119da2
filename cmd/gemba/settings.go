package main

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/adrg/xdg"

	"gemba/checklist"
	"gemba/report"
	"gemba/tui"
)

// settings are what somebody wants to be different on this computer. All of it
// may be left out. No setting changes what an answer is worth: the constants of
// the assessment belong to its model.
type settings struct {
	Name         string   `toml:"name"`          // as it stands beside each change
	Role         string   `toml:"role"`          // such as technical representative
	Language     string   `toml:"language"`      // of the checklist's texts, and of reports
	HostLanguage string   `toml:"host-language"` // of the slips and of what is shown to the host
	Theme        string   `toml:"theme"`
	Library      string   `toml:"library"` // folder of visit files
	Policy       string   `toml:"policy"`  // file of the buyer's policy
	Keys         tui.Keys `toml:"keys"`
}

var languageCode = checklist.Pattern(`^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$`)

// fault returns the first setting that cannot be: its key and why.
func (s *settings) fault() (key, why string) {
	themes := make([]string, 0, 5)
	for _, t := range tui.Themes() {
		themes = append(themes, string(t))
	}
	among := func(value string, words []string) string {
		if value == "" || slices.Contains(words, value) {
			return ""
		}
		return fmt.Sprintf("%q is not one of %s", value, strings.Join(words, ", "))
	}
	host := ""
	if s.HostLanguage != "" && !languageCode().MatchString(s.HostLanguage) {
		host = fmt.Sprintf("%q is not a language such as zh, vi or pt-BR", s.HostLanguage)
	}
	for _, f := range []struct{ key, why string }{
		{"language", among(s.Language, report.Languages())},
		{"host-language", host},
		{"theme", among(s.Theme, themes)},
	} {
		if f.why != "" {
			return f.key, f.why
		}
	}
	return "", ""
}

// settingsPath is where the settings are kept.
func settingsPath() string { return filepath.Join(xdg.ConfigHome, "gemba", "config.toml") }

// loadSettings reads the settings once. Where they are wrong, what is right in
// them does not count either.
var loadSettings = sync.OnceValues(func() (*settings, error) { return readSettings(settingsPath()) })

// currentSettings are the settings, or none where they cannot be read: the
// command that needs them has said so by then.
func currentSettings() *settings {
	s, err := loadSettings()
	if err != nil {
		return &settings{}
	}
	return s
}

func readSettings(path string) (*settings, error) {
	text, err := os.ReadFile(path)
	if errors.Is(err, os.ErrNotExist) {
		return &settings{}, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read the settings: %w", err)
	}
	return parseSettings(path, text)
}

// parseSettings reads settings strictly. An error names the line.
func parseSettings(path string, text []byte) (*settings, error) {
	s := &settings{}
	if line := lineOf(text, "policy", ""); line > 0 {
		return nil, faultAt(path, line, "the policy has a file of its own", `gemba config policy makes it; policy = "FILE" names another`)
	}
	if err := decodeStrict(path, text, s, "there is no setting", "the settings are "+strings.Join(settingNames(), ", ")); err != nil {
		return nil, err
	}
	if key, why := s.fault(); why != "" {
		return nil, faultAt(path, lineOf(text, "", key), key+": "+why, mendLine)
	}
	var moved *tui.KeyError
	if err := s.Keys.Check(); errors.As(err, &moved) {
		return nil, faultAt(path, lineOf(text, "keys."+moved.Room, moved.From), err.Error(), mendLine)
	}
	var err error
	if s.Library, err = expandHome(s.Library); err != nil {
		return nil, faultAt(path, lineOf(text, "", "library"), "library: "+err.Error(), mendLine)
	}
	if s.Policy, err = expandHome(s.Policy); err != nil {
		return nil, faultAt(path, lineOf(text, "", "policy"), "policy: "+err.Error(), mendLine)
	}
	if s.Policy != "" && !filepath.IsAbs(s.Policy) {
		s.Policy = filepath.Join(filepath.Dir(path), s.Policy)
	}
	return s, nil
}

// settingNames lists the settings as the file spells them.
func settingNames() []string {
	return []string{
		"name", "role", "language", "host-language", "theme", "library", "policy", "keys." + strings.Join(tui.Rooms(), ", keys."),
	}
}

// options are what the settings tell the screens.
func (s *settings) options() tui.Options {
	return tui.Options{Own: s.Language, Lang: s.HostLanguage, Theme: tui.Theme(s.Theme), Keys: s.Keys}
}

// hostLanguage is the language of the people visited.
func (s *settings) hostLanguage() string { return cmp.Or(s.HostLanguage, "zh") }

// reportLanguage is the language of a report where none is named.
func (s *settings) reportLanguage() string { return cmp.Or(s.Language, report.Languages()[0]) }
