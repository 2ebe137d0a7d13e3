import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { understand } from '../../../bot/conversation/understand'
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
where is my application
我申请的事咋样了
低保审批过了没有
麻烦看下我家排到没有
我妈的五保办下来没有
钱打了没有
还要等好久才有结果
上个月交的材料现在到哪个环节了
看一下我家档案
我屋现在啥情况
名单出来没得
公示名单里有没有我家
补助款几时能到
评审结果怎么样
我的事办了没
危改款到账了吗
我的低保还在不在
娃儿助学金下来没得
去年报的危改名额批没批
看看我家评上监测户没
公示几天了 结束没
我老汉的残疾补贴几时能领
还在审核吗
请问我的材料收到没
事情办到哪了
审批要多久才能下来
补贴怎么还没发
贫困户名单定了没得
申请交上去一个月了没消息
查询申请进展
hello check my application
我那申请过了没有嘛
低保批下来没 急等
领导 我家的事有着落没
帮忙看下排队到哪了
钱下来没有`,
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
I want to apply
我想评贫困户
申请当低保户
我要写申请
帮我报个贫困户
我家这种情况能不能申请
要申请低保
我想吃低保
给我们家报个五保嘛
我要递交申请
申请纳入监测
想申请救助
我要报名当贫困户
写申请要找谁`,
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
I need help, no money
老伴得了癌症没钱治
娃儿没有学费
我一个人带三个孙子 过不下去
今年天旱 庄稼绝收
外出打工摔伤腰 没有收入
家里只有我一个劳力 还生病
屋顶漏得厉害
低保户 冬天没棉被
没钱买化肥
房顶被风掀了
孩子要开学交不出钱
我妈瘫痪需要轮椅
家里老的老小的小
吃水困难 水管冻裂
牛病死了两头
我是聋哑人 想找点事做
烤烟被冰雹打光了
负债累累
村里没信号没路
老人八十岁没人照顾
眼睛看不见 没法干活`,
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
talk to a person
找你们领导
我要打电话
有没有人可以接电话
让驻村干部联系我
能和工作人员说话吗
接线员
帮我接通工作人员
我要跟真人讲
喊人来接
找驻村第一书记
有人在线吗
麻烦叫个工作人员回我电话
不想跟机器说
转接
人工台`,
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
info
怎么操作
这是啥 咋用
功能介绍
我不会操作
能干什么
你能做什么
怎么使用这个短信
有哪些服务
我能查些啥
怎么操作法
教我用
说明一下
能帮我做啥`,
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
短信烦得很莫发了
不要给我发了
能不能别发了
取消这个短信
别打扰我
以后莫给我发这些
不需要这些信息 退订
T退订
回T
取消推送
莫再给我发信息了
短信别来了
不要短信
请把我从名单删掉不要发
我不想要这个短信
别发了烦死了
关闭短信
TD退订
回复TD
不要骚扰我
停掉短信
不订了
取消关注`,
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
  undelivered: `
未送达
未送达短信
undelivered`,
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
普查第3社`,
  survey: `
调查
继续调查
接着调查
调查 户主谭小妹
调查谭大山 同去 卢思远
入户调查 谭大山 房 80平
survey`,
  correct_survey: `
改调查 谭大山 房 90平
更正调查 谭大山`,
  visit: `
走访 牟大山 养了两头猪
走访牟大山家，房子漏雨
今天走访3社5户
入户核实 房屋安全
结对户本月去了一次 都好
已上门看过了
今天到牟大山家走访
走访了三户
入户宣传政策 群众满意
看望慰问困难户2户
帮扶日志 帮李家收玉米
走访记录 王家老人身体健康
入户3户 宣传防火
上门看望独居老人刘婆婆
今天去5组走访 牟家房屋漏雨已上报
走访
慰问3户特困`,
  correct_visit: `
更正走访 牟大山 养了三头猪
改走访 三头猪
更正 三头猪`,
  own_visits: `
我的走访
走访记录
查走访记录
my visits`,
  broadcast: `
通知 明天全村开院坝会
通知 宝坪村 明天九点开会
通知 全体村民 明天停水
通知各社 交材料
通知`,
  withdraw_card: `
撤下 1234567897
撤下1234567897
UNPUBLISH 1234567897`,
  approve: `
批准 1234567897
不批准 1234567897`,
  decide: `
成立 1234567897 核实有小车
不成立 1234567897 车是借的
异议不成立 1234567897 查无此事`,
  post_notice: `
张贴 宝坪村3社
张贴
POST 宝坪村3社
发公示 宝坪村`,
  prove_notice: `
