# Being away

away-button = 🧳 Away
away-now = 🧳 Away: { $when }
away-head = 🧳 <b>When { $name } is away</b>
    Neither readings nor meetings are expected of them then. Tap one to end it early or delete it.
away-none = 🧳 <b>{ $name }</b> has not been away so far.
    While somebody is away or on long leave, neither readings nor meetings are expected of them.
away-new = Note a time away
away-entry = { $when }
away-span = { $start } to { $last }
away-since = from { $start }, return open
away-ask-start = From which day is <b>{ $name }</b> away? You can also type a date, such as 2026-12-01.
away-ask-until = <b>{ $name }</b> is away from { $start }. Until which day (included)? You can also type a date.
away-open = Not known yet
away-days = { $days } days
away-one = 🧳 <b>{ $name }</b>: { $when }
away-back = Is back
away-drop = Delete
away-noted = Noted
away-ended = From today on as usual
away-dropped = Deleted
away-left = { $name } has left the branch.
away-far = That date is too far off. Please check it.
away-backwards = The end lies before the beginning. Please choose again.
away-overlaps = { $name } is noted as away in that time already. Please end or delete that entry first.
away-day-unclear = That date was not understood. Write it like this: 2026-12-01, 1 December, next Monday.
