package main

import "os"

// mine reports whether a folder is this user's: the temporary folder of this
// system has no others.
func mine(os.FileInfo) bool { return true }
