package store

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"gemba/checklist"

	"github.com/gofrs/flock"
)

// workdir is the place on this computer where a visit file is worked on. Each
// process that has the file open has a working copy of its own there, named
// after itself, and holds a lock as long as it lives: a copy without a live
// owner was left behind by a crash.
type workdir struct {
	dir  string // <state folder>/<hash of the visible path>
	id   string // <process id>-<random>
	lock *flock.Flock
}

// newWorkdir makes the place for a file and takes the lock in it. The lock
// comes before the working copy, so nobody ever sees a copy without an owner.
func newWorkdir(stateDir, path string) (*workdir, error) {
	if stateDir == "" {
		return nil, fmt.Errorf("%w: no folder for working copies", checklist.ErrInvalid)
	}
	w := workdirOf(stateDir, path)
	w.id = fmt.Sprintf("%d-%s", os.Getpid(), strings.ToLower(rand.Text()[:8]))
	if err := os.MkdirAll(w.dir, 0o700); err != nil {
		return nil, onThisComputer(err)
	}
	w.lock = flock.New(w.file(".lock"), flock.SetPermissions(0o600))
	if locked, err := w.lock.TryLock(); err != nil || !locked {
		if err == nil {
			err = ErrBusy
		}
		return nil, onThisComputer(err)
	}
	return w, nil
}

// workdirOf is where the working copies of a file are, with none of its own.
func workdirOf(stateDir, path string) *workdir {
	sum := sha256.Sum256([]byte(path))
	return &workdir{dir: filepath.Join(stateDir, hex.EncodeToString(sum[:8]))}
}

// TempPrefix begins the names of the folders for a moment in the system's temporary
// folder. Those of a program that was killed stay; nobody needs them.
const TempPrefix = "gemba-scratch-"

// tempWorkdir is a place for a moment, in the system's temporary folder. Nobody else
// looks for it, so there is no lock; who made it deletes the folder.
func tempWorkdir() (*workdir, error) {
	dir, err := os.MkdirTemp("", TempPrefix)
	return &workdir{dir: dir, id: "copy"}, onThisComputer(err)
}

func (w *workdir) file(ending string) string { return filepath.Join(w.dir, w.id+ending) }

// db is the working copy, inbox the private copy of a file being read, and
// snapshot the state of the working copy that is being published.
func (w *workdir) db() string       { return w.file(".db") }
func (w *workdir) inbox() string    { return w.file(".in") }
func (w *workdir) snapshot() string { return w.file(".out") }

// endings are those of the files of a working copy, beside its lock.
var endings = []string{".in", ".in-journal", ".out", ".try", ".db", ".db-journal"}

// remove deletes the working copy and gives up the lock, in this order. Where
// something cannot be deleted the lock stays too: by it the next opening finds
// what there is to clean up.
func (w *workdir) remove() error {
	var errs []error
	for _, ending := range endings {
		errs = append(errs, removeIfThere(w.file(ending)))
	}
	if err := join(append(errs, w.lock.Close())...); err != nil {
		return err
	}
	err := removeIfThere(w.lock.Path())
	os.Remove(w.dir) // goes only when it is empty
	return err
}

// release gives up the lock and leaves the working copy for the next to open
// the file.
func (w *workdir) release() error {
	os.Remove(w.inbox())    // only a copy
	os.Remove(w.snapshot()) // likewise
	return w.lock.Close()
}

// keep puts a file aside in the place, for whoever wants to look into what
// could not be read, and returns its new path.
func (w *workdir) keep(path string) (string, error) {
	kept := filepath.Join(w.dir, "kept-"+time.Now().UTC().Format("20060102T150405.000")+"-"+w.id+".gemba")
	return kept, onThisComputer(os.Rename(path, kept))
}

// leftovers returns the working copies whose owners are gone, locked. The
// caller removes or releases each.
func (w *workdir) leftovers() []*workdir {
	entries, err := os.ReadDir(w.dir)
	if err != nil {
		return nil
	}
	var list []*workdir
	for _, e := range entries {
		id, isLock := strings.CutSuffix(e.Name(), ".lock")
		if !isLock || id == w.id {
			continue
		}
		l := &workdir{dir: w.dir, id: id}
		_, missing := os.Stat(l.db())
		if info, err := e.Info(); missing != nil && l.bare() && (err != nil || time.Since(info.ModTime()) < time.Hour) {
			continue // an opening that is about to take its lock
		}
		l.lock = flock.New(l.file(".lock"), flock.SetPermissions(0o600))
		if locked, err := l.lock.TryLock(); err != nil || !locked {
			continue
		}
		if missing != nil {
			l.remove() //nolint:errcheck // an opening died before it had a copy, or it could not be deleted; tried again at the next
			continue
		}
		list = append(list, l)
	}
	return list
}

// bare reports whether there is a lock and nothing else.
func (w *workdir) bare() bool {
	return !slices.ContainsFunc(endings, func(ending string) bool {
		_, err := os.Lstat(w.file(ending))
		return err == nil
	})
}

// owner says whether the process that a .part file is named after is one of
// this computer, and whether it lives.
func (w *workdir) owner(id string) (here, alive bool) {
	l := &workdir{dir: w.dir, id: id}
	if _, err := os.Stat(l.file(".lock")); err != nil {
		return false, false
	}
	lock := flock.New(l.file(".lock"), flock.SetPermissions(0o600))
	locked, err := lock.TryLock()
	if err == nil && locked {
		err = lock.Close()
	}
	return true, err != nil || !locked
}

// resolve returns the path that the name leads to, so that a link stays a link
// when the file behind it is replaced. For a file that is not there its folder
// is resolved.
func resolve(path string) (string, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	if target, err := filepath.EvalSymlinks(abs); err == nil {
		return target, nil
	}
	if dir, err := filepath.EvalSymlinks(filepath.Dir(abs)); err == nil {
		return filepath.Join(dir, filepath.Base(abs)), nil
	}
	return abs, nil
}

// partPrefix begins the names of the files through which the visible file at
// path is replaced. A name of the file system must not become too long by it.
func partPrefix(path string) string {
	base := filepath.Base(path)
	if len(base) > 150 {
		sum := sha256.Sum256([]byte(base))
		base = hex.EncodeToString(sum[:8])
	}
	return "." + base + "."
}

func (w *workdir) part(path string) string {
	return filepath.Join(filepath.Dir(path), partPrefix(path)+w.id+".part")
}

// part is a file through which somebody began to replace the visible file.
type part struct {
	path  string
	stale bool // may be deleted once it was read
}

// foreignParts returns the .part files beside a visible file whose owners are
// not alive here; left are the owners that died. Those of other computers may
// be in use, and are only stale after an hour.
func (w *workdir) foreignParts(path string, left []*workdir) []part {
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		return nil
	}
	var list []part
	for _, e := range entries {
		rest, isPart := strings.CutPrefix(e.Name(), partPrefix(path))
		id, ends := strings.CutSuffix(rest, ".part")
		if !isPart || !ends || id == w.id {
			continue
		}
		id = strings.TrimSuffix(id, "-old")
		here, alive := w.owner(id)
		if alive {
			continue
		}
		here = here || slices.ContainsFunc(left, func(l *workdir) bool { return l.id == id })
		info, err := e.Info()
		stale := here || err == nil && time.Since(info.ModTime()) > time.Hour
		list = append(list, part{filepath.Join(filepath.Dir(path), e.Name()), stale})
	}
	return list
}