张贴 482163
张贴482163
张贴：４８２１６３
POST 482163
post 482163
贴好了 482163
公示照片 482163`,
  loudspeaker: `
大喇叭 482163
大喇叭482163 念名单
广播 482163
LOUDSPEAKER 482163 NAMES
大喇叭`,
  subscribe_area: `
订阅 宝坪村
订阅宝坪村3社
订阅 天元乡宝坪村的公示
SUBSCRIBE 宝坪村`,
  unsubscribe_area: `
退订 宝坪村
退订宝坪村
取消订阅 天元乡`,
  drop_notice: `
作废 482163
DROP 482163`,
  advance_notice: `
推进 482163
上报 482163`,
  sever_entry: `
暂缓 482163 牟大山`,
  enter_objection: `
记异议 482163 张三家有小车`,
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
what is the standard
残疾人有什么补贴
怎样才算贫困户
孩子上大学能补多少
住院报销比例是多少
60岁以上有养老金吗
低保和五保有啥区别
贷款要不要利息
什么人能评监测户
雨露计划怎么弄
去哪里办残疾证
五保老人去世有丧葬费没得
养蜂补助怎么领
我家娃上高职能享受雨露吗
合作医疗今年交好多
一级残疾一个月多少
扶贫贷款找哪个办
外出务工交通费能报吗
搬迁户旧房要拆吗
脱贫户还享受政策不
监测户和贫困户一样吗
产业奖补验收标准
低保户死了待遇怎么算
几口人才能吃低保
大病救助需要哪些资料
退役军人有优待吗`,
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
I object
评的名单有假
我家明明比他穷 为啥没我
对公示的名单不服
他家开超市的也评上了
我家五口人你们写成三口
申请被驳回我不服
人均收入算错了
不应该把我家退出去
张三有房有车还是贫困户
这次评议不算数 没通知我们开会
公示名单第三户家里开大奔
不该取消我家的资格
我要求再审一次
评分给我打低了
说我家有存款是乱说
把死人的名字也写上去了
我家的房子是危房写成了安全房
漏了我娘的名字
我儿早分家了还算我的收入
他屋两个儿都在吃财政饭
评议会没喊我参加
这个结果有问题
我没得车 你们说我有车
不同意这个评议结果
对公示第5名有意见`,
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
举报书记打人
村支书吃空饷
村主任把危房指标给他兄弟了
社长克扣我们的救济粮
村干部不给我办还骂我
干部优亲厚友
扶贫款被挪用了
书记要我请客才签字
镇上的人办事推来推去
修路的钱不知道哪去了 怀疑有人贪了
第一书记从来不下村
村里评低保全是关系户
社长让我交两百块才给盖章
村会计把五保户的钱存自己折子
支部书记打击报复我
村上修路偷工减料
村主任的丈母娘吃低保
有干部在低保上搞鬼
包工头拖欠民工钱 村里不管
低保评定暗箱操作
小组长把化肥补贴独吞了
他们发米的时候少给斤两
干部下乡光吃喝
我要告村长
帮扶人从来没打过照面`,
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
晓得了
好的好的
要得要得
嗯好
行行行
对对对
可以的
确认申请
同意的
是的是的
没得问题
嗯是的
好噻
对的对的
没问题
同意申请
是我
行吧
就这么办
ok的
必须的
是啊
得行得行`,
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
从来没来过
不不不
不是的
不要不要
没有啊
不得要
不行哦
没有没有
不用麻烦了
不干
不同意哈
没有的
不是这样
莫搞了
没有来过
错了
不签
没得这个事`,
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
Hi
你好呀
领导好
哈喽在吗
各位领导早上好
同志你好
您好呀
晚上好
领导你好
老师好
新春快乐
嗨
hello啊
大家好啊
在不在`,
  thanks: `
谢谢
谢谢你们
多谢
感谢政府
辛苦了
难为你们了
再见
thank you
thanks
谢谢领导
太谢谢了
感谢党和政府
谢谢关心慰问
多谢你们帮忙
谢谢你们关心
麻烦你们了
感恩
谢谢哈
感谢帮扶干部
辛苦领导了`,
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
who is this
你哪个哦
我不认识你
你们是骗人的吧
发错号码了
我不是重庆的
搞诈骗的
发错人咯
你谁啊
搞错号码了吧
你们从哪弄的我号码
我住主城不是农村的
机主换了
打错电话了
啥子鬼短信
骗钱的吧`,
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

