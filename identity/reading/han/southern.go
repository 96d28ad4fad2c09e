package han

import "strings"

// hokkien groups characters by their sound in the given names of Hokkien and Teochew families,
// as Malaysia, Singapore and Indonesia spell them (文 Boon, 明 Beng, 福 Hock). The sounds are
// the literary readings of Southern Min. Characters are simplified.
const hokkien = `
an:安晏 ai:爱 ban:万曼 bi:美味 bin:民敏闽珉玟 beng:明铭盟 bo:茂 bok:木睦牧 bu:武舞 bun:文汶雯 biau:妙苗 bong:梦蒙 buan:满
Cai:才财彩载材 Ce:济齐 Ci:志枝芝之致芷旨 Cin:真振进晋震尽臻 Ceng:清正贞静精政青晶靖征祯净 Ciong:昌章钟彰璋从祥 Cuan:泉全川 Cui:水翠 Cun:春俊峻骏准 Cu:珠朱慈子紫姿自
Cong:宗聪崇壮创 Co:祖楚助初 Cok:祝足作 Ciau:照昭 Can:赞灿
eng:英荣永莺泳颖盈咏莹迎影婴樱营映 ing:应 ek:益译易奕亿翊 ge:毅艺 hai:海 han:汉翰罕寒 hau:孝 he:夏系 heng:兴行恒亨幸衡杏馨 hi:喜希熙 hian:显贤宪玄献现轩弦
him:欣歆 hiong:香雄向响 ho:和何浩豪河好贺昊皓禾虎鹤 hok:福复服 hong:凤丰宏鸿洪弘峰锋封红虹枫奉皇煌芳 hu:富夫府辅扶湖胡 hua:华花化 huan:欢环焕桓范 huat:发法
hui:辉惠慧会晖徽卉蕙飞 hun:云芬勋训芸薰
i:以伊衣依怡意医 it:一逸 gi:宜义仪谊议 im:音荫 in:恩因印胤殷 iu:有友佑幼优又由悠 jin:仁忍人 jim:任 jun:润闰 jit:日 ju:如儒瑜裕愉愈余 jiok:若 jong:容勇蓉溶融
ka:家佳嘉加 kai:凯开楷 kam:甘淦 kang:江康刚钢 kau:九久玖 ke:继溪计启 keng:景庆敬琼京经镜竞卿劲炅 giok:玉 kiok:菊 ki:基其琪奇旗棋纪期祺起麒淇绮 kim:金锦琴钦今
kin:谨勤 kian:建坚健谦乾 kiat:杰吉洁结 kiau:娇巧侨乔桥 kiong:强恭姜 ko:高固可科顾古 kok:国谷阁 kong:光公广功 ku:巨居驹 kuan:宽关观权冠群娟捐 kui:贵桂奎规圭葵魁
kun:君军坤郡均昆
lai:来莱 lam:南蓝岚 lan:兰 le:丽礼黎励 leng:龙玲灵宁令领能铃岭聆 lek:力历 li:利理李莉俐 lian:莲连联练廉 lim:林临琳霖 lin:麟邻 liong:良隆亮梁量 lip:立 lok:乐禄鹿洛陆
long:朗农 lu:鲁汝 lo:路露 lun:伦轮纶 luan:鸾 mui:梅妹玫 ngo:五吾娥吴 nam:男 hak:学
pan:班攀 po:宝保波坡普 pek:白碧百柏伯璧 peng:平炳秉兵萍屏丙鹏冰朋 pin:彬宾品斌滨 pok:博璞朴 pun:本 pit:必弼 piau:彪标表
sam:三 san:山珊 sai:赛 se:世细西 seng:成胜生盛升星声圣诚城省醒承晟 si:诗施时是始 su:思士仕书史司师赐树四 sian:仙善宣先鲜 siau:小绍韶 hiau:晓 sim:心深沁 sin:新信辛申伸慎臣辰晨
siok:淑叔 siong:松尚上相湘想翔详商 siu:秀修寿守绣首 so:素苏 song:双颂宋爽 sui:瑞水遂穗睿 sun:顺孙舜纯淳 suan:璇选 suat:雪
tai:泰台大太态 tan:丹旦 tat:达 tek:德竹迪泽得 teng:亭灯廷鼎定登庭丁腾婷挺 ti:智治知弟池 tian:天典田展殿 tiam:甜添 tiau:朝兆潮条 tin:珍镇陈 tiong:忠中长仲重丈 to:道桃图涛陶韬
tok:独督笃卓 tong:东同堂栋通冬董桐统唐棠 tuan:端团传 tun:敦 u:宇有雨羽 uan:远园缘婉圆媛苑 guan:元源原 ui:伟威维位惟玮渭 un:韵允运筠蕴 gan:颜岸 gun:银 guat:月 bing:敏`

