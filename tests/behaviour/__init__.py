"""What the SDK does, over loopback sockets."""
