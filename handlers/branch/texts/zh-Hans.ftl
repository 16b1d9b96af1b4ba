# 支部

menu-setup = 建立支部
menu-settings = 支部设置

branch-greeting = 大家好，我是支学，支部学习群的助手：会议签到、学习推送、每日答题、记录归档。
    请群管理员点下面的按钮建立支部，之后就能用了。
branch-set-up = 建立支部
branch-unnamed = 党支部
branch-set-up-done = 支部建好了，您是书记
branch-founded = <b>{ $name }</b> 建好了，书记：{ $secretary }。
    接下来：书记把花名册（Excel）私聊发给我，大家认领名字，就可以安排会议了。
founding-closed = 这个机器人只服务部署者同意的支部。要在这个群建立支部，请联系部署它的人。
founding-asked = 已请部署者确认，结果会发到这个群里。
founding-ask = 群「{ $title }」的管理员 { $name }（{ $account }）想建立支部，可以吗？
founding-agree = 同意
founding-refuse = 不同意
founding-agreed = 已同意：{ $title } 的支部建好了。
founding-not-agreed = 没有同意 { $title } 建立支部。
founding-refused = 部署者没有同意在这个群建立支部。
branch-next-roster = 传花名册
branch-next-meeting = 安排会议
branch-next-claim = 认领名字
branch-next-settings = 设置
branch-awake = { $name } 回来了，之前的记录都在。
branch-stands = 这个群已经建立了支部。书记可以发送 /settings 修改设置。
branch-in-group = 请在支部群里操作。
branch-elsewhere = 本支部现在由 @{ $bot } 服务，请到那里操作。
branch-bot-gone = 本支部原来的机器人已经停用。书记把我移出群再加进来，就可以改由我服务。
branch-admins-only = 请群管理员来点这个按钮。

set-page = <b>支部设置</b>
    名称：{ $name }
    时区：{ $zone }
    语言：{ $language }
set-name = 改名称
set-zone = 改时区
set-language = 改语言
set-points = 积分和排行
set-opens_before = 提前 { $value } 分钟签到
set-late_after = { $value } 分钟后算迟到
set-closes_after = { $value } 分钟后截止
set-reminds_before = 提前 { $value } 分钟提醒
set-reminds_before-0 = 会前不提醒
set-reminds_before-1440 = 提前一天提醒
set-free_claims-on = 认领名字：在群里不用确认
set-free_claims-off = 认领名字：要书记确认
set-names_absent-on = 结果里写缺席名单：是
set-names_absent-off = 结果里写缺席名单：否
set-hides_small-on = 支委会、党小组会：群里不提
set-hides_small-off = 支委会、党小组会：群里只写类型和时间
set-saved = 已保存
set-ask-name = 请输入支部名称（60 字以内）。
set-name-length = 名称要有 1 到 { $most } 个字。
set-ask-zone = 支部在哪个时区？没有的可以直接输入，例如 Asia/Tashkent
zone-name = { $zone ->
    [Asia-Shanghai] 北京时间
    [Asia-Urumqi] 乌鲁木齐
    [Asia-Hong_Kong] 香港
    [Asia-Singapore] 新加坡
    [Asia-Tokyo] 东京
    [Europe-London] 伦敦
    [Europe-Berlin] 柏林
    [America-New_York] 纽约
    [America-Los_Angeles] 洛杉矶
   *[other] { $zone }
 }
set-zone-unknown = 没有这个时区。请选一个，或输入像 Europe/Paris 这样的名字。
set-ask-language = 用哪种语言？
set-to-signin = 签到
set-to-push = 推送
set-to-study = 学习
set-about-signin = <b>设置 · 签到</b>
    点一下就换下一个值，马上生效。新安排的会议按这里的时间。
set-about-push = <b>设置 · 推送</b>
    免打扰的时间里，能等的推送都会等到结束再发。
set-about-study = <b>设置 · 学习</b>
    点一下就换下一个值，马上生效。
set-official_workdays-on = 工作日：按国家放假和调休
set-official_workdays-off = 工作日：周一到周五
set-keeps_files-on = 资料文件：本地也存一份
set-keeps_files-off = 资料文件：只存在 Telegram
set-reading_share = 读满 { $value }% 才算已学
set-reading_share-0 = 点了就算已学
set-reading_from_open-on = 阅读计时：从本人打开算起
set-reading_from_open-off = 阅读计时：从推送算起
set-reading_days = { $value } 天内学完
set-reading_days-0 = 不设学习期限
set-names_unread-on = 到期前在群里提醒未学的同志：是
set-names_unread-off = 到期前在群里提醒未学的同志：否
set-daily_minutes = 每天最多计 { $value } 分钟
set-question_hours = 题目开 { $value } 小时
set-review_second-on = 审题：要第二个人通过
set-review_second-off = 审题：不用第二个人通过
set-quiet = 免打扰：{ $since }–{ $until }
set-quiet-off = 免打扰：不设
set-quiet-none = 不设免打扰
quiet-ask-since = 免打扰从几点开始？
quiet-ask-until = 免打扰从 { $since } 到第二天几点？
branch-next-plans = 一键起步
set-to-talk = 讨论
set-about-talk = <b>设置 · 讨论</b>
    点一下就换下一个值，从下一个话题、下一条发言起生效。
set-speech_length = 满 { $value } 字算一次发言
set-topic_hours = 话题开 { $value } 小时
set-names_spoken-on = 群里写发言的名单：是
set-names_spoken-off = 群里写发言的名单：否
set-to-check = 检查
set-about-check = <b>学习检查</b>
    完成多少算绿灯、黄灯；三会一课和学时落后时，要不要提醒书记。人被抹除后，归档的会议记录和公示还保留姓名几年。
set-green_from = 绿灯：{ $value }% 起
set-yellow_from = 黄灯：{ $value }% 起
set-archive_years = 归档保留姓名：{ $value } 年
set-guards-on = 组织生活提醒：开
set-guards-off = 组织生活提醒：关
set-to-base = 基本
set-about-base = <b>设置 · 基本</b>
    名称、时区和语言。
founding-enough = 现在不能再建新的支部了，请明天再来，或联系部署者。
