// Package store keeps visits in files that people copy.
//
// A team syncs by copying one file per visit: onto a stick, through a shared
// folder, by mail. Three promises follow, and each has its part of the package.
//
// # A copy taken at any moment is whole
//
// A [File] is a document. Opening it copies the visible file to a private
// working copy, a SQLite database in the user's state folder, and every save
// goes there first. The visible file is then replaced as a whole, in one step
// of the file system, so that whoever reads it has either the version before
// or the one after. SQLite never touches the visible file, and nothing is ever
// beside it but, for a moment, the hidden .part file that is about to take its
// place.
//
// When the visible file changed meanwhile, because a sync program brought a
// colleague's version, it is merged into the working copy before it is
// replaced; and what the replacing swapped out is looked at again. When the
// visible file cannot be written, the change is safe in the working copy, the
// result says why, and [File.Refresh] tries again. A working copy whose owner
// died is found by the next [Open] of the same path and merged.
//
// # Copies edited apart come together
//
// Everything that was recorded is a [Fact]: a value of one cell of a visit, by
// whom and when, and which earlier versions of that cell it replaces. A fact is
// named by the hash of its content and never altered. A book is a set of facts,
// and merging is the union of two sets: in any order, any number of times, with
// nothing lost. Versions of a cell that no other version replaces stand; where
// several stand and differ there is a [Conflict], which stays visible until
// [File.Resolve] replaces all of them. Clocks order what is shown. They decide
// nothing else.
//
// # A file from elsewhere is met with a sentence
//
// A received file is read on a connection of its own, read-only, and only if
// its schema is exactly ours; every fact must be what its hash says. From a
// damaged or altered file the facts are carved out of its pages, and its
// original is put aside. Anything else is one of the errors of this package.
//
// # A folder of files is a library
//
// A [Library] is the list of a folder with thousands of files, in pages and to be
// searched. It is an index in a cache: what it has is read out of the visible
// files with [Peek], and thrown away it is made again. It computes nothing about a
// visit itself; what else the list shows comes from its caller.
//
// # Where what stands
//
// In the order in which one may read them:
//
//   - What is recorded: fact.go, hash.go, ext.go, clock.go. The tables that keep it:
//     schema.go, facts.go, content.go, drafts.go, and book.go, which is all of them.
//   - What stands of it: assemble.go makes a visit of facts, people.go says whose they
//     are, agreement.go, burials.go, aside.go and conflicts.go where observers differ,
//     history.go and since.go what was there before, heads.go what is signed.
//   - The open file: file.go, fileopen.go, workdir.go, read.go, save.go, writing.go,
//     close.go. Its way into the visible file: publish.go, part.go, replace_*.go. What
//     others do to that: stamp.go, absorb.go, found.go, report.go. After a crash:
//     recover.go, waiting.go, rescue.go.
//   - Photographs and papers: attach.go, paper.go, picture.go, exif.go, look.go.
//   - Two files: merge.go, mergefacts.go, copy.go, split.go, selection.go, export*.go,
//     import.go, synccopies.go, filename.go.
//   - Files of which nothing is known: header.go, foreign.go, peek.go, check.go,
//     audit.go; of damaged ones salvage.go, carve*.go, restore.go.
//   - Folders: library*.go.
//   - What systems and disks do: db.go, disk.go, diskfull_*.go, owndisk.go, errors.go.
package store
