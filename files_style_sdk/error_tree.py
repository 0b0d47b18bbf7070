# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Every error of the service as a class, on the group that the service files it under."""

from files_style_sdk.error import APIError, Error, OperationCancelledError


class BadRequestError(APIError):
    """The service does not understand the request (`bad-request`)."""


class NotAuthenticatedError(APIError):
    """The service does not know who is calling (`not-authenticated`)."""


class NotAuthorizedError(APIError):
    """The caller may not do this (`not-authorized`)."""


class NotFoundError(APIError):
    """There is no such thing (`not-found`)."""


class ProcessingFailureError(APIError):
    """The request was understood but could not be carried out (`processing-failure`)."""


class RateLimitedError(APIError):
    """The caller does too much in too short a time (`rate-limited`)."""


class ServiceUnavailableError(APIError):
    """The service cannot answer now, but may later (`service-unavailable`)."""


class SiteConfigurationError(APIError):
    """The site's account or configuration forbids it (`site-configuration`)."""


class AuthenticationError(Error):
    """There is no credential to authenticate with."""


class FileMigrationError(Error):
    """Background work on files failed or was cancelled."""


class NotImplementedError(Error):
    """The SDK does not offer what was called."""


class PermissionsError(Error):
    """The caller lacks a permission."""


class RateLimitError(Error):
    """The caller sends too many requests."""


class TransferPausedError(Error):
    """A transfer was paused and can be continued."""


class ValidationError(Error):
    """A value was found to be invalid."""


class ClientClosedError(OperationCancelledError):
    """The client was closed while the operation was going on."""


class AgentUpgradeRequiredError(BadRequestError):
    """Agent upgrade required (`bad-request/agent-upgrade-required`)."""


class AttachmentTooLargeError(BadRequestError):
    """Attachment too large (`bad-request/attachment-too-large`)."""


class CannotDownloadDirectoryError(BadRequestError):
    """Cannot download directory (`bad-request/cannot-download-directory`)."""


class CantMoveWithMultipleLocationsError(BadRequestError):
    """Cant move with multiple locations (`bad-request/cant-move-with-multiple-locations`)."""


class DatetimeParseError(BadRequestError):
    """Datetime parse (`bad-request/datetime-parse`)."""


class DestinationSameError(BadRequestError):
    """Destination same (`bad-request/destination-same`)."""


class DestinationSiteMismatchError(BadRequestError):
    """Destination site mismatch (`bad-request/destination-site-mismatch`)."""


class DoesNotSupportSortingError(BadRequestError):
    """Does not support sorting (`bad-request/does-not-support-sorting`)."""


class FolderMustNotBeAFileError(BadRequestError):
    """Folder must not be a file (`bad-request/folder-must-not-be-a-file`)."""


class FoldersNotAllowedError(BadRequestError):
    """Folders not allowed (`bad-request/folders-not-allowed`)."""


class InternalGeneralErrorError(BadRequestError):
    """Internal general error (`bad-request/internal-general-error`)."""


class InvalidBodyError(BadRequestError):
    """Invalid body (`bad-request/invalid-body`)."""


class InvalidCursorError(BadRequestError):
    """Invalid cursor (`bad-request/invalid-cursor`)."""


class InvalidCursorTypeForSortError(BadRequestError):
    """Invalid cursor type for sort (`bad-request/invalid-cursor-type-for-sort`)."""


class InvalidEtagsError(BadRequestError):
    """Invalid etags (`bad-request/invalid-etags`)."""


class InvalidFilterAliasCombinationError(BadRequestError):
    """Invalid filter alias combination (`bad-request/invalid-filter-alias-combination`)."""


class InvalidFilterCombinationError(BadRequestError):
    """Invalid filter combination (`bad-request/invalid-filter-combination`)."""


class InvalidFilterFieldError(BadRequestError):
    """Invalid filter field (`bad-request/invalid-filter-field`)."""


class InvalidFilterParamError(BadRequestError):
    """Invalid filter param (`bad-request/invalid-filter-param`)."""


class InvalidFilterParamFormatError(BadRequestError):
    """Invalid filter param format (`bad-request/invalid-filter-param-format`)."""


class InvalidFilterParamValueError(BadRequestError):
    """Invalid filter param value (`bad-request/invalid-filter-param-value`)."""


class InvalidInputEncodingError(BadRequestError):
    """Invalid input encoding (`bad-request/invalid-input-encoding`)."""


class InvalidInterfaceError(BadRequestError):
    """Invalid interface (`bad-request/invalid-interface`)."""


class InvalidOauthProviderError(BadRequestError):
    """Invalid OAuth provider (`bad-request/invalid-oauth-provider`)."""


class InvalidPathError(BadRequestError):
    """Invalid path (`bad-request/invalid-path`)."""


class InvalidReturnToUrlError(BadRequestError):
    """Invalid return to URL (`bad-request/invalid-return-to-url`)."""


class InvalidSearchQueryError(BadRequestError):
    """Invalid search query (`bad-request/invalid-search-query`)."""


class InvalidSortFieldError(BadRequestError):
    """Invalid sort field (`bad-request/invalid-sort-field`)."""


class InvalidSortFilterCombinationError(BadRequestError):
    """Invalid sort filter combination (`bad-request/invalid-sort-filter-combination`)."""


class InvalidUploadOffsetError(BadRequestError):
    """Invalid upload offset (`bad-request/invalid-upload-offset`)."""


class InvalidUploadPartGapError(BadRequestError):
    """Invalid upload part gap (`bad-request/invalid-upload-part-gap`)."""


class InvalidUploadPartSizeError(BadRequestError):
    """Invalid upload part size (`bad-request/invalid-upload-part-size`)."""


class InvalidWorkspaceIdHeaderError(BadRequestError):
    """Invalid workspace ID header (`bad-request/invalid-workspace-id-header`)."""


class MethodNotAllowedError(BadRequestError):
    """Method not allowed (`bad-request/method-not-allowed`)."""


class MultipleSortParamsNotAllowedError(BadRequestError):
    """Multiple sort params not allowed (`bad-request/multiple-sort-params-not-allowed`)."""


class NoValidInputParamsError(BadRequestError):
    """No valid input params (`bad-request/no-valid-input-params`)."""


class OffsetUploadNotAllowedWithMalwareScanningError(BadRequestError):
    """Offset upload not allowed with malware scanning.

    On the wire: `bad-request/offset-upload-not-allowed-with-malware-scanning`.
    """


