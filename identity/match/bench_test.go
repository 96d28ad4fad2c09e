package match_test

import (
	"testing"

	"github.com/zaklon/zaklon/identity/lexicon"
	"github.com/zaklon/zaklon/identity/match"
	"github.com/zaklon/zaklon/identity/person"
)

// BenchmarkCompare compares ready records: invented persons in two scripts, alike and not.
func BenchmarkCompare(b *testing.B) {
	x := lexicon.New()
	record := func(name, born string) lexicon.Record {
		p := person.Person{Names: []person.Name{{Whole: name}}, Births: []person.Birth{person.ParseBirth(born)}, Gender: person.Female}
		x.Count(x.Keep(p.Names[0]), 1)
		return x.Record(p)
	}
	q := record("Сабирова Айгерим Маратовна", "1988-03-14")
	found := []lexicon.Record{
		record("SABYROVA Aigerim", "1988-03-14"), record("Sabirov Marat Aidarovich", "1960-01-02"),
		record("Ayguerim Saberova", "1988"), record("Petronela Vantescu", "1988-03-14"), record("صابروفا ايجيريم", "1988-03-14"),
	}
	x.Weigh()
	w := match.Current()
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		w.Compare(&q, &found[i%len(found)])
	}
}
