"""`files-style api`: every operation of the API, and calls by path."""

from __future__ import annotations

from typing import Any

import click

from files_style_sdk.cli.context import Context, Subcommand, Subgroup, subcommand

__all__ = ["command"]

_METHODS = ("get", "head", "post", "put", "patch", "delete")
_LIMIT = click.Option(
    ["--limit"], type=click.IntRange(min=1), metavar="N", help="How many records of a list to tell; all by default."
)


class _Resources(Subgroup):
    """Finds a resource's operations in the generated module of its name."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        from files_style_sdk.cli.api_catalog import resources

        return [*_METHODS, *resources()]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        from files_style_sdk.cli.api_catalog import resources

        name = cmd_name.replace("-", "_")
        if name in _METHODS:
            return _by_path(name)
        if name not in resources():
            return None
        return _Operations(name=name)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        # One line each would mean importing all of them.
        from files_style_sdk.cli.api_catalog import resources

        with formatter.section("Calls by path"):
            formatter.write_text(", ".join(_METHODS))
        with formatter.section("Resources"):
            formatter.write_text(", ".join(resources()))


class _Operations(Subgroup):
    """The operations of one resource."""

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the resource is."""
        from files_style_sdk.cli.api_catalog import summary

        text = summary(self.name or "")
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(f"{text[:1].upper()}{text[1:]}")

    def list_commands(self, ctx: click.Context) -> list[str]:
        from files_style_sdk.cli.api_catalog import operations

        return list(operations(self.name or ""))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        from files_style_sdk.cli.api_catalog import operations

        found = operations(self.name or "").get(cmd_name.replace("-", "_"))
        return None if found is None else _operation(found)


def _operation(found: Any) -> click.Command:
    def carry_out(context: Context, words: tuple[str, ...], limit: int | None) -> None:
        from files_style_sdk.cli.api_values import arguments, tell
        from files_style_sdk.model import call_operation

        given = arguments(words, {parameter.name: parameter.type for parameter in found.parameters})
        path_values = tuple(given.pop(name, None) for name in found.operation.positional)
        client = _client(context, found.operation.anonymous)
        tell(context.output, call_operation(client._caller, found.operation, path_values, given, None, {}), limit)

    made = _OperationCommand(
        found.name,
        callback=click.make_pass_decorator(Context, ensure=True)(carry_out),
        params=[click.Argument(["words"], nargs=-1, metavar="[NAME=VALUE]..."), _LIMIT],
        help=found.summary,
    )
    made.takes = found.parameters
    return made


class _OperationCommand(Subcommand):
    """A command whose help lists the parameters of the API."""

    takes: tuple[Any, ...] = ()

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help of the parameters, then that of the options."""
        if self.takes:
            with formatter.section("Parameters (NAME=VALUE, or NAME:=JSON)"):
                formatter.write_dl([(f"{one.name}=", _about(one)) for one in self.takes])
        super().format_options(ctx, formatter)


def _about(parameter: Any) -> str:
    needed = ", required" if parameter.is_required else ""
    return f"{parameter.help}  [{parameter.kind}{needed}]".strip()


def _client(context: Context, anonymous: bool) -> Any:
    if not anonymous:
        return context.client
    from files_style_sdk.client import Client

    client = Client(**context.settings())
    click.get_current_context().find_root().call_on_close(client.close)
    return client


def _by_path(method: str) -> click.Command:
    @subcommand(method, params=[_LIMIT])
    @click.argument("path")
    @click.argument("words", nargs=-1, metavar="[NAME=VALUE]...")
    def command(context: Context, path: str, words: tuple[str, ...], limit: int | None) -> None:
        from files_style_sdk.cli.api_values import arguments, tell

        tell(context.output, context.client.request(method.upper(), path, arguments(words, {}) or None), limit)

    command.help = (
        f"Call an endpoint by its path with {method.upper()}.\n\n"
        "PATH begins below the API's base, such as /users, percent-encoded where that is needed. Values are text; "
        "NAME:=JSON sends numbers, lists and objects. The answer is one page of a list."
    )
    return command


@click.command("api", cls=_Resources)
def command() -> None:
    """Call any operation of the API.

    \b
    files-style api RESOURCE                    lists the operations of a resource
    files-style api RESOURCE OPERATION --help   tells what an operation takes
    files-style api user list per_page=10
    files-style api folder list_for path=/reports
    files-style api get /users per_page=10

    A list is told whole, page after page. A parameter that is a list is given several times, or as NAME:=JSON; one that
    is a file is given as the path of a local file.
    """
