package checklist

import (
	"bytes"
	"compress/gzip"
	"flag"
	"os"
	"path/filepath"
	"testing"
)

var update = flag.Bool("update", false, "pack the built-in checklists anew")

// TestPacked: the program has the checklists that lie beside it as texts.
func TestPacked(t *testing.T) {
	texts, err := filepath.Glob("builtin/*.toml")
	if err != nil || len(texts) != len(shipped) {
		t.Fatalf("%d texts of %d checklists: %v", len(texts), len(shipped), err)
	}
	for i, path := range []string{"builtin/factory-floor.toml", "builtin/pre-order.toml"} {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if *update {
			pack(t, path+".gz", text)
			continue
		}
		if packed := []func() []byte{factoryFloor, preOrder}[i](); !bytes.Equal(text, packed) {
			t.Errorf("%s is packed as it was before: go test ./checklist -run TestPacked -update", path)
		}
	}
}

func pack(t *testing.T, path string, text []byte) {
	t.Helper()
	var packed bytes.Buffer
	zip, err := gzip.NewWriterLevel(&packed, gzip.BestCompression)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := zip.Write(text); err != nil {
		t.Fatal(err)
	}
	if err := zip.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, packed.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
}