describe('what it is about is taken out in the words it was sent in', () => {
  test.each([
    ['求助 房子漏雨', { intent: 'help', text: '房子漏雨' }],
    ['求助：娃儿，没学费！', { intent: 'help', text: '娃儿，没学费！' }],
    ['求助', { intent: 'help', text: '' }],
    ['5', { intent: 'help', text: '' }],
    ['5 房子漏雨', { intent: 'help', text: '房子漏雨' }],
    ['房子漏雨', { intent: 'help', text: '房子漏雨' }],
    ['求助 房子塌了', { intent: 'urgent', text: '房子塌了' }],
    ['房子塌了', { intent: 'urgent', text: '房子塌了' }],
    ['問 低保多少錢？', { intent: 'question', text: '低保多少錢？' }],
    ['舉報 村主任收錢', { intent: 'complaint', text: '村主任收錢' }],
    ['异议 482163 张三家有小车', { intent: 'objection', code: '482163', text: '张三家有小车' }],
    // Six digits with the right check digit: of a day, and no list's.
    ['2026-03-15 张三家有人', { intent: 'unknown' }],
    ['异议482163张三家有小车', { intent: 'objection', code: '482163', text: '张三家有小车' }],
    ['異議 ４８２１６３ 有车', { intent: 'objection', code: '482163', text: '有车' }],
    ['异议 张三家有小车', { intent: 'objection', code: null, text: '张三家有小车' }],
    ['撤回 1234567897', { intent: 'withdraw', code: '1234567897' }],
    ['撤回 R1234 5678 97', { intent: 'withdraw', code: '1234567897' }],
    ['撤回', { intent: 'withdraw', code: null }],
    ['牟大山 2359', { intent: 'link', name: '牟大山', idLast4: '2359' }],
    ['２３５９　牟大山', { intent: 'link', name: '牟大山', idLast4: '2359' }],
    ['冉启旺 123x', { intent: 'link', name: '冉启旺', idLast4: '123X' }],
    ['張大山 2359', { intent: 'link', name: '张大山', idLast4: '2359' }],
    ['张乾 2359', { intent: 'link', name: '张乾', idLast4: '2359' }],
    ['绑定', { intent: 'link', name: null, idLast4: null }],
    ['答 1234567897 明天来', { intent: 'answer', code: '1234567897', text: '明天来' }],
    ['答 明天来', { intent: 'answer', code: null, text: '明天来' }],
    ['绑定码 牟大山', { intent: 'issue_link', head: '牟大山' }],
    ['绑定码', { intent: 'issue_link', head: '' }],
    ['代 牟大山 查', { intent: 'act_for', head: '牟大山', idLast4: null, text: '查' }],
    ['代 牟大山 2359 申请', { intent: 'act_for', head: '牟大山', idLast4: '2359', text: '申请' }],
    ['代牟大山235x', { intent: 'act_for', head: '牟大山', idLast4: '235X', text: '' }],
    ['代牟大山家申请', { intent: 'act_for', head: '牟大山', idLast4: null, text: '申请' }],
    ['替牟大山2359申请', { intent: 'act_for', head: '牟大山', idLast4: '2359', text: '申请' }],
    ['代 三社牟大山 查', { intent: 'act_for', head: '三社牟大山', idLast4: null, text: '查' }],
    ['代 牟大山 求助 屋漏，没瓦', { intent: 'act_for', text: '求助 屋漏，没瓦' }],
    ['代', { intent: 'act_for', head: '', idLast4: null, text: '' }],
    ['替我申请', { intent: 'apply' }],
    ['停代办 1234 5678 97', { intent: 'stop_proxy', code: '1234567897' }],
    ['停代办', { intent: 'stop_proxy', code: null }],
    ['我没同意他代办', { intent: 'stop_proxy', code: null }],
    ['没同意：1234567897', { intent: 'stop_proxy', code: '1234567897' }],
    ['我没同意过', { intent: 'no', isDenial: true }],
    ['停 1234567897', { intent: 'approve', isApproved: false, orElse: 'stop-proxy' }],
    ['停发', { intent: 'stop' }],
    ['停', { intent: 'stop' }],
    ['ACT FOR 段腊秀 apply', { intent: 'act_for', head: '段腊秀', idLast4: null, text: 'apply' }],
    ['act for 段腊秀 606x', { intent: 'act_for', head: '段腊秀', idLast4: '606X', text: '' }],
    ['Act for 段腊秀 6061 help', { intent: 'act_for', idLast4: '6061', text: 'help' }],
    ['act for Duan Laxiu apply', { intent: 'act_for', head: '', text: '' }],
    ['act for', { intent: 'act_for', head: '' }],
    ['刚才去看望老人，摔倒了人快不行了', { intent: 'urgent' }],
    ['通知大家快来人啊 着火了', { intent: 'urgent' }],
    ['走访 牟大山 去年房子塌了没地方住', { intent: 'visit' }],
    ['走访 牟大山 养了两头猪', { intent: 'visit', text: '牟大山 养了两头猪' }],
    ['今天走访3社5户', { intent: 'visit', text: '今天走访3社5户' }],
    ['批准 1234 5678 97', { intent: 'approve', isApproved: true, code: '1234567897' }],
    ['不成立 1234567897 车是借的', { intent: 'decide', isUpheld: false, text: '车是借的' }],
    ['暂缓 482163 牟大山', { intent: 'sever_entry', code: '482163', head: '牟大山' }],
    ['通知 宝坪村 开会', { intent: 'broadcast', text: '宝坪村 开会' }],
    ['English', { intent: 'language', language: 'en' }],
    ['中文', { intent: 'language', language: 'zh' }],
    ['取消', { intent: 'no', isCancel: true }],
  ] as const)('%s', (sent, meaning) => expect(understand(sent)).toMatchObject(meaning))

  test.each(['查', '1', '求助', '退订', '要得', '#status'])('“%s” is a command alone', (sent) =>
    expect(understand(sent).isBare).toBe(true),
  )
  test.each(['我想查一下低保办得咋样了', '求助 房子漏雨', '牟大山 2359'])(
    '“%s” is more than a command',
    (sent) => expect(understand(sent).isBare).toBe(false),
  )
})

