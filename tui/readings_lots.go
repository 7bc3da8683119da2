package tui

import (
	"encoding/json"
	"slices"

	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
)

// series are readings with the words that name them.
type series struct {
	name string
	checklist.Readings
}

// lots are the readings of other lots that are kept with the answer, by name.
func (s *readings) lots() []series {
	var out []series
	a := s.v.Answers[s.it.ID]
	for _, lot := range a.KeptLots() {
		var r checklist.Readings
		if json.Unmarshal([]byte(a.Fields[checklist.LotField+lot]), &r) == nil {
			out = append(out, series{lot, r})
		}
	}
	return out
}

// others are all other readings of the visit: of other lots, and of other items.
func (s *readings) others() []series {
	out := s.lots()
	for i := range s.c.Items {
		id := s.c.Items[i].ID
		if r := s.v.Answers[id].Readings; id != s.it.ID && len(r.Values) > 0 {
			out = append(out, series{id + " " + r.Lot, r})
		}
	}
	return out
}

// now are the readings that are looked at.
func (s *readings) now() checklist.Readings { return s.v.Answers[s.it.ID].Readings }

// putAway keeps the readings that are looked at under the name of their lot.
func (s *readings) putAway(a *checklist.Answer) { checklist.KeepLot(a, a.Readings) }

// nextOff says why no other lot can be taken now.
func (s *readings) nextOff() string {
	switch r := s.now(); {
	case len(r.Values) == 0:
		return "there are no values yet: enter takes them"
	case r.Lot == "":
		return "name the lot of these values first: w"
	}
	return ""
}

// nextLot keeps these readings under their lot and begins with those of another.
// The gauge and the limits stay.
func (s *readings) nextLot() tea.Cmd {
	cmd := s.set(func(a *checklist.Answer) {
		s.putAway(a)
		a.Readings.Values, a.Readings.Lot = nil, ""
	})
	s.at = 0
	s.sh.say("kept as another lot of this visit", "enter takes the values of the next one")
	return cmd
}

func (s *readings) noLots() string {
	if len(s.lots()) == 0 {
		return "no other lot is kept: + keeps this one and takes the next"
	}
	if r := s.now(); len(r.Values) > 0 && r.Lot == "" {
		return "name the lot of these values first: w"
	}
	return ""
}

// turnLot looks at the next of the lots that are kept, going round.
func (s *readings) turnLot() tea.Cmd {
	lots, lot := s.lots(), s.now().Lot
	i := slices.IndexFunc(lots, func(l series) bool { return l.name > lot })
	next := lots[max(0, i)]
	return s.set(func(a *checklist.Answer) {
		s.putAway(a)
		delete(a.Fields, checklist.LotField+next.name)
		a.Readings = next.Readings
	})
}
