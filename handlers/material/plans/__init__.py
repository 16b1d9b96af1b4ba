"""Plans that push material: a series part by part, or one material again and again."""
