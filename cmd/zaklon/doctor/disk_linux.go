package doctor

import "syscall"

// freeBytes is the room on the disk of a folder that is there, or -1.
func freeBytes(dir string) int64 {
	var s syscall.Statfs_t
	if err := syscall.Statfs(dir, &s); err != nil {
		return -1
	}
	return int64(s.Bavail) * s.Bsize
}

// openFiles is how many files a process may have open, or -1.
func openFiles() int64 {
	var l syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_NOFILE, &l); err != nil {
		return -1
	}
	return int64(min(l.Cur, 1<<62))
}

// sameDisk tells whether two folders are on one disk.
func sameDisk(a, b string) bool {
	var one, two syscall.Stat_t
	if syscall.Stat(a, &one) != nil || syscall.Stat(b, &two) != nil {
		return false
	}
	return one.Dev == two.Dev
}
