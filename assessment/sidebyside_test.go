package assessment

import (
	"fmt"
	"strings"
	"testing"

	"gemba/checklist"
)

// Suppliers stand by the latest of their visits, beside those that can be compared
// with them, the best first. Of two visits on one day the later in the list counts.
func TestSideBySide(t *testing.T) {
	visit := func(id, supplier, site, date, scope string, points int) Visited {
		v := checklist.NewVisit(id)
		v.Supplier, v.Site, v.Date, v.Scope = supplier, site, date, scope
		c := checklist.Builtin()
		for i := range c.Items {
			if it := &c.Items[i]; it.Kind == checklist.Level && it.Scored() {
				v.Answers[it.ID] = levelled(points, "seen")
			}
		}
		return Visited{c, v}
	}
	groups := SideBySide([]Visited{
		visit("old", "Acme", "Wenzhou", "2025-03-11", "day", 100),
		visit("low", "Berg", "Odra", "2026-03-11", "day", 40),
		visit("new", " acme", "Wenzhou", "2026-03-11", "day", 60),
		visit("same day", "ACME", "Wenzhou", "2026-03-11", "day", 100),
		visit("older", "Acme", "Wenzhou", "2024-03-11", "day", 0),
		visit("other site", "Acme", "Odra", "2026-03-11", "day", 40),
		visit("other scope", "Cole", "", "2026-03-11", "two-days", 0),
	})
	var got []string
	for _, g := range groups {
		var names []string
		for _, s := range g {
			names = append(names, fmt.Sprintf("%s (%s)", s.Visit.ID, strings.Join(s.Alike, ", ")))
		}
		got = append(got, strings.Join(names, "; "))
	}
	const want = "same day (Berg, Acme); low (ACME, Acme); other site (ACME, Berg) | other scope ()"
	if s := strings.Join(got, " | "); s != want {
		t.Errorf("got  %s\nwant %s", s, want)
	}
}
