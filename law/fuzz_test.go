package law

import (
	"testing"
	"testing/fstest"

	"github.com/zaklon/zaklon/deadline"
)

// letterOf is a file lodged on that day and nothing more.
func letterOf(on string) map[string]deadline.Date {
	return map[string]deadline.Date{"application.lodged": day(on)}
}

// FuzzLoad feeds the reader any bytes as an article, a calendar and a pack:
// it may refuse, it may not panic, and what it accepts it can explain.
func FuzzLoad(f *testing.F) {
	sound := xandria(f)
	names := []string{"xx/pack.yaml", "calendar/xx.yaml", "xx/shelter/art-010.yaml", "xx/shelter/art-003.yaml"}
	for i, name := range names {
		f.Add(uint8(i), sound[name].Data)
	}
	f.Add(uint8(3), []byte("a: &a [*a, *a]"))
	f.Add(uint8(3), []byte("rules: [{length: {n: 99999999999999999999}}]"))
	f.Fuzz(func(t *testing.T, which uint8, text []byte) {
		name := names[int(which)%len(names)]
		fsys := fstest.MapFS{}
		for other, file := range sound {
			fsys[other] = file
		}
		fsys[name] = &fstest.MapFile{Data: text}
		l, err := Load(fsys)
		if err != nil {
			return
		}
		for _, state := range l.States() {
			for _, p := range l.Versions(state) {
				clocks, err := p.Clocks(Facts{Events: letterOf("2024-01-15")})
				if err != nil {
					continue
				}
				for _, c := range clocks {
					if p.Explain(c.Result) == "" {
						t.Errorf("%s: no explanation", c.Rule)
					}
				}
			}
		}
	})
}
