"""Make-up study (补学): assigned for what was missed, done by the member, confirmed."""
