# 帮助

menu-help = 怎么用
help-stranger = 我是支学，支部学习群的助手。
    您是书记：把我加进支部群，点“建立支部”。
    您是成员：在支部群里发送 /join 认领名字，之后点签到板就能签到。
help-add = 加到支部群
help-member = <b>{ $name }</b>
    会议：开始前群里会出现签到板，点“签到”；不能来点“请假”，或者发 /leave。
    学习：群里的资料，读完点“已学习”。还没学的：/read　要补学的：/makeup
    答题：群里每天有题，点一下就答。今天的题：/question　练习：/quiz　错题本：/mistakes　对战：/duel
    讨论：回复群里的话题，或者私下写好再发：/speak
    公示：群里的公示点“已阅”，全部公开事项：/affairs
    表决、选举、测评：会上点“填写选票”，在私聊里投：/vote
    我的学习，还有什么没做：/me　排行：/rank　日程：/calendar
    换手机号或换账号：/join　我的语言：/language
    保存了什么：/privacy　取走数据：/mydata
help-secretary = <b>{ $name }</b>
    <b>会议</b>　/meeting 安排　/signin 立即签到　/attendance 名单　/minutes 记录　/vote 投票
    一句话也行：<code>/meeting 党课 周五15:00 三楼会议室 《新修订党章》</code>
    <b>学习</b>　/plans 推送计划　/material 资料　/topic 讨论　/calendar 日程
    <b>答题</b>　/question 今日一题　/bank 题库　/contest 竞赛　/insight 分析
    <b>公开</b>　/affairs 发布公示、更正、公布结果
    <b>检查</b>　/check 谁学了什么　/hours 学时　/records 台账
    <b>支部</b>　/roster 花名册　/settings 设置　/handover 移交书记职务
    花名册、题库、资料的文件，直接发我就行。自己的学习：/me
help-group = 签到：会议前这里会出现签到板。认领名字：/join。更多在私聊里：给我发 /help
help-group-meeting = 会议
help-group-study = 学习
help-group-quiz = 答题
help-group-talk = 讨论
help-group-mine = 我的
help-page-meeting = <b>会议</b>
    开始前群里会出现签到板，点“签到”；不能来点“请假”，晚到点“晚点到”。
    现场签到：扫屏幕上的码，或把 6 位码发给我。签到也可以发：/signin
    还没有认领名字：/join
help-page-study = <b>学习</b>
    群里的资料读完点“已学习”；还没学的：/read
    想记笔记，点资料下面的“记笔记”。要补学的，在 /me 里。
help-page-quiz = <b>答题</b>
    今天的题：/question　练习：/quiz　错题本：/mistakes
    和同志对战：/duel　题目有疑问，点结果下面的“题目有疑问”。
help-page-talk = <b>讨论</b>
    回复群里的话题，或者私下写好再发：/speak
    轮流领学轮到您时，我会私下告诉您；也可以提自己的话题：/topic
help-page-mine = <b>我的</b>
    我的学习，还有什么没做：/me　排行：/rank　日程：/calendar　学时：/hours
    正在公示的、公开过的：/affairs
    要投的票、投过的结果：/vote
    语言：/language　保存了什么：/privacy　取走数据：/mydata　换支部：/branch
help-group-meetings = 会议
help-group-material = 学习资料
help-group-bank = 题库
help-group-topics = 讨论
help-group-checks = 检查和台账
help-group-people = 支部和人员
help-page-meetings = <b>会议</b>
    安排：/meeting　立即签到：/signin　到会名单、更正、导出：/attendance
    记录：/minutes；支部自己的<b>记录模板</b>（Word）在 /records 里，也可以把模板文件直接发给我。
    每月固定的会：/plans
help-page-material = <b>学习资料</b>
    资料：/material，也可以把文章、链接、文件直接发给我。
    <b>订阅源</b>：在 /material 里打开一个专题，点“订阅源”，网站的新文章会送来给您看。
    推送计划：/plans　缺席和没学的，<b>布置补学</b>：/check
help-page-bank = <b>题库</b>
    题库：/bank，也可以把 Excel、Word 题库文件直接发给我。
    今日一题：/question　竞赛：/contest　错得多的题：/insight
help-page-topics = <b>讨论</b>
    话题库、发一个话题、结果：/topic
    <b>轮流领学</b>：在 /topic 里打开，每周轮到谁，我会提前告诉。
help-page-checks = <b>检查和台账</b>
    谁学了什么、逐个提醒、<b>布置补学</b>：/check　学时、外出培训：/hours
    台账、会议记录、导出：/records　分析：/insight
    <b>党务公开</b>：/affairs 发布决议、发展党员、党费收支等公示；更正、撤回、公布结果也在那里。
help-page-people = <b>支部和人员</b>
    花名册、认领、党小组、职务：/roster，也可以把 Excel 名册直接发给我。
    <b>外出</b>（流动、长期请假）：在 /roster 里点名字，再点“外出”。
    设置：/settings　移交书记职务：/handover