class PartNumberTooLargeError(BadRequestError):
    """Part number too large (`bad-request/part-number-too-large`)."""


class PathCannotHaveTrailingWhitespaceError(BadRequestError):
    """Path cannot have trailing whitespace (`bad-request/path-cannot-have-trailing-whitespace`)."""


class ReauthenticationNeededFieldsError(BadRequestError):
    """Reauthentication needed fields (`bad-request/reauthentication-needed-fields`)."""


class RequestBodyTooLargeError(BadRequestError):
    """Request body too large (`bad-request/request-body-too-large`)."""


class RequestParamsContainInvalidCharacterError(BadRequestError):
    """Request params contain invalid character (`bad-request/request-params-contain-invalid-character`)."""


class RequestParamsInvalidError(BadRequestError):
    """Request params invalid (`bad-request/request-params-invalid`)."""


class RequestParamsRequiredError(BadRequestError):
    """Request params required (`bad-request/request-params-required`)."""


class SearchAllOnChildPathError(BadRequestError):
    """Search all on child path (`bad-request/search-all-on-child-path`)."""


class UnrecognizedSortIndexError(BadRequestError):
    """Unrecognized sort index (`bad-request/unrecognized-sort-index`)."""


class UnsupportedCurrencyError(BadRequestError):
    """Unsupported currency (`bad-request/unsupported-currency`)."""


class UnsupportedHttpResponseFormatError(BadRequestError):
    """Unsupported HTTP response format (`bad-request/unsupported-http-response-format`)."""


class UnsupportedMediaTypeError(BadRequestError):
    """Unsupported media type (`bad-request/unsupported-media-type`)."""


class UserIdInvalidError(BadRequestError):
    """User ID invalid (`bad-request/user-id-invalid`)."""


class UserIdOnUserEndpointError(BadRequestError):
    """User ID on user endpoint (`bad-request/user-id-on-user-endpoint`)."""


class UserRequiredError(BadRequestError):
    """User required (`bad-request/user-required`)."""


class AdditionalAuthenticationRequiredError(NotAuthenticatedError):
    """Additional authentication required (`not-authenticated/additional-authentication-required`)."""


class ApiKeySessionsNotSupportedError(NotAuthenticatedError):
    """API key sessions not supported (`not-authenticated/api-key-sessions-not-supported`)."""


class AuthenticationRequiredError(NotAuthenticatedError):
    """Authentication required (`not-authenticated/authentication-required`)."""


class BundleRegistrationCodeFailedError(NotAuthenticatedError):
    """Bundle registration code failed (`not-authenticated/bundle-registration-code-failed`)."""


class FilesAgentTokenFailedError(NotAuthenticatedError):
    """Files agent token failed (`not-authenticated/files-agent-token-failed`)."""


class InboxRegistrationCodeFailedError(NotAuthenticatedError):
    """Inbox registration code failed (`not-authenticated/inbox-registration-code-failed`)."""


class InvalidCredentialsError(NotAuthenticatedError):
    """Invalid credentials (`not-authenticated/invalid-credentials`)."""


class InvalidOauthError(NotAuthenticatedError):
    """Invalid OAuth (`not-authenticated/invalid-oauth`)."""


class InvalidOrExpiredCodeError(NotAuthenticatedError):
    """Invalid or expired code (`not-authenticated/invalid-or-expired-code`)."""


class InvalidSessionError(NotAuthenticatedError):
    """Invalid session (`not-authenticated/invalid-session`)."""


class InvalidUsernameOrPasswordError(NotAuthenticatedError):
    """Invalid username or password (`not-authenticated/invalid-username-or-password`)."""


class LockedOutError(NotAuthenticatedError):
    """Locked out (`not-authenticated/locked-out`)."""


class LockoutRegionMismatchError(NotAuthenticatedError):
    """Lockout region mismatch (`not-authenticated/lockout-region-mismatch`)."""


class OneTimePasswordIncorrectError(NotAuthenticatedError):
    """One time password incorrect (`not-authenticated/one-time-password-incorrect`)."""


class TwoFactorAuthenticationErrorError(NotAuthenticatedError):
    """Two factor authentication error (`not-authenticated/two-factor-authentication-error`)."""


class TwoFactorAuthenticationSetupExpiredError(NotAuthenticatedError):
    """Two factor authentication setup expired (`not-authenticated/two-factor-authentication-setup-expired`)."""


class ApiKeyIsDisabledError(NotAuthorizedError):
    """API key is disabled (`not-authorized/api-key-is-disabled`)."""


class ApiKeyIsPathRestrictedError(NotAuthorizedError):
    """API key is path restricted (`not-authorized/api-key-is-path-restricted`)."""


class ApiKeyOnlyForDesktopAppError(NotAuthorizedError):
    """API key only for desktop app (`not-authorized/api-key-only-for-desktop-app`)."""


class ApiKeyOnlyForFileOperationsError(NotAuthorizedError):
    """API key only for file operations (`not-authorized/api-key-only-for-file-operations`)."""


class ApiKeyOnlyForMobileAppError(NotAuthorizedError):
    """API key only for mobile app (`not-authorized/api-key-only-for-mobile-app`)."""


class ApiKeyOnlyForOfficeIntegrationError(NotAuthorizedError):
    """API key only for office integration (`not-authorized/api-key-only-for-office-integration`)."""


class BillingInformationHiddenError(NotAuthorizedError):
    """Billing information hidden (`not-authorized/billing-information-hidden`)."""


class BillingOrSiteAdminPermissionRequiredError(NotAuthorizedError):
    """Billing or site admin permission required (`not-authorized/billing-or-site-admin-permission-required`)."""


class BillingPermissionRequiredError(NotAuthorizedError):
    """Billing permission required (`not-authorized/billing-permission-required`)."""


class BundleMaximumUsesReachedError(NotAuthorizedError):
    """Bundle maximum uses reached (`not-authorized/bundle-maximum-uses-reached`)."""


class BundlePermissionRequiredError(NotAuthorizedError):
    """Bundle permission required (`not-authorized/bundle-permission-required`)."""


class CannotAdministerHigherLevelUserError(NotAuthorizedError):
    """Cannot administer higher level user (`not-authorized/cannot-administer-higher-level-user`)."""


class CannotLoginWhileUsingKeyError(NotAuthorizedError):
    """Cannot login while using key (`not-authorized/cannot-login-while-using-key`)."""


