# 帮助

menu-help = 怎么用
menu-privacy = 保存了我的什么
menu-mydata = 取走我的数据

help-stranger = 我是支学，支部学习群的助手。
    您是书记：把我加进支部群，点“建立支部”。
    您是成员：在支部群里发送 /join 认领名字，之后点签到板就能签到。
help-add = 加到支部群
help-member = <b>{ $name }</b>
    会议开始前，群里会出现签到板，点“签到”就好；不能来点“请假”。
    学习推送到群里，学完点“已学习”；还有什么没学：/read
    近期的会议和推送：/calendar
    换手机号或换账号：发送 /join
    保存了什么：/privacy　取走数据：/mydata
help-secretary = <b>{ $name }</b>
    /meeting 安排会议，一句话也行：
    <code>/meeting 党课 周五15:00 三楼会议室 《新修订党章》</code>
    /signin 立即开始签到
    /attendance 到会名单，导出 Excel，更正
    /plans 推送计划：按时发学习材料、通知和会议
    /calendar 近一个月的日程
    /roster 花名册（把 Excel 直接发给我就能导入）
    /settings 支部设置　/handover 移交书记职务
help-group = 签到：会议前这里会出现签到板。认领名字：/join。更多在私聊里：给我发 /help
privacy = <b>保存什么</b>
    您的 Telegram 编号和显示名、您在花名册上的姓名和身份、每次会议的到会记录和请假原因；
    学过哪些资料、什么时候学的、学时、写的笔记，以及外出的时间。
    <b>不保存</b>
    群里的聊天内容、手机号、证件号。
    <b>谁能看到</b>
    到会名单只有支部书记和委员能看；群里只看到人数、迟到和请假的名字。
    谁学了、谁没学，只有书记和委员能看；支部打开后，联系不上的人会在群里提到名字。
    笔记只有您自己能看，交上去的心得书记和委员能看，发到群里要先问您。
    取走您的数据：/mydata。要删除，请联系支部书记。
mydata-private = 请私聊我发送 /mydata，数据只发给您本人。
mydata-here = 这是保存的与您有关的全部数据。
