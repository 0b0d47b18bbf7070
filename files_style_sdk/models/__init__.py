# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Every resource's module and model class; each is imported when it is first used."""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from files_style_sdk.models import (
        account_line_item,
        action,
        action_log,
        action_notification_export,
        action_notification_export_result,
        agent_node,
        agent_node_connection,
        agent_node_instance,
        agent_push_update,
        ai_assistant_personality,
        ai_task,
        api_key,
        api_request_log,
        app,
        as2_incoming_message,
        as2_outgoing_message,
        as2_partner,
        as2_station,
        auto,
        automation,
        automation_authoring_schema,
        automation_execution_node,
        automation_log,
        automation_run,
        bandwidth_snapshot,
        behavior,
        bundle,
        bundle_action,
        bundle_download,
        bundle_notification,
        bundle_path,
        bundle_recipient,
        bundle_registration,
        chat_message,
        chat_session,
        child_site_management_policy,
        clickwrap,
        custom_domain,
        desktop_configuration_profile,
        direct_connection_info,
        dns_record,
        email_incoming_message,
        email_log,
        errors,
        event_channel,
        event_delivery_attempt,
        event_record,
        event_subscription,
        event_target,
        exavault_api_request_log,
        expectation,
        expectation_evaluation,
        expectation_incident,
        external_event,
        file,
        file_action,
        file_comment,
        file_comment_reaction,
        file_migration,
        file_migration_log,
        file_upload_part,
        folder,
        form_field,
        form_field_set,
        ftp_action_log,
        gpg_key,
        group,
        group_user,
        history,
        history_export,
        history_export_result,
        holiday_calendar,
        holiday_region,
        image,
        inbound_s3_log,
        inbox_recipient,
        inbox_registration,
        inbox_upload,
        integration_centric_profile,
        invoice,
        invoice_line_item,
        ip_address,
        key_lifecycle_rule,
        lock,
        metadata_category,
        notification,
        outbound_connection_log,
        partner,
        partner_channel,
        partner_channel_template,
        partner_connection,
        partner_site,
        partner_site_request,
        payment,
        payment_line_item,
        pending_work_event,
        permission,
        preview,
        public_hosting_request_log,
        public_ip_address,
        public_key,
        remote_bandwidth_snapshot,
        remote_mount_backend,
        remote_server,
        remote_server_configuration_file,
        remote_server_credential,
        request,
        restore,
        schedule,
        scheduled_export,
        scim_log,
        secret,
        session,
        settings_change,
        sftp_action_log,
        sftp_host_key,
        share_group,
        share_group_member,
        siem_http_destination,
        siem_http_destination_event,
        site,
        site_subdomain_redirect,
        snapshot,
        sso_event,
        sso_strategy,
        status,
        style,
        sync,
        sync_log,
        sync_run,
        sync_run_live_transfer,
        usage_by_top_level_dir,
        usage_daily_snapshot,
        usage_snapshot,
        user,
        user_additional_email_recipient,
        user_cipher_use,
        user_lifecycle_rule,
        user_request,
        user_security_event,
        user_sftp_client_use,
        web_dav_action_log,
        webhook_test,
        workspace,
        zip_list_entry,
    )
    from files_style_sdk.models.account_line_item import AccountLineItem
    from files_style_sdk.models.action import Action
    from files_style_sdk.models.action_log import ActionLog
    from files_style_sdk.models.action_notification_export import ActionNotificationExport
    from files_style_sdk.models.action_notification_export_result import ActionNotificationExportResult
    from files_style_sdk.models.agent_node import AgentNode
    from files_style_sdk.models.agent_node_connection import AgentNodeConnection
    from files_style_sdk.models.agent_node_instance import AgentNodeInstance
    from files_style_sdk.models.agent_push_update import AgentPushUpdate
    from files_style_sdk.models.ai_assistant_personality import AiAssistantPersonality
    from files_style_sdk.models.ai_task import AiTask
    from files_style_sdk.models.api_key import ApiKey
    from files_style_sdk.models.api_request_log import ApiRequestLog
    from files_style_sdk.models.app import App
    from files_style_sdk.models.as2_incoming_message import As2IncomingMessage
    from files_style_sdk.models.as2_outgoing_message import As2OutgoingMessage
    from files_style_sdk.models.as2_partner import As2Partner
    from files_style_sdk.models.as2_station import As2Station
    from files_style_sdk.models.auto import Auto
    from files_style_sdk.models.automation import Automation
    from files_style_sdk.models.automation_authoring_schema import AutomationAuthoringSchema
    from files_style_sdk.models.automation_execution_node import AutomationExecutionNode
    from files_style_sdk.models.automation_log import AutomationLog
    from files_style_sdk.models.automation_run import AutomationRun
    from files_style_sdk.models.bandwidth_snapshot import BandwidthSnapshot
    from files_style_sdk.models.behavior import Behavior
    from files_style_sdk.models.bundle import Bundle
    from files_style_sdk.models.bundle_action import BundleAction
    from files_style_sdk.models.bundle_download import BundleDownload
    from files_style_sdk.models.bundle_notification import BundleNotification
    from files_style_sdk.models.bundle_path import BundlePath
    from files_style_sdk.models.bundle_recipient import BundleRecipient
    from files_style_sdk.models.bundle_registration import BundleRegistration
    from files_style_sdk.models.chat_message import ChatMessage
    from files_style_sdk.models.chat_session import ChatSession
    from files_style_sdk.models.child_site_management_policy import ChildSiteManagementPolicy
    from files_style_sdk.models.clickwrap import Clickwrap
    from files_style_sdk.models.custom_domain import CustomDomain
    from files_style_sdk.models.desktop_configuration_profile import DesktopConfigurationProfile
    from files_style_sdk.models.direct_connection_info import DirectConnectionInfo
    from files_style_sdk.models.dns_record import DnsRecord
    from files_style_sdk.models.email_incoming_message import EmailIncomingMessage
    from files_style_sdk.models.email_log import EmailLog
    from files_style_sdk.models.errors import Errors
    from files_style_sdk.models.event_channel import EventChannel
    from files_style_sdk.models.event_delivery_attempt import EventDeliveryAttempt
    from files_style_sdk.models.event_record import EventRecord
    from files_style_sdk.models.event_subscription import EventSubscription
    from files_style_sdk.models.event_target import EventTarget
    from files_style_sdk.models.exavault_api_request_log import ExavaultApiRequestLog
    from files_style_sdk.models.expectation import Expectation
    from files_style_sdk.models.expectation_evaluation import ExpectationEvaluation
    from files_style_sdk.models.expectation_incident import ExpectationIncident
    from files_style_sdk.models.external_event import ExternalEvent
    from files_style_sdk.models.file import File
    from files_style_sdk.models.file_action import FileAction
    from files_style_sdk.models.file_comment import FileComment
    from files_style_sdk.models.file_comment_reaction import FileCommentReaction
    from files_style_sdk.models.file_migration import FileMigration
    from files_style_sdk.models.file_migration_log import FileMigrationLog
    from files_style_sdk.models.file_upload_part import FileUploadPart
    from files_style_sdk.models.folder import Folder
    from files_style_sdk.models.form_field import FormField
    from files_style_sdk.models.form_field_set import FormFieldSet
    from files_style_sdk.models.ftp_action_log import FtpActionLog
    from files_style_sdk.models.gpg_key import GpgKey
    from files_style_sdk.models.group import Group
    from files_style_sdk.models.group_user import GroupUser
    from files_style_sdk.models.history import History
    from files_style_sdk.models.history_export import HistoryExport
    from files_style_sdk.models.history_export_result import HistoryExportResult
    from files_style_sdk.models.holiday_calendar import HolidayCalendar
    from files_style_sdk.models.holiday_region import HolidayRegion
    from files_style_sdk.models.image import Image
    from files_style_sdk.models.inbound_s3_log import InboundS3Log
    from files_style_sdk.models.inbox_recipient import InboxRecipient
    from files_style_sdk.models.inbox_registration import InboxRegistration
    from files_style_sdk.models.inbox_upload import InboxUpload
    from files_style_sdk.models.integration_centric_profile import IntegrationCentricProfile
    from files_style_sdk.models.invoice import Invoice
    from files_style_sdk.models.invoice_line_item import InvoiceLineItem
    from files_style_sdk.models.ip_address import IpAddress
    from files_style_sdk.models.key_lifecycle_rule import KeyLifecycleRule
    from files_style_sdk.models.lock import Lock
    from files_style_sdk.models.metadata_category import MetadataCategory
    from files_style_sdk.models.notification import Notification
    from files_style_sdk.models.outbound_connection_log import OutboundConnectionLog
    from files_style_sdk.models.partner import Partner
    from files_style_sdk.models.partner_channel import PartnerChannel
    from files_style_sdk.models.partner_channel_template import PartnerChannelTemplate
    from files_style_sdk.models.partner_connection import PartnerConnection
    from files_style_sdk.models.partner_site import PartnerSite
    from files_style_sdk.models.partner_site_request import PartnerSiteRequest
    from files_style_sdk.models.payment import Payment
    from files_style_sdk.models.payment_line_item import PaymentLineItem
    from files_style_sdk.models.pending_work_event import PendingWorkEvent
    from files_style_sdk.models.permission import Permission
    from files_style_sdk.models.preview import Preview
    from files_style_sdk.models.public_hosting_request_log import PublicHostingRequestLog
    from files_style_sdk.models.public_ip_address import PublicIpAddress
    from files_style_sdk.models.public_key import PublicKey
    from files_style_sdk.models.remote_bandwidth_snapshot import RemoteBandwidthSnapshot
    from files_style_sdk.models.remote_mount_backend import RemoteMountBackend
    from files_style_sdk.models.remote_server import RemoteServer
    from files_style_sdk.models.remote_server_configuration_file import RemoteServerConfigurationFile
    from files_style_sdk.models.remote_server_credential import RemoteServerCredential
    from files_style_sdk.models.request import Request
    from files_style_sdk.models.restore import Restore
    from files_style_sdk.models.schedule import Schedule
    from files_style_sdk.models.scheduled_export import ScheduledExport
    from files_style_sdk.models.scim_log import ScimLog
    from files_style_sdk.models.secret import Secret
    from files_style_sdk.models.session import Session
    from files_style_sdk.models.settings_change import SettingsChange
    from files_style_sdk.models.sftp_action_log import SftpActionLog
    from files_style_sdk.models.sftp_host_key import SftpHostKey
    from files_style_sdk.models.share_group import ShareGroup
    from files_style_sdk.models.share_group_member import ShareGroupMember
    from files_style_sdk.models.siem_http_destination import SiemHttpDestination
    from files_style_sdk.models.siem_http_destination_event import SiemHttpDestinationEvent
    from files_style_sdk.models.site import Site
    from files_style_sdk.models.site_subdomain_redirect import SiteSubdomainRedirect
    from files_style_sdk.models.snapshot import Snapshot
    from files_style_sdk.models.sso_event import SsoEvent
    from files_style_sdk.models.sso_strategy import SsoStrategy
    from files_style_sdk.models.status import Status
    from files_style_sdk.models.style import Style
    from files_style_sdk.models.sync import Sync
    from files_style_sdk.models.sync_log import SyncLog
    from files_style_sdk.models.sync_run import SyncRun
    from files_style_sdk.models.sync_run_live_transfer import SyncRunLiveTransfer
    from files_style_sdk.models.usage_by_top_level_dir import UsageByTopLevelDir
    from files_style_sdk.models.usage_daily_snapshot import UsageDailySnapshot
    from files_style_sdk.models.usage_snapshot import UsageSnapshot
    from files_style_sdk.models.user import User
    from files_style_sdk.models.user_additional_email_recipient import UserAdditionalEmailRecipient
    from files_style_sdk.models.user_cipher_use import UserCipherUse
    from files_style_sdk.models.user_lifecycle_rule import UserLifecycleRule
    from files_style_sdk.models.user_request import UserRequest
    from files_style_sdk.models.user_security_event import UserSecurityEvent
    from files_style_sdk.models.user_sftp_client_use import UserSftpClientUse
    from files_style_sdk.models.web_dav_action_log import WebDavActionLog
    from files_style_sdk.models.webhook_test import WebhookTest
    from files_style_sdk.models.workspace import Workspace
    from files_style_sdk.models.zip_list_entry import ZipListEntry

