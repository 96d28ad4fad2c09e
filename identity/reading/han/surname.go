package han

import "strings"

// single are family names of one character, simplified: the Hundred Family Surnames and those
// of the Korean census and of Singapore, Hong Kong and Taiwan that they lack. immutable
var single = set(`
赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤
滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧肖尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭
梅盛林刁钟徐邱丘骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊惠甄曲家封芮羿储靳汲邴糜松井
段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党
翟谭贡劳逄姬申扶堵冉宰郦雍璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东殴殳沃利
蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公仉督岳帅缑亢况有琴商牟佘佴伯赏墨哈谯笪年爱阳佟朴区欧涂辜
覃粟苗占冼麦植区岑练丑官禤揭揣原夫玉片邦太奉楚箕赐占智弼采承南表肖付代仝闫战苟隋时鄢楼来麦危刑初修兰斯普冯洗夏麻谌敬青衣羽疏降种粘`)

// double are family names of two characters, simplified. immutable
var double = func() map[[2]rune]bool {
	out := map[[2]rune]bool{}
	for _, pair := range strings.Fields(`欧阳 司马 诸葛 上官 司徒 夏侯 东方 皇甫 尉迟 公孙 慕容 令狐 宇文 长孙 南宫 独孤 端木 轩辕 百里 呼延 申屠 太史 闻人 澹台
公冶 宗政 濮阳 淳于 单于 太叔 仲孙 钟离 鲜于 闾丘 司空 公西 东郭 南门 西门 东门 左丘 梁丘 拓跋 完颜 耶律 第五 万俟 赫连 范姜 张简 张廖 叶梁 鲜于 南郭 谷梁
黄甫 司寇 颛孙 巫马 段干 漆雕 乐正 宰父 壤驷 夹谷 公良 子车 微生 羊舌 东乡 禹王`) {
		r := []rune(pair)
		out[[2]rune{r[0], r[1]}] = true
	}
	return out
}()

// familyReading are the Mandarin readings that characters have as family names only. immutable
var familyReading = map[rune]string{
	'单': "shan", '曾': "zeng", '仇': "qiu", '解': "xie", '任': "ren", '区': "ou", '朴': "piao", '查': "zha", '盖': "ge", '华': "hua",
	'乐': "yue", '冼': "xian", '洗': "xian", '缪': "miao", '种': "chong", '员': "yun", '宓': "mi", '盛': "sheng", '燕': "yan", '翟': "zhai",
	'覃': "qin", '宁': "ning", '哈': "ha", '葛': "ge", '叶': "ye", '车': "che", '沈': "shen", '俞': "yu", '隗': "wei", '牟': "mu", '乜': "nie",
	'薄': "bo", '长': "zhang", '都': "du", '过': "guo", '应': "ying", '能': "nai", '占': "zhan", '阚': "kan", '尉': "wei", '万': "wan",
}

// seldomGiven are characters that spell foreign names and stand in no Chinese given name, or
// hardly ever. immutable
var seldomGiven = set(`斯尔特勒姆萨阿埃布弗巴拉卡什茨兹扎哈帕塔瓦蒂尼奥厄娅顿逊戈耶乌匹甫峇末惹嘎噶喀喇涅`)

// set makes a set of the characters of a text.
func set(text string) map[rune]bool {
	out := map[rune]bool{}
	for _, r := range text {
		if r > ' ' {
			out[r] = true
		}
	}
	return out
}

// Split takes a whole Chinese or Korean name of two to four characters apart into family name
// and given name. It does not succeed where the characters spell a foreign name by its sounds,
// where the word does not begin with a family name, or where it is longer. The form of the
// characters stays as it is.
func Split(word string) (family, given string, ok bool) {
	letters := []rune(word)
	chars := make([]character, 0, len(letters))
	for _, r := range letters {
		c, isKnown := find(r)
		if !isKnown || len(chars) > 4 {
			return "", "", false
		}
		chars = append(chars, c)
	}
	n := familyLength(chars)
	if n == 0 {
		return "", "", false
	}
	return string(letters[:n]), string(letters[n:]), true
}

// familyLength gives the number of characters of the family name, 0 where there is none. A
// married woman may bear two, her husband's first (陳方安生).
func familyLength(chars []character) int {
	if len(chars) < 2 || len(chars) > 4 {
		return 0
	}
	length := 0
	isFirst := single[chars[0].simple]
	switch {
	case len(chars) > 2 && double[[2]rune{chars[0].simple, chars[1].simple}]:
		length = 2
	case isFirst && len(chars) < 4:
		length = 1
	case isFirst && single[chars[1].simple]:
		length = 2
	default:
		return 0
	}
	for _, c := range chars[length:] {
		if seldomGiven[c.simple] {
			return 0
		}
	}
	return length
}
