"""`files-style logout`: forgets a profile's credential."""

from __future__ import annotations

from files_style_sdk.cli.context import Context, subcommand
from files_style_sdk.cli.exits import NOT_FOUND

__all__ = ["command"]


@subcommand("logout")
def command(context: Context) -> int:
    """Remove the credential of a profile.

    The settings of the profile stay. A session is ended at the service, too. An API key is only forgotten here: it
    stays valid until it is deleted at the service.
    """
    profile = context.profile
    if profile.stored is None:
        context.output.warning(f"profile {profile.name} has no credential")
        return NOT_FOUND
    _end_session(context)
    context.profiles.forget(profile.name)
    context.output.done({"profile": profile.name}, f"profile {profile.name} has no credential any more")
    return 0


def _end_session(context: Context) -> None:
    from files_style_sdk.client import Client
    from files_style_sdk.error import Error

    try:
        credential = context.profiles.credential(context.profile)
        if "session_id" not in credential:
            return
        with Client(**{**context.profile.settings, **credential}) as client:
            client.session.delete()
    except Error as error:
        # What cannot be ended there, because it has ended or cannot be reached, is still forgotten here.
        context.output.note(f"files-style: the session could not be ended at the service: {error}")