class CantActForOtherUserError(NotAuthorizedError):
    """Cant act for other user (`not-authorized/cant-act-for-other-user`)."""


class ContactAdminForPasswordChangeHelpError(NotAuthorizedError):
    """Contact admin for password change help (`not-authorized/contact-admin-for-password-change-help`)."""


class FilesAgentFailedAuthorizationError(NotAuthorizedError):
    """Files agent failed authorization (`not-authorized/files-agent-failed-authorization`)."""


class FolderAdminOrBillingPermissionRequiredError(NotAuthorizedError):
    """Folder admin or billing permission required (`not-authorized/folder-admin-or-billing-permission-required`)."""


class FolderAdminPermissionRequiredError(NotAuthorizedError):
    """Folder admin permission required (`not-authorized/folder-admin-permission-required`)."""


class FullPermissionRequiredError(NotAuthorizedError):
    """Full permission required (`not-authorized/full-permission-required`)."""


class HistoryPermissionRequiredError(NotAuthorizedError):
    """History permission required (`not-authorized/history-permission-required`)."""


class InAppAiAssistantUnavailableError(NotAuthorizedError):
    """In app AI assistant unavailable (`not-authorized/in-app-ai-assistant-unavailable`)."""


class InsufficientPermissionForParamsError(NotAuthorizedError):
    """Insufficient permission for params (`not-authorized/insufficient-permission-for-params`)."""


class InsufficientPermissionForSiteError(NotAuthorizedError):
    """Insufficient permission for site (`not-authorized/insufficient-permission-for-site`)."""


class MoverAccessDeniedError(NotAuthorizedError):
    """Mover access denied (`not-authorized/mover-access-denied`)."""


class MoverPackageRequiredError(NotAuthorizedError):
    """Mover package required (`not-authorized/mover-package-required`)."""


class MustAuthenticateWithApiKeyError(NotAuthorizedError):
    """Must authenticate with API key (`not-authorized/must-authenticate-with-api-key`)."""


class NeedAdminPermissionForInboxError(NotAuthorizedError):
    """Need admin permission for inbox (`not-authorized/need-admin-permission-for-inbox`)."""


class NonAdminsMustQueryByFolderOrPathError(NotAuthorizedError):
    """Non admins must query by folder or path (`not-authorized/non-admins-must-query-by-folder-or-path`)."""


class NotAllowedToCreateBundleError(NotAuthorizedError):
    """Not allowed to create bundle (`not-authorized/not-allowed-to-create-bundle`)."""


class NotEnqueuableSyncError(NotAuthorizedError):
    """Not enqueuable sync (`not-authorized/not-enqueuable-sync`)."""


class PasswordChangeNotRequiredError(NotAuthorizedError):
    """Password change not required (`not-authorized/password-change-not-required`)."""


class PasswordChangeRequiredError(NotAuthorizedError):
    """Password change required (`not-authorized/password-change-required`)."""


class PaymentMethodErrorError(NotAuthorizedError):
    """Payment method error (`not-authorized/payment-method-error`)."""


class PreviewOnlyPermissionCannotDownloadError(NotAuthorizedError):
    """Preview only permission cannot download (`not-authorized/preview-only-permission-cannot-download`)."""


class ReadOnlySessionError(NotAuthorizedError):
    """Read only session (`not-authorized/read-only-session`)."""


class ReadPermissionRequiredError(NotAuthorizedError):
    """Read permission required (`not-authorized/read-permission-required`)."""


class ReauthenticationFailedError(NotAuthorizedError):
    """Reauthentication failed (`not-authorized/reauthentication-failed`)."""


class ReauthenticationFailedFinalError(NotAuthorizedError):
    """Reauthentication failed final (`not-authorized/reauthentication-failed-final`)."""


class ReauthenticationNeededActionError(NotAuthorizedError):
    """Reauthentication needed action (`not-authorized/reauthentication-needed-action`)."""


class RecaptchaFailedError(NotAuthorizedError):
    """Recaptcha failed (`not-authorized/recaptcha-failed`)."""


class RemoteDesktopDebugLoggingDisabledError(NotAuthorizedError):
    """Remote desktop debug logging disabled (`not-authorized/remote-desktop-debug-logging-disabled`)."""


class RootFolderBehaviorSiteAdminRequiredError(NotAuthorizedError):
    """Root folder behavior site admin required (`not-authorized/root-folder-behavior-site-admin-required`)."""


class RootFolderBehaviorSkipSiteAdminRequiredError(NotAuthorizedError):
    """Root folder behavior skip site admin required.

    On the wire: `not-authorized/root-folder-behavior-skip-site-admin-required`.
    """


class SelfManagedRequiredError(NotAuthorizedError):
    """Self managed required (`not-authorized/self-managed-required`)."""


class SiteAdminOrPartnerAdminPermissionRequiredError(NotAuthorizedError):
    """Site admin or partner admin permission required.

    On the wire: `not-authorized/site-admin-or-partner-admin-permission-required`.
    """


class SiteAdminOrWorkspaceAdminOrFolderAdminPermissionRequiredError(NotAuthorizedError):
    """Site admin or workspace admin or folder admin permission required.

    On the wire: `not-authorized/site-admin-or-workspace-admin-or-folder-admin-permission-required`.
    """


class SiteAdminOrWorkspaceAdminOrPartnerAdminOrFolderAdminPermissionRequiredError(NotAuthorizedError):
    """Site admin or workspace admin or partner admin or folder admin permission required.

    On the wire: `not-authorized/site-admin-or-workspace-admin-or-partner-admin-or-folder-admin-permission-required`.
    """


class SiteAdminOrWorkspaceAdminOrPartnerAdminPermissionRequiredError(NotAuthorizedError):
    """Site admin or workspace admin or partner admin permission required.

    On the wire: `not-authorized/site-admin-or-workspace-admin-or-partner-admin-permission-required`.
    """


class SiteAdminOrWorkspaceAdminPermissionRequiredError(NotAuthorizedError):
    """Site admin or workspace admin permission required.

    On the wire: `not-authorized/site-admin-or-workspace-admin-permission-required`.
    """


class SiteAdminRequiredError(NotAuthorizedError):
    """Site admin required (`not-authorized/site-admin-required`)."""


class SiteFilesAreImmutableError(NotAuthorizedError):
    """Site files are immutable (`not-authorized/site-files-are-immutable`)."""