MODELS = {
    "AccountLineItem": "account_line_item",
    "Action": "action",
    "ActionLog": "action_log",
    "ActionNotificationExport": "action_notification_export",
    "ActionNotificationExportResult": "action_notification_export_result",
    "AgentNode": "agent_node",
    "AgentNodeConnection": "agent_node_connection",
    "AgentNodeInstance": "agent_node_instance",
    "AgentPushUpdate": "agent_push_update",
    "AiAssistantPersonality": "ai_assistant_personality",
    "AiTask": "ai_task",
    "ApiKey": "api_key",
    "ApiRequestLog": "api_request_log",
    "App": "app",
    "As2IncomingMessage": "as2_incoming_message",
    "As2OutgoingMessage": "as2_outgoing_message",
    "As2Partner": "as2_partner",
    "As2Station": "as2_station",
    "Auto": "auto",
    "Automation": "automation",
    "AutomationAuthoringSchema": "automation_authoring_schema",
    "AutomationExecutionNode": "automation_execution_node",
    "AutomationLog": "automation_log",
    "AutomationRun": "automation_run",
    "BandwidthSnapshot": "bandwidth_snapshot",
    "Behavior": "behavior",
    "Bundle": "bundle",
    "BundleAction": "bundle_action",
    "BundleDownload": "bundle_download",
    "BundleNotification": "bundle_notification",
    "BundlePath": "bundle_path",
    "BundleRecipient": "bundle_recipient",
    "BundleRegistration": "bundle_registration",
    "ChatMessage": "chat_message",
    "ChatSession": "chat_session",
    "ChildSiteManagementPolicy": "child_site_management_policy",
    "Clickwrap": "clickwrap",
    "CustomDomain": "custom_domain",
    "DesktopConfigurationProfile": "desktop_configuration_profile",
    "DirectConnectionInfo": "direct_connection_info",
    "DnsRecord": "dns_record",
    "EmailIncomingMessage": "email_incoming_message",
    "EmailLog": "email_log",
    "Errors": "errors",
    "EventChannel": "event_channel",
    "EventDeliveryAttempt": "event_delivery_attempt",
    "EventRecord": "event_record",
    "EventSubscription": "event_subscription",
    "EventTarget": "event_target",
    "ExavaultApiRequestLog": "exavault_api_request_log",
    "Expectation": "expectation",
    "ExpectationEvaluation": "expectation_evaluation",
    "ExpectationIncident": "expectation_incident",
    "ExternalEvent": "external_event",
    "File": "file",
    "FileAction": "file_action",
    "FileComment": "file_comment",
    "FileCommentReaction": "file_comment_reaction",
    "FileMigration": "file_migration",
    "FileMigrationLog": "file_migration_log",
    "FileUploadPart": "file_upload_part",
    "Folder": "folder",
    "FormField": "form_field",
    "FormFieldSet": "form_field_set",
    "FtpActionLog": "ftp_action_log",
    "GpgKey": "gpg_key",
    "Group": "group",
    "GroupUser": "group_user",
    "History": "history",
    "HistoryExport": "history_export",
    "HistoryExportResult": "history_export_result",
    "HolidayCalendar": "holiday_calendar",
    "HolidayRegion": "holiday_region",
    "Image": "image",
    "InboundS3Log": "inbound_s3_log",
    "InboxRecipient": "inbox_recipient",
    "InboxRegistration": "inbox_registration",
    "InboxUpload": "inbox_upload",
    "IntegrationCentricProfile": "integration_centric_profile",
    "Invoice": "invoice",
    "InvoiceLineItem": "invoice_line_item",
    "IpAddress": "ip_address",
    "KeyLifecycleRule": "key_lifecycle_rule",
    "Lock": "lock",
    "MetadataCategory": "metadata_category",
    "Notification": "notification",
    "OutboundConnectionLog": "outbound_connection_log",
    "Partner": "partner",
    "PartnerChannel": "partner_channel",
    "PartnerChannelTemplate": "partner_channel_template",
    "PartnerConnection": "partner_connection",
    "PartnerSite": "partner_site",
    "PartnerSiteRequest": "partner_site_request",
    "Payment": "payment",
    "PaymentLineItem": "payment_line_item",
    "PendingWorkEvent": "pending_work_event",
    "Permission": "permission",
    "Preview": "preview",
    "PublicHostingRequestLog": "public_hosting_request_log",
    "PublicIpAddress": "public_ip_address",
    "PublicKey": "public_key",
    "RemoteBandwidthSnapshot": "remote_bandwidth_snapshot",
    "RemoteMountBackend": "remote_mount_backend",
    "RemoteServer": "remote_server",
    "RemoteServerConfigurationFile": "remote_server_configuration_file",
    "RemoteServerCredential": "remote_server_credential",
    "Request": "request",
    "Restore": "restore",
    "Schedule": "schedule",
    "ScheduledExport": "scheduled_export",
    "ScimLog": "scim_log",
    "Secret": "secret",
    "Session": "session",
    "SettingsChange": "settings_change",
    "SftpActionLog": "sftp_action_log",
    "SftpHostKey": "sftp_host_key",
    "ShareGroup": "share_group",
    "ShareGroupMember": "share_group_member",
    "SiemHttpDestination": "siem_http_destination",
    "SiemHttpDestinationEvent": "siem_http_destination_event",
    "Site": "site",
    "SiteSubdomainRedirect": "site_subdomain_redirect",
    "Snapshot": "snapshot",
    "SsoEvent": "sso_event",
    "SsoStrategy": "sso_strategy",
    "Status": "status",
    "Style": "style",
    "Sync": "sync",
    "SyncLog": "sync_log",
    "SyncRun": "sync_run",
    "SyncRunLiveTransfer": "sync_run_live_transfer",
    "UsageByTopLevelDir": "usage_by_top_level_dir",
    "UsageDailySnapshot": "usage_daily_snapshot",
    "UsageSnapshot": "usage_snapshot",
    "User": "user",
    "UserAdditionalEmailRecipient": "user_additional_email_recipient",
    "UserCipherUse": "user_cipher_use",
    "UserLifecycleRule": "user_lifecycle_rule",
    "UserRequest": "user_request",
    "UserSecurityEvent": "user_security_event",
    "UserSftpClientUse": "user_sftp_client_use",
    "WebDavActionLog": "web_dav_action_log",
    "WebhookTest": "webhook_test",
    "Workspace": "workspace",
    "ZipListEntry": "zip_list_entry",
}
MODULES = frozenset(MODELS.values())

