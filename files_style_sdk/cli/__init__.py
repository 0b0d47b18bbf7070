"""The `files-style` command."""
