// Package checklist holds the vocabulary of a factory visit and nothing else:
// what is asked (a [Checklist] of sections and items), what came back (a
// [Visit] with its answers, observations and commitments), and how one
// recorded change alters a visit.
//
// # What is asked
//
// A checklist is data, a TOML text that [Parse] reads strictly: an unknown
// key, a dangling reference, a sum that does not add up, an id used twice or a
// missing translation is a [Problem] with file, line and what to do about it.
// The text itself identifies the checklist (see [Checklist.Hash]); a visit
// keeps the text that it was made with, so a later edit never changes an old
// visit.
//
// # What came back
//
// An [Answer] is one value for one item. Its zero value means "not asked".
// Nothing here turns an answer into points: that is the business of package
// assessment, which reads this one and is never read by it.
//
// # Changes
//
// Everything a visitor does is a [Change] of one cell. [Visit.Apply] is the
// only way in which a visit changes: the screen uses it when a key is pressed
// and the store uses it when a file is read, so the two cannot disagree.
//
// # Where what stands
//
// In the order in which one may read them:
//
//   - What is asked: checklist.go, item.go, tables.go, names.go, scope.go,
//     condition.go, and ids.go to find it. Those that are shipped: builtin.go.
//   - How it is read and refused: parse.go, check*.go, errors.go, lineindex.go. How it
//     is written: format.go. What is allowed and odd: lint*.go.
//   - What came back: visit.go, answer.go, sample.go, request.go, commitment.go,
//     attachment.go, review*.go, lots.go, stopwatch.go, saved.go, since.go, recorded.go.
//   - How a visit changes: change.go, apply.go, about.go, joinable.go, try.go, move.go.
//   - An answer of which each part is a fact of its own: entry.go, entrybuild.go and
//     entryparts.go put it together, entrysplit*.go take it apart, entryrow.go and
//     aside.go are special cases of that.
//   - Values as they are typed and shown: text.go, jsontext.go, decimal.go, moment.go,
//     when.go, pattern.go, arrange.go.
package checklist
