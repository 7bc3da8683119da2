package tui

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
	"gemba/sampling"
)

// lot looks up the acceptance sampling plan for a lot of products. Nothing of
// it is recorded and nothing of it counts for the assessment.
type lot struct {
	sh   *shell
	head func(w int) string // nil for the program's name
	form *form
}

func newLot(sh *shell, head func(w int) string) *lot {
	var levels, inspections []option
	for _, l := range sampling.Levels() {
		levels = append(levels, option{id: l, label: l})
	}
	for _, i := range sampling.Inspections() {
		inspections = append(inspections, option{id: i, key: i[:1], label: sh.tell(i)})
	}
	return &lot{sh: sh, head: head, form: newForm(sh, []field{
		{name: "lot", label: "Lot size", hint: "items in the lot"},
		{name: "aql", label: "AQL", value: "2.5", offered: true, hint: strings.Join(sampling.AQLs(), " ")},
		{name: "level", label: "Inspection level", kind: oneOf, value: "II", options: keyed(levels)},
		{name: "inspection", label: "Inspection", kind: oneOf, value: "normal", options: inspections},
	})}
}

func (l *lot) enter() tea.Cmd { return nil }

func (l *lot) typing() bool { return true }

func (l *lot) keep() tea.Cmd { return nil }

func (l *lot) saveDraft() tea.Cmd { return nil }

func (l *lot) update(msg tea.Msg) tea.Cmd {
	_, past, cmd := l.form.update(msg)
	if past { // round again
		l.form.at = -1
		l.form.move(+1)
	}
	return cmd
}

// plan looks the plan up; the text says why there is none.
func (l *lot) plan() (p sampling.Plan, why string) {
	size := l.form.get("lot")
	if size == "" {
		return p, l.sh.tell("Type how many items the lot has.")
	}
	n, err := strconv.Atoi(size)
	if err != nil {
		return p, l.sh.tell("The lot size is a whole number.")
	}
	p, err = sampling.LotPlan(n, l.form.get("level"), strings.ReplaceAll(l.form.get("aql"), ",", "."), l.form.get("inspection"))
	if err != nil {
		text := checklist.Line(l.sh.said(err.Error()))
		first, n := utf8.DecodeRuneInString(text)
		return p, string(unicode.ToUpper(first)) + text[n:] + l.sh.tell(".")
	}
	return p, ""
}

func (l *lot) actions() []action {
	return []action{
		{keys: []string{"esc"}, name: "back", about: "go back; nothing here is recorded", run: l.sh.back},
		keysPage(l.sh),
		amongFields("previous and next field"),
		amongChoices(),
	}
}
