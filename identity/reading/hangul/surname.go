package hangul

import (
	"strings"
	"unicode/utf8"
)

// usual are the family names and, after the mark, the sounds of their usual spellings, where
// these are not what the syllable says: the English and older spellings (Lee, Park, Choi), and
// the northern form of names that lost their first sound in the south (리, 림, 류, 로). Family
// names are those of the census of the Republic of Korea.
const usual = `
이:li,i 리:li,i 박:pak,park 최:Coi,Coe 임:lim,im 림:lim,im 유:ju,rju,lju 류:rju,ju,lju 노:no,ro 로:ro,no
나:na,ra 라:ra,na 양:jang,rjang 량:rjang,jang 여:jo,rjo 려:rjo,jo 염:jom,rjom 렴:rjom,jom 용:jong,rjong 룡:rjong,jong
육:juk,rjuk 륙:rjuk,juk 연:jon,rjon 련:rjon,jon 남:nam 낭:nang,rang 뇌:noe,roe 우:u,wu 정:Jong,Jung 성:song,sung
김 강 조 윤 장 한 오 서 신 권 황 안 송 전 홍 고 문 손 배 백 허 심 하 곽 차 주 구 민 진 지 엄 채 원 천 방 공 현 함 변 추 도
소 석 선 설 마 길 위 표 명 기 반 왕 금 옥 인 맹 제 모 탁 국 어 은 편 예 경 봉 사 부 가 복 태 목 형 계 피 두 감 음 빈 동 온 호
범 좌 팽 승 간 상 시 갈 단 견 당 화 창 순 평 대 옹 편 강 종 풍 필 탄 궁 내 누 점 판 개 묵 야 장 포 해 후 매 뢰 빙 섭 근 애 원
남궁:namgung 황보:hwangbo 제갈:Jegal 선우:sonu,sonwu 독고:tokgo 사공 서문 동방 어금 망절 무본 강전 소봉 장곡 공손 사마 하후 을지:ulJi 영고`

// surnames holds for each family name the sounds of its usual spellings; none means that the
// name is spelled as it sounds. immutable
var surnames = func() map[string][]string {
	out := map[string][]string{}
	for _, entry := range strings.Fields(usual) {
		name, spellings, isMarked := strings.Cut(entry, ":")
		out[name] = nil
		if isMarked {
			out[name] = strings.Split(spellings, ",")
		}
	}
	return out
}()

// Split takes a whole name of two to four syllables apart into family name and given name. It
// does not succeed on foreign names, nor on anything else that is not Hangul from end to end.
func Split(word string) (family, given string, ok bool) {
	n := utf8.RuneCountInString(word)
	all := cut(word)
	if n < 2 || n > 4 || len(all) != n || isForeign(all) {
		return "", "", false
	}
	const width = len("가")
	if _, isDouble := surnames[word[:2*width]]; isDouble && n > 2 {
		return word[:2*width], word[2*width:], true
	}
	if _, isSingle := surnames[word[:width]]; isSingle && n < 4 {
		return word[:width], word[width:], true
	}
	return "", "", false
}

// Parts that Korean given names do not have: the tense onsets and k with breath, and open
// syllables with the vowels that carry foreign consonants.
const (
	tenseK, tenseT, tenseP, tenseJ, aspirateK = 1, 4, 8, 13, 15
	vowelE                                    = 5
	sibilant, affricate                       = 9, 12
)

// isForeign reports whether a name has a syllable that Korean names do not have.
func isForeign(all []syllable) bool {
	for _, s := range all[1:] {
		switch s.onset {
		case tenseK, tenseT, tenseP, tenseJ, aspirateK:
			return true
		}
		isOpen := s.coda == codaless
		if isOpen && s.vowel == closeU || isOpen && s.vowel == vowelE && s.onset != sibilant && s.onset != affricate {
			return true
		}
	}
	return false
}
