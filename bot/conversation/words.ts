import type { Language } from '../../api/client'
import type { BareIntent, LeadIntent } from './meaning'

/** Of the last answer to a question. */
export type RatingWord = 'useful' | 'not_useful'

/** Comma-separated; a line of its own means nothing. */
const list = (words: string) => words.split(',').map((word) => word.trim())

/**
 * Messages that are nothing but a command, in normalised form: simplified, upper case, no spaces
 * between Chinese words. Pinyin and its first letters stand beside the words.
 */
export const WORDS: Record<BareIntent, readonly string[]> = {
  status: list(`
    查, 查询, 状态, 我家, 查状态, 查我家, 我家状态, 我家情况, 我家的情况, 查情况, 查进度,
    进度, 查一查, 查查, 查看, 查名单, 查户, 看状态, 看进度, 查我屋, 我屋头, 查屋头, 我屋,
    结果, 查结果, 看结果, 到哪步了, 看我家情况, ZT, CX, CHA, CHAXUN, ZHUANGTAI, JINDU,
    STATUS, MY STATUS, CHECK, CHECK STATUS, CHECK MY STATUS, MY HOUSEHOLD, 接到查, 评上没,
    评上没得
  `),
  apply: list(`
    申请, 申报, 报名, 申请贫困户, 申请评贫困户, 申请建档立卡, 建档立卡, 申情, 评贫困户,
    当贫困户, 申请扶贫, 申请帮扶, 继续申请, 递申请, 交申请, 写申请, SQ, SHENQING, APPLY,
    APPLICATION, NEW APPLICATION
  `),
  person: list(`
    人工, 转人工, 人工服务, 转人工服务, 客服, 找人, 真人, 找真人, 接人工, 找人问, 找干部,
    找工作人员, 工作人员, 找村干部, 找村主任, 跟人说, 和人说话, 要人工, 找个人, 找哪个,
    有人没, 有人没得, 找负责人, 人公, 怎么联系, 咋个联系, 联系方式, RG, RENGONG, OPERATOR,
    PERSON, HUMAN, AGENT, TALK TO A PERSON, REAL PERSON
  `),
  menu: list(`
    菜单, 帮助, 主菜单, 看菜单, 目录, 功能, 说明, 说明书, 使用说明, 怎么用, 咋用, 咋个用,
    咋个弄, 咋个整, 不会用, 不会弄, 看不懂, 啥子, 什么, 啥, 啥东西, 啥意思, 什么意思, 搞不懂, 搞不来, 怎么回复, 返回, 首页, 选单,
    能问什么, 能问啥, 能问啥子, 能办啥, 能做什么, 有什么功能, 你是干嘛的, 你是干啥的,
    做啥子的, 有什么用, 怎么办, 咋个办, 指南, 菜丹, 菜但, CD, CAIDAN, BANGZHU, BZ, MENU,
    HELP, INFO, H, ?, ??, ???, HOW, BACK
  `),
  more: list(`
    下, 下页, 下一页, 下一条, 下条, 继续, 还有呢, 还有没, 还有没得, 后面, 后头, 更多, 接着,
    接着说, 再来, 往下, 看下面, X, XIA, NEXT, MORE, GO ON
  `),
  stop: list(`
    退订, TD, T, R, 拒收, 退定, 推订, 退汀, 取消订阅, 取消短信, 取消短信服务, 停, 停止, 停发,
    停了, 不收, 不收了, 不想收, 不想收了, 不看了, 拉黑, 拉黑你, STOP, STOPALL, STOP ALL,
    UNSUBSCRIBE, UNSUB, CANCEL, END, QUIT, OPTOUT, OPT OUT, REVOKE, TUIDING, TINGZHI, STOP发,
    停止发送, 别发, 莫发, 不要发
  `),
  start: list(`
    订阅, 恢复, 恢复订阅, 重新订阅, 恢复短信, 恢复发送, 继续发, 继续接收, 重新接收, 接着发,
    接收短信, 我要收, 想收短信, 定阅, DY, DINGYUE, START, UNSTOP, SUBSCRIBE, RESUBSCRIBE
  `),
  preferences: list(`
    设置, 我的设置, 看设置, 查设置, 设定, 偏好, 我的偏好, 偏好设置, 消息设置, 通知设置, 短信设置,
    接收设置, 订阅设置, 退订设置, 改设置, 我收哪些, 我订了什么, 我订了啥, 我订了啥子, 我订阅了什么,
    SZ, SHEZHI, SETTINGS, SETTING, MY SETTINGS, PREFERENCES, MY PREFERENCES
  `),
  which_quit: list(`退, 退出, 退了, 想退, 我退, 退掉, 推出, TUI, TUICHU, TC, LEAVE`),
  leave: list(`
    退出扶贫, 退出贫困户, 退出低保, 不当贫困户, 不当贫困户了, 不要低保了, 申请脱贫, 申请退出,
    自愿退出, 自愿脱贫, 退贫困户, 退低保, 退出帮扶, 退出建档立卡, 我要脱贫, 放弃低保,
    放弃贫困户, 放弃帮扶, LEAVE PROGRAMME, LEAVE THE PROGRAMME
  `),
  undo_withdrawal: list(`
    不撤了, 不撤, 不撤回, 不撤回了, 不撤销, 不撤销了, 取消撤回, 恢复申请, 不退了, 还是要申请,
    反悔, 反悔了, 莫撤, 保留, 保留申请, UNDO, KEEP, KEEP IT, BCH
  `),
  todo: list(`待办, 待办事项, 代办, 待半, 任务, 我的待办, 看待办, DB, DAIBAN, TODO, TO DO`),
  adopt: list(`采用, 采用这条, ADOPT`),
  not_adopt: list(`不采用, 不采用这条, 莫采用, DO NOT ADOPT`),
  question_report: list(`问答, 问答报告, 提问情况, 群众提问, QUESTIONS`),
  undelivered: list(`未送达, 未送到, 未送达短信, 看未送达, WEISONGDA, UNDELIVERED`),
  yes: list(`
    是, 是的, 是嘞, 是滴, 是哩, 对, 对的, 对头, 对了, 对嘛, 好, 好的, 好嘛, 好吧, 好啊, 行,
    行嘛, 可以, 可得, 要得, 要的, 得行, 嗯, 嗯嗯, 恩, 恩恩, 哦, 噢, 确认, 确定, 同意, 没错,
    属实, 收到, 晓得了, 知道了, 中, 巴适, 没问题, 当然, 肯定, 办, 发, 发出, 就这样, 要, 我要,
    愿意, 收到了, 钱收到了, 来过, 来过的, 他来过的, 领到了, 安逸, 👌, 👍, 🆗, ✅, ✔, OK, OKAY,
    YES, Y, YEAH, YEP, SURE, CONFIRM, SHI, SHIDE, DUI, HAO, HAODE, KEYI, YAODE, QR, QUEREN,
    RIGHT
  `),
  no: list(`
    不, 不是, 否, 不要, 不用, 莫, 莫得, 没得, 没有, 不行, 不对, 不同意,
    错, 错了, 不对头, 要不得, 不得行, 不办, 不发, 不发了, 假的, 不属实, 没收到, 没来,
    没来过, 从没来过, 没见过, 没有领, 没领到, 没签字, 不愿意, 不可以, 不了, 不确定, 不确认,
    没, 👎, ❌, NO, N, NOPE, BU, BUSHI, BUYAO, MEIYOU, WRONG
  `),
  cancel: list(`
    取消, 取消了, 取销, 放弃, 不弄了, 不搞了, 不整了, 算球, 算了, 不用了, 不要了, 不办了,
    不需要, 改天, 以后再说, 下次, 下回, QUXIAO, QX, SUANLE, ABORT, NOT NOW, NO THANKS
  `),
  greeting: list(`
    你好, 您好, 你们好, 大家好, 在吗, 在不, 在没, 在没得, 有人吗, 喂, 哈喽, 嗨, 早, 早上好,
    上午好, 中午好, 下午好, 晚上好, 新年快乐, 春节快乐, 节日快乐, 领导好, 干部好, 书记好,
    同志好, 祝好, 过年好, 拜年了, HI, HELLO, HEY, NIHAO, GOOD MORNING, GOOD AFTERNOON,
    GOOD EVENING, ZAIMA
  `),
  useful: list(`
    有用, 有用的, 有用得很, 很有用, 答得好, 说得清楚, 看懂了, 管用, USEFUL
  `),
  not_useful: list(`
    没用, 没得用, 没有用, 无用, 不管用, 莫得用, 没答对, 答错了, 答非所问, 不是我问的, 没答到, NOT USEFUL, USELESS
  `),
  thanks: list(`
    谢谢, 谢了, 多谢, 感谢, 谢谢你, 谢谢您, 谢谢你们, 谢谢关心, 感谢关心, 辛苦, 辛苦了,
    麻烦了, 麻烦你了, 感谢党, 感谢政府, 感谢共产党, 晚安, 再见, 拜拜, 难为了, 难为你了,
    感谢你们, 非常感谢, 太感谢了, 有心了, THANKS, THANK YOU, THX, TKS, XIEXIE, BYE, BYE BYE,
    GOOD NIGHT, 88, 🙏
  `),
  wrong_number: list(`
    打错, 打错了, 发错, 发错了, 发错人了, 搞错了, 弄错人了, 认错人了, 找错人了, 骗子, 诈骗,
    神经病, 滚, 滚开, 滚蛋, 垃圾, 垃圾短信, 有病, 操, 傻, 傻逼, 傻子, 狗日的, 日妈, 龟儿子,
    换号了, 换号, 号码换了, 不认识, 不认得, 骚扰, 骚扰短信, 你是谁, 你谁, 你哪位, 哪位, 哪个,
    你是哪个, 是哪个, 你是哪里, 哪里的, 你们是谁, 你们是哪里的, 我不是本村的, 不是本村的,
    我是外地人, 我不是你找的那个人, 不是我, 不是本人, 外地人, 谁, WHO IS THIS, WHO ARE YOU, WRONG NUMBER, SPAM, SCAM
  `),
}

