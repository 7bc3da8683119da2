package main

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"gemba/checklist"
	"gemba/tui"
)

// textWidth is how wide plain output is at most.
const textWidth = 80

// labelWidth is how wide the first column of an assessment is.
const labelWidth = 12

// page is an assessment in lines of a label and a text.
type page struct{ b strings.Builder }

// line adds one line, or more where the text is too long for one.
func (p *page) line(label, text string) { p.indented(label, labelWidth, text) }

// indented is line with another width of the label. Text from a file reaches a
// page only through here, so it is cleaned here.
func (p *page) indented(label string, width int, text string) {
	fmt.Fprintf(&p.b, "%-*s%s\n", width, label, wrap(checklist.Line(text), width))
}

// wrap breaks text into lines that fit beside an indentation, which all lines but
// the first are given. Item ids and dates are not parted at their hyphens.
func wrap(text string, indent int) string {
	return strings.Join(tui.Wrap(text, textWidth-indent), "\n"+strings.Repeat(" ", indent))
}

// printJSON prints a value on one line.
func printJSON(cmd *cobra.Command, value any) error {
	e := json.NewEncoder(checklist.JSONWriter(cmd.OutOrStdout()))
	e.SetEscapeHTML(false)
	return e.Encode(value)
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(s), "\n")
	return line
}
