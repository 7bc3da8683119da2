// Package sheet lays a checklist out as a spreadsheet and reads it back, so that
// a quality engineer can write one where such lists are written.
//
// A [Book] is a handful of sheets in the manner of XLSForm: settings, items,
// choices and so on, each with a row of headings. [FromChecklist] fills one and
// [Book.Checklist] reads one; nothing that a checklist says is lost on the way.
// A book is kept as an Excel workbook ([WriteXLSX], [ReadXLSX]), as one CSV file
// in which the sheets follow each other, or as a folder of CSV files, one for
// each sheet ([WriteCSV], [WriteFolder], [ReadCSV], [ReadFolder]).
//
// What is wrong with a book is a list of [checklist.Problem], each with sheet,
// row and column. Books come from other people: no size in them is believed,
// and no formula in them is computed.
package sheet
