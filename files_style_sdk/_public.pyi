"""The names of the package, for type checkers; at run time they are looked up when they are first used."""

from files_style_sdk import auth as auth
from files_style_sdk import error as error
from files_style_sdk import events as events
from files_style_sdk import path_util as path_util
from files_style_sdk import transfers as transfers
from files_style_sdk.aio.client import AsyncClient as AsyncClient
from files_style_sdk.attachment import Attachment as Attachment
from files_style_sdk.cancel import CancelToken as CancelToken
from files_style_sdk.client import Client as Client
from files_style_sdk.jobs import Job as Job
from files_style_sdk.models import *  # noqa: F403
from files_style_sdk.models.file import download_directory as download_directory
from files_style_sdk.models.file import download_file as download_file
from files_style_sdk.models.file import download_files as download_files
from files_style_sdk.models.file import download_stream as download_stream
from files_style_sdk.models.file import ensure_uploaded as ensure_uploaded
from files_style_sdk.models.file import open as open
from files_style_sdk.models.file import upload_directory as upload_directory
from files_style_sdk.models.file import upload_file as upload_file
from files_style_sdk.models.file import upload_files as upload_files
from files_style_sdk.models.file import upload_stream as upload_stream
from files_style_sdk.pages import ListObj as ListObj
from files_style_sdk.pause import PauseToken as PauseToken
from files_style_sdk.settings import Timeout as Timeout
from files_style_sdk.status_errors import *  # noqa: F403
from files_style_sdk.syncing.ends import RemotePath as RemotePath
from files_style_sdk.transfer.tuning import TransferTuning as TransferTuning
