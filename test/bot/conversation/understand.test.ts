import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Understood, understand } from '../../../bot/conversation/understand'
import { randomCode } from '../../../api/shared/codes'

/** One wording a line, as people text it. */
const WORDINGS: Record<string, string> = {
  status: `
1
１
①
1️⃣
一
第一个
回1
查
查。
 查 
“查”
查一下
查哈
帮我查一下
我要查
请帮我查一下谢谢
查我家
1查我家
1.查我家
状态
狀態
查詢
我家
我屋头
进度
cx
ZT
chaxun
status
Status?
my status
查我家情况
帮我查下我屋头评上没得
申请批下来没有
低保下来没得
我的申请到哪步了
钱好久到账
补贴啥时候发
材料审完了没
我交的申请有结果了吗
我家是不是贫困户
名单里头有我没得
公示完了没
我家低保还有没得
都半个月了还没得回音
上次报的事处理好了没
查哈我屋的情况
我的事情办得咋样了
where is my application`,
  apply: `
6
６
申请
申請
我要申请
想申请
申请一下
6申请
申请贫困户
我想申请贫困户
我家要申请低保
给我评个贫困户嘛
我也要当贫困户
帮我办个低保
申报
shenqing
apply
I want to apply`,
  help: `
5
求助
求助！
我要求助
qz
求助 房子漏雨
求助房子漏雨
5 房子漏雨
5.求助 房子漏雨
求助：没钱交学费
我家困难得很
房子漏雨漏得厉害
娃儿读书交不起学费
我老汉瘫在床上没人管
屋头没得劳力
猪都死光了 欠起账的
停水三天了
墙壁裂了个大口子
包谷遭野猪拱完了
手术欠了好几万
I need help, no money`,
  person: `
人工
轉人工
转人工
人工服务
我要人工
找人
找真人
找个人跟我说
喊个干部来
叫村干部给我打电话
打个电话给我
我想跟人说话
客服
rg
operator
talk to a person`,
  menu: `
0
０
零
菜单
菜單
帮助
幫助
0菜单
看菜单
菜丹
怎么用
这个咋个用
不会用
看不懂
能查些啥子
有啥子功能
?
？？
h
help
HELP
menu
info`,
  more: `
下
下。
下一页
还有没得
后头
更多
X
next
more`,
  stop: `
退订
退訂
退 订
td
TD
ＴＤ
t
T
R
退定
tuiding
STOP
stop
Stop.
STOPALL
UNSUBSCRIBE
cancel
END
quit
莫发了
别再发了
不要再发短信了
莫给我发短信
不想收你们的短信
再也不想看这些消息
请停止发送
拒收
取消订阅
短信烦得很莫发了`,
  start: `
订阅
訂閱
恢复订阅
我要订阅
重新订阅
继续发
dy
START
unstop
subscribe`,
  which_quit: `
退
退出
退了
我要退出
想退
tui
tuichu
TC`,
  leave: `
退出扶贫
退出贫困户
我要退出低保
不当贫困户了
我自愿脱贫
放弃低保`,
  withdraw: `
撤回
撤销
撤回申请
我要撤回申请
撤回 1234567897
不申请了
取消申请
不求助了
想撤回我的申请
chehui
withdraw`,
  undo_withdrawal: `
不撤了
不撤回了
恢复申请
反悔了
还是要申请
undo`,
  todo: `
待办
待辦
我的待办
代办
DB
todo`,
  language: `
English
EN
english please
英文
中文
普通话
Chinese`,
  link: `
绑定
绑定手机
我要绑定
bd
牟大山 2359
牟大山2359
2359 牟大山
牟大山，2359
牟大山　２３５９
冉启旺 123x
姓名：谭小妹 身份证后四位：4412
我叫谭小妹 尾号4412
绑定 牟大山 2359
牟大山 512228196501012359
牟大山二三五九`,
  answer: `
答 1234567897 明天上午来看
答：已经在路上了
答复 1234567897，明天来
回答 我下午过来
答 1234567897 房子塌了先搬出来`,
  issue_link: `
绑定码 牟大山
绑定码：牟大山
绑定码牟大山
给牟大山开绑定码
牟大山家的绑定码
绑定码`,
  staff_work: `
走访 牟大山 养了两头猪
今天走访3社5户
入户核实 房屋安全
签1234567
张贴482163
调查 户主谭小妹
通知 明天开院坝会
结对户本月去了一次 都好
已上门看过了`,
  act_for: `
代 牟大山 查
代牟大山 申请
代办 谭小妹
代：冉启旺`,
  question: `
3
问
问 低保多少钱一个月
问：危房改造补多少
3 残疾证怎么办
咨询 小额贷款
低保怎么申请
咋个才能吃低保
申请低保要啥子材料
医保报销好多
五保条件
养羊有没得补助
危房改造政策
低保
大学生有啥补贴
贫困户有哪些好处
易地搬迁还有名额吗
公益性岗位一个月好多钱
哪些人可以享受五保
what is the standard`,
  objection: `
2
异议
異議
有异议
异议 482163 张三家有小车
2 张三家有小车
我不服
凭啥子没得我
为啥子别人评上了我没有
名单不对
公示名单上那家有两台车
把我家漏了
我家收入算多了
要求重新评议
评得不公平
他家有楼房还吃低保
我不同意退出贫困户
I object`,
  complaint: `
4
举报
舉報
举报 村主任贪污
投诉
举报：社长收红包
4 会计做假账
村干部收钱才给办
书记把低保都给亲戚
干部一年没来过了
补贴遭社长扣了
村长骂人 态度恶劣
有人冒领补助
低保钱被人领走了
举报书记打人`,
  yes: `
是
是的
好
好的
好嘛
要得
要得嘛
要的
得行
对头
可以
行
嗯
嗯嗯
确定
确认
同意
没错
👌
👍
ok
OK
Yes
y
shi
晓得了`,
  no: `
不
不是
不要
不用了
算了
莫得
没得
没有
要不得
不得行
不对
不同意
莫
取消
不办了
N
no
No thanks
没收到
从来没来过`,
  greeting: `
你好
您好！
你们好
在吗
在不
喂
早上好
新年快乐
干部你好
hello
Hi`,
  thanks: `
谢谢
谢谢你们
多谢
感谢政府
辛苦了
难为你们了
再见
thank you
thanks`,
  wrong_number: `
打错了
发错了
你发错人了
你是谁
你是哪个
骗子
诈骗短信
滚
我不是本村的
我是外地人
换号了
狗日的
who is this`,
  automatic: `
[自动回复] 您好，我现在有事不在
【自动回复】我在开会
我正在开车，不便接听
Auto-reply: I am away`,
  urgent: `
救命
房子塌了
求助 房子塌了
5 着火了
我要求助 老人昏倒了
举报 书记打人 快来救命
不想活了`,
  unknown: `
牟大山
哈哈
今天天气好
7
2359
12345
一百
13800138000
嘿嘿嘿
啦啦啦
。。。
白菜
asdf`,
}

const rows = Object.entries(WORDINGS).flatMap(([intent, wordings]) =>
  wordings
    .slice(1)
    .split('\n')
    .map((wording) => [wording, intent] as const),
)

describe('what a villager or cadre texts is understood', () => {
  test.each(rows)('“%s” is %s', (wording, intent) => {
    expect(understand(wording).intent).toBe(intent)
  })
})
