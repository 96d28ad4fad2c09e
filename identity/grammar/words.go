package grammar

// words are the words with a role, by script, from common knowledge of how
// names are written in documents. A word that is somebody's given name or
// surname somewhere is Possible, whatever it means elsewhere. No word stands
// twice. immutable
var words = []struct {
	role     Role
	strength Strength
	words    string
}{
	// Romance, Dutch, German, Nordic and Welsh connectors; the Arabic article and son of.
	{Connector, Sure, `del dela della delle dello degli dei dell dal dall dalla das dos des d
		las los von vom zu zum zur van vander vande vanden der 't het op af ap
		al el ul ibn bint binti binte ould mint ste sta sto st`},
	// Chinese, Vietnamese, Indian, Hebrew, Turkish and English names among them.
	{Connector, Possible, `de da le la do di du lo y i o e' den ter ten av san santa santo sankt bin bn ben bar as ash ar ad an at
		az os ol uld ul' wa und and och et en tot ver vel walad weld fitz mac mc nic ni ua ferch`},
	{Connector, Sure, `де дель делла дос фон ван дер ибн бинт аль эль уль ель бинти`},
	{Connector, Possible, `да ди ду ла ле ло бин бен ал ад ас аш ар и й`},
	{Connector, Sure, `بن ابن إبن بنت ال آل ولد`},
	{Connector, Possible, `دي دو فان فون لا`},
	{Connector, Sure, `אבן ואן פון אל`},
	{Connector, Possible, `בן בת בר דה`},
	{Connector, Sure, `ντε φον βαν ντι`},

	{Title, Sure, `mr mrs ms miss mister mme mlle monsieur madame messrs dr doctor doktor docteur dott dottor dottoressa dra
		prof professor professeur profesor profesora phd md msc mba bsc llb esq esquire honourable honorable excellency excellence
		inż inz mgr dipl judr mudr phdr rndr csc drs mag rev reverend fr msgr monsignor ambassador
		capt captain col colonel lieutenant lt sgt brig maj gen cmdr commander adm admiral cpl corporal
		señor señora senor senora sra srta herr frau freiherr alhaj alhaji elhadj elhadji alhadji
		hojatoleslam hojjatoleslam hojatolislam ayatollah ayatolla mawlawi mawlavi maulavi maulawi molvi moulvi maulana mawlana mullah mulla
		ustadh ustaz advocate adv shri smt thiru datuk datin tunku tengku`},
	{Title, Possible, `sir dame hon ing eng engr engineer magister father brother sister sr' senator judge justice minister president governor
		general major marshal sergeant brigadier comandante commandant king prince princess lord lady baron baroness count graf gräfin
		ritter don doña dona dom frei pope bishop abbot deacon master imam
		sheikh shaikh shaykh sheik sheykh scheich cheikh cheick cheik seyh şeyh hafiz hafez mufti qari qazi qadi mola molla mollah
		haji hajji hajj haj hadj hadji hac haci hacı hoca khwaja khawaja sayyid sayed sayyed syed seyed seyyed sayid sidi moulay mulay lalla
		mir amir emir agha aga bey beg pasha khan shah mirza begum bibi malik hakim ustad sri dato tan tun puan encik
		u daw ko ma maung saw nai naw nana chief oba otunba`},
	{Title, Sure, `гн гжа господин госпожа пан пані доктор др проф профессор професор инж инженер ген генерал полк полковник
		подполковник капитан лейтенант сержант адмирал мулла аятолла моулави мавлави маулана устаз акад академик
		архиепископ епископ протоиерей иеромонах`},
	{Title, Possible, `майор шейх шайх хаджи хаджы кажы қажы ходжи кари имам эмир амир мирза ага бей бек хан шах саид сеид сейид сеййид лорд
		принц князь граф барон ходжа хожа отец`},
	{Title, Sure, `الشيخ الدكتور دكتور دکتر الأستاذ أستاذ المهندس مهندس المولوي ملا العميد العقيد عقيد اللواء لواء الفريق المقدم
		الرائد النقيب سرلشکر سرتیپ سرهنگ آیتالله آيةالله آیت حجتالاسلام حجةالاسلام القاضي مفتي مفتی مولانا`},
	{Title, Possible, `شيخ شیخ د استاذ استاد فريق رائد نقيب عميد سردار مولوي مولوی قاضي قاضی قاري قاری حجت
		الحاج حاج حاجي حاجی الحاجي سید سيد السيد الأمير أمير امير امیر شاه خان میر مير بيك بیگ آغا اغا إمام امام ميرزا میرزا خواجه`},
	{Title, Sure, `ד"ר דר פרופ פרופ' גב' הרב עו"ד אדון`},
	{Title, Possible, `מר רב רבי גברת`},
	{Title, Sure, `δρ καθ κυρία κύριος`},
	{Title, Possible, `κος κα`},

	{Generation, Sure, `jr jnr junior júnior snr ii iii iv vii viii 2nd 3rd 4th hijo fils père filho neto netto sobrinho мл младший старший`},
	{Generation, Possible, `sr senior vi v x ix père' ст pere`},
}
