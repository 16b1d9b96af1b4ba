"""What every feature's handler needs: context, replies, buttons, access, texts."""
