"""Words for accounts and the keyring."""

from __future__ import annotations

from resultdesk.core.language import N_
from resultdesk.core.wording import ErrorWords

_SESSION = N_("Keys are kept in memory until you close ResultDesk; enter them again next time.")

ERRORS: dict[str, ErrorWords] = {
    "account.no_name": ErrorWords(N_("The account has no name."), N_("Give it a short one, such as your club's.")),
    "account.odd_name": ErrorWords(
        N_("\u201c{place}\u201d cannot be an account's name."), N_("Use at most 80 letters, digits and signs.")
    ),
    "account.taken": ErrorWords(
        N_("There is already an account called “{account}” (for {label}). It is as it was."),
        N_("Give this one another name. To change the other, choose “{account}” in the list of accounts."),
    ),
    "accounts.damaged": ErrorWords(
        N_("The list of accounts in {place} is damaged and cannot be read."),
        N_("Put it aside and add the accounts again, or bring it back from a backup. Nothing in it has been changed."),
    ),
    "accounts.newer": ErrorWords(
        N_("The list of accounts in {place} was made by a newer ResultDesk."), N_("Use the newer version.")
    ),
    "accounts.not_read": ErrorWords(
        N_("The list of accounts in {place} cannot be opened: {reason}."), N_("Check who may read this folder.")
    ),
    "accounts.not_written": ErrorWords(
        N_("The list of accounts cannot be written to {place}: {reason}. It is as it was before."),
        N_("Check for free space and who may write to this folder, then try again."),
    ),
    "keyring.missing": ErrorWords(N_("This computer has no keyring for passwords that ResultDesk can use."), _SESSION),
    "keyring.in_files": ErrorWords(
        N_("The keyring set up here writes passwords to plain files, so ResultDesk does not use it."), _SESSION
    ),
    "keyring.locked": ErrorWords(N_("The keyring is locked."), N_("Unlock it with your login password and try again.")),
    "keyring.failed": ErrorWords(
        N_("The keyring did not work ({reason})."), N_("Try again, or enter the key for this session.")
    ),
    "keyring.forgetful": ErrorWords(N_("The keyring took the key but does not give it back."), _SESSION),
    "keyring.too_long": ErrorWords(
        N_("The key is too long for the keyring of Windows, which takes {limit} characters."), _SESSION
    ),
}
