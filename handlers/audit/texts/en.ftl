# The audit log

set-to-audit = 🗂 Audit log
audit-page = 🗂 <b>Audit log</b>
    Handovers, corrections, exports, erasures and refused rights, the newest first.

    { $lines }
audit-none = Nothing yet.
audit-line = { $when } { $who }: { $what }
audit-operator = the operator
audit-erased = somebody erased
audit-outside = account { $account }, not on the roster
audit-handover = { $name } is now { $post }
audit-refused = no right: { $right }{ $times ->
        [one] { "" }
       *[other] { " " }({ $times } times)
    }
audit-correction-attendance = corrected attendance
audit-correction-record = corrected a filed record
audit-correction-question = corrected the answer of a question
audit-correction-round = voided a question
audit-correction-speech = judged a contribution anew
audit-correction-training = entered or cancelled training elsewhere
audit-correction-member = merged two rows of the roster
audit-export-notes = exported notes
audit-export-records = exported records
audit-export-topics = exported discussions
audit-export-roster = exported the roster
audit-export-votes = exported a vote's result
audit-export-bank = exported the question bank
audit-export-insight = exported the analysis of answers
audit-export-hours = exported study hours
audit-export-attendance = exported an attendance sheet
audit-export-check = exported a study check
audit-export-notices = Exported the register of notices
audit-export-branch = exported the whole branch
audit-erasure-member = erased a member who had left
audit-erasure-branch = erased the whole branch
audit-right-settings = settings
audit-right-roster = roster
audit-right-claims = claims
audit-right-meetings = meetings
audit-right-attendance = attendance
audit-right-handover = handing over
audit-right-plans = plans
audit-right-material = material
audit-right-bank = question bank
audit-right-contests = contests
audit-right-topics = discussions
audit-right-checks = checks
audit-right-records = records
audit-right-notices = branch affairs
audit-right-votes = votes
audit-right-cases = objections
audit-right-matters = matters
audit-right-erasure = erasing members
audit-right-branch = the branch’s data
