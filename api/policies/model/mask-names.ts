const MASK = '〔姓名〕'

/** The commonest of the country, and of this county. */
const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许韩邓冯曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝向谯冼况'
const TWO_SIGN_SURNAMES = '欧阳|司马|上官|诸葛|夏侯|皇甫|尉迟|公孙|令狐|慕容|司徒'
const SURNAME = `(?:${TWO_SIGN_SURNAMES}|[${SURNAMES}])`
/** A surname as well, but mostly a little word or a thing. */
const DOUBTFUL = '[于和向应成明关连路车管安全党单房农古米池商景解方包左边万]'
/** Goes on with the sentence rather than the name. */
const GOES_ON = '今想要问我的不没是在就了来去跟与也都还你您怎咋啥能可住有得'
const NAME = `${SURNAME}(?:\\p{Script=Han}(?![村乡镇县])(?:(?![${GOES_ON}])\\p{Script=Han})?)`
const KIN =
  '(?:我|俺|他|她)?(?:爸|妈|爹|娘|老汉|父亲|母亲|儿子?|女儿?|幺儿|老公|老婆|丈夫|妻子|爷爷|奶奶|公公|婆婆|哥哥?|弟弟?|姐姐?|妹妹?|孙子|孙女|邻居|堂客|屋头的)'
const END = '(?=[\\s,，。;；!！?？、:：]|$)'
/** Nobody's name: what somebody is or has. */
const KIND_OF_PERSON = /[户员生人兵工民长师的病癌障压]|高龄|单亲|单身|农村|成年|文盲|党/
const TITLE =
  '(?:书记|主任|支书|村长|镇长|乡长|局长|所长|站长|会计|老师|校长|医生|组长|社长|队长|大爷|大娘|大妈|大叔|婆婆|嬢嬢|叔叔?|伯伯?|哥|姐|嫂)'

const INTRODUCED = '我叫|名叫|名字[叫是]|姓名[是为:：]'
const NAMES: readonly RegExp[] = [
  `(?<=${INTRODUCED}|叫做|叫作|姓名|户主[是叫:：]|${KIN}叫|(?:申请人|患者|学生|联系人|残疾人)[是叫:：])${NAME}`,
  // Whoever says so is believed, also with a surname that is in no list.
  `(?<=${INTRODUCED})(?!什么|啥|[他她你您它的人车])\\p{Script=Han}{2,5}${END}`,
  `(?<=户主|叫)(?!${DOUBTFUL})${NAME}(?=的|${END})`,
  `(?:(?<!\\p{Script=Han})|(?<=[找问是叫跟给被让到的、有对老]))(?!${DOUBTFUL})${SURNAME}(?=${TITLE})`,
].map((pattern) => new RegExp(pattern, 'gu'))
/** What may as well be what somebody is: 我是高中生. */
const AM = new RegExp(`(?<=我是|本人是?|${KIN}是)(?!${DOUBTFUL})${NAME}${END}`, 'gu')

/** Names as people introduce themselves and others; a name said without any such word is not seen. */
export const maskNames = (text: string): string =>
  NAMES.reduce((so, pattern) => so.replace(pattern, MASK), text).replace(AM, (name) =>
    KIND_OF_PERSON.test(name) ? name : MASK,
  )
