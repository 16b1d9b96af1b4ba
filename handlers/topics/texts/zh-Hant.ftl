# 討論

menu-topic = 討論：正在談的、提話題、結果
menu-speak = 發言：私下寫好再發到群裡

topic-kind-word = 熱詞
topic-kind-question = 學習一問
topic-kind-case = 案例
topic-kind-example = 好榜樣
topic-kind-lead = 領學主題

## 群裡的討論卡片
topic-heading = { $kind } · { $title }
topic-heading-lead = { $name }領學 · { $title }
topic-card = 💬 <b>{ $heading }</b>
topic-spoken = 已發言 { $spoken } / { $expected }
topic-over = 討論結束：{ $expected } 人中 { $spoken } 人發言，共 { $times } 條
topic-others = { $counts }，另有 { $others } 位
topic-voices = 剛剛發言：{ $names }
topic-how = 直接回覆這條訊息就能發言，{ $least } 個字以上算一次。
topic-until = 還有 { $days } 天，{ $when } 截止
topic-until-soon = 還有不到一天，{ $when } 截止
topic-write = ✍️ 私下寫好再發

## 結果
topic-result = 💬 <b>討論結果 · { $heading }</b>
topic-result-names = 發言的同志：{ $names }
topic-result-best = 大家最認同的：
topic-result-one = · { $name }：“{ $said }”（{ $reactions } 人回應）
topic-result-said = · “{ $said }”（{ $reactions } 人回應）
topic-summary = 📌 <b>討論小結 · { $heading }</b>
topic-speech = 💬 <b>{ $name }</b>：
    { $text }
topic-closed-word = 💬 “{ $title }”討論結束，{ $expected } 人中 { $spoken } 人發言。寫幾句小結發到群裡嗎？
topic-closed-silent = 💬 “{ $title }”討論結束，這次沒有人發言，群裡沒有再發通知。

## 我的討論
topic-home = 💬 <b>正在討論</b>
topic-home-none = 💬 <b>討論</b>
    現在沒有開著的話題。想談什麼，可以提一個。
topic-home-open = <b>{ $title }</b>
topic-home-spoken = ✅ 您已經發言，還可以接著說
topic-home-silent = 您還沒有發言
topic-home-write = ✍️ 發言：{ $title }
topic-home-stock = 話題庫還有 { $ready } 個{ $proposed ->
        [0] {""}
       *[other] ，有 { $proposed } 個新提議待看
    }
topic-mine = 我的發言
topic-propose = 提話題
topic-stock = 話題庫
topic-results = 往期結果
topic-group-none = 💬 現在沒有開著的話題。想談什麼，私聊裡可以提。
topic-group-open = 💬 正在討論：
topic-group-line = { $title }，{ $when } 截止
topic-go = 去看：{ $title }
topic-here-forum = 好的，以後的討論發到這個話題裡，在這裡說的話都能算發言。
topic-here-comments = 好的，以後的討論發到這條貼文的留言裡，在這裡說的話都能算發言。
topic-here-group = 好的，以後的討論發到群裡。
topic-now-group = 以後發到群裡

## 話題庫
topic-stock-head = 💬 <b>話題庫</b>　待討論 { $many } 個，按順序發
topic-stock-none = 💬 <b>話題庫</b>　還沒有話題。加幾個，或者裝入入門話題。
topic-place-group = 發到群裡。想發到某個話題分區或頻道貼文的留言裡，就在那裡傳送 /topic here。
topic-place-forum = 發到群裡指定的話題分區。
topic-place-comments = 發到指定的頻道貼文的留言裡。
topic-to-group = 改發到群裡
topic-entry = { $kind } · { $title }
topic-entry-open = 💬 正在談 · { $title }（{ $kind }）
topic-add = 加話題
topic-starter = 裝入入門話題
topic-proposals = 新提議 { $many }
topic-proposals-head = 💬 <b>同志們的提議</b>
topic-proposals-none = 💬 沒有待看的提議。
topic-added = 加進了 { $many } 個
topic-added-several = 加進了 { $many } 個話題{ $known ->
        [0] 。
       *[other] ，{ $known } 個以前有過，沒有重複加。
    }
