"""What every feature's door needs: context, replies, buttons, access, texts."""
