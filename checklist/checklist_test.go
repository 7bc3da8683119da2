package checklist

import "testing"

func TestBuiltin(t *testing.T) {
	c, err := Parse("factory-floor.toml", factoryFloor)
	if err != nil {
		t.Fatal(err)
	}
	t.Log(len(c.Items), c.Hash)
}
func BenchmarkParse(b *testing.B) {
	for b.Loop() {
		Parse("x", factoryFloor)
	}
}
