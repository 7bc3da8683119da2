package checklist

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"errors"
	"fmt"
	"sync"

	"github.com/pelletier/go-toml/v2"
)

//go:embed builtin/factory-floor.toml
var factoryFloor []byte

//go:embed builtin/pre-order.toml
var preOrder []byte

// Builtin returns the checklist that a visit is made with unless another is
// chosen. It is parsed once.
var Builtin = builtin("factory-floor.toml", factoryFloor)

var shipped = []func() *Checklist{Builtin, builtin("pre-order.toml", preOrder)}

func builtin(name string, text []byte) func() *Checklist {
	return sync.OnceValue(func() *Checklist {
		c, err := Parse(name, text)
		if err != nil {
			panic("a built-in checklist is not valid: " + err.Error()) // a test parses it
		}
		return c
	})
}

// Builtins returns the checklists that gemba ships with, [Builtin] first.
func Builtins() []*Checklist {
	list := make([]*Checklist, len(shipped))
	for i, c := range shipped {
		list[i] = c()
	}
	return list
}

// BuiltinOf returns the checklist that gemba ships with and that has the given
// hash, or nil.
func BuiltinOf(hash string) *Checklist {
	for _, c := range shipped { // the later ones are parsed only where needed
		if c().Hash == hash {
			return c()
		}
	}
	return nil
}

// maxSource is the largest checklist that is read, in bytes. The one that
// gemba ships with has 140 kB.
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

func tomlReason(e *toml.DecodeError) string {
	return string(bytes.TrimPrefix([]byte(e.Error()), []byte("toml: ")))
}

func lastKey(k toml.Key) string {
	if len(k) == 0 {
		return ""
	}
	return k[len(k)-1]
}
