// Package report will write a visit as HTML, Markdown, CSV and JSON to an
// io.Writer, for the program and the command line alike. It is where text for
// people who will never open a terminal belongs; the sentences that they share
// with the screen come from package assessment.
package report
