"""What every subcommand shares: the options that all of them take, a client made from these, and output.

A subcommand is a function that `subcommand` decorates; it is given the `Context` first::

    @subcommand("mkdir")
    @click.argument("path")
    def command(context: Context, path: str) -> int:
        context.client.folder.create(path)
        return exits.OK

What it returns is the exit status; None is 0. Errors of the SDK and of the system that it lets through are told in
one line and become the exit status that fits (:mod:`files_style_sdk.cli.exits`).
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING, Any

import click

from files_style_sdk.cli.exits import BROKEN_PIPE, INTERRUPTED, exit_status
from files_style_sdk.cli.output import Output

if TYPE_CHECKING:
    from files_style_sdk.cli.profiles import Profile, Profiles
    from files_style_sdk.client import Client

__all__ = ["Context", "Subcommand", "Subgroup", "shared_options", "subcommand"]


class Context:
    """What was asked for by the options that all subcommands share.

    Attributes:
        options: Those that were given, by name.
        on_interrupt: What to say after Ctrl-C, such as how to go on.
    """

    def __init__(self) -> None:
        self.options: dict[str, Any] = {}
        self.on_interrupt = ""

    @cached_property
    def output(self) -> Output:
        """Where results and errors go."""
        return Output(bool(self.options.get("json")), bool(self.options.get("quiet")))

    @cached_property
    def profiles(self) -> Profiles:
        """The user's profiles."""
        from files_style_sdk.cli.profiles import Profiles

        return Profiles()

    @property
    def profile_name(self) -> str | None:
        """The profile that was asked for by `--profile` or `FILES_PROFILE`, None if none was."""
        return self.options.get("profile") or os.environ.get("FILES_PROFILE") or None

    @cached_property
    def profile(self) -> Profile:
        """The profile in use."""
        return self.profiles.find(self.profile_name)

    def settings(self) -> dict[str, Any]:
        """The settings for a client: those of flags, over the environment, over the profile.

        A profile that a flag names goes before the environment.

        Raises:
            InvalidParameterError: One is ill-formed, or a profile's credential would go to another service than the
                one it was stored for.
        """
        from files_style_sdk.settings import from_environment, merge_options

        environment, flags, profile = from_environment(), self.flags(), self.profile
        self._check_profile()
        is_named = bool(self.options.get("profile"))
        wider, narrower = (environment, profile.settings) if is_named else (profile.settings, environment)
        settings = merge_options(merge_options(wider, narrower), flags) or {}
        nearer = flags if is_named else {**environment, **flags}
        if profile.stored is not None and not any(nearer.get(name) for name in ("api_key", "session_id")):
            self._check_home(settings)
            settings = merge_options(settings, self.profiles.credential(profile)) or {}
        return {name: value for name, value in settings.items() if value is not None}

    @cached_property
    def client(self) -> Client:
        """A client with these settings; it is closed when the command ends.

        Raises:
            InvalidParameterError: A setting is ill-formed, or there is no credential.
        """
        from files_style_sdk.client import Client
        from files_style_sdk.error import InvalidParameterError

        settings = self.settings()
        if not settings.get("api_key") and not settings.get("session_id"):
            raise InvalidParameterError(
                "there is no credential: run files-style login, or set the environment variable FILES_API_KEY"
            )
        client = Client(**settings)
        click.get_current_context().find_root().call_on_close(client.close)
        return client

    def flags(self) -> dict[str, Any]:
        """The settings that flags give, by name."""
        names = {"base_url": "base_url", "api_key": "api_key", "workspace": "workspace_id"}
        names |= {"timeout": "timeout", "retries": "max_network_retries", "ca_bundle": "verify"}
        return {setting: self.options[flag] for flag, setting in names.items() if self.options.get(flag) is not None}

    def _check_profile(self) -> None:
        """Make sure that the profile's settings are some, so that an error can tell where they stand."""
        from files_style_sdk.error import InvalidParameterError
        from files_style_sdk.settings import expand_options

        try:
            expand_options(self.profile.settings)
        except InvalidParameterError as error:
            raise InvalidParameterError(f"{self.profiles.path}: profile {self.profile.name!r}: {error}") from None

    def _check_home(self, settings: Mapping[str, Any]) -> None:
        """Make sure that the profile's credential goes to the service that it was stored for."""
        from files_style_sdk.error import InvalidParameterError

        wanted = settings.get("base_url")
        if not self.profile.may_be_sent_to(wanted):
            raise InvalidParameterError(
                f"the credential of profile {self.profile.name!r} is for {self.profile.home} and is not sent to "
                f"{str(wanted).rstrip('/')}; "
                "give one with FILES_API_KEY, or log in with another --profile"
            )


