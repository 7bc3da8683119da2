package tui

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"gemba/checklist"
	"gemba/sampling"
)

// How many values are looked at: fewer are not worth it, more are not typed.
const (
	fewestReadings = 10
	mostReadings   = 300
)

// commaNumber is a number with a decimal comma.
var commaNumber = checklist.Pattern(`^[+-]?\d+,\d+$`)

// parseReadings takes numbers out of a text with any separators, in their order
// and as they are written but for a decimal comma. It also returns how many
// words were passed over.
func parseReadings(text string) (values []string, passed int) {
	text = strings.ReplaceAll(text, "−", "-")
	dots := strings.Contains(text, ".")
	for _, word := range strings.FieldsFunc(checklist.Block(text), separates) {
		parts := []string{word}
		if dots || !commaNumber().MatchString(word) {
			parts = strings.Split(word, ",")
		}
		for _, p := range parts {
			p = strings.TrimRightFunc(p, func(r rune) bool { return unicode.IsLetter(r) || r == '%' || r == '°' || r == '.' })
			switch _, ok := checklist.Decimal(p); {
			case ok:
				values = append(values, strings.ReplaceAll(p, ",", "."))
			case p != "" || len(parts) == 1:
				passed++
			}
		}
	}
	if len(values) > mostReadings {
		passed += len(values) - mostReadings
		values = values[:mostReadings]
	}
	return values, passed
}

// separates reports whether a character stands between numbers. A comma may
// belong to one.
func separates(r rune) bool {
	return unicode.IsSpace(r) || strings.ContainsRune(";，；、|/\\\"'()[]{}", r)
}

// stepOf is the step of the gauge: as it was typed, else the last decimal place
// that any value has.
func stepOf(r checklist.Readings) (step float64, typed bool) {
	if s, ok := number64(r.Step); ok && s > 0 {
		return s, true
	}
	places := 0
	for _, v := range r.Values {
		if _, after, ok := strings.Cut(v, "."); ok {
			places = max(places, len(after))
		}
	}
	step, _ = strconv.ParseFloat("1e-"+strconv.Itoa(places), 64)
	return step, false
}

// readingsOf are values as the screens take them. An error says which one the
// gauge cannot show.
func readingsOf(r checklist.Readings) (sampling.Readings, error) {
	if len(r.Values) > mostReadings {
		return sampling.Readings{}, fmt.Errorf("%w: more than %d values", sampling.ErrInvalid, mostReadings)
	}
	step, _ := stepOf(r)
	values := make([]float64, len(r.Values))
	for i, v := range r.Values {
		f, ok := number64(v)
		if !ok {
			return sampling.Readings{}, fmt.Errorf("%w: value %d is no number", sampling.ErrInvalid, i+1)
		}
		values[i] = f
	}
	return sampling.NewReadings(values, step)
}

// number64 reads a number that was typed, or false where there is none.
func number64(s string) (float64, bool) {
	f, err := strconv.ParseFloat(strings.ReplaceAll(strings.TrimSpace(s), ",", "."), 64)
	return f, err == nil
}
