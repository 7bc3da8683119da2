package main

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"gemba/checklist"
)

// under prints a title when it is first called, so that there is none above nothing.
func (s *showing) under(title string) func() {
	return sync.OnceFunc(func() { s.heading(title) })
}

// block prints a text with its own line breaks: lead stands before its first line,
// and rest before the others.
func (s *showing) block(lead, rest, text string, width int) {
	for line := range strings.Lines(checklist.Block(text)) {
		s.indented("", width, lead+strings.TrimSuffix(line, "\n"))
		lead = rest
	}
}

// list prints the entries of a list under its title: those of an item, or with no id
// all of them.
func (s *showing) list(title, id string) func(item string, text func() string) {
	head := s.under(title)
	return func(item string, text func() string) {
		if id != "" && item != id {
			return
		}
		head()
		s.indented("–", 2, text())
	}
}

// requests prints the records that were asked for, for an item or for all.
func (s *showing) requests(id string) {
	list := s.list("records asked for", id)
	for i := range s.v.Requests {
		r := &s.v.Requests[i]
		list(r.Item, func() string { return s.requestText(r) })
	}
}

func (s *showing) requestText(r *checklist.Request) string {
	text := r.What
	add := func(format string, args ...any) { text += "; " + fmt.Sprintf(format, args...) }
	if class := checklist.ChoiceText(s.c.Classes, r.Class, "en"); class != "" {
		add("%s", lowerFirst(class))
	}
	if !r.Asked.IsZero() {
		add("asked %s", s.clock(r.Asked, r.Asked))
	}
	if !r.Answered.IsZero() {
		add("answered %s", s.clock(r.Answered, r.Answered))
	}
	switch {
	case !r.InHand.IsZero():
		add("in hand %s, after %d min", s.clock(r.InHand, r.InHand), int(r.Waiting(r.InHand).Minutes()))
	case r.GivenUp:
		add("not expected any more")
	default:
		add("out")
	}
	if !r.Same() {
		add("what came was %s", r.Shown)
	}
	switch r.View {
	case "in":
		add("fetched in view")
	case "out":
		add("fetched out of view")
	}
	if r.Item != "" {
		add("for %s", r.Item)
	}
	add("id %s", tail(r.ID))
	return text
}

// papers prints the photographs and papers of an item, or all of them.
func (s *showing) papers(id string) {
	list := s.list("photographs and papers", id)
	for i := range s.v.Attachments {
		a := &s.v.Attachments[i]
		list(a.Item, func() string {
			parts := []string{a.Caption, a.Name, a.Item, s.clock(a.Observed, a.Entered) + " " + a.By, "id " + tail(a.ID)}
			return strings.Join(slices.DeleteFunc(parts, func(p string) bool { return p == "" }), "; ")
		})
	}
}