class _SharedOption(click.Option):
    """An option that all subcommands take."""


def _keep(click_context: click.Context, parameter: click.Parameter, value: Any) -> None:
    if value is not None and value is not False:
        click_context.ensure_object(Context).options[parameter.name or ""] = value


def shared_options() -> list[click.Option]:
    """The options that all subcommands take, before or after the subcommand's name."""

    def option(*declarations: str, **attributes: Any) -> click.Option:
        return _SharedOption(declarations, expose_value=False, callback=_keep, **attributes)

    return [
        option("--json", is_flag=True, help="Print results as JSON, one value a line, and errors likewise."),
        option("-q", "--quiet", is_flag=True, help="Print nothing but what was asked for, and errors."),
        option("--profile", metavar="NAME", help="The profile to use.  [env: FILES_PROFILE]"),
        option("--base-url", metavar="URL", help="The service's address.  [env: FILES_BASE_URL]"),
        option("--api-key", metavar="KEY", help="The API key; others may see it here.  [env: FILES_API_KEY]"),
        option("--workspace", metavar="ID", help="The workspace to work in.  [env: FILES_WORKSPACE_ID]"),
        option("--timeout", type=click.FloatRange(min=0, min_open=True), metavar="SECONDS", help="How long to wait."),
        option("--retries", type=click.IntRange(min=0), metavar="N", help="How often to try again."),
        option("--ca-bundle", type=click.Path(exists=True), metavar="FILE", help="Certificates to trust."),
    ]


class _Shared(click.Command):
    """A command that takes the shared options, and tells errors as the command should."""

    def __init__(self, *arguments: Any, **attributes: Any) -> None:
        super().__init__(*arguments, **attributes)
        self.params.extend(shared_options())

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help of the options: the subcommand's own first."""
        own: list[tuple[str, str]] = []
        shared: list[tuple[str, str]] = []
        for parameter in self.get_params(ctx):
            line = parameter.get_help_record(ctx)
            if line is not None:
                (shared if isinstance(parameter, _SharedOption) else own).append(line)
        for title, lines in (("Options", own), ("Shared options", shared)):
            if lines:
                with formatter.section(title):
                    formatter.write_dl(lines)


class Subcommand(_Shared):
    """A subcommand: takes the shared options, and turns errors into a line and an exit status."""

    def invoke(self, ctx: click.Context) -> Any:
        """Carry the subcommand out, and leave with its exit status."""
        from files_style_sdk.error import Error

        context = ctx.ensure_object(Context)
        try:
            status = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            status = _nobody_reads()
        except (Error, OSError, ImportError, ExceptionGroup) as error:
            context.output.error(error)
            status = exit_status(error)
        except KeyboardInterrupt as error:
            notes = [context.on_interrupt] if context.on_interrupt else getattr(error, "__notes__", [])
            context.output.warning("; ".join(["interrupted", *notes]))
            status = INTERRUPTED
        ctx.exit(status if isinstance(status, int) else 0)


def _nobody_reads() -> int:
    """End like other commands whose reader, such as `head`, has left: without a word."""
    with suppress(OSError, ValueError):
        # What is still buffered would fail again when the interpreter ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return BROKEN_PIPE


class Subgroup(_Shared, click.Group):
    """A subcommand that has subcommands of its own, all of which take the shared options."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help of the options, then that of the subcommands."""
        super().format_options(ctx, formatter)
        self.format_commands(ctx, formatter)


def subcommand(name: str, **attributes: Any) -> Callable[[Callable[..., Any]], Subcommand]:
    """Make a subcommand of a function, which is given the `Context` first.

    Args:
        name: The subcommand's name.
        attributes: What click's `command` takes.

    Returns:
        The decorator; it stands above those that declare arguments and options.
    """

    def decorate(function: Callable[..., Any]) -> Subcommand:
        with_context = click.make_pass_decorator(Context, ensure=True)(function)
        return click.command(name, cls=Subcommand, **attributes)(with_context)

    return decorate
