package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"filippo.io/age"

	"gemba/store"
)

// sealedEnding is what an encrypted copy is called at its end.
const sealedEnding = ".age"

// sealed reports whether a file is encrypted by age. What is no ordinary file is
// not opened: a pipe would wait for a writer.
func sealed(path string) bool {
	if info, err := os.Stat(path); err != nil || !info.Mode().IsRegular() {
		return false
	}
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close() //nolint:errcheck // it was only read
	const head = "age-encryption.org/v1\n"
	start := make([]byte, len(head))
	_, err = io.ReadFull(f, start)
	return err == nil && string(start) == head
}

// forKey reports whether an encrypted file is for the holders of keys: its first
// recipient is none of a passphrase, see age-encryption.org/v1.
func forKey(path string) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()                               //nolint:errcheck // it was only read
	r := bufio.NewReader(io.LimitReader(f, 4096)) // a stranger's line may be as long as the file
	_, first := r.ReadString('\n')
	line, second := r.ReadString('\n')
	return errors.Join(first, second) == nil && !strings.HasPrefix(line, "-> scrypt ")
}

// encrypt writes a file encrypted.
func encrypt(w io.Writer, file string, to []age.Recipient) error {
	in, err := os.Open(file)
	if err != nil {
		return err
	}
	defer in.Close() //nolint:errcheck // it was only read
	out, err := age.Encrypt(w, to...)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Close())
}

// unsealTo writes what an encrypted copy holds, verified, as an ordinary visit
// file. What is not verified yet lies only in a private folder, in memory where
// the system has that, and goes from there at once.
func unsealTo(ctx context.Context, file, dest string, with []age.Identity, who *identity) error {
	info, err := os.Stat(file)
	if err != nil {
		return err
	}
	sweepScratch()
	tmp, err := secretScratch(5 * info.Size()) // with the working copies of its check
	return inScratch(tmp, err, func(tmp *scratch) error {
		plain := tmp.path("copy")
		if err := decryptTo(plain, file, with); err != nil {
			return fmt.Errorf("open %s: %w", filepath.Base(file), tmp.failed(err))
		}
		f, _, err := store.Open(ctx, plain, tmp.options(who))
		if err != nil {
			return fmt.Errorf("open what %s holds: %w", filepath.Base(file), tmp.failed(advised(err)))
		}
		return errors.Join(writeCopy(ctx, f, dest), closeReader(ctx, f))
	})
}

func decryptTo(dest, file string, with []age.Identity) error {
	in, err := os.Open(file)
	if err != nil {
		return err
	}
	defer in.Close() //nolint:errcheck // it was only read
	return writeFile(dest, func(w io.Writer) error { return decrypt(w, in, with) })
}

// decrypt writes what an encrypted file holds. The end of it is known to be its
// end, so a file that was cut short is an error.
func decrypt(w io.Writer, in io.Reader, with []age.Identity) error {
	r, err := age.Decrypt(in, with...)
	var none *age.NoIdentityMatchError
	switch {
	case errors.As(err, &none):
		return hinted{errors.New("the passphrase or the key does not open it"), "check it for a typing mistake, and a key for being the one that the copy is for"}
	case err != nil:
		return fmt.Errorf("%w: %w", store.ErrDamaged, err)
	}
	if _, err := io.Copy(w, r); err != nil {
		return fmt.Errorf("%w: it is cut short or was altered: %w", store.ErrDamaged, err)
	}
	return nil
}

// keysIn reads the file of a key.
func keysIn(path string) ([]age.Identity, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close() //nolint:errcheck // it was only read
	list, err := age.ParseIdentities(f)
	if err != nil {
		return nil, usage("a key file is one that age-keygen writes", "%s holds no key: %v", filepath.Base(path), err)
	}
	return list, nil
}
