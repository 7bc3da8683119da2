package checklist

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/pelletier/go-toml/v2/unstable"
)

// lineIndex maps "item[3]" to the line of the fourth [[item]], and
// "item[3].weight" to the line of that key. It is only built when there is a
// problem to report.
type lineIndex map[string]int

func indexLines(text []byte) lineIndex {
	index := lineIndex{}
	counts := map[string]int{}
	prefix := ""
	p := unstable.Parser{}
	p.Reset(text)
	line := lineCounter{text: text}
	for p.NextExpression() {
		e := p.Expression()
		name, at := keyOf(e, &line)
		switch e.Kind {
		case unstable.Table:
			prefix = name
			index[prefix] = at
		case unstable.ArrayTable:
			prefix = fmt.Sprintf("%s[%d]", name, counts[name])
			counts[name]++
			index[prefix] = at
		case unstable.KeyValue:
			index[prefix+"."+name] = at
		default: // comments and the like
		}
	}
	return index
}

// keyOf returns the dotted key of an expression and the line on which it
// stands.
func keyOf(e *unstable.Node, line *lineCounter) (string, int) {
	var parts []string
	at := 0
	for it := e.Key(); it.Next(); {
		n := it.Node()
		if at == 0 {
			at = line.at(int(n.Raw.Offset))
		}
		parts = append(parts, string(n.Data))
	}
	return strings.Join(parts, "."), at
}

// lineCounter turns rising offsets into line numbers in one pass.
type lineCounter struct {
	text   []byte
	offset int
	lines  int
}

func (c *lineCounter) at(offset int) int {
	if offset > c.offset && offset <= len(c.text) {
		c.lines += bytes.Count(c.text[c.offset:offset], []byte{'\n'})
		c.offset = offset
	}
	return c.lines + 1
}

// of returns the line of a key of a table: of "caps[1].grade" that of "caps" and
// of a text that lacks a language that of its English, where they have none of
// their own. Where the key is missing it is the line of the table.
func (l lineIndex) of(table, key string) int {
	for ; key != ""; key = key[:max(0, strings.LastIndexAny(key, ".["))] {
		for _, language := range []string{"", ".en", ".zh"} {
			if n, ok := l[table+"."+key+language]; ok {
				return n
			}
		}
	}
	if n, ok := l[table]; ok {
		return n
	}
	return 1
}
