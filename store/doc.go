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
package store
