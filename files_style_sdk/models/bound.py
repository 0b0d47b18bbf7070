# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Every resource as a property, bound to one caller: what a client offers."""

from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from files_style_sdk.models.account_line_item import AccountLineItemResource
    from files_style_sdk.models.action import ActionResource
    from files_style_sdk.models.action_log import ActionLogResource
    from files_style_sdk.models.action_notification_export import ActionNotificationExportResource
    from files_style_sdk.models.action_notification_export_result import ActionNotificationExportResultResource
    from files_style_sdk.models.agent_node import AgentNodeResource
    from files_style_sdk.models.agent_node_connection import AgentNodeConnectionResource
    from files_style_sdk.models.agent_node_instance import AgentNodeInstanceResource
    from files_style_sdk.models.agent_push_update import AgentPushUpdateResource
    from files_style_sdk.models.ai_assistant_personality import AiAssistantPersonalityResource
    from files_style_sdk.models.ai_task import AiTaskResource
    from files_style_sdk.models.api_key import ApiKeyResource
    from files_style_sdk.models.api_request_log import ApiRequestLogResource
    from files_style_sdk.models.app import AppResource
    from files_style_sdk.models.as2_incoming_message import As2IncomingMessageResource
    from files_style_sdk.models.as2_outgoing_message import As2OutgoingMessageResource
    from files_style_sdk.models.as2_partner import As2PartnerResource
    from files_style_sdk.models.as2_station import As2StationResource
    from files_style_sdk.models.auto import AutoResource
    from files_style_sdk.models.automation import AutomationResource
    from files_style_sdk.models.automation_authoring_schema import AutomationAuthoringSchemaResource
    from files_style_sdk.models.automation_execution_node import AutomationExecutionNodeResource
    from files_style_sdk.models.automation_log import AutomationLogResource
    from files_style_sdk.models.automation_run import AutomationRunResource
    from files_style_sdk.models.bandwidth_snapshot import BandwidthSnapshotResource
    from files_style_sdk.models.behavior import BehaviorResource
    from files_style_sdk.models.bundle import BundleResource
    from files_style_sdk.models.bundle_action import BundleActionResource
    from files_style_sdk.models.bundle_download import BundleDownloadResource
    from files_style_sdk.models.bundle_notification import BundleNotificationResource
    from files_style_sdk.models.bundle_path import BundlePathResource
    from files_style_sdk.models.bundle_recipient import BundleRecipientResource
    from files_style_sdk.models.bundle_registration import BundleRegistrationResource
    from files_style_sdk.models.chat_message import ChatMessageResource
    from files_style_sdk.models.chat_session import ChatSessionResource
    from files_style_sdk.models.child_site_management_policy import ChildSiteManagementPolicyResource
    from files_style_sdk.models.clickwrap import ClickwrapResource
    from files_style_sdk.models.custom_domain import CustomDomainResource
    from files_style_sdk.models.desktop_configuration_profile import DesktopConfigurationProfileResource
    from files_style_sdk.models.direct_connection_info import DirectConnectionInfoResource
    from files_style_sdk.models.dns_record import DnsRecordResource
    from files_style_sdk.models.email_incoming_message import EmailIncomingMessageResource
    from files_style_sdk.models.email_log import EmailLogResource
    from files_style_sdk.models.errors import ErrorsResource
    from files_style_sdk.models.event_channel import EventChannelResource
    from files_style_sdk.models.event_delivery_attempt import EventDeliveryAttemptResource
    from files_style_sdk.models.event_record import EventRecordResource
    from files_style_sdk.models.event_subscription import EventSubscriptionResource
    from files_style_sdk.models.event_target import EventTargetResource
    from files_style_sdk.models.exavault_api_request_log import ExavaultApiRequestLogResource
    from files_style_sdk.models.expectation import ExpectationResource
    from files_style_sdk.models.expectation_evaluation import ExpectationEvaluationResource
    from files_style_sdk.models.expectation_incident import ExpectationIncidentResource
    from files_style_sdk.models.external_event import ExternalEventResource
    from files_style_sdk.models.file import FileResource
    from files_style_sdk.models.file_action import FileActionResource
    from files_style_sdk.models.file_comment import FileCommentResource
    from files_style_sdk.models.file_comment_reaction import FileCommentReactionResource
    from files_style_sdk.models.file_migration import FileMigrationResource
    from files_style_sdk.models.file_migration_log import FileMigrationLogResource
    from files_style_sdk.models.file_upload_part import FileUploadPartResource
    from files_style_sdk.models.folder import FolderResource
    from files_style_sdk.models.form_field import FormFieldResource
    from files_style_sdk.models.form_field_set import FormFieldSetResource
    from files_style_sdk.models.ftp_action_log import FtpActionLogResource
    from files_style_sdk.models.gpg_key import GpgKeyResource
    from files_style_sdk.models.group import GroupResource
    from files_style_sdk.models.group_user import GroupUserResource
    from files_style_sdk.models.history import HistoryResource
    from files_style_sdk.models.history_export import HistoryExportResource
    from files_style_sdk.models.history_export_result import HistoryExportResultResource
    from files_style_sdk.models.holiday_calendar import HolidayCalendarResource
    from files_style_sdk.models.holiday_region import HolidayRegionResource
    from files_style_sdk.models.image import ImageResource
    from files_style_sdk.models.inbound_s3_log import InboundS3LogResource
    from files_style_sdk.models.inbox_recipient import InboxRecipientResource
    from files_style_sdk.models.inbox_registration import InboxRegistrationResource
    from files_style_sdk.models.inbox_upload import InboxUploadResource
    from files_style_sdk.models.integration_centric_profile import IntegrationCentricProfileResource
    from files_style_sdk.models.invoice import InvoiceResource
    from files_style_sdk.models.invoice_line_item import InvoiceLineItemResource
    from files_style_sdk.models.ip_address import IpAddressResource
    from files_style_sdk.models.key_lifecycle_rule import KeyLifecycleRuleResource
    from files_style_sdk.models.lock import LockResource
    from files_style_sdk.models.metadata_category import MetadataCategoryResource
    from files_style_sdk.models.notification import NotificationResource
    from files_style_sdk.models.outbound_connection_log import OutboundConnectionLogResource
    from files_style_sdk.models.partner import PartnerResource
    from files_style_sdk.models.partner_channel import PartnerChannelResource
    from files_style_sdk.models.partner_channel_template import PartnerChannelTemplateResource
    from files_style_sdk.models.partner_connection import PartnerConnectionResource
    from files_style_sdk.models.partner_site import PartnerSiteResource
    from files_style_sdk.models.partner_site_request import PartnerSiteRequestResource
    from files_style_sdk.models.payment import PaymentResource
    from files_style_sdk.models.payment_line_item import PaymentLineItemResource
    from files_style_sdk.models.pending_work_event import PendingWorkEventResource
    from files_style_sdk.models.permission import PermissionResource
    from files_style_sdk.models.preview import PreviewResource
    from files_style_sdk.models.public_hosting_request_log import PublicHostingRequestLogResource
    from files_style_sdk.models.public_ip_address import PublicIpAddressResource
    from files_style_sdk.models.public_key import PublicKeyResource
    from files_style_sdk.models.remote_bandwidth_snapshot import RemoteBandwidthSnapshotResource
    from files_style_sdk.models.remote_mount_backend import RemoteMountBackendResource
    from files_style_sdk.models.remote_server import RemoteServerResource
    from files_style_sdk.models.remote_server_configuration_file import RemoteServerConfigurationFileResource
    from files_style_sdk.models.remote_server_credential import RemoteServerCredentialResource
    from files_style_sdk.models.request import RequestResource
    from files_style_sdk.models.restore import RestoreResource
    from files_style_sdk.models.schedule import ScheduleResource
    from files_style_sdk.models.scheduled_export import ScheduledExportResource
    from files_style_sdk.models.scim_log import ScimLogResource
    from files_style_sdk.models.secret import SecretResource
    from files_style_sdk.models.session import SessionResource
    from files_style_sdk.models.settings_change import SettingsChangeResource
    from files_style_sdk.models.sftp_action_log import SftpActionLogResource
    from files_style_sdk.models.sftp_host_key import SftpHostKeyResource
    from files_style_sdk.models.share_group import ShareGroupResource
    from files_style_sdk.models.share_group_member import ShareGroupMemberResource
    from files_style_sdk.models.siem_http_destination import SiemHttpDestinationResource
    from files_style_sdk.models.siem_http_destination_event import SiemHttpDestinationEventResource
    from files_style_sdk.models.site import SiteResource
    from files_style_sdk.models.site_subdomain_redirect import SiteSubdomainRedirectResource
    from files_style_sdk.models.snapshot import SnapshotResource
    from files_style_sdk.models.sso_event import SsoEventResource
    from files_style_sdk.models.sso_strategy import SsoStrategyResource
    from files_style_sdk.models.status import StatusResource
    from files_style_sdk.models.style import StyleResource
    from files_style_sdk.models.sync import SyncResource
    from files_style_sdk.models.sync_log import SyncLogResource
    from files_style_sdk.models.sync_run import SyncRunResource
    from files_style_sdk.models.sync_run_live_transfer import SyncRunLiveTransferResource
    from files_style_sdk.models.usage_by_top_level_dir import UsageByTopLevelDirResource
    from files_style_sdk.models.usage_daily_snapshot import UsageDailySnapshotResource
    from files_style_sdk.models.usage_snapshot import UsageSnapshotResource
    from files_style_sdk.models.user import UserResource
    from files_style_sdk.models.user_additional_email_recipient import UserAdditionalEmailRecipientResource
    from files_style_sdk.models.user_cipher_use import UserCipherUseResource
    from files_style_sdk.models.user_lifecycle_rule import UserLifecycleRuleResource
    from files_style_sdk.models.user_request import UserRequestResource
    from files_style_sdk.models.user_security_event import UserSecurityEventResource
    from files_style_sdk.models.user_sftp_client_use import UserSftpClientUseResource
    from files_style_sdk.models.web_dav_action_log import WebDavActionLogResource
    from files_style_sdk.models.webhook_test import WebhookTestResource
    from files_style_sdk.models.workspace import WorkspaceResource
    from files_style_sdk.models.zip_list_entry import ZipListEntryResource


