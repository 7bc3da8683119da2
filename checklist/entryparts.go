package checklist

import "strings"

func (g *Gap) set(part, value string) {
	switch part {
	case "what":
		g.What = value
	case "capa":
		g.CAPA = Tri(value)
	case "acted":
		g.Acted = Tri(value)
	case "internal-audit":
		g.InternalAudit = Tri(value)
	case "external":
		g.External = Tri(value)
	}
}

func (g *Gap) parts() map[string]string {
	return map[string]string{"what": g.What, "capa": string(g.CAPA), "acted": string(g.Acted), "internal-audit": string(g.InternalAudit), "external": string(g.External)}
}

// tacticPart begins the name of a part of a probe that is one tactic.
const tacticPart = "tactic/"

func (d *Disclosure) set(part, value string) {
	if id, ok := strings.CutPrefix(part, tacticPart); ok {
		d.Tactics = append(without(d.Tactics, id), id)
		return
	}
	if p := d.part(part); p != nil {
		*p = value
	}
}

// part is a text of a probe by its name; nil where it has none of that name.
func (d *Disclosure) part(name string) *string {
	switch name {
	case "given":
		return &d.Given
	case "outcome":
		return &d.Outcome
	case "latency":
		return &d.Latency
	case "asked":
		return &d.Asked
	case "by":
		return &d.By
	case "promise":
		return &d.Promise
	case "words":
		return &d.Words
	case "started":
		return &d.Started
	case "first-answer":
		return &d.FirstAnswer
	case "in-hand":
		return &d.InHand
	}
	return nil
}

// disclosureParts are the names of the texts of a probe.
var disclosureParts = []string{"given", "outcome", "latency", "asked", "by", "promise", "words", "started", "first-answer", "in-hand"}

// parts are the parts of a probe that say something.
func (d *Disclosure) parts() map[string]string {
	out := map[string]string{}
	for _, name := range disclosureParts {
		if value := *d.part(name); value != "" {
			out[name] = value
		}
	}
	for _, id := range d.Tactics {
		out[tacticPart+id] = string(Yes)
	}
	return out
}
