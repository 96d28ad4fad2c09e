package index

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"hash/crc64"
	"io"
	"reflect"
	"testing"
	"testing/iotest"

	"github.com/zaklon/zaklon/identity/index/invented"
	"github.com/zaklon/zaklon/identity/match"
	"github.com/zaklon/zaklon/identity/person"
)

// varied makes an index of persons of every make, some of them replaced or removed.
func varied() *Index {
	x := register(30)
	x.Put("full", person.Person{
		Names: []person.Name{
			{Kind: person.Official, Family: "Сабирова", Given: "Айгерим", Patronymic: "Маратовна"},
			{Kind: person.MRZ, Whole: "SABIROVA<<AIGERIM"}, {Kind: person.Original, Whole: "習近山"},
		},
		Births: []person.Birth{{Year: 1988, Month: 3, Day: 14}, {Year: 1987, About: true}}, Places: []string{"Талдыкорган"},
		Nationalities: []string{"kz", "ru"}, Gender: person.Female,
		Documents: []person.Document{{Kind: "passport", Issuer: "kz", Number: "N 0123456"}}, Father: "Марат", Mother: "Сауле",
	})
	x.Put("nameless", person.Person{Births: []person.Birth{{Year: 1950}}})
	x.Put("gone", named("Xoxolabur Wekwekara", "1999-09-09"))
	x.Remove("gone")
	x.Put(invented.Reference(3), named("Zelimira Prokofjeva Tschubak", "1960"))
	return x
}

func written(t *testing.T, x *Index) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := x.Snapshot(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestSnapshot(t *testing.T) {
	x := varied()
	x.weigh()
	text := written(t, x)
	y, err := Restore(bytes.NewReader(text), match.Current())
	if err != nil {
		t.Fatal(err)
	}
	if y.Len() != x.Len() {
		t.Errorf("got %d persons, want %d", y.Len(), x.Len())
	}
	asked := []person.Person{named("Sabirova Aigerim", "14-3-1988"), {Documents: []person.Document{{Number: "N0123456"}}}, named("", "1950")}
	elsewhere := named("Sabirova Aigerim", "14-3-1988")
	elsewhere.Documents = []person.Document{{Issuer: "ru", Number: "N0123456"}}
	if got, want := y.Search(elsewhere, 1, nil), y.Search(asked[0], 1, nil); got[0].Bits != want[0].Bits {
		t.Errorf("a paper of another state: got %v bits, without it %v", got[0].Bits, want[0].Bits)
	}
	for i := range 30 {
		asked = append(asked, invented.Other(i))
	}
	for _, q := range asked {
		if got, want := y.Search(q, 20, nil), x.Search(q, 20, nil); !reflect.DeepEqual(got, want) {
			t.Errorf("%v: got %v, want %v", q, got, want)
		}
	}
	if again := written(t, y); !bytes.Equal(again, text) {
		t.Error("a snapshot of what was restored differs")
	}
	if bytes.Contains(text, []byte("xoxolabur")) {
		t.Error("a person who was removed left a word")
	}
	y.Put("new", named("Brana Vukotin", "1977"))
	if !found(y, named("Брана Вукотин", ""), "new") || y.Len() != x.Len()+1 {
		t.Error("nobody can be added to what was restored")
	}
}

// Nothing but a whole snapshot of these weights is taken.
func TestRestoreRefuses(t *testing.T) {
	text := written(t, varied())
	refused := func(text []byte, why string, args ...any) {
		t.Helper()
		if x, err := Restore(bytes.NewReader(text), match.Current()); !errors.Is(err, ErrSnapshot) || x != nil {
			t.Fatalf(why+": got %v", append(args, err)...)
		}
	}
	for i := range text {
		for _, bit := range []byte{1, 8, 128} {
			changed := bytes.Clone(text)
			changed[i] ^= bit
			refused(changed, "byte %d changed", i)
		}
		refused(text[:i], "cut at %d", i)
	}
	// As a program would have written it that reads a script otherwise.
	otherwise := bytes.Clone(text[:len(text)-8])
	otherwise[len(otherwise)-1] ^= 1
	refused(binary.LittleEndian.AppendUint64(otherwise, crc64.Checksum(otherwise, polynomial)), "other readings")
	refused(append(bytes.Clone(text), 0), "a byte more")
	refused(nil, "nothing")
	for range 2 {
		if _, err := Restore(bytes.NewReader(text), match.Current()); err != nil {
			t.Fatalf("unchanged: %v", err)
		}
	}
}

func TestRestoreRefusesOtherWeights(t *testing.T) {
	text, err := json.Marshal(match.Current())
	if err != nil {
		t.Fatal(err)
	}
	other, err := match.ParseWeights(bytes.Replace(text, []byte(match.Current().Version), []byte(match.Current().Version+"x"), 1))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Restore(bytes.NewReader(written(t, varied())), other); !errors.Is(err, ErrSnapshot) {
		t.Errorf("weights of another version: got %v", err)
	}
}

// What the reader or the writer says is passed on.
func TestSnapshotErrors(t *testing.T) {
	broken := errors.New("broken")
	text := written(t, varied())
	for _, n := range []int{0, 10, len(text) / 2, len(text)} {
		r := io.MultiReader(bytes.NewReader(text[:n]), iotest.ErrReader(broken))
		if _, err := Restore(r, match.Current()); !errors.Is(err, broken) {
			t.Errorf("reader fails after %d bytes: got %v", n, err)
		}
	}
	if err := varied().Snapshot(failing{broken}); !errors.Is(err, broken) {
		t.Errorf("writer fails: got %v", err)
	}
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }
