package law
import ("testing";"strings";"time")
func TestZZ(t *testing.T){
 for _,s:=range []string{strings.Repeat("[",250000),strings.Repeat("{a: ",60000),strings.Repeat("- ",120000),strings.Repeat("a: b\n",50000), strings.Repeat("? ",100000)}{
  var found Problems
  p:=&page{name:"x",text:[]byte(s),found:&found}
  st:=time.Now(); var f articleForm
  ok:=p.parse(&f); t.Log(s[:4],ok,time.Since(st), len(found))
 }
}
func BenchmarkEmbedded(b *testing.B){ for b.Loop(){ if _,e:=Embedded();e!=nil{b.Fatal(e)}}}
