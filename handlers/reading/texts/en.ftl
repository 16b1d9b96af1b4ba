# Reading pushes

## The card in the group
reading-heading = 📖 <b>Today's reading · { $title }</b>
reading-heading-numbered = 📖 <b>Today's reading · { $title }</b> ({ $number }/{ $numbers })
reading-minutes = About { $minutes } min
reading-minutes-link = About { $minutes } min · <a href="{ $link }">open the link</a>
reading-source = Source: { $source }
reading-goes-on = This is part 1 of { $parts }. Tap “Full text” to go on.
reading-counts = Studied { $studied } / { $expected }
reading-counts-over = Studied { $studied } / { $expected } ({ $made_up } made up later)
reading-counts-others = { $counts }, and { $others } more
reading-until = {" · "}by { $day }
reading-note-asked = ✍️ Please write a note by { $when } · handed in { $noted } / { $expected }
reading-note-over = ✍️ Notes handed in { $noted } / { $expected }
reading-studied = ✅ Studied
reading-note = ✍️ Take a note
reading-whole = 📖 Full text
reading-open = 🔗 Open
