# Help

menu-help = How it works
help-stranger = I am Zhixue, the study group’s assistant.
    Secretaries: add me to your group and tap “Set up this branch”.
    Members: send /join in your group to claim your name, then sign in on the board.
help-add = Add to a group
help-member = <b>{ $name }</b>
    Meetings: a board appears in the group before they begin; tap “Sign in”, or “Leave” if you cannot come (or send /leave).
    Readings: tap “Studied” under the material in the group. What is left: /read · to make up for: /makeup
    Questions: answer the day’s question in the group with a tap. Today’s: /question · practice: /quiz · your mistakes: /mistakes · challenge somebody: /duel
    Discussion: reply to the topic in the group, or write privately first: /speak
    Notices: tap “Seen” under a notice in the group; everything published: /affairs
    Votes: tap “Fill in your ballot” at the meeting, vote in private: /vote
    My study and what is open: /me · ranking: /rank · calendar: /calendar
    New number or account: /join · your language: /language
    What is kept: /privacy · take your data: /mydata
help-secretary = <b>{ $name }</b>
    <b>Meetings</b>: /meeting plan one · /signin open sign-in now · /attendance lists · /minutes · /vote record
    In one line: <code>/meeting lecture Friday 15:00 room 3 “The new charter”</code>
    <b>Study</b>: /plans push plans · /material · /topic discussion · /calendar
    <b>Questions</b>: /question of the day · /bank · /contest · /insight
    <b>Branch affairs</b>: /affairs publish, correct, results
    <b>Checks</b>: /check who studied what · /hours · /records books
    <b>Branch</b>: /roster · /settings · /handover of the secretary’s post
    Files with a roster, questions or material: just send them to me. Your own study: /me
help-group = Sign-in: a board appears here before a meeting. Claim your name: /join. More in the private chat: send me /help
help-group-meeting = Meetings
help-group-study = Readings
help-group-quiz = Quizzes
help-group-talk = Discussions
help-group-mine = Mine
help-page-meeting = <b>Meetings</b>
    Before a meeting a board appears in the group: tap to sign in, to ask for leave, or to say that you come later.
    On site: scan the code on the screen or send me its six digits. You can also send /signin
    No name claimed yet: /join
help-page-study = <b>Readings</b>
    Tap “Studied” under a reading; what is open: /read
    Notes: the button under it. Make-up study is in /me.
help-page-quiz = <b>Quizzes</b>
    Today's question: /question  Practice: /quiz  Mistakes: /mistakes
    A duel: /duel  Doubts about a question: the button under its result.
help-page-talk = <b>Discussions</b>
    Reply to the topic in the group, or write privately first: /speak
    When it is your turn to lead, I tell you; propose a topic: /topic
help-page-mine = <b>Mine</b>
    My study and what is open: /me  Ranking: /rank  Calendar: /calendar  Hours: /hours
    Notices, now and before: /affairs
    Votes, now and before: /vote
    Language: /language  What is kept: /privacy  My data: /mydata  Branch: /branch
help-group-meetings = Meetings
help-group-material = Material
help-group-bank = Questions
help-group-topics = Discussions
help-group-checks = Checks and records
help-group-people = Branch and people
help-page-meetings = <b>Meetings</b>
    Plan: /meeting  Sign-in now: /signin  Lists, corrections, export: /attendance
    Minutes: /minutes; the branch's own <b>record template</b> (Word) is in /records, or send me the file.
    Standing meetings: /plans
help-page-material = <b>Material</b>
    Material: /material, or send me articles, links and files.
    <b>Feeds</b>: open a series in /material and tap “Feeds”; new articles come to you for review.
    Push plans: /plans  <b>Make-up study</b> for who was absent or has not read: /check
help-page-bank = <b>Questions</b>
    The bank: /bank, or send me an Excel or Word file.
    Today's question: /question  Contests: /contest  Hard questions: /insight
help-page-topics = <b>Discussions</b>
    The stock, posting a topic, results: /topic
    <b>Speaking in turn</b>: switch it on in /topic; I tell everybody when it is their turn.
help-page-checks = <b>Checks and records</b>
    Who studied what, reminders, <b>make-up study</b>: /check  Hours, training outside: /hours
    Record books, minutes, export: /records  Analysis: /insight
    <b>Branch affairs</b>: /affairs publishes decisions, admissions, dues and more; corrections, withdrawals and results are there too.
help-page-people = <b>Branch and people</b>
    Roster, claims, subgroups, posts: /roster, or send me the Excel file.
    <b>Away</b> (elsewhere, long leave): tap a name in /roster, then “Away”.
    Settings: /settings  Handing over the post of secretary: /handover
