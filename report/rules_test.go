package report

import (
	"testing"

	"gemba/checklist"
)

// The words of a rule are those of the visit's own checklist. Where it was written
// before the built-in ones spoke the language, theirs of the same English words are
// taken; what they do not know stays English and is marked.
func TestRuleWords(t *testing.T) {
	const known = "Even at best under 75 % of receipts have an incoming record"
	for name, c := range map[string]struct {
		words checklist.Text
		want  text
	}{
		"its own":     {checklist.Text{english: known, chinese: "自己的说法"}, own("自己的说法")},
		"older":       {checklist.Text{english: known}, own("即使按最好情况，有来料检验记录的收货也不足75%")},
		"listed":      {checklist.Text{english: "Two or more disclosure probes whose best case is 20 or less"}, own("两次或以上信息披露提问的最好情况不高于20")},
		"of a theme":  {checklist.Text{english: "Candour as a whole: best case below 40"}, own("坦诚整体：最好情况低于40")},
		"ticked":      {checklist.Text{english: "A feature of the order cannot be made or checked on this site"}, own("订单的某项特性无法在本场所制造或检验")},
		"another one": {checklist.Text{english: "No lamp at the bench"}, text{S: "No lamp at the bench", Lang: english, Foreign: true}},
	} {
		if got := tongue(chinese).rule(c.words); got != c.want {
			t.Errorf("%s: %+v", name, got)
		}
	}
	if got := tongue(english).rule(checklist.Text{english: known, chinese: "自己的说法"}); got != own(known) {
		t.Errorf("in English: %+v", got)
	}
}
