package protectionfile

// ListText is the statement of List with its values, so that a test may ask how it is answered.
func ListText(in Scope, q Query) (text string, args []any) {
	s := listed(in, q)
	return s.b.String(), s.args
}
