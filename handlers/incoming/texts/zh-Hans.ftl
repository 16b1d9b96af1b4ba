# 私聊里收到的文件和文字

incoming-ask = 这是做什么用的？
incoming-ask-file = 收到文件 { $name }。它是什么？
incoming-nobody = 这个文件我用不上，没有保存。发送 /help 看看我能做什么。
take-roster = 花名册
