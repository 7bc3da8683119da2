package main

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/adrg/xdg"
	"github.com/google/uuid"
	"github.com/pelletier/go-toml/v2"

	"gemba/store"
)

// identity is who works on this computer. It is kept in the user's
// configuration and never in a visit file: a copied file must not copy it.
type identity struct {
	ID     string `toml:"id"`               // of the actor
	Name   string `toml:"name"`             // as it stands beside each change
	Role   string `toml:"role"`             // such as technical representative
	Device string `toml:"device"`           // name of the computer
	Photos string `toml:"photos,omitempty"` // folder in which the pictures of a phone arrive

	path  string
	owner *identity // whose computer it is, where the name was given for this call only
}

// dataFolder is where a library lies by default.
func dataFolder() string { return filepath.Join(xdg.DataHome, "gemba") }

// stateFolder is where working copies lie while a visit is open.
func stateFolder() string { return filepath.Join(xdg.StateHome, "gemba") }

// loadIdentity reads who works here; before the first start it makes an actor
// without a name. The name and the role of the settings go before those that the
// program asked for.
func loadIdentity() (*identity, error) {
	s, err := loadSettings()
	if err != nil {
		return nil, err
	}
	who, err := readIdentity(identityPath())
	if err == nil {
		who.Name, who.Role = cmp.Or(s.Name, who.Name), cmp.Or(s.Role, who.Role)
	}
	return who, err
}

func identityPath() string { return filepath.Join(xdg.ConfigHome, "gemba", "identity.toml") }

func readIdentity(path string) (*identity, error) {
	who := &identity{path: path}
	text, err := os.ReadFile(path)
	switch {
	case errors.Is(err, os.ErrNotExist):
	case err != nil:
		return nil, fmt.Errorf("read who works here: %w", err)
	default:
		if err := toml.Unmarshal(text, who); err != nil {
			return nil, hinted{fmt.Errorf("read %s: %w", path, err), "mend the file, or remove it to be asked again"}
		}
	}
	if _, err := uuid.Parse(who.ID); err != nil {
		who.ID = uuid.NewString()
	}
	if who.Device == "" {
		who.Device, _ = os.Hostname()
	}
	return who, nil
}

// actor is the identity as the store knows it.
func (w *identity) actor() store.Actor {
	return store.Actor{ID: uuid.MustParse(w.ID), Name: w.Name, Role: w.Role}
}

// watch keeps the folder of the phone. That is the computer's, whoever works on it.
func (w *identity) watch(folder string) error {
	owner := cmp.Or(w.owner, w)
	before := owner.Photos
	owner.Photos = folder
	if err := owner.keep(); err != nil {
		owner.Photos = before
		return err
	}
	w.Photos = folder
	return nil
}

// keep writes the identity, whole or not at all.
func (w *identity) keep() error {
	text, err := toml.Marshal(w)
	if err != nil {
		return err
	}
	return writeOwn(w.path, text, "the settings and who works on this computer are kept there")
}

// whoRecords returns who enters things: somebody named by --as or GEMBA_AS, or
// the identity of this computer.
//
// Somebody else's name is an actor of its own, derived from the identity: to
// lend the identity another name would rename all that it ever recorded.
func whoRecords(as string) (*identity, error) {
	who, err := whoWorks(as)
	if err == nil && who.Name == "" {
		err = usage("give your name with --as NAME or in GEMBA_AS, or start gemba once: it asks", "nobody is known to work on this computer")
	}
	return who, err
}

// whoWorks is whoRecords where the program can ask for a name still: the name
// may be empty.
func whoWorks(as string) (*identity, error) {
	who, err := loadIdentity()
	if err != nil {
		return nil, err
	}
	as = strings.TrimSpace(cmp.Or(as, os.Getenv("GEMBA_AS")))
	if as == "" || as == who.Name {
		return who, nil
	}
	if _, err := os.Stat(who.path); errors.Is(err, os.ErrNotExist) {
		if err := who.keep(); err != nil { // or each call would be somebody new
			return nil, fmt.Errorf("keep who works here: %w", err)
		}
	}
	id := uuid.NewSHA1(uuid.MustParse(who.ID), []byte(as))
	return &identity{ID: id.String(), Name: as, Device: who.Device, Photos: who.Photos, owner: who}, nil
}

// whoMayRecord returns who enters the few things that a command records besides
// what it is for, such as the checklist of a visit that had lost it. It need not
// have a name.
func whoMayRecord() (*identity, error) {
	who, err := whoRecords("")
	if errors.Is(err, errUsage) {
		return loadIdentity()
	}
	return who, err
}

func (w *identity) options() store.Options {
	return store.Options{StateDir: stateFolder(), Actor: w.actor(), Device: w.Device}
}
