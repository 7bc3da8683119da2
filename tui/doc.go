// Package tui is the program that a visitor sees: the library of visits, the
// walk through a checklist, and the screens that take an answer.
//
// # Rooms
//
// An [App] is the only Bubble Tea model. It holds a stack of screens, an
// ordered outbox of writes, and the status line; everything else belongs to
// the screen on top. Package loop runs it on the terminal. Most screens come in
// two files: what they know and do, and how they are drawn (…_view.go). Drawing
// records nothing; all that a screen keeps of it is how large it was drawn, how far
// it is scrolled, and lines that would be the same again.
//
// # Rules of the house
//
//   - A screen never does input or output. It changes what is on the screen at
//     once and hands the write to the outbox, which keeps the order, retries,
//     and says when the visible file has it.
//   - One table of actions per screen drives the keys, the help line, the help
//     page and the table in the README. An action that cannot be used now says
//     why.
//   - A view is exactly as wide and as tall as it was told. Text is measured
//     as the terminal measures it, see the measure type.
//   - Text that came out of a file is cleaned by checklist.Line or
//     checklist.Block before it is drawn.
//   - Colour repeats what a word or a mark already says, and meaning uses only
//     the sixteen colours that every terminal has.
//
// The package does not know the store. It reaches visits through [Library] and
// [Document], which package main provides.
package tui
