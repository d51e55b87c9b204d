package sandbox

import "golang.org/x/sys/unix"

const auditArch = unix.AUDIT_ARCH_X86_64

// archRefused are the calls only this architecture has.
func archRefused() (eperm, enosys []uint32) {
	return []uint32{
			unix.SYS_IOPL, unix.SYS_IOPERM, unix.SYS_MODIFY_LDT, unix.SYS_KEXEC_FILE_LOAD,
			unix.SYS_CREATE_MODULE, unix.SYS_GET_KERNEL_SYMS, unix.SYS_QUERY_MODULE, unix.SYS_USELIB,
		}, []uint32{
			unix.SYS_USTAT, unix.SYS_SYSFS, unix.SYS__SYSCTL,
		}
}

// archWeak are the older calls on owners, and on modes and times, of files.
func archWeak() (owners, modes []uint32) {
	return []uint32{unix.SYS_CHOWN, unix.SYS_LCHOWN, unix.SYS_INOTIFY_INIT},
		[]uint32{unix.SYS_CHMOD, unix.SYS_UTIME, unix.SYS_UTIMES, unix.SYS_FUTIMESAT}
}