// bearers are family names as Chinese families of Malaysia, Singapore, Indonesia and the
// Philippines spell them: first as Hokkien and Teochew do, then as other Hokkien, Teochew, Hakka,
// Hainanese or Foochow families do.
const bearers = `
陈:tan,Cin,ting 林:lim,ling 黄:ng,ui,wi,bong 李:li 张:teo,tiong,Cong 王:ong,heng 吴:go,ngu 刘:lau,liu,low 蔡:Cua,Coi,Cai 杨:jo,jong,iu 许:ko,hi,kau 郑:te,Cang,ti 谢:Cia,sia
洪:ang,fung 郭:kue,kok,kwek 邱:ku,hiu,kiu 丘:ku,hiu 曾:Can,Cen,Cin 廖:liau,liu 赖:lua,lai 徐:Ci,Cu,su 周:Ciu,Cu,Cau 叶:jap,jip 苏:so,su 江:kang,kong 吕:lu,li 何:ho,hor,hoe 罗:lo,loh
高:ko,kau 萧:siau,siu 肖:siau,siu 潘:pua,pon 简:kan 朱:Cu 钟:Ceng,Cung,Cong 彭:pe,pang 游:iu,jiu 詹:Ciam,Cim 胡:o,fu,hu 施:si,se 沈:sim,sum 余:i,ju,er 赵:tio,Cau,Ciu 卢:lo,lu
梁:nio,liong,neu 颜:gan,ngan 柯:kua,o 翁:ang,ong,ung 魏:gui,wi,ngui 孙:sng,sun 戴:te,tai 范:huan,fam 方:png,pung,fong 宋:song,sung 邓:teng,ten,tang 杜:to,tau,tu 傅:po,fu,pu 侯:hau,hiu
曹:Co,Cau 薛:si,siet 丁:teng,ting 卓:to,tok 阮:ng,wan,juan 马:be,ma 董:tang,tong 温:un,wun,bun 唐:tng,tong,tang 石:Cio,siak,sek 蓝:lam,na 姜:kiong,kiang 涂:to,tu 连:lian 欧:au 汪:ong,wang
田:Can,tien 康:kng,kung 邹:Co,Cau 白:pe,pek 尤:iu,jiu 巫:bu,mu 龚:kiong,kung 严:giam,ngiam,jam 韩:han,hang 黎:le,loi,lai 袁:uan,jen 夏:he,ha 童:tang,tong 骆:lok,lo 饶:jiau,ngiau 甘:kam,kan
辜:ko,ku 凌:leng,ling 符:hu,fu,pu 云:hun,wun,jin 伍:go,ngo,ng 庄:Cng,Cong 纪:ki 倪:ge,nga,ni 陆:lok,lek,lu 章:Ciong,Cong 房:pang,fong 管:kuan,kon 池:ti,Ci 古:ku,ko 冯:pang,fung 万:ban,man 程:tia,Ceng
蒋:Cio,Ciong 谭:tam,ham 汤:tng,tong 熊:him,hiung 岑:gim,sim 区:au 关:kuan,kwan 雷:lui 龙:leng,liong 孔:kong,kung 冼:sian,sin 莫:bok,mok 毛:mo,mau 官:kuan,kon 麦:be,mak 文:bun,mun 成:seng,sin 廉:liam
练:lian,lien 易:ek,ji 贺:ho 佘:sia,se 魏:gui,ngui 粘:liam 蒲:po,pu 幸:heng,hen 祝:Ciok,Cuk 刁:tiau,tiu 俞:ju,ji 尹:un,in 任:jim,jam 鲍:pau 盛:seng 齐:Ce 秦:Cin 史:su,si 华:hua,wa 全:Cuan`

// The tables above, by character. immutable
var (
	hokkienOf = byCharacter(hokkien)
	bearersOf = func() map[rune][]string {
		out := map[rune][]string{}
		for _, entry := range strings.Fields(bearers) {
			chars, spellings, _ := strings.Cut(entry, ":")
			for _, r := range chars {
				out[r] = strings.Split(spellings, ",")
			}
		}
		return out
	}()
)

// byCharacter turns groups of sounds and characters around; the first mention of a character
// counts.
func byCharacter(groups string) map[rune]string {
	out := map[rune]string{}
	for _, group := range strings.Fields(groups) {
		sounds, chars, _ := strings.Cut(group, ":")
		for _, r := range chars {
			if _, isThere := out[r]; !isThere {
				out[r] = sounds
			}
		}
	}
	return out
}

// hokkienSound gives the sounds of a character of a given name, the Cantonese ones where the
// table has none: the two keep the same endings.
func hokkienSound(c character) string {
	if sounds, isKnown := hokkienOf[c.simple]; isKnown {
		return sounds
	}
	return cantoneseOf(c)
}

// southern reads the word as the families of the South Seas spell it: Hokkien and Teochew
// through and through, then with the family name's further spellings, whose given names sound
// rather as Cantonese.
func southern(n name) []string {
	through := []string{spell(n.chars, hokkienSound)}
	if n.family > 1 || n.family == 0 && len(n.chars) > 1 {
		return through
	}
	families, given := bearersOf[n.chars[0].simple], n.chars[1:]
	if len(families) == 0 {
		return through
	}
	out := []string{families[0] + spell(given, hokkienSound)}
	for _, family := range families[1:] {
		out = append(out, family+spell(given, hokkienSound))
	}
	return out
}
