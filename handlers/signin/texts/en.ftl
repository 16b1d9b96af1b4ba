# Sign-in

menu-signin = Sign in (secretary: open sign-in now)
menu-attendance = Attendance lists

board-sign = ✅ Sign in
board-leave = 📝 Leave
board-late = ⏰ Coming late
board-counts = Expected { $expected }　Present { $present }　Leave { $leave }　Missing { $missing }{ $late ->
    [0] {""}
   *[other] 　Late { $late }
 }
board-counts-bare = Signed in: { $present } (provisionally: the branch has no roster yet)
board-quorum-reached = Vote: { $voters } with voting rights, { $present } present, more than half ✅
board-quorum-open = Vote: { $voters } with voting rights, { $present } present, { $needed } more needed
board-observing = Observing { $many }
board-made-up = Made up { $many }
board-coming = Coming late: { $many }
board-latest = Just signed in: { $names }
board-rule = Late from { $late }, closes at { $closes }
board-on-site = On-site sign-in: scan the QR code on the screen, or type the 6 digits in the private chat.
board-cancelled = { $title }
    This meeting was cancelled.
result-counts = Expected { $expected }　Present { $present }{ $late ->
    [0] {""}
   *[other] {" "}({ $late } late)
 }　Leave { $leave }　Absent { $absent }
result-late = Late: { $names }
result-leave = Leave: { $names }
result-absent = Absent: { $names }
names-and-more = { $names } and others, { $many } in all
between-names = {", "}
result-hours = Sign-in has closed. Counts { $hours } study hours.

signed-present = ✅ Signed in, number { $place }
signed-late = ⏰ Signed in late, number { $place }
signed-observing = ✅ Signed in as observing
signed-provisional = ✅ Signed in provisionally, number { $place }. It becomes a full entry once the branch has a roster.
signin-waits = Your claim to the name <b>{ $name }</b> still waits for the secretary. You can sign in provisionally; once it is confirmed, you count as present.
signin-provisional = ✅ Sign in provisionally
observed-waits = ✅ Signed in provisionally; you count as present once your claim is confirmed
observe-ask = { $title }
    This is a meeting for: { $whose }. You are not expected. Do you want to observe?
observe-yes = Observe
observe-no = No
observe-not = All right, you are not signed in.
signed-written-down = You are down as { $status } already
signed-again = You signed in at { $time }, number { $place }
signin-gone = This sign-in cannot be found; it may have been deleted.
signin-cancelled = This meeting was cancelled; no need to sign in.
signin-not-open = Sign-in is not open yet. A board will appear in time.
signin-closed = Sign-in closed at { $time }. { $whom ->
    [none] Your secretary can still add you.
   *[other] { $whom } can still add you.
 }
signin-not-openable = This meeting is over or cancelled and cannot be opened.
signin-none-open = No meeting is open for sign-in now.
signin-needs-code = This is an on-site sign-in: tap “Sign in” on the board and type the code on the screen.
signin-opened = Sign-in is open; the board is in the group.
signin-closed-now = Sign-in closed
signin-begun = ✅ { $title }
    Sign-in is open{ $expected ->
        [0] .
       *[other] , { $expected } are expected.
    }
signin-missed = ⏰ { $title }
    Sign-in could not open on time (the bot was not running). You can open it now.
signin-nameless = You have not claimed your name on the roster. Claim it, then tap “Sign in” in the group again. Guests can be noted as observing.
signin-claim = Claim my name
signin-observe = I am observing
observed = ✅ Noted as observing
observe-member = You are a member of this branch; please tap “Sign in”.

leave-ask = { $title }
    { $when }
    Why can’t you come?
reason-work = Work
reason-travel = Travelling
reason-ill = Ill
reason-family = Family
reason-other = ✍️ Another reason
leave-not = I am coming after all
leave-type = Please type the reason (100 characters at most).
leave-too-long = That is too long; 100 characters at most, please.
leave-answer = 📝 Leave noted
leave-noted = { $title }
    📝 Your leave is noted: { $reason }
