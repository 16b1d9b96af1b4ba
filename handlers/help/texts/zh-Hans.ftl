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
    换手机号或换账号：发送 /join
    保存了什么：/privacy　取走数据：/mydata
help-secretary = <b>{ $name }</b>
    /meeting 安排会议，一句话也行：
    <code>/meeting 党课 周五15:00 三楼会议室 《新修订党章》</code>
    /signin 立即开始签到
    /attendance 到会名单，导出 Excel，更正
    /roster 花名册（把 Excel 直接发给我就能导入）
    /settings 支部设置　/handover 移交书记职务
help-group = 签到：会议前这里会出现签到板。认领名字：/join。更多在私聊里：给我发 /help
privacy = <b>保存什么</b>
    您的 Telegram 编号和显示名、您在花名册上的姓名和身份、每次会议的到会记录和请假原因。
    <b>不保存</b>
    群里的聊天内容、手机号、证件号。
    <b>谁能看到</b>
    到会名单只有支部书记和委员能看；群里只看到人数、迟到和请假的名字。
    取走您的数据：/mydata。要删除，请联系支部书记。
mydata-private = 请私聊我发送 /mydata，数据只发给您本人。
mydata-here = 这是保存的与您有关的全部数据。
