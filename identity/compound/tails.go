package compound

// god recognises a name with -ullah glued on and writes its vowels as in Allah, so that Habibullah,
// Habibollah, Хабибулло and Хабибуллаев have what Habib Allah has.
func (r *reader) god() bool {
	t := r.letters()
	for i := r.n - 3; i >= 2; i-- {
		if vowel(t[i]) && t[i+1] == 'l' && (t[i+2] == 'a' || t[i+2] == 'o') && r.isGod(i) {
			r.stem(i, r.script(allaIn)+r.from(i+3), r.n-i-3 < 2)
			return true
		}
	}
	return false
}

// isGod reports whether the vowel at i, l and the vowel after it are God's name: with -h after a double
// l, or after -ul- at the end; without -h only -ulla, at the end or before the ending of a family
// name (not Irish -ullan, Batak -ullang).
func (r *reader) isGod(i int) bool {
	t, next := r.letters(), byte(0)
	if i+3 < r.n {
		next = t[i+3]
	}
	switch next {
	case 'h':
		return r.double[i+1] && t[i] != 'i' || t[i] == 'u' && i+4 == r.n
	case 0, 'e', 'y', 'i', 'z':
		return r.double[i+1] && t[i] == 'u'
	}
	return false
}

// religion recognises -eddin with its name glued on, and takes the article out: Nureddin,
// Alaeddine, Zainuddin, Нуриддинов, Камалетдин, Noureldin, Nurudin.
func (r *reader) religion() bool {
	t := r.letters()
	for d := r.n - 3; d >= 3; d-- {
		if t[d] != 'd' || t[d+1] != 'i' && t[d+1] != 'y' || t[d+2] != 'n' {
			continue
		}
		k := r.articleBefore(d)
		if k < 2 {
			return false
		}
		rest := r.from(d + 3)
		if rest == "e" {
			rest = ""
		}
		r.stem(k, r.script(dinIn)+rest, rest == "")
		return true
	}
	return false
}

// articleBefore gives where the article before din, at d, begins; 0 where there is none. A single
// d has one only in -udin and -edin after a consonant, which Bosnians and Malays write;
// -ediin is Mongolian.
func (r *reader) articleBefore(d int) int {
	t, k := r.letters(), d-1
	atEnd := d+3 == r.n || d+4 == r.n && t[d+3] == 'e'
	switch {
	case r.double[d] && vowel(t[k]):
		return k
	case !atEnd:
		return 0
	case t[k] == 't' && vowel(t[k-1]), t[k] == 'l' && (t[k-1] == 'e' || t[k-1] == 'u'):
		return k - 1
	case (t[k] == 'u' || t[k] == 'e') && k >= 3 && !vowel(t[k-1]) && !r.double[d+1]:
		return k
	}
	return 0
}

// stem makes a word canonical: what stands before letter i, and then the piece. The stem alone is the
// base where the word ends with the piece, and not where it is a family name made of the whole.
func (r *reader) stem(i int, piece string, whole bool) {
	stem := r.before(i)
	r.out.text = stem + piece
	if whole {
		r.out.base = stem
	}
}

// attributed recognises a name and an attribute of God glued to it with or without article, and
// makes them two units: Fazlurrahman, Azizirahman, Ziaulhaq, Zeynalabdin.
func (r *reader) attributed() bool {
	for _, a := range attributes {
		if !r.ends(a) {
			continue
		}
		first := r.n - len(a)
		k := r.linkBefore(first, a)
		if k < 3 {
			return false
		}
		r.out.text, r.out.more = r.before(k), r.from(first)
		return true
	}
	return false
}

// linkBefore gives where the article before an attribute begins, 0 where there is none. Rahman
// needs none, because it is never the end of another word.
func (r *reader) linkBefore(first int, attribute string) int {
	t := r.letters()
	switch {
	case first < 3:
		return 0
	case t[first-1] == 'l' && vowel(t[first-2]):
		return first - 2
	case vowel(t[first-1]) && t[first-1] != 'a' && (r.double[first] || attribute[0] == 'r'):
		return first - 1
	case attribute[0] == 'r':
		return first
	}
	return 0
}

// linked gives where the article of the next word begins in a word that it is glued to, as in
// Fazlur Rahman and Ziaul Haq; 0 where there is none.
func (r *reader) linked() int {
	if r.n < 5 || r.form[r.n-2] != 'u' || ownUr[string(r.letters())] {
		return 0
	}
	if last := r.final(); last == 'l' || last == 'r' {
		return r.n - 2
	}
	return 0
}
