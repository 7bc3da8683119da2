package store

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// copyMarks is what sync programs and browsers put behind the name of a file
// when they keep two versions of it: Syncthing, Dropbox and Nextcloud,
// downloads, and OneDrive, which adds the name of the computer.
var copyMarks = regexp.MustCompile(`^(\.sync-conflict-\d{8}-\d{6}-\w+| \(.*conflicted copy.*\)| \(\d{1,3}\)|-[A-Za-z0-9][A-Za-z0-9-]{0,30})$`)

// ConflictCopies returns the files beside a visit file that look like versions
// of it which a sync program kept, sorted by name. They are for offering to
// [File.Merge]; whether they are visit files at all is not looked at.
func ConflictCopies(path string) ([]string, error) {
	target, err := resolve(path)
	if err != nil {
		return nil, err
	}
	dir, name := filepath.Split(target)
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, place(err)
	}
	ending := filepath.Ext(name)
	stem := strings.TrimSuffix(name, ending)
	var list []string
	for _, e := range entries {
		rest, begins := strings.CutPrefix(e.Name(), stem)
		mark, ends := strings.CutSuffix(rest, ending)
		if begins && ends && e.Type().IsRegular() && copyMarks.MatchString(mark) {
			list = append(list, filepath.Join(dir, e.Name()))
		}
	}
	return list, nil
}
