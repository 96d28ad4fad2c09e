package lookup

// Key makes a key of a text (FNV-1a).
func Key(text string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(text) {
		h = (h ^ uint64(text[i])) * 1099511628211
	}
	return h
}

// spread makes 32 bits of which each depends on every bit of the key (the finaliser of
// MurmurHash3, which is in the public domain).
func spread(key uint64) uint32 {
	key ^= key >> 33
	key *= 0xff51afd7ed558ccd
	key ^= key >> 33
	key *= 0xc4ceb9fe1a85ec53
	return uint32(key ^ key>>33)
}