class TwoFactorAuthenticationRequiredError(NotAuthorizedError):
    """Two factor authentication required (`not-authorized/two-factor-authentication-required`)."""


class UserIdWithoutSiteAdminError(NotAuthorizedError):
    """User ID without site admin (`not-authorized/user-id-without-site-admin`)."""


class WriteAndBundlePermissionRequiredError(NotAuthorizedError):
    """Write and bundle permission required (`not-authorized/write-and-bundle-permission-required`)."""


class WritePermissionRequiredError(NotAuthorizedError):
    """Write permission required (`not-authorized/write-permission-required`)."""


class ZipDownloadIpMismatchError(NotAuthorizedError):
    """Zip download IP mismatch (`not-authorized/zip-download-ip-mismatch`)."""


class ApiKeyNotFoundError(NotFoundError):
    """API key not found (`not-found/api-key-not-found`)."""


class BundlePathNotFoundError(NotFoundError):
    """Bundle path not found (`not-found/bundle-path-not-found`)."""


class BundleRegistrationNotFoundError(NotFoundError):
    """Bundle registration not found (`not-found/bundle-registration-not-found`)."""


class CodeNotFoundError(NotFoundError):
    """Code not found (`not-found/code-not-found`)."""


class FileNotFoundError(NotFoundError):
    """File not found (`not-found/file-not-found`)."""


class FileUploadNotFoundError(NotFoundError):
    """File upload not found (`not-found/file-upload-not-found`)."""


class FolderNotFoundError(NotFoundError):
    """Folder not found (`not-found/folder-not-found`)."""


class GroupNotFoundError(NotFoundError):
    """Group not found (`not-found/group-not-found`)."""


class InboxNotFoundError(NotFoundError):
    """Inbox not found (`not-found/inbox-not-found`)."""


class NestedNotFoundError(NotFoundError):
    """Nested not found (`not-found/nested-not-found`)."""


class PlanNotFoundError(NotFoundError):
    """Plan not found (`not-found/plan-not-found`)."""


class SiteNotFoundError(NotFoundError):
    """Site not found (`not-found/site-not-found`)."""


class UserNotFoundError(NotFoundError):
    """User not found (`not-found/user-not-found`)."""


class AgentPushUpdateBlockedError(ProcessingFailureError):
    """Agent push update blocked (`processing-failure/agent-push-update-blocked`)."""


class AiTaskCannotBeRunManuallyError(ProcessingFailureError):
    """AI task cannot be run manually (`processing-failure/ai-task-cannot-be-run-manually`)."""


class AlreadyCompletedError(ProcessingFailureError):
    """Already completed (`processing-failure/already-completed`)."""


class AutomationCannotBeRunManuallyError(ProcessingFailureError):
    """Automation cannot be run manually (`processing-failure/automation-cannot-be-run-manually`)."""


class BehaviorNotAllowedOnRemoteServerError(ProcessingFailureError):
    """Behavior not allowed on remote server (`processing-failure/behavior-not-allowed-on-remote-server`)."""


class BufferedUploadDisabledForThisDestinationError(ProcessingFailureError):
    """Buffered upload disabled for this destination.

    On the wire: `processing-failure/buffered-upload-disabled-for-this-destination`.
    """


class BundleOnlyAllowsPreviewsError(ProcessingFailureError):
    """Bundle only allows previews (`processing-failure/bundle-only-allows-previews`)."""


class BundleOperationRequiresSubfolderError(ProcessingFailureError):
    """Bundle operation requires subfolder (`processing-failure/bundle-operation-requires-subfolder`)."""


class ConfigurationLockedPathError(ProcessingFailureError):
    """Configuration locked path (`processing-failure/configuration-locked-path`)."""


class CouldNotCreateParentError(ProcessingFailureError):
    """Could not create parent (`processing-failure/could-not-create-parent`)."""


class DestinationExistsError(ProcessingFailureError):
    """Destination exists (`processing-failure/destination-exists`)."""


class DestinationFolderLimitedError(ProcessingFailureError):
    """Destination folder limited (`processing-failure/destination-folder-limited`)."""


class DestinationParentConflictError(ProcessingFailureError):
    """Destination parent conflict (`processing-failure/destination-parent-conflict`)."""


class DestinationParentDoesNotExistError(ProcessingFailureError):
    """Destination parent does not exist (`processing-failure/destination-parent-does-not-exist`)."""


class ExceededRuntimeLimitError(ProcessingFailureError):
    """Exceeded runtime limit (`processing-failure/exceeded-runtime-limit`)."""


class ExpectationAlreadyHasOpenWindowError(ProcessingFailureError):
    """Expectation already has open window (`processing-failure/expectation-already-has-open-window`)."""


class ExpectationNotManualTriggerError(ProcessingFailureError):
    """Expectation not manual trigger (`processing-failure/expectation-not-manual-trigger`)."""


class ExpiredPrivateKeyError(ProcessingFailureError):
    """Expired private key (`processing-failure/expired-private-key`)."""


class ExpiredPublicKeyError(ProcessingFailureError):
    """Expired public key (`processing-failure/expired-public-key`)."""


class ExportFailureError(ProcessingFailureError):
    """Export failure (`processing-failure/export-failure`)."""


class ExportNotReadyError(ProcessingFailureError):
    """Export not ready (`processing-failure/export-not-ready`)."""


class FailedToChangePasswordError(ProcessingFailureError):
    """Failed to change password (`processing-failure/failed-to-change-password`)."""


class FileLockedError(ProcessingFailureError):
    """File locked (`processing-failure/file-locked`)."""


class FileNotUploadedError(ProcessingFailureError):
    """File not uploaded (`processing-failure/file-not-uploaded`)."""


class FilePendingProcessingError(ProcessingFailureError):
    """File pending processing (`processing-failure/file-pending-processing`)."""


class FileProcessingErrorError(ProcessingFailureError):
    """File processing error (`processing-failure/file-processing-error`)."""


class FileTooBigToDecryptError(ProcessingFailureError):
    """File too big to decrypt (`processing-failure/file-too-big-to-decrypt`)."""


class FileTooBigToEncryptError(ProcessingFailureError):
    """File too big to encrypt (`processing-failure/file-too-big-to-encrypt`)."""


class FileUploadedToWrongRegionError(ProcessingFailureError):
    """File uploaded to wrong region (`processing-failure/file-uploaded-to-wrong-region`)."""