topic-state-ready = 待討論
topic-state-proposed = 待審
topic-state-closed = 已經討論過
topic-state-refused = 沒有采用
topic-state-retired = 已停用，不會發出
topic-proposed-by = { $name } 提議
topic-post = 💬 現在發到群裡
topic-posted = 發到群裡了
topic-up = 上移
topic-down = 下移
topic-moved = 移好了
topic-at-edge = 已經到頭了
topic-retitle = 改標題
topic-rebody = 改內容
topic-rekind = 改類型
topic-retire = 停用
topic-is-retired = 已停用
topic-restore = 恢復
topic-is-ready = 進了話題庫
topic-longer = 延長一天
topic-is-longer = 延長了一天
topic-close = 現在結束
topic-close-sure = 現在就結束“{ $title }”的討論？群裡馬上會看到結果。
topic-is-closed = 討論結束了
topic-look = 看一看
topic-accept = ✅ 收下
topic-refuse = 婉拒
topic-is-refused = 已婉拒
topic-ask-why = 給提議的同志說一句為什麼？直接發給我。
topic-no-why = 不寫理由
topic-why = 書記說：{ $why }
topic-accepted-word = 💬 您提的話題“{ $title }”收下了，輪到時發到群裡。謝謝。
topic-refused-word = 💬 您提的話題“{ $title }”這次沒有采用，謝謝您的提議。
topic-proposal-word = 💬 { $name }提了一個話題：“{ $title }”
topic-proposed = 💬 “{ $title }”交上去了，書記看過以後告訴您。
topic-proposed-enough = 您已有 { $most } 個提議在等書記看，等看過再提吧。
topic-ask-kind = 哪一類話題？
topic-ask-titles = 話題是什麼？60 字以內。一次發幾行，就是幾個話題。
topic-ask-title = 新的標題是什麼？60 字以內。
topic-ask-proposal = 想請大家談什麼？用一句話寫給我，60 字以內。
topic-ask-body = 要不要加幾句說明？直接發給我，{ $most } 字以內。
topic-ask-new-body = 請把新的說明發給我。
topic-no-body = 不加說明
topic-typed-empty = 沒有看到文字，請再發一次。
topic-title-long = 標題太長了：{ $long } 字，最多 { $most } 字。
topic-typed-long = 太長了：{ $long } 字，最多 { $most } 字。刪短一點，再發一次。
topic-known = “{ $title }”以前有過了，換一個吧。
topic-stock-full = 話題庫最多放 { $most } 個，先用掉一些。
topic-changed = 這個話題剛剛變過，請回話題庫看看。
topic-saved = 已儲存
topic-stock-empty = 話題庫空了，沒有可發的
topic-stock-whole = 話題庫
topic-stock-of-kind = 話題庫的“{ $kind }”類
topic-stock-empty-word = 💬 到時間發話題了，可是{ $stock }空了，這次沒有發。加幾個新話題吧。
topic-stock-low-word = 💬 { $stock }只剩 1 個話題了，加幾個新的吧。
topic-stock-last-word = 💬 剛發出去的是{ $stock }裡最後一個，加幾個新的吧。

## 往期結果
topic-past = 💬 <b>往期討論</b>
topic-past-none = 💬 還沒有結束的討論。
topic-past-entry = { $day } { $title }
topic-no-result = 還沒有這一期的討論結果。
topic-said = 發言 { $many }
topic-said-head = 💬 <b>{ $title }</b>
    群裡刪掉的，討論結束時就不計了；其他不該計的，請點開後選“不計入”。
topic-said-none = 💬 <b>{ $title }</b>
    還沒有人發言。
topic-said-yes = { $name } { $when } · { $long } 字
topic-said-no = 不計 · { $name } { $when }
topic-said-one = 💬 <b>{ $name }</b>
topic-take-out = 不計入
topic-put-back = 恢復計入
topic-taken-back = 本人已經撤回，不能恢復。
topic-sum-up = ✍️ 寫小結
topic-summed-up = ✍️ 看小結
topic-summary-draft = ✍️ 替您起了個草稿，可以就用這個，也可以自己寫：
topic-summary-ready = ✍️ 小結寫好了：
topic-summary-there = ✍️ 小結已經發到群裡，改了會在群裡跟著改：
topic-summary-post = 發到群裡
topic-summary-out = 小結髮到群裡了
topic-summed = 小結已經發過了。
topic-own-words = 自己寫
topic-ask-summary = 請把小結髮給我，{ $most } 字以內。
topic-draft = { $many } 位同志圍繞“{ $title }”談了看法，共 { $times } 條發言。
topic-draft-words = 談得最多的是：{ $words }。
topic-draft-said = { $name }說：“{ $said }”
topic-draft-somebody = 有同志說：“{ $said }”
topic-export = 匯出 Word
topic-export-year = 匯出今年的 Word
topic-word-title = { $branch } · 討論記錄
topic-word-file = 討論記錄 { $name }.docx
topic-word-here = 討論記錄 { $many } 期，見附件。
topic-word-outside = { $name }（不在花名冊）
topic-word-when = { $first } 至 { $last }
topic-word-who = 姓名
topic-word-when-said = 時間
topic-word-long = 字數
topic-word-said = 發言（摘要）
topic-word-reactions = 回應
topic-word-summary = 小結
topic-word-nobody = 沒有人發言。

## 發言
speak-none-open = 現在沒有開著的話題。傳送 /topic 可以提一個。
speak-over = 這個討論已經結束，不再收發言。
speak-ask-topic = 您想談哪一個？
speak-ask = { $prompt }

    想好了慢慢寫，寫完發給我，{ $least } 個字以上。發出去之前會先給您看。
speak-preview = “{ $title }”裡會這樣發，署您的名字：
speak-send = 💬 發到群裡
speak-label-speech = 改一改
speak-sent = 💬 發到群裡了，{ $long } 字。謝謝您。
speak-later = 💬 收好了。現在是安靜時間，{ $when } 發到群裡。
speak-look = 看一看
speak-why-short = 再多說兩句吧，{ $least } 個字以上就算一次發言。
speak-why-signs = 用文字說兩句吧，{ $least } 個字以上就算一次發言。
speak-why-copy = 這和前面同志說的差不多，換成您自己的話再說說吧。
speak-mine = 💬 <b>我的發言</b>
    在群裡刪掉的，討論結束時就不計了；想馬上撤回，點開就行。
