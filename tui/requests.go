package tui

import (
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
)

// requests is the queue of every record that was asked for in this visit, each
// with its clock. Every key is a fact of its own; nothing here keeps the
// visitor from going on.
type requests struct {
	*visiting
	still
	it   *checklist.Item // the item that takes its answer from the queue; nil for the queue alone
	here string          // the item from which the queue was opened
	at   string          // the request under the cursor
}

func newRequests(vs *visiting, it *checklist.Item, here string) *requests {
	q := &requests{visiting: vs, it: it, here: here}
	q.move(0)
	return q
}

// openQueue opens the queue from the item under the cursor.
func (w *walk) openQueue() tea.Cmd {
	here := ""
	if it := w.item(); it != nil {
		here = it.ID
	}
	return w.sh.open(newRequests(w.visiting, nil, here))
}

func (q *requests) enter() tea.Cmd { return q.move(0) }

// queue lists the requests: those still out, oldest first, and below them those
// that are in hand or given up.
func (vs *visiting) queue() []checklist.Request {
	list := slices.Clone(vs.v.Requests)
	checklist.Arrange(list, func(a, b checklist.Request) int {
		switch {
		case a.Out() == b.Out():
			return a.Asked.Compare(b.Asked)
		case a.Out():
			return -1
		}
		return +1
	})
	return list
}

// overdue reports whether a record has taken longer than one of its class may,
// whether it came or not.
func (vs *visiting) overdue(r checklist.Request) bool {
	return r.Waiting(vs.sh.now()) > r.Expected(vs.c, vs.v.Interpreted(vs.c))
}

// amount is what the queue comes to. A record counts once it is in hand, given
// up or overdue; one that is out and has time left does not count yet.
type amount struct{ counted, fine, late, waiting int }

// amounts counts the queue: fine is in hand within the expected time and the
// record that was asked for.
func (vs *visiting) amounts() amount {
	var n amount
	for _, r := range vs.v.Requests {
		if r.Out() && !vs.overdue(r) {
			n.waiting++
			continue
		}
		n.counted++
		if r.InHand.IsZero() || !r.Same() {
			continue
		}
		if vs.overdue(r) {
			n.late++
		} else {
			n.fine++
		}
	}
	return n
}

// index is where the cursor is in the queue; it stays with its request when the
// order changes.
func (q *requests) index(list []checklist.Request) int {
	return max(0, slices.IndexFunc(list, func(r checklist.Request) bool { return r.ID == q.at }))
}

func (q *requests) move(by int) tea.Cmd {
	list := q.queue()
	if len(list) > 0 {
		q.at = list[max(0, min(q.index(list)+by, len(list)-1))].ID
	}
	return nil
}

// request is the one under the cursor. The queue is not empty where it is asked
// for.
func (q *requests) request() checklist.Request {
	list := q.queue()
	return list[q.index(list)]
}

// set records parts of the request under the cursor.
func (q *requests) set(pairs ...string) tea.Cmd {
	return q.record(requestChanges(q.request().ID, pairs...)...)
}

// requestChanges are changes of one request: names and values in turn.
func requestChanges(id string, pairs ...string) []checklist.Change {
	var changes []checklist.Change
	for i := 0; i+1 < len(pairs); i += 2 {
		changes = append(changes, checklist.Change{Cell: checklist.Cell{Kind: checklist.KindRequest, Key: id, Field: pairs[i]}, Value: pairs[i+1]})
	}
	return changes
}

// answered takes the time of the first answer.
func (q *requests) answered() tea.Cmd {
	if r := q.request(); !r.Answered.IsZero() {
		q.sh.say("the first answer came at "+clock(r.Answered), "")
		return nil
	}
	return q.set("answered", checklist.FormatMoment(q.sh.now()))
}

// inHand takes the time at which a record is in hand, and whether it was
// fetched in view. Where it is in hand already, only the latter is corrected.
func (q *requests) inHand(view string) tea.Cmd {
	r := q.request()
	pairs := []string{"view", view}
	if r.InHand.IsZero() {
		pairs = append(pairs, "in-hand", checklist.FormatMoment(q.sh.now()))
	}
	if r.GivenUp {
		pairs = append(pairs, "given-up", "")
	}
	return q.set(pairs...)
}

// giveUp says that a record is not expected any more.
func (q *requests) giveUp() tea.Cmd { return q.set("given-up", "1") }

// remove takes a request off the list, with what it would have counted.
func (q *requests) remove() tea.Cmd {
	list := q.queue()
	i, r := q.index(list), q.request()
	if i+1 < len(list) {
		q.at = list[i+1].ID
	} else if i > 0 {
		q.at = list[i-1].ID
	}
	return q.takeOff(checklist.KindRequest, r.ID, func() {
		backInto(&q.v.Requests, r, func(r checklist.Request) string { return r.ID })
	})
}

// again asks for the same record once more, with a clock of its own.
func (q *requests) again() tea.Cmd {
	r := q.request()
	cmd := q.ask(r.Item, r.What, r.Class, q.sh.now())
	q.at = q.v.Requests[len(q.v.Requests)-1].ID
	return cmd
}

// ask records that a record was asked for.
func (vs *visiting) ask(item, what, class string, at time.Time) tea.Cmd {
	return vs.record(requestChanges(newID(), "item", item, "what", what, "class", class, "asked", checklist.FormatMoment(at))...)
}

// take makes the numbers of the queue the answer to the item.
func (q *requests) take() tea.Cmd {
	n := q.amounts()
	a := q.v.Answers[q.it.ID]
	a.State, a.Reason = checklist.Answered, ""
	a.Sample = checklist.Sample{Population: n.counted, Drawn: n.counted, Fine: n.fine, Late: n.late}
	return q.answer(q.it.ID, a, "")
}

// stale reports whether the answer says something else than the queue.
func (q *requests) stale() bool {
	n, s := q.amounts(), q.v.Answers[q.it.ID].Sample
	return s.Drawn != n.counted || s.Fine != n.fine || s.Late != n.late
}

// kept names the texts that may be unfinished, each with the key that goes on
// with it.
func (*requests) kept() map[string]string {
	return map[string]string{checklist.FieldValue: "f"}
}

func (q *requests) seek(c checklist.Cell) string {
	if q.at != c.Key {
		return ""
	}
	return "s"
}

// requestsAt opens the queue of records with the cursor on one of them.
func requestsAt(vs *visiting, item, id string) screen {
	q := newRequests(vs, nil, item)
	q.at = id
	return q
}
