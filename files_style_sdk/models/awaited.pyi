# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Every resource as an async client offers it. Nothing of this is there at run time."""

import builtins
from collections.abc import Mapping
from typing import Any, Unpack

from files_style_sdk.aio.pending import Pending, PendingPage
from files_style_sdk.models.account_line_item import AccountLineItem
from files_style_sdk.models.action import Action
from files_style_sdk.models.action_log import ActionLog, ActionLogListParams
from files_style_sdk.models.action_notification_export import (
    ActionNotificationExport,
    ActionNotificationExportCreateParams,
)
from files_style_sdk.models.action_notification_export_result import (
    ActionNotificationExportResult,
    ActionNotificationExportResultListParams,
)
from files_style_sdk.models.agent_node import AgentNode
from files_style_sdk.models.agent_node_connection import AgentNodeConnection
from files_style_sdk.models.agent_node_instance import AgentNodeInstance
from files_style_sdk.models.agent_push_update import AgentPushUpdate
from files_style_sdk.models.ai_assistant_personality import (
    AiAssistantPersonality,
    AiAssistantPersonalityCreateParams,
    AiAssistantPersonalityListParams,
    AiAssistantPersonalityUpdateParams,
)
from files_style_sdk.models.ai_task import AiTask, AiTaskCreateParams, AiTaskListParams, AiTaskUpdateParams
from files_style_sdk.models.api_key import (
    ApiKey,
    ApiKeyCreateParams,
    ApiKeyListParams,
    ApiKeyUpdateCurrentParams,
    ApiKeyUpdateParams,
)
from files_style_sdk.models.api_request_log import ApiRequestLog, ApiRequestLogListParams
from files_style_sdk.models.app import App, AppListParams
from files_style_sdk.models.as2_incoming_message import As2IncomingMessage, As2IncomingMessageListParams
from files_style_sdk.models.as2_outgoing_message import As2OutgoingMessage, As2OutgoingMessageListParams
from files_style_sdk.models.as2_partner import (
    As2Partner,
    As2PartnerCreateParams,
    As2PartnerListParams,
    As2PartnerUpdateParams,
)
from files_style_sdk.models.as2_station import (
    As2Station,
    As2StationCreateParams,
    As2StationListParams,
    As2StationUpdateParams,
)
from files_style_sdk.models.auto import Auto
from files_style_sdk.models.automation import (
    Automation,
    AutomationCreateParams,
    AutomationListParams,
    AutomationManualRunParams,
    AutomationUpdateParams,
)
from files_style_sdk.models.automation_authoring_schema import AutomationAuthoringSchema
from files_style_sdk.models.automation_execution_node import AutomationExecutionNode
from files_style_sdk.models.automation_log import AutomationLog, AutomationLogListParams
from files_style_sdk.models.automation_run import (
    AutomationRun,
    AutomationRunFindNodeParams,
    AutomationRunListParams,
    AutomationRunRerunParams,
)
from files_style_sdk.models.bandwidth_snapshot import BandwidthSnapshot, BandwidthSnapshotListParams
from files_style_sdk.models.behavior import (
    Behavior,
    BehaviorCreateParams,
    BehaviorListForParams,
    BehaviorListParams,
    BehaviorUpdateParams,
    BehaviorWebhookTestParams,
)
from files_style_sdk.models.bundle import (
    Bundle,
    BundleCreateParams,
    BundleFindParams,
    BundleListParams,
    BundleShareParams,
    BundleUpdateParams,
)
from files_style_sdk.models.bundle_action import BundleAction, BundleActionListParams
from files_style_sdk.models.bundle_download import BundleDownload, BundleDownloadListParams
from files_style_sdk.models.bundle_notification import (
    BundleNotification,
    BundleNotificationCreateParams,
    BundleNotificationListParams,
    BundleNotificationUpdateParams,
)
from files_style_sdk.models.bundle_path import BundlePath
from files_style_sdk.models.bundle_recipient import (
    BundleRecipient,
    BundleRecipientCreateParams,
    BundleRecipientListParams,
)
from files_style_sdk.models.bundle_registration import BundleRegistration, BundleRegistrationListParams
from files_style_sdk.models.chat_message import ChatMessage
from files_style_sdk.models.chat_session import ChatSession, ChatSessionListParams
from files_style_sdk.models.child_site_management_policy import (
    ChildSiteManagementPolicy,
    ChildSiteManagementPolicyCreateParams,
    ChildSiteManagementPolicyListParams,
    ChildSiteManagementPolicyUpdateParams,
)
from files_style_sdk.models.clickwrap import (
    Clickwrap,
    ClickwrapCreateParams,
    ClickwrapListParams,
    ClickwrapUpdateParams,
)
from files_style_sdk.models.custom_domain import (
    CustomDomain,
    CustomDomainCreateAllocateIpParams,
    CustomDomainCreateParams,
    CustomDomainListParams,
    CustomDomainUpdateParams,
)
from files_style_sdk.models.desktop_configuration_profile import (
    DesktopConfigurationProfile,
    DesktopConfigurationProfileCreateParams,
    DesktopConfigurationProfileListParams,
    DesktopConfigurationProfileUpdateParams,
)
from files_style_sdk.models.direct_connection_info import DirectConnectionInfo
from files_style_sdk.models.dns_record import DnsRecord, DnsRecordListParams
from files_style_sdk.models.email_incoming_message import EmailIncomingMessage, EmailIncomingMessageListParams
from files_style_sdk.models.email_log import EmailLog, EmailLogListParams
from files_style_sdk.models.errors import Errors
from files_style_sdk.models.event_channel import (
    EventChannel,
    EventChannelCreateParams,
    EventChannelListParams,
    EventChannelUpdateParams,
)
from files_style_sdk.models.event_delivery_attempt import EventDeliveryAttempt, EventDeliveryAttemptListParams
from files_style_sdk.models.event_record import EventRecord, EventRecordListParams
from files_style_sdk.models.event_subscription import (
    EventSubscription,
    EventSubscriptionCreateParams,
    EventSubscriptionListParams,
    EventSubscriptionUpdateParams,
)
from files_style_sdk.models.event_target import (
    EventTarget,
    EventTargetCreateParams,
    EventTargetListParams,
    EventTargetUpdateParams,
)
from files_style_sdk.models.exavault_api_request_log import ExavaultApiRequestLog, ExavaultApiRequestLogListParams
from files_style_sdk.models.expectation import (
    Expectation,
    ExpectationCreateParams,
    ExpectationListParams,
    ExpectationUpdateParams,
)
from files_style_sdk.models.expectation_evaluation import ExpectationEvaluation, ExpectationEvaluationListParams
from files_style_sdk.models.expectation_incident import (
    ExpectationIncident,
    ExpectationIncidentListParams,
    ExpectationIncidentSnoozeParams,
)
from files_style_sdk.models.external_event import ExternalEvent, ExternalEventCreateParams, ExternalEventListParams
from files_style_sdk.models.file import (
    File,
    FileBeginDeleteParams,
    FileBeginUploadParams,
    FileCopyParams,
    FileCreateParams,
    FileDeleteParams,
    FileDownloadParams,
    FileFindParams,
    FileGpgDecryptParams,
    FileGpgEncryptParams,
    FileMoveParams,
    FileTransformParams,
    FileUnzipParams,
    FileUpdateParams,
    FileZipParams,
)
from files_style_sdk.models.file_action import FileAction
from files_style_sdk.models.file_comment import (
    FileComment,
    FileCommentCreateParams,
    FileCommentListForParams,
    FileCommentUpdateParams,
)
from files_style_sdk.models.file_comment_reaction import FileCommentReaction, FileCommentReactionCreateParams
from files_style_sdk.models.file_migration import FileMigration
from files_style_sdk.models.file_migration_log import FileMigrationLog, FileMigrationLogListParams
from files_style_sdk.models.file_upload_part import FileUploadPart
from files_style_sdk.models.folder import Folder, FolderCreateParams, FolderListForParams
from files_style_sdk.models.form_field import FormField
from files_style_sdk.models.form_field_set import (
    FormFieldSet,
    FormFieldSetCreateParams,
    FormFieldSetListParams,
    FormFieldSetUpdateParams,
)
from files_style_sdk.models.ftp_action_log import FtpActionLog, FtpActionLogListParams
from files_style_sdk.models.gpg_key import GpgKey, GpgKeyCreateParams, GpgKeyListParams, GpgKeyUpdateParams
from files_style_sdk.models.group import Group, GroupCreateParams, GroupListParams, GroupUpdateParams
from files_style_sdk.models.group_user import (
    GroupUser,
    GroupUserCreateParams,
    GroupUserDeleteParams,
    GroupUserListParams,
    GroupUserUpdateParams,
)
from files_style_sdk.models.history import (
    History,
    HistoryListForFileParams,
    HistoryListForFolderParams,
    HistoryListForUserParams,
    HistoryListLoginsParams,
    HistoryListParams,
)
from files_style_sdk.models.history_export import HistoryExport, HistoryExportCreateParams
from files_style_sdk.models.history_export_result import HistoryExportResult, HistoryExportResultListParams
from files_style_sdk.models.holiday_calendar import (
    HolidayCalendar,
    HolidayCalendarCreateParams,
    HolidayCalendarListParams,
    HolidayCalendarUpdateParams,
)
from files_style_sdk.models.holiday_region import HolidayRegion, HolidayRegionGetSupportedParams
from files_style_sdk.models.image import Image
from files_style_sdk.models.inbound_s3_log import InboundS3Log, InboundS3LogListParams
from files_style_sdk.models.inbox_recipient import InboxRecipient, InboxRecipientCreateParams, InboxRecipientListParams
from files_style_sdk.models.inbox_registration import InboxRegistration, InboxRegistrationListParams
from files_style_sdk.models.inbox_upload import InboxUpload, InboxUploadListParams
from files_style_sdk.models.integration_centric_profile import (
    IntegrationCentricProfile,
    IntegrationCentricProfileCreateParams,
    IntegrationCentricProfileListParams,
    IntegrationCentricProfileUpdateParams,
)
from files_style_sdk.models.invoice import Invoice, InvoiceListParams
from files_style_sdk.models.invoice_line_item import InvoiceLineItem
from files_style_sdk.models.ip_address import (
    IpAddress,
    IpAddressGetExavaultReservedParams,
    IpAddressGetReservedParams,
    IpAddressGetSmartfileReservedParams,
    IpAddressListParams,
)
from files_style_sdk.models.key_lifecycle_rule import (
    KeyLifecycleRule,
    KeyLifecycleRuleCreateParams,
    KeyLifecycleRuleListParams,
    KeyLifecycleRuleUpdateParams,
)
from files_style_sdk.models.lock import Lock, LockCreateParams, LockDeleteParams, LockListForParams
from files_style_sdk.models.metadata_category import (
    MetadataCategory,
    MetadataCategoryCreateParams,
    MetadataCategoryListForParams,
    MetadataCategoryListParams,
    MetadataCategoryUpdateParams,
)
from files_style_sdk.models.notification import (
    Notification,
    NotificationCreateParams,
    NotificationListParams,
    NotificationUpdateParams,
)
from files_style_sdk.models.outbound_connection_log import OutboundConnectionLog, OutboundConnectionLogListParams
from files_style_sdk.models.partner import Partner, PartnerCreateParams, PartnerListParams, PartnerUpdateParams
from files_style_sdk.models.partner_channel import (
    PartnerChannel,
    PartnerChannelCreateParams,
    PartnerChannelListParams,
    PartnerChannelUpdateParams,
)
from files_style_sdk.models.partner_channel_template import (
    PartnerChannelTemplate,
    PartnerChannelTemplateCreateParams,
    PartnerChannelTemplateListParams,
    PartnerChannelTemplateUpdateParams,
)
from files_style_sdk.models.partner_connection import PartnerConnection
from files_style_sdk.models.partner_site import PartnerSite
from files_style_sdk.models.partner_site_request import (
    PartnerSiteRequest,
    PartnerSiteRequestApproveParams,
    PartnerSiteRequestCreateParams,
    PartnerSiteRequestFindByPairingKeyParams,
    PartnerSiteRequestListParams,
    PartnerSiteRequestRejectParams,
)
from files_style_sdk.models.payment import Payment, PaymentListParams
from files_style_sdk.models.payment_line_item import PaymentLineItem
from files_style_sdk.models.pending_work_event import PendingWorkEvent, PendingWorkEventListParams
from files_style_sdk.models.permission import Permission, PermissionCreateParams, PermissionListParams
from files_style_sdk.models.preview import Preview
from files_style_sdk.models.public_hosting_request_log import PublicHostingRequestLog, PublicHostingRequestLogListParams
from files_style_sdk.models.public_ip_address import PublicIpAddress
from files_style_sdk.models.public_key import (
    PublicKey,
    PublicKeyCreateParams,
    PublicKeyListParams,
    PublicKeyUpdateParams,
)
from files_style_sdk.models.remote_bandwidth_snapshot import RemoteBandwidthSnapshot, RemoteBandwidthSnapshotListParams
from files_style_sdk.models.remote_mount_backend import (
    RemoteMountBackend,
    RemoteMountBackendCreateParams,
    RemoteMountBackendListParams,
    RemoteMountBackendUpdateParams,
)
from files_style_sdk.models.remote_server import (
    RemoteServer,
    RemoteServerCreateParams,
    RemoteServerListParams,
    RemoteServerUpdateParams,
)
from files_style_sdk.models.remote_server_configuration_file import RemoteServerConfigurationFile
from files_style_sdk.models.remote_server_credential import (
    RemoteServerCredential,
    RemoteServerCredentialCreateParams,
    RemoteServerCredentialListParams,
    RemoteServerCredentialUpdateParams,
)
from files_style_sdk.models.request import Request, RequestCreateParams, RequestGetFolderParams, RequestListParams
from files_style_sdk.models.restore import Restore, RestoreCreateParams, RestoreListParams
from files_style_sdk.models.schedule import Schedule, ScheduleCreateParams, ScheduleListParams, ScheduleUpdateParams
from files_style_sdk.models.scheduled_export import (
    ScheduledExport,
    ScheduledExportCreateParams,
    ScheduledExportListParams,
    ScheduledExportUpdateParams,
)
from files_style_sdk.models.scim_log import ScimLog, ScimLogListParams
from files_style_sdk.models.secret import Secret, SecretCreateParams, SecretListParams, SecretUpdateParams
from files_style_sdk.models.session import Session, SessionCreateParams
from files_style_sdk.models.settings_change import SettingsChange, SettingsChangeListParams
from files_style_sdk.models.sftp_action_log import SftpActionLog, SftpActionLogListParams
from files_style_sdk.models.sftp_host_key import (
    SftpHostKey,
    SftpHostKeyCreateParams,
    SftpHostKeyListParams,
    SftpHostKeyUpdateParams,
)
from files_style_sdk.models.share_group import (
    ShareGroup,
    ShareGroupCreateParams,
    ShareGroupListParams,
    ShareGroupUpdateParams,
)
from files_style_sdk.models.share_group_member import ShareGroupMember
from files_style_sdk.models.siem_http_destination import (
    SiemHttpDestination,
    SiemHttpDestinationCreateParams,
    SiemHttpDestinationListParams,
    SiemHttpDestinationSendTestEntryParams,
    SiemHttpDestinationUpdateParams,
)
from files_style_sdk.models.siem_http_destination_event import (
    SiemHttpDestinationEvent,
    SiemHttpDestinationEventListParams,
)
from files_style_sdk.models.site import Site, SiteUpdateParams
from files_style_sdk.models.site_subdomain_redirect import SiteSubdomainRedirect, SiteSubdomainRedirectListParams
from files_style_sdk.models.snapshot import Snapshot, SnapshotCreateParams, SnapshotListParams, SnapshotUpdateParams
from files_style_sdk.models.sso_event import SsoEvent, SsoEventListParams
from files_style_sdk.models.sso_strategy import SsoStrategy, SsoStrategyListParams
from files_style_sdk.models.status import Status
from files_style_sdk.models.style import Style, StyleUpdateParams
from files_style_sdk.models.sync import Sync, SyncCreateParams, SyncListParams, SyncUpdateParams
from files_style_sdk.models.sync_log import SyncLog, SyncLogListParams
from files_style_sdk.models.sync_run import SyncRun, SyncRunListParams
from files_style_sdk.models.sync_run_live_transfer import SyncRunLiveTransfer
from files_style_sdk.models.usage_by_top_level_dir import UsageByTopLevelDir
from files_style_sdk.models.usage_daily_snapshot import UsageDailySnapshot, UsageDailySnapshotListParams
from files_style_sdk.models.usage_snapshot import UsageSnapshot, UsageSnapshotListParams
from files_style_sdk.models.user import User, UserCreateParams, UserDeleteParams, UserListParams, UserUpdateParams
from files_style_sdk.models.user_additional_email_recipient import (
    UserAdditionalEmailRecipient,
    UserAdditionalEmailRecipientCreateParams,
    UserAdditionalEmailRecipientListParams,
    UserAdditionalEmailRecipientUpdateParams,
)
from files_style_sdk.models.user_cipher_use import UserCipherUse, UserCipherUseListParams
from files_style_sdk.models.user_lifecycle_rule import (
    UserLifecycleRule,
    UserLifecycleRuleCreateParams,
    UserLifecycleRuleListParams,
    UserLifecycleRuleUpdateParams,
)
from files_style_sdk.models.user_request import UserRequest, UserRequestCreateParams, UserRequestListParams
from files_style_sdk.models.user_security_event import UserSecurityEvent, UserSecurityEventListParams
from files_style_sdk.models.user_sftp_client_use import UserSftpClientUse, UserSftpClientUseListParams
from files_style_sdk.models.web_dav_action_log import WebDavActionLog, WebDavActionLogListParams
from files_style_sdk.models.webhook_test import WebhookTest, WebhookTestCreateParams
from files_style_sdk.models.workspace import (
    Workspace,
    WorkspaceCreateParams,
    WorkspaceListParams,
    WorkspaceUpdateParams,
)
from files_style_sdk.models.zip_list_entry import ZipListEntry
from files_style_sdk.resource import NoParams, Options