speak-mine-none = 💬 還沒有發言。群裡有話題時，回覆它就行，也可以傳送 /speak 私下寫。
speak-entry = { $when } { $start }
speak-entry-not = { $when } { $start }（不計）
speak-said = { $when }
    <blockquote>{ $excerpt }</blockquote>
speak-counts = ✅ 計入，{ $long } 字{ $reactions ->
        [0] {""}
       *[other] ，{ $reactions } 人回應
    }
speak-not-short = 不計：{ $long } 字，太短了
speak-not-signs = 不計：沒有文字
speak-not-copy = 不計：和別人的發言差不多
speak-gone = 已撤下，不計
speak-waits = 還沒有發出去，安靜時間過後就發。
speak-change = 修改
speak-back = 撤回
speak-back-sure = 撤回“{ $start }”？撤回後不再計入。
speak-is-back = 已撤回
speak-back-done = 已撤回，群裡看不到了。
speak-back-yours = 已撤回，不再計入。群裡那條訊息是您自己發的，請您自己刪。
speak-back-stays = 已撤回，不再計入。群升級以前發的訊息動不了，只能請群管理員刪。
speak-stays = 這條發言是群升級以前發的，改不了了。可以撤回，再說一次。
speak-emptied = 這條發言已由本人撤回。

## 輪流領學
rota-open = 輪流領學
rota-about = 💬 <b>輪流領學</b>
    每週請一位同志領學：提前一週定人並私下告訴他，前一天再提醒，他寫好主題，輪到那週就發到群裡。
    人多的支部一週幾位，一個季度人人輪到。按誰最久沒輪到排，外出和請長假的跳過。
rota-on = 開啟
rota-off = 關閉
rota-is-on = 打開了
rota-is-off = 關閉了
rota-head = 💬 <b>輪流領學</b>
rota-line = { $week }　{ $name } · { $state }
rota-then = 接下來：{ $names }
rota-before = <b>以前</b>
rota-state-named = 已告知
rota-state-reminded = 已提醒
rota-state-done = ✅ 已領學
rota-state-missed = 沒有領學
rota-change = 換人：{ $week } { $name }
rota-week-this = 本週
rota-week-next = 下週
rota-week-from = { $day }那週
rota-week-dated = { $week }（{ $first }–{ $last }）
rota-day = { $month }月{ $day }日
rota-named = 💬 <b>{ $branch }</b>：{ $week }請您領學。
rota-todo = 💬 { $week }由您領學
rota-mine = 💬 <b>{ $branch }</b>：{ $week }由您領學。
rota-mine-open = 💬 我的領學
rota-theme = 主題：“{ $title }”
rota-no-theme = 請先寫一個主題，輪到那週發到群裡請大家談。
rota-write = ✍️ 寫主題
rota-rewrite = ✍️ 重寫主題
rota-post = 💬 現在發到群裡
rota-swap = 換人
rota-who = 換成誰？會私下告訴他。
rota-swap-who = 請誰替您？會先問他願不願意。
rota-nobody = 沒有別的同志可以換。
rota-ask = 💬 { $name }想請您替他領學{ $week }，行嗎？
rota-yes = ✅ 我來
rota-no = 這次不行
rota-asked = 已經去問{ $name }，有迴音就告訴您。
rota-said-no = 好的，我告訴他。
rota-taken = 💬 您請的同志答應替您領學了。
rota-declined = 💬 您請的同志這次不行，再請一位吧。
rota-relieved = 💬 書記已請別的同志替您領學，這次不用準備了。
rota-freed = 💬 您那一週不在，已經請別的同志領學，這次不用準備了。
rota-passed = 💬 { $week }{ $name }不在，改由{ $other }領學。
rota-swapped = 💬 換人：{ $week }由{ $other }替{ $name }領學。
rota-changed = 換成{ $name }了
rota-over = 這一次已經過去了，或者已經換了人。
rota-not-yours = 這一次不是您領學。
rota-not-asked = 已經不用您替了，謝謝。
rota-unreached = 💬 { $week }輪到{ $name }領學，我聯絡不上，請您轉告，或者換人。
rota-ask-title = 您想請大家談什麼？用一句話寫給我，60 字以內。

## 安排
plan-kind-topic = 💬 討論話題
topic-plan-ask-kind = 每次從話題庫發下一個。發哪一類？
topic-any-kind = 不分類，按順序
topic-plan-ask-hours = 每個話題開多久？
topic-hours = { $hours ->
        [24] 1 天
        [48] 2 天
        [72] 3 天
        [120] 5 天
       *[168] 7 天
    }
topic-hours-usual = 按支部設定（{ $hours } 小時）
topic-plan = 討論
topic-todo = 💬 還沒有發言：{ $title }
topic-todo-open = 💬 去發言
topic-plan-kind = 討論 · { $kind }
topic-starter-rhythm = 每週三 10:00