class BoundResources:
    """The resources of the service, each imported and bound to `_caller` when it is first used."""

    _caller: Any

    @cached_property
    def account_line_item(self) -> "AccountLineItemResource":
        """One line of the site's account, such as an invoice or a payment."""
        from files_style_sdk.models.account_line_item import AccountLineItemResource

        return AccountLineItemResource(self._caller)

    @cached_property
    def action(self) -> "ActionResource":
        """Something that was done to a file, a folder, a user or the site, as the history remembers it."""
        from files_style_sdk.models.action import ActionResource

        return ActionResource(self._caller)

    @cached_property
    def action_log(self) -> "ActionLogResource":
        """One entry of the log of everything that was done on the site."""
        from files_style_sdk.models.action_log import ActionLogResource

        return ActionLogResource(self._caller)

    @cached_property
    def action_notification_export(self) -> "ActionNotificationExportResource":
        """A request to export the notifications that the site sent about actions."""
        from files_style_sdk.models.action_notification_export import ActionNotificationExportResource

        return ActionNotificationExportResource(self._caller)

    @cached_property
    def action_notification_export_result(self) -> "ActionNotificationExportResultResource":
        """One row of a finished export of action notifications."""
        from files_style_sdk.models.action_notification_export_result import ActionNotificationExportResultResource

        return ActionNotificationExportResultResource(self._caller)

    @cached_property
    def agent_node(self) -> "AgentNodeResource":
        """One machine on which an agent runs."""
        from files_style_sdk.models.agent_node import AgentNodeResource

        return AgentNodeResource(self._caller)

    @cached_property
    def agent_node_connection(self) -> "AgentNodeConnectionResource":
        """A connection between an agent's machine and the service."""
        from files_style_sdk.models.agent_node_connection import AgentNodeConnectionResource

        return AgentNodeConnectionResource(self._caller)

    @cached_property
    def agent_node_instance(self) -> "AgentNodeInstanceResource":
        """One running process of an agent on a machine."""
        from files_style_sdk.models.agent_node_instance import AgentNodeInstanceResource

        return AgentNodeInstanceResource(self._caller)

    @cached_property
    def agent_push_update(self) -> "AgentPushUpdateResource":
        """The answer to asking an agent to update itself."""
        from files_style_sdk.models.agent_push_update import AgentPushUpdateResource

        return AgentPushUpdateResource(self._caller)

    @cached_property
    def ai_assistant_personality(self) -> "AiAssistantPersonalityResource":
        """Instructions that give the AI assistant its manner and its limits."""
        from files_style_sdk.models.ai_assistant_personality import AiAssistantPersonalityResource

        return AiAssistantPersonalityResource(self._caller)

    @cached_property
    def ai_task(self) -> "AiTaskResource":
        """Work that the AI assistant does by itself, on a schedule or when asked."""
        from files_style_sdk.models.ai_task import AiTaskResource

        return AiTaskResource(self._caller)

    @cached_property
    def api_key(self) -> "ApiKeyResource":
        """A key with which programs authenticate, for a user or for the whole site."""
        from files_style_sdk.models.api_key import ApiKeyResource

        return ApiKeyResource(self._caller)

    @cached_property
    def api_request_log(self) -> "ApiRequestLogResource":
        """One entry of the log of API requests."""
        from files_style_sdk.models.api_request_log import ApiRequestLogResource

        return ApiRequestLogResource(self._caller)

    @cached_property
    def app(self) -> "AppResource":
        """An application that is offered to sites as an integration."""
        from files_style_sdk.models.app import AppResource

        return AppResource(self._caller)

    @cached_property
    def as2_incoming_message(self) -> "As2IncomingMessageResource":
        """An AS2 message that a partner sent to the site."""
        from files_style_sdk.models.as2_incoming_message import As2IncomingMessageResource

        return As2IncomingMessageResource(self._caller)

    @cached_property
    def as2_outgoing_message(self) -> "As2OutgoingMessageResource":
        """An AS2 message that the site sent to a partner."""
        from files_style_sdk.models.as2_outgoing_message import As2OutgoingMessageResource

        return As2OutgoingMessageResource(self._caller)

    @cached_property
    def as2_partner(self) -> "As2PartnerResource":
        """A company with which the site exchanges AS2 messages."""
        from files_style_sdk.models.as2_partner import As2PartnerResource

        return As2PartnerResource(self._caller)

    @cached_property
    def as2_station(self) -> "As2StationResource":
        """The site's own identity and keys in AS2 exchanges."""
        from files_style_sdk.models.as2_station import As2StationResource

        return As2StationResource(self._caller)

    @cached_property
    def auto(self) -> "AutoResource":
        """A value whose fields are only known when it arrives."""
        from files_style_sdk.models.auto import AutoResource

        return AutoResource(self._caller)

    @cached_property
    def automation(self) -> "AutomationResource":
        """Work on files that the service does by itself, on a schedule or when something happens."""
        from files_style_sdk.models.automation import AutomationResource

        return AutomationResource(self._caller)

    @cached_property
    def automation_authoring_schema(self) -> "AutomationAuthoringSchemaResource":
        """What an automation's definition may consist of."""
        from files_style_sdk.models.automation_authoring_schema import AutomationAuthoringSchemaResource

        return AutomationAuthoringSchemaResource(self._caller)

    @cached_property
    def automation_execution_node(self) -> "AutomationExecutionNodeResource":
        """One step of an automation's run."""
        from files_style_sdk.models.automation_execution_node import AutomationExecutionNodeResource

        return AutomationExecutionNodeResource(self._caller)

    @cached_property
    def automation_log(self) -> "AutomationLogResource":
        """One entry of the log of automations."""
        from files_style_sdk.models.automation_log import AutomationLogResource

        return AutomationLogResource(self._caller)

    @cached_property
    def automation_run(self) -> "AutomationRunResource":
        """One run of an automation, with its outcome."""
        from files_style_sdk.models.automation_run import AutomationRunResource

        return AutomationRunResource(self._caller)

    @cached_property
    def bandwidth_snapshot(self) -> "BandwidthSnapshotResource":
        """Bytes and requests that the site used in one interval."""
        from files_style_sdk.models.bandwidth_snapshot import BandwidthSnapshotResource

        return BandwidthSnapshotResource(self._caller)

    @cached_property
    def behavior(self) -> "BehaviorResource":
        """A rule attached to a folder, such as an expiry or an encryption."""
        from files_style_sdk.models.behavior import BehaviorResource

        return BehaviorResource(self._caller)

    @cached_property
    def bundle(self) -> "BundleResource":
        """A share link, which gives outsiders access to chosen files."""
        from files_style_sdk.models.bundle import BundleResource

        return BundleResource(self._caller)

    @cached_property
    def bundle_action(self) -> "BundleActionResource":
        """Something that a visitor did with a share link."""
        from files_style_sdk.models.bundle_action import BundleActionResource

        return BundleActionResource(self._caller)

    @cached_property
    def bundle_download(self) -> "BundleDownloadResource":
        """One download through a share link."""
        from files_style_sdk.models.bundle_download import BundleDownloadResource

        return BundleDownloadResource(self._caller)

    @cached_property
    def bundle_notification(self) -> "BundleNotificationResource":
        """A request to be told when a share link is used."""
        from files_style_sdk.models.bundle_notification import BundleNotificationResource

        return BundleNotificationResource(self._caller)

    @cached_property
    def bundle_path(self) -> "BundlePathResource":
        """One path that a share link covers."""
        from files_style_sdk.models.bundle_path import BundlePathResource

        return BundlePathResource(self._caller)

    @cached_property
    def bundle_recipient(self) -> "BundleRecipientResource":
        """Somebody to whom a share link was sent."""
        from files_style_sdk.models.bundle_recipient import BundleRecipientResource

        return BundleRecipientResource(self._caller)

    @cached_property
    def bundle_registration(self) -> "BundleRegistrationResource":
        """The form that a visitor filled in to use a share link."""
        from files_style_sdk.models.bundle_registration import BundleRegistrationResource

        return BundleRegistrationResource(self._caller)

    @cached_property
    def chat_message(self) -> "ChatMessageResource":
        """One message of a conversation with the AI assistant."""
        from files_style_sdk.models.chat_message import ChatMessageResource

        return ChatMessageResource(self._caller)

    @cached_property
    def chat_session(self) -> "ChatSessionResource":
        """A conversation with the AI assistant."""
        from files_style_sdk.models.chat_session import ChatSessionResource

        return ChatSessionResource(self._caller)

    @cached_property
    def child_site_management_policy(self) -> "ChildSiteManagementPolicyResource":
        """Settings that a parent site imposes on its child sites."""
        from files_style_sdk.models.child_site_management_policy import ChildSiteManagementPolicyResource

        return ChildSiteManagementPolicyResource(self._caller)

    @cached_property
    def clickwrap(self) -> "ClickwrapResource":
        """Terms that a visitor must accept before going on."""
        from files_style_sdk.models.clickwrap import ClickwrapResource

        return ClickwrapResource(self._caller)

    @cached_property
    def custom_domain(self) -> "CustomDomainResource":
        """A domain of the customer's own under which the site answers."""
        from files_style_sdk.models.custom_domain import CustomDomainResource

        return CustomDomainResource(self._caller)

    @cached_property
    def desktop_configuration_profile(self) -> "DesktopConfigurationProfileResource":
        """Settings and mounts that desktop apps take from the site."""
        from files_style_sdk.models.desktop_configuration_profile import DesktopConfigurationProfileResource

        return DesktopConfigurationProfileResource(self._caller)

    @cached_property
    def direct_connection_info(self) -> "DirectConnectionInfoResource":
        """How to reach an agent directly instead of through the service."""
        from files_style_sdk.models.direct_connection_info import DirectConnectionInfoResource

        return DirectConnectionInfoResource(self._caller)

    @cached_property
    def dns_record(self) -> "DnsRecordResource":
        """A DNS record that the customer has to publish."""
        from files_style_sdk.models.dns_record import DnsRecordResource

        return DnsRecordResource(self._caller)

    @cached_property
    def email_incoming_message(self) -> "EmailIncomingMessageResource":
        """An e-mail that arrived at one of the site's inboxes."""
        from files_style_sdk.models.email_incoming_message import EmailIncomingMessageResource

        return EmailIncomingMessageResource(self._caller)

    @cached_property
    def email_log(self) -> "EmailLogResource":
        """One entry of the log of e-mails that the site sent."""
        from files_style_sdk.models.email_log import EmailLogResource

        return EmailLogResource(self._caller)

    @cached_property
    def errors(self) -> "ErrorsResource":
        """Messages about the fields of a request that was refused."""
        from files_style_sdk.models.errors import ErrorsResource

        return ErrorsResource(self._caller)

    @cached_property
    def event_channel(self) -> "EventChannelResource":
        """A stream of events that others can subscribe to."""
        from files_style_sdk.models.event_channel import EventChannelResource

        return EventChannelResource(self._caller)

    @cached_property
    def event_delivery_attempt(self) -> "EventDeliveryAttemptResource":
        """One attempt to deliver an event to a target."""
        from files_style_sdk.models.event_delivery_attempt import EventDeliveryAttemptResource

        return EventDeliveryAttemptResource(self._caller)

    @cached_property
    def event_record(self) -> "EventRecordResource":
        """An event that was published on a channel."""
        from files_style_sdk.models.event_record import EventRecordResource

        return EventRecordResource(self._caller)

    @cached_property
    def event_subscription(self) -> "EventSubscriptionResource":
        """A rule for which events go to which target."""
        from files_style_sdk.models.event_subscription import EventSubscriptionResource

        return EventSubscriptionResource(self._caller)

    @cached_property
    def event_target(self) -> "EventTargetResource":
        """Where events are delivered."""
        from files_style_sdk.models.event_target import EventTargetResource

        return EventTargetResource(self._caller)

    @cached_property
    def exavault_api_request_log(self) -> "ExavaultApiRequestLogResource":
        """One entry of the log of requests to the ExaVault-compatible API."""
        from files_style_sdk.models.exavault_api_request_log import ExavaultApiRequestLogResource

        return ExavaultApiRequestLogResource(self._caller)

    @cached_property
    def expectation(self) -> "ExpectationResource":
        """Files that must arrive by a certain time, and what happens if they do not."""
        from files_style_sdk.models.expectation import ExpectationResource

        return ExpectationResource(self._caller)

    @cached_property
    def expectation_evaluation(self) -> "ExpectationEvaluationResource":
        """The outcome of one expectation for one window of time."""
        from files_style_sdk.models.expectation_evaluation import ExpectationEvaluationResource

        return ExpectationEvaluationResource(self._caller)

    @cached_property
    def expectation_incident(self) -> "ExpectationIncidentResource":
        """A missed expectation, until somebody resolves it."""
        from files_style_sdk.models.expectation_incident import ExpectationIncidentResource

        return ExpectationIncidentResource(self._caller)

    @cached_property
    def external_event(self) -> "ExternalEventResource":
        """Something that another system reported, such as the outcome of a sync."""
        from files_style_sdk.models.external_event import ExternalEventResource

        return ExternalEventResource(self._caller)

    @cached_property
    def file(self) -> "FileResource":
        """A file or folder of the site, as its path and what is known of it."""
        from files_style_sdk.models.file import FileResource

        return FileResource(self._caller)

    @cached_property
    def file_action(self) -> "FileActionResource":
        """The answer to an operation on files that may go on in the background."""
        from files_style_sdk.models.file_action import FileActionResource

        return FileActionResource(self._caller)

    @cached_property
    def file_comment(self) -> "FileCommentResource":
        """A remark on a file."""
        from files_style_sdk.models.file_comment import FileCommentResource

        return FileCommentResource(self._caller)

    @cached_property
    def file_comment_reaction(self) -> "FileCommentReactionResource":
        """An emoji on a remark."""
        from files_style_sdk.models.file_comment_reaction import FileCommentReactionResource

        return FileCommentReactionResource(self._caller)

    @cached_property
    def file_migration(self) -> "FileMigrationResource":
        """Background work such as a copy, a move or a deletion of files."""
        from files_style_sdk.models.file_migration import FileMigrationResource

        return FileMigrationResource(self._caller)

    @cached_property
    def file_migration_log(self) -> "FileMigrationLogResource":
        """One entry of the log of background work on files."""
        from files_style_sdk.models.file_migration_log import FileMigrationLogResource

        return FileMigrationLogResource(self._caller)

    @cached_property
    def file_upload_part(self) -> "FileUploadPartResource":
        """Permission to upload one part of a file, and where to send it."""
        from files_style_sdk.models.file_upload_part import FileUploadPartResource

        return FileUploadPartResource(self._caller)

    @cached_property
    def folder(self) -> "FolderResource":
        """A folder of the site."""
        from files_style_sdk.models.folder import FolderResource

        return FolderResource(self._caller)

    @cached_property
    def form_field(self) -> "FormFieldResource":
        """One field of a form that visitors fill in."""
        from files_style_sdk.models.form_field import FormFieldResource

        return FormFieldResource(self._caller)

    @cached_property
    def form_field_set(self) -> "FormFieldSetResource":
        """A form that visitors fill in to use a share link or an inbox."""
        from files_style_sdk.models.form_field_set import FormFieldSetResource

        return FormFieldSetResource(self._caller)

    @cached_property
    def ftp_action_log(self) -> "FtpActionLogResource":
        """One entry of the log of FTP commands."""
        from files_style_sdk.models.ftp_action_log import FtpActionLogResource

        return FtpActionLogResource(self._caller)

    @cached_property
    def gpg_key(self) -> "GpgKeyResource":
        """A GPG key for encrypting, decrypting or signing files."""
        from files_style_sdk.models.gpg_key import GpgKeyResource

        return GpgKeyResource(self._caller)

    @cached_property
    def group(self) -> "GroupResource":
        """A named set of users that share permissions."""
        from files_style_sdk.models.group import GroupResource

        return GroupResource(self._caller)

    @cached_property
    def group_user(self) -> "GroupUserResource":
        """The membership of one user in one group."""
        from files_style_sdk.models.group_user import GroupUserResource

        return GroupUserResource(self._caller)

    @cached_property
    def history(self) -> "HistoryResource":
        """What was done on the site, by path, by user or by login."""
        from files_style_sdk.models.history import HistoryResource

        return HistoryResource(self._caller)

    @cached_property
    def history_export(self) -> "HistoryExportResource":
        """A request to export the site's history."""
        from files_style_sdk.models.history_export import HistoryExportResource

        return HistoryExportResource(self._caller)

    @cached_property
    def history_export_result(self) -> "HistoryExportResultResource":
        """One row of a finished export of the history."""
        from files_style_sdk.models.history_export_result import HistoryExportResultResource

        return HistoryExportResultResource(self._caller)

    @cached_property
    def holiday_calendar(self) -> "HolidayCalendarResource":
        """The site's own list of days on which schedules rest."""
        from files_style_sdk.models.holiday_calendar import HolidayCalendarResource

        return HolidayCalendarResource(self._caller)

    @cached_property
    def holiday_region(self) -> "HolidayRegionResource":
        """A region whose public holidays the service knows."""
        from files_style_sdk.models.holiday_region import HolidayRegionResource

        return HolidayRegionResource(self._caller)

    @cached_property
    def image(self) -> "ImageResource":
        """A picture, as its name and address."""
        from files_style_sdk.models.image import ImageResource

        return ImageResource(self._caller)

    @cached_property
    def inbound_s3_log(self) -> "InboundS3LogResource":
        """One entry of the log of requests to the S3-compatible endpoint."""
        from files_style_sdk.models.inbound_s3_log import InboundS3LogResource

        return InboundS3LogResource(self._caller)

    @cached_property
    def inbox_recipient(self) -> "InboxRecipientResource":
        """Somebody who was invited to upload into an inbox."""
        from files_style_sdk.models.inbox_recipient import InboxRecipientResource

        return InboxRecipientResource(self._caller)

    @cached_property
    def inbox_registration(self) -> "InboxRegistrationResource":
        """The form that a visitor filled in to upload into an inbox."""
        from files_style_sdk.models.inbox_registration import InboxRegistrationResource

        return InboxRegistrationResource(self._caller)

    @cached_property
    def inbox_upload(self) -> "InboxUploadResource":
        """One upload into an inbox."""
        from files_style_sdk.models.inbox_upload import InboxUploadResource

        return InboxUploadResource(self._caller)

    @cached_property
    def integration_centric_profile(self) -> "IntegrationCentricProfileResource":
        """Settings of the pages that integration-minded users see."""
        from files_style_sdk.models.integration_centric_profile import IntegrationCentricProfileResource

        return IntegrationCentricProfileResource(self._caller)

    @cached_property
    def invoice(self) -> "InvoiceResource":
        """An invoice for the site."""
        from files_style_sdk.models.invoice import InvoiceResource

        return InvoiceResource(self._caller)

    @cached_property
    def invoice_line_item(self) -> "InvoiceLineItemResource":
        """One line of an invoice."""
        from files_style_sdk.models.invoice_line_item import InvoiceLineItemResource

        return InvoiceLineItemResource(self._caller)

    @cached_property
    def ip_address(self) -> "IpAddressResource":
        """The addresses from which the service talks to the site's partners."""
        from files_style_sdk.models.ip_address import IpAddressResource

        return IpAddressResource(self._caller)

    @cached_property
    def key_lifecycle_rule(self) -> "KeyLifecycleRuleResource":
        """A rule that expires keys after a time without use."""
        from files_style_sdk.models.key_lifecycle_rule import KeyLifecycleRuleResource

        return KeyLifecycleRuleResource(self._caller)

    @cached_property
    def lock(self) -> "LockResource":
        """A lock held on one path."""
        from files_style_sdk.models.lock import LockResource

        return LockResource(self._caller)

    @cached_property
    def metadata_category(self) -> "MetadataCategoryResource":
        """A set of fields that files can be described with."""
        from files_style_sdk.models.metadata_category import MetadataCategoryResource

        return MetadataCategoryResource(self._caller)

    @cached_property
    def notification(self) -> "NotificationResource":
        """A request to be told by e-mail when a folder changes."""
        from files_style_sdk.models.notification import NotificationResource

        return NotificationResource(self._caller)

    @cached_property
    def outbound_connection_log(self) -> "OutboundConnectionLogResource":
        """One entry of the log of connections that the service opened."""
        from files_style_sdk.models.outbound_connection_log import OutboundConnectionLogResource

        return OutboundConnectionLogResource(self._caller)

    @cached_property
    def partner(self) -> "PartnerResource":
        """A company that works with the site, with users and a folder of its own."""
        from files_style_sdk.models.partner import PartnerResource

        return PartnerResource(self._caller)

    @cached_property
    def partner_channel(self) -> "PartnerChannelResource":
        """A folder agreement between the site and a partner."""
        from files_style_sdk.models.partner_channel import PartnerChannelResource

        return PartnerChannelResource(self._caller)

    @cached_property
    def partner_channel_template(self) -> "PartnerChannelTemplateResource":
        """A pattern from which agreements with partners are made."""
        from files_style_sdk.models.partner_channel_template import PartnerChannelTemplateResource

        return PartnerChannelTemplateResource(self._caller)

    @cached_property
    def partner_connection(self) -> "PartnerConnectionResource":
        """How a partner's site is linked with this one."""
        from files_style_sdk.models.partner_connection import PartnerConnectionResource

        return PartnerConnectionResource(self._caller)

    @cached_property
    def partner_site(self) -> "PartnerSiteResource":
        """Another site that is linked with this one as a partner."""
        from files_style_sdk.models.partner_site import PartnerSiteResource

        return PartnerSiteResource(self._caller)

    @cached_property
    def partner_site_request(self) -> "PartnerSiteRequestResource":
        """A request of one site to be linked with another."""
        from files_style_sdk.models.partner_site_request import PartnerSiteRequestResource

        return PartnerSiteRequestResource(self._caller)

    @cached_property
    def payment(self) -> "PaymentResource":
        """A payment for the site."""
        from files_style_sdk.models.payment import PaymentResource

        return PaymentResource(self._caller)

    @cached_property
    def payment_line_item(self) -> "PaymentLineItemResource":
        """One line of a payment."""
        from files_style_sdk.models.payment_line_item import PaymentLineItemResource

        return PaymentLineItemResource(self._caller)

    @cached_property
    def pending_work_event(self) -> "PendingWorkEventResource":
        """Something that happened to work which waits in the background."""
        from files_style_sdk.models.pending_work_event import PendingWorkEventResource

        return PendingWorkEventResource(self._caller)

    @cached_property
    def permission(self) -> "PermissionResource":
        """What one user, group or partner may do below one path."""
        from files_style_sdk.models.permission import PermissionResource

        return PermissionResource(self._caller)

    @cached_property
    def preview(self) -> "PreviewResource":
        """A small picture or document made from a file."""
        from files_style_sdk.models.preview import PreviewResource

        return PreviewResource(self._caller)

    @cached_property
    def public_hosting_request_log(self) -> "PublicHostingRequestLogResource":
        """One entry of the log of requests to publicly hosted folders."""
        from files_style_sdk.models.public_hosting_request_log import PublicHostingRequestLogResource

        return PublicHostingRequestLogResource(self._caller)

    @cached_property
    def public_ip_address(self) -> "PublicIpAddressResource":
        """An address under which a server of the service is reached."""
        from files_style_sdk.models.public_ip_address import PublicIpAddressResource

        return PublicIpAddressResource(self._caller)

    @cached_property
    def public_key(self) -> "PublicKeyResource":
        """An SSH public key with which a user logs in over SFTP."""
        from files_style_sdk.models.public_key import PublicKeyResource

        return PublicKeyResource(self._caller)

    @cached_property
    def remote_bandwidth_snapshot(self) -> "RemoteBandwidthSnapshotResource":
        """Bytes that went to and from remote servers in one interval."""
        from files_style_sdk.models.remote_bandwidth_snapshot import RemoteBandwidthSnapshotResource

        return RemoteBandwidthSnapshotResource(self._caller)

    @cached_property
    def remote_mount_backend(self) -> "RemoteMountBackendResource":
        """One of the remote servers behind a mount that survives failures."""
        from files_style_sdk.models.remote_mount_backend import RemoteMountBackendResource

        return RemoteMountBackendResource(self._caller)

    @cached_property
    def remote_server(self) -> "RemoteServerResource":
        """Storage elsewhere that the site can mount or sync with."""
        from files_style_sdk.models.remote_server import RemoteServerResource

        return RemoteServerResource(self._caller)

    @cached_property
    def remote_server_configuration_file(self) -> "RemoteServerConfigurationFileResource":
        """The settings that an agent needs to serve as a remote server."""
        from files_style_sdk.models.remote_server_configuration_file import RemoteServerConfigurationFileResource

        return RemoteServerConfigurationFileResource(self._caller)

    @cached_property
    def remote_server_credential(self) -> "RemoteServerCredentialResource":
        """Login data that several remote servers can share."""
        from files_style_sdk.models.remote_server_credential import RemoteServerCredentialResource

        return RemoteServerCredentialResource(self._caller)

    @cached_property
    def request(self) -> "RequestResource":
        """A request to somebody for a file."""
        from files_style_sdk.models.request import RequestResource

        return RequestResource(self._caller)

    @cached_property
    def restore(self) -> "RestoreResource":
        """The work of bringing deleted files back."""
        from files_style_sdk.models.restore import RestoreResource

        return RestoreResource(self._caller)

    @cached_property
    def schedule(self) -> "ScheduleResource":
        """Times at which other things run."""
        from files_style_sdk.models.schedule import ScheduleResource

        return ScheduleResource(self._caller)

    @cached_property
    def scheduled_export(self) -> "ScheduledExportResource":
        """A report that is made again and again."""
        from files_style_sdk.models.scheduled_export import ScheduledExportResource

        return ScheduledExportResource(self._caller)

    @cached_property
    def scim_log(self) -> "ScimLogResource":
        """One entry of the log of user provisioning over SCIM."""
        from files_style_sdk.models.scim_log import ScimLogResource

        return ScimLogResource(self._caller)

    @cached_property
    def secret(self) -> "SecretResource":
        """A confidential value that other settings can refer to."""
        from files_style_sdk.models.secret import SecretResource

        return SecretResource(self._caller)

    @cached_property
    def session(self) -> "SessionResource":
        """A login with a user name and a password."""
        from files_style_sdk.models.session import SessionResource

        return SessionResource(self._caller)

    @cached_property
    def settings_change(self) -> "SettingsChangeResource":
        """A change of a setting, as the log remembers it."""
        from files_style_sdk.models.settings_change import SettingsChangeResource

        return SettingsChangeResource(self._caller)

    @cached_property
    def sftp_action_log(self) -> "SftpActionLogResource":
        """One entry of the log of SFTP commands."""
        from files_style_sdk.models.sftp_action_log import SftpActionLogResource

        return SftpActionLogResource(self._caller)

    @cached_property
    def sftp_host_key(self) -> "SftpHostKeyResource":
        """A host key with which the site proves itself over SFTP."""
        from files_style_sdk.models.sftp_host_key import SftpHostKeyResource

        return SftpHostKeyResource(self._caller)

    @cached_property
    def share_group(self) -> "ShareGroupResource":
        """A named list of people to whom share links are sent."""
        from files_style_sdk.models.share_group import ShareGroupResource

        return ShareGroupResource(self._caller)

    @cached_property
    def share_group_member(self) -> "ShareGroupMemberResource":
        """One person on such a list."""
        from files_style_sdk.models.share_group_member import ShareGroupMemberResource

        return ShareGroupMemberResource(self._caller)

    @cached_property
    def siem_http_destination(self) -> "SiemHttpDestinationResource":
        """A log collector to which the site sends its logs."""
        from files_style_sdk.models.siem_http_destination import SiemHttpDestinationResource

        return SiemHttpDestinationResource(self._caller)

    @cached_property
    def siem_http_destination_event(self) -> "SiemHttpDestinationEventResource":
        """Something that happened while logs were sent to a collector."""
        from files_style_sdk.models.siem_http_destination_event import SiemHttpDestinationEventResource

        return SiemHttpDestinationEventResource(self._caller)

    @cached_property
    def site(self) -> "SiteResource":
        """The site itself, with all its settings."""
        from files_style_sdk.models.site import SiteResource

        return SiteResource(self._caller)

    @cached_property
    def site_subdomain_redirect(self) -> "SiteSubdomainRedirectResource":
        """A former subdomain that still leads to the site."""
        from files_style_sdk.models.site_subdomain_redirect import SiteSubdomainRedirectResource

        return SiteSubdomainRedirectResource(self._caller)

    @cached_property
    def snapshot(self) -> "SnapshotResource":
        """A read-only picture of files as they were at one time."""
        from files_style_sdk.models.snapshot import SnapshotResource

        return SnapshotResource(self._caller)

    @cached_property
    def sso_event(self) -> "SsoEventResource":
        """One login, or attempt, through single sign-on."""
        from files_style_sdk.models.sso_event import SsoEventResource

        return SsoEventResource(self._caller)

    @cached_property
    def sso_strategy(self) -> "SsoStrategyResource":
        """A provider of single sign-on and how users are made from what it says."""
        from files_style_sdk.models.sso_strategy import SsoStrategyResource

        return SsoStrategyResource(self._caller)

    @cached_property
    def status(self) -> "StatusResource":
        """The state of a piece of background work."""
        from files_style_sdk.models.status import StatusResource

        return StatusResource(self._caller)

    @cached_property
    def style(self) -> "StyleResource":
        """Logo and colours of the pages below one path."""
        from files_style_sdk.models.style import StyleResource

        return StyleResource(self._caller)

    @cached_property
    def sync(self) -> "SyncResource":
        """A rule that keeps a folder and a remote place equal."""
        from files_style_sdk.models.sync import SyncResource

        return SyncResource(self._caller)

    @cached_property
    def sync_log(self) -> "SyncLogResource":
        """One entry of the log of syncs."""
        from files_style_sdk.models.sync_log import SyncLogResource

        return SyncLogResource(self._caller)

    @cached_property
    def sync_run(self) -> "SyncRunResource":
        """One run of a sync, with its outcome."""
        from files_style_sdk.models.sync_run import SyncRunResource

        return SyncRunResource(self._caller)

    @cached_property
    def sync_run_live_transfer(self) -> "SyncRunLiveTransferResource":
        """A file that a running sync is transferring now."""
        from files_style_sdk.models.sync_run_live_transfer import SyncRunLiveTransferResource

        return SyncRunLiveTransferResource(self._caller)

    @cached_property
    def usage_by_top_level_dir(self) -> "UsageByTopLevelDirResource":
        """Storage used by one top-level folder."""
        from files_style_sdk.models.usage_by_top_level_dir import UsageByTopLevelDirResource

        return UsageByTopLevelDirResource(self._caller)

    @cached_property
    def usage_daily_snapshot(self) -> "UsageDailySnapshotResource":
        """Storage and bandwidth used on one day."""
        from files_style_sdk.models.usage_daily_snapshot import UsageDailySnapshotResource

        return UsageDailySnapshotResource(self._caller)

    @cached_property
    def usage_snapshot(self) -> "UsageSnapshotResource":
        """Storage and bandwidth used in one billing period."""
        from files_style_sdk.models.usage_snapshot import UsageSnapshotResource

        return UsageSnapshotResource(self._caller)

    @cached_property
    def user(self) -> "UserResource":
        """Somebody who can log in, with a profile, permissions and limits."""
        from files_style_sdk.models.user import UserResource

        return UserResource(self._caller)

    @cached_property
    def user_additional_email_recipient(self) -> "UserAdditionalEmailRecipientResource":
        """A further address that gets a user's notifications."""
        from files_style_sdk.models.user_additional_email_recipient import UserAdditionalEmailRecipientResource

        return UserAdditionalEmailRecipientResource(self._caller)

    @cached_property
    def user_cipher_use(self) -> "UserCipherUseResource":
        """A cipher with which a user connected, and when last."""
        from files_style_sdk.models.user_cipher_use import UserCipherUseResource

        return UserCipherUseResource(self._caller)

    @cached_property
    def user_lifecycle_rule(self) -> "UserLifecycleRuleResource":
        """A rule that disables or deletes users after a time without use."""
        from files_style_sdk.models.user_lifecycle_rule import UserLifecycleRuleResource

        return UserLifecycleRuleResource(self._caller)

    @cached_property
    def user_request(self) -> "UserRequestResource":
        """A request of somebody to be given a user."""
        from files_style_sdk.models.user_request import UserRequestResource

        return UserRequestResource(self._caller)

    @cached_property
    def user_security_event(self) -> "UserSecurityEventResource":
        """Something that concerns the safety of a user's account."""
        from files_style_sdk.models.user_security_event import UserSecurityEventResource

        return UserSecurityEventResource(self._caller)

    @cached_property
    def user_sftp_client_use(self) -> "UserSftpClientUseResource":
        """An SFTP program with which a user connected, and when last."""
        from files_style_sdk.models.user_sftp_client_use import UserSftpClientUseResource

        return UserSftpClientUseResource(self._caller)

    @cached_property
    def web_dav_action_log(self) -> "WebDavActionLogResource":
        """One entry of the log of WebDAV requests."""
        from files_style_sdk.models.web_dav_action_log import WebDavActionLogResource

        return WebDavActionLogResource(self._caller)

    @cached_property
    def webhook_test(self) -> "WebhookTestResource":
        """A trial delivery to a webhook, to see what arrives."""
        from files_style_sdk.models.webhook_test import WebhookTestResource

        return WebhookTestResource(self._caller)

    @cached_property
    def workspace(self) -> "WorkspaceResource":
        """A part of the site with users and folders of its own."""
        from files_style_sdk.models.workspace import WorkspaceResource

        return WorkspaceResource(self._caller)

    @cached_property
    def zip_list_entry(self) -> "ZipListEntryResource":
        """One file inside a ZIP archive."""
        from files_style_sdk.models.zip_list_entry import ZipListEntryResource

        return ZipListEntryResource(self._caller)
