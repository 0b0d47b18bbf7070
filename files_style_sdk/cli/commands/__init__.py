"""The subcommands of `files-style`, a module each. Each module has its click command under the name `command`."""
