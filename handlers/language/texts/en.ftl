# A person’s own language

menu-language = My language
language-page = <b>My language</b>
    Which language shall I use when I talk to you privately? The group hears the branch’s language.
language-as-branch = Same as the branch
language-saved = Saved
