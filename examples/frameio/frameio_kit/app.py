"""The application."""

from files_style_sdk import events
from frameio import AsyncFrameio
from frameio_kit.event import FRAMEIO_EVENTS, FRAMEIO_SIGNATURES, LOGIN_FIELD, ActionEvent


class App(events.App):
    """Receives webhooks and custom actions of Frame.io, and has a client to call it back.

    Args:
        token: The app's own token; `FRAMEIO_TOKEN` by default.
        options: The further arguments of :class:`files_style_sdk.events.App`, such as `oauth` and `seen`.
    """

    scheme = FRAMEIO_SIGNATURES
    shape = FRAMEIO_EVENTS
    event_types = events.EventTypes(action=ActionEvent)
    client_type = AsyncFrameio
    client_argument = "token"

    @property
    def client(self) -> AsyncFrameio:
        """The client that calls with the app's own token; it is made when it is first asked for."""
        client: AsyncFrameio = super().client
        return client

    def login_reply(self, event: events.ActionEvent, url: str) -> events.Form:
        """The form that asks a user to log in: of what Frame.io shows, only a field of type `link` can be opened."""
        link = events.Field(name=LOGIN_FIELD, label="Log in", type="link", value=url)
        return events.Form("Log in to go on", "Open the link, log in, and then submit this.", (link,))
