# 外出

away-button = 🧳 外出
away-now = 🧳 外出：{ $when }
away-head = 🧳 <b>{ $name } 的外出</b>
    外出期间，学习和会议都不算应到。点一条可以提前结束或删除。
away-none = 🧳 <b>{ $name }</b> 没有外出记录。
    外出、流动、长假期间，学习和会议都不算应到。
away-new = 记一次外出
away-entry = { $when }
away-span = { $start } 到 { $last }
away-since = { $start } 起，没有定回来的日子
away-ask-start = <b>{ $name }</b> 从哪天起外出？可以直接输入日期，例如 12月1日。
away-ask-until = <b>{ $name }</b> { $start } 起外出，到哪天为止（含当天）？可以直接输入日期。
away-open = 还不知道
away-days = { $days } 天
away-one = 🧳 <b>{ $name }</b>：{ $when }
away-back = 已经回来
away-drop = 删除这条
away-noted = 记下了
away-ended = 好的，从今天起照常
away-dropped = 已删除
away-left = { $name } 已经离开支部。
away-far = 日期太远了，请检查一下。
away-backwards = 结束的日子在开始以前，请再选一次。
away-overlaps = { $name } 这段时间已经记过外出，请先结束或删除那一条。
away-day-unclear = 没有看懂日期。可以这样写：12月1日、下周一、2026-12-31。
