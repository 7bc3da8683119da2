package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
)

// written are the calls that write a file for somebody, into $W. Each of those in
// keep lies there already, and is not to be replaced by half of another.
var written = []string{
	`report v.gemba --force -o $W/r.html`,
	`report v.gemba --force --format csv -o $W/r.csv`,
	`suppliers --library lib --force -o $W/s.html`,
	`export v.gemba --force -o $W/r.json`,
	`copy --force v.gemba $W/r.gemba`,
	`copy v.gemba $W/new.gemba`,
	`copy --force --encrypt --passphrase-file pass v.gemba $W/r.age`,
	`copy --passphrase-file pass v.age $W/opened.gemba`,
	`salvage v.gemba $W/saved.gemba`,
	`split v.gemba hongyuan $W/split.gemba`,
	`checklist export factory-floor --force $W/r.toml`,
	`checklist export factory-floor --force $W/r.xlsx`,
	`import v.json $W/in.gemba`,
	`new Forge --library $W`,
}

// worked are calls that work on a visit: their working copies lie on this computer's
// own disk, which may be the full one.
var worked = []string{
	`answer v.gemba IN-01 80`,
	`copy v.gemba new.gemba`,
	`split v.gemba hongyuan split.gemba`,
	`import v.json in.gemba`,
	`new Forge --library lib`,
}

// scratched are calls that need a temporary folder.
var scratched = []string{
	`check v.gemba`,
	`salvage v.gemba aside.gemba`,
	`merge --dry-run v.gemba copy.gemba`,
	`checklist try factory-floor --plain`,
	`copy --encrypt --passphrase-file pass v.gemba aside.age`,
}

// keep are the names of what lies there already.
const keep = "r.html r.csv s.html r.json r.gemba r.age r.toml r.xlsx"

// disks is a shell script that makes a full disk, one that may not be written, and
// what the calls need, and then makes each call for each of them and for a folder
// that is not there.
func disks() string {
	script := `set -e
mkdir full ro lib
mount -t tmpfs -o size=64k tmpfs full
mount -t tmpfs -o size=64k tmpfs ro
echo mounted:
GEMBA_AS=Ana gemba demo lib >/dev/null
cp lib/*Hongyuan* v.gemba
cp v.gemba copy.gemba
echo seven ducks > pass
gemba export v.gemba -o v.json >/dev/null
gemba copy --encrypt --passphrase-file pass v.gemba v.age >/dev/null
for f in ` + keep + `; do echo old > full/$f; echo old > ro/$f; done
mount -o remount,ro ro
cat /dev/zero > full/fill 2>/dev/null || true
set +e
for W in full ro gone; do
`
	for _, call := range written {
		script += "  out=$(gemba --as Ana " + call + ` 2>&1); echo "$W: ` + call + ` = $?"; echo "$out"` + "\n"
	}
	script += "done\n"
	for _, call := range worked {
		script += "out=$(XDG_STATE_HOME=$PWD/full gemba --as Ana " + call + ` 2>&1); echo "own: ` + call + ` = $?"; echo "$out"` + "\n"
	}
	for _, call := range scratched {
		for _, folder := range []string{"full", "ro", "gone"} {
			script += "out=$(TMPDIR=$PWD/" + folder + " gemba --as Ana " + call + ` 2>&1 </dev/null); echo "aside: ` + call + ` = $?"; echo "$out"` + "\n"
		}
	}
	for _, folder := range []string{"full", "ro"} {
		script += "out=$(gemba man --dir " + folder + ` 2>&1); echo "` + folder + `: man = $?"; echo "$out"` + "\n"
	}
	return script + `rm -r full/gemba
echo left:; ls -A full ro; cat full/r.* full/s.* ro/r.* ro/s.*
`
}

// TestDisks lets every file that is written for somebody come upon a full disk, one
// that may not be written, and a folder that has gone. Each call ends with one
// sentence and a hint, whatever lay there stays, and nothing half written is left.
func TestDisks(t *testing.T) {
	if testing.Short() {
		t.Skip("mounts disks")
	}
	home, _ := ownFolder(t)
	cmd := exec.Command("sh", "-c", disks())
	cmd.Dir = home
	cmd.SysProcAttr = &syscall.SysProcAttr{
		Cloneflags:  syscall.CLONE_NEWNS | syscall.CLONE_NEWUSER, // nothing of this is seen outside
		UidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getuid(), Size: 1}},
		GidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getgid(), Size: 1}},
	}
	out, err := cmd.CombinedOutput()
	_, said, mounted := strings.Cut(string(out), "mounted:\n")
	if !mounted {
		t.Skipf("there can be no disks here: %v\n%s", err, out)
	}
	said, left, done := strings.Cut(said, "left:\n")
	if !done {
		t.Fatalf("not all calls were made: %v\n%s", err, out)
	}
	toldOfDisks(t, strings.Split(said, "\n"))
	for name := range strings.FieldsSeq(left) {
		if !slices.Contains(append(strings.Fields(keep), "full:", "ro:", "fill", "old"), name) {
			t.Errorf("left behind: %s", name)
		}
	}
	if n := strings.Count(left, "old\n"); n != 2*len(strings.Fields(keep)) {
		t.Errorf("%d of the files are as they were:\n%s", n, left)
	}
	if _, err := os.Stat(filepath.Join(home, "gone")); err == nil {
		t.Error("a folder was made that nobody asked for")
	}
}

// toldOfDisks looks at what each call said: one sentence that names the cause, and
// no file that the caller has not heard of, and one hint.
func toldOfDisks(t *testing.T, lines []string) {
	t.Helper()
	told := map[string][]string{
		"full": {"the disk is full"}, "ro": {"the file or its folder is read-only"}, "gone": {"gone: not found", "the folder of the file is not there"},
		"own":   {"the working copy on this computer: the disk is full"},
		"aside": {"/full: the disk is full", "/ro: the file or its folder is read-only", "/gone: the folder of the file is not there"},
	}
	calls := 0
	for i, line := range lines {
		where, call, _ := strings.Cut(line, ": ")
		call, code, ended := strings.Cut(call, " = ")
		if !ended || told[where] == nil {
			continue
		}
		calls++
		sentence, hint := lines[i+1], lines[i+2]
		named := slices.ContainsFunc(told[where], func(s string) bool { return strings.HasSuffix(sentence, s) })
		if code == "0" || !named || !strings.HasPrefix(sentence, "gemba: ") || strings.Contains(sentence, ".part") || !strings.HasPrefix(hint, "hint: ") {
			t.Errorf("%s: %s ends with %s:\n%s\n%s", where, call, code, sentence, hint)
		}
	}
	if calls != 3*len(written)+len(worked)+3*len(scratched)+2 {
		t.Errorf("%d calls:\n%s", calls, strings.Join(lines, "\n"))
	}
}
