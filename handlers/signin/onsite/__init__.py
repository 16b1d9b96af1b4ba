"""The code on the screen in the room, and visitors from outside the branch."""