/** Words that begin a message and are followed by what it is about. */
export const LEADS: Record<LeadIntent, readonly string[]> = {
  help: list(`求助, 求帮助, 求帮忙, 求住, 我要求助, 帮帮我, 帮帮忙, 请帮帮我, QZ, QIUZHU`),
  objection: list(
    `异议, 有异议, 我有异议, 我要异议, 提异议, 异意, 意议, 反对, YY, YIYI, OBJECT, OBJECTION`,
  ),
  question: list(`
    问, 提问, 咨询, 问政策, 我要问政策, 我想问政策, 咨询政策, 我问, 问题, 资询, WEN, TIWEN, ASK,
    QUESTION
  `),
  complaint: list(`
    举报, 投诉, 检举, 告状, 我要举报, 我要投诉, 控告, 举保, 具报, 揭发, 检举揭发, 我要检举, 我要控告, 我要揭发,
    我要告状, 匿名举报, 实名举报, 我要匿名举报, 我要实名举报, 我想匿名举报, 我想实名举报, 我想举报, 匿名投诉, 匿名检举,
    JB, JUBAO, TOUSU, REPORT, COMPLAINT, COMPLAIN
  `),
  withdraw: list(`
    撤回, 撤销, 撤, 撤消, 撤诉, 撤回申请, 撤销申请, 取消申请, 不申请了, 不申请, 撤回求助,
    取消求助, 不求助了, 要撤回, 撤会, CH, CHEHUI, WITHDRAW
  `),
  link: list(`
    绑定, 绑定手机, 绑手机, 登记手机, 绑号, 绑定号码, 连接, 核对, 认证, 验证, BD, BANGDING,
    LINK, BIND, VERIFY
  `),
  issue_link: list(
    `绑定码, 绑码, 给绑定码, 发绑定码, 要绑定码, 开绑定码, BDM, BANGDINGMA, LINK CODE`,
  ),
}

/** Words that choose the language from then on. */
export const LANGUAGES: Readonly<Record<string, Language>> = {
  ...byWord('en', `ENGLISH, EN, 英文, 英语, ENG, SPEAK ENGLISH`),
  ...byWord('zh', `中文, 汉语, 普通话, 汉字, CHINESE, ZH, ZHONGWEN`),
}

function byWord(language: Language, words: string): Record<string, Language> {
  return Object.fromEntries(list(words).map((word) => [word, language]))
}
