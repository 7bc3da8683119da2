package checklist

import (
	"bytes"
	"fmt"

	"github.com/pelletier/go-toml/v2"
)

// Format writes a checklist as the TOML text that [Parse] reads, with every key
// that has a value. Comments are not part of a checklist and are not kept, so
// the text of a checklist that was written by hand comes out with another hash
// and the same meaning. The comment, if there is one, stands at the top.
func Format(c *Checklist, comment string) ([]byte, error) {
	var b bytes.Buffer
	for line := range bytes.Lines([]byte(Block(comment))) {
		fmt.Fprintf(&b, "# %s\n", bytes.TrimRight(line, "\r\n"))
	}
	if b.Len() > 0 {
		b.WriteByte('\n')
	}
	e := toml.NewEncoder(&b)
	e.SetIndentTables(false)
	if err := e.Encode(c); err != nil {
		return nil, fmt.Errorf("%w checklist: %w", ErrInvalid, err)
	}
	return b.Bytes(), nil
}
