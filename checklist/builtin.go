package checklist

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"io"
	"sync"
)

// The checklists lie in the program packed, which makes it 0.16 MB smaller and opens
// a visit a millisecond later. A test packs them: go test ./checklist -update.
var (
	//go:embed builtin/factory-floor.toml.gz
	factoryFloorPacked []byte
	//go:embed builtin/pre-order.toml.gz
	preOrderPacked []byte
)

var factoryFloor, preOrder = unpacked(factoryFloorPacked), unpacked(preOrderPacked)

func unpacked(packed []byte) func() []byte {
	return sync.OnceValue(func() []byte {
		var text []byte
		zip, err := gzip.NewReader(bytes.NewReader(packed))
		if err == nil {
			text, err = io.ReadAll(zip)
		}
		if err != nil {
			panic("a built-in checklist cannot be unpacked: " + err.Error()) // a test unpacks it
		}
		return text
	})
}

// Builtin returns the checklist that a visit is made with unless another is
// chosen. It is parsed once.
var Builtin = builtin("factory-floor.toml", factoryFloor)

// shipped are the checklists that gemba ships with. Which one a hash names is
// told by their texts: parsing one takes some milliseconds.
var shipped = []struct {
	hash   func() string
	parsed func() *Checklist
}{
	{hashOf(factoryFloor), Builtin},
	{hashOf(preOrder), builtin("pre-order.toml", preOrder)},
}

func hashOf(text func() []byte) func() string {
	return sync.OnceValue(func() string {
		sum := sha256.Sum256(text())
		return hex.EncodeToString(sum[:])
	})
}

func builtin(name string, text func() []byte) func() *Checklist {
	return sync.OnceValue(func() *Checklist {
		c, err := Parse(name, text())
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
		list[i] = c.parsed()
	}
	return list
}

// BuiltinOf returns the checklist that gemba ships with and that has the given
// hash, or nil.
func BuiltinOf(hash string) *Checklist {
	for _, c := range shipped {
		if c.hash() == hash {
			return c.parsed()
		}
	}
	return nil
}