class FilenameTooLongError(ProcessingFailureError):
    """Filename too long (`processing-failure/filename-too-long`)."""


class FolderLockedError(ProcessingFailureError):
    """Folder locked (`processing-failure/folder-locked`)."""


class FolderNotEmptyError(ProcessingFailureError):
    """Folder not empty (`processing-failure/folder-not-empty`)."""


class HistoryUnavailableError(ProcessingFailureError):
    """History unavailable (`processing-failure/history-unavailable`)."""


class InvalidBundleCodeError(ProcessingFailureError):
    """Invalid bundle code (`processing-failure/invalid-bundle-code`)."""


class InvalidFileTypeError(ProcessingFailureError):
    """Invalid file type (`processing-failure/invalid-file-type`)."""


class InvalidFilenameError(ProcessingFailureError):
    """Invalid filename (`processing-failure/invalid-filename`)."""


class InvalidPriorityColorError(ProcessingFailureError):
    """Invalid priority color (`processing-failure/invalid-priority-color`)."""


class InvalidRangeError(ProcessingFailureError):
    """Invalid range (`processing-failure/invalid-range`)."""


class InvalidSiteError(ProcessingFailureError):
    """Invalid site (`processing-failure/invalid-site`)."""


class InvalidZipFileError(ProcessingFailureError):
    """Invalid zip file (`processing-failure/invalid-zip-file`)."""


class MetadataNotSupportedOnRemotesError(ProcessingFailureError):
    """Metadata not supported on remotes (`processing-failure/metadata-not-supported-on-remotes`)."""


class ModelSaveErrorError(ProcessingFailureError):
    """Model save error (`processing-failure/model-save-error`)."""


class MultipleProcessingErrorsError(ProcessingFailureError):
    """Multiple processing errors (`processing-failure/multiple-processing-errors`)."""


class PathTooLongError(ProcessingFailureError):
    """Path too long (`processing-failure/path-too-long`)."""


class RecipientAlreadySharedError(ProcessingFailureError):
    """Recipient already shared (`processing-failure/recipient-already-shared`)."""


class RemoteEntryReadOnlyError(ProcessingFailureError):
    """Remote entry read only (`processing-failure/remote-entry-read-only`)."""


class RemoteServerErrorError(ProcessingFailureError):
    """Remote server error (`processing-failure/remote-server-error`)."""


class ResourceBelongsToParentSiteError(ProcessingFailureError):
    """Resource belongs to parent site (`processing-failure/resource-belongs-to-parent-site`)."""


class ResourceLockedError(ProcessingFailureError):
    """Resource locked (`processing-failure/resource-locked`)."""


class SubfolderLockedError(ProcessingFailureError):
    """Subfolder locked (`processing-failure/subfolder-locked`)."""


class SyncInProgressError(ProcessingFailureError):
    """Sync in progress (`processing-failure/sync-in-progress`)."""


class TwoFactorAuthenticationCodeAlreadySentError(ProcessingFailureError):
    """Two factor authentication code already sent.

    On the wire: `processing-failure/two-factor-authentication-code-already-sent`.
    """


class TwoFactorAuthenticationCountryBlacklistedError(ProcessingFailureError):
    """Two factor authentication country blacklisted.

    On the wire: `processing-failure/two-factor-authentication-country-blacklisted`.
    """


class TwoFactorAuthenticationGeneralErrorError(ProcessingFailureError):
    """Two factor authentication general error (`processing-failure/two-factor-authentication-general-error`)."""


class TwoFactorAuthenticationMethodUnsupportedErrorError(ProcessingFailureError):
    """Two factor authentication method unsupported error.

    On the wire: `processing-failure/two-factor-authentication-method-unsupported-error`.
    """


class TwoFactorAuthenticationUnsubscribedRecipientError(ProcessingFailureError):
    """Two factor authentication unsubscribed recipient.

    On the wire: `processing-failure/two-factor-authentication-unsubscribed-recipient`.
    """


class UpdatesNotAllowedForRemotesError(ProcessingFailureError):
    """Updates not allowed for remotes (`processing-failure/updates-not-allowed-for-remotes`)."""


class DuplicateShareRecipientError(RateLimitedError):
    """Duplicate share recipient (`rate-limited/duplicate-share-recipient`)."""


class ReauthenticationRateLimitedError(RateLimitedError):
    """Reauthentication rate limited (`rate-limited/reauthentication-rate-limited`)."""


class TooManyConcurrentLoginsError(RateLimitedError):
    """Too many concurrent logins (`rate-limited/too-many-concurrent-logins`)."""


class TooManyConcurrentRequestsError(RateLimitedError):
    """Too many concurrent requests (`rate-limited/too-many-concurrent-requests`)."""


class TooManyLoginAttemptsError(RateLimitedError):
    """Too many login attempts (`rate-limited/too-many-login-attempts`)."""


class TooManyRequestsError(RateLimitedError):
    """Too many requests (`rate-limited/too-many-requests`)."""


class TooManySharesError(RateLimitedError):
    """Too many shares (`rate-limited/too-many-shares`)."""


class AgentUnavailableError(ServiceUnavailableError):
    """Agent unavailable (`service-unavailable/agent-unavailable`)."""


class AutomationsUnavailableError(ServiceUnavailableError):
    """Automations unavailable (`service-unavailable/automations-unavailable`)."""


class LockOperationBusyError(ServiceUnavailableError):
    """Lock operation busy (`service-unavailable/lock-operation-busy`)."""


class MigrationInProgressError(ServiceUnavailableError):
    """Migration in progress (`service-unavailable/migration-in-progress`)."""


class SearchUnavailableError(ServiceUnavailableError):
    """Search unavailable (`service-unavailable/search-unavailable`)."""


class SiteDisabledError(ServiceUnavailableError):
    """Site disabled (`service-unavailable/site-disabled`)."""


class UploadsUnavailableError(ServiceUnavailableError):
    """Uploads unavailable (`service-unavailable/uploads-unavailable`)."""


class AccountAlreadyExistsError(SiteConfigurationError):
    """Account already exists (`site-configuration/account-already-exists`)."""


class AccountOverdueError(SiteConfigurationError):
    """Account overdue (`site-configuration/account-overdue`)."""


class NoAccountForSiteError(SiteConfigurationError):
    """No account for site (`site-configuration/no-account-for-site`)."""


class SiteWasRemovedError(SiteConfigurationError):
    """Site was removed (`site-configuration/site-was-removed`)."""


