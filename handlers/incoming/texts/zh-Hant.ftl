# 私聊裡收到的檔案和文字

incoming-ask = 這是做什麼用的？
incoming-ask-file = 收到檔案 { $name }。它是什麼？
incoming-nobody = 這個檔案我用不上，沒有儲存。傳送 /help 看看我能做什麼。
take-roster = 花名冊
