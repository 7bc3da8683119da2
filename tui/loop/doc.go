// Package loop runs a Bubble Tea model on a terminal and is quiet: it sleeps
// until a key, a command or a signal brings a message, takes all that have
// come, and writes the rows that are different now. Bubble Tea's own runtime
// draws on a clock of sixty ticks a second that never stops, so that a key
// waits for the next tick and a battery pays for the rest
// (docs/performance.md has the figures of both).
//
// The model, its messages, its commands and the decoder of the keyboard are
// Bubble Tea's. [Run] is the way in; behind it is what lies between them and the
// terminal: the queue of messages (loop.go), commands (commands.go), the terminal
// and its modes (terminal.go) and when somebody else has it (away.go), what comes
// from it (whole.go, sequence.go) and what it owes (questions.go), the rows on it
// (rows.go) and the cells of a row that change (difference.go). Of a view it honours
// what gemba uses: content, cursor, title and mouse. The alternate screen and
// bracketed paste are always on.
//
// It is for the terminals of Unix. Elsewhere, and where GEMBA_RUNTIME is
// "stock", Bubble Tea's own takes its place (stock.go).
package loop
