# Moving to another bot

move-offer = This group's branch is served by @{ $bot }. The secretary can have me serve it.
move-look = How to change
move-page = Have @{ $bot } serve <b>{ $name }</b>:
    · Records, roster and plans stay as they are.
    · { $files ->
        [0] No files have to be sent anew.
        [one] One file is sent anew by me here: please do not delete it.
       *[other] { $files } files are sent anew by me here: please do not delete them.
    }
    · Cards in use are put up again by me in the group; old buttons point to me.
    · Messages sent before can no longer be changed; unfinished private steps begin anew.
    · Members are asked to open me once, so that I can remind people privately.
move-token-gone = ⚠️ The old bot's token is gone: files that only it keeps cannot be fetched, and its old buttons get no answer any more.
move-page-lost = { $many ->
        [one] One file cannot be moved and has to be sent again:
       *[other] { $many } files cannot be moved and have to be sent again:
    }
move-more = … and { $many } more
move-go = ✅ Have me serve it
move-begun = On it; I will tell you when it is done.
move-there-already = This bot serves the branch already.
move-no-such-bot = There is no such bot here.
move-start-first = Please have the secretary open @{ $bot } first.
move-open-poll = A question is still open; move when it has closed.
move-open-contest = A contest or duel is still under way; move when it has ended.
move-under-way = The move is under way, please wait.
move-not-in-group = @{ $bot } is not in the group; please add it first.
move-stopped = @{ $bot } does not serve the branch: { $why }
move-done = I serve <b>{ $name }</b> now. { $files ->
        [one] One file was sent anew.
       *[other] { $files } files were sent anew.
    }
move-done-lost = { $many ->
        [one] One file could not be moved; please send it to me again:
       *[other] { $many } files could not be moved; please send them to me again:
    }
move-members = This group is served by @{ $bot } from now on. Please tap Open once, so that reminders reach you privately.
move-member = <b>{ $name }</b> is served by @{ $bot } from now on. Please tap “Open” once, so that reminders reach you.
move-start = Open
