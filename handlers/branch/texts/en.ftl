# Branch

menu-setup = Set up the branch
menu-settings = Branch settings

branch-greeting = Hello, I am Zhixue, the study group’s assistant: sign-in at meetings, reading, the daily quiz, records.
    A group admin can tap the button below to set up the branch.
branch-set-up = Set up this branch
branch-unnamed = Branch
branch-set-up-done = The branch is set up; you are its secretary
branch-founded = <b>{ $name }</b> is set up. Secretary: { $secretary }.
    Next: the secretary sends me the roster (Excel) privately, everyone claims their name, and meetings can be planned.
branch-next-roster = Send roster
branch-next-meeting = Plan a meeting
branch-next-claim = Claim my name
branch-next-settings = Settings
branch-awake = { $name } is back; all its records are here.
branch-stands = This group has a branch already. Its secretary can send /settings.
branch-in-group = Please do this in the branch’s group.
branch-admins-only = Please let a group admin tap this button.

set-page = <b>Branch settings</b>
    Name: { $name }
    Time zone: { $zone }
    Language: { $language }
    A tap moves a value on; it holds at once. New meetings use these sign-in times.
set-name = Name
set-zone = Time zone
set-language = Language
set-opens_before = Opens { $minutes } min before
set-late_after = Late after { $minutes } min
set-closes_after = Closes after { $minutes } min
set-reminds_before = Reminds { $minutes } min before
set-reminds-0 = No reminder
set-reminds-1440 = Reminds a day before
set-free_claims-on = Claims in the group: no confirmation
set-free_claims-off = Claims: the secretary confirms
set-names_absent-on = Result names the absent: yes
set-names_absent-off = Result names the absent: no
set-saved = Saved
set-ask-name = Please type the branch’s name (60 characters at most).
set-name-length = A name has 1 to { $most } characters.
set-ask-zone = Which time zone? Others can be typed, such as Asia/Tashkent
set-zone-unknown = There is no such time zone. Choose one, or type a name such as Asia/Shanghai.
set-ask-language = Which language?
