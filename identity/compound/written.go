package compound

// written tells what a word of the Arabic script is. The letters compared are the folded ones.
func (r *reader) written() {
	r.out.role, r.out.head, r.out.tail = r.listed(written), r.word, r.word
	switch r.out.role {
	case din:
		r.out.tail = r.from(2)
	case servant:
		r.out.head = r.script(abdIn)
	case father:
		if r.final() == 'w' {
			r.out.head = r.script(abuIn)
		}
	default: // nothing to do for the others
	}
	if r.out.role != plain {
		return
	}
	if r.servantWritten() || r.fatherWritten() || r.tailWritten() {
		return
	}
	if r.n >= 4 && r.starts("Al") && !noArticle[string(r.letters())] && !r.starts("Allh") {
		r.out.text, r.out.whole = r.from(2), r.word
	}
}

// servantWritten recognises عبد with a name glued on, and takes the article out.
func (r *reader) servantWritten() bool {
	if !r.starts("Ebd") {
		return false
	}
	i := 3
	if r.n > 5 && string(r.letters()[3:5]) == "Al" {
		i = 5
	}
	switch string(r.letters()[i:]) {
	case "lh", "h", "llh", "lhy", "lhyAn":
		return true // عبدالله, عبداله, عبدلله, عبداللهی
	}
	if r.n-i < 2 {
		return false
	}
	r.out.base = r.from(i)
	r.out.text = r.script(abdIn) + r.out.base
	return true
}

// fatherWritten recognises ابو and ذو with article and name glued on. Of the second the article
// stays, because everybody writes Zulfiqar in one.
func (r *reader) fatherWritten() bool {
	switch {
	case r.n < 7:
		return false
	case r.starts("AbwAl"):
		r.out.base = r.from(5)
		r.out.text = r.script(abuIn) + r.out.base
	case r.starts("zwAl"):
		r.out.text = zulIn + r.from(4)
	default:
		return false
	}
	return true
}

// tailWritten recognises a name with الدين, الله, الرحمن and their like glued on.
func (r *reader) tailWritten() bool {
	if r.n >= 7 && r.ends("Aldyn") {
		r.out.base = r.before(r.n - 5)
		r.out.text = r.out.base + r.from(r.n-3)
		return true
	}
	if r.n >= 6 && r.ends("Allh") {
		r.out.base = r.before(r.n - 4)
		return true
	}
	for _, a := range attributesWritten {
		if first := r.n - len(a); first >= 2 && r.ends(a) {
			r.out.text, r.out.more = r.before(first), r.from(first+2)
			return true
		}
	}
	return false
}
