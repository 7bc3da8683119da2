package main

import (
	"reflect"
	"regexp"
	"strings"
	"testing"

	"github.com/pelletier/go-toml/v2"

	"gemba/tui"
)

// inForce takes the # from before every key of a template.
func inForce(template string) string {
	return regexp.MustCompile(`(?m)^#([a-zA-Z][-a-z]* = )`).ReplaceAllString(template, "$1")
}

// TestTemplate holds the file that gemba config init makes to the settings: as it
// is it sets nothing, and with every key in force it is read and sets each.
func TestTemplate(t *testing.T) {
	if s, err := parseSettings("config.toml", []byte(configTemplate)); err != nil || s.Name != "" || s.Policy != "" {
		t.Errorf("the template sets something: %+v, %v", s, err)
	}
	all := inForce(configTemplate)
	s, err := parseSettings("config.toml", []byte(all))
	if err != nil {
		t.Fatal(err)
	}
	v := reflect.ValueOf(*s)
	for i := range v.NumField() {
		if v.Field(i).IsZero() {
			t.Errorf("the template has no %s", v.Type().Field(i).Name)
		}
	}
	for _, room := range tui.Rooms() {
		if len(s.Keys[room]) == 0 {
			t.Errorf("the template has no keys.%s", room)
		}
	}
	for _, name := range settingNames() {
		if strings.HasPrefix(name, "keys.") {
			continue
		}
		if _, key, _ := strings.Cut("."+name, "."); !strings.Contains(configTemplate, "#"+key[strings.LastIndex(key, ".")+1:]+" = ") {
			t.Errorf("the template has no %s", name)
		}
	}
}

// TestTemplateTakesAnyName writes names into the template that would end a string
// or a line.
func TestTemplateTakesAnyName(t *testing.T) {
	for _, name := range []string{`Bo "the eye" Li`, `back\slash`, "two\nlines = 1", "宏远", "\x1b[31m"} {
		text := filledTemplate(&identity{Name: name})
		var s settings
		if err := toml.Unmarshal([]byte(text), &s); err != nil || s.Name == "" {
			t.Errorf("%q: %+v, %v", name, s.Name, err)
		}
	}
}
