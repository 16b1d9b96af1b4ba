# 我的语言

menu-language = 我的语言
language-page = <b>我的语言</b>
    我私下对您说的话用哪种语言？群里用的是支部的语言。
language-as-branch = 和支部一样
language-saved = 已保存
