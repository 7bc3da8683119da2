package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"gemba/checklist"
	"gemba/store"
)

// openSealed opens an encrypted copy for the program: it asks for the passphrase on
// the terminal and writes what the copy holds, verified, beside it, as the visit
// file that is worked on from then on. Where that file is there already, nothing is
// asked and nothing written. It returns the path of the visit file.
func openSealed(cmd *cobra.Command, path string) (string, error) {
	if err := needTerminal(); err != nil {
		return "", err
	}
	name := filepath.Base(path)
	dest := (&sealing{}).copyName(path, filepath.Dir(path))
	if dest == path { // it has the name of a visit file itself
		dest = freeName(path)
	}
	if _, err := os.Lstat(dest); err == nil {
		return "", hinted{
			fmt.Errorf("%s is encrypted, and the visit file that it would be opened as is there: %s: %w", name, dest, fs.ErrExist),
			"gemba " + dest + " opens that; to compare, gemba copy " + path + " OTHER-FOLDER, then gemba merge",
		}
	}
	if forKey(path) {
		return "", sealedForKey(path)
	}
	about := fmt.Sprintf("%s is encrypted. Its visit file will be %s.\n", checklist.Line(name), checklist.Line(dest))
	if err := (&sealing{about: about}).unseal(cmd, path, dest); err != nil {
		return "", err
	}
	return dest, nil
}

// sealedHere is the error about an encrypted copy where a visit file is wanted.
func sealedHere(path string) error {
	if forKey(path) {
		return sealedForKey(path)
	}
	return hinted{
		fmt.Errorf("%s is encrypted", filepath.Base(path)),
		"gemba " + path + " asks for the passphrase and opens it; gemba copy " + path + " FOLDER writes the " + store.Ending + " file",
	}
}

// sealedForKey is the error about a copy that only the holder of a key can open,
// where no key was named.
func sealedForKey(path string) error {
	return hinted{
		fmt.Errorf("%s is encrypted for a key", filepath.Base(path)),
		"gemba copy " + path + " FOLDER --identity KEYFILE writes the " + store.Ending + " file there; so does the program, on the list of visits",
	}
}