class AsyncAccountLineItemResource:
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> AccountLineItem: ...

class AsyncActionResource:
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> Action: ...

class AsyncActionLogResource:
    def list(
        self,
        params: ActionLogListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ActionLogListParams],
    ) -> PendingPage[ActionLog]: ...
    def all(
        self,
        params: ActionLogListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ActionLogListParams],
    ) -> PendingPage[ActionLog]: ...
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> ActionLog: ...

class AsyncActionNotificationExportResource:
    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[ActionNotificationExport]: ...
    def get(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[ActionNotificationExport]: ...
    def create(
        self,
        params: ActionNotificationExportCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ActionNotificationExportCreateParams],
    ) -> Pending[ActionNotificationExport]: ...
    def new(
        self, attributes: Mapping[str, Any] | None = None, options: Options | None = None
    ) -> ActionNotificationExport: ...

class AsyncActionNotificationExportResultResource:
    def list(
        self,
        params: ActionNotificationExportResultListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ActionNotificationExportResultListParams],
    ) -> PendingPage[ActionNotificationExportResult]: ...
    def all(
        self,
        params: ActionNotificationExportResultListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ActionNotificationExportResultListParams],
    ) -> PendingPage[ActionNotificationExportResult]: ...
    def new(
        self, attributes: Mapping[str, Any] | None = None, options: Options | None = None
    ) -> ActionNotificationExportResult: ...

class AsyncAgentNodeResource:
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> AgentNode: ...

class AsyncAgentNodeConnectionResource:
    def new(
        self, attributes: Mapping[str, Any] | None = None, options: Options | None = None
    ) -> AgentNodeConnection: ...

class AsyncAgentNodeInstanceResource:
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> AgentNodeInstance: ...

class AsyncAgentPushUpdateResource:
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> AgentPushUpdate: ...

