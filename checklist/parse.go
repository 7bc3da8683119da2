package checklist

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"regexp"
	"strings"

	"github.com/pelletier/go-toml/v2"
)

// maxSource is the largest checklist that is read, in bytes. The one that
// gemba ships with has 170 kB.
const maxSource = 4_000_000

// Parse reads a checklist from its TOML text. The name stands in messages. The
// error wraps [ErrInvalid]; where the text is TOML but not a checklist, it is a
// [Problems] that lists everything found, with lines.
func Parse(name string, text []byte) (*Checklist, error) {
	if len(text) > maxSource {
		return nil, fmt.Errorf("%w: %s is larger than %d bytes", ErrInvalid, name, maxSource)
	}
	c := &Checklist{}
	d := toml.NewDecoder(bytes.NewReader(text)).DisallowUnknownFields()
	if err := d.Decode(c); err != nil {
		return nil, decodeProblems(name, err)
	}
	sum := sha256.Sum256(text)
	c.Source, c.Hash = string(text), hex.EncodeToString(sum[:])
	k := &checker{c: c, name: name, text: text}
	k.check()
	if len(k.problems) > 0 {
		return nil, k.problems
	}
	return c, nil
}

// decodeProblems turns what the TOML reader says into problems with lines.
func decodeProblems(name string, err error) error {
	var unknown *toml.StrictMissingError
	if errors.As(err, &unknown) {
		var ps Problems
		for _, e := range unknown.Errors {
			row, _ := e.Position()
			ps = append(ps, Problem{
				File: name, Line: row,
				What: fmt.Sprintf("unknown key %q", lastKey(e.Key())),
				Hint: "check its spelling against the header of the built-in checklist, or remove it",
			})
		}
		return ps
	}
	var bad *toml.DecodeError
	if errors.As(err, &bad) {
		row, _ := bad.Position()
		return Problems{{File: name, Line: row, What: tomlReason(bad), Hint: "mend the line; TOML quotes text and writes lists in [ ]"}}
	}
	return Problems{{File: name, Line: 1, What: err.Error(), Hint: "is this a checklist in TOML?"}}
}

// mistyped is what the reader says of a value of another type than the key has.
var mistyped = regexp.MustCompile(`cannot decode TOML (.+) into .*of type (\S+)$`)

// tomlReason is what is wrong, in the words of a checklist.
func tomlReason(e *toml.DecodeError) string {
	said := strings.TrimPrefix(e.Error(), "toml: ")
	m := mistyped.FindStringSubmatch(said)
	if m == nil {
		return said
	}
	return fmt.Sprintf("%s is %s, and %s belongs there", lastKey(e.Key()), tomlWord(m[1]), goWord(m[2]))
}

// tomlWord names a type of TOML.
func tomlWord(name string) string {
	switch name {
	case "string":
		return "a text"
	case "integer":
		return "a whole number"
	case "float":
		return "a number with a fraction"
	case "boolean":
		return "true or false"
	}
	return "a " + strings.ToLower(name)
}

// goWord says what a key of that type in Go takes.
func goWord(name string) string {
	switch {
	case name == "int":
		return "a whole number"
	case name == "float64":
		return "a number"
	case name == "bool":
		return "true or false"
	case name == "checklist.Text":
		return "a text for each language"
	case strings.HasPrefix(name, "[]"):
		return "a list"
	case name == "string", name == "checklist.Kind", name == "checklist.Axis", name == "checklist.Grade":
		return "a text"
	}
	return "something else"
}

func lastKey(k toml.Key) string {
	if len(k) == 0 {
		return ""
	}
	return k[len(k)-1]
}
