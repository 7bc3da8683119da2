package store

import (
	"path/filepath"
	"slices"
	"strings"

	"gemba/checklist"
)

// copyMark is what sync programs and browsers put behind the name of a file
// when they keep two versions of it: Syncthing, Dropbox and Nextcloud, and those
// that number.
var copyMark = checklist.Pattern(`(?i)^(\.sync-conflict-[0-9a-z-]+| \(.*conflicted copy.*\)| \(\d{1,3}\))$`)

// CopiesAmong tells visit files from the copies that a sync program left beside
// them: it returns the others, in their order, each with its copies. A file
// with such a name is one of the others where what it would be a copy of is
// not there.
func CopiesAmong(paths []string) (own []string, copies map[string][]string) {
	if !slices.ContainsFunc(paths, func(p string) bool { return mayBeCopy(strings.TrimSuffix(p, filepath.Ext(p))) }) {
		return slices.Clone(paths), map[string][]string{}
	}
	stems := make(map[string]string, len(paths))
	for _, p := range paths {
		stem := strings.TrimSuffix(p, filepath.Ext(p))
		if _, taken := stems[stem]; !taken {
			stems[stem] = p
		}
	}
	copies = map[string][]string{}
	own = make([]string, 0, len(paths))
	for _, p := range paths {
		if of := original(p, stems); of != "" {
			copies[of] = append(copies[of], p)
		} else {
			own = append(own, p)
		}
	}
	return slices.Clip(own), copies
}

// mayBeCopy reports whether a name without its ending is like those that sync
// programs make.
func mayBeCopy(stem string) bool {
	return strings.HasSuffix(stem, ")") || strings.Contains(strings.ToLower(stem), ".sync-conflict-")
}

// original returns the path of which p is a copy by its name, or nothing. Of
// the copy of a copy it is the first of them.
func original(p string, stems map[string]string) string {
	stem := strings.TrimSuffix(p, filepath.Ext(p))
	if !mayBeCopy(stem) {
		return ""
	}
	for i := range len(stem) {
		if stem[i] != '.' && stem[i] != ' ' {
			continue
		}
		of, there := stems[stem[:i]]
		if !there || !copyMark().MatchString(stem[i:]) {
			continue
		}
		if first := original(of, stems); first != "" {
			return first
		}
		return of
	}
	return ""
}
