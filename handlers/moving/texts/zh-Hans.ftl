# 改由另一个机器人服务

move-offer = 本群的支部现在由 @{ $bot } 服务。书记可以改由我服务。
move-look = 了解怎么改
move-page = 把<b>{ $name }</b>改由 @{ $bot } 服务：
    · 记录、花名册、计划都不变。
    · { $files ->
        [0] 没有要重新发的文件。
       *[other] { $files } 个文件由我在这里重新发一遍，请不要删除。
    }
    · 还在用的卡片由我在群里重新发，旧按钮会指到我这里。
    · 已经发出的消息以后不能再修改；私下没做完的步骤要重新开始。
    · 会请每位打开我一次，之后我才能私下提醒。
move-token-gone = ⚠️ 原机器人的令牌已经不在了：只存在它那里的文件取不到，旧按钮不会再有回应。
move-page-lost = 这 { $many } 个文件带不过来，要请您重新发：
move-more = ……还有 { $many } 个
move-go = ✅ 改由我服务
move-begun = 正在改，好了会告诉您。
move-there-already = 支部已经由这个机器人服务。
move-no-such-bot = 这里没有这个机器人。
move-start-first = 请书记先打开 @{ $bot }。
move-open-poll = 还有题目没有收卷，收卷以后再改。
move-open-contest = 还有竞赛或对战没有结束，结束以后再改。
move-under-way = 已经在改了，请稍等。
move-not-in-group = @{ $bot } 不在群里，请先把它加进群。
move-stopped = 没有改成由 @{ $bot } 服务：{ $why }
move-done = <b>{ $name }</b>现在由我服务。重新发了 { $files } 个文件。
move-done-lost = 这 { $many } 个文件没能带过来，请重新发给我：
move-members = 本群以后由 @{ $bot } 服务。请每位点一下“打开”，这样提醒才能私下送到。
move-member = <b>{ $name }</b>以后由 @{ $bot } 服务。请点一下“打开”，以后的提醒才能发给您。
move-start = 打开
