# 黨務公開

menu-affairs = 黨務公開：公示、公開事項

affairs-home = 📌 <b>黨務公開</b>
affairs-open = 正在公示 { $many } 項
affairs-none = 現在沒有正在公示的事項。
affairs-unseen = 您還有 { $many } 項沒看
affairs-new = ✍️ 發布公示
affairs-all = 公開臺賬

## 種類
notice-kind-decision = 決議公示
notice-kind-result = 結果公示
notice-kind-membership = 發展黨員公示
notice-kind-dues = 黨費收支公開
notice-kind-commendation = 表彰公示
notice-kind-election = 選舉公示
notice-kind-rectification = 整改公示
notice-kind-other = 其他

## 卡片
notice-heading = 📌 <b>{ $kind } · { $title }</b>
notice-goes-on = （後面還有，點“看全文”）
notice-until = ⏰ 公示到 { $day }，還有 { $left } 個工作日
notice-until-last = ⏰ 公示到 { $day }，最後一天
notice-long = 長期公開
notice-over-line = { $many ->
        [0] ✅ 公示已經結束，沒有收到異議
       *[other] ✅ 公示已經結束，收到異議 { $many } 條，都已核實答覆
    }
notice-withdrawn-line = ❌ { $day }撤回：{ $why }
notice-changed-line = ✏️ { $day }更正：{ $why }
notice-result-line = ✅ 結果已公佈：{ $title }
notice-seen = 已閱 { $seen } / { $expected }
notice-seen-others = { $counts }，另有 { $others } 位
notice-see = ✅ 已閱
notice-whole = 看全文
notice-is-seen = ✅ 已閱，第 { $place } 位
notice-is-seen-again = 您已經閱過，是第 { $place } 位
notice-changed-word = ✏️ <b>公示有更正</b>：{ $title }
    { $why }
notice-withdrawn-word = ❌ <b>公示撤回</b>：{ $title }
    { $why }

## 自己的頁面
notice-get-files = 附件 { $many }
notice-former = 原來的內容 { $many }
notice-who = 誰沒看
notice-missing = 還沒看的 { $many } 人：{ $names }
notice-change = ✏️ 更正
notice-withdraw = 撤回
notice-end = 結束公開
notice-publish-result = 公佈結果
notice-open = 看一看
notice-version = 第 { $number } 稿，{ $day }更正以前的內容。更正的原因：{ $why }
notice-version-title = { $title }
notice-files = 附件：{ $names }
notice-entry-open = { $title }（到{ $day }）
notice-entry-over = { $title }（已結束）
notice-entry-withdrawn = ❌ { $title }（已撤回）
notice-entry-asked = ✍️ 待填寫 · { $title }
notice-entry-checking = 檢查附件 · { $title }
notice-entry-held = ⏰ 待處理 · { $title }
notice-entry-planned = 待發布 · { $title }
notice-is-asked = 等您填寫。
notice-is-checking = 正在看附件裡有沒有不該公開的內容，看完告訴您。
notice-is-held = 還沒有發布。
notice-is-dropped = 沒有發布，已經放棄。
notice-fill = ✍️ 填寫
notice-mend = ✏️ 修改
notice-now = 📌 現在發布
notice-drop = 放棄
notice-is-dropped-now = 已放棄
notice-is-withdrawn = 已撤回，群裡說明了原因
notice-is-over-now = 已結束
notice-gone = 這項公示不在了。
notice-changed = 這項公示的狀態已經變了，請從 /affairs 重新開啟。
notice-same = 內容沒有變化，不用更正。

## 填寫
notice-ask-kind = 公開什麼？
notice-ask-label = 這一類叫什麼？直接發給我，20 字以內。
notice-ask-title = 標題是什麼？100 字以內。
notice-ask-body = 正文直接發給我，粗體、連結都可以，4096 字以內。不要寫身份證號和電話。
notice-ask-files = 有附件就發給我：檔案、圖片、影片、語音都行，可以發幾個。點名字可以去掉，沒有就點“下一步”。
notice-ask-days = 公示多久？點一個，或者發一個數：幾個工作日，從發布的第二天算起。
notice-ask-when = 什麼時候發布？點一個，或者發時間，比如“週五9點”。
notice-label-kind = 種類
notice-label-label = 叫法
notice-label-title = 標題
notice-label-body = 正文
notice-label-files = 附件
notice-label-days = 期限
notice-label-when = 時間
notice-days = { $days } 個工作日
notice-days-usual = { $days } 個工作日（一般）
notice-days-long = 長期公開
notice-days-few = 發展黨員公示不能少於 { $least } 個工作日。
notice-days-many = 最多 { $most } 個工作日；更久的請選“長期公開”。
notice-days-unclear = 沒看懂。請發一個數，比如 5。
notice-when-now = 馬上
notice-when-tomorrow = 明天 9:00
notice-when-past = 這個時間已經過了，請發以後的時間。
notice-files-many = 最多 { $most } 個附件。
notice-typed-empty = 裡面沒有字，請再發一次。
notice-typed-long = 最多 { $most } 字，您發的有 { $long } 字。
notice-preview = 群裡會看到：
notice-period = 公示 { $days } 個工作日
notice-period-long = 長期公開，直到您結束
notice-at-once = 馬上發布
notice-at = { $when }發布
notice-publish = 📌 發布
notice-result-title = { $title }——結果

