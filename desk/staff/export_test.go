package staff

// Watch tells watch of every statement, every entry and every password compared.
func (s *Staff) Watch(watch func(step string)) { s.watch = watch }
