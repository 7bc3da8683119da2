package checklist

import (
	_ "embed"
	"sync"
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