leave-back = I can come after all
leave-taken-back = Good, see you at the meeting.
leave-written-down = You are down as present; no leave is needed.
leave-signed = You signed in at { $time }; no leave needed.
coming-late = ⏰ Noted: you will be late. Please sign in when you arrive.

code-ask = Please type the 6 digits on the screen in the room (they change every 30 seconds).
code-prompt = 6 digits
code-not-six = The code has 6 digits. Please look at the screen and type it again.
code-wrong = ❌ Wrong code; it may have just changed. Please look at the screen and try again.
code-closed = Too many wrong codes at this meeting; none is taken for now. Tap the board in the group, or ask the secretary.
code-guessing = ⚠️ { $title }: { $wrong } wrong codes so far; somebody may be guessing. Switch the code off and on at the meeting’s page for a new one.
code-wait = ❌ Too many wrong codes. Please try again in { $seconds } seconds.
code-off = This meeting needs no code now: just tap “Sign in” on the board.
code-present = { $present }/{ $expected } present
code-present-bare = { $present } signed in
code-hint = Scan with Telegram, or type the digits in the private chat
code-card = { $title }
    On-site code, new every 30 seconds. Put it on the screen in the room; do not forward it.
code-page = For a big screen, use this page: { $url }
code-over = Sign-in has closed
code-shown = The code is below and changes by itself
code-now-on = On-site code: on
code-now-off = On-site code: off

attendance-choose = <b>Attendance</b>
    Choose a meeting:
attendance-none = No meetings yet. Send /meeting to plan the first one.
attendance-entry = { $when } { $kind }
attendance-line = <b>{ $status }</b> { $many }: { $names }
attendance-empty = No list yet: it is made from the roster when sign-in opens.
attendance-long = The list is long; please export it to Excel.
attendance-at = { $name } ({ $time })
attendance-why = { $name } ({ $reason })
attendance-sheet = Export to Excel
attendance-correct = Correct
attendance-file = { $title }
    The attendance list is attached.
correct-choose = { $title }
    Whose entry is to be corrected?
correct-entry = { $name } · { $status }
correct-card = <b>{ $name }</b> is “{ $status }” now. Correct to:
correct-trail = { $when } { $who }: { $before } → { $after }
correct-confirm = Confirm: { $status }
correct-confirmed = { $when } { $who }: confirmed as { $after }
corrected = Corrected
report-title = { $title }
    Sign-in has closed.
report-absent = { $many } absent: { $names }
report-none-absent = Everyone expected came or was on leave.
report-correct = Correct { $name }
report-list = List
report-make-up = Assign make-up study

sheet-file = { $day } { $kind } attendance
sheet-sheet = Attendance
sheet-heading = Attendance of a meeting
sheet-branch = Branch
sheet-meeting = Meeting
sheet-time = Time
sheet-place = Place
sheet-host = Host
sheet-recorder = Recorder
sheet-corrected = { $post } { $name }, { $when }: corrected from { $before } to { $after }
sheet-confirmed = { $post } { $name }, { $when }: confirmed as { $after }
sheet-came-after-leave = on leave, came all the same
between-remarks = ;{" "}
sheet-count-expected = Expected
sheet-count-present = Present
sheet-count-late = Late
sheet-count-leave = Leave
sheet-count-absent = Absent
sheet-count-made-up = Made up
sheet-count-observing = Observing
sheet-count-voters = With a vote
sheet-count-voters-present = of these present
sheet-column-number = No.
sheet-column-name = Name
sheet-column-subgroup = Subgroup
sheet-column-standing = Standing
sheet-column-status = Status
sheet-column-signed = Signed in
sheet-column-remark = Note
signin-open-it = Open sign-in now?
signin-early = Sign-in was to open at { $opens }; this is earlier.
signin-meet-now = Begin this meeting and open sign-in now?
signin-which = No meeting is planned within two hours. What is held now?
    A topic goes behind the command, for example: /signin lecture The new constitution
signin-opened-small = Sign-in is open; the board was sent privately to those who take part.
signin-is-open = Sign-in is open already
signin-board-again = 🔁 Post the board again
menu-leave = Ask for leave
leave-which = Leave from which meeting?
leave-none = No meeting is ahead that you are expected at.
