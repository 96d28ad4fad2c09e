//go:build !unix

package identify

import "time"

// processorTime is 0: the system does not say what a program has used.
func processorTime() time.Duration { return 0 }
