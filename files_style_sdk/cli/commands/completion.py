"""`files-style completion`: what makes a shell complete the command."""

from __future__ import annotations

import click

from files_style_sdk.cli.context import Context, subcommand

__all__ = ["command"]


@subcommand("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def command(context: Context, shell: str) -> int:
    """Print the script that makes a shell complete subcommands and options.

    \b
    bash: eval "$(files-style completion bash)"            in ~/.bashrc
    zsh:  eval "$(files-style completion zsh)"             in ~/.zshrc
    fish: files-style completion fish > ~/.config/fish/completions/files-style.fish
    """
    from click.shell_completion import get_completion_class

    from files_style_sdk.cli.group import cli

    kind = get_completion_class(shell)
    assert kind is not None, "click knows these three"
    script = kind(cli, {}, "files-style", "_FILES_STYLE_COMPLETE").source()
    context.output.record({"shell": shell, "script": script}, script)
    return 0