__all__ = [
    "AccountLineItem",
    "Action",
    "ActionLog",
    "ActionNotificationExport",
    "ActionNotificationExportResult",
    "AgentNode",
    "AgentNodeConnection",
    "AgentNodeInstance",
    "AgentPushUpdate",
    "AiAssistantPersonality",
    "AiTask",
    "ApiKey",
    "ApiRequestLog",
    "App",
    "As2IncomingMessage",
    "As2OutgoingMessage",
    "As2Partner",
    "As2Station",
    "Auto",
    "Automation",
    "AutomationAuthoringSchema",
    "AutomationExecutionNode",
    "AutomationLog",
    "AutomationRun",
    "BandwidthSnapshot",
    "Behavior",
    "Bundle",
    "BundleAction",
    "BundleDownload",
    "BundleNotification",
    "BundlePath",
    "BundleRecipient",
    "BundleRegistration",
    "ChatMessage",
    "ChatSession",
    "ChildSiteManagementPolicy",
    "Clickwrap",
    "CustomDomain",
    "DesktopConfigurationProfile",
    "DirectConnectionInfo",
    "DnsRecord",
    "EmailIncomingMessage",
    "EmailLog",
    "Errors",
    "EventChannel",
    "EventDeliveryAttempt",
    "EventRecord",
    "EventSubscription",
    "EventTarget",
    "ExavaultApiRequestLog",
    "Expectation",
    "ExpectationEvaluation",
    "ExpectationIncident",
    "ExternalEvent",
    "File",
    "FileAction",
    "FileComment",
    "FileCommentReaction",
    "FileMigration",
    "FileMigrationLog",
    "FileUploadPart",
    "Folder",
    "FormField",
    "FormFieldSet",
    "FtpActionLog",
    "GpgKey",
    "Group",
    "GroupUser",
    "History",
    "HistoryExport",
    "HistoryExportResult",
    "HolidayCalendar",
    "HolidayRegion",
    "Image",
    "InboundS3Log",
    "InboxRecipient",
    "InboxRegistration",
    "InboxUpload",
    "IntegrationCentricProfile",
    "Invoice",
    "InvoiceLineItem",
    "IpAddress",
    "KeyLifecycleRule",
    "Lock",
    "MetadataCategory",
    "Notification",
    "OutboundConnectionLog",
    "Partner",
    "PartnerChannel",
    "PartnerChannelTemplate",
    "PartnerConnection",
    "PartnerSite",
    "PartnerSiteRequest",
    "Payment",
    "PaymentLineItem",
    "PendingWorkEvent",
    "Permission",
    "Preview",
    "PublicHostingRequestLog",
    "PublicIpAddress",
    "PublicKey",
    "RemoteBandwidthSnapshot",
    "RemoteMountBackend",
    "RemoteServer",
    "RemoteServerConfigurationFile",
    "RemoteServerCredential",
    "Request",
    "Restore",
    "Schedule",
    "ScheduledExport",
    "ScimLog",
    "Secret",
    "Session",
    "SettingsChange",
    "SftpActionLog",
    "SftpHostKey",
    "ShareGroup",
    "ShareGroupMember",
    "SiemHttpDestination",
    "SiemHttpDestinationEvent",
    "Site",
    "SiteSubdomainRedirect",
    "Snapshot",
    "SsoEvent",
    "SsoStrategy",
    "Status",
    "Style",
    "Sync",
    "SyncLog",
    "SyncRun",
    "SyncRunLiveTransfer",
    "UsageByTopLevelDir",
    "UsageDailySnapshot",
    "UsageSnapshot",
    "User",
    "UserAdditionalEmailRecipient",
    "UserCipherUse",
    "UserLifecycleRule",
    "UserRequest",
    "UserSecurityEvent",
    "UserSftpClientUse",
    "WebDavActionLog",
    "WebhookTest",
    "Workspace",
    "ZipListEntry",
    "account_line_item",
    "action",
    "action_log",
    "action_notification_export",
    "action_notification_export_result",
    "agent_node",
    "agent_node_connection",
    "agent_node_instance",
    "agent_push_update",
    "ai_assistant_personality",
    "ai_task",
    "api_key",
    "api_request_log",
    "app",
    "as2_incoming_message",
    "as2_outgoing_message",
    "as2_partner",
    "as2_station",
    "auto",
    "automation",
    "automation_authoring_schema",
    "automation_execution_node",
    "automation_log",
    "automation_run",
    "bandwidth_snapshot",
    "behavior",
    "bundle",
    "bundle_action",
    "bundle_download",
    "bundle_notification",
    "bundle_path",
    "bundle_recipient",
    "bundle_registration",
    "chat_message",
    "chat_session",
    "child_site_management_policy",
    "clickwrap",
    "custom_domain",
    "desktop_configuration_profile",
    "direct_connection_info",
    "dns_record",
    "email_incoming_message",
    "email_log",
    "errors",
    "event_channel",
    "event_delivery_attempt",
    "event_record",
    "event_subscription",
    "event_target",
    "exavault_api_request_log",
    "expectation",
    "expectation_evaluation",
    "expectation_incident",
    "external_event",
    "file",
    "file_action",
    "file_comment",
    "file_comment_reaction",
    "file_migration",
    "file_migration_log",
    "file_upload_part",
    "folder",
    "form_field",
    "form_field_set",
    "ftp_action_log",
    "gpg_key",
    "group",
    "group_user",
    "history",
    "history_export",
    "history_export_result",
    "holiday_calendar",
    "holiday_region",
    "image",
    "inbound_s3_log",
    "inbox_recipient",
    "inbox_registration",
    "inbox_upload",
    "integration_centric_profile",
    "invoice",
    "invoice_line_item",
    "ip_address",
    "key_lifecycle_rule",
    "lock",
    "metadata_category",
    "notification",
    "outbound_connection_log",
    "partner",
    "partner_channel",
    "partner_channel_template",
    "partner_connection",
    "partner_site",
    "partner_site_request",
    "payment",
    "payment_line_item",
    "pending_work_event",
    "permission",
    "preview",
    "public_hosting_request_log",
    "public_ip_address",
    "public_key",
    "remote_bandwidth_snapshot",
    "remote_mount_backend",
    "remote_server",
    "remote_server_configuration_file",
    "remote_server_credential",
    "request",
    "restore",
    "schedule",
    "scheduled_export",
    "scim_log",
    "secret",
    "session",
    "settings_change",
    "sftp_action_log",
    "sftp_host_key",
    "share_group",
    "share_group_member",
    "siem_http_destination",
    "siem_http_destination_event",
    "site",
    "site_subdomain_redirect",
    "snapshot",
    "sso_event",
    "sso_strategy",
    "status",
    "style",
    "sync",
    "sync_log",
    "sync_run",
    "sync_run_live_transfer",
    "usage_by_top_level_dir",
    "usage_daily_snapshot",
    "usage_snapshot",
    "user",
    "user_additional_email_recipient",
    "user_cipher_use",
    "user_lifecycle_rule",
    "user_request",
    "user_security_event",
    "user_sftp_client_use",
    "web_dav_action_log",
    "webhook_test",
    "workspace",
    "zip_list_entry",
]


def __getattr__(name: str) -> Any:
    """Import a module or a model class on first use and keep it."""
    owner = MODELS.get(name)
    if owner is None and name not in MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module = importlib.import_module(f"{__name__}.{owner or name}")
    value = getattr(module, name) if owner else module
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """Return every public name, loaded or not."""
    return sorted(__all__)