class TrialExpiredError(SiteConfigurationError):
    """Trial expired (`site-configuration/trial-expired`)."""


class TrialLockedError(SiteConfigurationError):
    """Trial locked (`site-configuration/trial-locked`)."""


class UserRequestsEnabledRequiredError(SiteConfigurationError):
    """User requests enabled required (`site-configuration/user-requests-enabled-required`)."""


TYPE_TO_ERROR: dict[str, type[Error]] = {
    "bad-request": BadRequestError,
    "not-authenticated": NotAuthenticatedError,
    "not-authorized": NotAuthorizedError,
    "not-found": NotFoundError,
    "processing-failure": ProcessingFailureError,
    "rate-limited": RateLimitedError,
    "service-unavailable": ServiceUnavailableError,
    "site-configuration": SiteConfigurationError,
    "bad-request/agent-upgrade-required": AgentUpgradeRequiredError,
    "bad-request/attachment-too-large": AttachmentTooLargeError,
    "bad-request/cannot-download-directory": CannotDownloadDirectoryError,
    "bad-request/cant-move-with-multiple-locations": CantMoveWithMultipleLocationsError,
    "bad-request/datetime-parse": DatetimeParseError,
    "bad-request/destination-same": DestinationSameError,
    "bad-request/destination-site-mismatch": DestinationSiteMismatchError,
    "bad-request/does-not-support-sorting": DoesNotSupportSortingError,
    "bad-request/folder-must-not-be-a-file": FolderMustNotBeAFileError,
    "bad-request/folders-not-allowed": FoldersNotAllowedError,
    "bad-request/internal-general-error": InternalGeneralErrorError,
    "bad-request/invalid-body": InvalidBodyError,
    "bad-request/invalid-cursor": InvalidCursorError,
    "bad-request/invalid-cursor-type-for-sort": InvalidCursorTypeForSortError,
    "bad-request/invalid-etags": InvalidEtagsError,
    "bad-request/invalid-filter-alias-combination": InvalidFilterAliasCombinationError,
    "bad-request/invalid-filter-combination": InvalidFilterCombinationError,
    "bad-request/invalid-filter-field": InvalidFilterFieldError,
    "bad-request/invalid-filter-param": InvalidFilterParamError,
    "bad-request/invalid-filter-param-format": InvalidFilterParamFormatError,
    "bad-request/invalid-filter-param-value": InvalidFilterParamValueError,
    "bad-request/invalid-input-encoding": InvalidInputEncodingError,
    "bad-request/invalid-interface": InvalidInterfaceError,
    "bad-request/invalid-oauth-provider": InvalidOauthProviderError,
    "bad-request/invalid-path": InvalidPathError,
    "bad-request/invalid-return-to-url": InvalidReturnToUrlError,
    "bad-request/invalid-search-query": InvalidSearchQueryError,
    "bad-request/invalid-sort-field": InvalidSortFieldError,
    "bad-request/invalid-sort-filter-combination": InvalidSortFilterCombinationError,
    "bad-request/invalid-upload-offset": InvalidUploadOffsetError,
    "bad-request/invalid-upload-part-gap": InvalidUploadPartGapError,
    "bad-request/invalid-upload-part-size": InvalidUploadPartSizeError,
    "bad-request/invalid-workspace-id-header": InvalidWorkspaceIdHeaderError,
    "bad-request/method-not-allowed": MethodNotAllowedError,
    "bad-request/multiple-sort-params-not-allowed": MultipleSortParamsNotAllowedError,
    "bad-request/no-valid-input-params": NoValidInputParamsError,
    "bad-request/offset-upload-not-allowed-with-malware-scanning": OffsetUploadNotAllowedWithMalwareScanningError,
    "bad-request/part-number-too-large": PartNumberTooLargeError,
    "bad-request/path-cannot-have-trailing-whitespace": PathCannotHaveTrailingWhitespaceError,
    "bad-request/reauthentication-needed-fields": ReauthenticationNeededFieldsError,
    "bad-request/request-body-too-large": RequestBodyTooLargeError,
    "bad-request/request-params-contain-invalid-character": RequestParamsContainInvalidCharacterError,
    "bad-request/request-params-invalid": RequestParamsInvalidError,
    "bad-request/request-params-required": RequestParamsRequiredError,
    "bad-request/search-all-on-child-path": SearchAllOnChildPathError,
    "bad-request/unrecognized-sort-index": UnrecognizedSortIndexError,
    "bad-request/unsupported-currency": UnsupportedCurrencyError,
    "bad-request/unsupported-http-response-format": UnsupportedHttpResponseFormatError,
    "bad-request/unsupported-media-type": UnsupportedMediaTypeError,
    "bad-request/user-id-invalid": UserIdInvalidError,
    "bad-request/user-id-on-user-endpoint": UserIdOnUserEndpointError,
    "bad-request/user-required": UserRequiredError,
    "not-authenticated/additional-authentication-required": AdditionalAuthenticationRequiredError,
    "not-authenticated/api-key-sessions-not-supported": ApiKeySessionsNotSupportedError,
    "not-authenticated/authentication-required": AuthenticationRequiredError,
    "not-authenticated/bundle-registration-code-failed": BundleRegistrationCodeFailedError,
    "not-authenticated/files-agent-token-failed": FilesAgentTokenFailedError,
    "not-authenticated/inbox-registration-code-failed": InboxRegistrationCodeFailedError,
    "not-authenticated/invalid-credentials": InvalidCredentialsError,
    "not-authenticated/invalid-oauth": InvalidOauthError,
    "not-authenticated/invalid-or-expired-code": InvalidOrExpiredCodeError,
    "not-authenticated/invalid-session": InvalidSessionError,
    "not-authenticated/invalid-username-or-password": InvalidUsernameOrPasswordError,
    "not-authenticated/locked-out": LockedOutError,
    "not-authenticated/lockout-region-mismatch": LockoutRegionMismatchError,
    "not-authenticated/one-time-password-incorrect": OneTimePasswordIncorrectError,
    "not-authenticated/two-factor-authentication-error": TwoFactorAuthenticationErrorError,
    "not-authenticated/two-factor-authentication-setup-expired": TwoFactorAuthenticationSetupExpiredError,
    "not-authorized/api-key-is-disabled": ApiKeyIsDisabledError,
    "not-authorized/api-key-is-path-restricted": ApiKeyIsPathRestrictedError,
    "not-authorized/api-key-only-for-desktop-app": ApiKeyOnlyForDesktopAppError,
    "not-authorized/api-key-only-for-file-operations": ApiKeyOnlyForFileOperationsError,
    "not-authorized/api-key-only-for-mobile-app": ApiKeyOnlyForMobileAppError,
    "not-authorized/api-key-only-for-office-integration": ApiKeyOnlyForOfficeIntegrationError,
    "not-authorized/billing-information-hidden": BillingInformationHiddenError,
    "not-authorized/billing-or-site-admin-permission-required": BillingOrSiteAdminPermissionRequiredError,
    "not-authorized/billing-permission-required": BillingPermissionRequiredError,
    "not-authorized/bundle-maximum-uses-reached": BundleMaximumUsesReachedError,
    "not-authorized/bundle-permission-required": BundlePermissionRequiredError,
    "not-authorized/cannot-administer-higher-level-user": CannotAdministerHigherLevelUserError,
    "not-authorized/cannot-login-while-using-key": CannotLoginWhileUsingKeyError,
    "not-authorized/cant-act-for-other-user": CantActForOtherUserError,
    "not-authorized/contact-admin-for-password-change-help": ContactAdminForPasswordChangeHelpError,
    "not-authorized/files-agent-failed-authorization": FilesAgentFailedAuthorizationError,
    "not-authorized/folder-admin-or-billing-permission-required": FolderAdminOrBillingPermissionRequiredError,
    "not-authorized/folder-admin-permission-required": FolderAdminPermissionRequiredError,
    "not-authorized/full-permission-required": FullPermissionRequiredError,
    "not-authorized/history-permission-required": HistoryPermissionRequiredError,
    "not-authorized/in-app-ai-assistant-unavailable": InAppAiAssistantUnavailableError,
    "not-authorized/insufficient-permission-for-params": InsufficientPermissionForParamsError,
    "not-authorized/insufficient-permission-for-site": InsufficientPermissionForSiteError,
    "not-authorized/mover-access-denied": MoverAccessDeniedError,
    "not-authorized/mover-package-required": MoverPackageRequiredError,
    "not-authorized/must-authenticate-with-api-key": MustAuthenticateWithApiKeyError,
    "not-authorized/need-admin-permission-for-inbox": NeedAdminPermissionForInboxError,
    "not-authorized/non-admins-must-query-by-folder-or-path": NonAdminsMustQueryByFolderOrPathError,
    "not-authorized/not-allowed-to-create-bundle": NotAllowedToCreateBundleError,
    "not-authorized/not-enqueuable-sync": NotEnqueuableSyncError,
    "not-authorized/password-change-not-required": PasswordChangeNotRequiredError,
    "not-authorized/password-change-required": PasswordChangeRequiredError,
    "not-authorized/payment-method-error": PaymentMethodErrorError,
    "not-authorized/preview-only-permission-cannot-download": PreviewOnlyPermissionCannotDownloadError,
    "not-authorized/read-only-session": ReadOnlySessionError,
    "not-authorized/read-permission-required": ReadPermissionRequiredError,
    "not-authorized/reauthentication-failed": ReauthenticationFailedError,
    "not-authorized/reauthentication-failed-final": ReauthenticationFailedFinalError,
    "not-authorized/reauthentication-needed-action": ReauthenticationNeededActionError,
    "not-authorized/recaptcha-failed": RecaptchaFailedError,
    "not-authorized/remote-desktop-debug-logging-disabled": RemoteDesktopDebugLoggingDisabledError,
    "not-authorized/root-folder-behavior-site-admin-required": RootFolderBehaviorSiteAdminRequiredError,
    "not-authorized/root-folder-behavior-skip-site-admin-required": RootFolderBehaviorSkipSiteAdminRequiredError,
    "not-authorized/self-managed-required": SelfManagedRequiredError,
    "not-authorized/site-admin-or-partner-admin-permission-required": SiteAdminOrPartnerAdminPermissionRequiredError,
    "not-authorized/site-admin-or-workspace-admin-or-folder-admin-permission-required": (
        SiteAdminOrWorkspaceAdminOrFolderAdminPermissionRequiredError
    ),
    "not-authorized/site-admin-or-workspace-admin-or-partner-admin-or-folder-admin-permission-required": (
        SiteAdminOrWorkspaceAdminOrPartnerAdminOrFolderAdminPermissionRequiredError
    ),
    "not-authorized/site-admin-or-workspace-admin-or-partner-admin-permission-required": (
        SiteAdminOrWorkspaceAdminOrPartnerAdminPermissionRequiredError
    ),
    "not-authorized/site-admin-or-workspace-admin-permission-required": (
        SiteAdminOrWorkspaceAdminPermissionRequiredError
    ),
    "not-authorized/site-admin-required": SiteAdminRequiredError,
    "not-authorized/site-files-are-immutable": SiteFilesAreImmutableError,
    "not-authorized/two-factor-authentication-required": TwoFactorAuthenticationRequiredError,
    "not-authorized/user-id-without-site-admin": UserIdWithoutSiteAdminError,
    "not-authorized/write-and-bundle-permission-required": WriteAndBundlePermissionRequiredError,
    "not-authorized/write-permission-required": WritePermissionRequiredError,
    "not-authorized/zip-download-ip-mismatch": ZipDownloadIpMismatchError,
    "not-found/api-key-not-found": ApiKeyNotFoundError,
    "not-found/bundle-path-not-found": BundlePathNotFoundError,
    "not-found/bundle-registration-not-found": BundleRegistrationNotFoundError,
    "not-found/code-not-found": CodeNotFoundError,
    "not-found/file-not-found": FileNotFoundError,
    "not-found/file-upload-not-found": FileUploadNotFoundError,
    "not-found/folder-not-found": FolderNotFoundError,
    "not-found/group-not-found": GroupNotFoundError,
    "not-found/inbox-not-found": InboxNotFoundError,
    "not-found/nested-not-found": NestedNotFoundError,
    "not-found/plan-not-found": PlanNotFoundError,
    "not-found/site-not-found": SiteNotFoundError,
    "not-found/user-not-found": UserNotFoundError,
    "processing-failure/agent-push-update-blocked": AgentPushUpdateBlockedError,
    "processing-failure/ai-task-cannot-be-run-manually": AiTaskCannotBeRunManuallyError,
    "processing-failure/already-completed": AlreadyCompletedError,
    "processing-failure/automation-cannot-be-run-manually": AutomationCannotBeRunManuallyError,
    "processing-failure/behavior-not-allowed-on-remote-server": BehaviorNotAllowedOnRemoteServerError,
    "processing-failure/buffered-upload-disabled-for-this-destination": BufferedUploadDisabledForThisDestinationError,
    "processing-failure/bundle-only-allows-previews": BundleOnlyAllowsPreviewsError,
    "processing-failure/bundle-operation-requires-subfolder": BundleOperationRequiresSubfolderError,
    "processing-failure/configuration-locked-path": ConfigurationLockedPathError,
    "processing-failure/could-not-create-parent": CouldNotCreateParentError,
    "processing-failure/destination-exists": DestinationExistsError,
    "processing-failure/destination-folder-limited": DestinationFolderLimitedError,
    "processing-failure/destination-parent-conflict": DestinationParentConflictError,
    "processing-failure/destination-parent-does-not-exist": DestinationParentDoesNotExistError,
    "processing-failure/exceeded-runtime-limit": ExceededRuntimeLimitError,
    "processing-failure/expectation-already-has-open-window": ExpectationAlreadyHasOpenWindowError,
    "processing-failure/expectation-not-manual-trigger": ExpectationNotManualTriggerError,
    "processing-failure/expired-private-key": ExpiredPrivateKeyError,
    "processing-failure/expired-public-key": ExpiredPublicKeyError,
    "processing-failure/export-failure": ExportFailureError,
    "processing-failure/export-not-ready": ExportNotReadyError,
    "processing-failure/failed-to-change-password": FailedToChangePasswordError,
    "processing-failure/file-locked": FileLockedError,
    "processing-failure/file-not-uploaded": FileNotUploadedError,
    "processing-failure/file-pending-processing": FilePendingProcessingError,
    "processing-failure/file-processing-error": FileProcessingErrorError,
    "processing-failure/file-too-big-to-decrypt": FileTooBigToDecryptError,
    "processing-failure/file-too-big-to-encrypt": FileTooBigToEncryptError,
    "processing-failure/file-uploaded-to-wrong-region": FileUploadedToWrongRegionError,
    "processing-failure/filename-too-long": FilenameTooLongError,
    "processing-failure/folder-locked": FolderLockedError,
    "processing-failure/folder-not-empty": FolderNotEmptyError,
    "processing-failure/history-unavailable": HistoryUnavailableError,
    "processing-failure/invalid-bundle-code": InvalidBundleCodeError,
    "processing-failure/invalid-file-type": InvalidFileTypeError,
    "processing-failure/invalid-filename": InvalidFilenameError,
    "processing-failure/invalid-priority-color": InvalidPriorityColorError,
    "processing-failure/invalid-range": InvalidRangeError,
    "processing-failure/invalid-site": InvalidSiteError,
    "processing-failure/invalid-zip-file": InvalidZipFileError,
    "processing-failure/metadata-not-supported-on-remotes": MetadataNotSupportedOnRemotesError,
    "processing-failure/model-save-error": ModelSaveErrorError,
    "processing-failure/multiple-processing-errors": MultipleProcessingErrorsError,
    "processing-failure/path-too-long": PathTooLongError,
    "processing-failure/recipient-already-shared": RecipientAlreadySharedError,
    "processing-failure/remote-entry-read-only": RemoteEntryReadOnlyError,
    "processing-failure/remote-server-error": RemoteServerErrorError,
    "processing-failure/resource-belongs-to-parent-site": ResourceBelongsToParentSiteError,
    "processing-failure/resource-locked": ResourceLockedError,
    "processing-failure/subfolder-locked": SubfolderLockedError,
    "processing-failure/sync-in-progress": SyncInProgressError,
    "processing-failure/two-factor-authentication-code-already-sent": TwoFactorAuthenticationCodeAlreadySentError,
    "processing-failure/two-factor-authentication-country-blacklisted": TwoFactorAuthenticationCountryBlacklistedError,
    "processing-failure/two-factor-authentication-general-error": TwoFactorAuthenticationGeneralErrorError,
    "processing-failure/two-factor-authentication-method-unsupported-error": (
        TwoFactorAuthenticationMethodUnsupportedErrorError
    ),
    "processing-failure/two-factor-authentication-unsubscribed-recipient": (
        TwoFactorAuthenticationUnsubscribedRecipientError
    ),
    "processing-failure/updates-not-allowed-for-remotes": UpdatesNotAllowedForRemotesError,
    "rate-limited/duplicate-share-recipient": DuplicateShareRecipientError,
    "rate-limited/reauthentication-rate-limited": ReauthenticationRateLimitedError,
    "rate-limited/too-many-concurrent-logins": TooManyConcurrentLoginsError,
    "rate-limited/too-many-concurrent-requests": TooManyConcurrentRequestsError,
    "rate-limited/too-many-login-attempts": TooManyLoginAttemptsError,
    "rate-limited/too-many-requests": TooManyRequestsError,
    "rate-limited/too-many-shares": TooManySharesError,
    "service-unavailable/agent-unavailable": AgentUnavailableError,
    "service-unavailable/automations-unavailable": AutomationsUnavailableError,
    "service-unavailable/lock-operation-busy": LockOperationBusyError,
    "service-unavailable/migration-in-progress": MigrationInProgressError,
    "service-unavailable/search-unavailable": SearchUnavailableError,
    "service-unavailable/site-disabled": SiteDisabledError,
    "service-unavailable/uploads-unavailable": UploadsUnavailableError,
    "site-configuration/account-already-exists": AccountAlreadyExistsError,
    "site-configuration/account-overdue": AccountOverdueError,
    "site-configuration/no-account-for-site": NoAccountForSiteError,
    "site-configuration/site-was-removed": SiteWasRemovedError,
    "site-configuration/trial-expired": TrialExpiredError,
    "site-configuration/trial-locked": TrialLockedError,
    "site-configuration/user-requests-enabled-required": UserRequestsEnabledRequiredError,
    "processing-failure/agent-unavailable": AgentUnavailableError,
}
STATUS_TO_ERROR: dict[int | str, type[APIError]] = {
    400: BadRequestError,
    401: NotAuthenticatedError,
    403: NotAuthorizedError,
    404: NotFoundError,
    422: ProcessingFailureError,
    429: RateLimitedError,
    503: ServiceUnavailableError,
}
