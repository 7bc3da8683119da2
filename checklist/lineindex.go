package checklist

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/pelletier/go-toml/v2/unstable"
)

// lineIndex maps "item[3]" to the line of the fourth [[item]], "item[3].weight" to
// the line of that key, and "item[3].caps[0].grade" to that of a key between
// brackets. It is only built when there is a problem to report.
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
			index.within(prefix+"."+name, e.Value(), &line)
		default: // comments and the like
		}
	}
	return index
}

// within notes the keys inside a list or a table that is written between brackets;
// of an entry of a list the line is that of its first key.
func (l lineIndex) within(path string, value *unstable.Node, line *lineCounter) {
	i := 0
	for it := value.Children(); it.Next(); {
		switch n := it.Node(); {
		case value.Kind == unstable.Array:
			l.within(nth(path, i), n, line)
			i++
		case n.Kind == unstable.KeyValue:
			name, at := keyOf(n, line)
			if l[path] == 0 {
				l[path] = at
			}
			l[path+"."+name] = at
			l.within(path+"."+name, n.Value(), line)
		}
	}
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

// of returns the line of a key of a table. Of a key that an entry lacks it is that of
// the entry, of a text that lacks a language that of its English, and where the key
// is missing that of the table.
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
