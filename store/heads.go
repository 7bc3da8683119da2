package store

import (
	"crypto/sha256"
	"encoding/hex"

	"gemba/checklist"
)

// headsOf returns the hash of what stands in a visit: the SHA-256, in lower-case
// hexadecimal, over the ids of all versions that stand, rising, 16 bytes each.
// Versions of cells that are not signed are left out, see [checklist.Signable].
//
// The id of a version is the hash of its value, its author, its time and what it
// replaced, so nothing of the visit can be another while this hash is the same.
// Kinds that this program does not know count too, so every version of the
// program arrives at the same hash.
func headsOf(cells [][]*Fact) string { return hashOf(signable(cells)) }

// signable returns the versions that stand and are signed, rising.
func signable(cells [][]*Fact) []ID {
	var ids []ID
	for _, versions := range cells {
		if !checklist.Signable(versions[0].Cell) {
			continue
		}
		for _, f := range versions {
			ids = append(ids, f.ID)
		}
	}
	return sortedIDs(ids)
}

// hashOf returns the hash of versions that stand, which are rising.
func hashOf(ids []ID) string {
	sum := sha256.Sum256(joinIDs(ids))
	return hex.EncodeToString(sum[:])
}
