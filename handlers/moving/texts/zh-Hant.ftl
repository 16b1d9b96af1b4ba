# 改由另一個機器人服務

move-offer = 本群的支部現在由 @{ $bot } 服務。書記可以改由我服務。
move-look = 了解怎麼改
move-page = 把<b>{ $name }</b>改由 @{ $bot } 服務：
    · 記錄、花名冊、計劃都不變。
    · { $files ->
        [0] 沒有要重新發的文件。
       *[other] { $files } 個文件由我在這裡重新發一遍，請不要刪除。
    }
    · 還在用的卡片由我在群裡重新發，舊按鈕會指到我這裡。
    · 已經發出的消息以後不能再修改；私下沒做完的步驟要重新開始。
    · 會請每位打開我一次，之後我才能私下提醒。
move-token-gone = ⚠️ 原機器人的令牌已經不在了：只存在它那裡的文件取不到，舊按鈕不會再有回應。
move-page-lost = 這 { $many } 個文件帶不過來，要請您重新發：
move-more = ……還有 { $many } 個
move-go = ✅ 改由我服務
move-begun = 正在改，好了會告訴您。
move-there-already = 支部已經由這個機器人服務。
move-no-such-bot = 這裡沒有這個機器人。
move-start-first = 請書記先打開 @{ $bot }。
move-open-poll = 還有題目沒有收卷，收卷以後再改。
move-open-contest = 還有競賽或對戰沒有結束，結束以後再改。
move-under-way = 已經在改了，請稍等。
move-not-in-group = @{ $bot } 不在群裡，請先把它加進群。
move-stopped = 沒有改成由 @{ $bot } 服務：{ $why }
move-done = <b>{ $name }</b>現在由我服務。重新發了 { $files } 個文件。
move-done-lost = 這 { $many } 個文件沒能帶過來，請重新發給我：
move-members = 本群以後由 @{ $bot } 服務。請每位點一下「打開」，這樣提醒才能私下送到。
move-member = <b>{ $name }</b>以後由 @{ $bot } 服務。請點一下「打開」，以後的提醒才能發給您。
move-start = 打開
