package store

import (
	"bytes"
	"database/sql"
	"os"
	"path/filepath"
	"testing"

	"gemba/checklist"
)

// A file of which a part is lost is listed with what is left and marked, whichever
// part it is; a file that is whole is not, also where one took something off a list
// or two disagree.
func TestDamagedIsMarked(t *testing.T) {
	execFile := func(statement string) func(t *testing.T, path string) {
		return func(t *testing.T, path string) {
			t.Helper()
			db, err := sql.Open("sqlite", path)
			if err == nil {
				_, err = db.ExecContext(t.Context(), statement)
				db.Close()
			}
			must(t, err)
		}
	}
	harms := map[string]func(t *testing.T, path string){
		"value": func(t *testing.T, path string) {
			whole, err := os.ReadFile(path)
			if err != nil || bytes.Count(whole, []byte("bench empty")) != 1 {
				t.Fatal(err)
			}
			must(t, os.WriteFile(path, bytes.Replace(whole, []byte("bench empty"), []byte("bench tidy!"), 1), 0o600))
		},
		"head":       execFile(`DELETE FROM head WHERE kind = 'observation' AND field = 'text'`),
		"head's seq": execFile(`UPDATE head SET seq = 9999 WHERE kind = 'observation' AND field = 'text'`),
		"row":        execFile(`DELETE FROM fact WHERE kind = 'observation' AND field = 'text'`),
	}
	for name, harm := range harms {
		folder := t.TempDir()
		path := visitFile(t, folder, "a.gemba", supplier("Hongyuan", "2026-03-11"), noted("o1", "bench empty"))
		visitFile(t, folder, "b.gemba", supplier("Northline", "2026-03-10"), noted("o1", "bench full"), noted("o1", "bench full of papers"), reviewed(checklist.KindObservation, "o1", checklist.FieldDeleted, "1"))
		harm(t, path)
		l := mustLibrary(t, folder, LibraryOptions{})
		mustUpdate(t, l)
		for _, s := range mustList(t, l) {
			bad := filepath.Base(s.Path) == "a.gemba"
			if s.Damaged != bad || s.Supplier == "" || s.Problem != "" {
				t.Errorf("%s: %+v", name, s)
			}
			if c, err := PeekCondition(t.Context(), s.Path); err != nil || c.Damaged != bad {
				t.Errorf("%s: %+v %v", name, c, err)
			}
		}
	}
}
