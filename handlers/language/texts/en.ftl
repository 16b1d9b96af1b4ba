# A person’s own language

menu-language = My language
language-page = <b>My language</b>
    Which language shall I use when I talk to you privately? In the group I use the branch’s.
language-as-branch = Same as the branch
language-saved = Saved
