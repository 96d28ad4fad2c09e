package administration

// Serves lets tests see which roles a kind of unit has.
func Serves(kind string) []string { return serves(kind) }