class AsyncAiAssistantPersonalityResource:
    def list(
        self,
        params: AiAssistantPersonalityListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[AiAssistantPersonalityListParams],
    ) -> PendingPage[AiAssistantPersonality]: ...
    def all(
        self,
        params: AiAssistantPersonalityListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[AiAssistantPersonalityListParams],
    ) -> PendingPage[AiAssistantPersonality]: ...
    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[AiAssistantPersonality]: ...
    def get(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[AiAssistantPersonality]: ...
    def create(
        self,
        params: AiAssistantPersonalityCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[AiAssistantPersonalityCreateParams],
    ) -> Pending[AiAssistantPersonality]: ...
    def update(
        self,
        id: int,
        params: AiAssistantPersonalityUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[AiAssistantPersonalityUpdateParams],
    ) -> Pending[AiAssistantPersonality]: ...
    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def destroy(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def new(
        self, attributes: Mapping[str, Any] | None = None, options: Options | None = None
    ) -> AiAssistantPersonality: ...

class AsyncAiTaskResource:
    def list(
        self, params: AiTaskListParams | None = None, options: Options | None = None, **fields: Unpack[AiTaskListParams]
    ) -> PendingPage[AiTask]: ...
    def all(
        self, params: AiTaskListParams | None = None, options: Options | None = None, **fields: Unpack[AiTaskListParams]
    ) -> PendingPage[AiTask]: ...
    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[AiTask]: ...
    def get(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[AiTask]: ...
    def create(
        self,
        params: AiTaskCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[AiTaskCreateParams],
    ) -> Pending[AiTask]: ...
    def update(
        self,
        id: int,
        params: AiTaskUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[AiTaskUpdateParams],
    ) -> Pending[AiTask]: ...
    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def destroy(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def manual_run(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> AiTask: ...

class AsyncApiKeyResource:
    def list(
        self, params: ApiKeyListParams | None = None, options: Options | None = None, **fields: Unpack[ApiKeyListParams]
    ) -> PendingPage[ApiKey]: ...
    def all(
        self, params: ApiKeyListParams | None = None, options: Options | None = None, **fields: Unpack[ApiKeyListParams]
    ) -> PendingPage[ApiKey]: ...
    def find_current(
        self, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[ApiKey]: ...
    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[ApiKey]: ...
    def get(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[ApiKey]: ...
    def create(
        self,
        params: ApiKeyCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ApiKeyCreateParams],
    ) -> Pending[ApiKey]: ...
    def update_current(
        self,
        params: ApiKeyUpdateCurrentParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ApiKeyUpdateCurrentParams],
    ) -> Pending[ApiKey]: ...
    def update(
        self,
        id: int,
        params: ApiKeyUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ApiKeyUpdateParams],
    ) -> Pending[ApiKey]: ...
    def delete_current(
        self, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def destroy(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> ApiKey: ...

class AsyncApiRequestLogResource:
    def list(
        self,
        params: ApiRequestLogListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ApiRequestLogListParams],
    ) -> PendingPage[ApiRequestLog]: ...
    def all(
        self,
        params: ApiRequestLogListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ApiRequestLogListParams],
    ) -> PendingPage[ApiRequestLog]: ...
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> ApiRequestLog: ...

class AsyncAppResource:
    def list(
        self, params: AppListParams | None = None, options: Options | None = None, **fields: Unpack[AppListParams]
    ) -> PendingPage[App]: ...
    def all(
        self, params: AppListParams | None = None, options: Options | None = None, **fields: Unpack[AppListParams]
    ) -> PendingPage[App]: ...
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> App: ...

class AsyncAs2IncomingMessageResource:
    def list(
        self,
        params: As2IncomingMessageListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[As2IncomingMessageListParams],
    ) -> PendingPage[As2IncomingMessage]: ...
    def all(
        self,
        params: As2IncomingMessageListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[As2IncomingMessageListParams],
    ) -> PendingPage[As2IncomingMessage]: ...
    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[As2IncomingMessage]: ...
    def get(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[As2IncomingMessage]: ...
    def replay(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[As2IncomingMessage]: ...
    def new(
        self, attributes: Mapping[str, Any] | None = None, options: Options | None = None
    ) -> As2IncomingMessage: ...

class AsyncAs2OutgoingMessageResource:
    def list(
        self,
        params: As2OutgoingMessageListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[As2OutgoingMessageListParams],
    ) -> PendingPage[As2OutgoingMessage]: ...
    def all(
        self,
        params: As2OutgoingMessageListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[As2OutgoingMessageListParams],
    ) -> PendingPage[As2OutgoingMessage]: ...
    def new(
        self, attributes: Mapping[str, Any] | None = None, options: Options | None = None
    ) -> As2OutgoingMessage: ...

class AsyncAs2PartnerResource:
    def list(
        self,
        params: As2PartnerListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[As2PartnerListParams],
    ) -> PendingPage[As2Partner]: ...
    def all(
        self,
        params: As2PartnerListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[As2PartnerListParams],
    ) -> PendingPage[As2Partner]: ...
    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[As2Partner]: ...
    def get(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[As2Partner]: ...
    def create(
        self,
        params: As2PartnerCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[As2PartnerCreateParams],
    ) -> Pending[As2Partner]: ...
    def update(
        self,
        id: int,
        params: As2PartnerUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[As2PartnerUpdateParams],
    ) -> Pending[As2Partner]: ...
    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def destroy(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> As2Partner: ...

class AsyncAs2StationResource:
    def list(
        self,
        params: As2StationListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[As2StationListParams],
    ) -> PendingPage[As2Station]: ...
    def all(
        self,
        params: As2StationListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[As2StationListParams],
    ) -> PendingPage[As2Station]: ...
    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[As2Station]: ...
    def get(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[As2Station]: ...
    def create(
        self,
        params: As2StationCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[As2StationCreateParams],
    ) -> Pending[As2Station]: ...
    def update(
        self,
        id: int,
        params: As2StationUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[As2StationUpdateParams],
    ) -> Pending[As2Station]: ...
    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def destroy(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> As2Station: ...

class AsyncAutoResource:
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> Auto: ...

class AsyncAutomationResource:
    def list(
        self,
        params: AutomationListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[AutomationListParams],
    ) -> PendingPage[Automation]: ...
    def all(
        self,
        params: AutomationListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[AutomationListParams],
    ) -> PendingPage[Automation]: ...
    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[Automation]: ...
    def get(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[Automation]: ...
    def get_authoring_schema(
        self, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[AutomationAuthoringSchema]: ...
    def create(
        self,
        params: AutomationCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[AutomationCreateParams],
    ) -> Pending[Automation]: ...
    def update(
        self,
        id: int,
        params: AutomationUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[AutomationUpdateParams],
    ) -> Pending[Automation]: ...
    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def destroy(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def upgrade(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[Automation]: ...
    def manual_run(
        self,
        id: int,
        params: AutomationManualRunParams | None = None,
        options: Options | None = None,
        **fields: Unpack[AutomationManualRunParams],
    ) -> Pending[None]: ...
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> Automation: ...

class AsyncAutomationAuthoringSchemaResource:
    def new(
        self, attributes: Mapping[str, Any] | None = None, options: Options | None = None
    ) -> AutomationAuthoringSchema: ...

class AsyncAutomationExecutionNodeResource:
    def new(
        self, attributes: Mapping[str, Any] | None = None, options: Options | None = None
    ) -> AutomationExecutionNode: ...

class AsyncAutomationLogResource:
    def list(
        self,
        params: AutomationLogListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[AutomationLogListParams],
    ) -> PendingPage[AutomationLog]: ...
    def all(
        self,
        params: AutomationLogListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[AutomationLogListParams],
    ) -> PendingPage[AutomationLog]: ...
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> AutomationLog: ...

class AsyncAutomationRunResource:
    def list(
        self,
        params: AutomationRunListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[AutomationRunListParams],
    ) -> PendingPage[AutomationRun]: ...
    def all(
        self,
        params: AutomationRunListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[AutomationRunListParams],
    ) -> PendingPage[AutomationRun]: ...
    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[AutomationRun]: ...
    def get(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[AutomationRun]: ...
    def find_node(
        self,
        id: int,
        params: AutomationRunFindNodeParams | None = None,
        options: Options | None = None,
        **fields: Unpack[AutomationRunFindNodeParams],
    ) -> Pending[AutomationExecutionNode]: ...
    def cancel(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[AutomationRun]: ...
    def rerun(
        self,
        id: int,
        params: AutomationRunRerunParams | None = None,
        options: Options | None = None,
        **fields: Unpack[AutomationRunRerunParams],
    ) -> Pending[AutomationRun]: ...
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> AutomationRun: ...

class AsyncBandwidthSnapshotResource:
    def list(
        self,
        params: BandwidthSnapshotListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[BandwidthSnapshotListParams],
    ) -> PendingPage[BandwidthSnapshot]: ...
    def all(
        self,
        params: BandwidthSnapshotListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[BandwidthSnapshotListParams],
    ) -> PendingPage[BandwidthSnapshot]: ...
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> BandwidthSnapshot: ...

class AsyncBehaviorResource:
    def list(
        self,
        params: BehaviorListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[BehaviorListParams],
    ) -> PendingPage[Behavior]: ...
    def all(
        self,
        params: BehaviorListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[BehaviorListParams],
    ) -> PendingPage[Behavior]: ...
    def list_for(
        self,
        path: str,
        params: BehaviorListForParams | None = None,
        options: Options | None = None,
        **fields: Unpack[BehaviorListForParams],
    ) -> PendingPage[Behavior]: ...
    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[Behavior]: ...
    def get(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[Behavior]: ...
    def create(
        self,
        params: BehaviorCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[BehaviorCreateParams],
    ) -> Pending[Behavior]: ...
    def update(
        self,
        id: int,
        params: BehaviorUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[BehaviorUpdateParams],
    ) -> Pending[Behavior]: ...
    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def destroy(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def webhook_test(
        self,
        params: BehaviorWebhookTestParams | None = None,
        options: Options | None = None,
        **fields: Unpack[BehaviorWebhookTestParams],
    ) -> Pending[None]: ...
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> Behavior: ...

class AsyncBundleResource:
    def list(
        self, params: BundleListParams | None = None, options: Options | None = None, **fields: Unpack[BundleListParams]
    ) -> PendingPage[Bundle]: ...
    def all(
        self, params: BundleListParams | None = None, options: Options | None = None, **fields: Unpack[BundleListParams]
    ) -> PendingPage[Bundle]: ...
    def find(
        self,
        id: int,
        params: BundleFindParams | None = None,
        options: Options | None = None,
        **fields: Unpack[BundleFindParams],
    ) -> Pending[Bundle]: ...
    def get(
        self,
        id: int,
        params: BundleFindParams | None = None,
        options: Options | None = None,
        **fields: Unpack[BundleFindParams],
    ) -> Pending[Bundle]: ...
    def create(
        self,
        params: BundleCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[BundleCreateParams],
    ) -> Pending[Bundle]: ...
    def update(
        self,
        id: int,
        params: BundleUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[BundleUpdateParams],
    ) -> Pending[Bundle]: ...
    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def destroy(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def share(
        self,
        id: int,
        params: BundleShareParams | None = None,
        options: Options | None = None,
        **fields: Unpack[BundleShareParams],
    ) -> Pending[None]: ...
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> Bundle: ...

class AsyncBundleActionResource:
    def list(
        self,
        params: BundleActionListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[BundleActionListParams],
    ) -> PendingPage[BundleAction]: ...
    def all(
        self,
        params: BundleActionListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[BundleActionListParams],
    ) -> PendingPage[BundleAction]: ...
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> BundleAction: ...

class AsyncBundleDownloadResource:
    def list(
        self,
        params: BundleDownloadListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[BundleDownloadListParams],
    ) -> PendingPage[BundleDownload]: ...
    def all(
        self,
        params: BundleDownloadListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[BundleDownloadListParams],
    ) -> PendingPage[BundleDownload]: ...
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> BundleDownload: ...

class AsyncBundleNotificationResource:
    def list(
        self,
        params: BundleNotificationListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[BundleNotificationListParams],
    ) -> PendingPage[BundleNotification]: ...
    def all(
        self,
        params: BundleNotificationListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[BundleNotificationListParams],
    ) -> PendingPage[BundleNotification]: ...
    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[BundleNotification]: ...
    def get(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[BundleNotification]: ...
    def create(
        self,
        params: BundleNotificationCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[BundleNotificationCreateParams],
    ) -> Pending[BundleNotification]: ...
    def update(
        self,
        id: int,
        params: BundleNotificationUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[BundleNotificationUpdateParams],
    ) -> Pending[BundleNotification]: ...
    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def destroy(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def new(
        self, attributes: Mapping[str, Any] | None = None, options: Options | None = None
    ) -> BundleNotification: ...

class AsyncBundlePathResource:
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> BundlePath: ...

class AsyncBundleRecipientResource:
    def list(
        self,
        params: BundleRecipientListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[BundleRecipientListParams],
    ) -> PendingPage[BundleRecipient]: ...
    def all(
        self,
        params: BundleRecipientListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[BundleRecipientListParams],
    ) -> PendingPage[BundleRecipient]: ...
    def create(
        self,
        params: BundleRecipientCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[BundleRecipientCreateParams],
    ) -> Pending[BundleRecipient]: ...
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> BundleRecipient: ...

class AsyncBundleRegistrationResource:
    def list(
        self,
        params: BundleRegistrationListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[BundleRegistrationListParams],
    ) -> PendingPage[BundleRegistration]: ...
    def all(
        self,
        params: BundleRegistrationListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[BundleRegistrationListParams],
    ) -> PendingPage[BundleRegistration]: ...
    def new(
        self, attributes: Mapping[str, Any] | None = None, options: Options | None = None
    ) -> BundleRegistration: ...

class AsyncChatMessageResource:
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> ChatMessage: ...

class AsyncChatSessionResource:
    def list(
        self,
        params: ChatSessionListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ChatSessionListParams],
    ) -> PendingPage[ChatSession]: ...
    def all(
        self,
        params: ChatSessionListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ChatSessionListParams],
    ) -> PendingPage[ChatSession]: ...
    def find(
        self, id: str, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[ChatSession]: ...
    def get(
        self, id: str, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[ChatSession]: ...
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> ChatSession: ...

class AsyncChildSiteManagementPolicyResource:
    def list(
        self,
        params: ChildSiteManagementPolicyListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ChildSiteManagementPolicyListParams],
    ) -> PendingPage[ChildSiteManagementPolicy]: ...
    def all(
        self,
        params: ChildSiteManagementPolicyListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ChildSiteManagementPolicyListParams],
    ) -> PendingPage[ChildSiteManagementPolicy]: ...
    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[ChildSiteManagementPolicy]: ...
    def get(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[ChildSiteManagementPolicy]: ...
    def create(
        self,
        params: ChildSiteManagementPolicyCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ChildSiteManagementPolicyCreateParams],
    ) -> Pending[ChildSiteManagementPolicy]: ...
    def update(
        self,
        id: int,
        params: ChildSiteManagementPolicyUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ChildSiteManagementPolicyUpdateParams],
    ) -> Pending[ChildSiteManagementPolicy]: ...
    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def destroy(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def new(
        self, attributes: Mapping[str, Any] | None = None, options: Options | None = None
    ) -> ChildSiteManagementPolicy: ...

class AsyncClickwrapResource:
    def list(
        self,
        params: ClickwrapListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ClickwrapListParams],
    ) -> PendingPage[Clickwrap]: ...
    def all(
        self,
        params: ClickwrapListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ClickwrapListParams],
    ) -> PendingPage[Clickwrap]: ...
    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[Clickwrap]: ...
    def get(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[Clickwrap]: ...
    def create(
        self,
        params: ClickwrapCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ClickwrapCreateParams],
    ) -> Pending[Clickwrap]: ...
    def update(
        self,
        id: int,
        params: ClickwrapUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ClickwrapUpdateParams],
    ) -> Pending[Clickwrap]: ...
    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def destroy(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> Clickwrap: ...

class AsyncCustomDomainResource:
    def list(
        self,
        params: CustomDomainListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[CustomDomainListParams],
    ) -> PendingPage[CustomDomain]: ...
    def all(
        self,
        params: CustomDomainListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[CustomDomainListParams],
    ) -> PendingPage[CustomDomain]: ...
    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[CustomDomain]: ...
    def get(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[CustomDomain]: ...
    def create(
        self,
        params: CustomDomainCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[CustomDomainCreateParams],
    ) -> Pending[CustomDomain]: ...
    def create_allocate_ip(
        self,
        id: int,
        params: CustomDomainCreateAllocateIpParams | None = None,
        options: Options | None = None,
        **fields: Unpack[CustomDomainCreateAllocateIpParams],
    ) -> Pending[CustomDomain]: ...
    def update(
        self,
        id: int,
        params: CustomDomainUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[CustomDomainUpdateParams],
    ) -> Pending[CustomDomain]: ...
    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def destroy(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> CustomDomain: ...

class AsyncDesktopConfigurationProfileResource:
    def list(
        self,
        params: DesktopConfigurationProfileListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[DesktopConfigurationProfileListParams],
    ) -> PendingPage[DesktopConfigurationProfile]: ...
    def all(
        self,
        params: DesktopConfigurationProfileListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[DesktopConfigurationProfileListParams],
    ) -> PendingPage[DesktopConfigurationProfile]: ...
    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[DesktopConfigurationProfile]: ...
    def get(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[DesktopConfigurationProfile]: ...
    def create(
        self,
        params: DesktopConfigurationProfileCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[DesktopConfigurationProfileCreateParams],
    ) -> Pending[DesktopConfigurationProfile]: ...
    def update(
        self,
        id: int,
        params: DesktopConfigurationProfileUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[DesktopConfigurationProfileUpdateParams],
    ) -> Pending[DesktopConfigurationProfile]: ...
    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def destroy(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def new(
        self, attributes: Mapping[str, Any] | None = None, options: Options | None = None
    ) -> DesktopConfigurationProfile: ...

class AsyncDirectConnectionInfoResource:
    def new(
        self, attributes: Mapping[str, Any] | None = None, options: Options | None = None
    ) -> DirectConnectionInfo: ...

class AsyncDnsRecordResource:
    def list(
        self,
        params: DnsRecordListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[DnsRecordListParams],
    ) -> PendingPage[DnsRecord]: ...
    def all(
        self,
        params: DnsRecordListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[DnsRecordListParams],
    ) -> PendingPage[DnsRecord]: ...
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> DnsRecord: ...

class AsyncEmailIncomingMessageResource:
    def list(
        self,
        params: EmailIncomingMessageListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[EmailIncomingMessageListParams],
    ) -> PendingPage[EmailIncomingMessage]: ...
    def all(
        self,
        params: EmailIncomingMessageListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[EmailIncomingMessageListParams],
    ) -> PendingPage[EmailIncomingMessage]: ...
    def new(
        self, attributes: Mapping[str, Any] | None = None, options: Options | None = None
    ) -> EmailIncomingMessage: ...

class AsyncEmailLogResource:
    def list(
        self,
        params: EmailLogListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[EmailLogListParams],
    ) -> PendingPage[EmailLog]: ...
    def all(
        self,
        params: EmailLogListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[EmailLogListParams],
    ) -> PendingPage[EmailLog]: ...
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> EmailLog: ...

class AsyncErrorsResource:
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> Errors: ...

class AsyncEventChannelResource:
    def list(
        self,
        params: EventChannelListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[EventChannelListParams],
    ) -> PendingPage[EventChannel]: ...
    def all(
        self,
        params: EventChannelListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[EventChannelListParams],
    ) -> PendingPage[EventChannel]: ...
    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[EventChannel]: ...
    def get(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[EventChannel]: ...
    def create(
        self,
        params: EventChannelCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[EventChannelCreateParams],
    ) -> Pending[EventChannel]: ...
    def update(
        self,
        id: int,
        params: EventChannelUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[EventChannelUpdateParams],
    ) -> Pending[EventChannel]: ...
    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def destroy(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> EventChannel: ...

class AsyncEventDeliveryAttemptResource:
    def list(
        self,
        params: EventDeliveryAttemptListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[EventDeliveryAttemptListParams],
    ) -> PendingPage[EventDeliveryAttempt]: ...
    def all(
        self,
        params: EventDeliveryAttemptListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[EventDeliveryAttemptListParams],
    ) -> PendingPage[EventDeliveryAttempt]: ...
    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[EventDeliveryAttempt]: ...
    def get(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[EventDeliveryAttempt]: ...
    def new(
        self, attributes: Mapping[str, Any] | None = None, options: Options | None = None
    ) -> EventDeliveryAttempt: ...

class AsyncEventRecordResource:
    def list(
        self,
        params: EventRecordListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[EventRecordListParams],
    ) -> PendingPage[EventRecord]: ...
    def all(
        self,
        params: EventRecordListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[EventRecordListParams],
    ) -> PendingPage[EventRecord]: ...
    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[EventRecord]: ...
    def get(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[EventRecord]: ...
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> EventRecord: ...

class AsyncEventSubscriptionResource:
    def list(
        self,
        params: EventSubscriptionListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[EventSubscriptionListParams],
    ) -> PendingPage[EventSubscription]: ...
    def all(
        self,
        params: EventSubscriptionListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[EventSubscriptionListParams],
    ) -> PendingPage[EventSubscription]: ...
    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[EventSubscription]: ...
    def get(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[EventSubscription]: ...
    def create(
        self,
        params: EventSubscriptionCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[EventSubscriptionCreateParams],
    ) -> Pending[EventSubscription]: ...
    def update(
        self,
        id: int,
        params: EventSubscriptionUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[EventSubscriptionUpdateParams],
    ) -> Pending[EventSubscription]: ...
    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def destroy(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> EventSubscription: ...

class AsyncEventTargetResource:
    def list(
        self,
        params: EventTargetListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[EventTargetListParams],
    ) -> PendingPage[EventTarget]: ...
    def all(
        self,
        params: EventTargetListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[EventTargetListParams],
    ) -> PendingPage[EventTarget]: ...
    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[EventTarget]: ...
    def get(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[EventTarget]: ...
    def create(
        self,
        params: EventTargetCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[EventTargetCreateParams],
    ) -> Pending[EventTarget]: ...
    def update(
        self,
        id: int,
        params: EventTargetUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[EventTargetUpdateParams],
    ) -> Pending[EventTarget]: ...
    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def destroy(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> EventTarget: ...

class AsyncExavaultApiRequestLogResource:
    def list(
        self,
        params: ExavaultApiRequestLogListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ExavaultApiRequestLogListParams],
    ) -> PendingPage[ExavaultApiRequestLog]: ...
    def all(
        self,
        params: ExavaultApiRequestLogListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ExavaultApiRequestLogListParams],
    ) -> PendingPage[ExavaultApiRequestLog]: ...
    def new(
        self, attributes: Mapping[str, Any] | None = None, options: Options | None = None
    ) -> ExavaultApiRequestLog: ...

class AsyncExpectationResource:
    def list(
        self,
        params: ExpectationListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ExpectationListParams],
    ) -> PendingPage[Expectation]: ...
    def all(
        self,
        params: ExpectationListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ExpectationListParams],
    ) -> PendingPage[Expectation]: ...
    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[Expectation]: ...
    def get(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[Expectation]: ...
    def create(
        self,
        params: ExpectationCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ExpectationCreateParams],
    ) -> Pending[Expectation]: ...
    def update(
        self,
        id: int,
        params: ExpectationUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ExpectationUpdateParams],
    ) -> Pending[Expectation]: ...
    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def destroy(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def trigger_evaluation(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[ExpectationEvaluation]: ...
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> Expectation: ...

class AsyncExpectationEvaluationResource:
    def list(
        self,
        params: ExpectationEvaluationListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ExpectationEvaluationListParams],
    ) -> PendingPage[ExpectationEvaluation]: ...
    def all(
        self,
        params: ExpectationEvaluationListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ExpectationEvaluationListParams],
    ) -> PendingPage[ExpectationEvaluation]: ...
    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[ExpectationEvaluation]: ...
    def get(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[ExpectationEvaluation]: ...
    def new(
        self, attributes: Mapping[str, Any] | None = None, options: Options | None = None
    ) -> ExpectationEvaluation: ...

class AsyncExpectationIncidentResource:
    def list(
        self,
        params: ExpectationIncidentListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ExpectationIncidentListParams],
    ) -> PendingPage[ExpectationIncident]: ...
    def all(
        self,
        params: ExpectationIncidentListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ExpectationIncidentListParams],
    ) -> PendingPage[ExpectationIncident]: ...
    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[ExpectationIncident]: ...
    def get(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[ExpectationIncident]: ...
    def resolve(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[ExpectationIncident]: ...
    def snooze(
        self,
        id: int,
        params: ExpectationIncidentSnoozeParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ExpectationIncidentSnoozeParams],
    ) -> Pending[ExpectationIncident]: ...
    def acknowledge(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[ExpectationIncident]: ...
    def new(
        self, attributes: Mapping[str, Any] | None = None, options: Options | None = None
    ) -> ExpectationIncident: ...

class AsyncExternalEventResource:
    def list(
        self,
        params: ExternalEventListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ExternalEventListParams],
    ) -> PendingPage[ExternalEvent]: ...
    def all(
        self,
        params: ExternalEventListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ExternalEventListParams],
    ) -> PendingPage[ExternalEvent]: ...
    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[ExternalEvent]: ...
    def get(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[ExternalEvent]: ...
    def create(
        self,
        params: ExternalEventCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ExternalEventCreateParams],
    ) -> Pending[ExternalEvent]: ...
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> ExternalEvent: ...

class AsyncFileResource:
    def find(
        self,
        path: str,
        params: FileFindParams | None = None,
        options: Options | None = None,
        **fields: Unpack[FileFindParams],
    ) -> Pending[File]: ...
    def get(
        self,
        path: str,
        params: FileFindParams | None = None,
        options: Options | None = None,
        **fields: Unpack[FileFindParams],
    ) -> Pending[File]: ...
    def create(
        self,
        path: str,
        params: FileCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[FileCreateParams],
    ) -> Pending[File]: ...
    def update(
        self,
        path: str,
        params: FileUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[FileUpdateParams],
    ) -> Pending[File]: ...
    def delete(
        self,
        path: str,
        params: FileDeleteParams | None = None,
        options: Options | None = None,
        **fields: Unpack[FileDeleteParams],
    ) -> Pending[None]: ...
    def destroy(
        self,
        path: str,
        params: FileDeleteParams | None = None,
        options: Options | None = None,
        **fields: Unpack[FileDeleteParams],
    ) -> Pending[None]: ...
    def download(
        self,
        path: str,
        params: FileDownloadParams | None = None,
        options: Options | None = None,
        **fields: Unpack[FileDownloadParams],
    ) -> Pending[File]: ...
    def zip_list_contents(
        self, path: str, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[builtins.list[ZipListEntry]]: ...
    def begin_delete(
        self,
        path: str,
        params: FileBeginDeleteParams | None = None,
        options: Options | None = None,
        **fields: Unpack[FileBeginDeleteParams],
    ) -> Pending[FileAction]: ...
    def copy(
        self,
        path: str,
        params: FileCopyParams | None = None,
        options: Options | None = None,
        **fields: Unpack[FileCopyParams],
    ) -> Pending[FileAction]: ...
    def move(
        self,
        path: str,
        params: FileMoveParams | None = None,
        options: Options | None = None,
        **fields: Unpack[FileMoveParams],
    ) -> Pending[FileAction]: ...
    def transform(
        self,
        path: str,
        params: FileTransformParams | None = None,
        options: Options | None = None,
        **fields: Unpack[FileTransformParams],
    ) -> Pending[FileAction]: ...
    def gpg_decrypt(
        self,
        path: str,
        params: FileGpgDecryptParams | None = None,
        options: Options | None = None,
        **fields: Unpack[FileGpgDecryptParams],
    ) -> Pending[FileAction]: ...
    def gpg_encrypt(
        self,
        path: str,
        params: FileGpgEncryptParams | None = None,
        options: Options | None = None,
        **fields: Unpack[FileGpgEncryptParams],
    ) -> Pending[FileAction]: ...
    def unzip(
        self,
        path: str,
        params: FileUnzipParams | None = None,
        options: Options | None = None,
        **fields: Unpack[FileUnzipParams],
    ) -> Pending[FileAction]: ...
    def zip(
        self, params: FileZipParams | None = None, options: Options | None = None, **fields: Unpack[FileZipParams]
    ) -> Pending[FileAction]: ...
    def begin_upload(
        self,
        path: str,
        params: FileBeginUploadParams | None = None,
        options: Options | None = None,
        **fields: Unpack[FileBeginUploadParams],
    ) -> Pending[builtins.list[FileUploadPart]]: ...
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> File: ...
    def __getattr__(self, name: str) -> Any: ...
    def __call__(self, *args: Any, **kwargs: Any) -> Any: ...

class AsyncFileActionResource:
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> FileAction: ...

class AsyncFileCommentResource:
    def list_for(
        self,
        path: str,
        params: FileCommentListForParams | None = None,
        options: Options | None = None,
        **fields: Unpack[FileCommentListForParams],
    ) -> PendingPage[FileComment]: ...
    def create(
        self,
        params: FileCommentCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[FileCommentCreateParams],
    ) -> Pending[FileComment]: ...
    def update(
        self,
        id: int,
        params: FileCommentUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[FileCommentUpdateParams],
    ) -> Pending[FileComment]: ...
    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def destroy(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> FileComment: ...

class AsyncFileCommentReactionResource:
    def create(
        self,
        params: FileCommentReactionCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[FileCommentReactionCreateParams],
    ) -> Pending[FileCommentReaction]: ...
    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def destroy(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def new(
        self, attributes: Mapping[str, Any] | None = None, options: Options | None = None
    ) -> FileCommentReaction: ...

class AsyncFileMigrationResource:
    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[FileMigration]: ...
    def get(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[FileMigration]: ...
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> FileMigration: ...

class AsyncFileMigrationLogResource:
    def list(
        self,
        params: FileMigrationLogListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[FileMigrationLogListParams],
    ) -> PendingPage[FileMigrationLog]: ...
    def all(
        self,
        params: FileMigrationLogListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[FileMigrationLogListParams],
    ) -> PendingPage[FileMigrationLog]: ...
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> FileMigrationLog: ...

class AsyncFileUploadPartResource:
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> FileUploadPart: ...

class AsyncFolderResource:
    def list_for(
        self,
        path: str,
        params: FolderListForParams | None = None,
        options: Options | None = None,
        **fields: Unpack[FolderListForParams],
    ) -> PendingPage[File]: ...
    def create(
        self,
        path: str,
        params: FolderCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[FolderCreateParams],
    ) -> Pending[File]: ...
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> Folder: ...
    def __getattr__(self, name: str) -> Any: ...
    def __call__(self, *args: Any, **kwargs: Any) -> Any: ...

class AsyncFormFieldResource:
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> FormField: ...

class AsyncFormFieldSetResource:
    def list(
        self,
        params: FormFieldSetListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[FormFieldSetListParams],
    ) -> PendingPage[FormFieldSet]: ...
    def all(
        self,
        params: FormFieldSetListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[FormFieldSetListParams],
    ) -> PendingPage[FormFieldSet]: ...
    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[FormFieldSet]: ...
    def get(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[FormFieldSet]: ...
    def create(
        self,
        params: FormFieldSetCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[FormFieldSetCreateParams],
    ) -> Pending[FormFieldSet]: ...
    def update(
        self,
        id: int,
        params: FormFieldSetUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[FormFieldSetUpdateParams],
    ) -> Pending[FormFieldSet]: ...
    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def destroy(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> FormFieldSet: ...

class AsyncFtpActionLogResource:
    def list(
        self,
        params: FtpActionLogListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[FtpActionLogListParams],
    ) -> PendingPage[FtpActionLog]: ...
    def all(
        self,
        params: FtpActionLogListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[FtpActionLogListParams],
    ) -> PendingPage[FtpActionLog]: ...
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> FtpActionLog: ...

class AsyncGpgKeyResource:
    def list(
        self, params: GpgKeyListParams | None = None, options: Options | None = None, **fields: Unpack[GpgKeyListParams]
    ) -> PendingPage[GpgKey]: ...
    def all(
        self, params: GpgKeyListParams | None = None, options: Options | None = None, **fields: Unpack[GpgKeyListParams]
    ) -> PendingPage[GpgKey]: ...
    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[GpgKey]: ...
    def get(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[GpgKey]: ...
    def create(
        self,
        params: GpgKeyCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[GpgKeyCreateParams],
    ) -> Pending[GpgKey]: ...
    def update(
        self,
        id: int,
        params: GpgKeyUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[GpgKeyUpdateParams],
    ) -> Pending[GpgKey]: ...
    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def destroy(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> GpgKey: ...

class AsyncGroupResource:
    def list(
        self, params: GroupListParams | None = None, options: Options | None = None, **fields: Unpack[GroupListParams]
    ) -> PendingPage[Group]: ...
    def all(
        self, params: GroupListParams | None = None, options: Options | None = None, **fields: Unpack[GroupListParams]
    ) -> PendingPage[Group]: ...
    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[Group]: ...
    def get(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[Group]: ...
    def create(
        self,
        params: GroupCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[GroupCreateParams],
    ) -> Pending[Group]: ...
    def update(
        self,
        id: int,
        params: GroupUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[GroupUpdateParams],
    ) -> Pending[Group]: ...
    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def destroy(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> Group: ...

class AsyncGroupUserResource:
    def list(
        self,
        params: GroupUserListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[GroupUserListParams],
    ) -> PendingPage[GroupUser]: ...
    def all(
        self,
        params: GroupUserListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[GroupUserListParams],
    ) -> PendingPage[GroupUser]: ...
    def create(
        self,
        params: GroupUserCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[GroupUserCreateParams],
    ) -> Pending[GroupUser]: ...
    def update(
        self,
        id: int,
        params: GroupUserUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[GroupUserUpdateParams],
    ) -> Pending[GroupUser]: ...
    def delete(
        self,
        id: int,
        params: GroupUserDeleteParams | None = None,
        options: Options | None = None,
        **fields: Unpack[GroupUserDeleteParams],
    ) -> Pending[None]: ...
    def destroy(
        self,
        id: int,
        params: GroupUserDeleteParams | None = None,
        options: Options | None = None,
        **fields: Unpack[GroupUserDeleteParams],
    ) -> Pending[None]: ...
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> GroupUser: ...

class AsyncHistoryResource:
    def list_for_file(
        self,
        path: str,
        params: HistoryListForFileParams | None = None,
        options: Options | None = None,
        **fields: Unpack[HistoryListForFileParams],
    ) -> PendingPage[Action]: ...
    def list_for_folder(
        self,
        path: str,
        params: HistoryListForFolderParams | None = None,
        options: Options | None = None,
        **fields: Unpack[HistoryListForFolderParams],
    ) -> PendingPage[Action]: ...
    def list_for_user(
        self,
        user_id: int,
        params: HistoryListForUserParams | None = None,
        options: Options | None = None,
        **fields: Unpack[HistoryListForUserParams],
    ) -> PendingPage[Action]: ...
    def list_logins(
        self,
        params: HistoryListLoginsParams | None = None,
        options: Options | None = None,
        **fields: Unpack[HistoryListLoginsParams],
    ) -> PendingPage[Action]: ...
    def list(
        self,
        params: HistoryListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[HistoryListParams],
    ) -> PendingPage[Action]: ...
    def all(
        self,
        params: HistoryListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[HistoryListParams],
    ) -> PendingPage[Action]: ...
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> History: ...

class AsyncHistoryExportResource:
    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[HistoryExport]: ...
    def get(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[HistoryExport]: ...
    def create(
        self,
        params: HistoryExportCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[HistoryExportCreateParams],
    ) -> Pending[HistoryExport]: ...
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> HistoryExport: ...

class AsyncHistoryExportResultResource:
    def list(
        self,
        params: HistoryExportResultListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[HistoryExportResultListParams],
    ) -> PendingPage[HistoryExportResult]: ...
    def all(
        self,
        params: HistoryExportResultListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[HistoryExportResultListParams],
    ) -> PendingPage[HistoryExportResult]: ...
    def new(
        self, attributes: Mapping[str, Any] | None = None, options: Options | None = None
    ) -> HistoryExportResult: ...

class AsyncHolidayCalendarResource:
    def list(
        self,
        params: HolidayCalendarListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[HolidayCalendarListParams],
    ) -> PendingPage[HolidayCalendar]: ...
    def all(
        self,
        params: HolidayCalendarListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[HolidayCalendarListParams],
    ) -> PendingPage[HolidayCalendar]: ...
    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[HolidayCalendar]: ...
    def get(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[HolidayCalendar]: ...
    def create(
        self,
        params: HolidayCalendarCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[HolidayCalendarCreateParams],
    ) -> Pending[HolidayCalendar]: ...
    def update(
        self,
        id: int,
        params: HolidayCalendarUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[HolidayCalendarUpdateParams],
    ) -> Pending[HolidayCalendar]: ...
    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def destroy(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> HolidayCalendar: ...

class AsyncHolidayRegionResource:
    def get_supported(
        self,
        params: HolidayRegionGetSupportedParams | None = None,
        options: Options | None = None,
        **fields: Unpack[HolidayRegionGetSupportedParams],
    ) -> PendingPage[HolidayRegion]: ...
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> HolidayRegion: ...

class AsyncImageResource:
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> Image: ...

class AsyncInboundS3LogResource:
    def list(
        self,
        params: InboundS3LogListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[InboundS3LogListParams],
    ) -> PendingPage[InboundS3Log]: ...
    def all(
        self,
        params: InboundS3LogListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[InboundS3LogListParams],
    ) -> PendingPage[InboundS3Log]: ...
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> InboundS3Log: ...

class AsyncInboxRecipientResource:
    def list(
        self,
        params: InboxRecipientListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[InboxRecipientListParams],
    ) -> PendingPage[InboxRecipient]: ...
    def all(
        self,
        params: InboxRecipientListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[InboxRecipientListParams],
    ) -> PendingPage[InboxRecipient]: ...
    def create(
        self,
        params: InboxRecipientCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[InboxRecipientCreateParams],
    ) -> Pending[InboxRecipient]: ...
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> InboxRecipient: ...

class AsyncInboxRegistrationResource:
    def list(
        self,
        params: InboxRegistrationListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[InboxRegistrationListParams],
    ) -> PendingPage[InboxRegistration]: ...
    def all(
        self,
        params: InboxRegistrationListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[InboxRegistrationListParams],
    ) -> PendingPage[InboxRegistration]: ...
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> InboxRegistration: ...

class AsyncInboxUploadResource:
    def list(
        self,
        params: InboxUploadListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[InboxUploadListParams],
    ) -> PendingPage[InboxUpload]: ...
    def all(
        self,
        params: InboxUploadListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[InboxUploadListParams],
    ) -> PendingPage[InboxUpload]: ...
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> InboxUpload: ...

class AsyncIntegrationCentricProfileResource:
    def list(
        self,
        params: IntegrationCentricProfileListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[IntegrationCentricProfileListParams],
    ) -> PendingPage[IntegrationCentricProfile]: ...
    def all(
        self,
        params: IntegrationCentricProfileListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[IntegrationCentricProfileListParams],
    ) -> PendingPage[IntegrationCentricProfile]: ...
    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[IntegrationCentricProfile]: ...
    def get(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[IntegrationCentricProfile]: ...
    def create(
        self,
        params: IntegrationCentricProfileCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[IntegrationCentricProfileCreateParams],
    ) -> Pending[IntegrationCentricProfile]: ...
    def update(
        self,
        id: int,
        params: IntegrationCentricProfileUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[IntegrationCentricProfileUpdateParams],
    ) -> Pending[IntegrationCentricProfile]: ...
    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def destroy(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def new(
        self, attributes: Mapping[str, Any] | None = None, options: Options | None = None
    ) -> IntegrationCentricProfile: ...

class AsyncInvoiceResource:
    def list(
        self,
        params: InvoiceListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[InvoiceListParams],
    ) -> PendingPage[AccountLineItem]: ...
    def all(
        self,
        params: InvoiceListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[InvoiceListParams],
    ) -> PendingPage[AccountLineItem]: ...
    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[AccountLineItem]: ...
    def get(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[AccountLineItem]: ...
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> Invoice: ...

class AsyncInvoiceLineItemResource:
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> InvoiceLineItem: ...

class AsyncIpAddressResource:
    def list(
        self,
        params: IpAddressListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[IpAddressListParams],
    ) -> PendingPage[IpAddress]: ...
    def all(
        self,
        params: IpAddressListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[IpAddressListParams],
    ) -> PendingPage[IpAddress]: ...
    def get_smartfile_reserved(
        self,
        params: IpAddressGetSmartfileReservedParams | None = None,
        options: Options | None = None,
        **fields: Unpack[IpAddressGetSmartfileReservedParams],
    ) -> PendingPage[PublicIpAddress]: ...
    def get_exavault_reserved(
        self,
        params: IpAddressGetExavaultReservedParams | None = None,
        options: Options | None = None,
        **fields: Unpack[IpAddressGetExavaultReservedParams],
    ) -> PendingPage[PublicIpAddress]: ...
    def get_reserved(
        self,
        params: IpAddressGetReservedParams | None = None,
        options: Options | None = None,
        **fields: Unpack[IpAddressGetReservedParams],
    ) -> PendingPage[PublicIpAddress]: ...
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> IpAddress: ...

class AsyncKeyLifecycleRuleResource:
    def list(
        self,
        params: KeyLifecycleRuleListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[KeyLifecycleRuleListParams],
    ) -> PendingPage[KeyLifecycleRule]: ...
    def all(
        self,
        params: KeyLifecycleRuleListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[KeyLifecycleRuleListParams],
    ) -> PendingPage[KeyLifecycleRule]: ...
    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[KeyLifecycleRule]: ...
    def get(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[KeyLifecycleRule]: ...
    def create(
        self,
        params: KeyLifecycleRuleCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[KeyLifecycleRuleCreateParams],
    ) -> Pending[KeyLifecycleRule]: ...
    def update(
        self,
        id: int,
        params: KeyLifecycleRuleUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[KeyLifecycleRuleUpdateParams],
    ) -> Pending[KeyLifecycleRule]: ...
    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def destroy(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> KeyLifecycleRule: ...

class AsyncLockResource:
    def list_for(
        self,
        path: str,
        params: LockListForParams | None = None,
        options: Options | None = None,
        **fields: Unpack[LockListForParams],
    ) -> PendingPage[Lock]: ...
    def create(
        self,
        path: str,
        params: LockCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[LockCreateParams],
    ) -> Pending[Lock]: ...
    def delete(
        self,
        path: str,
        params: LockDeleteParams | None = None,
        options: Options | None = None,
        **fields: Unpack[LockDeleteParams],
    ) -> Pending[None]: ...
    def destroy(
        self,
        path: str,
        params: LockDeleteParams | None = None,
        options: Options | None = None,
        **fields: Unpack[LockDeleteParams],
    ) -> Pending[None]: ...
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> Lock: ...

class AsyncMetadataCategoryResource:
    def list(
        self,
        params: MetadataCategoryListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[MetadataCategoryListParams],
    ) -> PendingPage[MetadataCategory]: ...
    def all(
        self,
        params: MetadataCategoryListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[MetadataCategoryListParams],
    ) -> PendingPage[MetadataCategory]: ...
    def list_for(
        self,
        path: str,
        params: MetadataCategoryListForParams | None = None,
        options: Options | None = None,
        **fields: Unpack[MetadataCategoryListForParams],
    ) -> PendingPage[MetadataCategory]: ...
    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[MetadataCategory]: ...
    def get(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[MetadataCategory]: ...
    def create(
        self,
        params: MetadataCategoryCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[MetadataCategoryCreateParams],
    ) -> Pending[MetadataCategory]: ...
    def update(
        self,
        id: int,
        params: MetadataCategoryUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[MetadataCategoryUpdateParams],
    ) -> Pending[MetadataCategory]: ...
    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def destroy(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> MetadataCategory: ...

class AsyncNotificationResource:
    def list(
        self,
        params: NotificationListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[NotificationListParams],
    ) -> PendingPage[Notification]: ...
    def all(
        self,
        params: NotificationListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[NotificationListParams],
    ) -> PendingPage[Notification]: ...
    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[Notification]: ...
    def get(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[Notification]: ...
    def create(
        self,
        params: NotificationCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[NotificationCreateParams],
    ) -> Pending[Notification]: ...
    def update(
        self,
        id: int,
        params: NotificationUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[NotificationUpdateParams],
    ) -> Pending[Notification]: ...
    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def destroy(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> Notification: ...

class AsyncOutboundConnectionLogResource:
    def list(
        self,
        params: OutboundConnectionLogListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[OutboundConnectionLogListParams],
    ) -> PendingPage[OutboundConnectionLog]: ...
    def all(
        self,
        params: OutboundConnectionLogListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[OutboundConnectionLogListParams],
    ) -> PendingPage[OutboundConnectionLog]: ...
    def new(
        self, attributes: Mapping[str, Any] | None = None, options: Options | None = None
    ) -> OutboundConnectionLog: ...

class AsyncPartnerResource:
    def list(
        self,
        params: PartnerListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[PartnerListParams],
    ) -> PendingPage[Partner]: ...
    def all(
        self,
        params: PartnerListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[PartnerListParams],
    ) -> PendingPage[Partner]: ...
    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[Partner]: ...
    def get(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[Partner]: ...
    def create(
        self,
        params: PartnerCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[PartnerCreateParams],
    ) -> Pending[Partner]: ...
    def update(
        self,
        id: int,
        params: PartnerUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[PartnerUpdateParams],
    ) -> Pending[Partner]: ...
    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def destroy(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> Partner: ...

class AsyncPartnerChannelResource:
    def list(
        self,
        params: PartnerChannelListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[PartnerChannelListParams],
    ) -> PendingPage[PartnerChannel]: ...
    def all(
        self,
        params: PartnerChannelListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[PartnerChannelListParams],
    ) -> PendingPage[PartnerChannel]: ...
    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[PartnerChannel]: ...
    def get(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[PartnerChannel]: ...
    def create(
        self,
        params: PartnerChannelCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[PartnerChannelCreateParams],
    ) -> Pending[PartnerChannel]: ...
    def update(
        self,
        id: int,
        params: PartnerChannelUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[PartnerChannelUpdateParams],
    ) -> Pending[PartnerChannel]: ...
    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def destroy(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> PartnerChannel: ...

class AsyncPartnerChannelTemplateResource:
    def list(
        self,
        params: PartnerChannelTemplateListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[PartnerChannelTemplateListParams],
    ) -> PendingPage[PartnerChannelTemplate]: ...
    def all(
        self,
        params: PartnerChannelTemplateListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[PartnerChannelTemplateListParams],
    ) -> PendingPage[PartnerChannelTemplate]: ...
    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[PartnerChannelTemplate]: ...
    def get(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[PartnerChannelTemplate]: ...
    def create(
        self,
        params: PartnerChannelTemplateCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[PartnerChannelTemplateCreateParams],
    ) -> Pending[PartnerChannelTemplate]: ...
    def update(
        self,
        id: int,
        params: PartnerChannelTemplateUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[PartnerChannelTemplateUpdateParams],
    ) -> Pending[PartnerChannelTemplate]: ...
    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def destroy(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def new(
        self, attributes: Mapping[str, Any] | None = None, options: Options | None = None
    ) -> PartnerChannelTemplate: ...

class AsyncPartnerConnectionResource:
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> PartnerConnection: ...

class AsyncPartnerSiteResource:
    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def destroy(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> PartnerSite: ...

class AsyncPartnerSiteRequestResource:
    def list(
        self,
        params: PartnerSiteRequestListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[PartnerSiteRequestListParams],
    ) -> PendingPage[PartnerSiteRequest]: ...
    def all(
        self,
        params: PartnerSiteRequestListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[PartnerSiteRequestListParams],
    ) -> PendingPage[PartnerSiteRequest]: ...
    def find_by_pairing_key(
        self,
        params: PartnerSiteRequestFindByPairingKeyParams | None = None,
        options: Options | None = None,
        **fields: Unpack[PartnerSiteRequestFindByPairingKeyParams],
    ) -> Pending[None]: ...
    def create(
        self,
        params: PartnerSiteRequestCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[PartnerSiteRequestCreateParams],
    ) -> Pending[PartnerSiteRequest]: ...
    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def destroy(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def reject(
        self,
        params: PartnerSiteRequestRejectParams | None = None,
        options: Options | None = None,
        **fields: Unpack[PartnerSiteRequestRejectParams],
    ) -> Pending[None]: ...
    def approve(
        self,
        params: PartnerSiteRequestApproveParams | None = None,
        options: Options | None = None,
        **fields: Unpack[PartnerSiteRequestApproveParams],
    ) -> Pending[None]: ...
    def new(
        self, attributes: Mapping[str, Any] | None = None, options: Options | None = None
    ) -> PartnerSiteRequest: ...

class AsyncPaymentResource:
    def list(
        self,
        params: PaymentListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[PaymentListParams],
    ) -> PendingPage[AccountLineItem]: ...
    def all(
        self,
        params: PaymentListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[PaymentListParams],
    ) -> PendingPage[AccountLineItem]: ...
    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[AccountLineItem]: ...
    def get(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[AccountLineItem]: ...
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> Payment: ...

class AsyncPaymentLineItemResource:
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> PaymentLineItem: ...

class AsyncPendingWorkEventResource:
    def list(
        self,
        params: PendingWorkEventListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[PendingWorkEventListParams],
    ) -> PendingPage[PendingWorkEvent]: ...
    def all(
        self,
        params: PendingWorkEventListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[PendingWorkEventListParams],
    ) -> PendingPage[PendingWorkEvent]: ...
    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[PendingWorkEvent]: ...
    def get(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[PendingWorkEvent]: ...
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> PendingWorkEvent: ...

class AsyncPermissionResource:
    def list(
        self,
        params: PermissionListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[PermissionListParams],
    ) -> PendingPage[Permission]: ...
    def all(
        self,
        params: PermissionListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[PermissionListParams],
    ) -> PendingPage[Permission]: ...
    def create(
        self,
        params: PermissionCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[PermissionCreateParams],
    ) -> Pending[Permission]: ...
    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def destroy(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> Permission: ...

class AsyncPreviewResource:
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> Preview: ...

class AsyncPublicHostingRequestLogResource:
    def list(
        self,
        params: PublicHostingRequestLogListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[PublicHostingRequestLogListParams],
    ) -> PendingPage[PublicHostingRequestLog]: ...
    def all(
        self,
        params: PublicHostingRequestLogListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[PublicHostingRequestLogListParams],
    ) -> PendingPage[PublicHostingRequestLog]: ...
    def new(
        self, attributes: Mapping[str, Any] | None = None, options: Options | None = None
    ) -> PublicHostingRequestLog: ...

class AsyncPublicIpAddressResource:
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> PublicIpAddress: ...

class AsyncPublicKeyResource:
    def list(
        self,
        params: PublicKeyListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[PublicKeyListParams],
    ) -> PendingPage[PublicKey]: ...
    def all(
        self,
        params: PublicKeyListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[PublicKeyListParams],
    ) -> PendingPage[PublicKey]: ...
    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[PublicKey]: ...
    def get(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[PublicKey]: ...
    def create(
        self,
        params: PublicKeyCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[PublicKeyCreateParams],
    ) -> Pending[PublicKey]: ...
    def update(
        self,
        id: int,
        params: PublicKeyUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[PublicKeyUpdateParams],
    ) -> Pending[PublicKey]: ...
    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def destroy(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> PublicKey: ...

class AsyncRemoteBandwidthSnapshotResource:
    def list(
        self,
        params: RemoteBandwidthSnapshotListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[RemoteBandwidthSnapshotListParams],
    ) -> PendingPage[RemoteBandwidthSnapshot]: ...
    def all(
        self,
        params: RemoteBandwidthSnapshotListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[RemoteBandwidthSnapshotListParams],
    ) -> PendingPage[RemoteBandwidthSnapshot]: ...
    def new(
        self, attributes: Mapping[str, Any] | None = None, options: Options | None = None
    ) -> RemoteBandwidthSnapshot: ...

class AsyncRemoteMountBackendResource:
    def list(
        self,
        params: RemoteMountBackendListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[RemoteMountBackendListParams],
    ) -> PendingPage[RemoteMountBackend]: ...
    def all(
        self,
        params: RemoteMountBackendListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[RemoteMountBackendListParams],
    ) -> PendingPage[RemoteMountBackend]: ...
    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[RemoteMountBackend]: ...
    def get(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[RemoteMountBackend]: ...
    def create(
        self,
        params: RemoteMountBackendCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[RemoteMountBackendCreateParams],
    ) -> Pending[RemoteMountBackend]: ...
    def update(
        self,
        id: int,
        params: RemoteMountBackendUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[RemoteMountBackendUpdateParams],
    ) -> Pending[RemoteMountBackend]: ...
    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def destroy(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def reset_status(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def new(
        self, attributes: Mapping[str, Any] | None = None, options: Options | None = None
    ) -> RemoteMountBackend: ...

class AsyncRemoteServerResource:
    def list(
        self,
        params: RemoteServerListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[RemoteServerListParams],
    ) -> PendingPage[RemoteServer]: ...
    def all(
        self,
        params: RemoteServerListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[RemoteServerListParams],
    ) -> PendingPage[RemoteServer]: ...
    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[RemoteServer]: ...
    def get(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[RemoteServer]: ...
    def find_configuration_file(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[RemoteServerConfigurationFile]: ...
    def create(
        self,
        params: RemoteServerCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[RemoteServerCreateParams],
    ) -> Pending[RemoteServer]: ...
    def update(
        self,
        id: int,
        params: RemoteServerUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[RemoteServerUpdateParams],
    ) -> Pending[RemoteServer]: ...
    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def destroy(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def agent_nodes(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[AgentNode]: ...
    def agent_push_update(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[AgentPushUpdate]: ...
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> RemoteServer: ...

class AsyncRemoteServerConfigurationFileResource:
    def new(
        self, attributes: Mapping[str, Any] | None = None, options: Options | None = None
    ) -> RemoteServerConfigurationFile: ...

class AsyncRemoteServerCredentialResource:
    def list(
        self,
        params: RemoteServerCredentialListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[RemoteServerCredentialListParams],
    ) -> PendingPage[RemoteServerCredential]: ...
    def all(
        self,
        params: RemoteServerCredentialListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[RemoteServerCredentialListParams],
    ) -> PendingPage[RemoteServerCredential]: ...
    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[RemoteServerCredential]: ...
    def get(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[RemoteServerCredential]: ...
    def create(
        self,
        params: RemoteServerCredentialCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[RemoteServerCredentialCreateParams],
    ) -> Pending[RemoteServerCredential]: ...
    def update(
        self,
        id: int,
        params: RemoteServerCredentialUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[RemoteServerCredentialUpdateParams],
    ) -> Pending[RemoteServerCredential]: ...
    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def destroy(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def new(
        self, attributes: Mapping[str, Any] | None = None, options: Options | None = None
    ) -> RemoteServerCredential: ...

class AsyncRequestResource:
    def list(
        self,
        params: RequestListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[RequestListParams],
    ) -> PendingPage[Request]: ...
    def all(
        self,
        params: RequestListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[RequestListParams],
    ) -> PendingPage[Request]: ...
    def get_folder(
        self,
        path: str,
        params: RequestGetFolderParams | None = None,
        options: Options | None = None,
        **fields: Unpack[RequestGetFolderParams],
    ) -> PendingPage[Request]: ...
    def create(
        self,
        params: RequestCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[RequestCreateParams],
    ) -> Pending[Request]: ...
    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def destroy(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> Request: ...
    def __getattr__(self, name: str) -> Any: ...
    def __call__(self, *args: Any, **kwargs: Any) -> Any: ...

class AsyncRestoreResource:
    def list(
        self,
        params: RestoreListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[RestoreListParams],
    ) -> PendingPage[Restore]: ...
    def all(
        self,
        params: RestoreListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[RestoreListParams],
    ) -> PendingPage[Restore]: ...
    def create(
        self,
        params: RestoreCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[RestoreCreateParams],
    ) -> Pending[Restore]: ...
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> Restore: ...

class AsyncScheduleResource:
    def list(
        self,
        params: ScheduleListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ScheduleListParams],
    ) -> PendingPage[Schedule]: ...
    def all(
        self,
        params: ScheduleListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ScheduleListParams],
    ) -> PendingPage[Schedule]: ...
    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[Schedule]: ...
    def get(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[Schedule]: ...
    def create(
        self,
        params: ScheduleCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ScheduleCreateParams],
    ) -> Pending[Schedule]: ...
    def update(
        self,
        id: int,
        params: ScheduleUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ScheduleUpdateParams],
    ) -> Pending[Schedule]: ...
    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def destroy(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> Schedule: ...

class AsyncScheduledExportResource:
    def list(
        self,
        params: ScheduledExportListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ScheduledExportListParams],
    ) -> PendingPage[ScheduledExport]: ...
    def all(
        self,
        params: ScheduledExportListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ScheduledExportListParams],
    ) -> PendingPage[ScheduledExport]: ...
    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[ScheduledExport]: ...
    def get(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[ScheduledExport]: ...
    def create(
        self,
        params: ScheduledExportCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ScheduledExportCreateParams],
    ) -> Pending[ScheduledExport]: ...
    def update(
        self,
        id: int,
        params: ScheduledExportUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ScheduledExportUpdateParams],
    ) -> Pending[ScheduledExport]: ...
    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def destroy(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> ScheduledExport: ...

class AsyncScimLogResource:
    def list(
        self,
        params: ScimLogListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ScimLogListParams],
    ) -> PendingPage[ScimLog]: ...
    def all(
        self,
        params: ScimLogListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ScimLogListParams],
    ) -> PendingPage[ScimLog]: ...
    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[ScimLog]: ...
    def get(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[ScimLog]: ...
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> ScimLog: ...

class AsyncSecretResource:
    def list(
        self, params: SecretListParams | None = None, options: Options | None = None, **fields: Unpack[SecretListParams]
    ) -> PendingPage[Secret]: ...
    def all(
        self, params: SecretListParams | None = None, options: Options | None = None, **fields: Unpack[SecretListParams]
    ) -> PendingPage[Secret]: ...
    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[Secret]: ...
    def get(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[Secret]: ...
    def create(
        self,
        params: SecretCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[SecretCreateParams],
    ) -> Pending[Secret]: ...
    def update(
        self,
        id: int,
        params: SecretUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[SecretUpdateParams],
    ) -> Pending[Secret]: ...
    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def destroy(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> Secret: ...

class AsyncSessionResource:
    def create(
        self,
        params: SessionCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[SessionCreateParams],
    ) -> Pending[Session]: ...
    def delete(
        self, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def destroy(
        self, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> Session: ...

class AsyncSettingsChangeResource:
    def list(
        self,
        params: SettingsChangeListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[SettingsChangeListParams],
    ) -> PendingPage[SettingsChange]: ...
    def all(
        self,
        params: SettingsChangeListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[SettingsChangeListParams],
    ) -> PendingPage[SettingsChange]: ...
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> SettingsChange: ...

class AsyncSftpActionLogResource:
    def list(
        self,
        params: SftpActionLogListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[SftpActionLogListParams],
    ) -> PendingPage[SftpActionLog]: ...
    def all(
        self,
        params: SftpActionLogListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[SftpActionLogListParams],
    ) -> PendingPage[SftpActionLog]: ...
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> SftpActionLog: ...

class AsyncSftpHostKeyResource:
    def list(
        self,
        params: SftpHostKeyListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[SftpHostKeyListParams],
    ) -> PendingPage[SftpHostKey]: ...
    def all(
        self,
        params: SftpHostKeyListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[SftpHostKeyListParams],
    ) -> PendingPage[SftpHostKey]: ...
    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[SftpHostKey]: ...
    def get(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[SftpHostKey]: ...
    def create(
        self,
        params: SftpHostKeyCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[SftpHostKeyCreateParams],
    ) -> Pending[SftpHostKey]: ...
    def update(
        self,
        id: int,
        params: SftpHostKeyUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[SftpHostKeyUpdateParams],
    ) -> Pending[SftpHostKey]: ...
    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def destroy(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> SftpHostKey: ...

class AsyncShareGroupResource:
    def list(
        self,
        params: ShareGroupListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ShareGroupListParams],
    ) -> PendingPage[ShareGroup]: ...
    def all(
        self,
        params: ShareGroupListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ShareGroupListParams],
    ) -> PendingPage[ShareGroup]: ...
    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[ShareGroup]: ...
    def get(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[ShareGroup]: ...
    def create(
        self,
        params: ShareGroupCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ShareGroupCreateParams],
    ) -> Pending[ShareGroup]: ...
    def update(
        self,
        id: int,
        params: ShareGroupUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ShareGroupUpdateParams],
    ) -> Pending[ShareGroup]: ...
    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def destroy(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> ShareGroup: ...

class AsyncShareGroupMemberResource:
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> ShareGroupMember: ...

class AsyncSiemHttpDestinationResource:
    def list(
        self,
        params: SiemHttpDestinationListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[SiemHttpDestinationListParams],
    ) -> PendingPage[SiemHttpDestination]: ...
    def all(
        self,
        params: SiemHttpDestinationListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[SiemHttpDestinationListParams],
    ) -> PendingPage[SiemHttpDestination]: ...
    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[SiemHttpDestination]: ...
    def get(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[SiemHttpDestination]: ...
    def create(
        self,
        params: SiemHttpDestinationCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[SiemHttpDestinationCreateParams],
    ) -> Pending[SiemHttpDestination]: ...
    def update(
        self,
        id: int,
        params: SiemHttpDestinationUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[SiemHttpDestinationUpdateParams],
    ) -> Pending[SiemHttpDestination]: ...
    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def destroy(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def send_test_entry(
        self,
        params: SiemHttpDestinationSendTestEntryParams | None = None,
        options: Options | None = None,
        **fields: Unpack[SiemHttpDestinationSendTestEntryParams],
    ) -> Pending[None]: ...
    def new(
        self, attributes: Mapping[str, Any] | None = None, options: Options | None = None
    ) -> SiemHttpDestination: ...

class AsyncSiemHttpDestinationEventResource:
    def list(
        self,
        params: SiemHttpDestinationEventListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[SiemHttpDestinationEventListParams],
    ) -> PendingPage[SiemHttpDestinationEvent]: ...
    def all(
        self,
        params: SiemHttpDestinationEventListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[SiemHttpDestinationEventListParams],
    ) -> PendingPage[SiemHttpDestinationEvent]: ...
    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[SiemHttpDestinationEvent]: ...
    def get(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[SiemHttpDestinationEvent]: ...
    def new(
        self, attributes: Mapping[str, Any] | None = None, options: Options | None = None
    ) -> SiemHttpDestinationEvent: ...

class AsyncSiteResource:
    def get(
        self, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[Site]: ...
    def get_usage(
        self, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[UsageSnapshot]: ...
    def update(
        self, params: SiteUpdateParams | None = None, options: Options | None = None, **fields: Unpack[SiteUpdateParams]
    ) -> Pending[Site]: ...
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> Site: ...

class AsyncSiteSubdomainRedirectResource:
    def list(
        self,
        params: SiteSubdomainRedirectListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[SiteSubdomainRedirectListParams],
    ) -> PendingPage[SiteSubdomainRedirect]: ...
    def all(
        self,
        params: SiteSubdomainRedirectListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[SiteSubdomainRedirectListParams],
    ) -> PendingPage[SiteSubdomainRedirect]: ...
    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[SiteSubdomainRedirect]: ...
    def get(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[SiteSubdomainRedirect]: ...
    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def destroy(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def new(
        self, attributes: Mapping[str, Any] | None = None, options: Options | None = None
    ) -> SiteSubdomainRedirect: ...

class AsyncSnapshotResource:
    def list(
        self,
        params: SnapshotListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[SnapshotListParams],
    ) -> PendingPage[Snapshot]: ...
    def all(
        self,
        params: SnapshotListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[SnapshotListParams],
    ) -> PendingPage[Snapshot]: ...
    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[Snapshot]: ...
    def get(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[Snapshot]: ...
    def create(
        self,
        params: SnapshotCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[SnapshotCreateParams],
    ) -> Pending[Snapshot]: ...
    def update(
        self,
        id: int,
        params: SnapshotUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[SnapshotUpdateParams],
    ) -> Pending[Snapshot]: ...
    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def destroy(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def finalize(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> Snapshot: ...

class AsyncSsoEventResource:
    def list(
        self,
        params: SsoEventListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[SsoEventListParams],
    ) -> PendingPage[SsoEvent]: ...
    def all(
        self,
        params: SsoEventListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[SsoEventListParams],
    ) -> PendingPage[SsoEvent]: ...
    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[SsoEvent]: ...
    def get(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[SsoEvent]: ...
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> SsoEvent: ...

class AsyncSsoStrategyResource:
    def list(
        self,
        params: SsoStrategyListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[SsoStrategyListParams],
    ) -> PendingPage[SsoStrategy]: ...
    def all(
        self,
        params: SsoStrategyListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[SsoStrategyListParams],
    ) -> PendingPage[SsoStrategy]: ...
    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[SsoStrategy]: ...
    def get(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[SsoStrategy]: ...
    def sync(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> SsoStrategy: ...

class AsyncStatusResource:
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> Status: ...

class AsyncStyleResource:
    def find(
        self, path: str, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[Style]: ...
    def get(
        self, path: str, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[Style]: ...
    def update(
        self,
        path: str,
        params: StyleUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[StyleUpdateParams],
    ) -> Pending[Style]: ...
    def delete(
        self, path: str, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def destroy(
        self, path: str, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> Style: ...

class AsyncSyncResource:
    def list(
        self, params: SyncListParams | None = None, options: Options | None = None, **fields: Unpack[SyncListParams]
    ) -> PendingPage[Sync]: ...
    def all(
        self, params: SyncListParams | None = None, options: Options | None = None, **fields: Unpack[SyncListParams]
    ) -> PendingPage[Sync]: ...
    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[Sync]: ...
    def get(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[Sync]: ...
    def create(
        self, params: SyncCreateParams | None = None, options: Options | None = None, **fields: Unpack[SyncCreateParams]
    ) -> Pending[Sync]: ...
    def update(
        self,
        id: int,
        params: SyncUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[SyncUpdateParams],
    ) -> Pending[Sync]: ...
    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def destroy(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def dry_run(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def manual_run(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> Sync: ...
    def __getattr__(self, name: str) -> Any: ...
    def __call__(self, *args: Any, **kwargs: Any) -> Any: ...

class AsyncSyncLogResource:
    def list(
        self,
        params: SyncLogListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[SyncLogListParams],
    ) -> PendingPage[SyncLog]: ...
    def all(
        self,
        params: SyncLogListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[SyncLogListParams],
    ) -> PendingPage[SyncLog]: ...
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> SyncLog: ...

class AsyncSyncRunResource:
    def list(
        self,
        params: SyncRunListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[SyncRunListParams],
    ) -> PendingPage[SyncRun]: ...
    def all(
        self,
        params: SyncRunListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[SyncRunListParams],
    ) -> PendingPage[SyncRun]: ...
    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[SyncRun]: ...
    def get(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[SyncRun]: ...
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> SyncRun: ...

class AsyncSyncRunLiveTransferResource:
    def new(
        self, attributes: Mapping[str, Any] | None = None, options: Options | None = None
    ) -> SyncRunLiveTransfer: ...

class AsyncUsageByTopLevelDirResource:
    def new(
        self, attributes: Mapping[str, Any] | None = None, options: Options | None = None
    ) -> UsageByTopLevelDir: ...

class AsyncUsageDailySnapshotResource:
    def list(
        self,
        params: UsageDailySnapshotListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[UsageDailySnapshotListParams],
    ) -> PendingPage[UsageDailySnapshot]: ...
    def all(
        self,
        params: UsageDailySnapshotListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[UsageDailySnapshotListParams],
    ) -> PendingPage[UsageDailySnapshot]: ...
    def new(
        self, attributes: Mapping[str, Any] | None = None, options: Options | None = None
    ) -> UsageDailySnapshot: ...

class AsyncUsageSnapshotResource:
    def list(
        self,
        params: UsageSnapshotListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[UsageSnapshotListParams],
    ) -> PendingPage[UsageSnapshot]: ...
    def all(
        self,
        params: UsageSnapshotListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[UsageSnapshotListParams],
    ) -> PendingPage[UsageSnapshot]: ...
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> UsageSnapshot: ...

class AsyncUserResource:
    def list(
        self, params: UserListParams | None = None, options: Options | None = None, **fields: Unpack[UserListParams]
    ) -> PendingPage[User]: ...
    def all(
        self, params: UserListParams | None = None, options: Options | None = None, **fields: Unpack[UserListParams]
    ) -> PendingPage[User]: ...
    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[User]: ...
    def get(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[User]: ...
    def create(
        self, params: UserCreateParams | None = None, options: Options | None = None, **fields: Unpack[UserCreateParams]
    ) -> Pending[User]: ...
    def update(
        self,
        id: int,
        params: UserUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[UserUpdateParams],
    ) -> Pending[User]: ...
    def delete(
        self,
        id: int,
        params: UserDeleteParams | None = None,
        options: Options | None = None,
        **fields: Unpack[UserDeleteParams],
    ) -> Pending[None]: ...
    def destroy(
        self,
        id: int,
        params: UserDeleteParams | None = None,
        options: Options | None = None,
        **fields: Unpack[UserDeleteParams],
    ) -> Pending[None]: ...
    def unlock(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def resend_welcome_email(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def user_2fa_reset(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> User: ...

class AsyncUserAdditionalEmailRecipientResource:
    def list(
        self,
        params: UserAdditionalEmailRecipientListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[UserAdditionalEmailRecipientListParams],
    ) -> PendingPage[UserAdditionalEmailRecipient]: ...
    def all(
        self,
        params: UserAdditionalEmailRecipientListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[UserAdditionalEmailRecipientListParams],
    ) -> PendingPage[UserAdditionalEmailRecipient]: ...
    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[UserAdditionalEmailRecipient]: ...
    def get(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[UserAdditionalEmailRecipient]: ...
    def create(
        self,
        params: UserAdditionalEmailRecipientCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[UserAdditionalEmailRecipientCreateParams],
    ) -> Pending[UserAdditionalEmailRecipient]: ...
    def update(
        self,
        id: int,
        params: UserAdditionalEmailRecipientUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[UserAdditionalEmailRecipientUpdateParams],
    ) -> Pending[UserAdditionalEmailRecipient]: ...
    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def destroy(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def new(
        self, attributes: Mapping[str, Any] | None = None, options: Options | None = None
    ) -> UserAdditionalEmailRecipient: ...

class AsyncUserCipherUseResource:
    def list(
        self,
        params: UserCipherUseListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[UserCipherUseListParams],
    ) -> PendingPage[UserCipherUse]: ...
    def all(
        self,
        params: UserCipherUseListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[UserCipherUseListParams],
    ) -> PendingPage[UserCipherUse]: ...
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> UserCipherUse: ...

class AsyncUserLifecycleRuleResource:
    def list(
        self,
        params: UserLifecycleRuleListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[UserLifecycleRuleListParams],
    ) -> PendingPage[UserLifecycleRule]: ...
    def all(
        self,
        params: UserLifecycleRuleListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[UserLifecycleRuleListParams],
    ) -> PendingPage[UserLifecycleRule]: ...
    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[UserLifecycleRule]: ...
    def get(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[UserLifecycleRule]: ...
    def create(
        self,
        params: UserLifecycleRuleCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[UserLifecycleRuleCreateParams],
    ) -> Pending[UserLifecycleRule]: ...
    def update(
        self,
        id: int,
        params: UserLifecycleRuleUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[UserLifecycleRuleUpdateParams],
    ) -> Pending[UserLifecycleRule]: ...
    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def destroy(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> UserLifecycleRule: ...

class AsyncUserRequestResource:
    def list(
        self,
        params: UserRequestListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[UserRequestListParams],
    ) -> PendingPage[UserRequest]: ...
    def all(
        self,
        params: UserRequestListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[UserRequestListParams],
    ) -> PendingPage[UserRequest]: ...
    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[UserRequest]: ...
    def get(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[UserRequest]: ...
    def create(
        self,
        params: UserRequestCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[UserRequestCreateParams],
    ) -> Pending[UserRequest]: ...
    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def destroy(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> UserRequest: ...

class AsyncUserSecurityEventResource:
    def list(
        self,
        params: UserSecurityEventListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[UserSecurityEventListParams],
    ) -> PendingPage[UserSecurityEvent]: ...
    def all(
        self,
        params: UserSecurityEventListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[UserSecurityEventListParams],
    ) -> PendingPage[UserSecurityEvent]: ...
    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[UserSecurityEvent]: ...
    def get(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[UserSecurityEvent]: ...
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> UserSecurityEvent: ...

class AsyncUserSftpClientUseResource:
    def list(
        self,
        params: UserSftpClientUseListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[UserSftpClientUseListParams],
    ) -> PendingPage[UserSftpClientUse]: ...
    def all(
        self,
        params: UserSftpClientUseListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[UserSftpClientUseListParams],
    ) -> PendingPage[UserSftpClientUse]: ...
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> UserSftpClientUse: ...

class AsyncWebDavActionLogResource:
    def list(
        self,
        params: WebDavActionLogListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[WebDavActionLogListParams],
    ) -> PendingPage[WebDavActionLog]: ...
    def all(
        self,
        params: WebDavActionLogListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[WebDavActionLogListParams],
    ) -> PendingPage[WebDavActionLog]: ...
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> WebDavActionLog: ...

class AsyncWebhookTestResource:
    def create(
        self,
        params: WebhookTestCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[WebhookTestCreateParams],
    ) -> Pending[WebhookTest]: ...
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> WebhookTest: ...

class AsyncWorkspaceResource:
    def list(
        self,
        params: WorkspaceListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[WorkspaceListParams],
    ) -> PendingPage[Workspace]: ...
    def all(
        self,
        params: WorkspaceListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[WorkspaceListParams],
    ) -> PendingPage[Workspace]: ...
    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[Workspace]: ...
    def get(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[Workspace]: ...
    def create(
        self,
        params: WorkspaceCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[WorkspaceCreateParams],
    ) -> Pending[Workspace]: ...
    def update(
        self,
        id: int,
        params: WorkspaceUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[WorkspaceUpdateParams],
    ) -> Pending[Workspace]: ...
    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def destroy(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[None]: ...
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> Workspace: ...

class AsyncZipListEntryResource:
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> ZipListEntry: ...

class AwaitedResources:
    """The resources of the service, awaited."""

    @property
    def account_line_item(self) -> AsyncAccountLineItemResource: ...
    @property
    def action(self) -> AsyncActionResource: ...
    @property
    def action_log(self) -> AsyncActionLogResource: ...
    @property
    def action_notification_export(self) -> AsyncActionNotificationExportResource: ...
    @property
    def action_notification_export_result(self) -> AsyncActionNotificationExportResultResource: ...
    @property
    def agent_node(self) -> AsyncAgentNodeResource: ...
    @property
    def agent_node_connection(self) -> AsyncAgentNodeConnectionResource: ...
    @property
    def agent_node_instance(self) -> AsyncAgentNodeInstanceResource: ...
    @property
    def agent_push_update(self) -> AsyncAgentPushUpdateResource: ...
    @property
    def ai_assistant_personality(self) -> AsyncAiAssistantPersonalityResource: ...
    @property
    def ai_task(self) -> AsyncAiTaskResource: ...
    @property
    def api_key(self) -> AsyncApiKeyResource: ...
    @property
    def api_request_log(self) -> AsyncApiRequestLogResource: ...
    @property
    def app(self) -> AsyncAppResource: ...
    @property
    def as2_incoming_message(self) -> AsyncAs2IncomingMessageResource: ...
    @property
    def as2_outgoing_message(self) -> AsyncAs2OutgoingMessageResource: ...
    @property
    def as2_partner(self) -> AsyncAs2PartnerResource: ...
    @property
    def as2_station(self) -> AsyncAs2StationResource: ...
    @property
    def auto(self) -> AsyncAutoResource: ...
    @property
    def automation(self) -> AsyncAutomationResource: ...
    @property
    def automation_authoring_schema(self) -> AsyncAutomationAuthoringSchemaResource: ...
    @property
    def automation_execution_node(self) -> AsyncAutomationExecutionNodeResource: ...
    @property
    def automation_log(self) -> AsyncAutomationLogResource: ...
    @property
    def automation_run(self) -> AsyncAutomationRunResource: ...
    @property
    def bandwidth_snapshot(self) -> AsyncBandwidthSnapshotResource: ...
    @property
    def behavior(self) -> AsyncBehaviorResource: ...
    @property
    def bundle(self) -> AsyncBundleResource: ...
    @property
    def bundle_action(self) -> AsyncBundleActionResource: ...
    @property
    def bundle_download(self) -> AsyncBundleDownloadResource: ...
    @property
    def bundle_notification(self) -> AsyncBundleNotificationResource: ...
    @property
    def bundle_path(self) -> AsyncBundlePathResource: ...
    @property
    def bundle_recipient(self) -> AsyncBundleRecipientResource: ...
    @property
    def bundle_registration(self) -> AsyncBundleRegistrationResource: ...
    @property
    def chat_message(self) -> AsyncChatMessageResource: ...
    @property
    def chat_session(self) -> AsyncChatSessionResource: ...
    @property
    def child_site_management_policy(self) -> AsyncChildSiteManagementPolicyResource: ...
    @property
    def clickwrap(self) -> AsyncClickwrapResource: ...
    @property
    def custom_domain(self) -> AsyncCustomDomainResource: ...
    @property
    def desktop_configuration_profile(self) -> AsyncDesktopConfigurationProfileResource: ...
    @property
    def direct_connection_info(self) -> AsyncDirectConnectionInfoResource: ...
    @property
    def dns_record(self) -> AsyncDnsRecordResource: ...
    @property
    def email_incoming_message(self) -> AsyncEmailIncomingMessageResource: ...
    @property
    def email_log(self) -> AsyncEmailLogResource: ...
    @property
    def errors(self) -> AsyncErrorsResource: ...
    @property
    def event_channel(self) -> AsyncEventChannelResource: ...
    @property
    def event_delivery_attempt(self) -> AsyncEventDeliveryAttemptResource: ...
    @property
    def event_record(self) -> AsyncEventRecordResource: ...
    @property
    def event_subscription(self) -> AsyncEventSubscriptionResource: ...
    @property
    def event_target(self) -> AsyncEventTargetResource: ...
    @property
    def exavault_api_request_log(self) -> AsyncExavaultApiRequestLogResource: ...
    @property
    def expectation(self) -> AsyncExpectationResource: ...
    @property
    def expectation_evaluation(self) -> AsyncExpectationEvaluationResource: ...
    @property
    def expectation_incident(self) -> AsyncExpectationIncidentResource: ...
    @property
    def external_event(self) -> AsyncExternalEventResource: ...
    @property
    def file(self) -> AsyncFileResource: ...
    @property
    def file_action(self) -> AsyncFileActionResource: ...
    @property
    def file_comment(self) -> AsyncFileCommentResource: ...
    @property
    def file_comment_reaction(self) -> AsyncFileCommentReactionResource: ...
    @property
    def file_migration(self) -> AsyncFileMigrationResource: ...
    @property
    def file_migration_log(self) -> AsyncFileMigrationLogResource: ...
    @property
    def file_upload_part(self) -> AsyncFileUploadPartResource: ...
    @property
    def folder(self) -> AsyncFolderResource: ...
    @property
    def form_field(self) -> AsyncFormFieldResource: ...
    @property
    def form_field_set(self) -> AsyncFormFieldSetResource: ...
    @property
    def ftp_action_log(self) -> AsyncFtpActionLogResource: ...
    @property
    def gpg_key(self) -> AsyncGpgKeyResource: ...
    @property
    def group(self) -> AsyncGroupResource: ...
    @property
    def group_user(self) -> AsyncGroupUserResource: ...
    @property
    def history(self) -> AsyncHistoryResource: ...
    @property
    def history_export(self) -> AsyncHistoryExportResource: ...
    @property
    def history_export_result(self) -> AsyncHistoryExportResultResource: ...
    @property
    def holiday_calendar(self) -> AsyncHolidayCalendarResource: ...
    @property
    def holiday_region(self) -> AsyncHolidayRegionResource: ...
    @property
    def image(self) -> AsyncImageResource: ...
    @property
    def inbound_s3_log(self) -> AsyncInboundS3LogResource: ...
    @property
    def inbox_recipient(self) -> AsyncInboxRecipientResource: ...
    @property
    def inbox_registration(self) -> AsyncInboxRegistrationResource: ...
    @property
    def inbox_upload(self) -> AsyncInboxUploadResource: ...
    @property
    def integration_centric_profile(self) -> AsyncIntegrationCentricProfileResource: ...
    @property
    def invoice(self) -> AsyncInvoiceResource: ...
    @property
    def invoice_line_item(self) -> AsyncInvoiceLineItemResource: ...
    @property
    def ip_address(self) -> AsyncIpAddressResource: ...
    @property
    def key_lifecycle_rule(self) -> AsyncKeyLifecycleRuleResource: ...
    @property
    def lock(self) -> AsyncLockResource: ...
    @property
    def metadata_category(self) -> AsyncMetadataCategoryResource: ...
    @property
    def notification(self) -> AsyncNotificationResource: ...
    @property
    def outbound_connection_log(self) -> AsyncOutboundConnectionLogResource: ...
    @property
    def partner(self) -> AsyncPartnerResource: ...
    @property
    def partner_channel(self) -> AsyncPartnerChannelResource: ...
    @property
    def partner_channel_template(self) -> AsyncPartnerChannelTemplateResource: ...
    @property
    def partner_connection(self) -> AsyncPartnerConnectionResource: ...
    @property
    def partner_site(self) -> AsyncPartnerSiteResource: ...
    @property
    def partner_site_request(self) -> AsyncPartnerSiteRequestResource: ...
    @property
    def payment(self) -> AsyncPaymentResource: ...
    @property
    def payment_line_item(self) -> AsyncPaymentLineItemResource: ...
    @property
    def pending_work_event(self) -> AsyncPendingWorkEventResource: ...
    @property
    def permission(self) -> AsyncPermissionResource: ...
    @property
    def preview(self) -> AsyncPreviewResource: ...
    @property
    def public_hosting_request_log(self) -> AsyncPublicHostingRequestLogResource: ...
    @property
    def public_ip_address(self) -> AsyncPublicIpAddressResource: ...
    @property
    def public_key(self) -> AsyncPublicKeyResource: ...
    @property
    def remote_bandwidth_snapshot(self) -> AsyncRemoteBandwidthSnapshotResource: ...
    @property
    def remote_mount_backend(self) -> AsyncRemoteMountBackendResource: ...
    @property
    def remote_server(self) -> AsyncRemoteServerResource: ...
    @property
    def remote_server_configuration_file(self) -> AsyncRemoteServerConfigurationFileResource: ...
    @property
    def remote_server_credential(self) -> AsyncRemoteServerCredentialResource: ...
    @property
    def request(self) -> AsyncRequestResource: ...
    @property
    def restore(self) -> AsyncRestoreResource: ...
    @property
    def schedule(self) -> AsyncScheduleResource: ...
    @property
    def scheduled_export(self) -> AsyncScheduledExportResource: ...
    @property
    def scim_log(self) -> AsyncScimLogResource: ...
    @property
    def secret(self) -> AsyncSecretResource: ...
    @property
    def session(self) -> AsyncSessionResource: ...
    @property
    def settings_change(self) -> AsyncSettingsChangeResource: ...
    @property
    def sftp_action_log(self) -> AsyncSftpActionLogResource: ...
    @property
    def sftp_host_key(self) -> AsyncSftpHostKeyResource: ...
    @property
    def share_group(self) -> AsyncShareGroupResource: ...
    @property
    def share_group_member(self) -> AsyncShareGroupMemberResource: ...
    @property
    def siem_http_destination(self) -> AsyncSiemHttpDestinationResource: ...
    @property
    def siem_http_destination_event(self) -> AsyncSiemHttpDestinationEventResource: ...
    @property
    def site(self) -> AsyncSiteResource: ...
    @property
    def site_subdomain_redirect(self) -> AsyncSiteSubdomainRedirectResource: ...
    @property
    def snapshot(self) -> AsyncSnapshotResource: ...
    @property
    def sso_event(self) -> AsyncSsoEventResource: ...
    @property
    def sso_strategy(self) -> AsyncSsoStrategyResource: ...
    @property
    def status(self) -> AsyncStatusResource: ...
    @property
    def style(self) -> AsyncStyleResource: ...
    @property
    def sync(self) -> AsyncSyncResource: ...
    @property
    def sync_log(self) -> AsyncSyncLogResource: ...
    @property
    def sync_run(self) -> AsyncSyncRunResource: ...
    @property
    def sync_run_live_transfer(self) -> AsyncSyncRunLiveTransferResource: ...
    @property
    def usage_by_top_level_dir(self) -> AsyncUsageByTopLevelDirResource: ...
    @property
    def usage_daily_snapshot(self) -> AsyncUsageDailySnapshotResource: ...
    @property
    def usage_snapshot(self) -> AsyncUsageSnapshotResource: ...
    @property
    def user(self) -> AsyncUserResource: ...
    @property
    def user_additional_email_recipient(self) -> AsyncUserAdditionalEmailRecipientResource: ...
    @property
    def user_cipher_use(self) -> AsyncUserCipherUseResource: ...
    @property
    def user_lifecycle_rule(self) -> AsyncUserLifecycleRuleResource: ...
    @property
    def user_request(self) -> AsyncUserRequestResource: ...
    @property
    def user_security_event(self) -> AsyncUserSecurityEventResource: ...
    @property
    def user_sftp_client_use(self) -> AsyncUserSftpClientUseResource: ...
    @property
    def web_dav_action_log(self) -> AsyncWebDavActionLogResource: ...
    @property
    def webhook_test(self) -> AsyncWebhookTestResource: ...
    @property
    def workspace(self) -> AsyncWorkspaceResource: ...
    @property
    def zip_list_entry(self) -> AsyncZipListEntryResource: ...