## 更正和撤回
notice-change-ask-body = 更正以後的正文是什麼？直接發給我。群裡會說明有更正，原來的內容留著可查。
notice-change-ask-why = 為什麼更正？寫一句，大家會看到。
notice-change-ask-title = 標題改成什麼？
notice-change-ask-files = 發來新的附件；點名字去掉舊的；好了點“下一步”。
notice-change-label-body = 正文
notice-change-label-why = 原因
notice-change-label-title = 標題
notice-change-label-files = 附件
notice-change-preview = 更正以後是這樣。原因：{ $why }
notice-change-now = ✏️ 更正
notice-body-stays = 正文不變
notice-withdraw-ask-why = 為什麼撤回？寫一句，大家會看到。

## 不該公開的
notice-held = ⏰ <b>還沒有發布：{ $title }</b>
notice-found = · { $what } { $shown }：{ $place }
notice-found-unread = · { $file }：{ $why }
notice-what-id = 證件號碼
notice-what-phone = 電話號碼
notice-place-title = 在標題裡
notice-place-body = 在正文第 { $line } 行
notice-place-name = 在附件的檔名裡
notice-place-file = 在“{ $file }”第 { $line } 段
notice-place-cell = 在“{ $file }”{ $cell }
notice-why-picture = 圖片、掃描件，我看不了裡面的字
notice-why-played = 音訊、影片，我看不了
notice-why-pdf = PDF，我看不了裡面的字
notice-why-word = 老格式的文件，我看不了；另存為 .docx 就可以
notice-why-slides = 老格式的幻燈片，我看不了
notice-why-archive = 壓縮包，我看不了
notice-why-big = 超過 20 MB，我取不到
notice-why-locked = 有密碼，我打不開
notice-why-broken = 打不開，可能壞了
notice-why-lost = 沒取到，可能是網路不好
notice-why-other = 這種檔案我看不了
notice-why-unsent = · 群裡沒有收到。我不能在群裡發這類訊息時會這樣，請看看我在群裡的許可權。
notice-held-numbers = 公示裡一般不寫證件號碼和電話。請改掉；確實要公開，再點“仍然發布”。
notice-held-unread = 請您自己看一遍，裡面沒有證件號碼、電話和別的不該公開的內容，再點“看過了，發布”。
notice-confirm = 仍然發布
notice-looked = ✅ 看過了，發布
notice-allow = 這是支部的聯絡電話，以後都可以
notice-held-word = ⏰ “{ $title }”沒有發到群裡，請看一看。
notice-over-word = 📌 “{ $title }”公示結束了。要公佈結果嗎？
notice-todo = 📌 還沒看的公示：{ $title }
notice-todo-open = 📌 去看

