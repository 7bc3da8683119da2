package main

import (
	"bytes"
	"cmp"
	_ "embed"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/adrg/xdg"
	"github.com/pelletier/go-toml/v2"

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
	Policy       policy   `toml:"policy"`
	Keys         tui.Keys `toml:"keys"`
}

// policy says from where on a consequence follows. The numbers that it is
// compared with come from the model. 0 is what the method suggests.
type policy struct {
	HoldBelow     int `toml:"hold-point-below"` // best case of an item, in points
	OpenQuestions int `toml:"open-questions"`   // listed in a report
}

var languageCode = regexp.MustCompile(`^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$`)

// fault returns the first setting that cannot be: its table, its key and why.
func (s *settings) fault(given func(table, key string) bool) (table, key, why string) {
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
	within := func(table, key string, n, most int, what string) string {
		if n >= 1 && n <= most || !given(table, key) {
			return ""
		}
		return fmt.Sprintf("%d is not a number of %s from 1 to %d", n, what, most)
	}
	host := ""
	if s.HostLanguage != "" && !languageCode.MatchString(s.HostLanguage) {
		host = fmt.Sprintf("%q is not a language such as zh, vi or pt-BR", s.HostLanguage)
	}
	for _, f := range []struct{ table, key, why string }{
		{"", "language", among(s.Language, report.Languages())},
		{"", "host-language", host},
		{"", "theme", among(s.Theme, themes)},
		{"policy", "hold-point-below", within("policy", "hold-point-below", s.Policy.HoldBelow, 100, "points")},
		{"policy", "open-questions", within("policy", "open-questions", s.Policy.OpenQuestions, 90, "questions")},
	} {
		if f.why != "" {
			return f.table, f.key, f.why
		}
	}
	return "", "", ""
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
	err := toml.NewDecoder(bytes.NewReader(text)).DisallowUnknownFields().Decode(s)
	fault := func(line int, cause, hint string) error {
		where := path
		if line > 0 {
			where += ":" + strconv.Itoa(line)
		}
		return hinted{fmt.Errorf("%s: %s", where, cause), hint}
	}
	const mend = "mend the line, or put # before it; gemba config check looks again"
	var unknown *toml.StrictMissingError
	var wrong *toml.DecodeError
	var moved *tui.KeyError
	switch {
	case errors.As(err, &unknown):
		first := unknown.Errors[0]
		line, _ := first.Position()
		return nil, fault(line, fmt.Sprintf("there is no setting %q", strings.Join(first.Key(), ".")), "the settings are "+strings.Join(settingNames(), ", "))
	case errors.As(err, &wrong):
		line, _ := wrong.Position()
		cause := strings.TrimPrefix(wrong.Error(), "toml: ")
		if key := strings.Join(wrong.Key(), "."); key != "" && !strings.Contains(cause, key) {
			cause = key + ": " + cause
		}
		return nil, fault(line, cause, mend)
	case err != nil:
		return nil, fault(0, err.Error(), mend)
	}
	given := func(table, key string) bool { return lineOf(text, table, key) > 0 }
	if table, key, why := s.fault(given); why != "" {
		return nil, fault(lineOf(text, table, key), strings.TrimPrefix(table+"."+key, ".")+": "+why, mend)
	}
	if err := s.Keys.Check(); errors.As(err, &moved) {
		return nil, fault(lineOf(text, "keys."+moved.Room, moved.From), err.Error(), mend)
	}
	if s.Library != "" {
		if s.Library, err = expandHome(s.Library); err != nil {
			return nil, fault(0, "library: "+err.Error(), mend)
		}
	}
	return s, nil
}

// settingNames lists the settings as the file spells them.
func settingNames() []string {
	return []string{
		"name", "role", "language", "host-language", "theme", "library",
		"policy.hold-point-below", "policy.open-questions", "keys." + strings.Join(tui.Rooms(), ", keys."),
	}
}

// lineOf returns the line of a key of a table, or that of the table without a
// key; 0 if it is written in a way that is not looked for.
func lineOf(text []byte, table, key string) int {
	inside := table == ""
	for i, line := range strings.Split(string(text), "\n") {
		line = strings.TrimSpace(line)
		if strings.HasPrefix(line, "[") {
			inside = strings.ReplaceAll(line, " ", "") == "["+table+"]"
			if inside && key == "" {
				return i + 1
			}
			continue
		}
		left, _, pair := strings.Cut(line, "=")
		left = strings.Trim(strings.TrimSpace(left), `"'`)
		if pair && (inside && left == key || left == table+"."+key) {
			return i + 1
		}
	}
	return 0
}

// expandHome replaces the ~ that stands for the user's folder.
func expandHome(path string) (string, error) {
	rest, ok := strings.CutPrefix(path, "~")
	if !ok || rest != "" && rest[0] != '/' && rest[0] != filepath.Separator {
		return path, nil
	}
	home, err := os.UserHomeDir()
	return filepath.Join(home, rest), err
}

// options are what the settings tell the screens.
func (s *settings) options() tui.Options {
	return tui.Options{Own: s.Language, Lang: s.HostLanguage, Theme: tui.Theme(s.Theme), Keys: s.Keys}
}

// reportPolicy is what the settings tell a report.
func (s *settings) reportPolicy() report.Policy {
	return report.Policy{HoldBelow: int64(s.Policy.HoldBelow) * 1000, Questions: s.Policy.OpenQuestions}
}

// hostLanguage is the language of the people visited.
func (s *settings) hostLanguage() string { return cmp.Or(s.HostLanguage, "zh") }

// reportLanguage is the language of a report where none is named.
func (s *settings) reportLanguage() string { return cmp.Or(s.Language, report.Languages()[0]) }
