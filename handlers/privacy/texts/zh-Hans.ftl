# Privacy

menu-privacy = 保存了我的什么
menu-mydata = 取走我的数据
privacy = <b>保存什么</b>
    您的 Telegram 编号和显示名、和哪个机器人私聊过、您在花名册上的姓名和身份、每次会议的到会记录和请假原因；
    学过哪些资料、什么时候学的、学时、写的笔记，以及外出的时间；您添加了哪些资料；
    答过哪些题、什么时候答的、对错，哪些题该复习，收藏的题和提过的疑问，竞赛的得分；
    积分和学时，每次学习检查里您的数字，外出培训和证明，补学，谈心谈话的日期和备注；会议记录里您的发言和职责；
    在话题里的发言：时间、链接、字数、开头 80 字、说到的词、回应数；提过的话题，领学的安排。
    看过哪些公示、什么时候看的；署名提过的意见、材料和答复。
    认领和名册改动的经过，没写完的步骤，您做的交接、更正和导出的编号。
    在哪些投票的名单上、投没投、谁代填；记名投票投了什么；无记名的，选票和您不连在一起。
    <b>不保存</b>
    群里其他的聊天内容、手机号、证件号。
    <b>谁能看到</b>
    到会名单只有支部书记和委员能看；群里只看到人数、迟到和请假的名字。
    谁学了、谁没学，只有书记和委员能看；支部打开后，联系不上的人会在群里提到名字。
    发言的名单按支部设置写在群里，字数和摘要书记和委员能看。您撤回的发言只留下“有过一条”。
    公示有多少人看过，群里看得到；谁没看，书记、副书记和宣传委员能看。
    您署名提的意见，支部委员会看得到是谁提的，别人看不到；答复只发给您本人。匿名提的，谁也看不到是谁；您的地址封着，答复送到就抹掉。
    笔记只有您自己能看，交上去的心得书记和委员能看，发到群里要先问您。
    群里的题是公开投票，大家看得到谁选了什么；自己练习的对错和错题本只有您自己能看。
    取走您的数据：/mydata。
mydata-private = 请私聊我发送 /mydata，数据只发给您本人。
mydata-file = 我的数据.txt
mydata-title = { $name }：支学保存的您的数据
mydata-part = { $name }（{ $many }）
mydata-members = 花名册
mydata-attendance = 会议
mydata-readings = 学过的资料
mydata-notes = 笔记
mydata-notices = 公示已阅
mydata-cases = 提过的意见
mydata-votes = 投票名单
mydata-hours = 学时
mydata-away = 外出
mydata-answers = 答题
mydata-contributions = 讨论发言
mydata-points = 积分
mydata-outside = 外出培训
mydata-talks = 谈心谈话
mydata-speeches = 会议记录里的发言
mydata-records = 主持或记录的会议
mydata-right = 答对
mydata-wrong = 没答对
mydata-minutes = { $many } 分钟
mydata-got = { $many } 分
mydata-rest = 更细的内容（练习、复习、检查等）在另一个文件 mydata.json 里。
mydata-here = 这是保存的与您有关的全部数据。

privacy-terms = <b>保存多久</b>
    您写的文字（答题、发言摘录、笔记、疑问、谈话备注）：{ $study ->
        [0] 支部在用期间
       *[other] { $study } 天
    }；次数、积分、学时等数字：支部在用期间。
    到会、会议记录、公示：支部在用期间；人被抹除后，已归档的在会议后 { $years } 年内保留姓名，到期也去掉。
    离开支部的人：{ $left ->
        [0] 书记抹除为止
       *[other] { $left } 天后自动抹除
    }。没有加入支部的人：{ $stranger ->
        [0] 一直保存
       *[other] 最后出现 { $stranger } 天后删除
    }。
    发过的消息、处理过的文件、出错的更新：{ $work } 天。推送记录：{ $firings } 天。操作记录（只有编号）：{ $audit } 天。
    备份：最多 { $backups } 天；从备份恢复后，抹除会重做一遍。
    <b>谁在运行</b>
    { $who }
    <b>抹除</b>
    您可以要求抹除：姓名、账号、笔记、发言、请假原因、谈话备注都去掉，过去的次数留下。书记在 { $limit } 天内办理，您随时可以收回。
    群里已经发出的消息，我不能替您删除。
privacy-run-by-none = 运行者没有写明，请问拉我进群的人。
privacy-ask = 申请抹除我的数据（{ $branch }）
privacy-take-back = 收回抹除申请（{ $branch }）
privacy-ask-sure = 申请抹除您在<b>{ $branch }</b>的数据？
    书记办理后，您不再是这个支部的成员，姓名和账号都会去掉，不能恢复。要留一份，先发 /mydata。
privacy-ask-do = 申请抹除
privacy-asked = 已经告诉书记。{ $limit } 天内办理；没有办理，我会提醒书记，再告诉副书记。想收回，发 /privacy。
privacy-taken-back = 申请已收回，什么都没有删。
erasure-hand-over = 您是书记，请先用 /handover 移交职务，再申请。
erasure-member = 已抹除成员 { $number }
erasure-visitor = 来宾
erasure-told = <b>{ $name }</b> 申请抹除自己的数据。请在 { $day } 前办理。
erasure-reminded = <b>{ $name }</b> 申请抹除自己的数据，{ $day } 前要办理，还没有办。
erasure-overdue = <b>{ $name }</b> 申请抹除自己的数据，期限 { $day } 已过。书记或副书记请现在办理。
erasure-open = 办理
erasure-waiting = 申请抹除（{ $many }）
erasure-list = <b>申请抹除的成员</b>
erasure-list-none = 没有人申请抹除。
erasure-sure = 抹除<b>{ $name }</b>的数据？
    姓名、账号、笔记、发言、请假原因、谈话备注、没写完的步骤和消息都会去掉，显示为“{ $called }”；过去的次数不变。
    已归档的会议记录、到会名单和公示，{ $years } 年内保留姓名。
    <b>不能恢复。</b>
erasure-leaves = 这位同志还在名单上：办理后同时退出支部。
erasure-button = 抹除数据
erasure-do = 抹除，不能恢复
erasure-done = 已抹除。
erasure-is-done = 这一行已经抹除，不能再改。
erasure-not-left = { $name } 还在支部里。先标记离开，或者等本人申请。
erasure-not-oneself = 不能抹除自己；请另一位书记或副书记办理。
erasure-told-you = 您在 { $branch } 的数据已经抹除。
data-page = <b>{ $branch }：支部的数据</b>
    导出：一个压缩包，里面是支部的全部数据和文件。
    抹除：支部、成员、会议、资料、题库全部删除，<b>不能恢复</b>。先导出一份。
set-to-data = 🗄 数据
data-export = 导出整个支部
data-erase = 抹除整个支部
data-coming = 正在准备，好了发给您。
data-file = { $branch } 全部数据.zip
data-here = 这是 { $branch } 的全部数据。{ $lost ->
        [0] { "" }
       *[other] 有 { $lost } 个文件在 Telegram 取不到或太大，没有放进去，清单在 files.json。
    }
data-too-big = 支部的数据超过 { $most } MB，机器人发不了。请运行者用 zhixue export-branch 导出。
branch-erase-ask-name = 要抹除整个支部，请把支部的名字原样发来：<b>{ $branch }</b>
    发出名字就开始删除，<b>不能恢复</b>。
branch-erase-wrong = 名字不对，什么都没有删。要抹除，请原样发：{ $branch }
branch-erased = { $branch } 正在抹除，几分钟内删完。
branch-erased-group = 本支部的数据已由书记抹除。要重新使用，请群管理员发 /setup。
