package witness

import "errors"

// Reasons for which a witness refuses a request; what it has cosigned stays as it is. The
// status in brackets is the answer of tlog-witness.
var (
	ErrMalformed   = errors.New("the request is not in the form of add-checkpoint")           // 400
	ErrTooLarge    = errors.New("the request is larger than any proof and checkpoint can be") // 400
	ErrOldBeyond   = errors.New("the old size is larger than the checkpoint")                 // 400
	ErrSignature   = errors.New("the checkpoint is not signed by the key of its log")         // 403
	ErrUnknownLog  = errors.New("the log is not one that this witness was told to trust")     // 404
	ErrStale       = errors.New("the old size is not the size that was cosigned last")        // 409
	ErrBehind      = errors.New("the tree is smaller than one that was cosigned already")     // 409
	ErrFork        = errors.New("another root was cosigned for the same size")                // 422
	ErrProof       = errors.New("the tree does not continue the one that was cosigned last")  // 422
	ErrEmptyRoot   = errors.New("an empty tree has another root than the empty one")          // 422
	ErrOffSchedule = errors.New("the size is none at which the log was said to end")          // 422
)

// A Refusal is the answer to a request that was refused, with one of the reasons above.
type Refusal struct {
	Reason   error
	Cosigned int64 // with ErrStale and ErrBehind: leaves of the checkpoint that was cosigned last; 0 if none
}

func (r *Refusal) Error() string { return r.Reason.Error() }

// Unwrap gives the reason.
func (r *Refusal) Unwrap() error { return r.Reason }

func refused(reason error) error { return &Refusal{Reason: reason} }

// isSign tells whether a reason, for a checkpoint that its log did sign, is a sign that the log
// was changed: the request is then kept for the one who runs the witness. ErrBehind is none,
// since anybody can send an old checkpoint again.
func isSign(reason error) bool {
	return errors.Is(reason, ErrFork) || errors.Is(reason, ErrProof) || errors.Is(reason, ErrEmptyRoot)
}