## 異議
notice-how = 有不同意見，點“有話要說”私下寫，只有支部委員會知道。
notice-object = 💬 有話要說
notice-held-up = ⏰ 公示期到 { $day }為止。有異議，正在核實
case-ask-text = 對這項公示有什麼不同意見？直接發給我，把事情寫清楚：什麼時間、什麼事、怎麼知道的。2000 字以內。
case-ask-files = 有材料就發給我，沒有就點“下一步”。
case-label-text = 內容
case-label-files = 材料
case-preview = 對“{ $title }”的意見，發出去以前再看一遍：
case-named-promise = 署名：支部委員會知道是您寫的，別人不知道。核實以前，這項公示不會結束；有了結果我私下告訴您。
case-send = 📨 交給支部委員會
case-sent = 📨 交上去了，由 { $name } 核實。有了結果我私下告訴您。
case-heads = 書記、副書記
case-look = 看進展
case-own-head = 💬 <b>您對“{ $title }”的意見</b>
case-is-open = ⏰ 正在核實。
case-is-withdrawn = 已經收回。
case-was-upheld = ✅ { $when }答覆：您反映的情況屬實。
case-was-not-upheld = { $when }答覆：經核實，情況不屬實。
case-answer = { $answer }
case-take-back = 收回
case-is-withdrawn-now = 收回了
case-over = 這項公示已經結束或者撤回，不再收意見。有話可以直接找書記。
case-enough = 您對這項公示已有 { $most } 條意見在核實，等答覆以後再提吧。
case-gone = 這條意見不在了。
case-closed = 這條意見已經處理過了。
case-own = 這條意見是您自己提的，要由別的同志核實。
case-not-yours = 這條意見由別的同志核實。書記、副書記可以改派。
case-not-theirs = 不能交給這位同志：要是支部委員、認領了名字，而且不是提意見的人。
case-word = 💬 “{ $title }”收到一條意見，由 { $name } 核實。核實以前公示不會結束。
case-handed-word = 💬 “{ $title }”的一條意見交給您核實。
case-taken-back-word = 💬 “{ $title }”的一條意見由本人收回了。
case-upheld-word = 💬 您對“{ $title }”的意見有了答覆：情況屬實。
case-not-upheld-word = 💬 您對“{ $title }”的意見有了答覆：經核實，情況不屬實。
case-mend-word = 💬 對“{ $title }”的一條意見屬實。請更正或者撤回這項公示。
case-list = 💬 <b>意見</b>　待核實 { $open }，一共 { $many }
case-list-none = 💬 還沒有收到意見。
case-entry-open = ⏰ { $title }
case-entry-decided = ✅ { $title }
case-entry-withdrawn = { $title }（收回）
case-head = 💬 <b>對“{ $title }”的意見</b>
case-by = { $who }　由 { $name } 核實
case-anonymous = 匿名
case-uphold = ✅ 屬實，答覆
case-refuse = 不屬實，答覆
case-hand-over = 改由別人核實
case-whom = 改由誰核實？
case-nobody = 支部委員會裡沒有別的同志可以核實。
case-is-handed-over = 改由 { $name } 核實了
case-ask-upheld = 屬實。怎麼答覆？直接發給我，只有提意見的同志看到。
case-ask-refused = 不屬實。怎麼核實的、為什麼，直接發給我，只有提意見的同志看到。
case-is-decided-now = 答覆了
case-todo = 💬 一條意見等您核實：{ $title }
case-todo-open = 💬 去核實
affairs-cases = 意見 { $many }

## 公開臺賬
register-head = 📌 <b>{ $year }年公開臺賬</b>　{ $many } 項
register-kind = { $kind } { $many }
register-entry = { $day } { $title }
register-all = 全部種類
register-book = Excel
register-document = Word
register-year = { $year }年
register-nothing = 這一年還沒有公開過事項。
register-title = { $branch } { $year }年黨務公開臺賬
register-title-of = { $branch } { $period }黨務公開臺賬
register-here = 公開臺賬，{ $many } 項
register-is-open = 正在公示
register-is-over = 已結束
register-is-withdrawn = 已撤回
register-case-open = 正在核實
register-case-upheld = 屬實
register-case-refused = 不屬實
register-sheet = 黨務公開臺賬
register-number = 序號
register-kind-word = 種類
register-title-word = 標題
register-posted = 公開日期
register-until = 截止日期
register-days = 工作日
register-state = 結果
register-seen = 已閱
register-objections = 異議
register-changes = 更正
register-objection = 異議
register-answered = 已答覆
register-open = 正在核實
register-files = 附件
register-long = 長期

## 按計劃公開
plan-kind-notice = 📌 定期公開
notice-plan-ask-kind = 定期公開什麼？到時候我提前請您填寫內容，填好了到點發布。
notice-plan-ask-label = 這一類叫什麼？直接發給我，20 字以內。
notice-plan-ask-title = 標題是什麼？點一個或者直接發給我，我會加上年月。
notice-plan-ask-ahead = 提前幾天請您填寫？
notice-ahead = 提前 { $days } 天
notice-asked = ✍️ 該準備“{ $title }”了，請填寫內容。
notice-asked-again = ✍️ “{ $title }”還沒有填寫。
notice-asked-when = 填好以後 { $when }發布。
notice-asked-late = 填好就發布。
notice-asked-title = { $title }（{ $year }年{ $month }月）
notice-plan-preview = 到時候請您填寫：{ $kind } · { $title }
