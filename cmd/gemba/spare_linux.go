package main

import (
	"encoding/binary"
	"io"
	"os"
	"reflect"
	"strconv"
	"strings"
	"unsafe"

	"golang.org/x/sys/unix"
)

// unmapProgram gives back the pages of the program itself. After a start nearly all
// of them are mapped, since the kernel maps sixteen around each one that is touched,
// and hardly half of them are read again. They stay in the cache of the system, which
// maps them anew in microseconds, or has their room where memory is short. Where it
// cannot be done, nothing changes.
func unmapProgram() {
	maps, err := os.ReadFile("/proc/self/maps")
	if err != nil || !fixed() {
		return
	}
	inTables := uintptr(unsafe.Pointer(unsafe.StringData(spareText)))
	inCode := reflect.ValueOf(unmapProgram).Pointer()
	for line := range strings.Lines(string(maps)) {
		span, access, _ := strings.Cut(line, " ")
		lo, hi, _ := strings.Cut(span, "-")
		from, err := strconv.ParseUint(lo, 16, 64)
		to, err2 := strconv.ParseUint(hi, 16, 64)
		if err != nil || err2 != nil || !strings.HasPrefix(access, "r-") { // what can be written may have been
			continue
		}
		if at := uintptr(from); at <= inTables && inTables < uintptr(to) || at <= inCode && inCode < uintptr(to) {
			_, _, _ = unix.Syscall(unix.SYS_MADVISE, at, uintptr(to)-at, unix.MADV_DONTNEED)
		}
	}
}

// spareText is a text that lies in the tables of the program.
const spareText = "the program itself"

// fixed reports whether the program runs where it was linked to: its tables are then
// as they are in its file. Those of one that can be loaded anywhere were changed.
func fixed() bool {
	f, err := os.Open("/proc/self/exe")
	if err != nil {
		return false
	}
	defer func() { _ = f.Close() }()
	const kindAt, executable = 16, 2 // e_type and ET_EXEC, elf(5)
	var head [kindAt + 2]byte
	_, err = io.ReadFull(f, head[:])
	return err == nil && binary.NativeEndian.Uint16(head[kindAt:]) == executable
}
