// Package report writes a visit for people who will never open a terminal: as a
// page of HTML, as Markdown, as tables for a spreadsheet, and as JSON. It takes
// values and a writer, and knows no file and no clock. [Write] does so for one
// visit and [WriteLibrary] for the latest visit of each supplier.
//
// # One edition, four forms
//
// A report is first made for its audience, and only then set in a form. What the
// audience may not see has left the visit and the result by then, so no form can
// show it, and each form says what was left out.
//
// # Hostile text
//
// A visit file may come from anybody. Text out of it is cleaned of characters
// that draw nothing or turn the direction of others, and escaped for the form: by
// the rules of html/template for a page, with backslashes for Markdown, against
// formulas for a spreadsheet. JSON holds it as it was typed.
//
// # What the buyer may do
//
// A [Policy] is the buyer's own: from which grade on goods may be ordered, and for
// how long a visit holds. It judges what the assessment computed and changes none
// of it, and the supplier's copy does not show it.
//
// # Two languages
//
// The words of the checklist exist in English and Chinese, and so do the
// report's own. What exists in one language only, such as the sentences of the
// assessment or what somebody typed, is marked with its language.
package report
