package main

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/pelletier/go-toml/v2"
)

// mendLine says what to do about a line of the settings, or of the policy, that is wrong.
const mendLine = "mend the line, or put # before it; gemba config check looks again"

// decodeStrict reads TOML into a value. A key that the value does not have is an
// error, as is a value of another type; the error names the line.
func decodeStrict(path string, text []byte, into any, noKey, keys string) error {
	err := toml.NewDecoder(bytes.NewReader(text)).DisallowUnknownFields().Decode(into)
	var unknown *toml.StrictMissingError
	var wrong *toml.DecodeError
	switch {
	case errors.As(err, &unknown):
		first := unknown.Errors[0]
		line, _ := first.Position()
		return faultAt(path, line, fmt.Sprintf("%s %q", noKey, strings.Join(first.Key(), ".")), keys)
	case errors.As(err, &wrong):
		line, _ := wrong.Position()
		cause := strings.TrimPrefix(wrong.Error(), "toml: ")
		if key := strings.Join(wrong.Key(), "."); key != "" && !strings.Contains(cause, key) {
			cause = key + ": " + cause
		}
		return faultAt(path, line, cause, mendLine)
	case err != nil:
		return faultAt(path, 0, err.Error(), mendLine)
	}
	return nil
}

// faultAt is an error about a line of a file; line 0 is not known.
func faultAt(path string, line int, cause, hint string) error {
	where := path
	if line > 0 {
		where += ":" + strconv.Itoa(line)
	}
	return hinted{fmt.Errorf("%s: %s", where, cause), hint}
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
