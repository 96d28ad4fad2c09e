package knowledge

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/disclosure/reading"
)

func day(t testing.TB, s string) deadline.Date {
	t.Helper()
	d, err := deadline.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// register is what an invented register knows: a couple, and a man nobody asked for.
func register(t testing.TB) *Index {
	t.Helper()
	return Build([]Person{
		{ID: "A", Names: []string{"Zarina Temirkulova", "Зарина Темиркулова"}, Facts: []Fact{
			{Kind: KindDate, Day: day(t, "2025-03-19")},
			{Kind: KindNumber, Texts: []string{"MZ-118/25-4"}},
			{Kind: KindData, Texts: []string{"+382 67 000 341", "green travel paper", "paper", "ZZ-1"}},
			{Kind: KindPlace, Texts: []string{"Prihvatna kuća Sutorina", "Sutorina bb, 85340 Herceg Novi", "the house"}},
			{Kind: KindCounsel, Texts: []string{"Otvorena vrata", "Vrata", "Mala rijeka"}},
			{Kind: KindContent, Texts: []string{"detained after a rally of teachers"}},
			{Kind: KindPerson, Person: "B"}, {Kind: KindPerson, Person: "nobody"},
		}},
		{ID: "B", Names: []string{"Davron Isakhanov"}},
		{ID: "C", Names: []string{"Orest Isakhanov", "Orest Mirni"}, Facts: []Fact{{Kind: KindDate, Day: day(t, "2024-05-30")}}},
	})
}

func said(x *Index, text string, scope Scope) []string {
	var t reading.Text
	t.Read(text)
	var out []string
	hits, _ := x.Find(&t, scope)
	for _, h := range hits {
		out = append(out, fmt.Sprintf("%s %s %s", h.Kind, h.Person, text[t.Tokens[h.From].Start:t.Tokens[h.To-1].End]))
	}
	return out
}

// What is known is found in the ways that people write it; what is only like it is not.
func TestFind(t *testing.T) {
	x := register(t)
	about := Scope{Concerned: []string{"A"}, Named: []string{"A"}}
	for _, one := range []struct {
		reason, text string
		scope        Scope
		want         []string
	}{
		{"who the request names is no finding", "Ms. Zarina Temirkulova is sought.", about, nil},
		{"an associate by both names", "with Davronom Isahanovim there", about, []string{"ASSOC B Davronom Isahanovim", "ASSOC B Davronom", "ASSOC B Isahanovim"}},
		{"an associate by one name", "Mr. Isakhanov lives here", about, []string{"ASSOC B Isakhanov"}},
		{"an associate's name in a file name", "scan_isakhanov_2", about, []string{"ASSOC B isakhanov"}},
		{"a small word that only sounds like it", "the davrona of it", about, nil},
		{"one word of somebody with no tie", "Mr. Mirni signs", about, nil},
		{"both words of somebody with no tie", "Mr. Mirni, Orest signs", about, []string{"ASSOC C Mirni, Orest"}},
		{"an associate whose name the request shares", "Mr. Isakhanov is sought", Scope{Concerned: []string{"A"}, Named: []string{"C"}}, nil},
		{"words of one name in two sentences", "It was Orest. Mirni came", Scope{}, nil},
		{"a name too far apart", "Orest and all of the Mirni", Scope{}, nil},
		{"a name in spaced letters", "O r e s t  M i r n i", Scope{}, []string{"ASSOC C O r e s t  M i r n i"}},
		{"a day in words", "on 19 March 2025", about, []string{"DATE A 19 March 2025"}},
		{"a day in digits", "dana 19.03.25.", about, []string{"DATE A 19.03.25"}},
		{"a month", "sredinom marta 2025. godine", about, []string{"DATE A marta 2025"}},
		{"a day that the request states", "on 19 March 2025", Scope{Concerned: []string{"A"}, Days: []deadline.Date{day(t, "2025-03-19")}}, nil},
		{"a day of nobody concerned", "on 19 March 2025", Scope{}, nil},
		{"a day of whom the text names", "Orest Mirni, 30/5/2024", Scope{Named: []string{"C"}}, []string{"DATE C 30/5/2024"}},
		{"a number with other signs between", "file M Z 118 - 25/4 of", Scope{}, []string{"CASENO A M Z 118 - 25/4"}},
		{"a number in one", "mz118254", Scope{}, []string{"CASENO A mz118254"}},
		{"a number that goes on", "MZ-118/25-41", Scope{}, nil},
		{"a number over two sentences", "MZ-118. Of 25-4", Scope{}, nil},
		{"a telephone at home", "067/000-341", Scope{}, []string{"DATA A 067/000-341"}},
		{"a telephone from abroad", "00382 67000341", Scope{}, []string{"DATA A 00382 67000341"}},
		{"a place by its own word, in a case", "smještena u Sutorini", about, []string{"PLACE A Sutorini"}},
		{"an address", "Sutorina b.b", about, []string{"PLACE A Sutorina b", "PLACE A Sutorina"}},
		{"part of an address", "85340 Herceg-Novom", about, []string{"PLACE A 85340 Herceg-Novom"}},
		{"a house like any other", "the house", about, nil},
		{"counsel in a case", "od Otvorenih vrata", about, []string{"REP A Otvorenih vrata"}},
		{"counsel with a word between", "Otvorena, velika vrata", about, []string{"REP A Otvorena, velika vrata"}},
		{"counsel in a case that changes a consonant", "u Maloj rijeci", about, []string{"REP A Maloj rijeci"}},
		{"one common word of counsel", "pred vrata", about, nil},
		{"a paper by its words", "her green travel paper", about, []string{"DATA A green travel paper"}},
		{"most of what was said", "teachers were detained when rallying", about, []string{"CONTENT A teachers were detained when rallying"}},
		{"one word of what was said", "the teachers came", about, nil},
		{"words of it in two sentences", "The teachers came. She was detained", about, nil},
		{"nobody known", "19 March 2025", Scope{Concerned: []string{"X"}}, nil},
		{"nothing", "", about, nil},
	} {
		if got := said(x, one.text, one.scope); !slices.Equal(got, one.want) {
			t.Errorf("%s: %q\n got %q\nwant %q", one.reason, one.text, got, one.want)
		}
	}
}

// Whom the text names is told, finding or not, for wording asks who a sentence is about.
func TestNames(t *testing.T) {
	var text reading.Text
	text.Read("To you: Zarina Temirkulova came. So did Marko.")
	_, names := register(t).Find(&text, Scope{Named: []string{"A"}})
	if !slices.Equal(names, []int{2, 3}) {
		t.Errorf("got tokens %v, want 2 and 3", names)
	}
}

// A text full of findings ends at a bound.
func TestBound(t *testing.T) {
	if got := said(register(t), strings.Repeat("067/000-341. ", most+5), Scope{}); len(got) != most {
		t.Errorf("got %d hits, want %d", len(got), most)
	}
}

// many invents a register of n persons, with five names each and as many facts as an application has.
func many(t testing.TB, n int) []Person {
	r := rand.New(rand.NewPCG(5, 5))
	syllables := strings.Fields("ba be bi bo bu da de di do du ga go gu ha he ja ju ka ki ko ku la le li lo lu ma me mi mo mu na ne ni no nu ra re ri ro ru sa se si so šu ta te ti to tu va ve vi vo za že zi")
	word := func(ends ...string) string {
		w := syllables[r.IntN(len(syllables))] + syllables[r.IntN(len(syllables))] + syllables[r.IntN(len(syllables))]
		return strings.ToUpper(w[:1]) + w[1:] + ends[r.IntN(len(ends))]
	}
	out := make([]Person, n)
	for i := range out {
		given, family := word("n", "r", "ja", ""), word("ov", "ova", "ić", "ski", "ko")
		out[i] = Person{ID: fmt.Sprint(i), Names: []string{given + " " + family, cyrillicOf(given + " " + family), plain(given) + " " + plain(family)}, Facts: []Fact{
			{Kind: KindDate, Day: day(t, "2025-03-19") + deadline.Date(i%900)}, {Kind: KindDate, Day: day(t, "2024-03-19") + deadline.Date(i%700)},
			{Kind: KindNumber, Texts: []string{fmt.Sprintf("MZ-%d/25-%d", i, i%9)}}, {Kind: KindData, Texts: []string{fmt.Sprintf("+382 67 %06d", i)}},
			{Kind: KindPlace, Texts: []string{word("") + " ulica 5, Bar"}}, {Kind: KindCounsel, Texts: []string{word("a") + " " + word("a")}},
			{Kind: KindPerson, Person: fmt.Sprint((i + 1) % n)},
		}}
	}
	return out
}

// Ten thousand persons fit into 300 MB.
func TestMemory(t *testing.T) {
	persons := many(t, 10_000)
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	x := Build(persons)
	runtime.GC()
	runtime.ReadMemStats(&after)
	got := int64(after.HeapAlloc) - int64(before.HeapAlloc)
	t.Logf("%d MB beside the persons themselves", got>>20)
	if got > 200<<20 {
		t.Errorf("got %d MB, want at most 200", got>>20)
	}
	if len(said(x, persons[77].Names[0], Scope{})) == 0 {
		t.Error("a name of many is not found")
	}
}

func BenchmarkFind(b *testing.B) {
	persons := many(b, 10_000)
	x := Build(persons)
	var text strings.Builder
	for i := range 2000 {
		fmt.Fprintf(&text, "The Ministry refers to note No. %d/24 of 14 March 2024 and has the honour to inform that the file was received.\n", i)
		if i%500 == 0 {
			fmt.Fprintf(&text, "It concerns %s.\n", persons[i].Names[0])
		}
	}
	b.SetBytes(int64(text.Len()))
	b.ReportAllocs()
	var t reading.Text
	for b.Loop() {
		t.Read(text.String())
		x.Find(&t, Scope{Concerned: []string{"7"}})
	}
}
