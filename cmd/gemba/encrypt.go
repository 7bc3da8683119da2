package main

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"filippo.io/age"
	"github.com/spf13/cobra"

	"gemba/checklist"
	"gemba/store"
)

// sealing says how a copy is encrypted, or how one that is encrypted is opened.
// The format is that of age (age-encryption.org/v1), so any program that knows it
// opens the copy too; nothing here is cryptography of our own.
type sealing struct {
	encrypt    bool
	recipients []string // age1…
	identity   string   // file with AGE-SECRET-KEY-1…
	passphrase string   // file whose first line is the passphrase; - is standard input
	about      string   // said before a passphrase is asked for
}

func (s *sealing) register(cmd *cobra.Command) {
	f := cmd.Flags()
	f.BoolVar(&s.encrypt, "encrypt", false, "encrypt the copy, for --recipient or by a passphrase that is asked for")
	f.StringArrayVar(&s.recipients, "recipient", nil, "age key for whom the copy is encrypted, age1…; may be given several times")
	f.StringVar(&s.identity, "identity", "", "file with the age key that opens an encrypted FILE")
	f.StringVar(&s.passphrase, "passphrase-file", "", "file whose first line is the passphrase; - is standard input")
}

// check refuses flags that do not go together, before anything is asked. An
// encrypted copy with the ending of a visit file would lie in a library as one
// that cannot be read.
func (s *sealing) check(file, dest string) error {
	opening := sealed(file)
	switch {
	case len(s.recipients) > 0 && !s.encrypt:
		return usage("add --encrypt", "--recipient goes with --encrypt")
	case len(s.recipients) > 0 && s.passphrase != "":
		return usage("give one of them", "a copy is encrypted for recipients or by a passphrase, not both")
	case s.encrypt && opening:
		return usage("copy it without --encrypt to open it", "%s is encrypted already", filepath.Base(file))
	case s.encrypt && !isFolder(dest) && isVisitFile(dest):
		return usage("call it "+filepath.Base(dest)+sealedEnding, "an encrypted copy is no visit file, and does not end in %s", store.Ending)
	case s.identity != "" && !opening:
		return usage("leave --identity out", "%s is not encrypted", filepath.Base(file))
	case s.passphrase != "" && !s.encrypt && !opening:
		return usage("add --encrypt", "%s is not encrypted", filepath.Base(file))
	}
	return nil
}

// seal writes an encrypted copy of a visit file.
func (s *sealing) seal(cmd *cobra.Command, file, dest string) error {
	to, err := s.to(cmd)
	if err != nil {
		return err
	}
	tmp, err := newScratch()
	return inScratch(tmp, err, func(tmp *scratch) error {
		plain := tmp.path("copy")
		if err := copyVisitFile(cmd, file, plain); err != nil {
			return tmp.failed(err)
		}
		return writeFile(dest, func(w io.Writer) error { return encrypt(w, plain, to) })
	})
}

// unseal writes what an encrypted copy holds, verified, as an ordinary visit file.
func (s *sealing) unseal(cmd *cobra.Command, file, dest string) error {
	if s.identity == "" && forKey(file) {
		return usage("add --identity KEYFILE", "%s is encrypted for a key", filepath.Base(file))
	}
	with, err := s.with(cmd)
	if err != nil {
		return err
	}
	who, err := loadIdentity()
	if err != nil {
		return err
	}
	return unsealTo(cmd.Context(), file, dest, with, who)
}

// to returns for whom a copy is encrypted.
func (s *sealing) to(cmd *cobra.Command) ([]age.Recipient, error) {
	if len(s.recipients) == 0 {
		pass, err := s.secret(cmd, true)
		if err != nil {
			return nil, err
		}
		r, err := age.NewScryptRecipient(pass)
		return []age.Recipient{r}, err
	}
	list, err := age.ParseRecipients(strings.NewReader(strings.Join(s.recipients, "\n")))
	if err != nil {
		return nil, usage("a recipient is an age key, age1…, as age-keygen prints it", "--recipient: %v", err)
	}
	return list, nil
}

// with returns what opens an encrypted copy.
func (s *sealing) with(cmd *cobra.Command) ([]age.Identity, error) {
	if s.identity == "" {
		pass, err := s.secret(cmd, false)
		if err != nil {
			return nil, err
		}
		id, err := age.NewScryptIdentity(pass)
		return []age.Identity{id}, err
	}
	list, err := keysIn(s.identity)
	if err != nil {
		return nil, fmt.Errorf("--identity: %w", err)
	}
	return list, nil
}

// secret returns the passphrase: of a file, or as it is typed, twice for a new
// one. It is never an argument or a variable, which others could read.
func (s *sealing) secret(cmd *cobra.Command, fresh bool) (string, error) {
	var pass string
	var err error
	switch {
	case s.passphrase == "-":
		pass, err = secretLine(cmd.InOrStdin())
	case s.passphrase != "":
		var f *os.File
		if f, err = os.Open(s.passphrase); err == nil {
			pass, err = secretLine(f)
			err = errors.Join(err, f.Close())
		}
	default:
		pass, err = askSecret(cmd, s.about, fresh)
	}
	switch {
	case err != nil:
		return "", err
	case pass == "":
		return "", usage("type at least one character", "the passphrase is empty")
	}
	return pass, nil
}

func secretLine(r io.Reader) (string, error) {
	line, err := bufio.NewReader(io.LimitReader(r, 1<<16)).ReadString('\n')
	if errors.Is(err, io.EOF) {
		err = nil
	}
	return strings.TrimRight(line, "\r\n"), err
}

// copyName is where a copy goes: an encrypted one has an ending of its own, and
// loses it when it is opened.
func (s *sealing) copyName(file, dest string) string {
	if !isFolder(dest) {
		return dest
	}
	name := filepath.Base(file)
	if s.encrypt {
		name += sealedEnding
	} else if sealed(file) {
		name = cmp.Or(strings.TrimSuffix(name, sealedEnding), name)
		if !isVisitFile(name) {
			name += store.Ending
		}
	}
	return filepath.Join(dest, name)
}

// copy writes the copy of the kind that is asked for, and says what it is.
func (s *sealing) copy(cmd *cobra.Command, file, dest string) (what string, err error) {
	name := checklist.Line(filepath.Base(file))
	switch {
	case s.encrypt:
		return "an encrypted copy of " + name, s.seal(cmd, file, dest)
	case sealed(file):
		return "the verified visit file of " + name, s.unseal(cmd, file, dest)
	}
	return "a verified copy of " + name, during(cmd, "copying "+file, func() error { return copyVisitFile(cmd, file, dest) })
}
