package extract

import "syscall"

// limit has the kernel hold the process to its memory and time, and to the three pipes it has: a
// file or a connection more cannot be opened, none can grow, and a crash leaves no picture of
// its memory behind.
func limit() error {
	seconds := uint64(timeLimit.Seconds())
	for resource, most := range map[int]uint64{
		syscall.RLIMIT_DATA:   memoryLimit,
		syscall.RLIMIT_AS:     addressLimit,
		syscall.RLIMIT_CPU:    2 * seconds, // of both its threads
		syscall.RLIMIT_NOFILE: 3,
		syscall.RLIMIT_FSIZE:  0,
		syscall.RLIMIT_CORE:   0,
	} {
		if err := syscall.Setrlimit(resource, &syscall.Rlimit{Cur: most, Max: most}); err != nil {
			return err
		}
	}
	return nil
}

// addressLimit is more than memoryLimit, since the program and what the runtime sets aside
// without using it count.
const addressLimit = 2 << 30
