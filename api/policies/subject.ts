import { bigrams, plain } from './plain'

/** In the names of papers, and no part of what they are about. */
const OF_PAPERS =
  /示例[县市乡镇]?|中华人民共和国|(?:[\p{Script=Han}]{2,4}(?:省|市|县|区|乡|镇))|关于|印发|进一步|做好|加强|开展|实施|管理|暂行|试行|办法|规定|细则|方案|意见|通知|通告|公告|条例|制度|工作|申报|发放|奖补|补助|补贴|补偿|资金|政策|项目|标准|若干|有关|问题|产业|发展|农户|群众|年度?|\d+|[的和及与等]/gu

/**
 * What a paper is about by its name, in pieces of two characters and more: 示例县花椒奖补办法 is about 花椒. Nothing
 * where only the words of papers stand in it.
 */
export const subjectsOf = (name: string): string[] =>
  plain(name)
    .replaceAll(' ', '')
    .replace(OF_PAPERS, ' ')
    .split(' ')
    .filter((piece) => piece.length >= 2)

/** What a question of a paper consists of besides: how it asks, and words any of them would have. */
const OF_QUESTIONS =
  /请问|想问|多少钱|好多钱|多少|好多|几块|几元|怎么样|怎么|咋个|咋|如何|什么|啥子?|哪些|哪个|哪里|哪天|哪|截止|好久|多久|几天|有没得|有没有|能不能|可不可以|得不得行|给不给|发不发|补不补|情况|对象|条件|标准|材料|手续|资料|电话|号码|申请|办理|补助|补贴|奖补|补偿|政策|一亩|每亩|亩|一个?月|每个?月|一年|每年|今年|现在|每户|一户|每人|一人|农户|人|种|栽|新|交|领|发|给|补|办|钱|以上|还|要|有|得|到|在|不|没|的|了|嘛|吗|呢|哈|是|我|个/gu

/** What a question asks besides what the paper is about, in pieces: 花椒树生虫了咋办 also asks for 树生虫. */
function restOf(question: string, subject: string): string[] {
  const asked = plain(question).replaceAll(' ', '')
  const named = [...subject].reduce((left, sign) => left.replaceAll(sign, ' '), asked)
  return named.replace(OF_QUESTIONS, ' ').split(' ').filter(Boolean)
}

/** Of too many papers to tell one by. */
const GENERAL =
  /^(?:救助|保障|保险|服务|帮扶|扶持|供养|建设|改造|农村|城乡|居民|困难|经济|家庭|人员|老人|儿童|全县|贫困)$/u

/**
 * The part of a paper's subject that a question names, at least its first two characters or its last two, unless
 * many papers have these; null where it names none.
 */
export const subjectNamed = (question: string, subjects: readonly string[]): string | null => {
  const asked = plain(question).replaceAll(' ', '')
  return (
    subjects.find(
      (subject) =>
        asked.includes(subject) ||
        [subject.slice(0, 2), subject.slice(-2)].some(
          (part) => !GENERAL.test(part) && asked.includes(part),
        ),
    ) ?? null
  )
}

/** 调查完 is spoken of where 完成调查 is. */
const SPOKEN_OF = 0.5

/** Whether an article of a paper speaks of all a question asks besides what the paper is about. */
export const speaksOfRest = (question: string, subject: string, text: string): boolean => {
  const said = plain(text).replaceAll(' ', '')
  return restOf(question, subject).every((piece) => {
    const pairs = bigrams(piece)
    return pairs.filter((pair) => said.includes(pair)).length >= SPOKEN_OF * pairs.length
  })
}