describe('codes', () => {
  const receipt = randomCode('receipt')
  const notice = randomCode('notice')
  const wrong = receipt.slice(0, -1) + ((Number(receipt.at(-1)) + 1) % 10)

  test.each([
    receipt,
    `R${receipt}`,
    `r ${receipt}`,
    `${receipt.slice(0, 4)} ${receipt.slice(4, 8)} ${receipt.slice(8)}`,
    `${receipt.slice(0, 4)}-${receipt.slice(4, 8)}-${receipt.slice(8)}`,
    `查 ${receipt}`,
    `回执 ${receipt}`,
    `编号：${receipt}`,
    `${receipt} 进度`,
    receipt.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit))),
  ])('a receipt sent as “%s” is that receipt', (sent) =>
    expect(understand(sent)).toMatchObject({ intent: 'receipt', code: receipt }),
  )

  test('a mistyped digit is noticed', () => {
    expect(understand(wrong)).toMatchObject({ intent: 'code_wrong', code: wrong })
  })
  test('seven digits are a link code, also behind the word for it', () => {
    const code = randomCode('link')
    expect(understand(code)).toMatchObject({ intent: 'link_code', code })
    expect(understand(`绑定码 ${code}`)).toMatchObject({ intent: 'link_code', code })
    expect(understand(`绑定 ${code}`)).toMatchObject({ intent: 'link_code', code })
  })
  test.each(['notice', 'project', 'complaint'] as const)(
    'a %s code is known for what it is',
    (kind) => {
      const code = randomCode(kind)
      expect(understand(code)).toMatchObject({ intent: 'code_other', code, kind })
    },
  )
  test('an objection to a notice with its code is no code alone', () => {
    expect(understand(`异议 ${notice}`)).toMatchObject({ intent: 'objection', code: notice })
  })
  test.each(['13800138000', '2359', '512228196501012359', '20250815', '12345'])(
    '%s is not a code',
    (sent) => expect(understand(sent).intent).toBe('unknown'),
  )
})

describe('for any message at all', () => {
  test('something is understood, always the same', () => {
    const pieces = rows.map(([wording]) => wording)
    const anything = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.array(fc.constantFrom(...pieces), { maxLength: 4 }).map((some) => some.join(' ')),
    )
    fc.assert(
      fc.property(anything, (sent) => {
        const understood = understand(sent)
        expect(understood.intent).toBeTypeOf('string')
        expect(understand(sent)).toEqual(understood)
      }),
    )
  })

  test.each(['没', '我', '查', '1', ' ', '房子', '不要', '好的', '.', 'A', '(', '一'])(
    'ten thousand times “%s” is read as fast as anything',
    (piece) => expect(understand(piece.repeat(10_000)).intent).toBeTypeOf('string'),
  )
})

test('a long row of days, which can be read in many ways, is read at once', () => {
  expect(understand('腊月二十'.repeat(200)).intent).toBe('unknown')
})
