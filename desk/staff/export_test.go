package staff

import "context"

// Watch tells watch of every statement, every entry and every password compared.
func (s *Staff) Watch(watch func(step string)) { s.watch = watch }

// Touch notes that a session lives, as InSession does after it has read it.
func (s *Staff) Touch(ctx context.Context, one Session) error { return s.touch(ctx, one) }
