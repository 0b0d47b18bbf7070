"""What operations and records there are, as the generated route table says, and what requests may hold."""
