# 我的語言

menu-language = 我的語言
language-page = <b>我的語言</b>
    我私下對您說的話用哪種語言？群裡用的是支部的語言。
language-as-branch = 和支部一樣
language-saved = 已儲存
