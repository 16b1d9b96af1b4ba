## 文件里的资料
material-file-empty = 文件是空的。请检查后再发。
material-file-too-big = 文件太大，最多 { $limit } MB。请分开来发。
material-file-kind = { $kind ->
        [pdf] 这是 PDF，文字读不准。请另存为 Word（.docx）再发。
        [picture] 这是图片，不是文字。请直接发送图片。
        [slides] 这是幻灯片。请把文字存成 Word（.docx）再发。
        [archive] 这种压缩包打不开。请压缩成 .zip 再发。
       *[other] 这种文件读不了。可以用 Word（.docx）、Markdown、文本文件，或者装着它们的 .zip。
    }
material-file-old-word = 这是旧版 Word 文件（.doc）。请用 Word 或 WPS 打开，另存为 .docx 再发。
material-file-encrypted = 文件设了密码。请去掉密码再发。
material-file-broken = 文件损坏了，打不开。请另存一份再发。
material-file-bomb = 文件展开以后大得不正常，没有读。
material-file-too-long = 正文太长，最多 { $limit } 字。请分成几篇再发。
material-file-too-many = 一次最多收 { $limit } 篇，还剩 { $left } 篇没有收。请分几次来发。
material-file-nested = 压缩包里还有压缩包，没有打开。请先解开再发。
material-file-outside = 文件的路径指到了压缩包外面，没有收。
material-file-link = 这是快捷方式，不是文件本身，没有收。
material-file-nothing = 里面没有可以读的文件。可以用 Word（.docx）、Markdown 或文本文件。
material-file-twice = 和“{ $first }”内容一样，没有重复收。
material-file-no-columns = 没有找到“标题”和“链接”这两列。请在表头写上，一行一篇。
material-file-long-list = 表格太大，没有读。请只留下标题和链接。
material-file-not-feed = 这个网址给出的不是订阅源（RSS 或 Atom）。
material-file-row-no-title = 没有标题，没有收。请补上标题。
material-file-row-no-link = 没有链接，没有收。请补上网址。
material-file-row-bad-link = “{ $value }”不是网址，没有收。网址以 https:// 开头。
material-file-row-minutes = 没看懂“{ $value }”是几分钟，按一般文章估计。
material-file-row-until = 没看懂截止日期“{ $value }”，先不设截止。写成 2026-12-31 这样就行。
material-file-row-shortened = 标题太长，只收前 { $limit } 个字。
