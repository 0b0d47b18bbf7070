"""What the SDK decides, without a socket."""
