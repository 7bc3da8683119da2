// Package assessment turns the answers of a visit into a supplier assessment:
// a grade with its range, the distance between paper and practice, the rules
// that lower the grade, the reasons, and the question to ask next.
//
// # From answer to range
//
// Every item has a [Range]: the worst and the best score that fit what was
// seen. An item that nobody asked about is 0 to 100. More and better evidence
// narrows the range; weak evidence can only lower its bottom end, since nobody
// under-claims. [ItemRange] does this for every kind of item. It is the only
// place where floating point enters a number, and only for the exact confidence
// limits of a sample and the anchors of a curve, both rounded to whole numbers
// at once.
//
// # From ranges to grade
//
// From there on all numbers are int64 milli-points (100 points are 100 000)
// and sums of small integer weights. The sums are associative, so the order of
// items and answers cannot matter and every machine computes the same digits.
// Practice is the weighted mean of the floor items, paper that of certificate
// and documents; the score is the middle of the practice range and the width is
// what is not known. Rules judge the best case: a cap says that something is
// proven bad. Holds judge the worst case: a starred item is not yet proven
// good. Paper never raises the grade.
//
// # Using it
//
// [Evaluate] is the whole computation as a pure function of a checklist and a
// visit: no clock, no random numbers, no state. [Sheet] does the same while
// somebody is typing: it re-ranges the one item that changed and adds up again.
//
// A [Result] carries the id of the model, the hash of the checklist and the
// scope. Any change of a number here, however small, needs a new [Model] id, so
// that an old result can be told from a new one; a golden digest in the tests
// guards this.
package assessment
