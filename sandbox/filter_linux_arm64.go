package sandbox

import "golang.org/x/sys/unix"

const auditArch = unix.AUDIT_ARCH_AARCH64

// archRefused are the calls only this architecture has.
func archRefused() (eperm, enosys []uint32) {
	return []uint32{unix.SYS_KEXEC_FILE_LOAD}, nil
}

// archWeak are the older calls on owners, and on modes and times, of files.
func archWeak() (owners, modes []uint32) { return nil, nil }
