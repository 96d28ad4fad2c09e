package han

import (
	"strings"
)

// loans are the sounds that characters stand for in foreign names where these are not the
// Mandarin ones: each group is the sounds and the characters. The values are those of the tables
// in use in the People's Republic (names of the world's peoples), with those of Hong Kong and
// Taiwan and of the Chinese press of Malaysia for Malay names (阿都 Abdul, 莫哈末 Mohamad).
const loans = `
a:阿亚娅雅 e:埃厄额 o:奥欧 u:乌 i:伊依 ai:艾爱 ei:艾 au:奥 an:安 en:恩 in:因茵 ing:英 un:温 wa:瓦华娃 wai:怀 wi:威维卫伟韦 wo:沃 wu:武伍 ju:尤
ba:巴芭峇 bat:拔 be:贝 ber:伯 bi:比 bo:博波 bu:布 b:布卜 bai:拜 bau:鲍 ban:班 bang:邦 ben:本 bin:宾 pa:帕 pe:佩 per:珀柏 pi:皮 po:波 p:普 pai:派 pan:潘
da:达大妲 de:黛 d:德 di:迪狄 do:多 du:杜都 dai:戴代 dau:道 dan:丹 din:丁 den:登 ta:塔泰 t:特 ti:蒂 to:托 tu:图 tai:泰 tau:陶 tan:坦 ten:滕 tin:廷 ton:顿敦 tom:汤
ga:加 ge:盖格 g:格 gi:吉 go:戈 gu:古 gai:盖 gau:高 gan:甘 gwa:瓜 ka:卡 ke:凯 k:克 ki:基 ko:科 ku:库 kai:凯 kan:坎 ken:肯 kin:金 kwa:夸 kwi:奎
f:夫弗 v:夫弗 fa:法 fe:费 fi:菲 fo:福 fu:富 fan:凡 van:万 vi:维 ve:韦 fin:芬
z:兹 za:扎 ze:泽 zo:佐 zu:祖 c:茨 ca:察 ce:采策 co:措 cu:楚 s:斯丝士 sa:萨 se:塞 si:西茜 so:索 su:苏 sai:赛 sau:绍 san:桑 sen:森 sin:辛 son:森逊臣 ser:瑟
S:什 Sa:沙莎夏 Se:谢舍 Si:希 So:肖 Su:舒 San:尚 Sau:绍 Sin:欣
Ja:贾 Je:杰 Ji:吉 Jo:乔约 Ju:朱 J:治 s:史思 f:佛芙 ge:葛 ko:柯可考 ber:堡 wi:域 Jon:琼强 kon:康孔 mon:蒙 don:唐 Jan:江 di:季 te:捷 ne:奈 ri:瑞 tre:崔 tri:翠 l:儿 ka:嘉 Jan:詹占简 Jen:珍 Jin:金 Ca:查恰 Ce:切彻 Ci:奇 C:奇 Co:乔 Cu:丘 Cai:柴 Can:钱 Cin:钦 Cer:彻
ha:哈 he:赫 h:赫 hi:希 ho:霍 hu:胡 hai:海 hau:豪 han:汉翰 hen:亨 hin:欣
ma:马玛 me:梅 m:姆 mi:米 mo:莫 mu:穆 mai:迈 mau:毛 man:曼 min:明 mik:麦 mer:默 mat:末
na:纳娜 ne:内 ni:尼妮 no:诺 nu:努 nau:瑙 nan:南 nin:宁 ner:纳
la:拉 le:莱勒 li:利莉 lo:洛 lu:卢 lai:莱 lau:劳 lan:兰 lang:朗 len:伦 lin:林琳 l:尔
ra:拉 re:雷 ri:里丽 ro:罗 ru:鲁 rai:赖 rem:雷姆
ja:亚娅 je:耶叶 jo:约 ja:雅
Ze:热 Z:日 Zo:若 Zu:茹 Zan:让
teng:东 ku:姑 nik:聂 nor:诺 sed:赛 ik:益 kam:甘 gam:甘 Ja:惹 tuk:督 tun:敦 mut:慕 mu:慕 zai:再 adu:都 sa:沙 lip:立`

// loanOf are the sounds of each character that loans names, by its first mention. immutable
var loanOf = byCharacter(loans)

// loan reads characters as the sounds of a foreign name.
func loan(chars []character) string {
	return spell(chars, func(c character) string {
		if sounds, isLoan := loanOf[c.simple]; isLoan {
			return sounds
		}
		return plain(syllable(c.mandarin))
	})
}

// plain leaves out the glide that Pinyin writes before the vowel u where no consonant is.
func plain(sounds string) string {
	switch {
	case strings.HasPrefix(sounds, "wu"):
		return sounds[1:]
	case strings.HasPrefix(sounds, "ju"):
		return "u" + sounds[2:]
	}
	return sounds
}

// allLoans reports whether a foreign name may be meant: every character can spell one.
func allLoans(chars []character) bool {
	for _, c := range chars {
		if loanOf[c.simple] == "" {
			return false
		}
	}
	return true
}

// looksForeign reports whether a word that is no whole Chinese name spells a foreign one: it is
// long, or it has a character that Chinese given names do not have.
func looksForeign(chars []character) bool {
	for _, c := range chars {
		if seldomGiven[c.simple] {
			return true
		}
	}
	return len(chars) > 3
}
