package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"gemba/checklist"
	"gemba/checklist/sheet"
)

// destHelp is what commands that write a checklist say about where.
const destHelp = `The ending of DEST says the form: .xlsx is an Excel workbook, .csv one file with
all sheets, .toml the text itself; any other name is a folder with one CSV file
for each sheet.`

func newChecklistNew() *cobra.Command {
	var from string
	var force bool
	cmd := &cobra.Command{
		Use:   "new DEST",
		Short: "Begin a checklist of your own",
		Long: `Writes a small checklist to begin with: four questions of different kinds and the
sheets that everybody writes. Tables that it leaves out are those of the built-in
checklist. With --from it is a copy of another checklist, whole.

` + destHelp,
		Example: "  gemba checklist new valves.xlsx\n  gemba checklist new valves.toml --from pre-order",
		Args:    exactly(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			id := strings.TrimSuffix(filepath.Base(args[0]), filepath.Ext(args[0]))
			book := sheet.Starter(id)
			if from != "" {
				c, err := findChecklist(from)
				if err != nil {
					return err
				}
				own := *c
				own.ID, own.Version = id, "1.0.0"
				book = sheet.FromChecklist(from, &own)
			}
			if err := writeBook(book, args[0], force); err != nil {
				return err
			}
			return told(cmd, "wrote "+args[0]+"; gemba checklist lint "+args[0]+" checks it")
		},
	}
	cmd.Flags().StringVar(&from, "from", "", "checklist to copy")
	registerForce(cmd, &force)
	return cmd
}

func newChecklistExport() *cobra.Command {
	var force bool
	cmd := &cobra.Command{
		Use:   "export CHECKLIST DEST",
		Short: "Write a checklist as a workbook, as CSV or as text",
		Long: `Writes everything that a checklist says, so that it can be read and changed in a
spreadsheet program. Comments of its text are not kept. In CSV, a cell that a
spreadsheet would take for a formula has an apostrophe before it, which import
takes away again.

` + destHelp + "\n\n" + checklistHelp,
		Example: "  gemba checklist export factory-floor factory-floor.xlsx\n  gemba checklist export valves sheets/",
		Args:    exactly(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			c, err := findChecklist(args[0])
			if err != nil {
				return err
			}
			if strings.EqualFold(filepath.Ext(args[1]), endTOML) {
				err = writeNew(args[1], []byte(c.Source), force)
			} else {
				err = writeBook(sheet.FromChecklist(args[0], c), args[1], force)
			}
			if err != nil {
				return err
			}
			return told(cmd, fmt.Sprintf("wrote %s, %s, to %s", c.ID, count(len(c.Items), "item"), args[1]))
		},
	}
	registerForce(cmd, &force)
	return cmd
}

func newChecklistImport() *cobra.Command {
	var force bool
	cmd := &cobra.Command{
		Use:   "import CHECKLIST [DEST]",
		Short: "Take a checklist from a spreadsheet into your own",
		Long: `Reads a checklist and writes it as the text by which gemba knows it: into DEST, a
.toml file, or into your folder of checklists under its id, where gemba new and
the form of a new visit find it. Everything that is wrong is listed, with sheet,
row, column and what to do.

` + checklistHelp,
		Example: "  gemba checklist import valves.xlsx\n  gemba checklist import sheets/ valves.toml",
		Args:    between(1, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			c, warnings, err := lint(args[0])
			if err != nil {
				return err
			}
			dest := filepath.Join(checklistFolder(), fileStem(c.ID)+endTOML)
			if len(args) == 2 {
				if dest = args[1]; !strings.EqualFold(filepath.Ext(dest), endTOML) {
					return usage("give DEST the ending .toml; gemba checklist export writes the other forms", "%s is not a text of a checklist by its ending", dest)
				}
			} else if err := os.MkdirAll(checklistFolder(), 0o700); err != nil {
				return fmt.Errorf("make the folder of checklists: %w", err)
			}
			if err := writeNew(dest, []byte(c.Source), force); err != nil {
				return err
			}
			text := fmt.Sprintf("imported %s %s, %s, fingerprint %.12s, to %s", c.ID, c.Version, count(len(c.Items), "item"), c.Hash, dest)
			if len(warnings) > 0 {
				text += fmt.Sprintf("; %s, see gemba checklist lint", count(len(warnings), "warning"))
			}
			return told(cmd, text)
		},
	}
	registerForce(cmd, &force)
	return cmd
}

func registerForce(cmd *cobra.Command, force *bool) {
	cmd.Flags().BoolVar(force, "force", false, "replace what is there")
}

// told says what was done, unless --quiet.
func told(cmd *cobra.Command, text string) error {
	if quiet(cmd) {
		return nil
	}
	_, err := fmt.Fprintln(cmd.OutOrStdout(), checklist.Line(text))
	return err
}

// fileStem makes the name of a file of an id.
func fileStem(id string) string {
	stem := strings.Map(func(r rune) rune {
		if strings.ContainsRune(`/\:*?"<>|`, r) || r < ' ' {
			return '-'
		}
		return r
	}, checklist.Line(id))
	if stem = strings.Trim(stem, ". "); stem == "" {
		return "checklist"
	}
	return stem
}

// writeBook writes a book in the form that the ending of a path says.
func writeBook(b *sheet.Book, path string, force bool) error {
	var out bytes.Buffer
	var err error
	switch strings.ToLower(filepath.Ext(path)) {
	case endXLSX:
		err = sheet.WriteXLSX(&out, b)
	case endCSV:
		err = sheet.WriteCSV(&out, b)
	case endTOML:
		var c *checklist.Checklist
		if c, err = b.Checklist(); err == nil {
			out.WriteString(c.Source)
		}
	case "":
		return writeBookFolder(b, path, force)
	default:
		return usage("give it the ending .xlsx, .csv or .toml, or none for a folder", "%q is not a form of a checklist", filepath.Ext(path))
	}
	if err != nil {
		return err
	}
	return writeNew(path, out.Bytes(), force)
}

func writeBookFolder(b *sheet.Book, path string, force bool) error {
	if err := os.MkdirAll(path, 0o755); err != nil {
		return notWritten(path, err)
	}
	files := sheet.WriteFolder(b)
	for _, name := range sortedKeys(files) { // none is written before all can be
		if _, err := os.Lstat(filepath.Join(path, name)); err == nil && !force {
			return inTheWay(filepath.Join(path, name))
		}
	}
	for _, name := range sortedKeys(files) {
		if err := writeNew(filepath.Join(path, name), files[name], force); err != nil {
			return err
		}
	}
	return nil
}

// writeNew writes a file in one step, and one that is there only where that is
// asked for.
func writeNew(path string, data []byte, force bool) error {
	if _, err := os.Lstat(path); !force && !errors.Is(err, os.ErrNotExist) {
		if err == nil {
			err = inTheWay(path)
		}
		return err
	}
	return public.writeText(path, data)
}

func inTheWay(path string) error {
	return usage("name another, or add --force", "%s exists", path)
}
